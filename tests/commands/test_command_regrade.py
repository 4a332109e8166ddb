"""`regrade`: from → to, the new due date, the end of the signing window."""

import pytest

from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--grade", "B", today="2026-11-10")
    shop("log", "Acme", "spoke", "--at", "2026-11-16", today="2026-11-16")
    return shop


def test_up_and_down(acme: Shop) -> None:
    ran = acme("regrade", "Acme", "A", "--why", "need clear")
    assert ran.stdout == ("Acme (#1): B → A ↑. Due Mon 11-23. Signing window until Sat 11-28.\n")
    ran = acme("regrade", "Acme", "c", "--why", "budget gone")
    assert ran.stdout == ("Acme (#1): A → C ↓. Due Wed 12-16. Signing window until Mon 12-21.\n")
    assert acme.sql(
        "SELECT from_grade, to_grade, on_day, reason, basis FROM grade_change ORDER BY id"
    ) == [
        (None, "B", "2026-11-10", "captured", "intent"),
        ("B", "A", "2026-11-21", "need clear", "intent"),
        ("A", "C", "2026-11-21", "budget gone", "intent"),
    ]


def test_the_receipt_as_an_object(acme: Shop) -> None:
    assert acme.json("regrade", "Acme", "A", "--why", "need clear", "--on", "2026-11-18") == {
        "done": "regrade", "customer_id": 1, "customer": "Acme", "from": "B", "to": "A",
        "on": "2026-11-18", "why": "need clear", "last_contact_on": "2026-11-16",
        "due_on": "2026-11-23", "next_on": None, "next_at": None, "next_action": None,
        "window_ends_on": "2026-11-25",
    }  # fmt: skip


def test_the_same_grade_changes_nothing(acme: Shop) -> None:
    before = acme.content()
    ran = acme("regrade", "Acme", "B", "--why", "still B")
    assert ran.stdout == (
        "Acme (#1) is B already since 2026-11-10; nothing changed. Due Tue 12-01. "
        "Signing window until Tue 11-24.\n"
    )
    assert acme.content() == before
    assert len(acme.json("history")) == 2


def test_renew_starts_the_window_anew(acme: Shop) -> None:
    ran = acme("regrade", "Acme", "B", "--why", "new project", "--renew")
    assert ran.stdout == ("Acme (#1): B renewed. Due Tue 12-01. Signing window until Sat 12-05.\n")
    assert acme.sql("SELECT from_grade, to_grade, on_day FROM grade_change ORDER BY id")[1] == (
        "B", "B", "2026-11-21",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("argv", "rule"),
    [
        (["A", "--why", "x", "--on", "2026-11-09"], "would lie before that"),
        (["B", "--renew", "--why", "x", "--on", "2026-11-09"], "would lie before that"),
        (["A", "--why", "x", "--on", "2026-11-22"], "lies in the future"),
    ],
)
def test_refused_by_a_rule(acme: Shop, argv: list[str], rule: str) -> None:
    assert rule in acme.unchanged("regrade", "Acme", *argv, exit=7).stderr


def test_the_day_the_grade_began_is_not_before(acme: Shop) -> None:
    acme("regrade", "Acme", "A", "--why", "x", "--on", "2026-11-10")


@pytest.mark.parametrize(
    "argv", [["A"], ["A", "--why", " "], ["D", "--why", "x"], ["--why", "x"], ["A", "--why"]]
)
def test_usage(acme: Shop, argv: list[str]) -> None:
    acme.unchanged("regrade", "Acme", *argv, exit=2)


def test_no_window_for_the_signed_and_where_none_is_set(acme: Shop) -> None:
    acme("config", "set", "window", "wide")
    receipt = acme.json("regrade", "Acme", "C", "--why", "x")
    assert receipt["window_ends_on"] is None
    assert acme.json("regrade", "Acme", "A", "--why", "x")["window_ends_on"] == "2026-12-05"
    acme("edit", "Acme", "--signed-on", "2026-11-20")
    assert acme.json("regrade", "Acme", "B", "--why", "x")["window_ends_on"] is None
    assert "window" not in acme("regrade", "Acme", "C", "--why", "x").stdout


def test_edit_tells_the_window_too(acme: Shop) -> None:
    ran = acme("edit", "Acme", "--grade", "A")
    assert ran.stdout == (
        "Acme (#1): changed grade (B → A). Due Mon 11-23. Signing window until Sat 11-28.\n"
    )


def test_it_undoes(acme: Shop) -> None:
    before = acme.content()
    acme("regrade", "Acme", "A", "--why", "need clear")
    acme("undo")
    assert acme.content() == before
