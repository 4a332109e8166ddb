"""`undo`, `redo`, `history`: one command is one step."""

import pytest

from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme")
    shop("add", "Beta")
    shop("log", "Acme", "hello")
    return shop


def test_undo_and_redo_say_what(acme: Shop) -> None:
    said = "Logged phone with Acme (#1, C), Sat 11-21 12:00. Due Mon 12-21."
    assert acme("undo", "--dry-run").stdout == f"Would undo 3: {said}\n"
    assert acme("undo").stdout == f"Undone 3: {said}\n"
    assert acme("redo").stdout == f"Done again 3: {said}\n"
    receipt = acme.json("undo", "3")
    assert receipt == {
        "done": "undo", "operation": 3, "command": "log", "summary": said,
        "at": "2026-11-21T12:00:00+08:00", "dry_run": False,
    }  # fmt: skip
    assert acme.json("undo", "-n")["dry_run"] is True


def test_back_to_the_beginning_and_forth(acme: Shop) -> None:
    for _turn in range(3):
        acme("undo")
    assert acme.one("SELECT count(*) FROM customer") == 0
    assert acme.unchanged("undo", exit=3).stderr == "Error: There is nothing to undo.\n"
    for _turn in range(3):
        acme("redo")
    assert acme.one("SELECT count(*) FROM follow_up") == 1
    assert acme.unchanged("redo", exit=3).stderr == "Error: There is nothing to redo.\n"


def test_a_new_command_ends_what_can_be_redone(acme: Shop) -> None:
    acme("undo")
    acme("tag", "Beta", "x")
    acme.unchanged("redo", exit=3)


def test_an_older_one_by_its_number(acme: Shop) -> None:
    assert "Undone 2: Added Beta" in acme("undo", "2").stdout
    assert [row["customer"] for row in acme.json("list")] == ["Acme"]
    assert "already undone" in acme.unchanged("undo", "2", exit=7).stderr
    assert "itself an undo" in acme.unchanged("undo", "4", exit=7).stderr


def test_a_conflict_is_refused(acme: Shop) -> None:
    ran = acme.unchanged("undo", "1", exit=7)
    assert "3" in ran.stderr
    acme("undo", "3")
    acme("undo", "1")


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999"])
def test_no_such_operation(acme: Shop, number: str) -> None:
    ran = acme.unchanged("undo", number, exit=3)
    assert ran.stderr == (
        f'Error: There is no operation {number}. "salesbook history" lists them.\n'
    )


@pytest.mark.parametrize("argv", [["x"], ["1", "2"], ["--what"]])
def test_usage(acme: Shop, argv: list[str]) -> None:
    acme.unchanged("undo", *argv, exit=2)


def test_history(acme: Shop) -> None:
    acme("undo")
    rows = acme.json("history")
    assert [(row["operation"], row["command"], row["state"], row["undoes"]) for row in rows] == [
        (4, "undo", "undo", 3), (3, "log", "undone", None), (2, "add", "done", None),
        (1, "add", "done", None),
    ]  # fmt: skip
    assert rows[3]["at"] == "2026-11-21T12:00:00+08:00"
    assert rows[3]["summary"] == "Added Acme (#1, C). Due Mon 11-23."
    assert [row["operation"] for row in acme.json("history", "--limit", "2")] == [4, 3]
    assert len(acme.json("history", "--limit", "99999999999999999999")) == 4


def test_history_of_one(acme: Shop) -> None:
    assert [row["operation"] for row in acme.json("history", "Acme")] == [3, 1]
    assert [row["operation"] for row in acme.json("history", "Beta")] == [2]
    acme.unchanged("history", "nobody", exit=3)


def test_history_of_an_empty_book(shop: Shop) -> None:
    assert shop("history").stdout == "Nothing was done yet.\n"


def test_a_terminal_shows_the_latest_fifty(shop: Shop) -> None:
    for number in range(55):
        shop("add", f"C{number:02}", "-q")
    assert "C05" in shop("history", terminal=120).stdout
    assert "C04" not in shop("history", terminal=120).stdout
    assert "C00" in shop("history").stdout


def test_a_command_that_failed_leaves_no_step(acme: Shop) -> None:
    acme.unchanged("log", "Acme", "x", "--at", "2027-01-01", exit=7)
    assert len(acme.json("history")) == 3
