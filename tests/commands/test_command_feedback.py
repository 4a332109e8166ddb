"""`feedback add|answer|list`: complaints with their day, suggestions, scores."""

import pytest

from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    """It is Friday 2026-11-20; Monday to Friday are worked."""
    shop.today = "2026-11-20"
    shop("config", "set", "calendar.working_days", "weekends", "-q")
    shop("add", "Acme", "-q")
    shop("add", "Beta", "--owner", "li", "-q")
    return shop


def told(shop: Shop, what: str) -> list[tuple[object, ...]]:
    return shop.sql(f"SELECT {what} FROM feedback ORDER BY id")


def test_a_complaint_has_a_day_by_which_it_is_answered(acme: Shop) -> None:
    ran = acme("feedback", "add", "Acme", "two", "boxes", "were", "broken")
    assert ran.stdout == "Acme (#1): complaint #1 noted. Answer by Tue 11-24.\n"
    assert told(acme, "kind, on_day, said, score, answer_by, answered_on") == [
        ("complaint", "2026-11-20", "two boxes were broken", None, "2026-11-24", None)
    ]


def test_the_receipt_as_an_object(acme: Shop) -> None:
    assert acme.json("feedback", "add", "Acme", "late", "--on", "yesterday", "--by", "fri") == {
        "done": "feedback add", "customer_id": 1, "customer": "Acme", "feedback_id": 1,
        "kind": "complaint", "on_day": "2026-11-19", "said": "late", "score": None,
        "answer_by": "2026-11-20", "answered_on": None, "answer": None,
    }  # fmt: skip


def test_the_days_are_a_setting(acme: Shop) -> None:
    acme("config", "set", "complaint.days", "5", "-q")
    assert acme.json("feedback", "add", "Acme", "late")["answer_by"] == "2026-11-27"


def test_a_score_is_satisfaction(acme: Shop) -> None:
    ran = acme("feedback", "add", "Acme", "--score", "9")
    assert ran.stdout == "Acme (#1): satisfaction #1 noted, score 9.\n"
    acme("feedback", "add", "Acme", "all", "well", "--kind", "满意度", "--score", "0", "-q")
    acme("feedback", "add", "Acme", "wants an app", "--kind", "建议", "-q")
    assert told(acme, "kind, said, score, answer_by") == [
        ("satisfaction", None, 9, None), ("satisfaction", "all well", 0, None),
        ("suggestion", "wants an app", None, None),
    ]  # fmt: skip


def test_an_answer_in_time_and_late(acme: Shop) -> None:
    acme("feedback", "add", "Acme", "broken", "-q")
    ran = acme("feedback", "answer", "Acme", "new", "ones", "sent", today="2026-11-24")
    assert ran.stdout == "Acme (#1): complaint #1 of Fri 11-20 is answered. In time.\n"
    assert told(acme, "answered_on, answer") == [("2026-11-24", "new ones sent")]
    acme("undo", "-q")
    acme("feedback", "add", "Acme", "late", "--on", "2026-11-16", "-q")
    ran = acme("feedback", "answer", "Acme", "sorry", "--feedback", "2")
    assert ran.stdout == (
        "Acme (#1): complaint #2 of Mon 11-16 is answered. 2 days late. "
        "1 complaint is still open.\n"
    )


def test_of_several_one_has_to_be_named(acme: Shop) -> None:
    acme("feedback", "add", "Acme", "broken", "-q")
    acme("feedback", "add", "Acme", "late", "--on", "2026-11-16", "-q")
    ran = acme.unchanged("feedback", "answer", "Acme", "sorry", exit=4)
    assert ran.stderr.splitlines() == [
        "Error: 2 wait for an answer. Say which with --feedback:",
        "2  2026-11-16  complaint  late",
        "1  2026-11-20  complaint  broken",
    ]
    assert acme.json("feedback", "answer", "Acme", "sorry", "--feedback", "1")["feedback_id"] == 1
    # Now there is one.
    assert acme.json("feedback", "answer", "Acme", "sorry")["feedback_id"] == 2


def test_a_suggestion_is_answered_where_no_complaint_waits(acme: Shop) -> None:
    acme("feedback", "add", "Acme", "an app", "--kind", "suggestion", "-q")
    acme("feedback", "add", "Acme", "broken", "-q")
    assert acme.json("feedback", "answer", "Acme", "sorry")["kind"] == "complaint"
    assert acme("feedback", "answer", "Acme", "next year").stdout == (
        "Acme (#1): suggestion #1 of Fri 11-20 is answered.\n"
    )
    ran = acme.unchanged("feedback", "answer", "Acme", "again", exit=3)
    assert ran.stderr == "Error: Acme waits for no answer.\n"


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["add", "Acme"], 2, "Say what the customer said"),
        (["add", "Acme", "--kind", "suggestion", "--score", "3"], 2, "Say what the customer said"),
        (["add", "Acme", "x", "--kind", "nonsense"], 2, "is not a kind of feedback"),
        (["add", "Acme", "x", "--score", "11"], 2, "11 is not a score: 0 is bad, 10 is best."),
        (["add", "Acme", "--score", "-1"], 2, "--score takes a whole number, 0 or more."),
        (
            ["add", "Acme", "--score", "9", "--by", "fri"],
            2,
            "--by is the day to answer a complaint",
        ),
        (["add", "Acme", "x", "--on", "2026-11-21"], 7, "lies in the future"),
        (["add", "Acme", "x", "--by", "2026-11-19"], 7, "lies before 2026-11-20"),
        (["answer", "Acme", " "], 2, "Say what was answered"),
        (["answer", "Acme", "x", "--on", "2026-11-19"], 7, "lies before 2026-11-20"),
        (["answer", "Acme", "x", "--on", "2026-11-21"], 7, "lies in the future"),
        (["answer", "Acme", "x", "--feedback", "2"], 3, "has no feedback #2"),
        (["answer", "Beta", "x", "--feedback", "1"], 3, "has no feedback #1"),
        (["list", "--period", "someday"], 2, "is not a period"),
    ],
)
def test_refused(acme: Shop, argv: list[str], code: int, said: str) -> None:
    acme("feedback", "add", "Acme", "broken", "-q")
    assert said in acme.unchanged("feedback", *argv, exit=code).stderr


def test_what_is_answered_is_answered(acme: Shop) -> None:
    acme("feedback", "add", "Acme", "broken", "-q")
    acme("feedback", "answer", "Acme", "sorry", "-q")
    ran = acme.unchanged("feedback", "answer", "Acme", "x", "--feedback", "1", exit=7)
    assert "Feedback #1 was answered on 2026-11-20." in ran.stderr


# The list


@pytest.fixture
def told_much(acme: Shop) -> Shop:
    acme("feedback", "add", "Acme", "broken", "--on", "2026-11-16", "-q")
    acme("feedback", "add", "Beta", "--score", "9", "--on", "2026-11-17", "-q")
    acme("feedback", "add", "Beta", "late", "--on", "2026-10-05", "-q")
    acme("feedback", "answer", "Beta", "sorry", "--on", "2026-10-06", "-q")
    acme("feedback", "add", "Acme", "--score", "6", "-q")
    return acme


def test_what_waits_comes_first(told_much: Shop) -> None:
    assert told_much("feedback", "list").lines == [
        "complaint 2, satisfaction 2, average score 7.5 (2 scores)",
        "1 complaint waits for an answer, 1 of them late",
        "",
        "#  customer  kind          day         score  said    answer by   days late  answered    "
        "answer",
        "1  Acme      complaint     2026-11-16         broken  2026-11-18          2",
        "4  Acme      satisfaction  2026-11-20      6",
        "2  Beta      satisfaction  2026-11-17      9",
        "3  Beta      complaint     2026-10-05         late    2026-10-07             2026-10-06  "
        "sorry",
    ]


@pytest.mark.parametrize(
    ("argv", "found"),
    [
        ([], [1, 4, 2, 3]),
        (["Acme"], [1, 4]),
        (["--open"], [1]),
        (["--kind", "satisfaction"], [4, 2]),
        (["--period", "2026-10"], [3]),
        (["--period", "this month", "--kind", "投诉"], [1]),
        (["Beta", "--open"], []),
    ],
)
def test_the_filters(told_much: Shop, argv: list[str], found: list[int]) -> None:
    rows = told_much.json("feedback", "list", *argv)
    assert [row["feedback_id"] for row in rows] == found


def test_the_fields_scripts_can_rely_on(told_much: Shop) -> None:
    assert told_much.json("feedback", "list", "--open") == [{
        "feedback_id": 1, "customer_id": 1, "customer": "Acme", "grade": "C", "kind": "complaint",
        "on_day": "2026-11-16", "score": None, "said": "broken", "answer_by": "2026-11-18",
        "days_late": 2, "answered_on": None, "answer": None, "owner": None,
    }]  # fmt: skip


def test_ones_own_unless_a_customer_is_named(told_much: Shop) -> None:
    wang = {"SALESBOOK_ME": "wang"}
    rows = told_much.json("feedback", "list", env=wang)
    assert [row["feedback_id"] for row in rows] == [1, 4]
    rows = told_much.json("feedback", "list", "Beta", env=wang)
    assert [row["feedback_id"] for row in rows] == [2, 3]
    told_much("feedback", "add", "Acme", "x", "-q", env=wang)
    assert told_much.one("SELECT owner FROM feedback WHERE id=5") == "wang"


def test_no_feedback(shop: Shop) -> None:
    assert shop("feedback", "list").lines == ["No feedback."]
    assert shop.json("feedback", "list") == []


def test_in_chinese(told_much: Shop) -> None:
    lines = told_much("feedback", "list", "--open", lang="zh").lines
    assert lines[:2] == ["投诉 1", "1 条投诉等待答复，其中 1 条超期"]
    ran = told_much("feedback", "answer", "Acme", "已补发", lang="zh")
    assert ran.stdout == "Acme（#1）：11-16 周一 的投诉 #1 已答复。晚了 2 天。\n"


def test_each_undoes(acme: Shop) -> None:
    for argv in (["add", "Acme", "broken"], ["add", "Acme", "--score", "3"],
                 ["answer", "Acme", "sorry"]):  # fmt: skip
        before = acme.content()
        acme("feedback", *argv, "-q")
        after = acme.content()
        assert after != before
        acme("undo", "-q")
        assert acme.content() == before
        acme("redo", "-q")
        assert acme.content() == after
