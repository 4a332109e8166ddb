"""Care and complaints on the agenda: the words of each kind, and how late they are."""

from datetime import date
from typing import Any

import pytest
from rows import WEEKENDS, a_day

from salesbook.domain.care import Owed
from salesbook.domain.festivals import festival_word
from salesbook.reports.agenda import Facts, Reason
from salesbook.reports.agenda.care import cares
from salesbook.reports.agenda.complaint import complaints
from salesbook.rows import FeedbackRow


def owed(kind: str, on: str = "2026-11-21", due: str | None = None, **more: Any) -> Owed:
    parse = date.fromisoformat
    return Owed(kind, parse(due or on), more.pop("customer_id", 1), parse(on), **more)


def of_care(*given: Owed, **policy: Any) -> list[Reason]:
    return list(cares(Facts([], cares=given), a_day(calendar=WEEKENDS, **policy)))


@pytest.mark.parametrize(
    ("care", "why", "action"),
    [
        (owed("guide"), "User guide after signing: today",
         "Send the user guide, ask whether everything runs"),
        (owed("survey", "2026-11-20"), "Satisfaction survey: yesterday",
         "Ask for a score from 0 to 10"),
        (owed("anniversary", years=1), "1 year since signing: today",
         "Thank them for their trust"),
        (owed("anniversary", years=3), "3 years since signing: today",
         "Thank them for their trust"),
        (owed("birthday", "2026-11-22", "2026-11-20", of="Li Na"), "Birthday of Li Na: tomorrow",
         "Send birthday wishes"),
        (owed("festival", "2026-11-24", "2026-11-20", of="mid_autumn", customer_id=None),
         "Mid-Autumn Festival: Tue 11-24", "Send greetings to all customers"),
        (owed("product", "2026-11-18", of="CRM"), "New product CRM: Wed 11-18",
         "Tell them what is new"),
    ],
)  # fmt: skip
def test_the_words_of_each_kind(care: Owed, why: str, action: str) -> None:
    (found,) = of_care(care)
    assert (found.kind, found.why, found.action) == ("care", why, action)
    assert found.customer_id == care.customer_id
    assert found.due_on == care.due_on


def test_how_late_it_is() -> None:
    found = of_care(owed("survey", "2026-11-14"), owed("survey"))
    assert [(one.days_late, one.lateness) for one in found] == [(7, 0.5), (0, 0.0)]
    assert of_care(owed("survey", "2026-11-14"), care_shown=0)[0].lateness == 7.0


def test_every_festival_has_a_name() -> None:
    names = {festival_word(code) for code in (
        "new_year", "spring_festival", "dragon_boat", "mid_autumn", "national_day")}  # fmt: skip
    assert names == {"New Year", "Spring Festival", "Dragon Boat Festival",
                     "Mid-Autumn Festival", "National Day"}  # fmt: skip


# Complaints


def a_complaint(**more: Any) -> FeedbackRow:
    values: dict[str, Any] = {
        "customer_id": 1, "customer": "Acme", "grade": "B", "kind": "complaint",
        "on_day": "2026-11-19", "said": "two boxes were broken", "score": None,
        "answer_by": "2026-11-23", "answered_on": None, "answer": None, "owner": None,
    }  # fmt: skip
    return FeedbackRow(1, **{**values, **more})


def of_complaints(*rows: FeedbackRow) -> list[Reason]:
    return list(complaints(Facts([], complaints=rows), a_day()))


@pytest.mark.parametrize(
    ("by", "why", "late", "lateness"),
    [
        ("2026-11-23", "Complaint: answer by Mon 11-23", -2, -1.0),
        ("2026-11-21", "Complaint: answer by today", 0, 0.0),
        ("2026-11-20", "Complaint not answered, 1 day late", 1, 0.5),
        ("2026-11-11", "Complaint not answered, 10 days late", 10, 5.0),
    ],
)
def test_a_complaint_from_the_day_it_is_known(
    by: str, why: str, late: int, lateness: float
) -> None:
    (found,) = of_complaints(a_complaint(answer_by=by))
    assert (found.kind, found.why, found.days_late, found.lateness) == (
        "complaint", why, late, lateness,
    )  # fmt: skip
    assert found.due_on.isoformat() == by
    assert found.action == "Answer: two boxes were broken"


@pytest.mark.parametrize(
    ("said", "action"),
    [
        (None, "Answer the complaint"),
        ("  ", "Answer the complaint"),
        ("first line\nsecond", "Answer: first line second"),
        ("x" * 61, f"Answer: {'x' * 59}…"),
    ],
)
def test_what_was_said_fits_a_line(said: str | None, action: str) -> None:
    assert of_complaints(a_complaint(said=said))[0].action == action


def test_several_complaints_are_several_reasons() -> None:
    assert len(of_complaints(a_complaint(), a_complaint(answer_by="2026-11-20"))) == 2
    assert of_complaints(a_complaint(answer_by=None)) == []
