"""`pool` and `transfer`: the ways in and out of the pool, and the rules that forbid one."""

import pytest

from builders import a_customer, changing, contents
from selling import a_deal, an_instalment
from within import Shop

WANG, LI = {"SALESBOOK_ME": "wang"}, {"SALESBOOK_ME": "li"}
POOL = ("release Acme", "claim Acme", "sweep", "sweep --dry-run", "ending")


@pytest.fixture
def office(shop: Shop) -> Shop:
    """A book with a pool: Acme has a history and a promise, and was taken on 30 days ago."""
    shop("config", "set", "pool.enabled", "yes", "-q", today="2026-10-01")
    shop("add", "Acme", "--grade", "B", "-q", today="2026-10-22")
    shop("log", "Acme", "spoke", "--next", "2026-11-25 send quote", "-q", today="2026-11-10")
    return shop


def rows(shop: Shop, table: str) -> list[tuple[object, ...]]:
    return shop.content()[table]


@pytest.mark.parametrize("command", POOL)
def test_a_book_without_a_pool(shop: Shop, command: str) -> None:
    shop("add", "Acme", "-q")
    ran = shop.unchanged("pool", *command.split(), exit=7)
    assert "salesbook config set pool.enabled yes" in ran.stderr
    assert shop.json("pool", "list") == []
    shop("transfer", "Acme", "li", "-q")


def test_release(office: Shop) -> None:
    office("config", "set", "pool.cooldown", "7", "-q")
    ran = office("pool", "release", "Acme", "--why", "no budget")
    assert ran.stdout == (
        "Released Acme (#1, B) to the pool. Dropped: send quote (Wed 11-25). "
        "You can claim it again from Sat 11-28.\n"
    )
    assert office.sql("SELECT status, owner FROM customer") == [("pooled", None)]
    assert office.sql("SELECT state, ended_on FROM next_action") == [("dropped", "2026-11-21")]
    assert office.sql("SELECT act, from_owner, to_owner, on_day, reason FROM ownership") == [
        ("release", None, None, "2026-11-21", "no budget")
    ]
    assert office.json("today") == []
    assert office.json("pool", "list") == [{
        "customer_id": 1, "customer": "Acme", "grade": "B", "former_owner": None,
        "pooled_on": "2026-11-21", "act": "release", "last_contact_on": "2026-11-10",
        "deals": 0, "reason": "no budget",
    }]  # fmt: skip


def test_no_way_round_the_rules(office: Shop) -> None:
    refused = office.unchanged("edit", "Acme", "--status", "pooled", exit=7).stderr
    assert "salesbook pool release 1" in refused
    office("edit", "Acme", "--id", "K-1", "-q")
    office.unchanged("add", "Acme", "--id", "K-1", "--status", "pooled", exit=7)
    office("pool", "release", "Acme", "-q")
    for argv in (["edit", "Acme", "--status", "active"], ["archive", "Acme"]):
        assert "salesbook pool claim 1" in office.unchanged(*argv, exit=7).stderr
    office("edit", "Acme", "--status", "pooled", "--note", "as it was")
    office("config", "set", "pool.enabled", "no", "-q")
    office("edit", "Acme", "--status", "active")


def test_the_receipts_as_objects(office: Shop) -> None:
    released = office.json("pool", "release", "Acme", env=WANG)
    assert released == {
        "done": "pool release", "customer_id": 1, "customer": "Acme", "grade": "B",
        "status": "pooled", "from_owner": None, "on": "2026-11-21", "why": None,
        "dropped": "send quote", "claim_from": "2026-11-21",
    }  # fmt: skip
    claimed = office.json("pool", "claim", "Acme", env=WANG)
    assert claimed == {
        "done": "pool claim", "customer_id": 1, "customer": "Acme", "grade": "B",
        "status": "active", "owner": "wang", "owned_since": "2026-11-21",
        "protected_until": "2026-12-21", "last_contact_on": "2026-11-10", "due_on": "2026-11-25",
    }  # fmt: skip
    moved = office.json("transfer", "Acme", "Li", "Na", "--why", "north", env=WANG)
    assert moved == {
        "done": "transfer", "customer_id": 1, "from_owner": "wang", "owner": "Li Na",
        "owned_since": "2026-11-21", "protected_until": "2026-12-21", "why": "north",
    }  # fmt: skip


def test_claim(office: Shop) -> None:
    office("pool", "release", "Acme", "-q", today="2026-11-11")
    ran = office("pool", "claim", "Acme", env=LI)
    assert ran.stdout == "Claimed Acme (#1, B). Protected until Mon 12-21. Due Wed 11-25.\n"
    assert office.sql("SELECT status, owner, owned_since FROM customer") == [
        ("active", "li", "2026-11-21")
    ]
    assert office.sql("SELECT act, from_owner, to_owner, on_day FROM ownership ORDER BY id")[1] == (
        "claim", None, "li", "2026-11-21",
    )  # fmt: skip
    # Whoever was silent before had another owner: the new one has the whole time.
    office("config", "set", "pool.silence", "5", "-q")
    (found,) = office.json("pool", "ending", env=LI)
    assert (found["ends_on"], found["clock"]) == ("2026-11-26", "silence")


def test_release_and_claim_keep_all_history(office: Shop) -> None:
    with changing(office.path) as (change, _day):
        a_deal(change, 1, stage="closing")
    touched = ("customer", "ownership", "next_action")
    before = contents(office.path, without=touched)
    customer = rows(office, "customer")
    office("pool", "release", "Acme", "-q")
    office("pool", "claim", "Acme", "-q", today="2026-11-25")
    assert contents(office.path, without=touched) == before
    assert office.one("SELECT owned_since FROM customer") == "2026-11-25"
    with changing(office.path) as (change, _day):
        change.update("customer", 1, owned_since="2026-10-22")
    assert rows(office, "customer") == customer


@pytest.mark.parametrize(
    "argv",
    ["pool release Acme --why gone", "pool sweep", "transfer Acme li", "pool claim Gone"],
)
def test_it_undoes(office: Shop, argv: str) -> None:
    office("add", "Gone", "-q", today="2026-11-20")
    office("pool", "release", "Gone", "-q", today="2026-11-20")
    today = "2026-11-22"
    before = office.content()
    office(*argv.split(), today=today)
    assert office.content() != before
    office("undo", today=today)
    assert office.content() == before


def test_protected_on_the_last_day_swept_the_day_after(office: Shop) -> None:
    line = "Nobody's protection has ended; nothing to release.\n"
    before = office.bytes()
    assert office("pool", "sweep").stdout == line
    assert office.bytes() == before
    (found,) = office.json("pool", "ending")
    assert (found["days_left"], found["ends_on"]) == (0, "2026-11-21")
    ran = office("pool", "sweep", "--dry-run", today="2026-11-22")
    assert ran.stdout == "Would release 1 customer to the pool: Acme (#1, B).\n"
    assert office.bytes() == before
    ran = office("pool", "sweep", today="2026-11-22")
    assert ran.stdout == "Released 1 customer to the pool: Acme (#1, B).\n"
    assert office.sql("SELECT act, on_day FROM ownership") == [("expire", "2026-11-22")]
    assert len(office.json("history", today="2026-11-22", env={})) >= 1


def test_a_sweep_is_one_step_and_names_the_best(office: Shop) -> None:
    with changing(office.path) as (change, _day):
        for number in range(14):
            a_customer(change, f"C{number:02}", grade="A" if number == 13 else "C",
                       owned_since="2026-09-01")  # fmt: skip
    before = office.content()
    ran = office("pool", "sweep")
    assert ran.stdout.startswith("Released 14 customers to the pool: C13 (#15, A), C00 (#2, C), ")
    assert ran.stdout.endswith("C08 (#10, C), 4 more.\n")
    office("undo")
    assert office.content() == before
    swept = office.json("pool", "sweep", "-n")
    assert (swept["count"], swept["dry_run"], len(swept["released"])) == (14, True, 14)
    assert swept["released"][0] == {
        "customer_id": 2, "customer": "C00", "from_owner": None, "ended_on": "2026-10-01",
        "clock": "owned",
    }  # fmt: skip


def test_who_is_kept_is_not_released(office: Shop) -> None:
    with changing(office.path) as (change, _day):
        won = a_customer(change, "Won", owned_since="2026-09-01")
        a_deal(change, won, won=-3)
        change.update("customer", won, signed_on=None)
        owing = a_customer(change, "Owing", owned_since="2026-09-01")
        an_instalment(change, owing, a_deal(change, owing))
        a_customer(change, "Signed", owned_since="2026-09-01", signed=-3)
        a_customer(change, "Lost", owned_since="2026-09-01", status="lost")
    for name, rule in (
        ("Won", "has a deal that was won"), ("Owing", "has an instalment outstanding"),
        ("Signed", "has signed"), ("Lost", "is lost; only active customers"),
    ):  # fmt: skip
        assert rule in office.unchanged("pool", "release", name, exit=7).stderr
    assert office.json("pool", "sweep")["count"] == 0
    office("pool", "release", "Acme", "-q")
    assert "already" in office.unchanged("pool", "release", "Acme", exit=7).stderr


def test_only_the_owner_gives_a_customer_away(office: Shop) -> None:
    office("transfer", "Acme", "li", "-q")
    for argv in (["pool", "release", "Acme"], ["transfer", "Acme", "wang"]):
        refused = office.unchanged(*argv, exit=7, env=WANG)
        assert "belongs to li" in refused.stderr
        assert "SALESBOOK_ME" in refused.stderr
    assert office.json("pool", "ending", "--within", "90", env=WANG) == []
    office("pool", "sweep", "-q", today="2027-03-01", env=WANG)
    assert office.one("SELECT status FROM customer") == "active"
    office("pool", "release", "Acme", "-q", env=LI)
    assert office.json("pool", "list", "--owner", "li")[0]["former_owner"] == "li"
    assert office.json("pool", "list", "--owner", "wang") == []
    # Without `me` one acts for all.
    office("pool", "claim", "Acme", "-q", env=LI)
    office("pool", "release", "Acme", "-q")


@pytest.mark.parametrize(
    ("setting", "rule"),
    [
        (["pool.quota", "1"], "pool.quota allows no more than 1"),
        (["pool.capacity", "2"], "pool.capacity allows no more than 2"),
        (["pool.cooldown", "3"],
         "was given up on 2026-11-20; by pool.cooldown its former owner can claim it again"
         " from 2026-11-23"),
    ],
)  # fmt: skip
def test_a_claim_is_refused_by_its_rule(office: Shop, setting: list[str], rule: str) -> None:
    for name in ("One", "Two"):
        office("add", name, "-q", today="2026-11-20", env=WANG)
    office("pool", "release", "One", "-q", today="2026-11-20", env=WANG)
    office("pool", "release", "Two", "-q", today="2026-11-20", env=LI | WANG)
    office("pool", "claim", "One", "-q", env=WANG)
    office("config", "set", *setting, "-q")
    assert rule in office.unchanged("pool", "claim", "Two", exit=7, env=WANG).stderr
    # The rules of one owner are not those of another.
    office("transfer", "Acme", "wang", "-q")
    office("pool", "claim", "Two", "-q", env=LI)


def test_who_is_not_in_the_pool_cannot_be_claimed(office: Shop) -> None:
    assert "is not in the pool" in office.unchanged("pool", "claim", "Acme", exit=7).stderr


def test_a_quota_is_of_the_day_and_undo_gives_it_back(office: Shop) -> None:
    office("config", "set", "pool.quota", "1", "-q")
    office("pool", "release", "Acme", "-q")
    for _again in range(2):
        office("pool", "claim", "Acme", "-q")
        office("undo", "-q")
    office("pool", "claim", "Acme", "-q")
    office("pool", "release", "Acme", "-q")
    office("pool", "claim", "Acme", exit=7)
    office("pool", "claim", "Acme", "-q", today="2026-11-22")


def test_transfer(office: Shop) -> None:
    ran = office("transfer", "Acme", "li")
    assert ran.stdout == (
        "Acme (#1, B) is now li's. Protected until Mon 12-21. Next: Wed 11-25 send quote.\n"
    )
    ran = office("transfer", "Acme", "wang", "--why", "moved")
    assert ran.stdout.startswith("Acme (#1, B) is now wang's (before: li). Protected until")
    before = office.bytes()
    assert "is wang's already; nothing changed." in office("transfer", "Acme", "wang").stdout
    assert office.bytes() == before
    assert office.sql("SELECT act, from_owner, to_owner, reason FROM ownership ORDER BY id") == [
        ("transfer", None, "li", None), ("transfer", "li", "wang", "moved"),
    ]  # fmt: skip
    office("config", "set", "pool.enabled", "no", "-q")
    assert office.json("transfer", "Acme", "li")["protected_until"] is None
    office.unchanged("transfer", "Acme", " ", exit=2)
    office("config", "set", "pool.enabled", "yes", "-q")
    office("pool", "release", "Acme", "-q")
    assert "salesbook pool claim 1" in office.unchanged("transfer", "Acme", "li", exit=7).stderr


def test_the_filters_of_the_pool(office: Shop) -> None:
    office("add", "Beta", "--industry", "medical", "--tag", "vip", "-q")
    for name in ("Acme", "Beta"):
        office("pool", "release", name, "-q")

    def found(*argv: str) -> list[int]:
        return [row["customer_id"] for row in office.json("pool", "list", *argv)]

    assert found() == [1, 2]
    assert found("--grade", "B") == found("--no-contact-since", "2026-11-11", "--grade", "b") == [1]
    assert found("--industry", "med") == found("--tag", "VIP") == [2]
    assert found("--limit", "1") == [1]


def test_in_chinese(office: Shop) -> None:
    assert office("pool", "ending", lang="zh").lines[0] == "保护期已过：0 · 7 天内到期：1"
    assert office("pool", "sweep", lang="zh", today="2026-11-22").stdout == (
        "已把 1 个客户放入公海：Acme（#1，B 级）。\n"
    )
    assert office("pool", "claim", "Acme", lang="zh", env=LI).stdout == (
        "已领取 Acme（#1，B 级）。保护期到 12-21 周一。下次跟进：11-25 周三。\n"
    )
    assert office("transfer", "Acme", "王丽", lang="zh", env=LI).stdout.startswith(
        "Acme（#1，B 级）已转给 王丽（原负责人 li）。"
    )
