"""`add`: a new customer, or with `--id` the same one again."""

import os
import stat

import pytest

from within import Shop, run_within


def test_the_receipt(shop: Shop) -> None:
    ran = shop("add", "Acme", "Trading", "--grade", "B", "--phone", "13800138000", "--need", "CRM")
    assert ran.stdout == "Added Acme Trading (#1, B). Due Mon 11-23.\n"
    assert ran.stderr == ""
    assert shop.sql("SELECT name, grade, grade_since, status, captured_on, owned_since, "
                    "verified_on, phone, phone_digits, need FROM customer") == [
        ("Acme Trading", "B", "2026-11-21", "active", "2026-11-21", "2026-11-21", "2026-11-21",
         "13800138000", "13800138000", "CRM")
    ]  # fmt: skip
    assert shop.sql("SELECT from_grade, to_grade, on_day, reason, basis FROM grade_change") == [
        (None, "B", "2026-11-21", "captured", "intent")
    ]


def test_the_receipt_as_an_object(shop: Shop) -> None:
    assert shop.json("add", "王总", "--id", "K-7", "--next", "明天15:00 demo") == {
        "done": "add", "customer_id": 1, "customer": "王总", "external_id": "K-7", "created": True,
        "changed": [], "grade": "C", "last_contact_on": None, "due_on": "2026-11-22",
        "next_on": "2026-11-22", "next_at": "15:00", "next_action": "demo",
    }  # fmt: skip


def test_every_field(shop: Shop) -> None:
    shop(
        "add", "Acme", "--aliases", "A1,A2", "--industry", "steel", "--region", "深圳",
        "--address", "1 Road", "--phone", "0755-1234", "--email", "a@b.cn", "--wechat", "acme",
        "--source", "fair", "--referred-by", "李总", "--need", "CRM", "--budget", "50-80万",
        "--wanted-on", "下周五", "--need-clear", "是", "--budget-clear", "no",
        "--decision-chain", "short", "--owner", "wang", "--grade", "A", "--status", "active",
        "--signed-on", "2026-11-20", "--stars", "4", "--credit", "AAA", "--met-on", "yesterday",
        "--owned-since", "2026-11-01", "--every", "2w", "--tag", "vip", "--tag", "x,y",
        "--note", "a note", "--id", "K-1",
    )  # fmt: skip
    value = shop.json("show", "Acme")
    expected = {
        "customer_id": 1, "external_id": "K-1", "name": "Acme", "aliases": ["A1", "A2"],
        "industry": "steel", "region": "深圳", "address": "1 Road", "phone": "0755-1234",
        "email": "a@b.cn", "wechat": "acme", "source": "fair", "referred_by": "李总",
        "need": "CRM", "budget_low_fen": 50000000, "budget_high_fen": 80000000,
        "wanted_on": "2026-11-27", "need_clear": True, "budget_clear": False,
        "decision_chain": "short", "owner": "wang", "grade": "A", "grade_since": "2026-11-01",
        "status": "active", "signed_on": "2026-11-20", "stars": 4, "credit": "AAA",
        "met_on": "2026-11-20", "owned_since": "2026-11-01", "captured_on": "2026-11-21",
        "every_days": 14, "tags": ["vip", "x", "y"], "note": "a note",
    }  # fmt: skip
    assert {key: value[key] for key in expected} == expected


def test_a_contact_comes_along(shop: Shop) -> None:
    shop("add", "Acme", "--contact", "Ms Li", "--title", "CFO", "--contact-phone", "139-1111",
         "--decides")  # fmt: skip
    assert shop.sql("SELECT name, title, phone, phone_digits, decides FROM contact") == [
        ("Ms Li", "CFO", "139-1111", "1391111", 1)
    ]
    shop.unchanged("add", "Beta", "--title", "CFO", exit=2)


def test_an_external_id_twice_leaves_one(shop: Shop) -> None:
    call = ["add", "Acme", "--id", "K-1", "--grade", "A", "--phone", "1", "--tag", "vip",
            "--aliases", "ac", "--contact", "Li", "--decides", "--next", "fri call"]  # fmt: skip
    shop(*call)
    before = shop.content()
    ran = shop(*call)
    assert ran.stdout == "Acme (#1, A) is as it was. Next: Fri 11-27 call.\n"
    assert shop.content() == before
    assert len(shop.json("history")) == 1


def test_an_external_id_updates_what_differs(shop: Shop) -> None:
    shop("add", "Acme", "--id", "K-1", "--phone", "1")
    ran = shop("add", "Acme Ltd", "--id", "K-1", "--need", "CRM", "--grade", "B")
    assert ran.stdout == (
        "Updated Acme Ltd (#1, B). Due Mon 11-23. Signing window until Sat 12-05.\n"
    )
    receipt = shop.json("add", "Acme Ltd", "--id", "K-1", "--budget", "5万")
    assert receipt["created"] is False
    assert receipt["changed"] == ["budget_low_fen", "budget_high_fen"]
    assert shop.sql("SELECT name, phone, need FROM customer") == [("Acme Ltd", "1", "CRM")]


def test_a_name_that_is_there_is_named_not_refused(shop: Shop) -> None:
    shop("add", "Acme Trading")
    for name in ("acme trading", "ACME", "Acme Trading Shenzhen"):
        ran = shop("add", name)
        assert "Acme Trading (#1)" in ran.stderr
    assert shop("add", "Other").stderr == ""
    assert shop.one("SELECT count(*) FROM customer") == 5


def test_the_day_of_entry_may_be_earlier_but_not_later(shop: Shop) -> None:
    shop("add", "Acme", "--owned-since", "2026-10-01")
    assert shop.one("SELECT grade_since FROM customer") == "2026-10-01"
    for option in ("--met-on", "--owned-since", "--signed-on"):
        shop.unchanged("add", "Beta", option, "2026-12-24", exit=7)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([""], "customer cannot be empty"),
        (["  "], "customer cannot be empty"),
        (["Acme", "--grade", "Q"], "grade: Q is not a grade. Grades are A, B and C."),
        (["Acme", "--budget", "lots"], "budget: "),
        (["Acme", "--email", "nobody"], "e-mail: "),
        (["Acme", "--stars", "6"], "stars: "),
        (["Acme", "--every", "0"], "every: "),
        (["Acme", "--wanted-on", "never"], "wanted by: "),
        (["Acme", "--status", "rich"], "status: "),
        (["Acme", "--next", "call"], "does not begin with a date"),
        (["Acme", "--contact", ""], "contact cannot be empty"),
        ([], "NAME is missing"),
    ],
)
def test_what_cannot_be_read(shop: Shop, argv: list[str], said: str) -> None:
    ran = shop.unchanged("add", *argv, exit=2)
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_all_wrong_values_are_told_together(shop: Shop) -> None:
    ran = shop.unchanged("add", "Acme", "--grade", "Q", "--stars", "9", "--phone", "1", exit=2)
    first, *others = ran.stderr.splitlines()
    assert first == "Error: 2 values cannot be read:"
    assert [line.split(":")[0] for line in others] == ["grade", "stars"]


def test_the_first_add_makes_the_book(tmp_path) -> None:
    shop = Shop(os.fspath(tmp_path), empty=True)
    shop.path = str(tmp_path / "new" / "dir" / "book.db")
    ran = shop("add", "Acme")
    assert ran.stderr == f"New book: {shop.path}\n"
    assert stat.S_IMODE(os.stat(shop.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(shop.path)).st_mode) == 0o700
    assert os.listdir(os.path.dirname(shop.path)) == ["book.db"]
    assert shop("add", "Beta", "-q").stderr == ""


@pytest.mark.parametrize(
    "argv",
    [["add", "Acme", "--grade", "Q"], ["add", "Acme", "--next", "call"], ["add", ""],
     ["add", "Acme", "--contact", " "], ["add", "Acme", "--title", "CFO"],
     ["config", "set", "cadence.A", "many"], ["config", "set", "nothing", "1"]],
)  # fmt: skip
def test_what_cannot_be_read_makes_no_book(tmp_path, argv: list[str]) -> None:
    shop = Shop(os.fspath(tmp_path), empty=True)
    shop(*argv, exit=2)
    assert not os.path.exists(shop.path)


def test_the_default_place(tmp_path) -> None:
    home = str(tmp_path / "home")
    ran = run_within("add", "Acme", home=home, env={"XDG_DATA_HOME": ""})
    path = os.path.join(home, ".local", "share", "salesbook", "book.db")
    assert ran.stderr == f"New book: {path}\n"
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700


def test_it_undoes(shop: Shop) -> None:
    before = shop.content()
    shop("add", "Acme", "--tag", "vip", "--aliases", "a", "--contact", "Li", "--next", "fri call")
    after = shop.content()
    shop("undo")
    assert shop.content() == before
    shop("redo")
    assert shop.content() == after
