"""`today`: one ranked list, one line a customer with all its reasons, and the head above it."""

import pytest

from within import Shop

KEYS = [
    "rank", "customer_id", "customer", "grade", "kind", "due_on", "days_late", "why", "action",
    "phone", "preferred_time", "last_words",
]  # fmt: skip


def names(shop: Shop, **how: str) -> list[str]:
    return [line["customer"] for line in shop.json("today", **how)]


def test_an_empty_book_says_well_done(shop: Shop) -> None:
    ran = shop("today")
    assert ran.stdout == (
        "Sat 11-21\nCustomers: A 0  B 0  C 0\n\n"
        "Nothing more is due today. Use the time to find new customers.\n"
    )
    assert shop("today", "--json").stdout == "[]\n"


def test_the_fields_scripts_rely_on(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "B", "--contact", "Li Na", "--contact-phone", "13911112222",
         today="2026-11-10")  # fmt: skip
    shop("contact", "edit", "Acme", "Li Na", "--preferred-hours", "private",
         "--preferred-from", "18:00", "--preferred-manner", "brief")  # fmt: skip
    shop("log", "Acme", "asked for a quote", "--at", "2026-11-12", "--feedback", "too dear",
         "--next", "2026-11-19 send quote", today="2026-11-12")  # fmt: skip
    (line,) = shop.json("today")
    assert list(line)[: len(KEYS)] == KEYS
    assert line == {
        "rank": 1, "customer_id": 1, "customer": "Acme", "grade": "B", "kind": "promise",
        "due_on": "2026-11-19", "days_late": 2, "why": ["Promised for Thu 11-19, 2 days late"],
        "action": "send quote", "phone": "13911112222",
        "preferred_time": "private hours 18:00– brief", "last_words": "too dear",
    }  # fmt: skip


def test_the_order_of_the_kinds(shop: Shop) -> None:
    shop("config", "set", "calendar.working_days", "none")
    # A window that ends today, a promise without and two with a time, a cadence, old data.
    shop("add", "window", "--grade", "A", today="2026-11-14")
    shop("log", "window", "x", "--at", "2026-11-20", "--next", "2026-12-10 meet", "-q",
         today="2026-11-20")  # fmt: skip
    for name, when in (("no time", "2026-11-20"), ("later", "2026-11-21 15:00"),
                       ("sooner", "2026-11-21 09:00"), ("before", "2026-11-19 17:00")):  # fmt: skip
        shop("add", name, "--next", f"{when} call", today="2026-11-19")
    shop("add", "cadence B", "--grade", "B", today="2026-11-18")
    shop("add", "cadence C", today="2026-11-01")
    shop("add", "hygiene", "--next", "2026-12-31 call", today="2026-08-01")
    lines = shop.json("today")
    assert [(line["customer"], line["kind"]) for line in lines] == [
        ("before", "promise"), ("sooner", "promise"), ("later", "promise"), ("no time", "promise"),
        ("window", "window"), ("cadence B", "cadence"), ("cadence C", "cadence"),
        ("hygiene", "hygiene"),
    ]  # fmt: skip
    assert [line["rank"] for line in lines] == list(range(1, 9))


def test_within_a_kind_grade_lateness_name_id(shop: Shop) -> None:
    shop("config", "set", "calendar.working_days", "none")
    for name, grade, last in (
        ("b", "B", "2026-11-01"), ("a", "B", "2026-11-01"), ("a", "B", "2026-11-01"),
        ("late", "B", "2026-10-01"), ("c", "A", "2026-11-14"),
    ):  # fmt: skip
        identity = shop.json("add", name, "--grade", grade, today="2026-10-01")["customer_id"]
        shop("log", str(identity), "x", "--at", last)
    cadence = [line for line in shop.json("today") if line["kind"] == "cadence"]
    assert [line["customer_id"] for line in cadence] == [5, 4, 2, 3, 1]


@pytest.mark.parametrize(
    ("today", "kind", "why"),
    [
        ("2026-11-16", "cadence", None),
        ("2026-11-17", "window", "Signing window ends in 2 days (Thu 11-19)"),
        ("2026-11-18", "window", "Signing window ends in 1 day (tomorrow)"),
        ("2026-11-19", "window", "Signing window ends today"),
        ("2026-11-20", "window", "Signing window lapsed 1 day ago"),
        ("2026-11-26", "window", "Signing window lapsed 7 days ago"),
        ("2026-11-27", "cadence", "Signing window lapsed 8 days ago"),
    ],
)
def test_a_window_has_lines_from_two_days_before_to_seven_after(
    shop: Shop, today: str, kind: str, why: str | None
) -> None:
    shop("add", "Acme", "--grade", "A", today="2026-11-12")
    (line,) = shop.json("today", today=today)
    assert line["kind"] == kind
    assert (why in line["why"]) if why else not any("window" in text for text in line["why"])
    if kind == "window":
        assert line["due_on"] == "2026-11-19"
        late = today > "2026-11-19"
        assert line["action"] == ("Sign now or regrade" if late else "Close the deal")


def test_a_lapsed_window_of_b_is_only_one_more_reason(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "B", "--next", "2026-12-31 call", today="2026-11-01")
    shop("verify", "Acme")
    assert shop.json("today") == []
    shop("next", "Acme", "today call")
    (line,) = shop.json("today")
    assert line["why"] == ["Promised for today", "Signing window lapsed 6 days ago"]


def test_no_window_for_the_signed(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", "--signed-on", "2026-11-12", today="2026-11-12")
    shop("log", "Acme", "x", "--at", "2026-11-18")
    shop("verify", "Acme")
    assert [line["kind"] for line in shop.json("today")] == ["care"]


def test_at_most_three_lines_of_hygiene(shop: Shop) -> None:
    for number in range(5):
        shop("add", f"C{number}", "--next", "2026-12-31 call", today=f"2026-08-0{number + 1}")
    shop("add", "due too", today="2026-08-01")
    lines = shop.json("today")
    assert [line["kind"] for line in lines] == ["cadence", "hygiene", "hygiene", "hygiene"]
    assert lines[0]["why"] == [
        "Never contacted, captured Sat 08-01", "Signing window lapsed 82 days ago",
        "Data unverified for 112 days",
    ]  # fmt: skip
    assert [line["customer"] for line in lines[1:]] == ["C0", "C1", "C2"]
    assert lines[1]["action"] == "Check phone, need and contact"
    shop("verify", "C0")
    assert names(shop) == ["due too", "C1", "C2", "C3"]
    shop("config", "set", "agenda.hygiene_lines", "0")
    assert names(shop) == ["due too"]


@pytest.mark.parametrize(("grade", "days"), [("A", 7), ("B", 30), ("C", 90)])
def test_when_data_is_stale(shop: Shop, grade: str, days: int) -> None:
    shop("config", "set", "window", "wide")
    shop("config", "set", "window.A", "none")
    shop("add", "Acme", "--grade", grade, "--next", "2027-12-31 call", today="2026-06-01")
    shop("verify", "Acme", today="2026-06-02")
    from datetime import date, timedelta

    verified = date(2026, 6, 2)
    assert names(shop, today=str(verified + timedelta(days - 1))) == []
    assert names(shop, today=str(verified + timedelta(days))) == ["Acme"]


def test_the_guard_hides_what_is_routine(shop: Shop) -> None:
    shop("config", "set", "cadence.C", "1")
    shop("config", "set", "calendar.working_days", "none")
    shop("add", "Acme", today="2026-08-01")
    shop("log", "Acme", "x", "--at", "2026-11-19")
    # Due since the 20th, but the smallest gap of C is three days: until the 22nd.
    assert shop.json("overdue")[0]["due_on"] == "2026-11-20"
    assert shop.json("today") == []
    assert shop.json("today", today="2026-11-22")[0]["kind"] == "cadence"
    # A promise is never hidden, and brings along what is not routine.
    shop("next", "Acme", "today call")
    assert shop.json("today")[0]["why"] == [
        "Promised for today", "Signing window lapsed 82 days ago",
    ]  # fmt: skip


def test_who_was_reached_today_is_not_shown(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", today="2026-11-14")
    assert shop.json("today")[0]["kind"] == "window"
    shop("log", "Acme", "--no-answer")
    assert shop.json("today")[0]["kind"] == "window"
    shop("log", "Acme", "hello")
    assert shop.json("today") == []
    shop("next", "Acme", "today 16:00 call again")
    (line,) = shop.json("today")
    assert (line["kind"], line["action"]) == ("promise", "call again")


def test_a_terminal_shows_twenty_lines_and_counts_the_rest(shop: Shop) -> None:
    for number in range(25):
        shop("add", f"C{number:02}", today="2026-11-18")
    ran = shop("today", terminal=120)
    assert "C19" in ran.stdout
    assert "C20" not in ran.stdout
    assert "… and 5 more (follow-up 5). --limit 25 shows all." in ran.stdout
    assert "C24" in shop("today", "--limit", "25", terminal=120).stdout
    assert len(shop.json("today")) == 25
    assert "C24" in shop("today").stdout
    assert len(shop("today", "-f", "tsv").lines) == 26
    shop("config", "set", "agenda.limit", "3")
    assert (
        "… and 22 more (follow-up 22). --limit 25 shows all." in shop("today", terminal=120).stdout
    )
    assert (
        "… and 24 more (follow-up 24). --limit 25 shows all."
        in shop("today", "--limit", "1").stdout
    )
    assert [line["rank"] for line in shop.json("today", "--limit", "2")] == [1, 2]


def test_the_head(shop: Shop) -> None:
    for name, grade in (("a", "A"), ("b", "B"), ("b2", "B"), ("c", "C")):
        shop("add", name, "--grade", grade, today="2026-11-02")
    shop("add", "new", today="2026-11-20")
    head = shop("today", today="2026-11-25").stdout.splitlines()[:3]
    assert head == [
        "Wed 11-25: 5 to see to (follow-up 5)",
        "Customers: A 1  B 2  C 2 · 1 A unsigned after 3 days · 2 B not up after 14 days",
        "No new A for 16 working days: 2 B in hand; since then follow-ups made 0, "
        "customers captured 1",
    ]
    shop("regrade", "b", "A", "--why", "x", today="2026-11-24")
    assert "No new A" not in shop("today", today="2026-11-26").stdout


def test_no_new_a_counts_working_days_and_only_new_ones(shop: Shop) -> None:
    shop("add", "a", "--grade", "A", today="2026-11-16")  # a Monday
    shop("regrade", "a", "A", "--renew", "--why", "again", today="2026-11-19")
    assert "No new A" not in shop("today", today="2026-11-19").stdout
    # Tuesday to Thursday are over: three working days.
    assert "No new A for 3 working days" in shop("today", today="2026-11-20").stdout
    shop("config", "set", "warn.no_new_a", "5")
    assert "No new A" not in shop("today", today="2026-11-20").stdout


def test_the_phone_of_the_one_who_decides(shop: Shop) -> None:
    shop("add", "Acme", "--phone", "0755-111", "--next", "today call")
    assert shop.json("today")[0]["phone"] == "0755-111"
    shop("contact", "add", "Acme", "First", "--phone", "222")
    shop("contact", "add", "Acme", "Second", "--phone", "333")
    assert shop.json("today")[0]["phone"] == "222"
    shop("contact", "edit", "Acme", "Second", "--decides", "yes")
    assert shop.json("today")[0]["phone"] == "333"
    shop("contact", "edit", "Acme", "Second", "--phone", "")
    assert shop.json("today")[0]["phone"] == "222"


def test_last_words_are_of_who_was_reached(shop: Shop) -> None:
    shop("add", "Acme", "--next", "today call")
    assert shop.json("today")[0]["last_words"] is None
    shop("log", "Acme", "--no-answer", "--at", "2026-11-15")
    shop("log", "Acme", "told them the price", "--at", "2026-11-12")
    assert shop.json("today")[0]["last_words"] == "told them the price"
    shop("log", "Acme", "asked", "--at", "2026-11-13", "--feedback", "too dear")
    assert shop.json("today")[0]["last_words"] == "too dear"


def test_reading_writes_nothing(shop: Shop) -> None:
    shop("add", "Acme", today="2026-11-02")
    before = shop.bytes()
    for argv in (["today"], ["overdue"], ["list"], ["sheet"], ["show", "Acme"], ["find", "acme"],
                 ["history"], ["config", "show"], ["undo", "--dry-run"]):  # fmt: skip
        shop(*argv)
    assert shop.bytes() == before
