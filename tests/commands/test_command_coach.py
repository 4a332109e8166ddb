"""`coach`: findings with their advice, the day they are checked, and what became of them."""

import pytest

from within import Shop

WANG, LI = {"SALESBOOK_ME": "wang"}, {"SALESBOOK_ME": "li"}


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--grade", "B", "-q")
    return shop


def test_findings_of_a_visit(acme: Shop) -> None:
    ran = acme("coach", "add", "Acme", "--found", "talks too much", "--advice", "ask, then wait",
               "--found", "no next step")  # fmt: skip
    assert ran.stdout == (
        "Acme (#1, B): joint visit Sat 11-21, 2 findings (#1, #2). Check Sat 11-28.\n"
    )
    assert acme.json("coach", "list") == [
        {"coaching_id": 1, "customer_id": 1, "customer": "Acme", "grade": "B", "kind": "visit",
         "on_day": "2026-11-21", "file": None, "found": "talks too much",
         "advice": "ask, then wait", "check_on": "2026-11-28", "checked_on": None,
         "improved": None, "result": None, "owner": None},
        {"coaching_id": 2, "found": "no next step", "advice": None},
    ]  # fmt: skip


def test_findings_of_a_recording(acme: Shop) -> None:
    receipt = acme.json(
        "coach", "add", "Acme", "--file", "call.m4a", "--found", "x", "--on", "thu",
        "--check", "thu", env=WANG,
    )  # fmt: skip
    assert receipt == {
        "done": "coach add", "customer_id": 1, "customer": "Acme", "kind": "recording",
        "on_day": "2026-11-19", "check_on": "2026-11-26", "coaching_ids": [1], "file": "call.m4a",
    }  # fmt: skip
    assert acme.one("SELECT owner FROM coaching") == "wang"
    acme("coach", "add", "Acme", "--file", "notes.md", "--kind", "陪访", "--found", "y", "-q")
    assert acme.one("SELECT kind FROM coaching WHERE id=2") == "visit"


def test_one_that_is_alone_needs_no_number(acme: Shop) -> None:
    acme("coach", "add", "Acme", "--found", "no next step", "--advice", "end with a date", "-q")
    assert acme("coach", "done", "Acme", "--improved", "yes", "--result", "asked twice",
                today="2026-11-28").stdout == "Acme (#1, B): improved: no next step.\n"  # fmt: skip
    assert acme.sql("SELECT checked_on, improved, result FROM coaching") == [
        ("2026-11-28", 1, "asked twice")
    ]
    assert acme.json("coach", "list", "--open") == []
    assert "has no finding to check" in acme.unchanged("coach", "done", "Acme", exit=3).stderr


def test_several_need_the_number(acme: Shop) -> None:
    acme("coach", "add", "Acme", "--found", "one", "--found", "two", "-q")
    ran = acme.unchanged("coach", "done", "Acme", exit=4)
    assert ran.stderr == (
        "Error: 2 findings are open at Acme (#1, B). Give the number of one:\n"
        "1  2026-11-28  one\n2  2026-11-28  two\n"
    )
    assert acme("coach", "done", "Acme", "2").stdout == "Acme (#1, B): checked: two.\n"
    refused = acme.unchanged("coach", "done", "Acme", "2", exit=3)
    assert "no open finding 2; open are 1." in refused.stderr
    acme.unchanged("coach", "done", "Acme", "two", exit=2)


def test_what_has_not_improved_is_checked_again(acme: Shop) -> None:
    acme("coach", "add", "Acme", "--found", "one", "--advice", "do", "--on", "2026-11-10", "-q")
    assert acme("coach", "done", "Acme", "--improved", "no").stdout == (
        "Acme (#1, B): not improved yet: one. Check it again Sat 11-28 (#2).\n"
    )
    receipt = acme.json("coach", "done", "Acme", "--improved", "否", "--again", "+3d")
    assert receipt == {
        "done": "coach done", "customer_id": 1, "customer": "Acme", "coaching_id": 2,
        "found": "one", "checked_on": "2026-11-21", "improved": False, "result": None,
        "next_id": 3, "check_on": "2026-11-24",
    }  # fmt: skip
    assert acme.sql("SELECT found, advice, on_day, check_on, checked_on FROM coaching")[2] == (
        "one", "do", "2026-11-10", "2026-11-24", None,
    )  # fmt: skip
    acme("coach", "done", "Acme", "--improved", "yes", "--again", "+30d", "-q")
    assert acme.one("SELECT check_on FROM coaching WHERE id=4") == "2026-12-21"


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["add", "Acme"], 2, "--found TEXT"),
        (["add", "Acme", "--found", " "], 2, "--found TEXT"),
        (["add", "Acme", "--found", "x", "--advice", "a", "--advice", "b"], 2, "more --advice (2)"),
        (["add", "Acme", "--found", "x", "--kind", "dream"], 2, "visit"),
        (["add", "Acme", "--found", "x", "--check", "someday"], 2, "is not a date"),
        (["add", "Acme", "--found", "x", "--on", "2026-11-22"], 7, "lies in the future"),
        (["add", "Acme", "--found", "x", "--check", "2026-11-20"], 7, "lies before 2026-11-21"),
        (["add", "Nobody", "--found", "x"], 3, "No customer matches"),
        (["done", "Acme", "--improved", "maybe"], 2, "neither yes nor no"),
        (["done", "Beta", "--again", "2026-11-20"], 7, "is past"),
    ],
)
def test_failures(acme: Shop, argv: list[str], code: int, said: str) -> None:
    acme("add", "Beta", "-q")
    acme("coach", "add", "Beta", "--found", "x", "-q")
    assert said in acme.unchanged("coach", *argv, exit=code).stderr


@pytest.mark.parametrize("argv", [["add", "Acme", "--found", "x", "--found", "y"],
                                  ["done", "Beta", "--improved", "no"]])  # fmt: skip
def test_it_undoes(acme: Shop, argv: list[str]) -> None:
    acme("add", "Beta", "-q")
    acme("coach", "add", "Beta", "--found", "x", "-q")
    before = acme.content()
    acme("coach", *argv, "-q")
    assert acme.content() != before
    acme("undo")
    assert acme.content() == before


def test_the_list(acme: Shop) -> None:
    acme("add", "Beta", "-q")
    acme("coach", "add", "Acme", "--found", "later", "--check", "+9d", "-q", env=WANG)
    acme("coach", "add", "Beta", "--found", "sooner", "-q", env=LI)
    acme("coach", "add", "Acme", "--found", "checked", "-q")
    acme("coach", "done", "Acme", "3", "--improved", "yes", "-q")

    def found(*argv: str, **how: object) -> list[str]:
        return [row["found"] for row in acme.json("coach", "list", *argv, **how)]

    assert found() == ["sooner", "later", "checked"]
    assert found("--open") == ["sooner", "later"]
    assert found("Acme") == ["later", "checked"]
    assert found("Acme", "--open") == ["later"]
    assert found(env=LI) == ["sooner", "checked"]
    assert acme("coach", "list", lang="zh").lines[0] == "待核查 2 条，其中到期 0 条"
    assert (
        acme("coach", "list", today="2026-11-28").lines[0] == "2 findings to check, 1 of them due"
    )


def test_in_chinese(acme: Shop) -> None:
    assert acme("coach", "add", "Acme", "--found", "没有问预算", lang="zh").stdout == (
        "Acme（#1，B 级）：11-21 周六 陪访，记下 1 条发现（#1）。11-28 周六 核查。\n"
    )
    assert acme("coach", "done", "Acme", "--improved", "否", lang="zh").stdout == (
        "Acme（#1，B 级）：还没改进：没有问预算。11-28 周六 再核查（#2）。\n"
    )
