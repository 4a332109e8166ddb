"""`next` and `snooze`: at most one promise is open, and each ends in a state that is kept."""

import pytest

from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--grade", "B", today="2026-11-16")
    return shop


def states(shop: Shop) -> list[tuple[str, str]]:
    return shop.sql("SELECT action, state FROM next_action ORDER BY id")


def test_a_promise_decides_the_due_date_alone(acme: Shop) -> None:
    ran = acme("next", "Acme", "fri", "15:00", "online", "demo")
    assert ran.stdout == "Acme (#1, B): Next: Fri 11-27 15:00 online demo.\n"
    (row,) = acme.json("list")
    assert (row["due_on"], row["next_on"], row["next_action"]) == (
        "2026-11-27", "2026-11-27", "online demo",
    )  # fmt: skip


def test_the_receipt_as_an_object(acme: Shop) -> None:
    assert acme.json("next", "Acme", "明天下午3点发方案") == {
        "done": "next", "customer_id": 1, "customer": "Acme", "ended": None,
        "last_contact_on": None, "due_on": "2026-11-22", "next_on": "2026-11-22",
        "next_at": "15:00", "next_action": "发方案",
    }  # fmt: skip


def test_a_new_promise_moves_the_old_one(acme: Shop) -> None:
    acme("next", "Acme", "fri call")
    ran = acme("next", "Acme", "+2d visit")
    assert ran.stdout == "Acme (#1, B): instead of call (Fri 11-27). Next: Mon 11-23 visit.\n"
    assert states(acme) == [("call", "moved"), ("visit", "open")]
    assert acme.json("next", "Acme", "+4d mail")["ended"] == "moved"


def test_the_same_promise_again_changes_nothing(acme: Shop) -> None:
    acme("next", "Acme", "fri call")
    before = acme.content()
    acme("next", "Acme", "fri call")
    assert acme.content() == before
    assert len(acme.json("history")) == 2


@pytest.mark.parametrize(("option", "state"), [("--done", "done"), ("--drop", "dropped")])
def test_a_promise_ends_without_a_contact(acme: Shop, option: str, state: str) -> None:
    acme("next", "Acme", "fri call")
    ran = acme("next", "Acme", option, "--json")
    assert ran.json["ended"] == state
    assert ran.json["due_on"] == "2026-11-17"
    assert states(acme) == [("call", state)]
    assert acme.one("SELECT ended_on FROM next_action") == "2026-11-21"
    ran = acme.unchanged("next", "Acme", option, exit=3)
    assert "no open next action" in ran.stderr


def test_the_lines_of_done_and_drop(acme: Shop) -> None:
    acme("next", "Acme", "fri call")
    assert acme("next", "Acme", "--done").stdout == (
        "Acme (#1, B): done: call. Overdue since Tue 11-17.\n"
    )
    acme("next", "Acme", "fri call")
    assert acme("next", "Acme", "--drop").stdout == (
        "Acme (#1, B): dropped: call. Overdue since Tue 11-17.\n"
    )


@pytest.mark.parametrize("when", ["yesterday call", "2026-11-20 call", "2026-01-01 call"])
def test_a_past_date_is_refused(acme: Shop, when: str) -> None:
    assert (
        "is past: a next action lies today or later"
        in acme.unchanged("next", "Acme", when, exit=7).stderr
    )
    acme("next", "Acme", "fri call")
    acme.unchanged("snooze", "Acme", when.removesuffix(" call"), exit=7)
    acme.unchanged("log", "Acme", "hello", "--next", when, exit=7)
    acme.unchanged("add", "Other", "--next", when, exit=7)


def test_today_is_not_past(acme: Shop) -> None:
    assert acme.json("next", "Acme", "today 09:00 call")["next_on"] == "2026-11-21"


def test_snooze_moves_the_day_and_keeps_the_words(acme: Shop) -> None:
    acme("next", "Acme", "fri 15:00 online demo")
    ran = acme("snooze", "Acme", "+10d")
    assert ran.stdout == (
        "Acme (#1, B): moved from Fri 11-27 15:00. Next: Tue 12-01 online demo.\n"
    )
    assert states(acme) == [("online demo", "moved"), ("online demo", "open")]
    assert acme.json("snooze", "Acme", "下周三", "10:00")["next_at"] == "10:00"


def test_snooze_without_a_promise(acme: Shop) -> None:
    ran = acme.unchanged("snooze", "Acme", "+3d", exit=3)
    assert ran.stderr == (
        "Error: Acme has no open next action. Set one: salesbook next 1 fri call\n"
    )


@pytest.mark.parametrize(
    "words", [[], ["--done", "--drop"], ["fri", "call", "--done"], ["call", "them"], ["fri"]]
)
def test_what_says_nothing_clear_is_refused(acme: Shop, words: list[str]) -> None:
    acme.unchanged("next", "Acme", *words, exit=2)


def test_only_active_customers_have_a_promise(acme: Shop) -> None:
    acme("next", "Acme", "fri call")
    acme("edit", "Acme", "--status", "lost")
    assert states(acme) == [("call", "dropped")]
    acme.unchanged("next", "Acme", "fri call", exit=7)
    acme.unchanged("add", "Other", "--status", "lost", "--next", "fri call", exit=7)


def test_each_undoes(acme: Shop) -> None:
    for argv in (["next", "Acme", "fri call"], ["next", "Acme", "+2d visit"],
                 ["snooze", "Acme", "+9d"], ["next", "Acme", "--done"]):  # fmt: skip
        before = acme.content()
        acme(*argv)
        after = acme.content()
        acme("undo")
        assert acme.content() == before
        acme("redo")
        assert acme.content() == after
