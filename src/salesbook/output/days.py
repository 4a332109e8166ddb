"""A day in words: near ones by name, others by date and weekday, in the language of the run."""

from datetime import date

from salesbook.i18n import _, language, n_

_ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CHINESE = "一二三四五六日"


def show_day(day: date, today: date, time: str | None = None) -> str:
    """`today`, `tomorrow 15:00`, `Fri 11-27`, `2027-03-05`; the year where it is not this one."""
    text = _near((day - today).days) or _dated(day, today)
    return f"{text} {time}" if time else text


def _near(away: int) -> str | None:
    match away:
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case -1:
            return _("yesterday")
    return None


def show_date(day: date, today: date, time: str | None = None) -> str:
    """The same without near names, for sentences that are read again later."""
    text = _dated(day, today)
    return f"{text} {time}" if time else text


def often(days: int) -> str:
    """A cadence in words: `every day`, `every 7 days`."""
    return n_("every day", "every {days} days", days).format(days=days)


def weekday(day: date) -> str:
    """`Sat`, `周六`."""
    return f"周{_CHINESE[day.weekday()]}" if language() == "zh" else _ENGLISH[day.weekday()]


def _dated(day: date, today: date) -> str:
    if day.year != today.year:
        return day.isoformat()
    short = f"{day.month:02}-{day.day:02}"
    return f"{short} {weekday(day)}" if language() == "zh" else f"{weekday(day)} {short}"
