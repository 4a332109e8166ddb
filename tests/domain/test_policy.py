"""Settings: what is typed, what is stored, what the rules are handed."""

import pytest
from hypothesis import given, strategies as st

from salesbook.domain.policy import DEFAULTS, PRESETS, PerGrade, Policy
from salesbook.domain.setting_words import SETTINGS, read_setting, setting_values
from salesbook.domain.settings import make_policy
from salesbook.errors import BadValue


def test_the_defaults_are_those_of_the_design() -> None:
    policy = make_policy({})
    assert policy == Policy() == DEFAULTS
    assert policy.cadence == (7, 15, 30)
    assert policy.window == (7, 14, 30)
    assert policy.gap == (0, 1, 3)
    assert policy.stale == (7, 30, 90)
    assert policy.intent == (14, 90, None)
    assert policy.target == (3, 14, None)
    assert policy.working_days == "CN"
    assert (policy.unanswered, policy.silence, policy.captured_days, policy.entry_days) == (
        3,
        2,
        1,
        1,
    )
    assert (policy.agenda_limit, policy.hygiene_lines) == (20, 3)
    assert (policy.window_ahead, policy.window_after, policy.no_new_a) == (2, 7, 3)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("cadence.A", "5", {"cadence.A": "5"}),
        ("cadence.A", "5d", {"cadence.A": "5"}),
        ("cadence.A", " 5 days ", {"cadence.A": "5"}),
        ("cadence.A", "5天", {"cadence.A": "5"}),
        ("cadence.A", "５天", {"cadence.A": "5"}),
        ("cadence.B", "2w", {"cadence.B": "14"}),
        ("cadence.B", "2周", {"cadence.B": "14"}),
        ("CADENCE.a", "007", {"cadence.A": "7"}),
        ("window.C", "none", {"window.C": "none"}),
        ("window.C", "无", {"window.C": "none"}),
        ("window.B", "90", {"window.B": "90"}),
        ("gap.A", "0", {"gap.A": "0"}),
        ("attempts.unanswered", "4次", {"attempts.unanswered": "4"}),
        ("agenda.limit", "50", {"agenda.limit": "50"}),
        ("warn.no_new_a", "5d", {"warn.no_new_a": "5"}),
        ("calendar.working_days", "cn", {"calendar.working_days": "CN"}),
        ("calendar.working_days", "Weekends", {"calendar.working_days": "weekends"}),
        ("calendar.working_days", "none", {"calendar.working_days": "none"}),
        ("cadence", "sprint", {"cadence.A": "1", "cadence.B": "3", "cadence.C": "7"}),
        ("cadence", "Steady", {"cadence.A": "7", "cadence.B": "15", "cadence.C": "30"}),
        ("window", "wide", {"window.A": "14", "window.B": "90", "window.C": "none"}),
        ("window", "tight", {"window.A": "7", "window.B": "14", "window.C": "30"}),
    ],
)
def test_what_is_typed_becomes_what_is_stored(
    key: str, text: str, expected: dict[str, str]
) -> None:
    assert read_setting(key, text) == expected
    policy = make_policy(expected)
    for stored, value in expected.items():
        assert setting_values(policy)[stored] == value


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("cadence.A", "0", ["cadence.A", "0", "1 to 365", "7"]),
        ("cadence.A", "366", ["366", "1 to 365"]),
        ("cadence.A", "none", ["none", "1 to 365"]),
        ("cadence.A", "", ["cadence.A"]),
        ("cadence.A", "soon", ["soon", "1 to 365"]),
        ("cadence.A", "-5", ["-5"]),
        ("cadence.A", "1.5", ["1.5"]),
        ("cadence.A", "5x", ["5x"]),
        ("cadence.A", "²", ["²"]),
        ("cadence.A", "9" * 5000, ["1 to 365"]),
        ("cadence.A", "d" * 100_000, ["1 to 365"]),
        ("window.C", "0", ["0", "or none"]),
        ("agenda.limit", "all", ["all", "whole number"]),
        ("calendar.working_days", "US", ["US", "CN, weekends, none"]),
        ("cadence", "fast", ["fast", "steady, sprint", "cadence.A"]),
        ("window", "5", ["5", "tight, wide"]),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence(key: str, text: str, says: list[str]) -> None:
    with pytest.raises(BadValue) as refused:
        read_setting(key, text)
    assert "\n" not in refused.value.sentence
    for part in says:
        assert part in refused.value.sentence


@pytest.mark.parametrize(
    ("key", "near"),
    [("cadense.A", "cadence.A"), ("agenda.limits", "agenda.limit"), ("windows", "window")],
)
def test_an_unknown_key_names_the_near_ones(key: str, near: str) -> None:
    with pytest.raises(BadValue, match="no setting") as refused:
        read_setting(key, "5")
    assert near in refused.value.sentence
    assert key in refused.value.sentence


def test_a_key_like_no_other_says_where_all_are_listed() -> None:
    """One failure is one line, so the list itself is left to the command that prints it."""
    with pytest.raises(BadValue, match="no setting xyzzy") as refused:
        read_setting("xyzzy", "5")
    assert "config show" in refused.value.sentence
    assert refused.value.details == ()


def test_unknown_stored_keys_are_ignored_and_bad_texts_are_not() -> None:
    assert make_policy({"future.key": "whatever"}) == DEFAULTS
    with pytest.raises(BadValue, match=r"cadence\.A"):
        make_policy({"cadence.A": "often"})


def test_every_setting_has_one_place_and_its_default_fits() -> None:
    values = setting_values(DEFAULTS)
    assert list(values) == [setting.key for setting in SETTINGS]
    places = [(setting.field, setting.part) for setting in SETTINGS]
    assert len(set(places)) == len(places)
    assert {setting.field for setting in SETTINGS} == set(Policy._fields)
    for key, text in values.items():
        assert read_setting(key, text) == {key: text}


def test_every_preset_can_be_set() -> None:
    for key, named in PRESETS.items():
        for name, numbers in named.items():
            assert getattr(make_policy(read_setting(key, name)), key) == numbers


@st.composite
def stored_settings(draw: st.DrawFn) -> dict[str, str]:
    chosen = {}
    for setting in SETTINGS:
        if not draw(st.booleans()):
            continue
        if setting.kind == "choice":
            chosen[setting.key] = draw(st.sampled_from(setting.choices))
        elif setting.kind == "flag":
            chosen[setting.key] = draw(st.sampled_from(("yes", "no")))
        elif setting.kind == "text":
            chosen[setting.key] = draw(st.sampled_from(("none", "初步接触", "Demo given")))
        else:
            number = st.integers(setting.low, setting.high).map(str)
            if setting.kind.endswith("or none"):
                number = number | st.just("none")
            chosen[setting.key] = draw(number)
    return chosen


@given(stored_settings())
def test_policy_and_texts_are_the_same_thing(stored: dict[str, str]) -> None:
    policy = make_policy(stored)
    values = setting_values(policy)
    assert make_policy(values) == policy
    assert {key: values[key] for key in stored} == stored
    untouched = setting_values(DEFAULTS)
    assert all(values[key] == untouched[key] for key in values if key not in stored)


@given(st.sampled_from(SETTINGS), st.text(max_size=12))
def test_any_text_is_read_or_refused(setting: object, text: str) -> None:
    key = setting.key  # type: ignore[attr-defined]
    try:
        stored = read_setting(key, text)
    except BadValue:
        return
    assert setting_values(make_policy(stored))[key] == stored[key]


def test_a_number_for_each_grade() -> None:
    numbers = PerGrade(1, None, 3)
    assert [numbers.of(grade) for grade in "ABC"] == [1, None, 3]
    with pytest.raises(KeyError):
        numbers.of("D")
