"""vcf: cards of phones and address books (vCard 2.1, 3.0, 4.0), one row a person.

The organisation is the customer and the person its contact; a card without one is of a
customer who is a person. Pictures are passed over unread. The reading is done by the
vobject package, an extra. Neighbours: `vcards`, which writes them; `text_file`.
"""

import re

from salesbook.errors import BadValue
from salesbook.exchange.sheets import MOST_ROWS, Row, Sheet, check_row, pick
from salesbook.exchange.text_file import each_line, open_text
from salesbook.i18n import _
from salesbook.light import Any, Iterator

# What the columns are: headers that `customers` knows, and free facts.
HEADERS = (
    "customer", "contact", "title", "role", "contact phone", "contact e-mail", "contact WeChat",
    "birthday", "background", "phone", "e-mail", "WeChat", "address", "note", "tags", "fax",
    "website",
)  # fmt: skip
_LONGEST = 200_000  # characters of one card without its pictures
_PICTURE = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_PROPERTY = re.compile(r"(?:[\w-]+\.)?[A-Za-z][\w-]*[;:]")
_BEGIN, _END = re.compile(r"BEGIN\s*:\s*VCARD\s*", re.I), re.compile(r"END\s*:\s*VCARD\s*", re.I)
_WECHAT = ("X-WECHAT", "X-WEIXIN", "X-WECHAT-ID", "X-SOCIALPROFILE", "IMPP", "X-IM", "X-TENCENT")
# Apple's way of saying that the year is not known.
_NO_YEAR = "1604"


def read(data: bytes, path: str, wanted: str | None) -> Iterator[Sheet]:
    """The one sheet of a file of cards. Raises BadValue for what is none."""
    if wanted is not None:
        pick([], wanted, path)
    try:
        import vobject
    except ImportError:
        raise BadValue(
            _("Reading vcf needs vobject. Install it: pip install 'salesbook[contacts]'")
        ) from None
    size = data.upper().count(b"BEGIN:VCARD")
    if size > MOST_ROWS:
        check_row([], 1, size, path)
    text = open_text(data, path, "vcf")
    yield Sheet("", _rows(each_line(text, path), path, vobject), size=size, kind="customers")


def _rows(lines: Iterator[str], path: str, vobject: Any) -> Iterator[Row]:
    yield Row(0, list(HEADERS))
    count = 0
    for line, text in _cards(lines, path):
        try:
            card = vobject.readOne(text, validate=False, allowQP=True)
            cells = _cells(card)
        except Exception as error:  # vobject raises whatever its parts raise
            raise _broken(path, line) from error
        check_row(cells, line, count, path)
        if any(cells):
            count += 1
            yield Row(line, cells)


def _cards(lines: Iterator[str], path: str) -> Iterator[tuple[int, str]]:
    """Each card with the line it begins on, without its pictures."""
    card: list[str] = []
    begin = size = 0
    picture = seen = False
    for number, line in enumerate(lines, 1):
        plain = line.strip("\r\n\ufeff ")
        if _BEGIN.fullmatch(plain) and not begin:
            begin, size, picture, card = number, 0, False, []
        elif not begin:
            if plain:
                raise _broken(path, number)
            continue
        if picture and (line[:1] in " \t\r\n" or not _PROPERTY.match(plain)):
            continue
        picture = _PICTURE.match(plain) is not None
        if picture:
            continue
        card.append(plain if card else "BEGIN:VCARD")
        size += len(line)
        if size > _LONGEST:
            raise BadValue(
                _("{path}: the card of line {line} is too long.").format(path=path, line=begin)
            )
        if _END.fullmatch(plain):
            seen = True
            yield begin, "\r\n".join(card) + "\r\n"
            begin = 0
    if begin or not seen:
        raise _broken(path, begin or 1)


def _cells(card: Any) -> list[str]:
    found: dict[str, list[str]] = {}
    for line in card.lines():
        for name, text in _said(line):
            text = text.replace("\r\n", "\n").replace("\0", "\ufffd").strip()
            if text and text not in found.setdefault(name, []):
                found[name].append(text)
    name = next(iter(found.get("contact", [])), "")
    customer = next(iter(found.get("customer", [])), "")
    cells = {key: "\n".join(texts) if key == "note" else ", ".join(texts)
             for key, texts in found.items()}  # fmt: skip
    cells["contact"], cells["birthday"] = name, next(iter(found.get("birthday", [])), "")
    if not customer:
        # Who has no organisation is the customer, and so are the numbers.
        cells |= {"customer": name, "contact": ""}
        for own in ("phone", "e-mail", "WeChat"):
            cells[own] = cells.pop(f"contact {own}", "")
    else:
        cells["customer"] = customer
        # What is said of one person would be said of the whole firm as a note.
        about = [cells.pop("department", ""), cells.pop("note", "")]
        cells["background"] = "\n".join(filter(None, about))
        for own in ("contact e-mail", "e-mail"):
            cells[own] = cells.get(own, "").split(", ")[0]
    cells["e-mail"] = cells.get("e-mail", "").split(", ")[0]
    return [cells.get(header, "") for header in HEADERS]


def _said(line: Any) -> Iterator[tuple[str, str]]:
    """What one property of a card says, under which header."""
    value = line.value
    types = {one.lower() for text in (*line.params.get("TYPE", ()), *line.singletonparams)
             for one in str(text).split(",")}  # fmt: skip
    match line.name:
        case "FN":
            yield "contact", " ".join(str(value).split())
        case "N":
            yield "contact", _name(value)
        case "ORG":
            parts = value if isinstance(value, list) else str(value).split(";")
            yield "customer", str(parts[0])
            yield "department", " / ".join(str(part) for part in parts[1:] if str(part).strip())
        case "TEL":
            number = str(value).removeprefix("tel:").split(";")[0]
            if types & {"fax", "pager"}:
                yield "fax", number
            else:
                yield "contact phone", number
        case "EMAIL":
            yield "contact e-mail", str(value)
        case "BDAY":
            yield "birthday", _birthday(str(value))
        case "TITLE" | "ROLE":
            yield line.name.lower(), str(value)
        case "NOTE":
            yield "note", str(value)
        case "URL":
            yield "website", str(value)
        case "CATEGORIES":
            parts = value if isinstance(value, list) else [value]
            yield "tags", ", ".join(map(str, parts))
        case "ADR":
            yield "address", _address(value)
        case name if name in _WECHAT:
            text = str(value)
            if "WECHAT" in name or "WEIXIN" in name or re.search(r"wechat|weixin", text, re.I):
                yield "contact WeChat", re.sub(r"(?i)^(?:x-)?(?:wechat|weixin):(?://)?", "", text)


def _name(value: Any) -> str:
    parts = [" ".join(_texts(getattr(value, part, ""))) for part in ("family", "given")]
    family, given = (part.strip() for part in parts)
    if family.isascii() or given.isascii():
        return f"{given} {family}".strip()
    return family + given


def _address(value: Any) -> str:
    parts = [" ".join(_texts(getattr(value, part, "")))
             for part in ("country", "region", "city", "street", "extended", "box")]  # fmt: skip
    parts = [part.strip() for part in parts if part.strip()]
    return ", ".join(reversed(parts)) if all(map(str.isascii, parts)) else "".join(parts)


def _texts(value: Any) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list) else [value])]


def _birthday(text: str) -> str:
    """The day as a table has it: 19850512, --0512 and 1604-05-12 are ways to say one."""
    found = re.match(r"(\d{4}|--)-?(\d{2})-?(\d{2})(?!\d)", text.strip())
    if not found:
        return text
    year, month, day = found.groups()
    return f"{month}-{day}" if year in ("--", _NO_YEAR) else f"{year}-{month}-{day}"


def _broken(path: str, line: int) -> BadValue:
    return BadValue(
        _("{path}, line {line}: this is no vCard that can be read.").format(path=path, line=line)
    )
