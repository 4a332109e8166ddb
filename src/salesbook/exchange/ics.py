"""Open next actions and birthdays as a calendar file, written by the icalendar package.

Times are floating: 15:00 is 15:00 where the calendar is read, as the book means it; so no
time zone has to be defined. The same book gives the same bytes: an entry is stamped with
the moment of the command that made it, and its UID stays that of the customer's open
action, so that a calendar moves what was moved.
"""

from datetime import UTC, date, datetime, time, timedelta

from salesbook.domain.birthdays import Birthday, is_lunar, is_solar, parse_birthday
from salesbook.domain.lunar import FIRST_YEAR, LAST_YEAR, solar_day
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import IO, TYPE_CHECKING, Iterable, Sequence
from salesbook.output.text import clean
from salesbook.rows.export import ActionOut, BirthdayOut

if TYPE_CHECKING:
    import icalendar

_MINUTES = 30


def write(
    file: IO[bytes],
    actions: Iterable[ActionOut],
    birthdays: Sequence[BirthdayOut],
    *,
    mark: str,
    today: date,
) -> tuple[int, int]:
    """Write the calendar; returns how many entries there are, and how many were left out.

    `mark` tells the entries of two books apart. Lunar birthdays are the days of this year
    and the next. Left out is what another program wrote that is no birthday. BadValue when
    icalendar is not installed.
    """
    try:
        import icalendar
    except ImportError:
        raise BadValue(
            _("A calendar needs icalendar. Install it: pip install 'salesbook[calendar]'")
        ) from None
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//salesbook//salesbook//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "salesbook")
    entries = [_action(one, mark) for one in actions]
    left_out = 0
    for birthday in birthdays:
        found = _birthday(birthday, mark, today)
        entries += found
        left_out += not found
    for entry in entries:
        calendar.add_component(entry)
    file.write(calendar.to_ical())
    return len(entries), left_out


def _action(action: ActionOut, mark: str) -> "icalendar.Event":
    day = date.fromisoformat(action.on_day)
    summary = _("{customer}: {action}").format(customer=action.customer, action=action.action)
    event = _event(f"salesbook-next-{action.customer_id}@{mark}", action.made_at, summary)
    # A later action of the same customer replaces this one.
    event.add("sequence", min(action.next_action_id, 2**31 - 1))
    if action.at_time is None:
        _add_day(event, day)
    else:
        at = datetime.combine(day, time.fromisoformat(action.at_time))
        event.add("dtstart", at)
        event.add("dtend", at + timedelta(minutes=_MINUTES))
    said = [_("grade {grade}").format(grade=action.grade)]
    said += [_plain(action.phone)] if action.phone else []
    event.add("description", "\n".join(said))
    return event


def _birthday(birthday: BirthdayOut, mark: str, today: date) -> "list[icalendar.Event]":
    """One entry that comes again each year; of a lunar one those of two years, or none."""
    known = parse_birthday(birthday.birthday)
    if known is None:
        return []
    summary = _("Birthday: {name} ({customer})").format(
        name=birthday.name, customer=birthday.customer
    )
    uid = f"salesbook-birthday-{birthday.contact_id}"
    days: dict[str, date]
    if birthday.lunar and is_lunar(known._replace(year=None)):
        days = {f"{uid}-{year}@{mark}": day for year, day in _lunar(known, today)}
    elif is_solar(known) and not birthday.lunar:
        days = {f"{uid}@{mark}": _first(known.year or today.year, known)}
    else:
        return []
    made = []
    for key, found in days.items():
        event = _event(key, birthday.known_at, summary)
        _add_day(event, found)
        if not birthday.lunar:
            rule: dict[str, object] = {"freq": "yearly"}
            if (known.month, known.day) == (2, 29):
                rule |= {"bymonth": 2, "bymonthday": -1}  # the 28th where there is no 29th
            event.add("rrule", rule)
        if birthday.phone:
            event.add("description", _plain(birthday.phone))
        made.append(event)
    return made


def _lunar(birthday: Birthday, today: date) -> "list[tuple[int, date]]":
    """The lunar years whose birthday lies in this year or the next, with the day."""
    years = range(max(today.year - 1, FIRST_YEAR), min(today.year + 1, LAST_YEAR) + 1)
    days = [
        (year, solar_day(year, birthday.month, birthday.day, leap=birthday.leap)) for year in years
    ]
    return [(year, day) for year, day in days if day.year in (today.year, today.year + 1)]


def _first(year: int, birthday: Birthday) -> date:
    """The day in that year; for 29 February the last of the month."""
    if (birthday.month, birthday.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, birthday.month, birthday.day)


def _event(uid: str, at: str, summary: str) -> "icalendar.Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{uid}.salesbook")
    event.add("dtstamp", _stamp(at))
    event.add("summary", _plain(summary))
    return event


def _add_day(event: "icalendar.Event", day: date) -> None:
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _stamp(at: str) -> datetime:
    """The moment in UTC; of a bare day its first."""
    try:
        moment = datetime.fromisoformat(at)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(2000, 1, 1, tzinfo=UTC)


def _plain(text: str) -> str:
    """On one line, nothing in it that steers; the package folds and escapes the rest."""
    return clean(text)
