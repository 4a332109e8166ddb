"""The settings of a book: one row each, what it sets in `Policy` and what it takes.

Neighbour: `policy`, which reads and writes their texts.
"""

from salesbook.domain.codes import STAGES
from salesbook.i18n import N_
from salesbook.light import NamedTuple


class Setting(NamedTuple):
    """One setting: its key, the place in `Policy`, and what it takes."""

    key: str
    field: str
    part: str  # a grade or a stage, "" where the field is one value for all
    kind: str  # "days", "days or none", "count", "count or none", "flag", "text", "choice"
    low: int
    high: int
    help: str  # a message id
    choices: tuple[str, ...] = ()


def _graded(
    field: str, kind: str, low: int, high: int, words: str,
    grades: tuple[str, ...] = ("A", "B", "C"),
) -> tuple[Setting, ...]:  # fmt: skip
    return tuple(Setting(f"{field}.{g}", field, g, kind, low, high, words) for g in grades)


_STEPS = ("A", "B")  # the grades that have a next step up in sight


SETTINGS: tuple[Setting, ...] = (
    *_graded("cadence", "days", 1, 365, N_("days that may pass between contacts")),
    *_graded("window", "days or none", 1, 3650, N_("days a customer may take to sign")),
    *_graded("gap", "days", 0, 90, N_("smallest number of days between contacts")),
    *_graded("stale", "days or none", 1, 3650, N_("days until data is to be verified again")),
    *_graded("intent", "days", 1, 3650, N_("days within which this grade wants to buy"), _STEPS),
    *_graded("target", "days or none", 1, 3650, N_("target: days until the next step up"), _STEPS),
    Setting("attempts.unanswered", "unanswered", "", "count", 1, 50,
            N_("unanswered attempts in a row before another method is proposed")),
    Setting("suggest.silence", "silence", "", "count", 1, 50,
            N_("times the cadence without contact that speak for a lower grade")),
    Setting("captured.days", "captured_days", "", "days", 0, 90,
            N_("days after which a new customer is to be contacted first")),
    Setting("entry.days", "entry_days", "", "days", 0, 90,
            N_("days within which a customer who was met is to be entered")),
    Setting("agenda.limit", "agenda_limit", "", "count", 1, 10000,
            N_("lines of today at a terminal")),
    Setting("agenda.hygiene_lines", "hygiene_lines", "", "count", 0, 100,
            N_("lines of data care a day")),
    Setting("agenda.window_ahead", "window_ahead", "", "days", 0, 90,
            N_("days before the end of an A window that it is shown")),
    Setting("agenda.window_after", "window_after", "", "days", 0, 365,
            N_("days after the end of an A window that it is shown")),
    Setting("warn.no_new_a", "no_new_a", "", "days", 1, 90,
            N_("working days without a new A customer before a warning")),
    Setting("pool.enabled", "pool_enabled", "", "flag", 0, 1,
            N_("whether unsigned customers go to the public pool")),
    Setting("pool.protection", "protection", "", "days", 1, 3650,
            N_("days an unsigned customer is yours")),
    Setting("pool.silence", "pool_silence", "", "days or none", 1, 3650,
            N_("days without contact that end the protection earlier")),
    Setting("pool.warn", "pool_warn", "", "days", 0, 90,
            N_("days before the end of the protection that it is shown")),
    Setting("pool.quota", "pool_quota", "", "count or none", 1, 10000,
            N_("customers one may claim a day")),
    Setting("pool.capacity", "pool_capacity", "", "count or none", 1, 1000000,
            N_("unsigned customers one may hold")),
    Setting("pool.cooldown", "pool_cooldown", "", "days", 0, 3650,
            N_("days until a former owner may claim a customer again")),
    Setting("complaint.days", "complaint_days", "", "days", 0, 90,
            N_("working days within which a complaint is to be answered")),
    Setting("care.guide", "guide_days", "", "days", 0, 365,
            N_("days after signing for the user guide")),
    Setting("care.survey", "survey_months", "", "count", 1, 60,
            N_("months between satisfaction surveys")),
    Setting("care.festival", "festival_ahead", "", "days", 0, 30,
            N_("days before a festival that its greeting is due")),
    Setting("care.shown", "care_shown", "", "days", 0, 365,
            N_("days that care not done is shown, then it counts as missed")),
    Setting("value.A", "value_a", "", "count", 1, 100,
            N_("percent of the value before a customer, up to which it is A")),
    Setting("value.B", "value_b", "", "count", 1, 100,
            N_("percent of the value before a customer, up to which it is B")),
    *(Setting(f"stage.{code}", "stage_names", code, "text", 0, 0,
              N_("your own name of this stage, none for the usual one")) for code in STAGES),
    Setting("calendar.working_days", "working_days", "", "choice", 0, 0,
            N_("days worked: CN (with make-up days), weekends (Monday to Friday), none (all)"),
            ("CN", "weekends", "none")),
)  # fmt: skip
