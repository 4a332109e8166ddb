"""Stages: their order, which steps are allowed, the days in each, their names."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from salesbook import i18n
from salesbook.domain.codes import LABELS, STAGES
from salesbook.domain.policy import DEFAULTS
from salesbook.domain.questions import QUESTIONS, question_word, unanswered
from salesbook.domain.stages import (
    LOST,
    OPEN,
    WON,
    Stay,
    end_obstacle,
    is_back,
    move_obstacle,
    read_stage,
    stage_word,
    stays,
)
from salesbook.errors import BadValue

TODAY = date(2026, 11, 21)
SINCE = date(2026, 11, 10)
OWN = DEFAULTS._replace(stage_names={"needs": "Site Visit", "closing": "方案", "care": "lead"})


def test_every_stage_is_open_won_or_lost_in_the_order_of_the_codes() -> None:
    assert (*OPEN, *WON, *LOST) == STAGES


@pytest.mark.parametrize(
    ("stage", "to", "on", "reason", "obstacle"),
    [
        ("lead", "verified", 21, False, None),
        ("lead", "closing", 21, False, None),  # forwards may skip
        ("lead", "needs", 10, False, None),  # on the day the stage began
        ("needs", "lead", 21, True, None),
        ("needs", "lead", 21, False, "no reason"),
        ("needs", "proposal", 9, False, "before"),
        ("needs", "proposal", 22, False, "future"),
        ("closing", "contract", 21, False, "not won"),
        ("lead", "payment", 21, True, "not won"),
        ("lead", "care", 21, True, "not won"),
        ("lead", "lost", 21, True, "to lost"),
        ("contract", "lost", 21, True, "to lost"),
        ("contract", "payment", 21, False, None),
        ("contract", "care", 21, False, None),
        ("care", "payment", 21, False, "no reason"),
        ("care", "contract", 21, True, None),
        ("contract", "closing", 21, True, "won"),
        ("lost", "lead", 21, True, "lost"),
        ("lost", "contract", 21, True, "lost"),
        ("lost", "lost", 21, True, "lost"),
    ],
)
def test_which_steps_are_allowed(
    stage: str, to: str, on: int, reason: bool, obstacle: str | None
) -> None:
    found = move_obstacle(stage, SINCE, to, date(2026, 11, on), TODAY, reason=reason)
    assert found == obstacle


@pytest.mark.parametrize(
    ("stage", "on", "obstacle"),
    [
        ("lead", 21, None),
        ("closing", 10, None),
        ("closing", 9, "before"),
        ("closing", 22, "future"),
        ("contract", 21, "won"),
        ("care", 21, "won"),
        ("lost", 21, "lost"),
    ],
)
def test_what_can_be_won_or_lost(stage: str, on: int, obstacle: str | None) -> None:
    assert end_obstacle(stage, SINCE, date(2026, 11, on), TODAY) == obstacle


@given(st.sampled_from(STAGES), st.sampled_from(STAGES), st.booleans(), st.integers(-20, 3))
@settings(max_examples=200, deadline=None)
def test_no_step_leaves_what_is_over_nor_wins_by_the_way(
    stage: str, to: str, reason: bool, away: int
) -> None:
    on = TODAY + timedelta(away)
    if move_obstacle(stage, SINCE, to, on, TODAY, reason=reason) is None:
        assert (stage in WON) == (to in WON)
        assert "lost" not in (stage, to)
        assert SINCE <= on <= TODAY
        assert reason or not is_back(stage, to)


def test_days_in_stage_are_half_open() -> None:
    moves = [
        ("lead", date(2026, 11, 1)),
        ("verified", date(2026, 11, 1)),
        ("needs", date(2026, 11, 4)),
        ("verified", date(2026, 11, 10)),
    ]
    assert stays(moves, TODAY) == [
        Stay("lead", date(2026, 11, 1), date(2026, 11, 1), 0),
        Stay("verified", date(2026, 11, 1), date(2026, 11, 4), 3),
        Stay("needs", date(2026, 11, 4), date(2026, 11, 10), 6),
        Stay("verified", date(2026, 11, 10), None, 11),
    ]
    assert stays([], TODAY) == []


@given(st.lists(st.tuples(st.sampled_from(STAGES), st.integers(0, 60)), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_stays_fill_all_days_since_the_first(steps: list[tuple[str, int]]) -> None:
    moves = sorted(
        ((stage, TODAY - timedelta(back)) for stage, back in steps), key=lambda one: one[1]
    )
    found = stays(moves, TODAY)
    assert sum(stay.days for stay in found) == (TODAY - moves[0][1]).days
    assert [stay.begins for stay in found[1:]] == [stay.ends for stay in found[:-1]]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("proposal", "proposal"),
        ("Proposal", "proposal"),
        ("报价", "proposal"),
        ("site visit", "needs"),
        ("SiteVisit", "needs"),
        ("需求", "needs"),
        ("方案", "closing"),  # the own name comes before the usual word
        ("lead", "lead"),  # a code before an own name
        ("终止", "lost"),
        ("deal lost", "lost"),
    ],
)
def test_a_stage_is_read_by_code_own_name_and_usual_words(text: str, stage: str) -> None:
    assert read_stage(text, OWN) == stage


@given(st.sampled_from(STAGES), st.sampled_from(("en", "zh")))
@settings(max_examples=30, deadline=None)
def test_every_name_shown_is_read_back(stage: str, language: str) -> None:
    i18n.use(language)
    try:
        assert read_stage(stage_word(stage, DEFAULTS), DEFAULTS) == stage
    finally:
        i18n.use("en")


def test_what_is_no_stage_is_refused_with_the_names_of_the_book() -> None:
    with pytest.raises(BadValue, match=r"nowhere is not a stage.*needs \(Site Visit\), proposal,"):
        read_stage("nowhere", OWN)
    with pytest.raises(BadValue, match="an empty text"):
        read_stage(" ", OWN)


def test_names() -> None:
    assert stage_word("needs", OWN) == "Site Visit"
    assert stage_word("verified", OWN) == "lead verified"
    assert list(LABELS["stage"])[-1] == "lost"


def test_every_stage_has_questions_of_its_own() -> None:
    assert tuple(QUESTIONS) == STAGES
    for stage, questions in QUESTIONS.items():
        codes = [question.code for question in questions]
        assert len(codes) >= 3
        assert len(set(codes)) == len(codes)
        assert unanswered(stage, ()) == tuple(codes)
        assert unanswered(stage, codes[1:]) == (codes[0],)
        for question in questions:
            assert question.text.endswith("?")
            assert question_word(stage, question.code) == question.text
    assert question_word("needs", "of yesterday") == "of yesterday"
