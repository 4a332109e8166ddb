"""`undo`, `redo`, `history`: one command is one step."""

import pytest

import builders
from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme")
    shop("add", "Beta")
    shop("log", "Acme", "hello")
    return shop


def test_undo_and_redo_say_what(acme: Shop) -> None:
    said = "Logged phone with Acme (#1, C), Sat 11-21 12:00. Due Mon 12-21."
    assert acme("undo", "--dry-run").lines[0] == f"Would undo 3: {said}"
    assert acme("undo").stdout == f"Undone 3: {said}\n"
    assert acme("redo").stdout == f"Done again 3: {said}\n"
    receipt = acme.json("undo", "3")
    assert receipt == {
        "done": "undo", "operation": 3, "command": "log", "summary": said,
        "at": "2026-11-21T12:00:00+08:00", "dry_run": False, "operations": [3],
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


# Several at once


def test_several_steps_at_once_and_each_again(acme: Shop) -> None:
    acme("tag", "Beta", "vip")
    start = acme.content()
    receipt = acme.json("undo", "--steps", "3")
    assert (receipt["operation"], receipt["operations"]) == (2, [4, 3, 2])
    assert [row["customer"] for row in acme.json("list")] == ["Acme"]
    assert [row["undoes"] for row in acme.json("history", "--limit", "3")] == [2, 3, 4]
    for number in (2, 3, 4):
        assert acme("redo").stdout.startswith(f"Done again {number}: ")
    assert acme.content() == start
    assert acme.one("SELECT count(*) FROM operation WHERE checksum IS NULL") == 0
    assert acme("check", "--deep").stdout == ""


def test_several_steps_say_how_far_back(acme: Shop) -> None:
    said = "2 commands, back to before 2 (Added Beta (#2, C). Due Mon 11-23.)\n"
    assert acme("undo", "--steps", "2", "-n").stdout.startswith(f"Would undo {said}")
    assert acme("undo", "--steps", "2").stdout == f"Undone {said}"


def test_more_steps_than_there_are_undo_none(acme: Shop) -> None:
    for steps in ("4", "99999999999999999999"):
        ran = acme.unchanged("undo", "--steps", steps, exit=3)
        assert ran.stderr == "Error: There are only 3 commands to undo; nothing was changed.\n"
    acme.unchanged("undo", "--steps", "0", exit=2)
    acme.unchanged("undo", "2", "--steps", "2", exit=2)


def test_one_that_stands_in_the_way_stops_all_of_them(acme: Shop) -> None:
    acme("forget", "Beta", "--yes")
    acme("tag", "Acme", "vip")
    ran = acme.unchanged("undo", "--steps", "2", exit=7)
    assert "forgot a customer" in ran.stderr
    acme("undo")


# The preview


def test_the_preview_counts_rows_and_names_customers(acme: Shop) -> None:
    acme("regrade", "Beta", "A", "--why", "budget")
    acme("contact", "add", "Beta", "Li")
    assert acme("undo", "--steps", "3", "--dry-run").lines[1:] == [
        "5: Beta (#2): added Li.",
        "4: Beta (#2): C → A ↑. Due Mon 11-23. Signing window until Sat 11-28.",
        "3: Logged phone with Acme (#1, C), Sat 11-21 12:00. Due Mon 12-21.",
        "",
        "entries     taken out  brought back  set back",
        "contacts            1",
        "customers                                   2",
        "follow-ups          1",
        "grades              1",
        "",
        "Customers: Acme (#1), Beta (#2)",
    ]
    preview = acme.json("undo", "--steps", "3", "--dry-run")
    assert preview["rows"][1] == {"table": "customer", "added": 0, "removed": 0, "changed": 2}
    assert preview["customers"][1] == {"customer_id": 2, "customer": "Beta"}
    ran = acme("undo", "-n", lang="zh")
    assert "删去" in ran.stdout
    assert "涉及客户：Beta（#2）" in ran.stdout


def test_the_preview_of_many_customers_names_some(shop: Shop) -> None:
    with open(f"{shop.home}.csv", "w", encoding="utf-8") as file:
        file.write("customer\n" + "".join(f"C{number:02}\n" for number in range(30)))
    shop("import", f"{shop.home}.csv")
    ran = shop("undo", "--dry-run")
    assert ran.lines[-1].endswith("C07 (#8) and 22 more")
    assert len(shop.json("undo", "-n")["customers"]) == 30


def test_the_preview_knows_who_was_merged_away(acme: Shop) -> None:
    acme("merge", "Beta", "Acme")
    preview = acme.json("undo", "-n")
    assert [row["customer"] for row in preview["customers"]] == ["Acme", "Beta"]
    removed = {row["table"]: row["removed"] for row in preview["rows"]}
    assert removed["customer"] == 1


def test_the_preview_is_refused_as_the_undo_is(acme: Shop) -> None:
    acme.unchanged("undo", "1", "-n", exit=7)
    acme.unchanged("undo", "9", "-n", exit=3)


def test_the_preview_shows_what_another_program_did(acme: Shop) -> None:
    with builders.raw(acme.path) as other:
        other.execute("UPDATE customer SET need='CRM'")
    preview = acme.json("undo", "-n")
    assert (preview["operation"], preview["command"]) == (4, "(another program)")
    assert preview["rows"] == [{"table": "customer", "added": 0, "removed": 0, "changed": 2}]
    assert acme.json("undo")["operation"] == 4


# The story of a customer


def test_the_story_of_a_customer(acme: Shop) -> None:
    acme("log", "Acme", "too dear", "--next", "fri send quote", "--grade", "A", "--why", "budget")
    acme("edit", "Acme", "--need", "CRM", "--budget", "50-80万")
    acme("contact", "add", "Acme", "Li")
    acme("contact", "rm", "Acme", "Li")
    story = acme.json("history", "Acme")
    assert [row["details"] for row in story] == [
        ["contacts: Li (removed)"],
        ["contacts: Li"],
        ["need – → CRM, budget – → 800,000"],
        ["follow-ups: too dear", "next actions: 2026-11-27 send quote", "grades: C → A budget"],
        ["follow-ups: hello"],
        ["grades: C captured"],
    ]
    assert "跟进记录：too dear" in acme("history", "Acme", lang="zh").stdout
    assert "follow-ups: hello" in acme("history", "Acme", terminal=80).stdout


def test_history_since_a_day(acme: Shop) -> None:
    acme("tag", "Acme", "vip", today="2026-11-25")
    since = {"today": "2026-11-26"}
    assert [row["operation"] for row in acme.json("history", "--since", "3 days ago", **since)] == [
        4
    ]
    assert len(acme.json("history", "--since", "2026-11-21", **since)) == 4
    assert len(acme.json("history", "Acme", "--since", "2026-11-22", **since)) == 1
    acme.unchanged("history", "--since", "nonsense", exit=2)
