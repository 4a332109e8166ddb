"""The numbers of the trade, each with its default, and the settings that change them.

`Policy` is what the rules are handed. A book stores only what was changed, as canonical
texts by key (`cadence.A` → `5`, `window.C` → `none`); `read_setting` makes such texts
out of what is typed, `make_policy` makes a `Policy` out of them, and `setting_values`
is the way back. Every setting is one row of `SETTINGS`. Neighbour: `book`, whose table
`setting` holds the texts.
"""

from salesbook.domain.codes import read_code
from salesbook.domain.settings import SETTINGS, Setting
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import Any, Iterable, Mapping, NamedTuple

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


class StageNames(NamedTuple):
    """A book's own names of the stages; None where the usual one stands."""

    lead: str | None = None
    verified: str | None = None
    needs: str | None = None
    proposal: str | None = None
    closing: str | None = None
    contract: str | None = None
    payment: str | None = None
    care: str | None = None
    lost: str | None = None

    def of(self, stage: str) -> str | None:
        """The name of a stage code."""
        name: str | None = getattr(self, stage)
        return name


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
    stage_names: StageNames = StageNames()
    working_days: str = "CN"  # CN, weekends or none


DEFAULTS = Policy()


_BY_KEY = {setting.key.casefold(): setting for setting in SETTINGS}

_LONGEST_NAME = 20
_NONE_WORDS = ("none", "no", "never", "off", "-", "无", "無", "没有", "沒有", "不限")
_CHOICE_WORDS = {"中国": "CN", "中國": "CN", "周末": "weekends", "週末": "weekends", "无": "none"}
_DAY_UNITS = {"": 1, "d": 1, "day": 1, "days": 1, "天": 1, "日": 1}
_DAY_UNITS |= dict.fromkeys(("w", "week", "weeks", "周", "週", "星期"), 7)
_COUNT_UNITS = dict.fromkeys(("", "x", "%", "次", "条", "條", "行", "个", "個", "倍"), 1)


def read_setting(key: str, text: str) -> dict[str, str]:
    """The canonical texts to store, by key, for what was typed: `("cadence.A", "5天")`.

    A preset gives three: `("cadence", "sprint")`. BadValue when there is no such
    setting (the near ones are named) or when the value does not fit it.
    """
    wanted = key.strip().casefold()
    if wanted in PRESETS:
        chosen = PRESETS[wanted].get(text.strip().casefold())
        if chosen is None:
            raise BadValue(
                _(
                    "{text} is not a preset of {key}. Choose from {names}, or set one grade,"
                    " for example {key}.A {example}."
                ).format(
                    text=text or _("an empty text"),
                    key=wanted,
                    names=_(", ").join(PRESETS[wanted]),
                    example=_write(getattr(DEFAULTS, wanted).A),
                )
            )
        return {f"{wanted}.{g}": _write(chosen.of(g)) for g in GRADES}
    setting = _BY_KEY.get(wanted)
    if setting is None:
        raise _no_setting(key)
    return {setting.key: _write(_read(setting, text))}


def make_policy(stored: Mapping[str, str]) -> Policy:
    """The policy of a book out of its stored texts; what is not stored has its default.

    Unknown keys are ignored (a newer salesbook may have written them); BadValue for a
    text that does not fit its key, which only another program can have stored.
    """
    changed: dict[str, Any] = {}
    for setting in SETTINGS:
        text = stored.get(setting.key)
        if text is None:
            continue
        value: Any = _read(setting, text)
        if setting.part:
            before = changed.get(setting.field) or getattr(DEFAULTS, setting.field)
            value = before._replace(**{setting.part: value})
        changed[setting.field] = value
    return DEFAULTS._replace(**changed)


def refuse_contradiction(changed: Iterable[str], policy: Policy) -> None:
    """BadValue when a setting that was changed contradicts another one.

    The customers before 80 percent of the value are A, those before 95 are B: with the two
    turned round nobody would be B.
    """
    if {"value.A", "value.B"}.isdisjoint(changed) or policy.value_a < policy.value_b:
        return
    raise BadValue(
        _("value.A ({a}) is to be smaller than value.B ({b}). Set the other one first.").format(
            a=policy.value_a, b=policy.value_b
        )
    )


def setting_values(policy: Policy) -> dict[str, str]:
    """The canonical text of every setting, by key, in the order of `SETTINGS`."""
    return {setting.key: _write(_value(setting, policy)) for setting in SETTINGS}


def _value(setting: Setting, policy: Policy) -> int | str | None:
    value: Any = getattr(policy, setting.field)
    chosen: int | str | None = value.of(setting.part) if setting.part else value
    return chosen


def _write(value: int | str | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _read(setting: Setting, text: str) -> int | str | None:
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
    sentences = {
        "days": _(
            "{text} does not fit {key}: it takes {low} to {high} days, for example {example}."
        ),
        "days or none": _(
            "{text} does not fit {key}: it takes {low} to {high} days or none,"
            " for example {example}."
        ),
        "count": _(
            "{text} does not fit {key}: it takes a whole number from {low} to {high},"
            " for example {example}."
        ),
        "count or none": _(
            "{text} does not fit {key}: it takes a whole number from {low} to {high} or none,"
            " for example {example}."
        ),
        "flag": _("{text} does not fit {key}: it takes yes or no, for example {example}."),
        "text": _(
            "{text} does not fit {key}: it takes a name of at most 20 characters,"
            " or none for the usual one."
        ),
        "choice": _("{text} does not fit {key}: choose from {choices}, for example {example}."),
    }
    return BadValue(
        sentences[setting.kind].format(
            text=text or _("an empty text"),
            key=setting.key,
            low=setting.low,
            high=setting.high,
            choices=_(", ").join(setting.choices),
            example=_write(_value(setting, DEFAULTS)),
        )
    )


def _no_setting(key: str) -> BadValue:
    from difflib import get_close_matches

    keys = [*PRESETS, *(setting.key for setting in SETTINGS)]
    folded = {known.casefold(): known for known in keys}
    near = [folded[word] for word in get_close_matches(key.strip().casefold(), folded, 3, 0.6)]
    if near:
        sentence = _("There is no setting {key}. Did you mean {near}?")
    else:
        sentence = _('There is no setting {key}. "salesbook config show" lists them.')
    return BadValue(sentence.format(key=key, near=_(", ").join(near)))
