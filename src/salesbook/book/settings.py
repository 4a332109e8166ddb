"""The policy and the working days of a book, and how they are changed."""

from datetime import date, datetime

from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.domain.policy import DEFAULTS, Policy
from salesbook.domain.workdays import WorkingDays, Written, check_calendar
from salesbook.errors import BadValue
from salesbook.light import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.book.door import Change


def read_day(book: Book, now: datetime, me: str | None) -> Day:
    """The day of a run on this book: its policy and the calendar that goes with it."""
    policy = read_policy(book)
    if policy.working_days != "CN":
        return Day(now, policy, WorkingDays(policy.working_days, {}, frozenset()), me)
    return Day(now, policy, read_calendar(book), me)


def read_policy(book: Book) -> Policy:
    """The policy of the book; a text that does not fit its key counts as not stored.

    Only another program can have stored one, and "config set" must still mend it.
    """
    stored = dict(book.values("SELECT key,value FROM setting"))
    if not stored:
        return DEFAULTS
    from salesbook.domain.settings import make_policy

    try:
        return make_policy(stored)
    except BadValue:
        return make_policy({key: text for key, text in stored.items() if _fits(key, text)})


def _fits(key: str, text: str) -> bool:
    from salesbook.domain.settings import make_policy

    try:
        make_policy({key: text})
    except BadValue:
        return False
    return True


def read_calendar(book: Book) -> WorkingDays:
    """The Chinese working days as this book knows them."""
    # One row for all: the days a year differs in are many, and asked for at every start.
    ((days, years),) = book.values(
        "SELECT (SELECT group_concat(day||works,'') FROM calendar_day),"
        "(SELECT group_concat(year,' ') FROM calendar_year)"
    )
    return WorkingDays("CN", Written(days or ""), frozenset(map(int, (years or "").split())))


def write_setting(change: "Change", key: str, text: str) -> dict[str, str]:
    """Store a setting (a preset: three); returns the canonical texts by key.

    BadValue for a text that does not fit, or that contradicts another setting.
    """
    from salesbook.domain.setting_words import read_setting, refuse_contradiction, setting_values

    book = change.book
    wanted = read_setting(key, text)
    for name, value in wanted.items():
        identity = book.value("SELECT id FROM setting WHERE key=?", (name,))
        if identity is None:
            default = setting_values(DEFAULTS)[name]
            if value != default:
                change.insert("setting", key=name, value=value)
        else:
            change.update("setting", identity, value=value)
    refuse_contradiction(wanted, read_policy(book))
    return wanted


def add_calendar(change: "Change", days: dict[date, bool]) -> frozenset[int]:
    """Take over the days of a calendar file; the years it speaks of are known from then on.

    Days the file does not name stay as they were: the calendar of a year often has a few
    days of the year before. To take a holiday back, a file names the day as worked.
    """
    book = change.book
    years = frozenset(day.year for day in days)
    for year in sorted(years):
        if not book.value("SELECT 1 FROM calendar_year WHERE year=?", (year,)):
            change.insert("calendar_year", year=year)
    stored = {
        day: (identity, bool(works))
        for identity, day, works in book.values("SELECT id,day,works FROM calendar_day")
    }
    for day, works in sorted(days.items()):
        identity, before = stored.get(day.isoformat(), (None, None))
        if works == before:
            continue
        usual = works == (day.weekday() < 5)
        if identity is None and not usual:
            change.insert("calendar_day", day=day.isoformat(), works=int(works))
        elif identity is not None and usual:
            change.delete("calendar_day", identity)
        elif identity is not None:
            change.update("calendar_day", identity, works=int(works))
    check_calendar(read_calendar(book))
    return years
