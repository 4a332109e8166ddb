"""The agenda's lines of protection and coaching, and the reports of both."""

from datetime import date, timedelta
from typing import Any

import pytest
from rows import a_day, a_list_row, an_agenda_row

from salesbook.domain.pool import Protection
from salesbook.reports.agenda.coaching import coachings
from salesbook.reports.agenda.protection import protections
from salesbook.reports.agenda.reason import Facts, Reason
from salesbook.reports.coaching import coaching_report
from salesbook.reports.pool import ending_report, pool_report
from salesbook.rows import CoachingRow
from salesbook.rows.pool import PooledRow

DAY = a_day("2026-11-21")


def ending(left: int, clock: str = "owned", customer: int = 1) -> Protection:
    return Protection(customer, DAY.today + timedelta(left), left, clock)


def reasons(*found: Protection, **policy: Any) -> list[Reason]:
    return list(protections(Facts([an_agenda_row()], protections=found), a_day(**policy)))


@pytest.mark.parametrize(
    ("left", "clock", "why", "action"),
    [
        (7, "owned", "Protection ends in 7 days (Sat 11-28)", "Sign, or release to the pool"),
        (1, "owned", "Protection ends in 1 day (tomorrow)", "Sign, or release to the pool"),
        (0, "owned", "Protection ends today", "Sign, or release to the pool"),
        (0, "silence", "Without contact, protection ends today",
         "Contact, or release to the pool"),
        (-1, "owned", "Protection ended 1 day ago", "Sign, or release to the pool"),
        (-12, "silence", "Protection ended 12 days ago", "Contact, or release to the pool"),
        (2, "silence", "Without contact, protection ends in 2 days (Mon 11-23)",
         "Contact, or release to the pool"),
    ],
)  # fmt: skip
def test_a_protection_that_ends(left: int, clock: str, why: str, action: str) -> None:
    (found,) = reasons(ending(left, clock))
    assert (found.customer_id, found.kind, found.why, found.action) == (
        1, "protection", why, action,
    )  # fmt: skip
    assert (found.due_on, found.days_late) == (DAY.today + timedelta(left), -left)
    assert found.lateness == round(-left / 30, 2)


def test_not_before_the_days_of_the_warning() -> None:
    assert reasons(ending(8)) == []
    assert len(reasons(ending(8), pool_warn=8)) == 1
    assert [one.days_late for one in reasons(ending(1), ending(0), pool_warn=0)] == [0]


def a_finding(number: int = 1, **more: Any) -> CoachingRow:
    values: dict[str, Any] = {
        "customer_id": 1, "customer": "C1", "grade": "B", "kind": "visit",
        "on_day": "2026-11-14", "file": None, "found": "no next step", "advice": "end with a date",
        "check_on": "2026-11-21", "checked_on": None, "improved": None, "result": None,
        "owner": None,
    }  # fmt: skip
    return CoachingRow(coaching_id=number, **{**values, **more})


def test_a_finding_to_be_checked() -> None:
    facts = Facts(
        [an_agenda_row()],
        coachings=[
            a_finding(),
            a_finding(2, check_on="2026-11-18", on_day="2026-11-11", kind="recording", advice=None),
            a_finding(3, check_on="2026-11-22"),
            a_finding(4, checked_on="2026-11-20"),
            a_finding(5, check_on="2026-11-14"),
        ],
    )
    today, late, same_day = coachings(facts, DAY)
    assert (today.kind, today.days_late, today.lateness) == ("coaching", 0, 0.0)
    assert (today.why, today.action) == (
        "To check: no next step (joint visit Sat 11-14)", "end with a date",
    )  # fmt: skip
    assert (late.why, late.action) == (
        "To check: no next step (call recording Wed 11-11)", "See whether it has improved",
    )  # fmt: skip
    assert (late.due_on, late.days_late, late.lateness) == (date(2026, 11, 18), 3, 0.43)
    assert same_day.lateness == 7.0  # checked on its own day: no period to divide by


def test_findings_as_a_report() -> None:
    report = coaching_report(
        [a_finding(), a_finding(2, checked_on="2026-11-20", improved=1, result="asked")],
        DAY, of_one=False,
    )  # fmt: skip
    (table,) = report.tables
    assert [column.name for column in table.columns] == [
        *CoachingRow._fields[:5],
        "on_day", "found", "advice", "check_on", "checked_on", "improved", "result", "file",
        "owner",
    ]  # fmt: skip
    assert {column.name for column in table.columns} == set(CoachingRow._fields)
    assert [row[10] for row in table.rows] == [None, True]
    assert report.head[0].text == "1 finding to check, 1 of them due"
    empty = coaching_report([], DAY, of_one=True)
    assert (empty.head, empty.foot) == ((), ())


def test_protections_as_a_report_the_earliest_first() -> None:
    found = [ending(3, customer=1), ending(-2, customer=2), ending(3, "silence", customer=3)]
    customers = {
        1: a_list_row(1, grade="C"), 2: a_list_row(2, owner="wang"), 3: a_list_row(3, grade="A"),
    }  # fmt: skip
    report = ending_report(found, customers, 7)
    (table,) = report.tables
    assert [row[0] for row in table.rows] == [2, 3, 1]
    assert report.head[0].text == "Protection ended: 1 · ending within 7 days: 2"
    assert {column.name for column in table.columns if column.shown} >= {"owner", "clock"}
    report = ending_report([ending(3)], {1: a_list_row(1)}, 7)
    assert report.foot == ()
    assert not {"owner", "clock"} & {c.name for c in report.tables[0].columns if c.shown}
    assert ending_report([], {}, 1).tables[0].empty == "No protection ends within 1 day."


def a_pooled(number: int, grade: str, since: str | None, **more: Any) -> PooledRow:
    values: dict[str, Any] = dict.fromkeys(PooledRow._fields)
    values |= {"customer_id": number, "customer": f"C{number}", "grade": grade,
               "pooled_on": since, "deals": 0}  # fmt: skip
    return PooledRow(**{**values, **more})


def test_the_pool_the_best_grade_and_the_latest_first() -> None:
    pooled = [
        a_pooled(1, "C", "2026-11-20"), a_pooled(2, "A", None), a_pooled(3, "A", "2026-11-01"),
        a_pooled(4, "A", "2026-11-02", former_owner="wang", tags="vip\x1fcold"),
        a_pooled(5, "A", "2026-11-02"),
    ]  # fmt: skip
    (table,) = pool_report(pooled, None).tables
    assert [row[0] for row in table.rows] == [4, 5, 3, 2, 1]
    assert table.rows[0][-1] == ("vip", "cold")
    cut = pool_report(pooled, 2)
    assert len(cut.tables[0].rows) == 2
    assert cut.foot[0].text == "2 of 5 customers in the pool"
    assert pool_report([], None).foot == ()
