"""DOMAIN section 3 through the command line: due dates, overdue, whole days, the calendar."""

import pytest

from within import Shop

TODAY = "2026-11-21"

# grade, captured, last contact, next action; due, days late, lateness
WORKED = [
    ("A", "2026-11-01", "2026-11-14", None, "2026-11-21", 0, 0.0),
    ("A", "2026-11-01", "2026-11-13", None, "2026-11-20", 1, 0.14),
    ("B", "2026-10-01", "2026-11-01", None, "2026-11-16", 5, 0.33),
    ("C", "2026-10-01", "2026-10-22", None, "2026-11-21", 0, 0.0),
    ("C", "2026-10-01", "2026-10-01", "2026-11-25 send quote", "2026-11-25", -4, -0.13),
    ("A", "2026-11-01", "2026-11-18", "2026-11-19 demo", "2026-11-19", 2, 0.29),
    ("B", "2026-11-18", None, None, "2026-11-19", 2, 0.13),
]


@pytest.fixture
def worked(shop: Shop) -> Shop:
    shop("config", "set", "calendar.working_days", "none")
    for number, (grade, captured, last, promised, *_due) in enumerate(WORKED, 1):
        shop("add", f"customer {number}", "--grade", grade, today=captured)
        if last:
            more = ["--next", promised] if promised else []
            shop("log", str(number), "spoke", "--at", last, *more, today=last)
    return shop


def test_the_worked_examples_in_list(worked: Shop) -> None:
    rows = worked.json("list", today=TODAY)
    assert [(row["grade"], row["due_on"], row["days_late"], row["lateness"]) for row in rows] == [
        (grade, *due) for grade, _captured, _last, _next, *due in WORKED
    ]


def test_the_worked_examples_in_overdue(worked: Shop) -> None:
    rows = worked.json("overdue", today=TODAY)
    # By grade, lateness, name: what is only due today is not overdue.
    assert [row["customer_id"] for row in rows] == [6, 2, 3, 7]


@pytest.mark.parametrize(
    ("within", "ids"),
    [("0", [6, 2, 1, 3, 7, 4]), ("3", [6, 2, 1, 3, 7, 4]), ("4", [6, 2, 1, 3, 7, 4, 5])],
)
def test_within_counts_from_today_with_both_ends(worked: Shop, within: str, ids: list[int]) -> None:
    rows = worked.json("overdue", "--within", within, today=TODAY)
    assert [row["customer_id"] for row in rows] == ids


def test_a_customer_becomes_overdue_by_the_clock_alone(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", today="2026-11-02")
    shop("log", "Acme", "spoke", "--at", "2026-11-03", today="2026-11-03")
    assert shop.json("overdue", today="2026-11-10") == []
    (row,) = shop.json("overdue", today="2026-11-11")
    assert (row["due_on"], row["days_late"], row["lateness"]) == ("2026-11-10", 1, 0.14)


def test_a_change_of_cadence_shows_at_once(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", today="2026-11-02")
    shop("log", "Acme", "spoke", "--at", "2026-11-03", today="2026-11-03")
    shop("config", "set", "cadence.A", "5d")
    assert shop.json("list", today="2026-11-03")[0]["due_on"] == "2026-11-09"  # the 8th is a Sunday
    shop("config", "set", "calendar.working_days", "none")
    assert shop.json("list", today="2026-11-03")[0]["due_on"] == "2026-11-08"


def test_the_sprint_preset(shop: Shop) -> None:
    shop("config", "set", "calendar.working_days", "none")
    ran = shop("config", "set", "cadence", "sprint")
    assert ran.stdout == "cadence.A = 1  cadence.B = 3  cadence.C = 7\n"
    for grade in "ABC":
        shop("add", grade, "--grade", grade, today="2026-11-16")
        shop("log", grade, "spoke", "--at", "2026-11-16", today="2026-11-16")
    due = [row["due_on"] for row in shop.json("list", today="2026-11-16")]
    assert due == ["2026-11-17", "2026-11-19", "2026-11-23"]


def test_a_cadence_of_its_own(shop: Shop) -> None:
    shop("config", "set", "calendar.working_days", "none")
    shop("add", "Acme", "--grade", "A", "--every", "10d", today="2026-11-02")
    shop("log", "Acme", "spoke", "--at", "2026-11-02", today="2026-11-02")
    (row,) = shop.json("overdue", today="2026-11-17")
    assert (row["due_on"], row["days_late"], row["lateness"]) == ("2026-11-12", 5, 0.5)
    shop("edit", "Acme", "--every", "")
    assert shop.json("list", today="2026-11-17")[0]["due_on"] == "2026-11-09"


def test_a_due_date_rolls_over_the_national_day(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", today="2026-09-20")
    shop("log", "Acme", "spoke", "--at", "2026-09-25", today="2026-09-25")
    # 2026-10-02 lies in the holiday of 1 to 7 October; the 8th is worked.
    assert shop.json("list", today="2026-09-28")[0]["due_on"] == "2026-10-08"
    shop("config", "set", "calendar.working_days", "weekends")
    assert shop.json("list", today="2026-09-28")[0]["due_on"] == "2026-10-02"
    shop("config", "set", "calendar.working_days", "none")
    assert shop.json("list", today="2026-09-28")[0]["due_on"] == "2026-10-02"


def test_a_make_up_day_is_worked(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", today="2026-09-10")
    shop("log", "Acme", "spoke", "--at", "2026-09-13", today="2026-09-13")
    # Sunday 20 September 2026 makes up for the holiday.
    assert shop.json("list", today="2026-09-14")[0]["due_on"] == "2026-09-20"
    shop("config", "set", "calendar.working_days", "weekends")
    assert shop.json("list", today="2026-09-14")[0]["due_on"] == "2026-09-21"


def test_a_promised_date_is_not_rolled(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", "--next", "2026-10-03 call", today="2026-09-20")
    assert shop.json("list", today="2026-09-21")[0]["due_on"] == "2026-10-03"


def test_a_year_the_calendar_does_not_know_is_said(shop: Shop) -> None:
    shop("add", "Acme", today="2030-05-30")
    ran = shop("log", "Acme", "spoke", "--at", "2030-05-31", today="2030-05-31")
    assert "Due Mon 07-01. (Holidays of 2030 are not known yet.)" in ran.stdout
    for command in (["list"], ["overdue", "--within", "90"], ["show", "Acme"], ["today"]):
        assert "The holidays of 2030 are not known" in shop(*command, today="2030-05-31").stdout
    shop("config", "set", "calendar.working_days", "weekends")
    for command in (["list"], ["overdue", "--within", "90"], ["show", "Acme"], ["today"]):
        assert "holidays" not in shop(*command, today="2030-05-31").stdout


def test_a_calendar_file_adds_a_year(shop: Shop, tmp_path) -> None:
    file = tmp_path / "2030.txt"
    file.write_text("2030-06-03 off\n2030-06-08 work\n")
    shop("add", "Acme", "--grade", "A", today="2030-05-20")
    shop("log", "Acme", "spoke", "--at", "2030-05-27", today="2030-05-27")
    assert shop.json("list", today="2030-05-27")[0]["due_on"] == "2030-06-03"
    ran = shop("config", "calendar", str(file))
    assert ran.stdout == "Working days of 2030: 2 days taken over.\n"
    assert shop.json("list", today="2030-05-27")[0]["due_on"] == "2030-06-04"
    assert "holidays" not in shop("list", today="2030-05-27").stdout
    shop("undo")
    assert shop.json("list", today="2030-05-27")[0]["due_on"] == "2030-06-03"


def test_only_active_customers_are_due(shop: Shop) -> None:
    for status in ("active", "pooled", "lost", "archived"):
        shop("add", status, "--status", status, today="2026-11-02")
    rows = shop.json("list", "--status", "all")
    assert [row["due_on"] for row in rows] == ["2026-11-03", None, None, None]
    assert [row["customer"] for row in shop.json("overdue")] == ["active"]
    assert [row["customer"] for row in shop.json("today")] == ["active"]


def test_a_signed_customer_keeps_the_cadence(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", "--signed-on", "2026-11-02", today="2026-11-02")
    assert shop.json("overdue", today="2026-11-10")[0]["due_on"] == "2026-11-03"
