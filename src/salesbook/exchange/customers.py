"""Customers in a file: template 1 of S5, and whatever else the tables of fields name.

One line is one customer with at most one person; a second person comes from the column
of the key decision maker, which may say yes or no of the first, or name another.
"""

from datetime import datetime
from functools import partial

from salesbook.domain.fields import FIELDS, Field
from salesbook.errors import BadValue
from salesbook.exchange.headers import Kind, one_of, words, words_of
from salesbook.exchange.lines import Cells, Who, one_name, read_moment
from salesbook.exchange.people import PERSON, WORDS, read_person
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.phrases.fields import columns_of, read_field, read_flag, read_list
from salesbook.phrases.names import fold

# A person's field that the customer has too: kept there when no person is named.
_SHARED = ("phone", "email", "wechat")
# What has happened and what begins by these cannot lie ahead.
_HAPPENED = ("met_on", "owned_since", "signed_on")
_STARRED = ("owner", "referred_by")
_RULED = ("status", "owner")
_FEN = ("budget_low_fen", "budget_high_fen")
_MOST_FEN = 10**17
# How another program says how hard a customer is worked.
_WARMTH = {"hot": "A", "warm": "B", "cold": "C"}
_PLACES = {"region.country", "region.province", "region.city", "region.district"}
_REGION = ("region.country", "region.province", "region", "region.city", "region.district")


class CustomerLine(NamedTuple):
    """What a line says of a customer: columns of the book, lists, people, free facts."""

    who: Who
    columns: dict[str, object]
    grade: str | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    person: dict[str, object] | None = None
    """Columns of the person."""
    decider: str | None = None
    """Another person, who decides."""
    facts: tuple[tuple[str, str], ...] = ()
    captured_on: str | None = None
    """The day since which another program knows the customer."""
    headers: tuple[tuple[str, str], ...] = ()
    """Of columns that may be against a rule of the book, with their headers in the file."""


def read_line(cells: Cells) -> CustomerLine | None:
    """Read one line; what is wrong is noted in the cells."""
    facts: list[tuple[str, str]] = []
    texts, person = read_person(cells)
    who = cells.who("name", ("phone", PERSON + "phone"))
    columns: dict[str, object] = {}
    for field in FIELDS:
        if field.kind != "list" and field.name in cells.filled:
            columns |= _read_field(cells, field) or {}
    columns |= _read_region(cells)
    columns |= _read_fen(cells)
    if "name" not in texts:
        _hand_over(cells, texts, columns, facts)
        texts, person = {}, {}
    decider = _read_decider(cells, texts, person, facts)
    captured = cells.read("captured_on", partial(_read_past, now=cells.now))
    if who is None:
        return None
    phone = columns.get("phone")
    grade = columns.pop("grade", None)
    return CustomerLine(
        who._replace(phone=str(phone) if phone else None, person=bool(person)),
        columns,
        grade=str(grade) if grade else None,
        aliases=_read_items(cells, "aliases"),
        tags=_read_items(cells, "tags"),
        person=person or None,
        decider=decider,
        facts=(*facts, *cells.facts()),
        captured_on=captured,
        headers=tuple((name, cells.header(name)) for name in _RULED if name in columns),
    )


def _read_items(cells: Cells, target: str) -> tuple[str, ...]:
    return tuple(read_list([cells.text(target)])) if target in cells.filled else ()


def _read_field(cells: Cells, field: Field) -> dict[str, object] | None:
    if field.kind == "day":
        return cells.read(field.name, partial(_read_day, field, now=cells.now))
    if field.name in _STARRED:
        return cells.read(field.name, partial(_read_name, field))
    if field.name == "grade" and fold(cells.text("grade")) in _WARMTH:
        return {"grade": _WARMTH[fold(cells.text("grade"))]}
    return cells.field(field, field.name)


def _read_region(cells: Cells) -> dict[str, object]:
    """The region out of several columns, the largest first as in Chinese, else the smallest."""
    if _PLACES.isdisjoint(cells.filled):
        return {}
    parts: list[str] = []
    for target in _REGION:
        text = " ".join(cells.text(target).split())
        if text and not any(text in part for part in parts):
            parts.append(text)
    if all(part.isascii() for part in parts):
        return {"region": ", ".join(reversed(parts))}
    return {"region": "".join(parts)}


def _read_name(field: Field, text: str) -> dict[str, object]:
    return {field.name: one_name(text) or None}


def _read_day(field: Field, text: str, now: datetime) -> dict[str, object]:
    if field.name in _HAPPENED:
        return {field.name: _read_past(text, now)}
    return {field.name: read_moment(text, now, "coming").day.isoformat()}


def _read_past(text: str, now: datetime) -> str:
    day = read_moment(text, now, "past").day
    if day > now.date():
        raise BadValue(_("{day} lies in the future.").format(day=day.isoformat()))
    return day.isoformat()


def _read_fen(cells: Cells) -> dict[str, object]:
    """The budget as salesbook's own csv gives it."""
    found = {name: cells.read(name, _fen) for name in _FEN if cells.text(name)}
    low, high = found.get("budget_low_fen"), found.get("budget_high_fen")
    if low is not None and high is not None and low > high:
        cells.refuse("budget_low_fen", _("{low} is more than {high}.").format(low=low, high=high))
    return {name: value for name, value in found.items() if value is not None}


def _fen(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < _MOST_FEN:
        return int(text)
    raise BadValue(_("{text} is no whole number of fen. Try 120000.").format(text=text[:40]))


def _hand_over(
    cells: Cells, texts: dict[str, str], columns: dict[str, object], facts: list[tuple[str, str]]
) -> None:
    """Without a name there is no person: a phone is the customer's then, the rest are facts."""
    fields = {field.name: field for field in FIELDS}
    for name, text in texts.items():
        if name in _SHARED and not any(columns.get(one) for one in columns_of(fields[name])):
            columns |= read_field(fields[name], text, cells.now)
        else:
            facts.append((cells.header(PERSON + name), text))


def _read_decider(
    cells: Cells, texts: dict[str, str], person: dict[str, object], facts: list[tuple[str, str]]
) -> str | None:
    """Who decides: the person of the line (noted there), or another, whose name is returned."""
    target = PERSON + "decides"
    name = one_name(cells.text(target)) if target in cells.filled else ""
    if not fold(name):
        return None
    try:
        decides = read_flag(name)
    except BadValue:
        if not texts or fold(texts["name"]) != fold(name):
            return name
        decides = 1
    if texts:
        person["decides"] = decides
    elif decides:
        facts.append((cells.header(target), cells.text(target)))
    return None


# What salesbook's own csv has beside the fields: it follows from other data.
_OWN = one_of(
    "grade since|last contact on|due on|days late|lateness|next on|next at"
    "|next action|unanswered|verified on|last contact"
)
# Deals and sales have these; a customer's file does not.
OF_DEALS = one_of(
    "数量|數量|单价|單價|金额|金額|成交金额|成交金額|合同金额|合同金額|订单金额|訂單金額"
    "|转化时间|轉化時間|成交时间|成交時間|quantity|qty|unit price|amount|order amount"
    "|deal stage|deal value|close value|close date|opportunity id"
)
_NO_PROOF = ("name", "owner", "note", "external_id", "number")
_WORDS = {
    **WORDS,
    **words_of(FIELDS),
    **words(
        {
            "name": "客户姓名|客戶姓名|客户全称|客戶全稱|associated company|company/account",
            "number": "number in the book|账本编号|帳本編號",
            "industry": "一级行业|一級行業|行业分类|行業分類|primary industry|industry group",
            "address": "billing street|shipping street|mailing street|注册地址|註冊地址|办公地址"
            "|辦公地址",
            "phone": "固定电话|固定電話|固话|main phone|business phone|work phone",
            "source": "original source|original traffic source|获客渠道|線索渠道|线索渠道",
            "owner": "contact owner|company owner|hubspot owner|record owner|lead owner|负责人姓名"
            "|所属销售|所屬銷售|跟进人员|跟進人員",
            "grade": "rating",
            "captured_on": "captured on|create date|created date|created on|created at"
            "|date created|creation date|创建时间|創建時間|创建日期|創建日期|录入时间|錄入時間"
            "|录入日期|錄入日期|添加时间|添加時間",
            "region.country": "country|country/region|billing country|mailing country|国家|國家"
            "|国家/地区",
            "region.province": "state|province|state/region|state/province|billing state"
            "|billing state/province|mailing state|mailing state/province|省|省份",
            "region.city": "billing city|mailing city|市|地市",
            "region.district": "区|區|区县|區縣|县|縣|区/县|district|county",
            PERSON + "phone": "联系人电话号码|mobile phone number|contact mobile",
            PERSON + "email": "联系人电子邮箱",
            "every": "every days",
            "budget_low_fen": "budget low fen",
            "budget_high_fen": "budget high fen",
        }
    ),
}
KIND = Kind(
    "customers",
    _WORDS,
    (frozenset(("name",)),),
    read_line,
    shows=frozenset(_WORDS.values()) - frozenset(_NO_PROOF),
    never=OF_DEALS,
    passed=_OWN,
    money=frozenset(("budget",)),
    facts=True,
    titles=one_of("customers|客户|客戶|客户表|accounts|companies"),
)
