"""`deal` and `stage`: the pipeline from the lead to after-sales."""

import csv
import io

import pytest

from selling import a_deal, a_product, an_instalment
from within import Shop

DEALS = "SELECT stage, stage_since, won_on, lost_on FROM deal ORDER BY id"
MOVES = "SELECT from_stage, to_stage, on_day, note FROM deal_move ORDER BY id"


@pytest.fixture
def acme(shop: Shop) -> Shop:
    """One customer with one deal, at the lead since the first."""
    shop("add", "Acme", "--grade", "B", "--owner", "wang", today="2026-11-01")
    shop("deal", "add", "Acme", "--product", "GTX Pro", "--amount", "65万", "--expect",
         "2026-12-18", today="2026-11-01")  # fmt: skip
    return shop


def test_a_deal_begins_at_the_lead(acme: Shop) -> None:
    ran = acme("deal", "add", "Acme", "--product", "CRM", "--expect", "fri", "--note", "by phone")
    assert ran.stdout == (
        "Acme (#1, B): new deal #2, CRM, lead, expected Fri 11-27. "
        "3 questions to ask: salesbook deal ask 1 --deal 2\n"
    )
    assert acme.sql("SELECT customer_id, amount_fen, expect_on, stage, stage_since, opened_on, "
                    "owner, note FROM deal") == [
        (1, 65_000_000, "2026-12-18", "lead", "2026-11-01", "2026-11-01", "wang", None),
        (1, None, "2026-11-27", "lead", "2026-11-21", "2026-11-21", "wang", "by phone"),
    ]  # fmt: skip
    assert acme.sql(MOVES)[0] == (None, "lead", "2026-11-01", None)


def test_the_receipt_of_a_new_deal(acme: Shop) -> None:
    said = acme.json("deal", "add", "Acme", "--stage", "报价", "--on", "2026-11-10", "--id", "D-2",
                     "--owner", "li", "--amount", "5k")  # fmt: skip
    assert said == {
        "done": "deal add", "customer_id": 1, "customer": "Acme", "deal_id": 2,
        "external_id": "D-2", "product": None, "amount_fen": 500_000, "stage": "proposal",
        "stage_since": "2026-11-10", "expect_on": None, "created": True,
    }  # fmt: skip
    assert acme.one("SELECT owner FROM deal WHERE id=2") == "li"


def test_with_an_id_the_same_call_twice_leaves_one(acme: Shop) -> None:
    line = ("deal", "add", "Acme", "--id", "D-2", "--product", "CRM", "--amount", "1000",
            "--stage", "needs")  # fmt: skip
    acme(*line)
    before = acme.content()
    assert acme(*line).stdout == "Acme (#1, B), deal #2 is as it was.\n"
    assert acme.content() == before
    ran = acme("deal", "add", "Acme", "--id", "D-2", "--amount", "2000", "--stage", "lead")
    assert ran.stdout == "Acme (#1, B), deal #2: changed amount (2,000), stage.\n"
    assert acme.sql(MOVES)[-1] == ("needs", "lead", "2026-11-21", "updated")
    acme("deal", "won", "Acme", "--deal", "D-2")
    ran = acme(*line)
    assert ran.stderr == "Deal #2 stays at contract: it is won or lost.\n"
    assert acme.one("SELECT stage FROM deal WHERE id=2") == "contract"
    acme("add", "Other")
    acme.unchanged("deal", "add", "Other", "--id", "D-2", exit=2)


def test_a_deal_moves(acme: Shop) -> None:
    ran = acme("deal", "move", "Acme", "needs", "--on", "2026-11-05", "--note", "met the CFO")
    assert ran.stdout == (
        "Acme (#1, B), deal #1: lead → needs after 4 days. "
        "5 questions to ask: salesbook deal ask 1\n"
    )
    assert acme.json("stage", "Acme", "方案") == {
        "done": "stage", "deal_id": 1, "from": "needs", "to": "proposal", "on": "2026-11-21",
        "days": 16, "stage": "proposal",
    }  # fmt: skip
    before = acme.content()
    assert "stands at proposal already since 2026-11-21" in acme("stage", "1", "proposal").stdout
    assert acme.content() == before
    ran = acme("stage", "Acme", "lead", "--why", "new CFO", "--note", "again")
    assert ran.stdout.startswith("Acme (#1, B), deal #1: proposal → lead, a step back after 0 days")
    assert acme.sql(MOVES)[1:] == [
        ("lead", "needs", "2026-11-05", "met the CFO"),
        ("needs", "proposal", "2026-11-21", None),
        ("proposal", "lead", "2026-11-21", "new CFO; again"),
    ]


@pytest.mark.parametrize(
    ("argv", "exit", "rule"),
    [
        (["stage", "1", "lead"], 2, "a step back: say why with --why"),
        (["stage", "1", "nowhere"], 2, "is not a stage"),
        (["stage", "1", "--why", "x"], 2, "Say which stage"),
        (["stage", "1", "contract"], 7, "not won yet"),
        (["deal", "move", "1", "payment"], 7, "not won yet"),
        (["deal", "move", "1", "lost"], 7, "is lost with its reason: salesbook deal lost 1"),
        (["stage", "1", "closing", "--on", "2026-11-22"], 7, "lies in the future"),
        (["stage", "1", "closing", "--on", "2026-11-04"], 7, "would lie before that"),
        (["deal", "won", "1", "--on", "2026-11-04"], 7, "would lie before that"),
        (["deal", "won", "1", "--on", "2026-11-22"], 7, "lies in the future"),
        (["deal", "won", "1", "--amount", "lots"], 2, "amount: "),
        (["deal", "lost", "1", "--reason", "price"], 2, "Say why and what happened"),
        (["deal", "lost", "1", "--note", "x"], 2, "Say why and what happened"),
        (["deal", "lost", "1", "--reason", "price", "--note", " "], 2, "what happened"),
        (["deal", "lost", "1", "--reason", "weather", "--note", "x"], 2, "not a reason"),
        (["deal", "add", "1", "--stage", "contract"], 7, "cannot begin at contract"),
        (["deal", "add", "1", "--on", "2026-11-22"], 7, "lies in the future"),
        (["deal", "add", "1", "--product", "　"], 0, ""),
        (["deal", "edit", "1"], 2, "Nothing to change"),
        (["deal", "edit", "1", "--deal", "9"], 3, "has no deal 9. It has this one:"),
        (["deal", "edit", "2", "--deal", "9"], 3, "Other has no deal yet"),
        (["deal", "won", "2"], 3, "Other has no open deal. Begin one: salesbook deal add 2"),
        (["stage", "2"], 3, "Other has no open deal"),
        (["deal", "list", "--sort", "wealth"], 2, "There is no order wealth"),
        (["deal", "list", "--period", "someday"], 2, "is not a period"),
    ],
)
def test_what_is_refused(acme: Shop, argv: list[str], exit: int, rule: str) -> None:
    acme("add", "Other")
    acme("stage", "1", "needs", "--on", "2026-11-05")
    if exit:
        assert rule in acme.unchanged(*argv, exit=exit).stderr
    else:
        acme(*argv)


def test_a_deal_is_won(acme: Shop) -> None:
    acme("edit", "Acme", "--grade", "A")
    ran = acme("deal", "won", "Acme", "--contract", "K-1", "--factor", "price", "--factor",
               "quick answers", "--amount", "60万", "--product", "gtxpro", "--on",
               "2026-11-20")  # fmt: skip
    assert ran.stdout == (
        "Acme (#1, A), deal #1 won on Fri 11-20: GTX Pro, 600,000, contract K-1. "
        "A new customer since Fri 11-20. "
        "Plan the instalments: salesbook pay plan 1 30%@signing 70%@+30d\n"
    )
    assert acme.sql(DEALS) == [("contract", "2026-11-20", "2026-11-20", None)]
    assert acme.one("SELECT factors FROM deal") == "price, quick answers"
    assert acme.sql(MOVES)[-1] == ("lead", "contract", "2026-11-20", None)
    assert acme.one("SELECT signed_on FROM customer") == "2026-11-20"
    assert acme.one("SELECT count(*) FROM product") == 1
    assert "window" not in acme("regrade", "Acme", "B", "--why", "signed").stdout


def test_the_receipt_of_a_won_deal(acme: Shop) -> None:
    assert acme.json("deal", "won", "Acme", "--contract", "K-1") == {
        "done": "deal won", "customer_id": 1, "customer": "Acme", "deal_id": 1,
        "amount_fen": 65_000_000, "product": "GTX Pro", "stage": "contract",
        "won_on": "2026-11-21", "contract": "K-1", "factors": None, "first": True,
        "signed_on": "2026-11-21",
    }  # fmt: skip
    acme("deal", "add", "Acme")
    ran = acme("deal", "won", "Acme")
    assert ran.stdout == (
        "Acme (#1, B), deal #2 won on Sat 11-21. "
        "The amount is missing: salesbook deal edit 1 --deal 2 --amount 650000\n"
    )


def test_signed_is_who_signed_first(acme: Shop) -> None:
    acme("deal", "won", "Acme", "--on", "2026-11-20")
    acme("deal", "add", "Acme", "--on", "2026-11-02")
    acme("deal", "won", "Acme", "--on", "2026-11-15")
    assert acme.one("SELECT signed_on FROM customer") == "2026-11-15"


def test_what_is_won_goes_on_to_after_sales(acme: Shop) -> None:
    acme("deal", "won", "Acme")
    refused = acme.unchanged("stage", "Acme", "closing", "--why", "x", exit=7).stderr
    assert "stays won. It moves between contract, payment and after-sales" in refused
    for argv in (["won"], ["lost", "--reason", "price", "--note", "x"]):
        acme.unchanged("deal", argv[0], "Acme", "--deal", "1", *argv[1:], exit=7)
    acme("deal", "add", "Acme")
    # A payment is of what was won, the rest of what is open.
    assert acme.json("stage", "Acme", "payment")["deal_id"] == 1
    assert acme.json("stage", "Acme", "needs")["deal_id"] == 2
    assert acme.json("stage", "Acme", "售后")["deal_id"] == 1
    assert acme.json("stage", "Acme", "payment", "--deal", "1", "--why", "x")["days"] == 0


def test_a_deal_is_lost_with_its_reason_and_stays_lost(acme: Shop) -> None:
    ran = acme("deal", "lost", "Acme", "--reason", "太贵", "--note", "took the cheaper one.")
    assert ran.stdout == (
        "Acme (#1, B), deal #1 is lost: price, took the cheaper one. Overdue since Mon 11-02.\n"
    )
    assert acme.sql(DEALS) == [("lost", "2026-11-21", None, "2026-11-21")]
    assert acme.sql("SELECT lost_reason, lost_note FROM deal") == [
        ("price", "took the cheaper one.")
    ]
    for argv in (["move", "1", "needs"], ["won", "1"],
                 ["lost", "1", "--reason", "other", "--note", "x"]):  # fmt: skip
        ran = acme.unchanged("deal", *argv, "--deal", "1", exit=7)
        assert "was lost on 2026-11-21, and stays lost" in ran.stderr
    acme("deal", "add", "Acme")
    acme("deal", "add", "Acme")
    said = acme.json("deal", "lost", "Acme", "--deal", "2", "--reason", "other", "--note", "x")
    assert said == {"done": "deal lost", "lost_reason": "other", "lost_note": "x",
                    "lost_on": "2026-11-21", "open_deals": 1}  # fmt: skip


def test_several_open_deals_are_listed_with_their_numbers(acme: Shop) -> None:
    acme("deal", "add", "Acme", "--id", "D-2")
    for argv in (["stage", "1"], ["stage", "1", "needs"], ["deal", "won", "1"],
                 ["deal", "ask", "1"], ["deal", "edit", "1", "--note", "x"]):  # fmt: skip
        ran = acme.unchanged(*argv, exit=4)
        assert ran.stderr == (
            "Error: Acme has 2 deals that may be meant. Say which with --deal:\n"
            "#1  GTX Pro  lead  650,000  2026-11-01\n#2  (no product)  lead  2026-11-21\n"
        )
    assert acme.json("stage", "1", "--deal", "D-2")["deal_id"] == 2
    assert acme.json("stage", "1", "--deal", "#1")["deal_id"] == 1


@pytest.mark.parametrize("status", ["pooled", "lost", "archived"])
def test_only_the_deals_of_active_customers_are_worked(acme: Shop, status: str) -> None:
    acme("edit", "Acme", "--status", status)
    rule = "Claim it first: salesbook pool claim 1" if status == "pooled" else "--status active"
    for argv in (["add", "1"], ["move", "1", "needs"], ["won", "1"]):
        assert rule in acme.unchanged("deal", *argv, exit=7).stderr
    acme("deal", "edit", "1", "--note", "x")
    acme("deal", "lost", "1", "--reason", "no response", "--note", "gone")


def test_what_was_won_is_moved_whoever_the_customer_is(acme: Shop) -> None:
    acme("deal", "won", "Acme")
    acme("edit", "Acme", "--status", "archived")
    acme("stage", "1", "payment")


def test_edit_changes_what_is_known_and_an_empty_text_clears(acme: Shop) -> None:
    ran = acme("deal", "edit", "Acme", "--amount", "70万", "--expect", "", "--product", "gtx  pro",
               "--contract", "K-1", "--id", "D-1", "--factor", "price")  # fmt: skip
    assert ran.stdout == (
        "Acme (#1, B), deal #1: changed amount (700,000), expected day, contract, "
        "deciding factors, external id.\n"
    )
    assert acme.sql("SELECT amount_fen, expect_on, contract, external_id FROM deal") == [
        (70_000_000, None, "K-1", "D-1")
    ]
    acme("deal", "edit", "Acme", "--product", "")
    assert acme.one("SELECT product_id FROM deal") is None
    acme("deal", "add", "Acme")
    acme.unchanged("deal", "edit", "Acme", "--deal", "2", "--id", "D-1", exit=2)


def test_an_amount_that_leaves_the_plan_is_told(acme: Shop) -> None:
    acme("deal", "won", "Acme")
    an_instalment(acme.path, 1, 1, amount=65_000_000)
    assert acme("deal", "edit", "Acme", "--amount", "65万").stderr == ""
    ran = acme("deal", "edit", "Acme", "--amount", "70万")
    assert ran.stderr == (
        "The instalments add up to 650,000. Plan them anew: salesbook pay plan 1\n"
    )


def test_stage_shows_the_way_so_far(acme: Shop) -> None:
    acme("stage", "Acme", "needs", "--on", "2026-11-05", "--note", "met the CFO")
    acme("deal", "ask", "Acme", "likes", "the price")
    assert acme("stage", "Acme").lines == [
        "Acme (#1), deal #1 · GTX Pro",
        "▰▰▰▱▱▱▱▱ needs, 16 days",
        "650,000 · expected Fri 12-18 · begun 2026-11-01",
        "",
        "stage  since       days  note",
        "lead   2026-11-01     4",
        "needs  2026-11-05    16  met the CFO",
        "",
        "Still to be asked",
        "no.  question",
        "  2  What do they dislike about their present supplier?",
        "  3  Which problems should we solve?",
        "  4  Where do they stand today?",
        "  5  What should it be like once that is solved?",
        "",
        "Answer: salesbook deal ask 1 2 TEXT",
        "On: salesbook stage 1 proposal",
    ]
    said = acme.json("stage", "Acme")
    assert said == {"deal_id": 1, "stage": "needs", "days_in_stage": 16, "amount_fen": 65_000_000}
    assert said["way"] == [
        {"stage": "lead", "from_on": "2026-11-01", "to_on": "2026-11-05", "days": 4, "note": None},
        {"stage": "needs", "from_on": "2026-11-05", "to_on": None, "days": 16,
         "note": "met the CFO"},
    ]  # fmt: skip
    assert said["questions"][0] == {
        "number": 1, "question": "likes", "answer": "the price", "answered_on": "2026-11-21",
    }  # fmt: skip
    assert [one["answer"] for one in said["questions"][1:]] == [None] * 4


def test_stage_of_what_is_over(acme: Shop) -> None:
    acme("deal", "lost", "Acme", "--reason", "price", "--note", "took the cheaper one")
    lines = acme("stage", "Acme").lines
    assert lines[1] == "✗ deal lost today: price"
    assert lines[6:8] == ["deal lost  2026-11-21        took the cheaper one", ""]
    acme("deal", "add", "Acme")
    acme("deal", "won", "Acme", "--contract", "K-1", "--amount", "5")
    lines = acme("stage", "Acme").lines
    assert lines[1:3] == [
        "▰▰▰▰▰▰▱▱ contract, 0 days",
        "5 · won 2026-11-21 · contract K-1 · begun 2026-11-21",
    ]


def test_questions_and_answers(acme: Shop) -> None:
    ran = acme("deal", "ask", "Acme", "2", "trade", "in", "steel")
    assert ran.stdout == (
        "Acme (#1, B), deal #1: 1 of 3 questions of lead answered. "
        "What do they do, and how large are they? trade in steel\n"
    )
    said = acme.json("deal", "ask", "Acme", "２、做钢材贸易", "--stage", "needs")
    assert said == {"done": "deal ask", "deal_id": 1, "stage": "needs", "question": "dislikes",
                    "answer": "做钢材贸易",
                    "unanswered": ["likes", "problems", "situation", "aim"]}  # fmt: skip
    acme("deal", "ask", "Acme", "2", "sell steel", today="2026-11-22")
    assert acme.sql("SELECT stage, question, answer, on_day FROM answer ORDER BY id") == [
        ("lead", "trade", "sell steel", "2026-11-22"),
        ("needs", "dislikes", "做钢材贸易", "2026-11-21"),
    ]
    assert acme("deal", "ask", "Acme").lines == [
        "Acme (#1), deal #1 · GTX Pro",
        "Questions of lead",
        "",
        "no.  question                                     answer",
        "  1  How did we come upon them, or they upon us?",
        "  2  What do they do, and how large are they?     sell steel",
        "  3  What might they need from us?",
        "",
        "Answer: salesbook deal ask 1 1 TEXT",
    ]
    rows = acme.json("deal", "ask", "Acme", "--stage", "needs")
    assert rows[1] == {"number": 2, "question": "dislikes", "answer": "做钢材贸易",
                       "answered_on": "2026-11-21", "stage": "needs", "deal_id": 1}  # fmt: skip
    assert "--stage needs 1 TEXT" in acme("deal", "ask", "1", "--stage", "需求").lines[-1]


@pytest.mark.parametrize("words", [["9", "x"], ["0", "x"], ["they", "sell"], ["2"], ["2", "、"]])
def test_an_answer_begins_with_the_number_of_its_question(acme: Shop, words: list[str]) -> None:
    acme.unchanged("deal", "ask", "Acme", *words, exit=2)


@pytest.fixture
def pipeline(shop: Shop) -> Shop:
    """Deals of three customers: two open, two won, one lost. The day is 2026-11-18 or later."""
    for name in ("Acme", "Bolt", "Cord"):
        shop("add", name, "--owner", "wang")
    a_product(shop.path, "GTX Pro", "GTX")
    a_deal(shop.path, 1, stage="needs", since=-3, amount=1_000_000, product="GTX Pro",
           expect_on="2026-11-20")  # fmt: skip
    a_deal(shop.path, 2, stage="closing", since=-9, amount=None, expect_on="2026-12-05")
    a_deal(shop.path, 2, won="2026-10-30", amount=5_000_000, product="CRM", factors="price, name",
           owner="li", contract="K-1")  # fmt: skip
    a_deal(shop.path, 3, won="2026-11-12", amount=2_000_000, product="GTX Pro", owner="wang")
    a_deal(shop.path, 3, lost="2026-11-02", amount=3_000_000, lost_note="too dear")
    return shop


def ids(shop: Shop, *argv: str) -> list[int]:
    return [row["deal_id"] for row in shop.json("deal", "list", *argv)]


def test_the_list_shows_what_is_open_and_what_it_adds_up_to(pipeline: Shop) -> None:
    assert pipeline("deal", "list").lines == [
        "1 deal is past its expected day.",
        "",
        "deal  customer  product  amount  stage    days  expected",
        "   2  Bolt                       closing    12  2026-12-05",
        "   1  Acme      GTX Pro  10,000  needs       6  2026-11-20",
        "",
        "2 deals · 10,000 · 1 without an amount",
    ]
    row = pipeline.json("deal", "list", "--won", "--period", "2026-10")[0]
    assert dict(row) == {
        "deal_id": 3, "customer_id": 2, "customer": "Bolt", "external_id": None, "product": "CRM",
        "family": None, "amount_fen": 5_000_000, "stage": "contract", "stage_since": "2026-10-30",
        "days_in_stage": 22, "opened_on": "2026-10-29", "expect_on": None,
        "won_on": "2026-10-30", "lost_on": None, "lost_reason": None, "lost_note": None,
        "contract": "K-1", "factors": "price, name", "owner": "li", "note": None,
    }  # fmt: skip


def test_which_deals_are_listed(pipeline: Shop) -> None:
    assert ids(pipeline, "--won") == [4, 3]
    assert ids(pipeline, "--lost") == [5]
    assert ids(pipeline, "--open", "--lost", "--sort", "id") == [1, 2, 5]
    assert ids(pipeline, "--stage", "签约") == [3, 4]
    assert ids(pipeline, "--stage", "lost") == [5]
    assert ids(pipeline, "--won", "--owner", "li") == [3]
    assert ids(pipeline, "--won", "--open", "--product", "gtxp") == [1, 4]
    assert ids(pipeline, "--product", "100%") == []
    assert ids(pipeline, "Bolt") == [2, 3]
    assert ids(pipeline, "Cord", "--lost") == [5]
    assert ids(pipeline, "--period", "2026-12") == [2]
    assert ids(pipeline, "--open", "--won", "--lost", "--period", "2026-11") == [1, 4, 5]
    pipeline.env["SALESBOOK_ME"] = "wang"
    assert ids(pipeline, "--won") == [4]
    assert pipeline("deal", "list", "--stage", "lead").stdout == "No deal matches.\n"


def test_a_book_without_deals_says_how_to_begin(shop: Shop) -> None:
    assert shop("deal", "list").stdout == "No deal is open. Begin one: salesbook deal add WHO\n"


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("stage", [2, 1, 3, 4, 5]),
        ("amount", [3, 5, 4, 1, 2]),
        ("expect", [1, 2, 3, 4, 5]),
        ("days", [3, 5, 2, 4, 1]),
        ("customer", [1, 2, 3, 4, 5]),
        ("ended", [4, 5, 3, 1, 2]),
        ("id", [1, 2, 3, 4, 5]),
    ],
)
def test_the_orders_of_the_list(pipeline: Shop, sort: str, order: list[int]) -> None:
    assert ids(pipeline, "--open", "--won", "--lost", "--sort", sort) == order


def test_the_won_deals_are_template_four(pipeline: Shop) -> None:
    lines = pipeline("deal", "list", "--won", lang="zh").lines
    assert lines[0].split() == ["客户", "转化时间", "成交金额", "产品/服务", "关键因素", "负责人"]
    assert lines[2].split() == ["Bolt", "2026-10-30", "5万", "CRM", "price,", "name", "li"]
    assert lines[-1] == "2 个商机 · 7万"
    rows = list(csv.reader(io.StringIO(pipeline("deal", "list", "--won", "-f", "csv").stdout)))
    assert rows[0][:6] == ["customer", "won_on", "amount_fen", "product", "factors", "owner"]
    assert set(rows[0]) == set(pipeline.json("deal", "list", "--won")[0])
    assert rows[2][:6] == ["Bolt", "2026-10-30", "5000000", "CRM", "price, name", "li"]


def test_the_list_fits_a_terminal(pipeline: Shop) -> None:
    for kinds in ([], ["--won"], ["--lost"], ["--open", "--won", "--lost"]):
        for lang in ("en", "zh"):
            ran = pipeline("deal", "list", *kinds, terminal=60, lang=lang)
            assert "GTX Pro" in ran.stdout or kinds == ["--lost"]


def test_customers_by_the_stage_of_a_deal(pipeline: Shop) -> None:
    def names(*argv: str) -> list[str]:
        return [row["customer"] for row in pipeline.json(*argv)]

    assert names("list", "--stage", "closing") == ["Bolt"]
    assert names("list", "--stage", "签约") == ["Bolt", "Cord"]
    assert names("overdue", "--within", "9", "--stage", "needs") == ["Acme"]
    exported = pipeline("export", "customers", "--stage", "lost", "--to", "-").lines
    assert len(exported) == 2
    pipeline("config", "set", "stage.closing", "Handshake")
    assert names("list", "--stage", "handshake") == ["Bolt"]
    pipeline.unchanged("list", "--stage", "nowhere", exit=2)


def test_own_names_of_stages_are_shown(acme: Shop) -> None:
    acme("config", "set", "stage.needs", "实地考察")
    assert "lead → 实地考察" in acme("stage", "Acme", "实地考察").stdout
    assert "实地考察" in acme("deal", "list").stdout
    assert acme.json("deal", "list")[0]["stage"] == "needs"


def test_every_command_undoes(acme: Shop) -> None:
    for argv in (
        ["deal", "add", "Acme", "--product", "New", "--amount", "5"],
        ["deal", "edit", "Acme", "--deal", "1", "--amount", "6", "--product", "Newer"],
        ["deal", "move", "Acme", "needs", "--deal", "1"],
        ["stage", "Acme", "lead", "--deal", "1", "--why", "x"],
        ["deal", "ask", "Acme", "--deal", "1", "1 fair"],
        ["deal", "ask", "Acme", "--deal", "1", "1 friends"],
        ["deal", "won", "Acme", "--deal", "1", "--product", "Newest", "--contract", "K-1"],
        ["deal", "lost", "Acme", "--deal", "2", "--reason", "other", "--note", "x"],
    ):
        before = acme.content()
        acme(*argv)
        after = acme.content()
        assert after != before
        acme("undo")
        assert acme.content() == before
        acme("redo")
        assert acme.content() == after


def test_receipts_are_chinese(acme: Shop) -> None:
    assert acme("stage", "Acme", "需求", lang="zh").stdout == (
        "Acme（#1，B 级）的商机 #1：线索 → 需求调研，历时 20 天。"
        "还有 5 个问题要问：salesbook deal ask 1\n"
    )
    ran = acme("deal", "won", "Acme", "--factor", "价格", "--factor", "响应快", lang="zh")
    assert "salesbook pay plan 1 30%@签约 70%@+30d" in ran.stdout
    assert acme.one("SELECT factors FROM deal") == "价格、响应快"
