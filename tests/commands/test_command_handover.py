"""One owner after another: `transfer`, `edit`, `add --id` and an import are one thing."""

import pytest

from builders import contents
from within import Shop
from workbooks import write_csv

WANG, LI = {"SALESBOOK_ME": "wang"}, {"SALESBOOK_ME": "li"}
KEPT = "SELECT act, from_owner, to_owner, on_day, reason FROM ownership ORDER BY id"
WAYS = ["transfer Acme li", "edit Acme --owner li", "add Acme --id K-1 --owner li", "import FILE"]


@pytest.fixture
def office(shop: Shop) -> Shop:
    """A book with a pool; Acme is wang's since a month ago."""
    shop("config", "set", "pool.enabled", "yes", "-q", today="2026-10-01")
    shop("add", "Acme", "--id", "K-1", "-q", today="2026-10-22", env=WANG)
    return shop


def hand(shop: Shop, way: str) -> tuple[object, ...]:
    """Run one of the ways; the book as it is then."""
    path = write_csv(f"{shop.path}.csv", [("客户编号", "客户", "负责人"), ("K-1", "Acme", "li")])
    shop(*way.replace("FILE", path).split())
    return contents(shop.path, without=("ownership",)), shop.sql(KEPT)


@pytest.mark.parametrize("before", ["wang", None])
@pytest.mark.parametrize("way", WAYS[1:])
def test_all_ways_come_to_the_same(shop: Shop, way: str, before: str | None) -> None:
    more = ["--owner", before] if before else []
    shop("add", "Acme", "--id", "K-1", *more, "-q", today="2026-10-22")
    first = shop.content()
    transferred = hand(shop, WAYS[0])
    assert shop.sql("SELECT owner, owned_since FROM customer") == [("li", "2026-11-21")]
    # Who had no owner was taken over from nobody.
    assert shop.sql(KEPT) == [("transfer", before, "li", "2026-11-21", None)]
    assert hand(shop, way) == transferred  # once more changes nothing
    shop("undo", "-q")
    assert shop.content() == first
    assert hand(shop, way) == transferred


def test_the_protection_starts_anew_and_the_receipt_says_so(office: Shop) -> None:
    (found,) = office.json("pool", "ending")
    assert found["days_left"] == 0
    ran = office("edit", "Acme", "--owner", " li  na ", "--phone", "1", env=WANG)
    assert ran.stdout == (
        "Acme (#1): changed owner (wang → li na), phone, owned since. Overdue since Fri 10-23."
        " Protected until Mon 12-21.\n"
    )
    assert office.json("pool", "ending") == []
    ran = office("add", "Acme", "--id", "K-1", "--owner", "wang")
    assert ran.stdout.endswith("Protected until Mon 12-21.\n")
    assert office("edit", "Acme", "--owner", "wang").stdout.startswith("Acme (#1) is as it was.")
    told = office.json("edit", "Acme", "--owner", "li")
    assert told["changed"] == ["owner"]  # it is owned since today already
    assert "transferred wang → li" in office("history", "Acme").stdout


def test_told_late_it_counts_from_its_day(office: Shop) -> None:
    office("edit", "Acme", "--owner", "li", "--owned-since", "2026-11-10", "-q", env=WANG)
    assert office.sql(KEPT) == [("transfer", "wang", "li", "2026-11-10", None)]
    assert office.one("SELECT owned_since FROM customer") == "2026-11-10"
    office.unchanged("edit", "Acme", "--owner", "wu", "--owned-since", "2026-12-01", exit=7)
    # The day alone is a correction, not another owner.
    office("edit", "Acme", "--owned-since", "2026-11-12", "-q")
    assert len(office.sql(KEPT)) == 1


@pytest.mark.parametrize("way", WAYS)
def test_only_the_owner_gives_a_customer_away(office: Shop, way: str) -> None:
    path = write_csv(f"{office.path}.csv", [("客户编号", "客户", "负责人"), ("K-1", "Acme", "wu")])
    argv = way.replace("li", "wu").replace("FILE", path).split()
    refused = office.unchanged(*argv, exit=2 if path in argv else 7, env=LI)
    assert "belongs to wang" in refused.stderr
    office(*argv, env=WANG)


@pytest.mark.parametrize("way", WAYS)
def test_who_is_in_the_pool_is_claimed_first(office: Shop, way: str) -> None:
    office("pool", "release", "Acme", "-q", env=WANG)
    path = write_csv(f"{office.path}.csv", [("客户编号", "客户", "负责人"), ("K-1", "Acme", "li")])
    argv = way.replace("FILE", path).split()
    refused = office.unchanged(*argv, exit=2 if path in argv else 7, env=LI)
    assert "salesbook pool claim 1" in refused.stderr
    office("config", "set", "pool.enabled", "no", "-q")
    office(*argv, env=LI)
    assert office.one("SELECT owner FROM customer") == "li"


def test_nobodys_only_where_there_is_no_pool(office: Shop) -> None:
    refused = office.unchanged("edit", "Acme", "--owner", "", exit=7, env=WANG)
    assert "salesbook pool release 1" in refused.stderr
    office("config", "set", "pool.enabled", "no", "-q")
    ran = office("edit", "Acme", "--owner", "", env=WANG)
    assert ran.stdout == "Acme (#1): changed owner (wang → –). Overdue since Fri 10-23.\n"
    assert office.sql(KEPT) == [("transfer", "wang", None, "2026-11-21", None)]
    assert office.sql("SELECT owner, owned_since FROM customer") == [(None, "2026-10-22")]


def test_a_new_customer_in_the_pool_is_nobodys(office: Shop) -> None:
    office("add", "Found", "--status", "pooled", "-q", env=WANG)
    assert office.one("SELECT owner FROM customer WHERE name='Found'") is None
    office("pool", "claim", "Found", "-q", env=LI)
    assert office.sql(KEPT)[0][:3] == ("claim", None, "li")


def test_in_chinese(office: Shop) -> None:
    ran = office("edit", "Acme", "--owner", "李娜", lang="zh")
    assert ran.stdout.startswith("Acme（#1）：已修改负责人（wang → 李娜）、归属日期。")
    assert ran.stdout.endswith("保护期到 12-21 周一。\n")
    refused = office.unchanged("edit", "Acme", "--owner", "", exit=7, lang="zh")
    assert "salesbook pool release 1" in refused.stderr
