"""`show` and `find`: the file of one, and full text."""

import pytest

from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--grade", "B", "--id", "K-1", "--budget", "50-80万", "--stars", "3",
         "--need-clear", "yes", "--decision-chain", "short", "--tag", "vip", "--note", "line",
         "--contact", "Li Na", "--decides", "-q", today="2026-11-16")  # fmt: skip
    shop("edit", "Acme", "--fact", "market/size=large", "-q")
    for day in range(10, 17):
        shop(
            "log",
            "Acme",
            f"talk {day}",
            "--at",
            f"2026-11-{day}",
            "--feedback",
            f"said {day}",
            "-q",
        )
    return shop


def test_the_object(acme: Shop) -> None:
    value = acme.json("show", "Acme")
    for key in ("contacts", "follow_ups", "grades", "deals", "instalments", "tags", "facts"):
        assert isinstance(value[key], list)
    assert len(value["follow_ups"]) == 7
    assert value["follow_ups"][0] == {
        "follow_up_id": 7, "on_day": "2026-11-16", "at_time": None, "method": "phone",
        "note": "talk 16", "feedback": "said 16", "support": None, "reached": True, "owner": None,
    }  # fmt: skip
    assert value["contacts"][0]["decides"] is True
    assert value["need_clear"] is True
    assert value["facts"] == [{"fact_id": 1, "part": "market", "key": "size", "value": "large"}]
    assert (value["due_on"], value["days_late"]) == ("2026-12-01", -10)


def test_the_screen(acme: Shop) -> None:
    lines = acme("show", "Acme").lines
    assert lines[0] == "Acme (#1)  ext:K-1"
    assert lines[1].startswith("Grade B (B 11-16) · window: 9 days left · every 15 days")
    assert "budget          500,000-800,000" in lines
    assert "stars           ★★★" in lines
    assert "need clear      yes" in lines
    assert "market / size   large" in lines
    assert "Follow-ups (7)" in lines
    assert "talk 12" in acme("show", "Acme").stdout
    assert "talk 11" not in acme("show", "Acme").stdout
    assert lines[-1] == "… and 2 earlier ones; --json shows all."


def test_a_cadence_of_one_day_reads_right(acme: Shop) -> None:
    acme("edit", "Acme", "--every", "1d")
    assert " · every day" in acme("show", "Acme").lines[1]
    acme("log", "Acme", "x", "--at", "2026-11-19")
    assert acme.json("today")[0]["why"] == ["1 day overdue (every day)"]


def test_unanswered_not_active_and_signed_are_said(acme: Shop) -> None:
    acme("log", "Acme", "--no-answer", "--at", "2026-11-20")
    assert "1 attempt unanswered" in acme("show", "Acme").stdout
    acme("edit", "Acme", "--signed-on", "2026-11-19")
    assert "signed 2026-11-19" in acme("show", "Acme").stdout
    acme("archive", "Acme")
    assert "Not active: archived" in acme("show", "1").stdout


def test_codes_in_csv_whatever_the_language(acme: Shop) -> None:
    rows = [line.split("\t") for line in acme("show", "Acme", "-f", "tsv", lang="zh").lines]
    values = {row[0]: row[1] for row in rows}
    assert values["field"] == "value"
    assert values["decision_chain"] == "short"
    assert values["budget_fen"] == "50000000;80000000"
    assert values["need_clear"] == "true"
    assert values["stars"] == "3"
    assert values["fact:market/size"] == "large"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("acme", ["name"]),
        ("VIP", ["tag"]),
        ("li na", ["contact"]),
        ("large", ["fact"]),
        ("said 16", ["follow_up"]),
        ("captured", ["grade"]),
        ("line", ["file"]),
        ("send", ["next"]),
        ("方案", ["next"]),
    ],
)
def test_find_looks_everywhere(acme: Shop, text: str, places: list[str]) -> None:
    acme("next", "Acme", "fri send 详细方案")
    assert [hit["place"] for hit in acme.json("find", text)] == places


def test_find_needs_no_quotes_and_no_wildcards_work(acme: Shop) -> None:
    assert len(acme.json("find", "talk", "1")) == 7
    assert len(acme.json("find", "talk", "1", "--limit", "3")) == 3
    for text in ("%", "_", "tal%"):
        assert acme.json("find", text) == []
    assert acme("find", "nothing").stdout == "Nothing found for nothing.\n"
    acme.unchanged("find", " ", exit=2)
    acme.unchanged("find", exit=2)


def test_find_shows_the_words_around(shop: Shop) -> None:
    text = "a " * 200 + "needle" + " b" * 200
    shop("add", "Acme", "-q")
    shop("log", "Acme", text, "-q")
    (hit,) = shop.json("find", "needle")
    assert hit["text"] == text
    assert hit["around"].startswith("…")
    assert "needle" in hit["around"][:60]
    assert shop("find", "needle", terminal=80).stdout.count("needle") == 1
    # The latest first.
    shop("log", "Acme", "needle again", "--at", "2026-11-10", "-q")
    assert [hit["on_day"] for hit in shop.json("find", "needle")] == ["2026-11-21", "2026-11-10"]
