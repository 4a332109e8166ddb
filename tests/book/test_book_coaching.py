"""Findings to be checked: which, whose, and that they are found by their index."""

from test_book_plans import Plans, uses

from builders import NOW, a_customer, changing, iso
from salesbook.book import coaching
from salesbook.book.door import Change
from salesbook.book.reading import open_to_read
from salesbook.domain.day import Day
from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays


def a_day(me: str | None = None) -> Day:
    return Day(NOW, Policy(), WorkingDays("none"), me)


def a_finding(change: Change, customer: int, check: int, **columns: object) -> int:
    row = {"kind": "visit", "found": "talks too much", "on_day": iso(-9), **columns}
    return change.insert("coaching", customer_id=customer, check_on=iso(check), **row)


def test_what_is_to_be_checked(book: str) -> None:
    with changing(book) as (change, _day):
        active, lost = a_customer(change), a_customer(change, status="lost")
        today = a_finding(change, active, 0, owner="wang")
        late = a_finding(change, active, -3)
        ahead = a_finding(change, active, 1, owner="li")
        checked = a_finding(change, active, -5, checked_on=iso(-1), improved=1)
        elsewhere = a_finding(change, lost, -1)
        theirs = a_finding(change, active, -1, owner="li")

    def found(question: object) -> list[int]:
        with open_to_read(book) as opened:
            return [row.coaching_id for row in question(opened)]  # type: ignore[operator]

    assert found(lambda opened: coaching.read_checks(opened, a_day())) == [late, theirs, today]
    assert found(lambda opened: coaching.read_checks(opened, a_day("wang"))) == [late, today]
    everything = [late, elsewhere, theirs, today, ahead, checked]
    assert found(lambda opened: coaching.read_coaching(opened, a_day())) == everything
    assert found(lambda opened: coaching.read_coaching(opened, a_day("wang"), only_open=True)) == [
        late,
        elsewhere,
        today,
    ]
    assert found(lambda opened: coaching.read_coaching(opened, a_day("wang"), customer=active)) == [
        late,
        theirs,
        today,
        ahead,
        checked,
    ]
    assert found(
        lambda opened: coaching.read_coaching(opened, a_day(), customer=lost, only_open=True)
    ) == [elsewhere]


def test_what_is_open_is_found_by_its_index(book: str) -> None:
    with open_to_read(book) as opened:
        plans = Plans(opened)
        checks = plans.of(lambda asked: coaching.read_checks(asked, a_day("wang")))
        still = plans.of(lambda asked: coaching.read_coaching(asked, a_day(), only_open=True))
        one = plans.of(lambda asked: coaching.read_coaching(asked, a_day(), customer=1))
    uses(checks, "coaching_open")
    assert any("coaching_open (check_on<?)" in step for step in checks), checks
    assert checks[0].startswith("SEARCH coaching USING INTEGER PRIMARY KEY"), checks
    assert still[0].startswith("SEARCH coaching USING INTEGER PRIMARY KEY"), still
    assert any("coaching_of_customer (customer_id=?)" in step for step in one), one
