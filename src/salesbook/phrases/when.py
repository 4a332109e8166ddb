"""When: a date or moment out of the words a salesperson types, Chinese or English.

`read_when` reads a whole text, `read_head` the longest date at the head of one. What can
mean two days is the coming one, or the past one where that is preferred; what names no
single day (周五前, within a week, 3/5/2026) is refused and never guessed. All failures are
`BadValue`; a date lies in the years 1900 to 2199.
Neighbours: `worded`, loaded only when a text is no plain ISO date, which is how programs
write one; `period`, for stretches.
"""

from datetime import date, datetime

from salesbook.light import NamedTuple

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


class Moment(NamedTuple):
    """A local day and, where one was said, the time as HH:MM."""

    day: date
    time: str | None


def read_when(text: str, now: datetime, prefer: str = "coming") -> Moment:
    """The moment that the whole text means, seen from `now` (local, naive).

    `prefer` is "coming" or "past": which day is taken where two are possible. Today's own
    weekday and day of the month are today in both; a time alone is today's with "past"
    (refusing the future is the caller's), with "coming" tomorrow's once it has gone by.
    Raises BadValue, with the reason and an example.
    """
    plain = _plain(text.strip())
    if plain is not None:
        return plain
    from salesbook.phrases.worded import read_worded

    return read_worded(text, now, prefer)


def read_head(text: str, now: datetime, prefer: str = "coming") -> tuple[Moment, str] | None:
    """The longest date at the head of the text, and the rest; None if there is none.

    The rest is stripped of blanks and leading punctuation. Before something to do, a part
    of the day without an hour stays in it (明天下午演示: 下午演示), as does a time that is
    only an end (周五3点前发报价: 3点前发报价). A head that is wrong (2月30日), ambiguous or
    no single day (周五前, 3月5日-8日) is none.
    """
    from salesbook.phrases import worded

    return worded.read_head(text, now, prefer)


def _plain(text: str) -> Moment | None:
    """The fast way for 2026-03-05 and 2026-03-05 15:00; None sends the text to the grammar."""
    if len(text) not in (10, 16) or not text.isascii():
        return None
    if not (text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:10]).isdigit()):
        return None
    clock = text[11:]
    if clock and not (text[10] in " T" and clock[2] == ":" and (clock[:2] + clock[3:]).isdigit()):
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Moment(at.date(), clock or None) if FIRST <= at.date() <= LAST else None
