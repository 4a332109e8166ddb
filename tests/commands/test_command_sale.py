"""`sale add|list`: what was delivered, what came back, and what it makes of a customer."""

import pytest

import builders
import selling
from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    """Acme (#1) and Beta (#2), neither of them signed."""
    builders.a_customer(shop.path, "Acme", grade="B")
    builders.a_customer(shop.path, "Beta", grade="C")
    return shop


def sales(shop: Shop) -> list[tuple[object, ...]]:
    return shop.sql(
        "SELECT s.customer_id, p.name, s.quantity_milli, s.amount_fen, s.on_day FROM sale s"
        " LEFT JOIN product p ON p.id=s.product_id ORDER BY s.id"
    )


def test_a_sale_and_its_line(acme: Shop) -> None:
    ran = acme("sale", "add", "Acme", "GTX", "Pro", "--amount", "1.2万", "--quantity", "2.5")
    assert ran.stdout == (
        "Acme (#1, B): sold GTX Pro × 2.5 for 12,000 on Sat 11-21 (sale #1)."
        " A new customer since Sat 11-21.\n"
    )
    assert sales(acme) == [(1, "GTX Pro", 2500, 1_200_000, "2026-11-21")]
    assert acme.one("SELECT signed_on FROM customer WHERE id=1") == "2026-11-21"
    ran = acme("sale", "add", "Acme", "gtxpro", "--amount", "800", "--on", "yesterday")
    assert ran.stdout == (
        "Acme (#1, B): sold GTX Pro for 800 on Fri 11-20 (sale #2). 2 sales, 12,800 in all.\n"
    )


def test_a_sale_as_an_object(acme: Shop) -> None:
    argv = ["sale", "add", "Acme", "Cable", "--amount", "500", "--profit", "80", "--id", "K-1"]
    assert acme.json(*argv, "--quantity", "3", "--on", "2026-11-02", "--note", "by post") == {
        "done": "sale add", "customer_id": 1, "customer": "Acme", "sale_id": 1,
        "external_id": "K-1", "created": True, "on": "2026-11-02", "product": "Cable",
        "quantity_milli": 3000, "amount_fen": 50_000, "profit_fen": 8_000, "deal_id": None,
        "signed": True,
    }  # fmt: skip
    assert acme.one("SELECT note FROM sale") == "by post"


def test_the_same_call_with_an_id_leaves_one(acme: Shop) -> None:
    argv = ["sale", "add", "Acme", "Cable", "--amount", "500", "--id", "K-1"]
    acme(*argv, "--on", "2026-11-02", "--quantity", "2")
    before = acme.content()
    ran = acme(*argv, today="2026-11-25")
    assert "sale #1 is as it was: Cable × 2 for 500 on Mon 11-02" in ran.stdout
    assert acme.content() == before
    said = acme.json("sale", "add", "Acme", "cable", "--amount", "600", "--id", "K-1")
    assert (said["created"], said["sale_id"], said["on"]) == (False, 1, "2026-11-02")
    # Another product under the number of an order is another line of it.
    acme("sale", "add", "Acme", "Plug", "--amount", "5", "--id", "K-1")
    assert [amount for _who, _what, _count, amount, _on in sales(acme)] == [60_000, 500]
    ran = acme.unchanged("sale", "add", "Beta", "Cable", "--amount", "5", "--id", "K-1", exit=7)
    assert "The sale K-1 is of Acme (#1), not of Beta." in ran.stderr


@pytest.mark.parametrize(
    "amount", [["--amount=-4000"], ["--amount", "-4000"], ["--amount", "(4千)"]]
)
def test_goods_that_came_back(acme: Shop, amount: list[str]) -> None:
    ran = acme("sale", "add", "Acme", "Cable", *amount, "--quantity", "2", "--note", "damaged")
    assert ran.stdout == ("Acme (#1, B): took back Cable × 2 for 4,000 on Sat 11-21 (sale #1).\n")
    assert sales(acme) == [(1, "Cable", -2000, -400_000, "2026-11-21")]
    # Who sent goods back has bought nothing by that.
    assert acme.one("SELECT signed_on FROM customer WHERE id=1") is None


def test_a_sale_that_belongs_to_a_deal(acme: Shop) -> None:
    won = selling.a_deal(acme.path, 1, won="2026-11-01", opened="2026-09-01")
    still_open = selling.a_deal(acme.path, 1, opened="2026-09-01")
    said = acme.json("sale", "add", "Acme", "--amount", "500", "--deal", str(won))
    assert (said["deal_id"], said["product"], said["signed"]) == (won, None, False)
    ran = acme.unchanged("sale", "add", "Acme", "--amount", "5", "--deal", str(still_open), exit=7)
    assert "is not won yet" in ran.stderr
    acme.unchanged("sale", "add", "Beta", "--amount", "5", "--deal", str(won), exit=3)


def test_a_sale_before_the_day_of_signing_moves_that_day(acme: Shop) -> None:
    acme("sale", "add", "Acme", "--amount", "500")
    said = acme.json("sale", "add", "Acme", "--amount", "500", "--on", "2026-03-01")
    assert said["signed"] is False
    assert acme.one("SELECT signed_on FROM customer WHERE id=1") == "2026-03-01"


@pytest.mark.parametrize(
    ("argv", "exit", "why"),
    [
        (["--amount", "5", "--on", "2026-11-22"], 7, "2026-11-22 lies in the future"),
        (["--amount", "5", "--quantity", "-2"], 2, "A quantity is more than 0"),
        (["--amount", "5", "--quantity", "0"], 2, "A quantity is more than 0"),
        (["--amount", "5", "--quantity", "2 boxes"], 2, "is no quantity"),
        (["--amount", "much"], 2, "is not an amount"),
        ([], 2, "--amount"),
    ],
)
def test_what_is_no_sale(acme: Shop, argv: list[str], exit: int, why: str) -> None:
    assert why in acme.unchanged("sale", "add", "Acme", "Cable", *argv, exit=exit).stderr


def test_more_profit_than_money_is_doubted(acme: Shop) -> None:
    ran = acme("sale", "add", "Acme", "--amount", "500", "--profit", "600")
    assert ran.stderr == "The profit 600 is more than the amount 500. Is that right?\n"
    assert acme("sale", "add", "Acme", "--amount", "500", "--profit", "-60").stderr == ""


@pytest.fixture
def stocked(acme: Shop) -> Shop:
    for argv in (
        ["Acme", "GTX Pro", "--amount", "12000", "--quantity", "3", "--profit", "3000",
         "--on", "2026-10-30"],
        ["Beta", "GTX Plus", "--amount", "8000", "--quantity", "1.5", "--on", "2026-11-05"],
        ["Acme", "Cable", "--amount=-500", "--quantity", "1", "--on", "2026-11-06"],
    ):  # fmt: skip
        acme("sale", "add", *argv, "-q")
    return acme


def test_the_list(stocked: Shop) -> None:
    rows = stocked.json("sale", "list")
    assert list(rows[0]) == [
        "sale_id", "customer_id", "customer", "deal_id", "external_id", "on_day", "product",
        "family", "quantity_milli", "amount_fen", "profit_fen", "owner", "note",
    ]  # fmt: skip
    # The latest first.
    assert [(row["customer"], row["quantity_milli"], row["amount_fen"]) for row in rows] == [
        ("Acme", -1000, -50_000), ("Beta", 1500, 800_000), ("Acme", 3000, 1_200_000),
    ]  # fmt: skip
    lines = stocked("sale", "list").lines
    assert lines[0] == "3 sales: 19,500 · taken back 500 · profit 3,000 (25%), known of 1"
    assert lines[4].split() == ["2", "Beta", "2026-11-05", "GTX", "Plus", "1.5", "8,000"]
    assert "2.5" not in lines[4]


def test_the_list_filtered(stocked: Shop) -> None:
    def numbers(*argv: str) -> list[int]:
        return [row["sale_id"] for row in stocked.json("sale", "list", *argv)]

    assert numbers("Acme") == [3, 1]
    assert numbers("--period", "2026-10") == [1]
    assert numbers("--period", "2026-11-05..2026-11-06") == [3, 2]
    assert numbers("--product", "gtx") == [2, 1]
    assert numbers("--product", "GTXPro") == [1]
    assert numbers("--owner", "wang") == []
    with builders.raw(stocked.path) as book:
        book.execute("UPDATE customer SET owner='wang' WHERE id=1")
    assert numbers("--owner", "wang") == [3, 1]
    stocked.env["SALESBOOK_ME"] = "li"
    assert numbers() == [2]
    assert numbers("Acme") == [3, 1]
    assert stocked("sale", "list", "--period", "2020").stdout == "Nothing was delivered.\n"


def test_a_workbook_has_numbers(stocked: Shop, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from python_calamine import load_workbook

    path = tmp_path / "sales.xlsx"
    stocked("sale", "list", "--to", str(path))
    rows = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    place = rows[0].index("quantity")
    assert [row[place] for row in rows[1:]] == [-1, 1.5, 3]


@pytest.mark.parametrize(
    "argv",
    [
        ["Acme", "New thing", "--amount", "5", "--quantity", "2"],
        ["Beta", "--amount", "5", "--on", "2026-01-01"],
        ["Acme", "Cable", "--amount=-5"],
    ],
)
def test_undo_is_exact(stocked: Shop, argv: list[str]) -> None:
    before = stocked.content()
    stocked("sale", "add", *argv)
    after = stocked.content()
    stocked("undo")
    assert stocked.content() == before
    stocked("redo")
    assert stocked.content() == after
