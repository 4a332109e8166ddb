"""The words of settings: all of them with their values, what is typed for them and said of them.

Neighbour: `settings`, which has what they set and take.
"""

from salesbook.domain.policy import DEFAULTS, GRADES, PRESETS, Policy
from salesbook.domain.settings import ROWS, Setting, read_value
from salesbook.errors import BadValue
from salesbook.i18n import N_, _
from salesbook.light import Any, Iterable

_HELP = {
    "cadence": N_("days that may pass between contacts"),
    "window": N_("days a customer may take to sign"),
    "gap": N_("smallest number of days between contacts"),
    "stale": N_("days until data is to be verified again"),
    "intent": N_("days within which this grade wants to buy"),
    "target": N_("target: days until the next step up"),
    "unanswered": N_("unanswered attempts in a row before another method is proposed"),
    "silence": N_("times the cadence without contact that speak for a lower grade"),
    "captured_days": N_("days after which a new customer is to be contacted first"),
    "entry_days": N_("days within which a customer who was met is to be entered"),
    "agenda_limit": N_("lines of today at a terminal"),
    "hygiene_lines": N_("lines of data care a day"),
    "window_ahead": N_("days before the end of an A window that it is shown"),
    "window_after": N_("days after the end of an A window that it is shown"),
    "no_new_a": N_("working days without a new A customer before a warning"),
    "pool_enabled": N_("whether unsigned customers go to the public pool"),
    "protection": N_("days an unsigned customer is yours"),
    "pool_silence": N_("days without contact that end the protection earlier"),
    "pool_warn": N_("days before the end of the protection that it is shown"),
    "pool_quota": N_("customers one may claim a day"),
    "pool_capacity": N_("unsigned customers one may hold"),
    "pool_cooldown": N_("days until a former owner may claim a customer again"),
    "complaint_days": N_("working days within which a complaint is to be answered"),
    "guide_days": N_("days after signing for the user guide"),
    "survey_months": N_("months between satisfaction surveys"),
    "festival_ahead": N_("days before a festival that its greeting is due"),
    "care_shown": N_("days that care not done is shown, then it counts as missed"),
    "value_a": N_("percent of the value before a customer, up to which it is A"),
    "value_b": N_("percent of the value before a customer, up to which it is B"),
    "stage_names": N_("your own name of this stage, none for the usual one"),
    "working_days": N_(
        "days worked: CN (with make-up days), weekends (Monday to Friday), none (all)"
    ),
}


SETTINGS = tuple(map(Setting._make, ROWS))


def setting_values(policy: Policy) -> dict[str, str]:
    """The canonical text of every setting, by key, in the order of `SETTINGS`."""
    return {setting.key: write_value(_value(setting, policy)) for setting in SETTINGS}


def _value(setting: Setting, policy: Policy) -> int | str | None:
    value: Any = getattr(policy, setting.field)
    if setting.kind == "text":
        value = value.get(setting.part)
    elif setting.part:
        value = value.of(setting.part)
    chosen: int | str | None = value
    return chosen


def write_value(value: int | str | None) -> str:
    """The text that is stored."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def help_of(setting: Setting) -> str:
    """What a setting is, as a message id."""
    return _HELP[setting.field]


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
                    example=write_value(getattr(DEFAULTS, wanted).A),
                )
            )
        return {f"{wanted}.{g}": write_value(chosen.of(g)) for g in GRADES}
    setting = next((one for one in SETTINGS if one.key.casefold() == wanted), None)
    if setting is None:
        raise _no_setting(key)
    return {setting.key: write_value(read_value(setting, text))}


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


def no_fit(setting: Setting, text: str) -> BadValue:
    """The failure of a text that does not fit; it says what the setting takes."""
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
            example=setting_values(DEFAULTS)[setting.key],
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
