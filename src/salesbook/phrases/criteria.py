"""Criteria of the customer profile as typed and as shown: industry=医疗, 预算>=50万, staff>=100.

What is no field of the customer file that a profile can hold is the key of a fact. An
amount is compared by `>=`, `<=`, by a range, or by words (50万以上, 500k+, 30万以内); all
else by `=`. Neighbours: `domain.fit`, which judges them; `money`, which reads amounts.
"""

import re

from salesbook.domain.amounts import show_money, show_range
from salesbook.domain.codes import read_code, word
from salesbook.domain.fields import FIELDS, label
from salesbook.domain.fit import FACT, KINDS, span_of
from salesbook.errors import BadValue
from salesbook.i18n import _, language
from salesbook.phrases.money import read_range
from salesbook.phrases.names import fold

_SIGN = re.compile(r">=|<=|=>|=<|≥|≤|=|>|<")
_SIGNS = {"≥": ">=", "=>": ">=", "≤": "<=", "=<": "<="}
_BEHIND = (
    *((said, ">=") for said in ("及以上", "以上", "起", "+", " or more", " and more", " and up")),
    *((said, "<=") for said in ("以内", "以下", "之内")),
)
_AHEAD = (
    *((said, ">=") for said in ("至少", "不低于", "不少于", "at least ", "from ")),
    *((said, "<=") for said in ("不超过", "最多", "at most ", "up to ")),
)
_FIGURE = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*(千|万|亿|k|w|)")
_UNITS = {"": 1, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_BETWEEN = re.compile(r"\.\.|至|到|~|–|—|-| to ")
_ENDLESS = float("inf")
_LONGEST = 100  # characters of a text
_CODES = {"decision_chain": "chain", "need_clear": "flag", "budget_clear": "flag"}
_TYPED = {field.name: field for field in FIELDS if field.name in KINDS or field.name == "tags"}


def is_criterion(text: str) -> bool:
    """Whether a word begins a criterion: it has a sign of comparison in it."""
    return _SIGN.search(_wide(text)) is not None


def read_criterion(text: str) -> tuple[str, str]:
    """The field and the value as a book stores them. Raises BadValue that says what would do."""
    typed = _wide(text)
    found = _SIGN.search(typed)
    name, value = (typed[: found.start()], typed[found.end() :]) if found else (typed, "")
    value = " ".join(value.split())
    if found is None or not name.strip() or not value:
        raise BadValue(
            _(
                "{text} is no criterion. Write FIELD=VALUE, for example industry=medical;"
                " quote > and <: 'budget>=500k'."
            ).format(text=text.strip() or _("an empty text"))
        )
    if len(value) > _LONGEST:
        raise BadValue(
            _("{text}… is too long for a criterion: {limit} characters are the most.").format(
                text=value[:20], limit=_LONGEST
            )
        )
    field = read_field_name(name)
    return field, _read_value(field, _SIGNS.get(found[0], found[0]), value)


def read_field_name(name: str) -> str:
    """The field that a word names, in any of its spellings; else the fact of that key."""
    wanted = " ".join(fold(name).replace("_", " ").split())
    if wanted.startswith(FACT):
        return FACT + " ".join(name.strip()[len(FACT) :].split())
    for field in FIELDS:
        spellings = (field.name.replace("_", " "), field.en.casefold(), field.zh, *field.headers)
        if wanted not in spellings:
            continue
        if field.name not in _TYPED:
            raise BadValue(
                _(
                    "{field} cannot be part of a profile. Choose from {choices}, or name a fact."
                ).format(field=label(field), choices=_(", ").join(map(label, _TYPED.values())))
            )
        return "tag" if field.name == "tags" else field.name
    return FACT + " ".join(name.split())


def field_name(field: str) -> str:
    """What people call a field of a criterion."""
    if field == "tag":
        return _("tag")
    known = _TYPED.get(field)
    return label(known) if known else field.removeprefix(FACT)


def show_criterion(field: str, value: str) -> str:
    """A criterion as people read it: `行业：医疗`, `budget ≥ 500,000`."""
    name = field_name(field)
    span = span_of(value) if KINDS.get(field, "fact") in ("amount", "fact") else None
    if span is None:
        return _("{field}: {value}").format(field=name, value=show_value(field, value))
    low, high = span
    if low == -_ENDLESS:
        return f"{name} ≤ {_amount(field, high)}"
    if high == _ENDLESS:
        return f"{name} ≥ {_amount(field, low)}"
    if low == high:
        return f"{name} = {_amount(field, low)}"
    if field == "budget":
        return f"{name} {show_range(int(low), int(high), language())}"
    return f"{name} {_amount(field, low)}–{_amount(field, high)}"


def show_value(field: str, value: str) -> str:
    """The value of a text or a code as people read it."""
    return word(_CODES[field], value) if field in _CODES else value


def _amount(field: str, amount: float) -> str:
    if field == "budget":
        return show_money(int(amount), language())
    return f"{amount:,.10g}"


def _read_value(field: str, sign: str, text: str) -> str:
    kind = KINDS.get(field, "fact")
    if sign in (">", "<"):
        raise BadValue(
            _("{sign} is not known here. Write {sign}= with the amount itself included.").format(
                sign=sign
            )
        )
    if kind in ("amount", "fact"):
        amount = _read_amount(field, sign, text)
        if amount is not None:
            return amount
        if sign != "=":
            raise BadValue(_("{text} is no figure to compare with. Try 100.").format(text=text))
    elif sign != "=":
        raise BadValue(
            _("{field} is no amount: write {field}={value}.").format(
                field=field_name(field), value=text
            )
        )
    if field in _CODES:
        return read_code(_CODES[field], text)
    return text


def _read_amount(field: str, sign: str, text: str) -> str | None:
    """The canonical comparison; None for a fact that is a text."""
    plain = fold(text)
    if sign == "=":
        sign, plain = _worded(plain)
    low: float
    high: float
    if field == "budget":
        low, high = read_range(plain)
        if sign != "=" and low != high:
            raise BadValue(_('"{text}" is a range; write budget={text}.').format(text=text))
    else:
        figures = _figures(plain)
        if figures is None:
            if field == "stars":
                raise BadValue(_("{text} is not a rating. Stars are 1 to 5.").format(text=text))
            return None
        low, high = figures
    if sign == "=":
        return f"{low:.15g}..{high:.15g}"
    return f"{sign}{low:.15g}"


def _worded(text: str) -> tuple[str, str]:
    """The comparison that words say, and the amount without them."""
    for said, meant in _BEHIND:
        if text.endswith(said):
            return meant, text.removesuffix(said).rstrip()
    for said, meant in _AHEAD:
        if text.startswith(said):
            return meant, text.removeprefix(said).lstrip()
    return "=", text


def _figures(text: str) -> tuple[float, float] | None:
    """A figure, or two with something between: 100, 1.2万, 50-200."""
    ends = [text]
    if not _FIGURE.fullmatch(text):
        ends = [end.strip() for end in _BETWEEN.split(text, maxsplit=1)]
    found = [_FIGURE.fullmatch(end.removesuffix("人").removesuffix("星").strip()) for end in ends]
    values = [float(f[1].replace(",", "")) * _UNITS[f[2]] for f in found if f is not None]
    if len(values) != len(ends) or len(values) > 2 or values != sorted(values):
        return None
    return values[0], values[-1]


def _wide(text: str) -> str:
    """Signs of comparison in one width."""
    return text.translate({0xFF1D: "=", 0xFF1E: ">", 0xFF1C: "<"})
