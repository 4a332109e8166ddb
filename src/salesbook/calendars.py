"""What is known of the calendar of China, and calendars read from a file.

The rules of `domain.workdays` want the days that differ from Monday to Friday; here they
come from: the chinesecalendar package, loaded only when a book is made or upgraded, and
files for the years it does not know yet. What is read is written into the book, so that
no command that only reads loads a calendar. Neighbour: `domain.workdays`.
"""

from datetime import date

from salesbook.domain.workdays import WorkingDays, check_calendar
from salesbook.errors import BadValue
from salesbook.i18n import _, n_
from salesbook.light import Iterator

_OFF_WORDS = frozenset(
    ("off", "holiday", "rest", "休", "假", "休息", "放假", "假日", "节假日", "節假日")
)
_WORK_WORDS = frozenset(
    ("work", "working", "workday", "on", "班", "上班", "工作", "工作日", "补班", "補班")
)
_DATE_HEADERS = frozenset(("date", "day", "日期", "日子"))


def known_exceptions() -> tuple[dict[date, bool], frozenset[int]]:
    """Every day known to differ from Monday to Friday, and the years that are known.

    False: a holiday on a weekday; True: a make-up working day at a weekend.
    """
    from chinese_calendar import constants

    exceptions = {}
    for day in sorted({*constants.holidays, *constants.workdays}):
        usual = day.weekday() < 5
        worked = day in constants.workdays or (usual and day not in constants.holidays)
        if worked != usual:
            exceptions[day] = worked
    years = {day.year for day in constants.holidays}
    return exceptions, frozenset(range(min(years), max(years) + 1))


def read_calendar_file(text: str) -> dict[date, bool]:
    """The days a calendar file names: True worked, False off, in the order of the dates.

    A line is a date and `off` or `work` (休/班), parted by spaces, a tab or a comma; what
    follows, such as the name of a holiday, is ignored, and so are blank lines, `#`
    comments and a heading line. BadValue reports all wrong lines together; a file without
    a day, and one with more days off in a row than a calendar may have, are refused too.
    """
    days: dict[date, bool] = {}
    lines: dict[date, int] = {}
    wrong: list[str] = []
    for number, cells in _split(text):
        day = _read_day(cells[0])
        mark = cells[1].casefold() if len(cells) > 1 else ""
        if day is None:
            sentence = _("line {line}: {text} is not a date. Write it as 2027-02-06.")
        elif mark not in _OFF_WORDS and mark not in _WORK_WORDS:
            sentence = _("line {line}: write off or work (休 or 班) after the date, not {mark}.")
            if not mark:
                sentence = _("line {line}: write off or work (休 or 班) after the date.")
        elif days.get(day, mark in _WORK_WORDS) != (mark in _WORK_WORDS):
            sentence = _("line {line}: {text} contradicts line {first}.")
        else:
            days[day] = mark in _WORK_WORDS
            lines.setdefault(day, number)
            continue
        first = lines.get(day, 0) if day else 0
        wrong.append(sentence.format(line=number, text=cells[0], mark=mark, first=first))
    if wrong:
        raise BadValue(
            n_(
                "{count} line of the calendar cannot be read:",
                "{count} lines of the calendar cannot be read:",
                len(wrong),
            ).format(count=len(wrong)),
            wrong,
        )
    if not days:
        raise BadValue(_("The calendar names no day. A line is, for example: 2027-02-06 off"))
    check_calendar(WorkingDays("CN", days, frozenset(day.year for day in days)))
    return dict(sorted(days.items()))


def _split(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that says something, with its number from 1."""
    heading_may_come = True
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        cells = (
            line.partition("#")[0].replace("，", " ").replace(",", " ").replace('"', " ").split()
        )
        if not cells:
            continue
        if heading_may_come and cells[0].casefold() in _DATE_HEADERS:
            heading_may_come = False
            continue
        heading_may_come = False
        yield number, cells


def _read_day(text: str) -> date | None:
    """The date of `2027-02-06`, `2027/2/6`, `2027.2.6` or `2027年2月6日`; None if it is none."""
    plain = text.removesuffix("日")
    for separator in "年月/.":
        plain = plain.replace(separator, "-")
    parts = plain.split("-")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    year, month, day = (int(part) for part in parts)
    if not 1900 <= year <= 2999:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
