"""An import is held to the rules of the pool, as `edit` is, line by line."""

import csv
from pathlib import Path

import pytest

from builders import a_customer, changing
from selling import a_deal, an_instalment
from within import Shop
from workbooks import write_csv

KEPT = "SELECT act, from_owner, to_owner, on_day FROM ownership ORDER BY id"
HEADERS = ("客户名称", "客户状态", "负责人", "备注")
REFUSED = [
    ("Owing", "pooled", "", "has an instalment outstanding"),
    ("Won", "公海", "", "has a deal that was won"),
    ("Signed", "pooled", "", "has signed"),
    ("Free", "pooled", "", "goes to the pool by its rules alone: salesbook pool release"),
    ("Li's", "pooled", "", "belongs to li"),
    ("Lost", "pooled", "", "is lost; only active customers"),
    ("In", "active", "", "salesbook pool claim"),
    ("In", "archived", "", "salesbook pool claim"),
    ("In", "", "wang", "salesbook pool claim"),
    ("Li's", "", "wang", "belongs to li"),
]


@pytest.fixture
def office(shop: Shop) -> Shop:
    """A book with a pool, in which wang acts."""
    shop("config", "set", "pool.enabled", "yes", "-q")
    with changing(shop.path) as (change, _day):
        won = a_customer(change, "Won", owner="wang")
        a_deal(change, won, won=-3)
        change.update("customer", won, signed_on=None)
        owing = a_customer(change, "Owing", owner="wang")
        an_instalment(change, owing, a_deal(change, owing))
        a_customer(change, "Signed", owner="wang", signed=-3)
        a_customer(change, "Free", owner="wang")
        a_customer(change, "Li's", owner="li")
        a_customer(change, "Lost", owner="wang", status="lost")
        a_customer(change, "In", status="pooled")
    shop.env = {"SALESBOOK_ME": "wang"}
    return shop


def write(shop: Shop, *rows: tuple[str, ...]) -> str:
    return write_csv(str(Path(shop.path).parent / "f.csv"), [HEADERS, *rows])


@pytest.mark.parametrize(("name", "status", "owner", "rule"), REFUSED)
def test_what_edit_may_not(office: Shop, name: str, status: str, owner: str, rule: str) -> None:
    path = write(office, ("New", "", "", ""), (name, status, owner, "x"))
    ran = office.unchanged("import", path, exit=2)
    (said,) = ran.stderr.splitlines()[1:]
    assert said.startswith(f"line 3, {'客户状态' if status else '负责人'}: {name} (#")
    assert rule in said
    field = ["--status", status] if status else ["--owner", owner]
    assert rule in office.unchanged("edit", name, *field, exit=7).stderr


def test_all_is_told_together_and_the_rest_can_be_taken(office: Shop) -> None:
    rows = [(name, status, owner, "x") for name, status, owner, _rule in REFUSED]
    path = write(office, *rows, ("New", "pooled", "", ""), ("Free", "lost", "", "y"))
    ran = office.unchanged("import", path, exit=2)
    assert len(ran.stderr.splitlines()) == 1 + len(REFUSED)
    shown = office("import", path, "--dry-run", "-f", "csv", "--columns", "line,what", exit=2)
    assert shown.lines[1:] == [
        *(f"{line},wrong" for line in range(2, 12)), "12,add", "13,update"
    ]  # fmt: skip
    office("import", path, "--skip-errors", "-q")
    assert office.sql("SELECT name, status, owner, note FROM customer WHERE note IS NOT NULL") == [
        ("Free", "lost", "wang", "y")
    ]
    # Who comes in new comes in as the file says.
    assert office.sql("SELECT status, owner FROM customer WHERE name='New'") == [("pooled", None)]
    with Path(path.replace(".csv", ".refused.csv")).open(encoding="utf-8-sig") as file:
        reasons = [row[0] for row in csv.reader(file)][1:]
    assert all(rule in reason for reason, (*_row, rule) in zip(reasons, REFUSED, strict=True))
    office("config", "set", "pool.enabled", "no", "-q")
    office("import", write(office, ("Owing", "pooled", "", "")), "-q")


def test_both_columns_of_a_line(office: Shop) -> None:
    ran = office.unchanged("import", write(office, ("In", "active", "wang", "")), exit=2)
    assert [line.split(":")[0] for line in ran.stderr.splitlines()[1:]] == [
        "line 2, 客户状态", "line 2, 负责人",
    ]  # fmt: skip


def test_what_is_so_already_is_no_matter(office: Shop) -> None:
    path = str(Path(office.path).parent / "out.csv")
    office.env = {}
    office("export", "customers", "--to", path)
    before = office.content()
    for me in ("wang", "li"):
        office("import", path, "-q", env={"SALESBOOK_ME": me})
    assert office.content() == before


def test_a_whole_book_stays_exact(office: Shop, tmp_path: Path) -> None:
    office("transfer", "Free", "li", "-q")
    with changing(office.path) as (change, _day):
        change.update("customer", 1, status="pooled", owner="wang")  # against every rule
    office.env = {}
    path = str(tmp_path / "whole.json")
    office("export", "--to", path)
    (tmp_path / "other").mkdir()
    other = Shop(str(tmp_path / "other"), empty=True)
    other("import", path, "-q")
    assert other.content() == office.content()


def test_who_works_a_customer_by_its_old_contacts(office: Shop) -> None:
    """Nobody takes it on today; the pool's is given to nobody."""
    with changing(office.path) as (change, _day):
        a_customer(change, "Nobody's", owned_since="2026-10-30")
    rows = [
        ("客户", "跟进时间", "沟通内容", "跟进人"), ("Nobody's", "2026-10-01", "x", "li"),
        ("In", "2026-10-02", "x", "li"), ("Free", "2026-10-03", "x", "li"),
    ]  # fmt: skip
    office("import", write_csv(str(Path(office.path).parent / "f.csv"), rows), "-q")
    assert office.sql("SELECT name, owner, owned_since FROM customer WHERE name IN (?,?,?)",
                      "Nobody's", "In", "Free")[1:] == [
        ("In", None, office.one("SELECT owned_since FROM customer WHERE name='In'")),
        ("Nobody's", "li", "2026-10-30"),
    ]  # fmt: skip
    assert office.sql(KEPT) == [("transfer", None, "li", "2026-10-30")]
    assert office.one("SELECT owner FROM customer WHERE name='Free'") == "wang"
