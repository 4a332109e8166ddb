"""Sales in a file: order lines of what was delivered, one a line, by the ten thousand."""

from datetime import date

from salesbook.exchange.follow_ups import CUSTOMER_WORDS
from salesbook.exchange.headers import Kind, words
from salesbook.exchange.lines import Cells, Who, one_name
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.phrases.money import read_signed
from salesbook.phrases.quantity import read_quantity


class SaleLine(NamedTuple):
    """What a line says of a delivery; a return has a negative amount."""

    who: Who
    on: date
    amount_fen: int
    product: str | None = None
    quantity_milli: int | None = None
    profit_fen: int | None = None
    external_id: str | None = None
    owner: str | None = None
    note: str | None = None


def read_line(cells: Cells) -> SaleLine | None:
    """Read one line; what is wrong is noted in the cells."""
    who = cells.who()
    for target, missing in (
        ("on", _("the day is missing.")),
        ("amount", _("the amount is missing.")),
    ):
        if not cells.text(target):
            cells.refuse(target, missing)
    moment = cells.moment("on")
    if moment is not None and moment.day > cells.now.date():
        cells.refuse("on", _("{day} lies in the future.").format(day=moment.day))
        return None
    amount = cells.read("amount", read_signed)
    quantity = cells.read("quantity", read_quantity)
    profit = cells.read("profit", read_signed)
    if who is None or moment is None or amount is None:
        return None
    return SaleLine(
        who,
        moment.day,
        amount,
        product=" ".join(cells.text("product").split()) or None,
        quantity_milli=quantity,
        profit_fen=profit,
        external_id=cells.text("order") or None,
        owner=one_name(cells.text("owner")) or None,
        note=cells.text("note") or None,
    )


_WORDS = {
    **{word: target for word, target in CUSTOMER_WORDS.items() if target != "phone"},
    **words(
        {
            "customer": "account|account name|company|company name|organization|organisation",
            "on": "日期|发货日期|發貨日期|出货日期|出貨日期|销售日期|銷售日期|订单日期|訂單日期"
            "|下单日期|下單日期|交货日期|交貨日期|时间|時間|date|on|day|order date|sale date"
            "|delivered on|delivery date|invoice date",
            "order": "单号|單號|订单号|訂單號|订单编号|訂單編號|出货单号|出貨單號|order id|order"
            "|order no|order number|sale external id|invoice|invoice no",
            "product": "产品|產品|产品名称|產品名稱|商品|商品名称|商品名稱|品名|货品|貨品|product"
            "|product name|item|product/service",
            "quantity": "数量|數量|件数|件數|quantity|qty|units|pieces",
            "amount": "金额|金額|销售额|銷售額|订单金额|訂單金額|出货金额|出貨金額|总价|總價|合计"
            "|合計|amount|total|sales|revenue|order amount|line total",
            "profit": "利润|利潤|毛利|profit|margin|gross profit",
            "note": "备注|備註|備注|说明|說明|note|notes|remark|remarks|comment|comments",
        }
    ),
}
KIND = Kind(
    "sales",
    _WORDS,
    (frozenset(("customer",)), frozenset(("on",)), frozenset(("amount",))),
    read_line,
    shows=frozenset(("quantity", "order", "profit")),
    never=frozenset(
        words(
            {"stage": "阶段|階段|stage|deal stage|转化时间|轉化時間|成交时间|成交時間|close date"}
        )
    ),
    passed=frozenset(("family", "sale id", "deal id")),
    money=frozenset(("amount", "profit")),
)
