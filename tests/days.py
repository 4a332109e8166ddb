"""The days of the tests, told from one TODAY."""

from datetime import date, datetime, timedelta

TODAY = date(2026, 11, 18)  # a Wednesday in a year whose holidays are known
NOW = datetime(2026, 11, 18, 10, 30)
AT = "2026-11-18T10:30:00+08:00"

Moment = int | date | str


def iso(day: Moment) -> str:
    """A day as the book stores it."""
    if isinstance(day, int):
        return (TODAY + timedelta(day)).isoformat()
    return day if isinstance(day, str) else day.isoformat()
