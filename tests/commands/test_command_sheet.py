"""`sheet` (理单表): every evening as it stood, today's and past ones."""

import pytest

from within import Shop


@pytest.fixture
def week(shop: Shop) -> Shop:
    """A small story from Monday 16 to Friday 20 November 2026."""
    shop("add", "Acme", "--grade", "A", "--need", "CRM", "--budget", "50-80万", "-q",
         today="2026-11-16")  # fmt: skip
    shop("add", "Beta", "--grade", "B", "-q", today="2026-11-16")
    shop("add", "Gamma", "-q", today="2026-11-16")
    shop("add", "Delta", "--next", "2026-11-18 call", "-q", today="2026-11-16")
    shop("log", "Acme", "demo", "--via", "visit", "--at", "2026-11-17 10:00",
         "--feedback", "likes it", "--support", "a discount",
         "--next", "2026-11-18 15:00 send quote", "-q", today="2026-11-17")  # fmt: skip
    shop("log", "Beta", "--no-answer", "--at", "2026-11-17 11:00", "-q", today="2026-11-17")
    shop("regrade", "Gamma", "B", "--why", "budget", "-q", today="2026-11-18")
    shop("log", "Delta", "not yet", "--at", "2026-11-18 09:00", "--next", "2026-11-20 ask", "-q",
         today="2026-11-18")  # fmt: skip
    shop("regrade", "Beta", "C", "--why", "silent", "-q", today="2026-11-19")
    shop("log", "Acme", "quote sent", "--at", "2026-11-19 11:00", "-q", today="2026-11-19")
    shop("archive", "Gamma", "-q", today="2026-11-19")
    return shop


def sheet(shop: Shop, day: str, today: str = "2026-11-20") -> dict:  # type: ignore[type-arg]
    return shop.json("sheet", "--date", day, today=today)


def names(part: list[dict[str, str]]) -> list[str]:
    return [entry["customer"] for entry in part]


def test_the_fields_scripts_rely_on(week: Shop) -> None:
    value = sheet(week, "2026-11-17")
    keys = ["date", "owner", "a", "b", "c", "counts", "compared", "tomorrow"]
    assert [key for key in value if key in keys] == keys
    assert value["date"] == "2026-11-17"
    assert value["a"] == [
        {
            "customer_id": 1, "customer": "Acme", "grade": "A", "from_grade": None, "change": None,
            "need": "CRM", "budget_low_fen": 50000000, "budget_high_fen": 80000000,
            "contacts": 1,
            "today": [{"at": "10:00", "method": "visit", "note": "demo", "reached": True}],
            "feedback": "likes it", "last_contact_on": "2026-11-17", "next_on": "2026-11-18",
            "next_at": "15:00", "next_action": "send quote", "support": "a discount",
            "window_ends_on": "2026-11-23", "days_left": 6,
            "stage": None, "amount_fen": None, "deal_id": None,
        }
    ]  # fmt: skip
    assert value["counts"] == {
        "contacts": 2, "reached": 1, "unanswered": 1, "by_method": {"phone": 1, "visit": 1},
        "new_customers": 0, "promotions": 0, "demotions": 0, "signed": 0,
        "grades": {"A": 1, "B": 1, "C": 2}, "signed_fen": 0, "received_fen": 0,
    }  # fmt: skip


def test_each_evening_as_it_stood(week: Shop) -> None:
    # Today's later grades, promises and archiving do not reach back.
    first = sheet(week, "2026-11-16")
    assert (names(first["a"]), names(first["b"]), names(first["c"])) == (["Acme"], ["Beta"], [])
    assert first["counts"]["new_customers"] == 4
    assert first["a"][0]["change"] == "new"
    third = sheet(week, "2026-11-18")
    assert (names(third["b"]), names(third["c"])) == (["Beta", "Gamma"], ["Delta"])
    (gamma,) = [entry for entry in third["b"] if entry["customer"] == "Gamma"]
    assert (gamma["from_grade"], gamma["change"]) == ("C", "up")
    fourth = sheet(week, "2026-11-19")
    assert (names(fourth["b"]), names(fourth["c"])) == ([], ["Beta"])
    assert fourth["c"][0]["change"] == "down"
    assert [fourth["counts"][key] for key in ("promotions", "demotions")] == [0, 1]


def test_a_past_evening_stays_as_it_was(week: Shop) -> None:
    before = [sheet(week, f"2026-11-{day}") for day in range(16, 20)]
    week("log", "Acme", "more", "--next", "+5d again", "-q", today="2026-11-20")
    week("regrade", "Acme", "C", "--why", "gone", "-q", today="2026-11-20")
    week("archive", "Delta", "-q", today="2026-11-20")
    assert [sheet(week, f"2026-11-{day}") for day in range(16, 20)] == before


def test_the_next_action_is_that_evenings(week: Shop) -> None:
    assert sheet(week, "2026-11-16")["a"][0]["next_action"] is None
    assert sheet(week, "2026-11-17")["a"][0]["next_action"] == "send quote"
    assert sheet(week, "2026-11-18")["a"][0]["next_action"] == "send quote"
    assert sheet(week, "2026-11-19")["a"][0]["next_action"] is None


def test_promised_done_and_slipped(week: Shop) -> None:
    # On the 18th two promises stood: Delta's was kept, Acme's was not.
    assert sheet(week, "2026-11-18")["compared"] == {"promised": 2, "done": 1, "slipped": 1}
    assert sheet(week, "2026-11-19")["compared"] == {"promised": 1, "done": 1, "slipped": 0}
    assert sheet(week, "2026-11-17")["compared"] == {"promised": 0, "done": 0, "slipped": 0}
    assert "Promised 2 · done 1 · slipped 1" in week("sheet", "--date", "2026-11-18").stdout
    assert "Promised" not in week("sheet", "--date", "2026-11-17").stdout


def test_the_plan_of_the_next_working_day(week: Shop) -> None:
    plan = sheet(week, "2026-11-17")["tomorrow"]
    assert [(entry["customer"], entry["kind"], entry["on"], entry["at"], entry["action"])
            for entry in plan] == [
        ("Acme", "promise", "2026-11-18", "15:00", "send quote"),
        ("Delta", "promise", "2026-11-18", None, "call"),
        ("Beta", "cadence", "2026-11-17", None, None),
        ("Gamma", "cadence", "2026-11-17", None, None),
    ]  # fmt: skip
    # A Friday plans the Monday, the weekend included.
    week("next", "Beta", "2026-11-22 call", today="2026-11-20")
    friday = sheet(week, "2026-11-20")["tomorrow"]
    assert "Beta" in names(friday)


def test_c_only_when_reached_or_regraded(week: Shop) -> None:
    week("log", "Delta", "--no-answer", "--at", "2026-11-20", "-q", today="2026-11-20")
    assert sheet(week, "2026-11-20")["c"] == []
    week("log", "Beta", "spoke", "--at", "2026-11-20", "-q", today="2026-11-20")
    assert names(sheet(week, "2026-11-20")["c"]) == ["Beta"]


def test_the_table(week: Shop) -> None:
    lines = week("sheet", "--date", "2026-11-18", today="2026-11-20").lines
    assert lines[:4] == [
        "Order review 2026-11-18 Wed",
        "Contacts 1 (reached 1, unanswered 0) · phone 1",
        "New 0 · up 1 · down 0 · signed 0",
        "Promised 2 · done 1 · slipped 1",
    ]
    assert "A customers (1)" in lines
    assert "B customers (2)" in lines
    assert "C customers reached or regraded (1)" in lines
    assert any("Gamma" in line and "↑" in line for line in lines)
    assert "support wanted" in week("sheet", "--date", "2026-11-17", today="2026-11-20").stdout
    assert "support wanted" not in week("sheet", "--date", "2026-11-18", today="2026-11-20").stdout


@pytest.mark.parametrize("name", ["sheet", "lidan", "理单表"])
def test_three_names(week: Shop, name: str) -> None:
    assert week.json(name, "--date", "2026-11-18", today="2026-11-20")["date"] == "2026-11-18"


def test_the_date_in_words(week: Shop) -> None:
    assert week.json("sheet", "--date", "yesterday", today="2026-11-19")["date"] == "2026-11-18"
    assert week.json("sheet", "--date", "周三", today="2026-11-20")["date"] == "2026-11-18"
    week.unchanged("sheet", "--date", "tomorrow", exit=7)
    week.unchanged("sheet", "--date", "whenever", exit=2)


def test_an_empty_book(shop: Shop) -> None:
    assert shop("sheet").stdout == (
        "Order review 2026-11-21 Sat\n"
        "Contacts 0 (reached 0, unanswered 0)\n"
        "New 0 · up 0 · down 0 · signed 0\n"
        "\n"
        "A customers (0)\n"
        "No A customer.\n"
        "\n"
        "Next working day (0)\n"
        "Nothing planned for the next working day.\n"
    )
    value = shop.json("sheet")
    assert [value[key] for key in ("a", "b", "c", "tomorrow")] == [[], [], [], []]


def test_a_signing_counts_and_ends_the_window(week: Shop) -> None:
    week("edit", "Acme", "--signed-on", "2026-11-19", "-q", today="2026-11-20")
    assert sheet(week, "2026-11-18")["a"][0]["days_left"] == 5
    evening = sheet(week, "2026-11-19")
    assert evening["a"][0]["days_left"] is None
    assert evening["counts"]["signed"] == 1


def test_csv_holds_the_customers_of_all_three_parts(week: Shop) -> None:
    lines = week("sheet", "--date", "2026-11-18", "-f", "tsv", today="2026-11-20").lines
    assert lines[0].split("\t")[:5] == ["customer_id", "change", "customer", "grade", "need"]
    assert [line.split("\t")[2] for line in lines[1:]] == ["Acme", "Beta", "Gamma", "Delta"]
    assert lines[1].split("\t")[5] == "50000000;80000000"
