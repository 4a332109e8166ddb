"""`care` and `care done`: what is owed after signing, and noting that it was given."""

import pytest

from builders import changing
from salesbook.commands.completing.candidates import candidates, read_place
from salesbook.config import UserConfig
from salesbook.phrases.fields import name_columns
from selling import a_product, a_sale
from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    """On Friday 2026-11-20: a guide from Wednesday, a birthday on Sunday, a survey in December."""
    shop.today = "2026-11-20"
    shop("config", "set", "calendar.working_days", "weekends", "-q")
    shop("add", "Acme", "--grade", "B", "--phone", "13800138000", "-q", today="2026-09-01")
    shop("add", "Beta", "-q", today="2026-09-01")
    shop("edit", "Acme", "--signed-on", "2026-11-11", "-q")
    shop("edit", "Beta", "--signed-on", "2026-09-01", "-q")
    shop("contact", "add", "Beta", "Li Na", "--birthday", "11-22", "--phone", "13900139000", "-q")
    return shop


def given(shop: Shop) -> list[tuple[object, ...]]:
    return shop.sql("SELECT kind, customer_id, contact_id, due_on, done_on FROM care ORDER BY id")


# What is owed


def test_what_is_owed_and_what_comes(acme: Shop) -> None:
    assert [" ".join(line.split()) for line in acme("care").lines] == [
        "Care owed now: 2",
        "by id customer grade why to do phone",
        "2026-11-18 1 Acme B User guide after signing: Wed 11-18 "
        "Send the user guide, ask whether everything runs 13800138000",
        "2026-11-20 2 Beta C Birthday of Li Na: Sun 11-22 Send birthday wishes 13900139000",
        "",
        "Coming in the next 14 days: 1",
        "by id customer grade why to do phone",
        "2026-12-01 2 Beta C Satisfaction survey: Tue 12-01 Ask for a score from 0 to 10 "
        "13900139000",
    ]


def test_the_fields_scripts_can_rely_on(acme: Shop) -> None:
    guide, birthday = acme.json("care", "--ahead", "0")
    assert guide == {
        "due_on": "2026-11-18", "days_late": 2, "customer_id": 1, "customer": "Acme", "grade": "B",
        "kind": "guide", "of": None, "on_day": "2026-11-18", "phone": "13800138000",
        "why": "User guide after signing: Wed 11-18", "last_score": None,
        "action": "Send the user guide, ask whether everything runs", "preferred_time": None,
    }  # fmt: skip
    assert birthday == {"kind": "birthday", "of": "Li Na", "due_on": "2026-11-20", "days_late": 0,
                        "on_day": "2026-11-22", "phone": "13900139000"}  # fmt: skip
    assert [row["days_late"] for row in acme.json("care")] == [2, 0, -11]


def test_festivals_are_one_line_for_all(acme: Shop) -> None:
    (row,) = [row for row in acme.json("care", today="2026-12-24") if row["kind"] == "festival"]
    assert row == {"customer_id": None, "customer": "all customers", "grade": None, "phone": None,
                   "of": "new_year", "on_day": "2027-01-01", "due_on": "2026-12-29",
                   "why": "New Year: 2027-01-01"}  # fmt: skip
    zh = acme("care", today="2026-12-24", lang="zh").stdout
    assert "全体客户" in zh
    assert "元旦：2027-01-01" in zh


def test_nothing_owed(shop: Shop) -> None:
    assert shop("care").lines == ["No care is owed, and none comes in the next 14 days."]
    assert shop("care", "--ahead", "0").lines == ["No care is owed."]
    assert shop.json("care") == []


def test_all_formats_hold_the_same_rows(acme: Shop) -> None:
    rows = acme.json("care")
    assert len(acme("care", "-f", "csv").lines) == len(rows) + 1
    assert len(acme("care", "-f", "jsonl").lines) == len(rows)
    assert acme("care", "-f", "tsv", "--columns", "customer,kind").lines[1] == "Acme\tguide"


def test_the_last_score_stands_beside(acme: Shop) -> None:
    for score in ("3", "8"):
        acme("feedback", "add", "Beta", "--score", score, "-q")
    assert [row["last_score"] for row in acme.json("care")] == [None, 8, 8]
    assert "last score" in acme("care").stdout


def test_what_is_owed_to_ones_own(acme: Shop) -> None:
    acme("edit", "Beta", "--owner", "li", "-q")
    rows = acme.json("care", env={"SALESBOOK_ME": "wang"})
    assert [row["customer_id"] for row in rows] == [1]


def test_it_is_a_command_and_a_group(acme: Shop) -> None:
    help_ = acme("care", "--help").stdout
    assert "Usage: salesbook care [OPTIONS]" in help_
    assert "Commands:\n  done  Note that care was given" in help_
    assert acme("care", "done", "--help").stdout.startswith("Usage: salesbook care done WHO KIND")
    assert "Too many words: don." in acme("care", "don", exit=2).stderr
    acme("care", "--ahead", "367", exit=2)
    found = candidates(["care"], "d", UserConfig(""))
    assert [one.value for one in found] == ["done"]
    assert read_place(["care", "done"]).command == "care done"


# What was given


def test_the_guide(acme: Shop) -> None:
    assert acme("care", "done", "Acme", "guide").stdout == (
        "Acme (#1): user guide (Wed 11-18) is done.\n"
    )
    assert given(acme) == [("guide", 1, None, "2026-11-18", "2026-11-20")]
    assert [row["kind"] for row in acme.json("care")] == ["birthday", "survey"]
    # It is no contact: the cadence goes on.
    assert acme.one("SELECT count(*) FROM follow_up") == 0


def test_a_survey_with_its_score(acme: Shop) -> None:
    assert acme.json("care", "done", "Beta", "survey", "--score", "9", "--note", "fast") == {
        "done": "care done", "customer_id": 2, "customer": "Beta", "care_id": 1, "kind": "survey",
        "of": None, "on_day": "2026-12-01", "due_on": "2026-12-01", "done_on": "2026-11-20",
        "contact_id": None, "product_id": None, "feedback_id": 1, "score": 9,
        "next_on": "2027-03-01",
    }  # fmt: skip
    assert acme.sql("SELECT feedback_id, note FROM care") == [(1, "fast")]
    assert acme.sql("SELECT customer_id, kind, score, said, on_day, answer_by FROM feedback") == [
        (2, "satisfaction", 9, "fast", "2026-11-20", None)
    ]


def test_a_survey_says_what_follows(acme: Shop) -> None:
    ran = acme("care", "done", "Beta", "满意度", "--score", "9")
    assert ran.stdout == (
        "Beta (#2): satisfaction survey (Tue 12-01) is done, score 9. Next survey 2027-03-01. "
        "Still owed: birthday Li Na (Sun 11-22).\n"
    )
    acme("undo", "-q")
    ran = acme("care", "done", "Beta", "survey")
    assert "No score was noted." in ran.stderr
    assert acme.one("SELECT count(*) FROM feedback") == 0


@pytest.mark.parametrize("kind", ["birthday", "生日", "Birthday"])
def test_a_birthday(acme: Shop, kind: str) -> None:
    assert acme.json("care", "done", "Beta", kind)["of"] == "Li Na"
    assert given(acme) == [("birthday", 2, 1, "2026-11-22", "2026-11-20")]


def test_whose_birthday_has_to_be_said_where_two_are_owed(acme: Shop) -> None:
    acme("contact", "add", "Beta", "Wu", "--birthday", "11-19", "-q")
    acme("contact", "add", "Beta", "Later", "--birthday", "12-10", "-q")
    ran = acme.unchanged("care", "done", "Beta", "birthday", exit=4)
    assert ran.stderr.splitlines() == [
        "Error: 2 birthdays are owed. Say whose with --contact:",
        "2  Wu  2026-11-19",
        "1  Li Na  2026-11-22",
    ]
    assert acme.json("care", "done", "Beta", "birthday", "--contact", "wu")["contact_id"] == 2
    assert acme.json("care", "done", "Beta", "birthday")["of"] == "Li Na"
    # What is owed first, then what comes next.
    assert acme.json("care", "done", "Beta", "birthday")["of"] == "Later"
    assert acme.unchanged("care", "done", "Beta", "birthday", exit=7)
    acme.unchanged("care", "done", "Beta", "birthday", "--contact", "Bob", exit=3)


def test_a_festival_is_done_for_all(acme: Shop) -> None:
    ran = acme("care", "done", "全部", "节日", today="2026-12-20")
    assert ran.stdout == "All customers: festival greeting New Year (2027-01-01) is done.\n"
    assert given(acme) == [("festival", None, None, "2027-01-01", "2026-12-20")]
    ran = acme.unchanged("care", "done", "all", "festival", exit=7, today="2026-12-29")
    assert "No festival lies within 30 days" in ran.stderr


def test_a_new_product(acme: Shop) -> None:
    with changing(acme.path) as (change, _day):
        a_product(change, "CRM", "software")
        for name in ("Cloud", "App"):
            a_product(change, name, "software", announced_on="2026-11-19")
        a_sale(change, 1, product="CRM", on="2026-10-01")
    assert acme.json("care", "done", "Acme", "new", "product")["of"] == "Cloud"
    assert acme.json("care", "done", "Acme", "新品")["product_id"] == 3
    acme.unchanged("care", "done", "Acme", "product", exit=7)


def test_told_late(acme: Shop) -> None:
    """What was given then is what was owed then, though it is not shown any more."""
    receipt = acme.json("care", "done", "Acme", "guide", "--on", "2026-11-19", today="2027-01-15")
    assert (receipt["on_day"], receipt["done_on"]) == ("2026-11-18", "2026-11-19")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["Acme", "survey"], "No satisfaction survey is owed to Acme now or within 30 days. "
         "Owed: user guide (Wed 11-18)."),
        (["Acme", "guide", "--on", "2026-11-21"], "lies in the future"),
        (["all", "festival"], "No festival lies within 30 days that is not done yet."),
    ],
)  # fmt: skip
def test_refused_by_a_rule(acme: Shop, argv: list[str], said: str) -> None:
    assert said in acme.unchanged("care", "done", *argv, exit=7).stderr


def test_nothing_is_owed_to_who_is_not_worked(acme: Shop) -> None:
    acme("edit", "Acme", "--status", "lost", "-q")
    ran = acme.unchanged("care", "done", "Acme", "guide", exit=7)
    assert "Care is owed to active customers alone." in ran.stderr
    acme("add", "New", "-q")
    ran = acme.unchanged("care", "done", "New", "guide", exit=7)
    assert "Nothing else is owed either; use log for a contact." in ran.stderr


@pytest.mark.parametrize(
    "argv",
    [["Acme"], ["Acme", "nonsense"], ["Acme", "guide", "--score", "9"],
     ["Beta", "survey", "--score", "11"], ["Acme", "guide", "--contact", "Li"],
     ["Acme", "festival"], ["all", "guide"]],
)  # fmt: skip
def test_usage(acme: Shop, argv: list[str]) -> None:
    acme.unchanged("care", "done", *argv, exit=2)


def test_each_undoes(acme: Shop) -> None:
    for argv in (["Acme", "guide"], ["Beta", "survey", "--score", "9"], ["Beta", "birthday"]):
        before = acme.content()
        acme("care", "done", *argv, "-q")
        after = acme.content()
        assert after != before
        acme("undo", "-q")
        assert acme.content() == before
        acme("redo", "-q")
        assert acme.content() == after


def test_lunar_birthdays_are_entered_as_people_say_them(shop: Shop) -> None:
    shop("config", "set", "calendar.working_days", "none", "-q")
    shop("add", "Acme", "-q")
    shop("contact", "add", "Acme", "Li", "--birthday", "十月十三", exit=2)
    shop("contact", "add", "Acme", "Li", "--birthday", "农历十月十三", "-q")
    (row,) = shop.json("care", "--ahead", "0")
    assert (row["of"], row["on_day"]) == ("Li", "2026-11-21")
    # A person without a phone: the customer's stays.
    with changing(shop.path) as (change, _day):
        change.insert("contact", customer_id=1, birthday="11-21", **name_columns("Wu"))
    assert [row["of"] for row in shop.json("care", "--ahead", "0")] == ["Li", "Wu"]
