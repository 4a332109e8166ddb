"""Open next actions and birthdays as a calendar file, written by the icalendar package.

Times are floating: 15:00 is 15:00 where the calendar is read, as the book means it; so no
time zone has to be defined. The same book gives the same bytes: an entry is stamped with
the moment of the command that made it, and its UID stays that of the customer's open
action, so that a calendar moves what was moved.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import IO, TYPE_CHECKING

from salesbook.calendars import solar_day
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.output.text import clean
from salesbook.rows.export import ActionOut, BirthdayOut

if TYPE_CHECKING:
    import icalendar

_MINUTES = 30
_ANY_LEAP_YEAR = 2000


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
    and the next, left out where no lunar calendar is installed. BadValue when icalendar is
    not.
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
    year, month, day = _parts(birthday.birthday)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return []
    summary = _("Birthday: {name} ({customer})").format(
        name=birthday.name, customer=birthday.customer
    )
    uid = f"salesbook-birthday-{birthday.contact_id}"
    days: dict[str, date | None]
    if birthday.lunar:
        days = {
            f"{uid}-{lunar}@{mark}": solar_day(lunar, month, day)
            for lunar in (today.year - 1, today.year, today.year + 1)
        }
        days = {
            key: found for key, found in days.items()
            if found is not None and found.year in (today.year, today.year + 1)
        }  # fmt: skip
    else:
        try:
            date(_ANY_LEAP_YEAR, month, day)
            first = _first(year or today.year, month, day)
        except ValueError:
            return []
        days = {f"{uid}@{mark}": first}
    made = []
    for key, found in days.items():
        if found is None:
            continue
        event = _event(key, birthday.known_at, summary)
        _add_day(event, found)
        if not birthday.lunar:
            rule: dict[str, object] = {"freq": "yearly"}
            if (month, day) == (2, 29):
                rule |= {"bymonth": 2, "bymonthday": -1}  # the 28th where there is no 29th
            event.add("rrule", rule)
        if birthday.phone:
            event.add("description", _plain(birthday.phone))
        made.append(event)
    return made


def _first(year: int, month: int, day: int) -> date:
    """The day in that year; for 29 February the last of the month."""
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


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


def _parts(birthday: str) -> tuple[int | None, int, int]:
    parts = birthday.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) not in (2, 3):
        return None, 0, 0
    *years, month, day = map(int, parts)
    return (years[0] or None if years else None), month, day


def _plain(text: str) -> str:
    """On one line, nothing in it that steers; the package folds and escapes the rest."""
    return clean(text)
