"""Deals in a file: template 4 of S5, or the pipeline of another program, one line a deal.

A line without a stage is of a deal that was won if it says when, else of one that has just
begun. Deals that name no customer belong to one placeholder, so that no money is lost.
"""

from datetime import date

from salesbook.domain.codes import read_code
from salesbook.domain.fields import FIELDS
from salesbook.errors import BadValue
from salesbook.exchange.follow_ups import CUSTOMER_WORDS
from salesbook.exchange.headers import Kind, words
from salesbook.exchange.lines import Cells, Who, one_name, says_nothing
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.phrases.money import read_amount
from salesbook.phrases.names import fold

NOBODY = "no-customer"
"""The external id of the customer that deals without one belong to."""
WON = ("contract", "payment", "care")


class DealLine(NamedTuple):
    """What a line says of a deal."""

    who: Who
    stage: str
    product: str | None = None
    amount_fen: int | None = None
    external_id: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    """The day it was won or lost."""
    expect_on: date | None = None
    contract: str | None = None
    factors: str | None = None
    reason: str | None = None
    """A code of `LOST_REASONS`, where the deal was lost."""
    lost_note: str | None = None
    owner: str | None = None
    note: str | None = None
    nobody: bool = False
    """Whether the line names no customer."""


def read_line(cells: Cells) -> DealLine | None:
    """Read one line; what is wrong is noted in the cells."""
    nobody = not cells.text("customer").strip()
    who = _nobody(cells) if nobody else cells.who()
    said = cells.read("stage", lambda text: read_code("stage", text))
    amount = cells.read("amount", read_amount)
    opened, closed = (_day(cells, target) for target in ("opened", "closed"))
    expect = cells.moment("expect", "coming")
    if who is None or (cells.text("stage") and said is None):
        return None
    stage = said or ("contract" if closed else "lead")
    if opened and closed and closed < opened:
        cells.refuse(
            "closed",
            _("{closed} lies before {opened}, the day the deal began.").format(
                closed=closed, opened=opened
            ),
        )
        return None
    if closed is None and stage in (*WON, "lost"):
        cells.refuse("closed", _("the day it was won or lost is missing."))
        return None
    reason, lost_note = _lost(cells) if stage == "lost" else (None, None)
    return DealLine(
        who,
        stage,
        product=" ".join(cells.text("product").split()) or None,
        amount_fen=amount,
        external_id=cells.text("deal") or None,
        opened_on=opened,
        closed_on=closed,
        expect_on=expect.day if expect else None,
        contract=" ".join(cells.text("contract").split()) or None,
        factors=" ".join(cells.text("factors").split()) or None,
        reason=reason,
        lost_note=lost_note,
        owner=one_name(cells.text("owner")) or None,
        note=cells.text("note") or None,
        nobody=nobody,
    )


def _nobody(cells: Cells) -> Who:
    name = _("(no customer named)")
    return Who(cells.at, cells.header("customer"), name, fold(name), external_id=NOBODY)


def _day(cells: Cells, target: str) -> date | None:
    moment = cells.moment(target)
    if moment is not None and moment.day > cells.now.date():
        cells.refuse(target, _("{day} lies in the future.").format(day=moment.day))
        return None
    return None if moment is None else moment.day


def _lost(cells: Cells) -> tuple[str, str | None]:
    """Why it was lost; words that are none of the reasons are kept as a note."""
    note = cells.text("lost_note") or None
    text = " ".join(cells.text("reason").split())
    if not text or says_nothing(text):
        return "other", note
    try:
        return read_code("lost_reason", text), note
    except BadValue:
        return "other", note or text


_OWNER = next(field for field in FIELDS if field.name == "owner")
_WORDS = {
    **{word: target for word, target in CUSTOMER_WORDS.items() if target != "phone"},
    **words(
        {
            "customer": "account|account name|company|company name|organization|organisation",
            "owner": "sales agent|agent|sales rep|rep|salesperson|deal owner|opportunity owner",
            "deal": "opportunity id|deal external id|deal id|商机编号|商機編號|订单编号|訂單編號"
            "|订单号|訂單號|项目编号|項目編號",
            "product": "产品/服务|產品/服務|产品|產品|产品名称|產品名稱|服务|服務|商品|product"
            "|product/service|product name|service|item",
            "amount": "成交金额|成交金額|金额|金額|合同金额|合同金額|订单金额|訂單金額|签约金额"
            "|簽約金額|预计金额|預計金額|amount|deal amount|deal value|close value|value"
            "|contract value|opportunity amount",
            "stage": "阶段|階段|商机阶段|商機階段|销售阶段|銷售階段|stage|deal stage|sales stage"
            "|opportunity stage|pipeline stage",
            "opened": "立项日期|立項日期|商机日期|商機日期|创建日期|創建日期|创建时间|創建時間"
            "|opened on|opened|engage date|created|created on|create date|start date",
            "closed": "转化时间|轉化時間|成交时间|成交時間|成交日期|签单时间|簽單時間|签单日期"
            "|簽單日期|签约时间|簽約時間|签约日期|簽約日期|结束日期|結束日期|closed on|closed"
            "|close date|closing date|won on|won date|conversion date",
            "expect": "预计成交|預計成交|预计成交日期|預計成交日期|预计签约|預計簽約|预计签约日期"
            "|expect on|expected on|expected close|expected close date",
            "contract": "合同号|合同號|合同编号|合同編號|contract|contract no|contract number",
            "factors": "转化关键因素|轉化關鍵因素|关键因素|關鍵因素|成交因素|成交原因|factors"
            "|deciding factors|key factors|why won",
            "reason": "终止原因|終止原因|丢单原因|丟單原因|输单原因|輸單原因|未成交原因|lost reason"
            "|reason lost|loss reason|lost because of",
            "lost_note": "终止说明|終止說明|丢单说明|丟單說明|lost note|lost notes|loss note",
            "note": "备注|備註|備注|说明|說明|note|notes|remark|remarks|comment|comments",
        }
    ),
}
KIND = Kind(
    "deals",
    _WORDS,
    (frozenset(("customer",)), frozenset(("amount", "stage", "closed", "product"))),
    read_line,
    shows=frozenset(("stage", "closed", "factors", "expect", "contract")),
    never=frozenset(words({"quantity": "数量|數量|quantity|qty|单价|單價|unit price"})),
    passed=frozenset(("days in stage", "stage since", "family", "won on", "lost on", "deal id")),
    money=frozenset(("amount",)),
)
