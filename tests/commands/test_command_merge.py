"""`merge`: one of two customers, nothing lost, and undo parts them again."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import builders
from builders import a_customer, a_follow_up, a_grade_change, a_promise, changing, iso
from salesbook.actions.merging.merge import merge
from salesbook.actions.merging.rows import MOVES
from salesbook.book.undo import last_in_effect, take_back
from salesbook.schema.log import UNLOGGED
from salesbook.schema.tables import Stored
from selling import one_of_each
from within import Shop


def test_every_table_of_a_customer_is_moved() -> None:
    """Who adds a table with a customer_id says in `MOVES` how its rows move."""
    tables = {
        table.name for table in Stored.metadata.tables.values() if "customer_id" in table.columns
    }
    assert tables - UNLOGGED == set(MOVES)


@pytest.fixture
def two(shop: Shop) -> Shop:
    """Acme (1) and its double Acme Ltd (2)."""
    shop(
        "add",
        "Acme",
        "--grade",
        "A",
        "--phone",
        "13800138000",
        "--tag",
        "vip",
        "--contact",
        "Li Na",
        "--contact-phone",
        "13911112222",
        "--next",
        "2026-11-27 call",
    )
    shop("add", "Acme Ltd", "--grade", "B", "--id", "K-1", "--email", "a@b.com", "--tag", "VIP",
         "--tag", "fair", "--aliases", "the double,acme", "--contact", "Li Na",
         "--contact-phone", "139-1111-2222", "--title", "CTO", "--decides",
         "--next", "2026-11-25 send quote", today="2026-11-10")  # fmt: skip
    shop("log", "2", "met", "--keep-next", today="2026-11-19")
    shop("log", "2", "--no-answer", today="2026-11-20")
    return shop


def test_everything_moves(two: Shop) -> None:
    before = two.content()
    ran = two("merge", "2", "1")
    assert ran.stdout.startswith(
        "Merged Acme Ltd (#2) into Acme (#1, A): 2 follow-ups, 1 tag, 1 alias, 1 step of grade, "
        "1 next action. Filled: e-mail, external id. "
        "Ended as moved: call (Fri 11-27), because the earlier one stays open."
    )
    now = two.content()
    assert [row[0] for row in now["customer"]] == [1]
    for table, rows in now.items():
        if table in MOVES:
            assert {row[1] for row in rows} <= {1}
    assert two.sql("SELECT name,external_id,email,phone,captured_on,last_contact_on,unanswered,"
                   "owned_since FROM customer") == [
        ("Acme", "K-1", "a@b.com", "13800138000", "2026-11-10", "2026-11-19", 1, "2026-11-21")
    ]  # fmt: skip
    assert two.sql("SELECT name FROM alias ORDER BY name") == [("Acme Ltd",), ("the double",)]
    assert two.sql("SELECT name FROM tag ORDER BY id") == [("vip",), ("fair",)]
    assert two.sql("SELECT name,title,decides FROM contact") == [("Li Na", "CTO", 1)]
    assert two.sql("SELECT action,state,ended_on FROM next_action ORDER BY id") == [
        ("call", "moved", "2026-11-21"), ("send quote", "open", None)
    ]  # fmt: skip
    assert two.sql("SELECT from_grade,to_grade,on_day FROM grade_change ORDER BY on_day,id") == [
        (None, "B", "2026-11-10"), ("B", "A", "2026-11-21")
    ]  # fmt: skip
    assert two.one("SELECT grade||grade_since FROM customer") == "A2026-11-21"
    assert two.json("show", "Acme Ltd")["customer_id"] == 1
    two("undo")
    assert two.content() == before
    two("redo")
    assert two.content() == now


def test_the_receipt_for_programs(two: Shop) -> None:
    said = two.json("merge", "Acme Ltd", "1")
    assert said["done"] == "merge"
    assert (said["customer_id"], said["merged_id"], said["merged"]) == (1, 2, "Acme Ltd")
    assert said["moved"] == {
        "follow_up": 2, "contact": 0, "alias": 1, "tag": 1, "fact": 0, "grade_change": 1,
        "next_action": 1,
    }  # fmt: skip
    assert said["filled"] == ["email", "external_id"]
    assert (said["open_action_id"], said["ended_action_id"]) == (2, 1)
    assert (said["due_on"], said["dry_run"]) == ("2026-11-25", False)


def test_a_rehearsal_changes_nothing(two: Shop) -> None:
    before = two.bytes()
    said = two("merge", "2", "1", "--dry-run").stdout
    assert said.startswith("Would merge Acme Ltd (#2) into Acme (#1, A): 2 follow-ups")
    assert two.json("merge", "2", "1", "-n")["dry_run"] is True
    assert two.bytes() == before


def test_the_same_customer_twice(two: Shop) -> None:
    ran = two.unchanged("merge", "ext:K-1", "Acme Ltd", exit=7)
    assert ran.stderr == "Error: ext:K-1 and Acme Ltd are the same customer: Acme Ltd (#2).\n"
    two.unchanged("merge", "1", "Nobody at all", exit=3)
    two.unchanged("merge", "1", exit=2)


def test_what_differs_is_kept_as_a_fact(shop: Shop) -> None:
    shop("add", "Acme", "--phone", "13800138000", "--budget", "50万", "--need", "CRM",
         "--contact", "Li", "--title", "CFO")  # fmt: skip
    shop("add", "Beta", "--phone", "138 0013 8000", "--budget", "60-80万", "--need", "crm",
         "--contact", "Li", "--title", "CTO", "--id", "B")  # fmt: skip
    shop("edit", "1", "--fact", "staff=20", "--fact", "x/size=1", "--id", "A")
    shop("edit", "2", "--fact", "staff=30", "--fact", "x/size=1", "--fact", "cars=4",
         "--fact", "staff (from Beta)=31")  # fmt: skip
    shop("merge", "Beta", "Acme")
    assert shop.one("SELECT external_id FROM customer") == "A"
    facts = shop.sql("SELECT part,key,value FROM fact")
    assert {(part, key): value for part, key, value in facts} == {
        ("", "staff"): "20",
        ("", "staff (from Beta)"): "31",
        ("", "staff (from Beta) 2"): "30",
        ("x", "size"): "1",
        ("", "cars"): "4",
        ("", "budget (from Beta)"): "600,000-800,000",
        ("", "external id (from Beta)"): "B",
        ("Li", "title (from Beta)"): "CTO",
    }


def test_persons_of_one_name(shop: Shop) -> None:
    shop("add", "Acme")
    shop("add", "Beta")
    for who, name, phone, decides in (
        ("Acme", "Li", "13800138000", "yes"), ("Beta", "Li", "13900139000", "yes"),
        ("Acme", "Wang", "", "no"), ("Beta", "Wang", "13700137000", "no"),
        ("Beta", "Zhao", "", "no"), ("Beta", "Zhao", "", "no"),
    ):  # fmt: skip
        shop("contact", "add", who, name, *(["--phone", phone] if phone else []),
             "--decides", decides)  # fmt: skip
    shop("merge", "Beta", "Acme")
    assert shop.sql("SELECT name,phone,decides FROM contact ORDER BY name,id") == [
        ("Li", "13800138000", 1), ("Li", "13900139000", 0), ("Wang", "13700137000", 0),
        ("Zhao", None, 0), ("Zhao", None, 0),
    ]  # fmt: skip


def test_the_sale_moves_whole(two: Shop) -> None:
    for who in (1, 2):
        with changing(two.path) as (change, _day):
            if who == 2:
                # One profile for all, and external ids are of one deal alone.
                change.book.connection.execute("DELETE FROM criterion")
                change.book.connection.execute("UPDATE deal SET external_id='D-0'")
            one_of_each(change, who)
    for who, day in ((1, "2026-11-13"), (2, "2026-11-10")):
        two("edit", str(who), "--signed-on", day)
    before = two.content()
    ran = two("merge", "2", "1")
    assert ("1 deal, 1 instalment, 1 sale, 1 feedback, 1 record of care, 1 finding of coaching"
            in ran.stdout)  # fmt: skip
    assert "Signed since 2026-11-10." in ran.stdout
    now = two.content()
    for table in MOVES:
        assert {row[1] for row in now[table]} <= {1}
    for table in ("deal", "deal_move", "answer", "instalment", "receipt", "sale", "ownership",
                  "feedback", "care", "coaching"):  # fmt: skip
        assert len(now[table]) == len(before[table]) > 1
    assert two.one("SELECT signed_on FROM customer") == "2026-11-10"
    assert not two.sql("SELECT 1 FROM fact")
    two("undo")
    assert two.content() == before
    two("redo")
    assert two.content() == now


@pytest.mark.parametrize(
    ("mine", "yours", "signed"),
    [(None, -3, -3), (-3, None, -3), (-5, -3, -5), (-3, -5, -5), (None, None, None)],
)
def test_signed_is_since_the_first_of_both(book, mine, yours, signed) -> None:
    a_customer(book, "Into", signed=yours)
    a_customer(book, "Who", signed=mine)
    with changing(book, "merge") as (change, day):
        receipt = merge(change, day, "2", "1")
    assert ("Signed since" in receipt.line) == (signed != yours)
    wanted = None if signed is None else iso(signed)
    assert builders.query(book, "SELECT signed_on FROM customer") == [(wanted,)]


def test_one_who_is_not_active_gets_no_promise(two: Shop) -> None:
    two("edit", "1", "--status", "lost")
    ran = two("merge", "2", "1")
    assert "Dropped: send quote (Wed 11-25)." in ran.stdout
    assert ran.stderr == "Acme is lost, so nothing will be due.\n"
    assert two.sql("SELECT state FROM next_action ORDER BY id") == [("dropped",), ("dropped",)]


@pytest.mark.parametrize(
    ("mine", "yours", "open_one"),
    [(2, 5, "mine"), (5, 2, "yours"), (3, 3, "yours"), (4, None, "mine"), (None, 4, "yours")],
)
def test_the_earlier_promise_stays_open(book, mine, yours, open_one) -> None:
    a_customer(book, "Into", next_on=yours, next_action="yours")
    a_customer(book, "Who", next_on=mine, next_action="mine")
    with changing(book, "merge") as (change, day):
        merge(change, day, "Who", "Into")
    found = builders.query(book, "SELECT action FROM next_action WHERE state='open'")
    assert found == [(open_one,)]
    ended = builders.query(book, "SELECT state,ended_on FROM next_action WHERE state<>'open'")
    assert ended == ([("moved", iso(0))] if mine and yours else [])


# Any two customers

days = st.integers(-40, 0)
texts = st.sampled_from(["", "a", "A", "王总", "x (from Who)", "' %_"])
customers = st.fixed_dictionaries({
    "grade": st.sampled_from("ABC"),
    "phone": st.none() | st.sampled_from(["13800138000", "138 0013 8000", "110"]),
    "next_on": st.none() | st.integers(0, 9),
    "status": st.sampled_from(["active", "active", "lost", "archived"]),
    "external_id": st.none() | st.just("own"),
    "need": st.none() | texts,
    "budget_low_fen": st.none() | st.just(5),
    "stars": st.none() | st.integers(1, 5),
    "owner": st.none() | texts,
    "captured": days,
    "tags": st.lists(st.sampled_from(["a", "A", "b"]), unique=True, max_size=3),
    "aliases": st.lists(st.sampled_from(["into", "who", "third"]), unique=True, max_size=3),
    "facts": st.dictionaries(st.sampled_from(["k", "k (from Who)", "l"]), texts, max_size=3),
    "contacts": st.lists(st.tuples(st.sampled_from(["Li", "Wang"]), st.none() | texts,
                                   st.none() | texts, st.booleans()), max_size=3),
    "follow_ups": st.lists(st.tuples(days, st.booleans()), max_size=4),
    "grades": st.lists(st.tuples(st.integers(0, 40), st.sampled_from("ABC")), max_size=3),
    "promises": st.lists(days, max_size=2),
})  # fmt: skip


def build(change: Any, name: str, told: dict[str, Any]) -> int:
    """A customer as told, consistent with itself."""
    told = dict(told)
    rows = {
        key: told.pop(key)
        for key in ("tags", "aliases", "facts", "contacts", "follow_ups", "grades", "promises")
    }
    if told["status"] != "active":
        told["next_on"] = None
    external = told.pop("external_id")
    one = a_customer(change, name, external_id=external and f"{name}-1", **told)
    before, last = told["grade"], told["captured"]
    for after, grade in sorted(rows["grades"]):
        last = max(last, min(told["captured"] + after, 0))
        a_grade_change(change, one, grade, on=last, from_grade=before)
        before = grade
    change.update("customer", one, grade=before, grade_since=iso(last))
    for tag in rows["tags"]:
        change.insert("tag", customer_id=one, name=tag)
    for alias in rows["aliases"]:
        change.insert("alias", customer_id=one, name=alias, name_key=alias)
    for key, value in rows["facts"].items():
        change.insert("fact", customer_id=one, key=key, value=value)
    for person, title, phone, decides in rows["contacts"]:
        change.insert(
            "contact",
            customer_id=one,
            name=person,
            name_key=person.lower(),
            title=title,
            phone=phone,
            phone_digits=phone,
            decides=int(decides),
        )
    for on, reached in rows["follow_ups"]:
        a_follow_up(change, one, on=on, reached=reached)
    for on in rows["promises"]:
        a_promise(change, one, on=on, state="kept", ended_on=iso(on))
    return one


@settings(max_examples=80, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(customers, customers)
def test_nothing_is_lost_and_undo_is_exact(tmp_path: Path, one: Any, other: Any) -> None:
    book = builders.a_book(tmp_path)
    with changing(book) as (change, _day):
        into, who = build(change, "Into", one), build(change, "Who", other)
    before = builders.contents(book)
    with changing(book, "merge") as (change, day):
        merge(change, day, str(who), str(into))
    after = builders.contents(book)
    for table in ("follow_up", "next_action"):
        assert len(after[table]) == len(before[table])
    chain = builders.query(book, "SELECT from_grade,to_grade,on_day FROM grade_change "
                                 "ORDER BY on_day,id")  # fmt: skip
    assert [step[0] for step in chain] == [None, *(step[1] for step in chain[:-1])]
    assert builders.query(book, "SELECT grade,grade_since FROM customer") == [chain[-1][1:]]
    was = next(row for row in before["customer"] if row[0] == into)
    grade = builders.query(book, "SELECT grade FROM customer")[0][0]
    assert grade in was
    assert len(builders.query(book, "SELECT 1 FROM next_action WHERE state='open'")) <= 1
    assert len(builders.query(book, "SELECT 1 FROM contact WHERE decides=1")) <= max(
        sum(person[3] for person in told["contacts"]) for told in (one, other)
    )
    last = [on for told in (one, other) for on, reached in told["follow_ups"] if reached]
    assert builders.query(book, "SELECT last_contact_on FROM customer") == [
        (iso(max(last)) if last else None,)
    ]
    with changing(book, "undo") as (change, _day):
        take_back(change, last_in_effect(change.book))
    assert builders.contents(book) == before


def test_an_owner_that_is_filled_in_is_in_the_history(shop: Shop) -> None:
    shop("add", "Acme", today="2026-11-10")
    shop("add", "Acme Ltd", "--owner", "wang", today="2026-11-12")
    shop("merge", "2", "1")
    owned = builders.query(shop.path, "SELECT owner,owned_since FROM customer")
    assert owned == [("wang", "2026-11-12")]
    rows = builders.query(
        shop.path,
        "SELECT act,from_owner,to_owner,on_day FROM ownership WHERE customer_id=1 ORDER BY id",
    )
    assert rows[-1] == ("transfer", None, "wang", "2026-11-12")
    shop("undo")
    assert builders.query(shop.path, "SELECT owner FROM customer ORDER BY id") == [
        (None,), ("wang",),
    ]  # fmt: skip


def test_a_colleagues_customer_is_not_merged_away(shop: Shop) -> None:
    shop("add", "Acme", "--owner", "wang")
    shop("add", "Acme Ltd", "--owner", "li")
    before = shop.content()
    ran = shop("merge", "2", "1", env={"SALESBOOK_ME": "wang"}, exit=7)
    assert shop.content() == before
    assert "Acme Ltd (#2, C) belongs to li" in ran.stderr
    # Their own they may give, and without a name nobody is asked.
    shop("merge", "2", "1", env={"SALESBOOK_ME": "li"})
    shop("undo")
    shop("merge", "2", "1")


def test_the_pool_has_its_own_doors(shop: Shop) -> None:
    """Neither out of it by a merge nor into it, which would go round what is never released."""
    shop("config", "set", "pool.enabled", "yes")
    for name in ("Acme", "Acme Ltd", "Acme Co"):
        shop("add", name, "--owner", "wang")
    shop("pool", "release", "2")
    before = shop.content()
    for who, into in (("2", "1"), ("1", "2")):
        ran = shop("merge", who, into, exit=7)
        assert shop.content() == before
        assert "Acme Ltd (#2, C) is in the pool. Claim it first: salesbook pool claim 2" in (
            ran.stderr
        )
    shop("pool", "release", "3")
    shop("merge", "3", "2")
