"""The settings of a book: one row each, what it sets in `Policy` and what it takes.

A book stores only what was changed, as canonical texts by key (`cadence.A` → `5`, `window.C` →
`none`); `make_policy` makes a `Policy` out of them. A command loads this where a book has some
settings; the way back, what is said of them and what is typed for them stand apart, in
`setting_words`.
"""

from salesbook.domain.policy import DEFAULTS, Policy
from salesbook.errors import BadValue
from salesbook.light import Any, Mapping, NamedTuple


class Setting(NamedTuple):
    """One setting: its key, the place in `Policy`, and what it takes."""

    key: str
    field: str
    part: str  # a grade or a stage, "" where the field is one value for all
    kind: str  # "days", "days or none", "count", "count or none", "flag", "text", "choice"
    low: int
    high: int
    choices: tuple[str, ...]


ROWS: tuple[tuple[Any, ...], ...] = (
    ("cadence.A", "cadence", "A", "days", 1, 365, ()),
    ("cadence.B", "cadence", "B", "days", 1, 365, ()),
    ("cadence.C", "cadence", "C", "days", 1, 365, ()),
    ("window.A", "window", "A", "days or none", 1, 3650, ()),
    ("window.B", "window", "B", "days or none", 1, 3650, ()),
    ("window.C", "window", "C", "days or none", 1, 3650, ()),
    ("gap.A", "gap", "A", "days", 0, 90, ()),
    ("gap.B", "gap", "B", "days", 0, 90, ()),
    ("gap.C", "gap", "C", "days", 0, 90, ()),
    ("stale.A", "stale", "A", "days or none", 1, 3650, ()),
    ("stale.B", "stale", "B", "days or none", 1, 3650, ()),
    ("stale.C", "stale", "C", "days or none", 1, 3650, ()),
    ("intent.A", "intent", "A", "days", 1, 3650, ()),
    ("intent.B", "intent", "B", "days", 1, 3650, ()),
    ("target.A", "target", "A", "days or none", 1, 3650, ()),
    ("target.B", "target", "B", "days or none", 1, 3650, ()),
    ("attempts.unanswered", "unanswered", "", "count", 1, 50, ()),
    ("suggest.silence", "silence", "", "count", 1, 50, ()),
    ("captured.days", "captured_days", "", "days", 0, 90, ()),
    ("entry.days", "entry_days", "", "days", 0, 90, ()),
    ("agenda.limit", "agenda_limit", "", "count", 1, 10000, ()),
    ("agenda.hygiene_lines", "hygiene_lines", "", "count", 0, 100, ()),
    ("agenda.window_ahead", "window_ahead", "", "days", 0, 90, ()),
    ("agenda.window_after", "window_after", "", "days", 0, 365, ()),
    ("warn.no_new_a", "no_new_a", "", "days", 1, 90, ()),
    ("pool.enabled", "pool_enabled", "", "flag", 0, 1, ()),
    ("pool.protection", "protection", "", "days", 1, 3650, ()),
    ("pool.silence", "pool_silence", "", "days or none", 1, 3650, ()),
    ("pool.warn", "pool_warn", "", "days", 0, 90, ()),
    ("pool.quota", "pool_quota", "", "count or none", 1, 10000, ()),
    ("pool.capacity", "pool_capacity", "", "count or none", 1, 1000000, ()),
    ("pool.cooldown", "pool_cooldown", "", "days", 0, 3650, ()),
    ("complaint.days", "complaint_days", "", "days", 0, 90, ()),
    ("care.guide", "guide_days", "", "days", 0, 365, ()),
    ("care.survey", "survey_months", "", "count", 1, 60, ()),
    ("care.festival", "festival_ahead", "", "days", 0, 30, ()),
    ("care.shown", "care_shown", "", "days", 0, 365, ()),
    ("value.A", "value_a", "", "count", 1, 100, ()),
    ("value.B", "value_b", "", "count", 1, 100, ()),
    ("stage.lead", "stage_names", "lead", "text", 0, 0, ()),
    ("stage.verified", "stage_names", "verified", "text", 0, 0, ()),
    ("stage.needs", "stage_names", "needs", "text", 0, 0, ()),
    ("stage.proposal", "stage_names", "proposal", "text", 0, 0, ()),
    ("stage.closing", "stage_names", "closing", "text", 0, 0, ()),
    ("stage.contract", "stage_names", "contract", "text", 0, 0, ()),
    ("stage.payment", "stage_names", "payment", "text", 0, 0, ()),
    ("stage.care", "stage_names", "care", "text", 0, 0, ()),
    ("stage.lost", "stage_names", "lost", "text", 0, 0, ()),
    ("calendar.working_days", "working_days", "", "choice", 0, 0, ("CN", "weekends", "none")),
)

_LONGEST_NAME = 20
_NONE_WORDS = ("none", "no", "never", "off", "-", "无", "無", "没有", "沒有", "不限")
_CHOICE_WORDS = {"中国": "CN", "中國": "CN", "周末": "weekends", "週末": "weekends", "无": "none"}
_DAY_UNITS = {"": 1, "d": 1, "day": 1, "days": 1, "天": 1, "日": 1}
_DAY_UNITS |= dict.fromkeys(("w", "week", "weeks", "周", "週", "星期"), 7)
_COUNT_UNITS = dict.fromkeys(("", "x", "%", "次", "条", "條", "行", "个", "個", "倍"), 1)


def make_policy(stored: Mapping[str, str]) -> Policy:
    """The policy of a book out of its stored texts; what is not stored has its default.

    Unknown keys are ignored (a newer salesbook may have written them); BadValue for a
    text that does not fit its key, which only another program can have stored.
    """
    changed: dict[str, Any] = {}
    for row in ROWS:
        text = stored.get(row[0])
        if text is None:
            continue
        setting = Setting._make(row)
        value: Any = read_value(setting, text)
        before = changed.get(setting.field) or getattr(DEFAULTS, setting.field)
        if setting.kind == "text":
            value = {**before, setting.part: value} if value else before
        elif setting.part:
            value = before._replace(**{setting.part: value})
        changed[setting.field] = value
    return DEFAULTS._replace(**changed)


def read_value(setting: Setting, text: str) -> int | str | None:
    """The value of a text for a setting; BadValue says what the setting takes."""
    word = text.strip().casefold()
    if setting.kind == "text":
        name = " ".join(text.split())
        if word in _NONE_WORDS:
            return None
        if not 0 < len(name) <= _LONGEST_NAME:
            raise _no_fit(setting, text)
        return name
    if setting.kind == "flag":
        from salesbook.domain.codes import read_code

        try:
            return read_code("flag", text) == "yes"
        except BadValue:
            raise _no_fit(setting, text) from None
    if setting.kind == "choice":
        word = _CHOICE_WORDS.get(word, word)
        for choice in setting.choices:
            if word.casefold() == choice.casefold():
                return choice
        raise _no_fit(setting, text)
    if setting.kind.endswith("or none") and word in _NONE_WORDS:
        return None
    units = _COUNT_UNITS if setting.kind.startswith("count") else _DAY_UNITS
    if len(word) > 40:
        raise _no_fit(setting, text)
    digits = word
    while digits and not digits[-1].isdecimal():
        digits = digits[:-1]
    factor = units.get(word[len(digits) :].strip())
    # Nine digits are far beyond every range, and more could be slow to convert.
    if factor is None or not digits.isdecimal() or len(digits) > 9:
        raise _no_fit(setting, text)
    number = int(digits) * factor
    if not setting.low <= number <= setting.high:
        raise _no_fit(setting, text)
    return number


def _no_fit(setting: Setting, text: str) -> BadValue:
    from salesbook.domain.setting_words import no_fit

    return no_fit(setting, text)
