"""Reading the text of a field of a customer or a contact, as typed or met in a file.

The table of fields is `domain.fields`; what comes out are the columns of the book.
An empty text means "not known" and clears the field.
"""

from datetime import datetime

from salesbook.domain.codes import read_code
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING
from salesbook.phrases.names import fold
from salesbook.phrases.when import read_when

if TYPE_CHECKING:
    from salesbook.domain.fields import Field

NAME_COLUMNS = ("name", "name_key", "pinyin", "initials")
# These cannot be unknown: the rules need them.
_NEEDED = ("name", "grade", "status", "owned_since")
_PAST = ("met_on", "owned_since", "signed_on")
_CODES = {"chain": "chain", "hours": "hours", "manner": "manner", "status": "status"}
_YES = frozenset(("yes y true 1 是 有 对 對 明确 明確 清晰 清楚 √ ✓").split(" "))  # noqa: SIM905
_NO = frozenset(("no n false 0 否 无 無 不 不明确 不明確 不清晰 不清楚 × x").split(" "))  # noqa: SIM905
_LONGEST = 20_000  # characters of one text


def read_field(field: "Field", text: str, now: datetime) -> dict[str, object]:
    """The columns that a field's text sets. Raises BadValue that says what would do."""
    typed = text.strip()
    if len(typed) > _LONGEST:
        raise BadValue(
            _("{field} is too long: {count} characters, at most {limit}.").format(
                field=_name(field), count=len(typed), limit=_LONGEST
            )
        )
    if not typed:
        if field.name in _NEEDED:
            raise BadValue(_("{field} cannot be empty.").format(field=_name(field)))
        return dict.fromkeys(columns_of(field))
    try:
        return _read(field, typed, now)
    except BadValue as error:
        raise BadValue(
            _("{field}: {reason}").format(field=_name(field), reason=error.sentence)
        ) from error


def columns_of(field: "Field") -> tuple[str, ...]:
    """The columns of the book in which a field is kept; lists have rows of their own."""
    match field.kind:
        case "money_range":
            return (f"{field.name}_low_fen", f"{field.name}_high_fen")
        case "phone":
            return (field.name, f"{field.name}_digits", f"{field.name}_e164")
        case "span":
            return (f"{field.name}_days",)
        case "list":
            return ()
    return NAME_COLUMNS if field.name == "name" else (field.name,)


def name_columns(name: str) -> dict[str, object]:
    """A name of a customer, a person or an alias with all that it is found by."""
    from salesbook.phrases.pinyin import reading

    return dict(zip(NAME_COLUMNS, (name, fold(name), *reading(name)), strict=True))


def read_list(texts: list[str]) -> list[str]:
    """The items of a list field: several texts, each with commas between; no item twice."""
    import re

    items: dict[str, str] = {}
    for text in texts:
        for item in re.split(r"[,，;；、\n\x1f]", text):
            name = " ".join(item.split())
            if name:
                items.setdefault(fold(name), name)
    return list(items.values())


def read_grade(text: str) -> str:
    """A grade: `A`, `a`, `A级`, `Ａ類`."""
    key = fold(text)
    letter = key[:1].upper()
    if letter in ("A", "B", "C") and key[1:].strip() in ("", "级", "級", "类", "類", "级客户"):
        return letter
    raise BadValue(_("{text} is not a grade. Grades are A, B and C.").format(text=text))


def read_flag(text: str) -> int:
    """Yes (1) or no (0)."""
    key = fold(text)
    if key in _YES:
        return 1
    if key in _NO:
        return 0
    raise BadValue(_("{text} is neither yes nor no.").format(text=text))


def read_clock(text: str) -> str:
    """A time of day as HH:MM."""
    import re

    found = re.fullmatch(r"(\d{1,2})[:：点點时時](\d{2})?分?", fold(text))
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    raise BadValue(_("{text} is not a time of day. Try 09:30.").format(text=text))


def _read(field: "Field", typed: str, now: datetime) -> dict[str, object]:
    name = field.name
    match field.kind:
        case "day":
            prefer = "past" if name in _PAST else "coming"
            return {name: read_when(typed, now, prefer).day.isoformat()}
        case "money_range":
            from salesbook.phrases.money import read_range

            low, high = read_range(typed)
            return {f"{name}_low_fen": low, f"{name}_high_fen": high}
        case "phone":
            from salesbook.phrases.phones import phone_columns

            return phone_columns(name, typed)
        case "span":
            from salesbook.phrases.span import read_span

            return {f"{name}_days": read_span(typed)}
        case "flag":
            return {name: read_flag(typed)}
        case "grade":
            return {name: read_grade(typed)}
        case "stars":
            return {name: _stars(typed)}
        case "clock":
            return {name: read_clock(typed)}
        case "birthday":
            from salesbook.phrases.birthday import read_birthday

            return read_birthday(typed)
        case "email":
            return {name: _email(typed)}
        case "owner":
            return {name: " ".join(typed.split())}
        case kind if kind in _CODES:
            return {name: read_code(_CODES[kind], typed)}
    if name == "name":
        return name_columns(" ".join(typed.split()))
    return {name: typed}


def _email(text: str) -> str:
    import re

    if re.fullmatch(r"[^\s@]+@[^\s@]+", text):
        return text
    raise BadValue(_("{text} is not an e-mail address. Try name@company.com.").format(text=text))


def _stars(text: str) -> int:
    import re

    found = re.fullmatch(r"([1-5])\s*(?:星级?|stars?)?", fold(text))
    if not found:
        raise BadValue(_("{text} is not a rating. Stars are 1 to 5.").format(text=text))
    return int(found[1])


def _name(field: "Field") -> str:
    from salesbook.domain.fields import label

    return label(field)
