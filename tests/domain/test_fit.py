"""The profile: judging, scoring with parts that add up, learning from won and lost."""

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.domain.fit import Criterion, Lesson, Sample, figure_in, fit, judge, learn, span_of

INDUSTRY = Criterion("industry", "医疗", 30)
BUDGET = Criterion("budget", ">=50000000", 20)
CHAIN = Criterion("decision_chain", "short", 10)
TAG = Criterion("tag", "vip", 10)
STAFF = Criterion("fact:staff", ">=100", 10)
KNOWN = {
    "industry": "医疗器械",
    "budget": (40_000_000.0, 60_000_000.0),
    "decision_chain": "short",
    "tag": frozenset({"vip", "a"}),
    "fact:staff": "约1.2千人",
}


@pytest.mark.parametrize(
    ("criterion", "known", "state"),
    [
        (INDUSTRY, KNOWN, "met"),
        (INDUSTRY, {"industry": "食品"}, "unmet"),
        (INDUSTRY, {}, "unknown"),
        (INDUSTRY._replace(value="Medical", key="medical"), {"industry": "medical tools"}, "met"),
        (BUDGET, KNOWN, "met"),  # the range reaches it
        (BUDGET, {"budget": (1.0, 49_999_999.0)}, "unmet"),
        (BUDGET, {"budget": (50_000_000.0, 50_000_000.0)}, "met"),
        (BUDGET._replace(value="<=30000000"), KNOWN, "unmet"),
        (BUDGET._replace(value="<=40000000"), KNOWN, "met"),
        (BUDGET._replace(value="55000000..90000000"), KNOWN, "met"),
        (BUDGET._replace(value="60000001..90000000"), KNOWN, "unmet"),
        (BUDGET, {}, "unknown"),
        (CHAIN, KNOWN, "met"),
        (CHAIN, {"decision_chain": "medium"}, "unmet"),
        (TAG, KNOWN, "met"),
        (TAG._replace(value="vi"), KNOWN, "unmet"),  # a tag is the whole tag
        (TAG, {}, "unmet"),  # no tag is nothing to ask for
        (STAFF, KNOWN, "met"),
        (STAFF, {"fact:staff": "80人"}, "unmet"),
        (STAFF, {"fact:staff": "many"}, "unknown"),
        (STAFF._replace(value="large"), {"fact:staff": "large firm"}, "met"),
    ],
)
def test_judging(criterion: Criterion, known: dict[str, object], state: str) -> None:
    assert judge(criterion, known) == state


@pytest.mark.parametrize(
    ("value", "span"),
    [
        (">=100", (100, float("inf"))),
        ("<=1.5", (float("-inf"), 1.5)),
        ("5..9", (5, 9)),
        ("医疗", None),
        ("a..b", None),
        (">=x", None),
    ],
)
def test_spans(value: str, span: object) -> None:
    assert span_of(value) == span


def test_figures_in_a_text() -> None:
    assert figure_in("约1.2万人") == (12_000, 12_000)
    assert figure_in("1,200 m2") == (1200, 1200)
    assert figure_in("3k") == (3000, 3000)
    assert figure_in("many") is None


def test_the_parts_of_a_score() -> None:
    criteria = [INDUSTRY, BUDGET, CHAIN, TAG, STAFF]
    full = fit(criteria, KNOWN)
    assert (full.score, full.at_most) == (100, 100)
    assert [part.points for part in full.parts] == [38, 25, 12, 13, 12]
    part = fit(criteria, {"industry": "医疗", "decision_chain": "long"})
    assert (part.score, part.at_most) == (38, 75)  # budget and staff are not known
    assert [one.state for one in part.parts] == ["met", "unknown", "unmet", "unmet", "unknown"]
    assert fit(criteria, {}).score == 0


def test_of_one_field_the_heaviest_counts() -> None:
    """Degrees of one wish: who has 500 people has 100 as well."""
    some, many = STAFF, STAFF._replace(value=">=500", weight=30)
    assert fit([some, many], {"fact:staff": "800"}).score == 100
    assert fit([some, many], {"fact:staff": "200"}).score == 33
    two = [TAG, TAG._replace(value="a")]
    assert fit(two, {"tag": frozenset({"a"})}).score == 50  # tags count each by itself


def test_what_speaks_against() -> None:
    against = Criterion("source", "cold call", -15)
    assert fit([INDUSTRY, against], {"industry": "医疗", "source": "cold call"}).score == 50
    assert fit([INDUSTRY, against], {"source": "cold call"}).score == 0  # held at 0
    assert fit([against], {"source": "cold call"}).score == 85  # nothing but this: from 100
    assert fit([against], {}).score == 100
    assert fit([], {}).score == 100


FIELDS = ("industry", "source", "fact:x")
criteria_of = st.lists(
    st.builds(
        Criterion,
        st.sampled_from((*FIELDS, "tag")),
        st.sampled_from("abcd"),
        st.integers(-100, 100).filter(bool),
    ),
    max_size=8,
    unique_by=lambda one: (one.field, one.value),
)
known_of = st.fixed_dictionaries(
    {}, optional={"tag": st.frozensets(st.sampled_from("abcd")),
                  **{field: st.text("abcd", max_size=3) for field in FIELDS}},
)  # fmt: skip


@given(criteria_of, known_of)
@settings(max_examples=80, deadline=None)
def test_a_score_lies_within_and_its_parts_add_up(
    criteria: list[Criterion], known: dict[str, object]
) -> None:
    found = fit(criteria, known)
    assert 0 <= found.score <= found.at_most <= 100
    positive = any(one.weight > 0 for one in criteria)
    whole = sum(part.points for part in found.parts) + (0 if positive else 100)
    assert found.score == max(0, min(100, whole))


@given(criteria_of, known_of, st.sampled_from(FIELDS), st.sampled_from("abcd"))
@settings(max_examples=80, deadline=None)
def test_meeting_more_never_costs(
    criteria: list[Criterion], known: dict[str, object], field: str, letter: str
) -> None:
    criteria = [one for one in criteria if one.weight > 0]
    more = {**known, field: str(known.get(field, "")) + letter}
    met = {c for c in criteria if judge(c, known) == "met"}
    assert met <= {c for c in criteria if judge(c, more) == "met"}
    assert fit(criteria, more).score >= fit(criteria, known).score


def samples(field: str, *counts: tuple[str, int, int]) -> list[Sample]:
    """Customers with a value of a field: so many won, so many lost."""
    return [
        Sample({field: value}, {field: {value: value.upper()}}, won)
        for value, wins, losses in counts
        for won in [True] * wins + [False] * losses
    ]


def test_learning() -> None:
    found = learn(samples("industry", ("a", 8, 2), ("b", 2, 6), ("c", 2, 2), ("d", 0, 2)))
    assert (found.won, found.lost, found.enough) == (12, 12, True)
    assert found.lessons == (
        Lesson(Criterion("industry", "A", 30, True, "a"), 10, 8),  # 80 % where all have 50 %
        Lesson(Criterion("industry", "B", -25, True, "b"), 8, 2),
    )
    assert found.lessons[0].rate == 0.8


def test_too_little_to_learn_from() -> None:
    few = learn(samples("industry", ("a", 20, 0), ("b", 0, 4)))
    assert not few.enough
    assert few.lessons == ()
    # Four of a value are no lesson either, and no difference is none.
    assert learn(samples("source", ("a", 4, 0), ("b", 0, 4), ("c", 9, 9))).lessons == ()


def test_an_amount_is_learned_as_a_threshold() -> None:
    made = [
        Sample({"budget": (float(yuan * 100), float(yuan * 100))}, {}, won)
        for yuan, won in [(10_000, False)] * 8 + [(300_000, True)] * 6 + [(80_000, False)] * 2
    ]
    (lesson,) = learn(made).lessons
    assert (lesson.criterion.field, lesson.criterion.value) == ("budget", ">=10000000")
    assert (lesson.seen, lesson.won, lesson.criterion.weight) == (6, 6, 62)


def test_a_fact_written_down_after_signing_teaches_nothing() -> None:
    told = samples("fact:contract", ("x", 9, 0))
    other = [Sample({}, {}, False)] * 9
    assert learn([*told, *other]).lessons == ()
    assert learn(samples("fact:staff", ("few", 1, 8), ("many", 8, 1))).lessons != ()
