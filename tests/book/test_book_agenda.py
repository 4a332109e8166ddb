"""The questions of the day against brute force: the rule applied to every customer."""

import random
from datetime import date, datetime, timedelta

import pytest

from builders import TODAY, a_book, changing, iso
from salesbook.book import agenda
from salesbook.book.customers import Filters, condition
from salesbook.book.reading import open_to_read
from salesbook.book.settings import read_calendar
from salesbook.domain.cadence import cutoffs
from salesbook.domain.day import Day
from salesbook.domain.due import due_of
from salesbook.domain.grades import window
from salesbook.domain.guard import too_soon
from salesbook.domain.policy import PRESETS, PerGrade, Policy
from salesbook.domain.workdays import WorkingDays, shift
from salesbook.rows import AgendaRow

POLICIES = {
    "steady": Policy(),
    "sprint": Policy(cadence=PRESETS["cadence"]["sprint"], window=PRESETS["window"]["wide"]),
    "odd": Policy(cadence=PerGrade(2, 2, 365), captured_days=0, window=PerGrade(1, None, None),
                  gap=PerGrade(0, 3, 9), stale=PerGrade(1, None, 400)),
}  # fmt: skip
CALENDARS = ("CN", "weekends", "none")
# A working day, a weekend, the end of the Spring Festival, a make-up Sunday, an unknown year.
DAYS = [date(2026, 11, 18), date(2026, 11, 21), date(2026, 2, 23), date(2026, 2, 28),
        date(2026, 10, 8), date(2027, 2, 6)]  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Four hundred customers of every kind around TODAY, and the days before each of DAYS."""
    path = a_book(tmp_path_factory.mktemp("agenda"))
    rnd = random.Random(18)
    with changing(path) as (change, _day):
        for number in range(1, 401):
            near = rnd.choice(DAYS)

            def some(span, near=near):
                return (near - timedelta(rnd.randint(*span))).isoformat()

            grade = rnd.choice("ABC")
            one = change.insert(
                "customer",
                name=f"{rnd.choice('甲乙丙丁')} {number % 7}",
                name_key=str(number),
                grade=grade,
                grade_since=some((0, 40)),
                status=rnd.choice(("active",) * 6 + ("pooled", "lost", "archived")),
                signed_on=some((0, 99)) if rnd.random() < 0.2 else None,
                owner=rnd.choice((None, "wang", "li")),
                owned_since=iso(-400),
                captured_on=some((-1, 6)),
                verified_on=some((0, 120)),
                every_days=rnd.choice((None, None, None, 1, 2, 3, 10, 45, 3650)),
                last_contact_on=some((-1, 50)) if rnd.random() < 0.8 else None,
            )
            change.insert("grade_change", customer_id=one, to_grade=grade, reason="captured",
                          on_day=some((0, 40)))  # fmt: skip
            if rnd.random() < 0.3:
                to = rnd.choice("ABC")
                change.insert("grade_change", customer_id=one, from_grade=grade, to_grade=to,
                              reason="r", on_day=some((0, 9)))  # fmt: skip
            if rnd.random() < 0.3:
                change.insert("next_action", customer_id=one, on_day=some((-5, 5)), action="call",
                              made_on=some((6, 9)))  # fmt: skip
            if rnd.random() < 0.5:
                ended = near.isoformat()
                change.insert("next_action", customer_id=one, on_day=some((0, 5)), action="old",
                              made_on=some((6, 9)), ended_on=ended, state="done")  # fmt: skip
            for _count in range(rnd.randint(0, 2)):
                change.insert("follow_up", customer_id=one, on_day=some((0, 20)), note="x",
                              owner=rnd.choice((None, "wang")), entered_at="2026")  # fmt: skip
    return path


@pytest.fixture(scope="module")
def everybody(full):
    with open_to_read(full) as book:
        return book.rows(AgendaRow)


def the_day(book, today, kind, policy, me=None):
    calendar = read_calendar(book) if kind == "CN" else WorkingDays(kind)
    return Day(datetime.combine(today, datetime.min.time()), policy, calendar, me)


def mine(row, me):
    return me is None or row.owner in (None, me)


def frame(day):
    """The days on which an A grade began whose window ends about now."""
    length = day.policy.window.A
    return (
        shift(day.today, -length - day.policy.window_after),
        shift(day.today, -length + day.policy.window_ahead),
    )


def in_frame(row, day):
    found = window(date.fromisoformat(row.grade_since), row.grade, row.signed_on is not None,
                   day.today, day.policy)  # fmt: skip
    return (
        row.grade == "A" and row.status == "active" and found is not None
        and -day.policy.window_after <= found.days_left <= day.policy.window_ahead
    )  # fmt: skip


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("kind", CALENDARS)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_who_is_due_is_who_the_rule_says(full, everybody, today, kind, policy):
    with open_to_read(full) as book:
        for me in (None, "wang"):
            day = the_day(book, today, kind, POLICIES[policy], me)
            for upto in (shift(today, -1), today, shift(today, 3)):
                cut = cutoffs(upto, day.policy, day.calendar)
                expected = {
                    row for row in everybody
                    if mine(row, me) and (due := due_of(row, day)) is not None and due.on <= upto
                }  # fmt: skip
                found = agenda.read_due(book, cut, me, None)
                assert len(found) == len(expected)
                assert set(found) == expected
                listed = agenda.list_due(book, cut, me, *condition(Filters()))
                assert {row.customer_id for row in listed} == {row.customer_id for row in expected}
                expected |= {row for row in everybody if mine(row, me) and in_frame(row, day)}
                found = agenda.read_due(book, cut, me, frame(day))
                assert len(found) == len(expected)
                assert set(found) == expected


def test_the_book_has_customers_of_every_kind(full, everybody):
    with open_to_read(full) as book:
        day = the_day(book, TODAY, "CN", Policy())
        cut = agenda._dates(cutoffs(TODAY, day.policy, day.calendar))
        values = {**cut, "window_from": iso(-30), "window_to": iso(0)}
        for question in ("PROMISED", "BY_CADENCE", "OWN_CADENCE", "NEVER_CONTACTED", "IN_WINDOW"):
            assert book.values(getattr(agenda, question), values), question
    assert len({row.every_days for row in everybody}) > 5


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_files_to_check_first_are_the_longest_unchecked(full, everybody, today, policy):
    def allowed(row, day):
        return day.policy.stale.of(row.grade)

    with open_to_read(full) as book:
        for me in (None, "wang"):
            day = the_day(book, today, "none", POLICIES[policy], me)
            taken = {row.customer_id for row in everybody if row.customer_id % 3 == 0}
            stale = [
                row for row in everybody
                if row.status == "active" and mine(row, me) and row.customer_id not in taken
                and allowed(row, day) is not None
                and date.fromisoformat(row.verified_on) <= shift(today, -allowed(row, day))
                and row.last_contact_on != today.isoformat()
                and not (row.last_contact_on and too_soon(
                    row.grade, date.fromisoformat(row.last_contact_on), today, day.policy))
            ]  # fmt: skip
            stale.sort(key=lambda row: (row.grade, row.verified_on, row.customer, row.customer_id))
            for limit in (0, 3, 1000):
                assert agenda.read_stale(book, day, taken, limit) == stale[:limit]


def test_counts_are_those_of_all_rows(full, everybody):
    with open_to_read(full) as book:
        for me in (None, "wang", "nobody"):
            own = [row for row in everybody if mine(row, me)]
            active = [row for row in own if row.status == "active"]
            counted = agenda.count_grades(book, me)
            assert counted == {
                grade: sum(row.grade == grade for row in active)
                for grade in "ABC"
                if any(row.grade == grade for row in active)
            }
            for grade in "ABC":
                assert agenda.count_beyond(book, grade, TODAY - timedelta(14), me) == sum(
                    row.grade == grade and row.signed_on is None and row.grade_since <= iso(-14)
                    for row in active
                )
            told, captured = agenda.count_since(book, TODAY - timedelta(3), me)
            assert captured == sum(row.captured_on > iso(-3) for row in own)
            assert told == len([
                1 for day, owner in book.values("SELECT on_day,owner FROM follow_up")
                if day > iso(-3) and (me is None or owner in (None, me))
            ])  # fmt: skip


def test_the_last_new_a_is_no_renewal(full):
    with open_to_read(full) as book:
        for today in DAYS:
            expected = max(
                day for day, before, grade in book.values(
                    "SELECT on_day,from_grade,to_grade FROM grade_change"
                ) if grade == "A" and before != "A" and day <= today.isoformat()
            )  # fmt: skip
            assert agenda.last_new_a(book, today, None) == expected
        assert agenda.last_new_a(book, date(2020, 1, 1), None) is None
        assert agenda.first_captured(book, None) == min(
            day for (day,) in book.values("SELECT captured_on FROM customer")
        )


def test_details_are_read_for_those_asked_only(full):
    with open_to_read(full) as book:
        ids = list(range(1, 401, 2))
        before = book.rows_read
        found = agenda.read_details(book, ids)
        assert sorted(found) == ids
        assert book.rows_read - before == len(ids)
        assert agenda.read_details(book, []) == {}


def test_an_empty_book_has_nothing_to_do(book):
    with open_to_read(book) as opened:
        day = the_day(opened, TODAY, "CN", Policy())
        assert agenda.read_due(opened, cutoffs(TODAY, day.policy, day.calendar), None, None) == []
        assert agenda.read_stale(opened, day, set(), 3) == []
        assert agenda.count_grades(opened, None) == {}
        assert agenda.last_new_a(opened, TODAY, None) is None
        assert agenda.first_captured(opened, None) is None
        assert agenda.count_since(opened, TODAY, None) == (0, 0)
