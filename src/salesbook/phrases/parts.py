"""A plan of payments as people say it: 30%@签约 60%@2027-01-15 10%@+90d.

Each part is a percentage or an amount, @, and when it is due; `=` and a kind may follow
(30%@签约=预付款). 签约, signing and what begins with + count from the day of signing, all
other days are told from now. Blanks and commas between are free; what cannot be read is
refused. Neighbours: `money` and `when`; `domain.instalments`, which divides the amount.
"""

import re
from datetime import date, datetime, time

from salesbook.domain.codes import read_code
from salesbook.domain.instalments import WHOLE, Share
from salesbook.errors import BadValue
from salesbook.i18n import N_, _
from salesbook.phrases.money import read_amount
from salesbook.phrases.tokens import fold
from salesbook.phrases.when import read_when

NO_PART = N_(
    '"{text}" is no part of a plan. Write each as how much @ when,'
    " for example 30%@signing 60%@2027-01-15 10%@+90d."
)
NO_PERCENT = N_('"{text}" is not a percentage of the deal. Try 33.3%.')
NOTHING = N_('"{text}" is no money. Leave the part out, or say how much it is.')
MOST = 120
"""Parts of one plan: ten years of months."""

_SIGNING = ("签约", "簽約", "签单", "簽單", "signing", "on signing", "at signing")
_AFTER = ("后", "当天", "day")
_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s*%")
_AMOUNT = re.compile(r"\d[\d.]*\s+%|\S+$")
# A comma among digits, three of them behind it, belongs to an amount.
_BETWEEN = re.compile(r"[、;]|(?<!\d),|,(?!\d{3}(?!\d))")
_SHOWN = 40


def read_parts(text: str, now: datetime, signed_on: date) -> list[Share]:
    """The parts of a plan in the order typed. Raises BadValue, with an example."""
    pieces = _BETWEEN.sub(" ", fold(text)).split("@")
    if len(pieces) - 1 > MOST:
        raise BadValue(
            _("A plan has at most {most} parts; this one has {count}.").format(
                most=MOST, count=len(pieces) - 1
            )
        )
    shares: list[Share] = []
    amount = pieces[0].strip()
    for place, piece in enumerate(pieces[1:], 1):
        when, following = piece.strip(), ""
        if place < len(pieces) - 1:
            found = _AMOUNT.search(when)
            following = found[0] if found else ""
            when = when[: len(when) - len(following)].strip()
        shares.append(_share(amount, when, now, signed_on))
        amount = following
    if not shares:
        raise BadValue(_(NO_PART).format(text=_shown(text)))
    return shares


def _share(amount: str, said: str, now: datetime, signed_on: date) -> Share:
    when, _sign, kind = said.partition("=")
    if not amount or not when.strip():
        raise BadValue(_(NO_PART).format(text=_shown(f"{amount}@{said}")))
    due_on = _due(when.strip(), now, signed_on)
    code = read_code("payment", kind) if kind.strip() else None
    if amount.endswith("%"):
        return Share(due_on, millionths=_percent(amount), kind=code)
    fen = read_amount(amount)
    if fen == 0:
        raise BadValue(_(NOTHING).format(text=_shown(amount)))
    return Share(due_on, fen, kind=code)


def _percent(text: str) -> int:
    found = _PERCENT.fullmatch(text)
    millionths = int(found[1]) * 10_000 + int((found[2] or "").ljust(4, "0")) if found else 0
    if not 0 < millionths <= WHOLE:
        raise BadValue(_(NO_PERCENT).format(text=_shown(text)))
    return millionths


def _due(text: str, now: datetime, signed_on: date) -> date:
    for word in _SIGNING:
        if text.startswith(word):
            rest = text[len(word) :].strip()
            for after in _AFTER:
                rest = rest.removeprefix(after).strip()
            if not rest:
                return signed_on
            text = f"+{rest.removeprefix('+').strip()}"
            break
    if text.startswith("+"):
        now = datetime.combine(signed_on, time(12))
    return read_when(text, now).day


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
