"""The numbers of the trade, each with its default: what the rules are handed.

Neighbour: `settings`, by which a book changes them.
"""

from salesbook.light import Mapping, NamedTuple

GRADES = ("A", "B", "C")
_PLACES = {"A": 0, "B": 1, "C": 2}


class PerGrade(NamedTuple):
    """One number a grade, mostly days; None where a grade has none."""

    A: int | None
    B: int | None
    C: int | None

    def of(self, grade: str) -> int | None:
        """The number of a grade; KeyError for what is no grade."""
        return self[_PLACES[grade]]


PRESETS: dict[str, dict[str, PerGrade]] = {
    "cadence": {"steady": PerGrade(7, 15, 30), "sprint": PerGrade(1, 3, 7)},  # S4, S5
    "window": {"tight": PerGrade(7, 14, 30), "wide": PerGrade(14, 90, None)},  # S1, S5
}


class Policy(NamedTuple):
    """All numbers the rules go by; days unless said otherwise."""

    cadence: PerGrade = PRESETS["cadence"]["steady"]  # days between contacts (S4)
    window: PerGrade = PRESETS["window"]["tight"]  # from the day the grade began (S1)
    gap: PerGrade = PerGrade(0, 1, 3)  # the smallest gap between contacts (S5)
    stale: PerGrade = PerGrade(7, 30, 90)  # days until data wants verifying (S3, S5)
    intent: PerGrade = PerGrade(14, 90, None)  # wanted within (S5)
    target: PerGrade = PerGrade(3, 14, None)  # A signs within, B moves to A within (S5)
    unanswered: int = 3  # attempts in a row, then another method is proposed
    silence: int = 2  # times the cadence, then silence speaks for a lower grade
    captured_days: int = 1  # a new customer is due this long after being captured
    entry_days: int = 1  # met on a day, entered this much later at most (S5)
    agenda_limit: int = 20  # lines at a terminal
    hygiene_lines: int = 3  # lines a day
    window_ahead: int = 2  # before the last day of an A window
    window_after: int = 7  # after it
    no_new_a: int = 3  # working days without a new A, then a warning (S1)
    pool_enabled: bool = False  # not every seller has a pool
    protection: int = 30  # days from the day a customer was taken on, unsigned (S1)
    pool_silence: int | None = None  # days without contact that end it earlier
    pool_warn: int = 7  # days before the end
    pool_quota: int | None = None  # claims a day
    pool_capacity: int | None = None  # unsigned customers one may hold
    pool_cooldown: int = 0  # days until a former owner may claim again
    complaint_days: int = 2  # working days to answer one
    guide_days: int = 7  # after signing (S5)
    survey_months: int = 3  # between surveys (S5)
    festival_ahead: int = 3
    care_shown: int = 14  # days that care not done is shown
    value_a: int = 80  # percent before a customer of class A (S3, S4)
    value_b: int = 95
    stage_names: Mapping[str, str] = {}  # noqa: RUF012 - a book's own, by stage; nobody writes to it
    working_days: str = "CN"  # CN, weekends or none


DEFAULTS = Policy()
