"""`log`: the receipt, what it stores, and what becomes of the open next action."""

import pytest

from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--grade", "B", today="2026-11-02")
    return shop


def states(shop: Shop) -> list[tuple[str, str, str | None]]:
    return shop.sql("SELECT on_day, state, ended_on FROM next_action ORDER BY id")


def test_a_contact_in_one_line_without_quotes(acme: Shop) -> None:
    ran = acme("log", "Acme", "asked", "about", "the", "price")
    assert ran.stdout == "Logged phone with Acme (#1, B), Sat 11-21 12:00. Due Mon 12-07.\n"
    assert ran.stderr == ""
    assert acme.sql("SELECT on_day, at_time, method, note, feedback, reached FROM follow_up") == [
        ("2026-11-21", "12:00", "phone", "asked about the price", None, 1)
    ]


def test_text_and_options_in_any_order(acme: Shop) -> None:
    acme("log", "Acme", "demo", "--via", "visit", "went", "--feedback", "too dear", "well",
         "--at", "yesterday 15:00", "--support", "the boss")  # fmt: skip
    assert acme.sql("SELECT on_day, at_time, method, note, feedback, support FROM follow_up") == [
        ("2026-11-20", "15:00", "visit", "demo went well", "too dear", "the boss")
    ]


def test_the_receipt_as_an_object(acme: Shop) -> None:
    receipt = acme.json("log", "Acme", "hello", "--at", "2026-11-20", "--next", "fri 15:00 demo")
    assert receipt == {
        "done": "log", "customer_id": 1, "customer": "Acme", "follow_up_id": 1, "grade": "B",
        "from": "B", "to": "B", "reached": True, "closed": None,
        "last_contact_on": "2026-11-20", "due_on": "2026-11-27", "next_on": "2026-11-27",
        "next_at": "15:00", "next_action": "demo", "window_ends_on": "2026-11-16",
    }  # fmt: skip
    assert next(iter(receipt)) == "done"


def test_quiet_prints_nothing_but_warnings(acme: Shop) -> None:
    assert acme("log", "Acme", "hello", "-q")[1:] == ("", "")
    ran = acme("log", "Acme", "again", "-q")
    assert ran.stdout == ""
    assert ran.stderr == (
        "Not too much: Acme was reached Sat 11-21 already; as B, not before Sun 11-22.\n"
    )


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("wechat", "wechat"),
        ("微信", "wechat"),
        ("拜访", "visit"),
        ("Call", "phone"),
        ("面談", "visit"),
    ],
)
def test_methods_in_both_languages(acme: Shop, word: str, code: str) -> None:
    acme("log", "Acme", "hello", "--via", word)
    assert acme.one("SELECT method FROM follow_up") == code


def test_an_unanswered_attempt_never_moves_the_last_contact(acme: Shop) -> None:
    acme("log", "Acme", "spoke", "--at", "2026-11-10")
    ran = acme("log", "Acme", "--no-answer", "--at", "2026-11-20")
    assert ran.stdout == "Logged phone to Acme (#1, B), unanswered, Fri 11-20. Due Wed 11-25.\n"
    assert acme.json("list")[0]["last_contact_on"] == "2026-11-10"
    assert acme.one("SELECT unanswered FROM customer") == 1
    acme("log", "Acme", "spoke")
    assert acme.one("SELECT unanswered FROM customer") == 0


def test_after_three_unanswered_another_method_is_proposed(acme: Shop) -> None:
    for day in ("2026-11-17", "2026-11-18"):
        assert acme("log", "Acme", "--no-answer", "--at", day).stderr == ""
    ran = acme("log", "Acme", "--no-answer", "--at", "2026-11-19")
    assert ran.stderr == "3 attempts in a row unanswered. Try another way: WeChat.\n"
    (line,) = acme.json("today")
    assert line["why"][1:] == ["Signing window lapsed 5 days ago", "3 attempts unanswered"]
    assert line["action"] == "Follow up (try WeChat)"
    # A contact by then, entered late, breaks the row.
    acme("log", "Acme", "spoke", "--at", "2026-11-18")
    assert acme.one("SELECT unanswered FROM customer") == 1


def test_a_backdated_contact_never_moves_the_last_contact_back(acme: Shop) -> None:
    acme("log", "Acme", "spoke", "--at", "2026-11-18")
    receipt = acme.json("log", "Acme", "forgot this one", "--at", "2026-11-10")
    assert receipt["last_contact_on"] == "2026-11-18"
    assert receipt["due_on"] == "2026-12-03"


@pytest.mark.parametrize("at", ["2026-11-22", "tomorrow", "today 12:01", "2027-01-01 09:00"])
def test_a_contact_in_the_future_is_refused(acme: Shop, at: str) -> None:
    ran = acme.unchanged("log", "Acme", "hello", "--at", at, exit=7)
    assert "lies in the future: a contact has happened" in ran.stderr


def test_the_present_minute_is_not_the_future(acme: Shop) -> None:
    acme("log", "Acme", "hello", "--at", "today 12:00")


# (contact on, further options, unanswered) → what becomes of a promise for 2026-11-20
ENDS = [
    ("2026-11-20", [], "kept"),
    ("2026-11-21", [], "late"),
    ("2026-11-19", [], "open"),
    ("2026-11-19", ["--next", "2026-11-30 visit"], "replaced"),
    ("2026-11-20", ["--next", "2026-11-30 visit"], "kept"),
    ("2026-11-21", ["--next", "2026-11-30 visit"], "late"),
    ("2026-11-21", ["--keep-next"], "open"),
    ("2026-11-20", ["--no-answer"], "open"),
    ("2026-11-21", ["--no-answer", "--next", "2026-11-30 visit"], "moved"),
]


@pytest.mark.parametrize(("on", "more", "state"), ENDS)
def test_what_a_follow_up_makes_of_the_next_action(
    acme: Shop, on: str, more: list[str], state: str
) -> None:
    acme("next", "Acme", "2026-11-20 demo", today="2026-11-16")
    receipt = acme.json("log", "Acme", "hello", "--at", on, *more)
    assert receipt["closed"] == (None if state == "open" else state)
    assert states(acme)[0][:2] == ("2026-11-20", state)
    assert states(acme)[0][2] == (None if state == "open" else on)
    assert len(states(acme)) == 1 + ("--next" in more)
    assert acme.one("SELECT count(*) FROM next_action WHERE state='open'") == (
        1 if state == "open" or "--next" in more else 0
    )


def test_the_receipt_says_what_was_kept(acme: Shop) -> None:
    acme("next", "Acme", "2026-11-20 demo", today="2026-11-16")
    ran = acme("log", "Acme", "hello", "--at", "2026-11-20", "--next", "+3d call")
    assert ran.stdout == (
        "Logged phone with Acme (#1, B), Fri 11-20. Kept: demo. Next: Tue 11-24 call.\n"
    )
    ran = acme("log", "Acme", "hello", "--at", "2026-11-25", today="2026-11-25")
    assert "Done late: call. " in ran.stdout


def test_keep_next_and_next_exclude_each_other(acme: Shop) -> None:
    acme.unchanged("log", "Acme", "x", "--keep-next", "--next", "fri call", exit=2)


@pytest.mark.parametrize(
    "text", ["3月3日发送详细方案", "3月3日 发送详细方案", "2027-03-03，发送详细方案"]
)
def test_next_reads_the_date_with_and_without_a_space(acme: Shop, text: str) -> None:
    receipt = acme.json("log", "Acme", "hello", "--next", text)
    assert (receipt["next_on"], receipt["next_action"]) == ("2027-03-03", "发送详细方案")


def test_a_grade_comes_with_it_and_prints_what_follows(acme: Shop) -> None:
    ran = acme("log", "Acme", "budget approved", "--grade", "A", "--at", "2026-11-20")
    assert ran.stdout == (
        "Logged phone with Acme (#1, B → A), Fri 11-20. Due Fri 11-27. "
        "Signing window until Fri 11-27.\n"
    )
    assert acme.sql("SELECT from_grade, to_grade, on_day, reason FROM grade_change") == [
        (None, "B", "2026-11-02", "captured"), ("B", "A", "2026-11-20", "budget approved")
    ]  # fmt: skip
    receipt = acme.json("log", "Acme", "x", "--grade", "C", "--why", "no money")
    assert [receipt[key] for key in ("from", "to", "window_ends_on")] == ["A", "C", "2026-12-21"]
    assert acme.one("SELECT reason FROM grade_change ORDER BY id DESC LIMIT 1") == "no money"


def test_the_same_grade_with_a_contact_changes_no_grade(acme: Shop) -> None:
    ran = acme("log", "Acme", "hello", "--grade", "b")
    assert "window" not in ran.stdout
    assert acme.one("SELECT count(*) FROM grade_change") == 1


def test_a_reason_without_a_grade_is_not_swallowed(acme: Shop) -> None:
    acme.unchanged("log", "Acme", "hello", "--why", "budget", exit=2)
    acme.unchanged("log", "Acme", "--no-answer", "--grade", "A", exit=2)


def test_too_soon_is_recorded_and_warned_about(acme: Shop) -> None:
    acme("edit", "Acme", "--grade", "C")
    acme("log", "Acme", "one", "--at", "2026-11-18")
    ran = acme("log", "Acme", "two", "--at", "2026-11-20")
    assert ran.stderr == (
        "Not too much: Acme was reached Wed 11-18 already; as C, not before Sat 11-21.\n"
    )
    assert acme.one("SELECT count(*) FROM follow_up") == 2
    acme("edit", "Acme", "--grade", "A")
    assert acme("log", "Acme", "three", "--at", "2026-11-20").stderr == ""


def test_nothing_said_is_refused(acme: Shop) -> None:
    acme.unchanged("log", "Acme", exit=2)
    acme.unchanged("log", "Acme", "  ", exit=2)
    acme.unchanged("log", exit=2)


def test_a_customer_that_is_not_active(acme: Shop) -> None:
    acme("archive", "Acme")
    assert acme("log", "1", "met at the fair").stderr == "Acme is not active.\n"
    acme.unchanged("log", "1", "met again", "--next", "fri call", exit=7)


def test_one_log_is_one_step_of_undo(acme: Shop) -> None:
    acme("next", "Acme", "2026-11-20 demo", today="2026-11-16")
    before = acme.content()
    acme("log", "Acme", "hello", "--grade", "A", "--next", "fri call")
    after = acme.content()
    acme("undo")
    assert acme.content() == before
    acme("redo")
    assert acme.content() == after
