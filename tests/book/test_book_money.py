"""What money costs to ask for: what is overdue comes off its own index."""

import pytest

import builders
import selling
from builders import NOW, TODAY
from salesbook.book import money, payments
from salesbook.book.reading import Book, open_to_read
from salesbook.book.settings import read_day
from salesbook.domain.day import Day


@pytest.fixture
def owed(book: str) -> str:
    """Acme of wang, and one who is archived: two instalments overdue, one coming, one paid."""
    for name, status, owner in (("Acme", "active", "wang"), ("Old", "archived", None)):
        customer = builders.a_customer(book, name, status=status, owner=owner)
        deal = selling.a_deal(book, customer, won=-30, product="CRM")
        for due, received in ((-3, 0), (-9, 40_000), (0, 0), (-20, 100_000)):
            selling.an_instalment(book, customer, deal, due=due, received=received)
    return book


def day_of(opened: Book, me: str | None = None) -> Day:
    return read_day(opened, NOW, me)


def steps(opened: Book, ask) -> list[str]:  # type: ignore[no-untyped-def]
    """The plan of the statement that a question asks."""
    found: list[str] = []
    plain = opened._ask

    def explain(sql, values):  # type: ignore[no-untyped-def]
        found.extend(row[3] for row in plain(f"EXPLAIN QUERY PLAN {sql}", values))
        return plain(sql, values)

    opened._ask = explain  # type: ignore[method-assign]
    ask(opened)
    opened._ask = plain  # type: ignore[method-assign]
    return found


@pytest.mark.parametrize(("me", "days"), [(None, [-9, -3]), ("wang", [-9, -3]), ("li", [])])
def test_what_is_overdue(owed: str, me: str | None, days: list[int]) -> None:
    with open_to_read(owed) as opened:
        rows = money.read_overdue(opened, day_of(opened, me))
        assert [row.due_on for row in rows] == [builders.iso(day) for day in days]
        assert all(
            (row.customer, row.product, row.owner) == ("Acme", "CRM", "wang") for row in rows
        )
        assert opened.rows_read == len(days) + _rows_of_a_day(opened, me)


def _rows_of_a_day(opened: Book, me: str | None) -> int:
    """What is read to know the policy and the calendar."""
    before = opened.rows_read
    day_of(opened, me)
    return opened.rows_read - before


@pytest.mark.parametrize("me", [None, "wang"])
def test_what_is_overdue_is_a_range_of_its_index(owed: str, me: str | None) -> None:
    with open_to_read(owed) as opened:
        day = day_of(opened, me)
        plan = steps(opened, lambda book: money.read_overdue(book, day))
    assert plan[0] == "SEARCH instalment USING INDEX instalment_owed (due_on<?)"
    assert not any(step.startswith("SCAN") or "TEMP B-TREE" in step for step in plan), plan
    assert all("PRIMARY KEY" in step or "SUBQUERY" in step for step in plan[1:]), plan


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (payments.Wanted(customer=1), "sale_of_customer (customer_id=?)"),
        (payments.Wanted(period=(TODAY, TODAY)), "sale_by_day (on_day>? AND on_day<?)"),
        (payments.Wanted(product="crm"), "sale_by_product (product_id=?)"),
    ],
)  # fmt: skip
def test_sales_are_found_by_index(owed: str, wanted: payments.Wanted, index: str) -> None:
    with open_to_read(owed) as opened:
        day = day_of(opened)
        plan = steps(opened, lambda book: payments.read_sales(book, wanted, day))
    assert any(step.endswith(index) for step in plan), plan


def test_instalments_of_one_and_of_all(owed: str) -> None:
    with open_to_read(owed) as opened:
        day = day_of(opened)
        every = payments.read_instalments(opened, payments.Wanted(), day)
        assert [row.due_on for row in every][-1] == builders.iso(-20)
        assert len(every) == 8
        late = payments.read_instalments(opened, payments.Wanted(customer=2, overdue=True), day)
        # Money is owed whatever became of the customer.
        assert [row.due_on for row in late] == [builders.iso(-9), builders.iso(-3)]
        plan = steps(opened, lambda book: payments.read_plan(book, 1))
        assert plan[0].endswith("instalment_of_deal (deal_id=?)")
