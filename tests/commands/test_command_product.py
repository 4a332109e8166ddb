"""`product`: what is sold, known by its name however it is written."""

import pytest

from selling import a_deal, a_sale
from within import Shop


def test_a_product_is_added_once(shop: Shop) -> None:
    ran = shop("product", "add", "GTX", "Pro", "--family", "GTX", "--announce", "fri")
    assert ran.stdout == (
        "Added product GTX Pro (#1). Who bought of GTX hears of it from Fri 11-27.\n"
    )
    before = shop.content()
    assert shop("product", "add", "GTX Pro").stdout == "Product GTX Pro (#1) is as it was.\n"
    assert shop.content() == before
    said = shop.json("product", "add", "ＧＴＸpro", "--note", "sold out", "--announce", "")
    assert said == {"done": "product add", "product_id": 1, "product": "ＧＴＸpro",
                    "family": "GTX", "announced_on": None, "note": "sold out",
                    "created": False}  # fmt: skip
    assert shop.sql("SELECT name_key, announced_on FROM product") == [("gtxpro", None)]
    shop("undo")
    assert shop.content() == before


def test_news_without_kin_reach_nobody(shop: Shop) -> None:
    ran = shop("product", "add", "GTX", "--announce", "fri")
    assert ran.stdout == (
        "Added product GTX (#1). Nobody hears of it without its kin: --family NAME.\n"
    )


@pytest.mark.parametrize("argv", [[" "], ["GTX", "--announce", "whenever"], []])
def test_usage(shop: Shop, argv: list[str]) -> None:
    shop.unchanged("product", "add", *argv, exit=2)


def test_the_list_says_what_products_brought(shop: Shop) -> None:
    assert shop("product", "list").stdout.startswith("No product yet.")
    shop("add", "Acme")
    shop("product", "add", "Zeta", "--family", "B")
    for how in ({"won": -3}, {"won": -2}, {"lost": -2}, {}):
        a_deal(shop.path, 1, product="GTX Pro", **how)
    a_sale(shop.path, 1, product="gtxpro", amount=70_000)
    a_sale(shop.path, 1, product="GTX Pro", amount=-20_000)
    rows = shop.json("product", "list")
    assert rows == [
        {"product_id": 1, "product": "Zeta", "family": "B", "deals_won": 0, "sold_fen": 0},
        {"product_id": 2, "product": "GTX Pro", "family": None, "deals_open": 1, "deals_won": 2,
         "won_fen": 2_000_000, "sales": 2, "sold_fen": 50_000},
    ]  # fmt: skip
    assert shop("product", "list", lang="zh").lines[2].split() == [
        "2", "GTX", "Pro", "1", "2", "2万", "500元",
    ]  # fmt: skip
