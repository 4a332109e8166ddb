"""Follow-ups in a file: template 2 of S5, one line per contact that happened.

The next action is read from the day of its line: 3月3日 in a line of 2024-03-01 is two days
later, however long ago that is. Words without a date to come are kept with the note.
"""

from datetime import date, datetime, time
from functools import lru_cache

from salesbook.domain.codes import read_code
from salesbook.domain.fields import CONTACT_FIELDS, FIELDS
from salesbook.errors import BadValue, Refused
from salesbook.exchange.customers import OF_DEALS
from salesbook.exchange.headers import Kind, words, words_of
from salesbook.exchange.lines import Cells, Who, is_plain, one_name, read_moment, says_nothing
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.phrases.fields import read_clock, read_flag
from salesbook.phrases.when import Moment, read_head

# What parts two ways in one cell: the first that is known stands for the contact.
_AND = "/+&,，、;；和及"
_LONGEST = 20_000


class FollowUpLine(NamedTuple):
    """What a line says of one contact."""

    who: Who
    moment: Moment
    method: str
    note: str
    feedback: str | None = None
    support: str | None = None
    reached: bool = True
    owner: str | None = None
    next_on: Moment | None = None
    action: str | None = None
    """What is promised next; together with `next_on`, or neither."""
    undated: bool = False
    """Whether the next action had no date to come, and went into the note."""


def read_line(cells: Cells) -> FollowUpLine | None:
    """Read one line; what is wrong is noted in the cells."""
    who = cells.who()
    moment = _moment(cells)
    method = cells.read("method", _method) or "other"
    reached = cells.read("reached", read_flag)
    note = "; ".join(text for text in (cells.text("note"), cells.text("remark")) if text)
    for target in ("note", "feedback", "next_action", "support"):
        if len(cells.text(target)) > _LONGEST:
            cells.refuse(target, _("more than {limit} characters.").format(limit=_LONGEST))
    promised = None if moment is None else _promise(cells, moment.day)
    if who is None or moment is None:
        return None
    undated = isinstance(promised, str)
    if undated:
        note = f"{note} → {promised}".strip()
    next_on, action = promised if isinstance(promised, tuple) else (None, None)
    return FollowUpLine(
        who,
        moment,
        method,
        note,
        feedback=cells.text("feedback") or None,
        support=cells.text("support") or None,
        reached=reached != 0,
        owner=one_name(cells.text("owner")) or None,
        next_on=next_on,
        action=action,
        undated=undated,
    )


def _moment(cells: Cells) -> Moment | None:
    if not cells.text("on"):
        cells.refuse("on", _("the day is missing."))
        return None
    moment = cells.moment("on")
    at = cells.read("time", read_clock)
    if moment is None:
        return None
    moment = Moment(moment.day, moment.time or at)
    ahead = (moment.day, moment.time or "00:00") > (cells.now.date(), f"{cells.now:%H:%M}")
    if ahead:
        said = f"{moment.day} {moment.time or ''}".strip()
        cells.refuse(
            "on", _("{moment} lies in the future: a contact has happened.").format(moment=said)
        )
        return None
    return moment


def _method(text: str) -> str:
    try:
        return read_code("method", text)
    except BadValue as error:
        parts = text
        for mark in _AND:
            parts = parts.replace(mark, " ")
        for part in parts.split():
            try:
                return read_code("method", part)
            except BadValue:
                continue
        raise error from None


def _promise(cells: Cells, on: date) -> tuple[Moment, str] | str | None:
    """What is promised and for when; only its words where no date to come is said; or None."""
    anchor = datetime.combine(on, time.min)
    text = " ".join(cells.text("next_action").split())
    if says_nothing(text):
        text = ""
    if cells.text("next_on") and not says_nothing(cells.text("next_on")):
        moment = cells.read("next_on", lambda said: _coming(said, anchor))
        at = cells.read("next_at", read_clock)
        return None if moment is None else (
            Moment(moment.day, moment.time or at), text or _("follow up")
        )  # fmt: skip
    return _read_promise(text, on) if text else None


@lru_cache(maxsize=4096)
def _read_promise(text: str, on: date) -> tuple[Moment, str] | str:
    """A next action as its line's day understands it; the text where it has no date to come."""
    anchor = datetime.combine(on, time.min)
    try:
        plain = is_plain(text)
        found = (read_moment(text, anchor, "coming"), "") if plain else read_head(text, anchor)
    except BadValue:
        return text
    if found is None or found[0].day < on:
        return text
    # A cell may be a date and nothing else.
    return found[0], found[1] or _("follow up")


def _coming(text: str, anchor: datetime) -> Moment:
    moment = read_moment(text, anchor, "coming")
    if moment.day < anchor.date():
        raise Refused(
            _("{day} lies before the contact on {on}.").format(
                day=moment.day.isoformat(), on=anchor.date().isoformat()
            )
        )
    return moment


_NAME, _OWNER = (
    next(field for field in FIELDS if field.name == name) for name in ("name", "owner")
)
_CUSTOMER = {word: "customer" for word in words_of((_NAME,)) if word != "name"}
CUSTOMER_WORDS = {
    **dict.fromkeys(
        (
            word
            for word, target in {**words_of(CONTACT_FIELDS, "contact."), **words_of(FIELDS)}.items()
            if target in ("phone", "contact.phone")
        ),
        "phone",
    ),
    **_CUSTOMER,
    **words_of(field for field in FIELDS if field.name == "external_id"),
    **words_of((_OWNER,)),
    **words(
        {
            "customer": "name|客户姓名|客戶姓名",
            "owner": "跟进人员|跟進人員|拜访人|拜訪人",
            "number": "number in the book|账本编号|帳本編號",
        }
    ),
}
_WORDS = {
    **CUSTOMER_WORDS,
    **words(
        {
            "on": "跟进时间|跟進時間|跟进日期|跟進日期|联系时间|聯繫時間|联系日期|聯繫日期"
            "|拜访时间|拜訪時間|拜访日期|拜訪日期|沟通时间|溝通時間|沟通日期|溝通日期"
            "|日期|时间|時間|on|on day|day|date|contact date|contacted on|followed up on"
            "|follow-up date|follow up date",
            "time": "at time|time|时刻|時刻|几点",
            "method": "跟进方式|跟進方式|沟通方式|溝通方式|拜访方式|拜訪方式|联系方法|聯繫方法"
            "|方式|method|way|by|via|contact method|follow-up method",
            "note": "沟通内容|溝通內容|沟通记录|溝通記錄|沟通情况|溝通情況|跟进内容|跟進內容"
            "|跟进记录|跟進記錄|跟进情况|跟進情況|洽谈内容|洽談內容|拜访内容|拜訪內容|拜访记录"
            "|拜訪記錄|内容|內容|content|what was said|follow-up content|conversation|discussion"
            "|details",
            "remark": "备注|備註|備注|说明|說明|note|notes|remark|remarks|comment|comments",
            "feedback": "客户反馈|客戶反饋|客戶回饋|反馈|反饋|回饋|客户意见|客戶意見|feedback"
            "|customer feedback|reaction|response|customer said",
            "next_action": "下一步行动|下一步行動|下一步|下一步计划|下一步計劃|下一步工作"
            "|下步计划|下步計劃|后续计划|後續計劃|后续行动|後續行動|跟进计划|跟進計劃"
            "|next action|next step|next steps|next",
            "next_on": "下次跟进时间|下次跟進時間|下次跟进日期|下次跟進日期|下次联系时间"
            "|下次聯繫時間|下次时间|下次日期|next on|next date|next contact|next action date"
            "|next follow-up",
            "next_at": "next at|next time|下次时刻|下次時刻",
            "support": "需要支持|所需支持|需要协助|需要協助|support|support wanted|support needed",
            "reached": "是否接通|接通|是否联系上|是否聯繫上|reached|answered",
        }
    ),
}
KIND = Kind(
    "follow-ups",
    _WORDS,
    (frozenset(("customer",)), frozenset(("on",)),
     frozenset(("note", "remark", "feedback", "next_action", "method"))),
    read_line,
    shows=frozenset(("note", "feedback", "next_action", "method")),
    never=OF_DEALS,
    passed=frozenset(("follow up id", "id")),
)  # fmt: skip
