"""Follow-ups and grades of long ago, placed into what the book knows already."""

from datetime import date

import pytest

from importing import CONTACTED, GRADED, NOW, open_desk
from salesbook.actions.customers import add
from salesbook.actions.follow_ups import Contact, log
from salesbook.actions.grades import regrade
from salesbook.actions.next_actions import read_promise, set_next
from salesbook.book.settings import read_day
from salesbook.phrases.when import Moment


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path) as desk:
        yield desk


def test_next_actions_close_as_the_rules_say_and_one_is_open(desk):
    rows = [
        CONTACTED,
        # Not in order: the days decide.
        ("甲", "2024-03-20", "电话", "四", "", "3月28日签约", ""),
        ("甲", "2024-03-01", "电话", "一", "", "3月3日发方案", ""),
        ("甲", "2024-03-03", "电话", "二", "", "3月10日演示", ""),
        ("甲", "2024-03-05", "电话", "三", "", "3月15日报价", ""),
    ]
    assert desk.take(rows) == {"customers": {"added": 1}, "follow-ups": {"added": 4}}
    expected = [
        ("2024-03-03", "发方案", "kept", "2024-03-03"),
        ("2024-03-10", "演示", "replaced", "2024-03-05"),
        ("2024-03-15", "报价", "late", "2024-03-20"),
        ("2024-03-28", "签约", "open", None),
    ]
    assert desk.actions() == expected
    desk.take(rows)
    assert desk.actions() == expected


def test_older_contacts_leave_what_is_open_and_last_contact(desk):
    desk.do(add, {"name": "甲"})
    day = read_day(desk.book, NOW, None)
    desk.do(log, "甲", Contact("今天", Moment(date(2026, 3, 2), None),
                              next_action=read_promise("2026-03-09 签约", day)))  # fmt: skip
    desk.take([CONTACTED, ("甲", "2024-03-01", "电话", "早先", "", "3月3日发方案", ""),
               ("甲", "2026-03-01", "电话", "前天", "", "3月20日演示", "")])  # fmt: skip
    assert desk.actions() == [
        ("2024-03-03", "发方案", "late", "2026-03-01"),
        ("2026-03-20", "演示", "replaced", "2026-03-02"),
        ("2026-03-09", "签约", "open", None),
    ]
    assert desk.ask("SELECT last_contact_on,captured_on,unanswered FROM customer") == [
        ("2026-03-02", "2024-03-01", 0)
    ]


def test_an_older_promise_gives_way_to_one_that_was_set_since(desk):
    desk.do(add, {"name": "甲"})
    desk.do(set_next, "甲", "2026-03-09 签约")
    desk.take([CONTACTED, ("甲", "2026-03-01", "电话", "x", "", "3月20日演示", "")])
    assert desk.actions() == [
        ("2026-03-20", "演示", "moved", "2026-03-03"), ("2026-03-09", "签约", "open", None)
    ]  # fmt: skip


def test_customers_who_are_not_worked_are_promised_nothing(desk):
    desk.do(add, {"name": "甲", "status": "lost"})
    desk.take([CONTACTED, ("甲", "2026-03-01", "电话", "x", "", "3月20日演示", "")])
    assert desk.actions() == [("2026-03-20", "演示", "dropped", "2026-03-03")]


def test_words_without_a_date_stay_with_the_note(desk):
    desk.take([CONTACTED, ("甲", "2024-03-01", "电话", "谈了", "", "等通知", ""),
               ("乙", "2024-03-01", "电话", "谈了", "", "再说", "")])  # fmt: skip
    assert desk.ask("SELECT note FROM follow_up ORDER BY id") == [
        ("谈了 → 等通知",), ("谈了 → 再说",)
    ]  # fmt: skip
    assert desk.outcome.warnings == (
        "2 next actions have no date to come and were kept in the notes (lines 2, 3).",
    )
    assert desk.actions() == []


def test_the_same_contact_is_day_time_method_and_words(desk):
    first = ("甲", "2024-03-01", "电话", "谈了", "", "", "")
    rows = [CONTACTED, first, first, ("甲", "2024-03-01", "微信", "谈了", "", "", ""),
            ("甲", "2024-03-01 10:00", "电话", "谈了", "", "", ""),
            ("甲", "2024-03-01", "电话", "又谈", "", "", "")]  # fmt: skip
    assert desk.take(rows)["follow-ups"] == {"added": 4, "same": 1}


def test_grades_are_placed_into_history(desk):
    desk.do(add, {"name": "甲"})
    desk.do(regrade, "甲", "A", why="签单在即", on=None, renew=False)
    rows = [
        GRADED,
        ("甲", "C级", "问过", "2026-01-01", ""),
        ("甲", "B级", "有兴趣", "2026-02-01", ""),
        ("甲", "B级", "还是", "2026-02-10", ""),
    ]
    assert desk.take(rows) == {"grades": {"added": 2, "same": 1}}
    expected = [(None, "C", "2026-01-01"), ("C", "B", "2026-02-01"), ("B", "A", "2026-03-03")]
    assert desk.grades() == expected
    assert desk.take(rows) == {"grades": {"same": 3}}
    # One between two that are there.
    assert desk.take([GRADED, ("甲", "C", "凉了", "2026-02-20", "")]) == {"grades": {"added": 1}}
    assert desk.grades() == [*expected[:2], ("B", "C", "2026-02-20"), ("C", "A", "2026-03-03")]
    assert desk.ask("SELECT grade,grade_since,captured_on FROM customer") == [
        ("A", "2026-03-03", "2026-01-01")
    ]


def test_a_grade_that_was_given_does_not_give_way(desk):
    desk.do(add, {"name": "甲", "grade": "A"})
    desk.take([GRADED, ("甲", "B", "x", "2026-01-01", "")])
    assert desk.grades() == [(None, "B", "2026-01-01"), ("B", "A", "2026-03-03")]
    assert desk.ask("SELECT grade FROM customer") == [("A",)]


def test_a_grade_in_the_customer_sheet_counts_from_today(desk):
    desk.do(add, {"name": "甲"})
    desk.do(regrade, "甲", "B", why="x", on=None, renew=False)
    desk.take([("客户", "级别"), ("甲", "A"), ("乙", "B")])
    assert desk.grades("甲")[-1] == ("B", "A", "2026-03-03")
    assert desk.grades("乙") == [(None, "B", "2026-03-03")]
    assert desk.take([("客户", "级别"), ("甲", "A"), ("乙", "B")]) == {"customers": {"same": 2}}
