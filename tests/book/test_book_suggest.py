"""Whom suggestions are about: nobody is missed, the count is exact, the questions go by index."""

from random import Random

import pytest

from builders import NOW, TODAY, a_customer, a_follow_up, a_grade_change, a_promise, changing, iso
from salesbook.book import suggest
from salesbook.book.reading import open_to_read
from salesbook.book.settings import read_day
from salesbook.domain.suggest import weigh
from salesbook.rows.suggest import SignsRow
from selling import a_deal, an_instalment

WORDS = (
    "下周五签合同",
    "预算批了",
    "sign on Friday",
    "reorder please",
    "年底再说",
    "nice",
    "想续约",
    None,
)
ALL = f"SELECT {suggest._COLUMNS} FROM customer c WHERE c.status='active'"


def a_random_book(change, seed):
    random = Random(seed)
    pick = random.choice
    for number in range(120):
        since = -random.randrange(60)
        signed = pick((None, None, -70))
        customer = a_customer(
            change, f"C{number}", grade=pick("ABC"), captured=-80, since=since, signed=signed,
            last_contact=pick((None, -1, -20, -70)), every=pick((None, None, None, 4)),
            verified=pick((0, -50)), next_on=pick((None, None, None, 5, -5)),
            unanswered=pick((0, 0, 0, 2, 3, 6)), status=pick(("active",) * 9 + ("lost",)),
            need=pick((None, "CRM", "")), need_clear=pick((None, None, 0, 1)),
            budget_clear=pick((None, 0, 1)), decision_chain=pick((None, "short", "long")),
            wanted_on=pick((None, None, iso(-3), iso(10), iso(40), iso(120))),
            owner=pick((None, "wang", "li")),
        )  # fmt: skip
        for on in random.sample(range(-20, 1), 2):
            a_follow_up(change, customer, on=on, reached=pick((True, False)), feedback=pick(WORDS))
        if random.random() < 0.5:
            a_grade_change(change, customer, "B", on=since, from_grade=pick("ABC"),
                           basis=pick(("intent", "intent", "value")))  # fmt: skip
        if random.random() < 0.2:
            an_instalment(change, customer, a_deal(change, customer, won=-9))


@pytest.mark.parametrize("pool", [False, True])
@pytest.mark.parametrize("me", [None, "wang"])
def test_nobody_is_missed_and_the_count_is_exact(book, pool, me):
    """The net over the book finds whomever the rule would suggest something for."""
    with changing(book) as (change, _day):
        a_random_book(change, 7 + pool)
        if pool:
            change.insert("setting", key="pool.enabled", value="yes")
    with open_to_read(book) as opened:
        day = read_day(opened, NOW, me)
        texts = suggest._texts(opened, day)
        mine = " AND (:me IS NULL OR owner IS NULL OR owner=:me)"
        expected = {}
        for row in opened.select(SignsRow, ALL + mine, {"me": me}):
            found = weigh(
                row, list(suggest._said(texts.get(row.customer_id, ()))), TODAY, day.policy
            )
            if found is not None:
                expected[row.customer_id] = found
        found = {row.customer_id: one for row, one in suggest.read_suggestions(opened, day)}
        assert found == expected
        assert suggest.count_suggestions(opened, day) == len(expected)
    kinds = {
        (one.direction, evidence.kind) for one in expected.values() for evidence in one.evidence
    }
    assert {way for way, _kind in kinds} == ({"up", "down", "pool"} if pool else {"up", "down"})
    assert len(kinds) >= 8


def test_what_was_said_is_heard_for_two_weeks_the_latest_first(book):
    with changing(book) as (change, _day):
        customer = a_customer(change, since=-60, grade="C")
        for on, words in ((-15, "预算10万"), (-14, "预算20万"), (-3, "预算30万"), (-1, "周五签")):
            a_follow_up(change, customer, on=on, feedback=words)
    with open_to_read(book) as opened:
        day = read_day(opened, NOW, None)
        (said,) = suggest._texts(opened, day).values()
        assert [on for on, _text in said] == [iso(-1), iso(-3), iso(-14)]
        heard = list(suggest._said(said))
        assert [(one.kind, one.amount_fen) for one in heard] == [
            ("date", None), ("budget", 30_000_000)
        ]  # fmt: skip


def test_an_open_promise_and_attempts_are_seen(book):
    with changing(book) as (change, _day):
        customer = a_customer(change, grade="B", since=-10, unanswered=3)
        for on in (-12, -10, -9, -1):
            a_follow_up(change, customer, on=on, reached=False)
        a_promise(change, customer, on=4)
    with open_to_read(book) as opened:
        (row,) = opened.select(SignsRow, ALL)
        assert (row.attempts, row.next_on, row.kept) == (2, iso(4), 0)


def test_the_questions_go_by_index(book):
    with open_to_read(book) as opened:
        day = read_day(opened, NOW, None)
        values = {**suggest._values(day, ()), "from": iso(-14), "ids": "[1]"}

        def plan(sql):
            return [row[3] for row in opened.values(f"EXPLAIN QUERY PLAN {sql}", values)]

        heard = plan(suggest.HEARD)
        assert heard[0] == "SEARCH f USING INDEX follow_up_by_day (on_day>? AND on_day<?)"
        assert plan(suggest.SIGNS_OF)[0] == "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"
        for sql in (suggest.COUNT, suggest.SIGNS, suggest.SIGNS_OF):
            scans = [step for step in plan(sql) if step.startswith("SCAN")]
            # The customers once; all that hangs on them by its index.
            assert not [step for step in scans if step.split()[1] not in ("c", "json_each")
                        and "subquery" not in step], scans  # fmt: skip
            assert any("grade_change_of_customer" in step for step in plan(sql))


def test_a_day_that_is_late_in_time_asks_no_impossible_date(book):
    with changing(book) as (change, _day):
        a_customer(change)
    with open_to_read(book) as opened:
        day = read_day(opened, NOW.replace(year=9999, month=12, day=30), None)
        assert suggest.count_suggestions(opened, day) == len(suggest.read_suggestions(opened, day))
