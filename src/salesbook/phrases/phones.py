"""Phone numbers as people write them, read as E.164 with an extension.

A number without a country is of mainland China. What is no valid number is None and the
caller keeps what was typed: short numbers (12345, 95588, 10086) and local ones without
their area code are such. phonenumberslite is imported when a number is read, never to
start. Neighbour: `names.digits`, the digits that somebody looks for.
"""

import re
from functools import cache, lru_cache
from unicodedata import normalize

from salesbook.light import NamedTuple
from salesbook.phrases.names import digits


class Phone(NamedTuple):
    """A valid number in E.164 (`+862155551234`) and its extension, digits or empty."""

    number: str
    extension: str = ""

    @property
    def full(self) -> str:
        """The number with its extension: `+862155551234x801`."""
        return f"{self.number}x{self.extension}" if self.extension else self.number


class _Found(NamedTuple):
    phone: Phone
    national: str  # digits with the trunk 0, as dialled at home
    start: int
    end: int


_LONGEST = 500  # characters; no phone field is longer
_MOST_DIGITS = 17
_MOST_GROUPS = 13
_MOBILE, _PREFIX = 11, 5
# What may stand between the digits of one number.
_SOFT = re.compile(r"[\s().·-]{0,4}")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－ー~～"), "-")
_UNSEEN = dict.fromkeys(
    (0x00AD, 0x061C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
)
_EXTENSION = re.compile(
    r"[\s)]*[,;(]?\s*(?:转\s*分机|轉\s*分機|转接|轉接|转|轉|分机号?|分機號?|内线|內線"
    r"|extension|extn?|x|#|\*)\s*[.:]?\s*(\d{1,6})(?!\d)",
    re.IGNORECASE,
)
_DASHED_EXTENSION = re.compile(r"\s*-\s*(\d{1,5})(?!\d)(?!\s*[-.]\s*\d)")
_OTHER_NUMBER = re.compile(
    r"(?:qq号?码?|邮编|邮政编码|郵編|身份证号?|税号|稅號|账号|帐号|帳號|卡号|开户行|合同号)[\s:为是]*$",
    re.IGNORECASE,
)


def read_phone(text: str) -> Phone | None:
    """The first valid number in the text, or None if it holds none."""
    return next((found.phone for found in _find(text, 1)), None)


def read_phones(text: str) -> tuple[Phone, ...]:
    """Every valid number in the text, each once, in their order.

    A number without an area code right after a landline takes that one's: 021-55551234/55551235.
    """
    return tuple(dict.fromkeys(found.phone for found in _find(text)))


def search_digits(text: str) -> str:
    """All digits that a search by any part should hit, numbers apart by blanks.

    Mainland numbers as dialled at home (02155551234801), others with their country and as
    dialled there, anything that is no valid number as typed.
    """
    return _keys(text)[0]


def phone_columns(name: str, text: str) -> dict[str, object]:
    """The columns of a phone field: as typed, its digits, its valid numbers apart by blanks."""
    found, e164 = _keys(text)
    return {name: text, f"{name}_digits": found or None, f"{name}_e164": e164 or None}


def doubtful(text: str | None) -> list[str]:
    """The parts of a phone field that hold digits but no valid number."""
    parts = [part.strip() for part in re.split(r"[,，;；、/\n]", text or "")]
    parts = [part for part in parts if any(char.isdecimal() for char in part)]
    # The second of two numbers may lean on the first one's area code.
    if not text or len(_keys(text)[1].split()) >= len(parts) > 0:
        return []
    return [part for part in parts if not _keys(part)[1]] or ([] if parts else [text])


@lru_cache(maxsize=1024)
def _keys(text: str) -> tuple[str, str]:
    """The digits and the valid numbers of a field."""
    if len(text) == _MOBILE and text.isascii() and text.isdigit():
        # Most fields hold this and nothing else.
        read = _valid(text)
        if read:
            return read[1], read[0]
    found = _find(text)
    numbers = dict.fromkeys(one.phone.number for one in found)
    return _digits(text, found), " ".join(numbers)


def _digits(text: str, found_numbers: list[_Found]) -> str:
    plain = _plain(text)
    strings: list[str] = []
    at = 0
    for found in found_numbers:
        strings += _loose(plain[at : found.start])
        at = found.end
        phone = found.phone
        if not phone.number.startswith("+86"):
            strings.append(phone.number[1:] + phone.extension)
        strings.append(found.national + phone.extension)
        # Somebody may look for it just as it was typed: 862155551234.
        strings.append(digits(plain[found.start : found.end]))
    strings += _loose(plain[at:])
    once = list(dict.fromkeys(strings))
    return " ".join(one for one in once if not any(one in other and one != other for other in once))


def _loose(text: str) -> list[str]:
    """Runs of digits that belong to no valid number, as typed."""
    runs = re.findall(r"\d[\d\s().·-]*", text)
    return ["".join(re.findall(r"\d", run)) for run in runs]


def _plain(text: str) -> str:
    folded = normalize("NFKC", text[:_LONGEST].translate(_UNSEEN)).translate(_DASHES)
    if folded.isascii():
        return folded
    return "".join(str(int(char)) if char.isdecimal() else char for char in folded)


def _find(text: str, most: int = 20) -> list[_Found]:
    plain = _plain(text)
    groups = list(re.finditer(r"\d+", plain))
    found: list[_Found] = []
    at = 0
    while at < len(groups) and len(found) < most:
        hit = _number_at(plain, groups, at, found[-1] if found else None)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        while at < len(groups) and groups[at].start() < hit.end:
            at += 1
    return found


def _number_at(
    plain: str, groups: list[re.Match[str]], at: int, before: _Found | None
) -> _Found | None:
    """The longest valid number that begins with a group of digits, and its extension."""
    start = groups[at].start()
    if _OTHER_NUMBER.search(plain[max(0, start - 12) : start]):
        return None
    lead = plain[:start].rstrip(" (")
    plus = "+" if lead.endswith("+") else ""
    first = len(lead) - 1 if plus else start
    ends, joined, candidates = at, "", []
    while ends < len(groups) and ends - at < _MOST_GROUPS:
        if ends > at and not _SOFT.fullmatch(plain, groups[ends - 1].end(), groups[ends].start()):
            break
        joined += groups[ends][0]
        if len(joined) > _MOST_DIGITS:
            break
        candidates.append((joined, groups[ends].end()))
        ends += 1
    for candidate, end in reversed(candidates):
        if plain[end : end + 1] == "@":
            continue
        read = _read(plus, candidate) or _with_area(before, candidate)
        if read:
            number, national = read
            extension, end = _extension(plain, end, number)
            return _Found(Phone(number, extension), national, first, end)
    return None


def _read(plus: str, number: str) -> tuple[str, str] | None:
    """E.164 and the digits dialled at home, of a valid number."""
    if len(number) < 6:
        return None
    if number.startswith("00"):
        plus = ""
    read = _valid(plus + number)
    if read or plus or number[:3] not in ("852", "853", "886"):
        return read
    return _valid(f"+{number}")


def _valid(typed: str) -> tuple[str, str] | None:
    if len(typed) == _MOBILE and typed[0] == "1" and typed[1] in "3456789":
        return (f"+86{typed}", typed) if _is_mobile(typed[:_PREFIX]) else None
    return _ask(typed)


@cache
def _is_mobile(prefix: str) -> bool:
    """Whether mainland mobile numbers begin so: the plan of numbers tells by five digits."""
    return _ask(prefix + "0" * (_MOBILE - len(prefix))) is not None


def _ask(typed: str) -> tuple[str, str] | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(typed, "CN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    forms = phonenumbers.PhoneNumberFormat
    national = phonenumbers.format_number(number, forms.NATIONAL)
    return (
        phonenumbers.format_number(number, forms.E164),
        "".join(char for char in national if char in "0123456789"),
    )


def _with_area(before: _Found | None, local: str) -> tuple[str, str] | None:
    """The second of two numbers of which only the first has its area code."""
    if before is None or not before.national.startswith("0") or len(local) not in (7, 8):
        return None
    size = len(before.national) - len(local)
    return _valid(before.national[:size] + local) if size in (3, 4) else None


def _extension(plain: str, end: int, number: str) -> tuple[str, int]:
    found = _EXTENSION.match(plain, end)
    mobile = number.startswith("+861") and len(number) == len("+8613800138000")
    if found is None and not mobile:
        found = _DASHED_EXTENSION.match(plain, end)
    return (found[1], found.end()) if found else ("", end)
