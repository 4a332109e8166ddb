"""`pay plan|receive|list`: what is owed by when adds up, and so does what came in."""

import pytest
from hypothesis import given, settings, strategies as st

import builders
import selling
from salesbook.actions import payment_plans, payments
from salesbook.actions.deals import load_deal
from salesbook.domain.instalments import Share, divide
from within import Shop

WON = "2026-11-01"


@pytest.fixture
def acme(shop: Shop) -> Shop:
    """Acme (#1) with a won deal of 100,000 yuan (#1); Beta (#2) with an open one (#2)."""
    one = builders.a_customer(shop.path, "Acme", grade="B")
    selling.a_deal(shop.path, one, amount=10_000_000, product="GTX Pro", won=WON,
                   opened="2026-09-01", contract="HT-7")  # fmt: skip
    two = builders.a_customer(shop.path, "Beta", grade="C")
    selling.a_deal(shop.path, two, opened="2026-09-01")
    return shop


def plan(shop: Shop) -> list[tuple[str, int, int]]:
    return shop.sql("SELECT due_on, amount_fen, received_fen FROM instalment ORDER BY due_on, id")


def receipts(shop: Shop) -> list[tuple[int, str, int]]:
    return shop.sql("SELECT instalment_id, on_day, amount_fen FROM receipt ORDER BY id")


def stage(shop: Shop) -> str:
    ((stage, since),) = shop.sql("SELECT stage, stage_since FROM deal WHERE id=1")
    ((last, on_day),) = shop.sql(
        "SELECT to_stage, on_day FROM deal_move WHERE deal_id=1 ORDER BY id DESC LIMIT 1"
    )
    assert (last, on_day) == (stage, since)
    return str(stage)


def held(shop: Shop) -> None:
    """What is received of an instalment is the sum of its receipts."""
    for received, total in shop.sql(
        "SELECT received_fen, (SELECT coalesce(sum(amount_fen),0) FROM receipt r"
        " WHERE r.instalment_id=i.id) FROM instalment i"
    ):
        assert received == total


# Plans


def test_a_plan_and_its_line(acme: Shop) -> None:
    ran = acme("pay", "plan", "Acme", "30%@signing", "60%@2027-01-15", "10%@+90d")
    assert ran.stdout == (
        "Acme (#1, B): deal #1 (GTX Pro), 100,000 in 3 instalments: 30,000 Sun 11-01 (prepayment);"
        " 60,000 2027-01-15 (progress payment); 10,000 2027-01-30 (final payment)."
        " 100,000 still owed, 30,000 of it overdue since Sun 11-01.\n"
    )
    assert plan(acme) == [
        (WON, 3_000_000, 0), ("2027-01-15", 6_000_000, 0), ("2027-01-30", 1_000_000, 0),
    ]  # fmt: skip
    assert stage(acme) == "contract"


def test_a_plan_as_an_object(acme: Shop) -> None:
    argv = ["pay", "plan", "Acme", "4万@签约=进度款", "6万@2027-01-15", "--invoice", "FP-1"]
    assert acme.json(*argv) == {
        "done": "pay plan", "customer_id": 1, "customer": "Acme", "deal_id": 1,
        "amount_fen": 10_000_000, "outstanding_fen": 10_000_000, "next_due_on": WON,
        "next_fen": 4_000_000,
        "instalments": [
            {"instalment_id": 1, "due_on": WON, "amount_fen": 4_000_000, "received_fen": 0,
             "kind": "progress", "invoice": "FP-1"},
            {"instalment_id": 2, "due_on": "2027-01-15", "amount_fen": 6_000_000,
             "received_fen": 0, "kind": "final", "invoice": None},
        ],
    }  # fmt: skip


def test_the_same_plan_again_changes_nothing_but_an_invoice(acme: Shop) -> None:
    argv = ["pay", "plan", "Acme", "40%@signing", "60%@+30d"]
    acme(*argv)
    before = acme.content()
    ran = acme(*argv)
    assert "is planned like that already" in ran.stdout
    assert acme.content() == before
    acme(*argv, "--invoice", "FP-1", "--invoice", "FP-2")
    assert acme.sql("SELECT id, invoice FROM instalment") == [(1, "FP-1"), (2, "FP-2")]


def test_a_new_plan_keeps_what_is_paid(acme: Shop) -> None:
    acme("pay", "plan", "Acme", "30%@signing", "60%@+60d", "10%@+90d")
    acme("pay", "receive", "Acme", "50000", "--note", "transfer")
    acme("pay", "plan", "Acme", "30%@signing", "10%@+30d", "60%@2027-06-01")
    # The first part is the same one; what was paid of the second fills the new ones.
    assert plan(acme) == [
        (WON, 3_000_000, 3_000_000), ("2026-12-01", 1_000_000, 1_000_000),
        ("2027-06-01", 6_000_000, 1_000_000),
    ]  # fmt: skip
    assert [amount for _id, _on, amount in receipts(acme)] == [3_000_000, 1_000_000, 1_000_000]
    assert set(acme.sql("SELECT note, on_day FROM receipt")) == {("transfer", "2026-11-21")}
    assert acme.one("SELECT min(id) FROM instalment") == 1
    held(acme)


def test_less_than_what_is_paid_is_no_plan(acme: Shop) -> None:
    acme("pay", "plan", "Acme", "100%@signing")
    acme("pay", "receive", "Acme", "50000")
    with builders.raw(acme.path) as book:
        book.execute("UPDATE deal SET amount_fen=4000000 WHERE id=1")
    ran = acme.unchanged("pay", "plan", "Acme", "100%@+30d", exit=7)
    assert "has paid 50,000 for deal #1 already; a plan of 40,000 is less" in ran.stderr


def test_a_plan_for_exactly_what_is_paid_ends_it(acme: Shop) -> None:
    acme("pay", "plan", "Acme", "100%@signing")
    acme("pay", "receive", "Acme", "50000", "--on", "2026-11-10")
    with builders.raw(acme.path) as book:
        book.execute("UPDATE deal SET amount_fen=5000000 WHERE id=1")
    ran = acme("pay", "plan", "Acme", "100%@+60d")
    assert ran.stdout.endswith("50,000 of it received. Paid in full.\n")
    assert stage(acme) == "care"
    held(acme)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ("30%@signing 60%@+30d", "10,000 of the 100,000 are missing"),
        ("30%@signing 80%@+30d", "they are 10,000 more than the 100,000"),
        ("99999.99@signing", "0.01 of the 100,000 are missing"),
        ("0.000001%@signing 100000@+3d", "is not a percentage"),
    ],
)
def test_parts_that_are_not_the_amount(acme: Shop, parts: str, why: str) -> None:
    assert why in acme.unchanged("pay", "plan", "Acme", parts, exit=2).stderr


def test_more_invoices_than_parts(acme: Shop) -> None:
    argv = ["pay", "plan", "Acme", "100%@signing", "--invoice", "1", "--invoice", "2"]
    assert "more invoices than parts" in acme.unchanged(*argv, exit=2).stderr


def test_a_part_of_less_than_a_fen(acme: Shop) -> None:
    with builders.raw(acme.path) as book:
        book.execute("UPDATE deal SET amount_fen=1 WHERE id=1")
    ran = acme.unchanged("pay", "plan", "Acme", "10%@signing 90%@+30d", exit=2)
    assert "less than a fen" in ran.stderr


def test_a_deal_without_an_amount(acme: Shop) -> None:
    with builders.raw(acme.path) as book:
        book.execute("UPDATE deal SET amount_fen=NULL WHERE id=1")
    ran = acme.unchanged("pay", "plan", "Acme", "100%@signing", exit=7)
    assert "salesbook deal edit 1 --deal 1 --amount" in ran.stderr


@pytest.mark.parametrize("argv", [["plan", "Beta", "100%@signing"], ["receive", "Beta", "5"]])
def test_an_unwon_deal_owes_nothing(acme: Shop, argv: list[str]) -> None:
    ran = acme.unchanged("pay", *argv, exit=7)
    assert "Deal #2 of Beta is not won yet" in ran.stderr
    assert "salesbook deal won 2 --deal 2" in ran.stderr


def test_a_lost_deal_owes_nothing(acme: Shop) -> None:
    selling.a_deal(acme.path, 2, opened="2026-09-01", lost="2026-10-01")
    ran = acme.unchanged("pay", "receive", "Beta", "5", "--deal", "3", exit=7)
    assert "was lost on 2026-10-01" in ran.stderr


def test_of_several_won_deals_one_is_named(acme: Shop) -> None:
    selling.a_deal(acme.path, 1, amount=500, product="Cable", won="2026-11-02", opened=WON)
    ran = acme.unchanged("pay", "plan", "Acme", "100%@signing", exit=4)
    assert "#1" in ran.stderr
    assert "Cable" in ran.stderr
    acme("pay", "plan", "Acme", "100%@signing", "--deal", "3")
    acme("pay", "receive", "Acme", "5", "--instalment", "1")
    # A deal that is paid stands back: the other one is the only one meant.
    acme("pay", "plan", "Acme", "100%@signing")
    assert acme.sql("SELECT deal_id, amount_fen FROM instalment ORDER BY id") == [
        (3, 500), (1, 10_000_000),
    ]  # fmt: skip


# Receipts


@pytest.fixture
def planned(acme: Shop) -> Shop:
    acme("pay", "plan", "Acme", "30%@signing", "60%@2026-11-20", "10%@+90d")
    return acme


def test_part_of_an_instalment_then_several(planned: Shop) -> None:
    ran = planned("pay", "receive", "Acme", "1万", "--on", "2026-11-10")
    assert ran.stdout == (
        "Acme (#1, B): received 10,000 on Tue 11-10 for deal #1 (GTX Pro)."
        " 90,000 still owed, 80,000 of it overdue since Sun 11-01."
        " The deal stands at payment now.\n"
    )
    assert stage(planned) == "payment"
    ran = planned("pay", "receive", "Acme", "82000")
    assert ran.stdout == (
        "Acme (#1, B): received 82,000 on Sat 11-21 for deal #1 (GTX Pro)."
        " 8,000 still owed, due 2027-01-30.\n"
    )
    assert plan(planned) == [
        (WON, 3_000_000, 3_000_000), ("2026-11-20", 6_000_000, 6_000_000),
        ("2027-01-30", 1_000_000, 200_000),
    ]  # fmt: skip
    assert receipts(planned) == [
        (1, "2026-11-10", 1_000_000), (1, "2026-11-21", 2_000_000),
        (2, "2026-11-21", 6_000_000), (3, "2026-11-21", 200_000),
    ]  # fmt: skip
    ran = planned("pay", "receive", "Acme", "8000")
    assert ran.stdout.endswith("Paid in full. The deal stands at after-sales now.\n")
    assert stage(planned) == "care"
    held(planned)


def test_the_receipt_as_an_object(planned: Shop) -> None:
    said = planned.json("pay", "receive", "Acme", "4万", "--on", "2026-11-10", "--note", "bank")
    assert said == {
        "done": "pay receive", "customer_id": 1, "customer": "Acme", "deal_id": 1,
        "on": "2026-11-10", "amount_fen": 4_000_000, "outstanding_fen": 6_000_000,
        "next_due_on": "2026-11-20", "next_fen": 5_000_000, "stage": "payment", "note": "bank",
        "receipts": [
            {"receipt_id": 1, "instalment_id": 1, "amount_fen": 3_000_000},
            {"receipt_id": 2, "instalment_id": 2, "amount_fen": 1_000_000},
        ],
    }  # fmt: skip


def test_all_at_once_skips_a_stage(planned: Shop) -> None:
    planned("pay", "receive", "Acme", "10万")
    assert stage(planned) == "care"


def test_money_entered_late_moves_the_deal_no_earlier_than_it_stands(planned: Shop) -> None:
    planned("pay", "receive", "Acme", "1万", "--on", "2026-11-18")
    planned("pay", "receive", "Acme", "9万", "--on", "2026-11-05")
    assert stage(planned) == "care"
    assert planned.one("SELECT stage_since FROM deal WHERE id=1") == "2026-11-18"


def test_one_instalment_by_its_number(planned: Shop) -> None:
    planned("pay", "receive", "Acme", "5000", "--instalment", "3")
    assert [received for _on, _amount, received in plan(planned)] == [0, 0, 500_000]
    ran = planned.unchanged("pay", "receive", "Acme", "5001", "--instalment", "3", exit=7)
    assert "5,001 is more than is owed on instalment #3: 5,000" in ran.stderr
    ran = planned.unchanged("pay", "receive", "Acme", "1", "--instalment", "9", exit=3)
    assert "no instalment #9" in ran.stderr
    ran = planned.unchanged("pay", "receive", "Beta", "1", "--instalment", "3", exit=3)
    assert "Beta has no instalment #3" in ran.stderr


def test_more_than_is_owed_is_refused(planned: Shop) -> None:
    ran = planned.unchanged("pay", "receive", "Acme", "100000.01", exit=7)
    assert "100,000.01 is more than Acme owes on deal #1: 100,000." in ran.stderr
    planned("pay", "receive", "Acme", "100000")
    ran = planned.unchanged("pay", "receive", "Acme", "0.01", exit=7)
    assert "Nothing is owed any more on deal #1 of Acme." in ran.stderr


@pytest.mark.parametrize(
    ("argv", "exit", "why"),
    [
        (["1万", "--on", "2026-11-22"], 7, "2026-11-22 lies in the future"),
        (["1万", "--on", "2026-10-31"], 7, "was signed on 2026-11-01"),
        (["0"], 2, "Nothing was received"),
        (["lots"], 2, "is not an amount"),
        (["-5"], 2, None),
    ],
)
def test_what_cannot_be_received(
    planned: Shop, argv: list[str], exit: int, why: str | None
) -> None:
    ran = planned.unchanged("pay", "receive", "Acme", *argv, exit=exit)
    assert why is None or why in ran.stderr


def test_money_needs_a_plan(acme: Shop) -> None:
    ran = acme.unchanged("pay", "receive", "Acme", "1万", exit=7)
    assert "no instalments yet" in ran.stderr
    assert "salesbook pay plan 1 30%@signing" in ran.stderr


# The list


FIELDS = [
    "instalment_id", "customer_id", "customer", "deal_id", "product", "contract", "kind", "due_on",
    "amount_fen", "received_fen", "outstanding_fen", "days_late", "invoice", "owner",
]  # fmt: skip


def test_the_list(planned: Shop) -> None:
    planned("pay", "receive", "Acme", "40000")
    rows = planned.json("pay", "list")
    assert set(FIELDS) <= set(rows[0])
    # What is owed stands first.
    assert [(row["due_on"], row["outstanding_fen"], row["days_late"], row["state"])
            for row in rows] == [
        ("2026-11-20", 5_000_000, 1, "overdue"), ("2027-01-30", 1_000_000, -70, "coming"),
        (WON, 0, None, "paid"),
    ]  # fmt: skip
    assert rows[0] == {"customer": "Acme", "product": "GTX Pro", "contract": "HT-7",
                       "kind": "progress", "amount_fen": 6_000_000}  # fmt: skip
    text = planned("pay", "list").stdout
    assert text.startswith(
        "100,000 in 3 instalments: 40,000 received (40%), 60,000 outstanding\nOverdue: 50,000\n"
    )


def test_the_list_filtered(planned: Shop) -> None:
    def days(*argv: str) -> list[str]:
        return [row["due_on"] for row in planned.json("pay", "list", *argv)]

    assert days("--overdue") == [WON, "2026-11-20"]
    assert days("--period", "2026-11") == [WON, "2026-11-20"]
    assert days("--period", "2026-11-02..2026-11-20") == ["2026-11-20"]
    assert days("Beta") == []
    assert days("Ac") == [WON, "2026-11-20", "2027-01-30"]
    assert days("--owner", "wang") == []
    with builders.raw(planned.path) as book:
        book.execute("UPDATE customer SET owner='wang' WHERE id=1")
    # The customer's owner, where the deal names none.
    assert len(days("--owner", "wang")) == 3
    planned.env["SALESBOOK_ME"] = "li"
    assert days() == []
    assert len(days("Acme")) == 3
    assert planned("pay", "list", "--overdue").stdout == "Nothing is overdue.\n"
    assert planned("pay", "list").stdout == "No instalment is planned.\n"


def test_an_unknown_customer_or_period(planned: Shop) -> None:
    planned.unchanged("pay", "list", "nobody", exit=3)
    planned.unchanged("pay", "list", "--period", "someday", exit=2)


# Undo


@pytest.mark.parametrize(
    "argv",
    [
        ["plan", "Acme", "50%@signing", "50%@+60d"],
        ["receive", "Acme", "1万"],
        ["receive", "Acme", "6万"],
        ["plan", "Acme", "20%@+1d", "20%@+2d", "60%@+3d", "--invoice", "FP"],
    ],
)
def test_undo_is_exact(planned: Shop, argv: list[str]) -> None:
    planned("pay", "receive", "Acme", "4万")
    before = planned.content()
    planned("pay", *argv)
    after = planned.content()
    planned("undo")
    assert planned.content() == before
    planned("redo")
    assert planned.content() == after


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_whatever_is_planned_and_received_adds_up(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    book = builders.a_book(tmp_path_factory.mktemp("pay"))
    customer = builders.a_customer(book, "Acme")
    selling.a_deal(book, customer, amount=100_003, won=WON, opened=WON)
    with builders.changing(book, "test") as (change, day):
        total = 0
        for _turn in range(data.draw(st.integers(1, 4))):
            deal = load_deal(change, 1)
            cuts = sorted(data.draw(st.sets(st.integers(1, 999_999), max_size=4)))
            shares = [
                Share(day.today, millionths=b - a)
                for a, b in zip([0, *cuts], [*cuts, 1_000_000], strict=True)
            ]
            parts = divide(100_003, shares, day.today)
            if all(part.amount_fen > 0 for part in parts):
                payment_plans.set_plan(change, day, deal, parts)
            rows = payment_plans.read_plan(change.book, 1)
            if not rows:
                continue
            left = payments.outstanding(rows)
            assert left == 100_003 - total
            if left:
                fen = data.draw(st.integers(1, left))
                payments.receive_money(change, day, load_deal(change, 1),
                                       payments.Payment(fen, day.today))  # fmt: skip
                total += fen
    ((planned, received),) = builders.query(
        book, "SELECT coalesce(sum(amount_fen),0), coalesce(sum(received_fen),0) FROM instalment"
    )
    ((taken,),) = builders.query(book, "SELECT coalesce(sum(amount_fen),0) FROM receipt")
    assert planned in (0, 100_003)
    assert received == taken == total
