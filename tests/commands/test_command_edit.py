"""`edit`, `tag`, `contact`, `verify`, `archive`: keeping the file right."""

import pytest

from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--phone", "1", "--tag", "vip", "--aliases", "a1,a2", "--budget", "50-80万",
         "-q", today="2026-11-16")  # fmt: skip
    return shop


def test_fields_change_and_are_named(acme: Shop) -> None:
    ran = acme("edit", "Acme", "--phone", "13800138000", "--budget", "5万", "--every", "10d")
    assert ran.stdout == "Acme (#1): changed phone, budget, every. Overdue since Tue 11-17.\n"
    assert acme.json("edit", "Acme", "--need", "CRM") == {
        "done": "edit", "customer_id": 1, "customer": "Acme", "changed": ["need"],
        "last_contact_on": None, "due_on": "2026-11-17", "next_on": None, "next_at": None,
        "next_action": None,
    }  # fmt: skip


def test_what_is_so_already_changes_nothing(acme: Shop) -> None:
    before = acme.content()
    ran = acme("edit", "Acme", "--phone", "1", "--tag", "VIP", "--budget", "50-80万")
    assert ran.stdout == "Acme (#1) is as it was. Overdue since Tue 11-17.\n"
    acme("edit", "Acme", "--fact", "gone=")
    assert acme.content() == before
    assert len(acme.json("history")) == 1


@pytest.mark.parametrize(
    ("options", "key", "value"),
    [
        (["--phone", ""], "phone", None),
        (["--budget", ""], "budget_low_fen", None),
        (["--tag", ""], "tags", []),
        (["--aliases", ""], "aliases", []),
        (["--aliases", "a2,b"], "aliases", ["a2", "b"]),
        (["--tag", "new"], "tags", ["vip", "new"]),
        (["--name", "Acme Ltd"], "name", "Acme Ltd"),
        (["--status", "lost"], "status", "lost"),
    ],
)
def test_an_empty_text_clears(acme: Shop, options: list[str], key: str, value: object) -> None:
    acme("edit", "1", *options)
    assert acme.json("show", "1")[key] == value


@pytest.mark.parametrize("field", ["--name", "--grade", "--status", "--owned-since"])
def test_what_the_rules_need_cannot_be_cleared(acme: Shop, field: str) -> None:
    assert "cannot be empty" in acme.unchanged("edit", "Acme", field, "", exit=2).stderr


def test_facts(acme: Shop) -> None:
    acme("edit", "Acme", "--fact", "staff=25", "--fact", "market/size=large = 3")
    facts = [(fact["part"], fact["key"], fact["value"]) for fact in acme.json("show", "1")["facts"]]
    assert facts == [("", "staff", "25"), ("market", "size", "large = 3")]
    ran = acme("edit", "Acme", "--fact", "staff=30", "--fact", "market/size=")
    assert ran.stdout.startswith("Acme (#1): changed staff, market/size.")
    facts = [(fact["key"], fact["value"]) for fact in acme.json("show", "1")["facts"]]
    assert facts == [("staff", "30")]
    for wrong in ("staff", "=25", "part/=x", ""):
        acme.unchanged("edit", "Acme", "--fact", wrong, exit=2)


def test_an_external_id_of_another_is_refused(acme: Shop) -> None:
    acme("add", "Beta", "--id", "K-1")
    assert (
        "belongs to another customer"
        in acme.unchanged("edit", "Acme", "--id", "K-1", exit=2).stderr
    )
    acme("edit", "Beta", "--id", "")
    acme("edit", "Acme", "--id", "K-1")


def test_the_receipt_says_from_which_grade(acme: Shop) -> None:
    now = acme.one("SELECT grade FROM customer WHERE id=1")
    other = "B" if now == "A" else "A"
    ran = acme("edit", "Acme", "--grade", other, "--stars", "3")
    assert f"grade ({now} → {other})" in ran.stdout


def test_leaving_the_active_ends_the_promise(acme: Shop) -> None:
    acme("next", "Acme", "fri call")
    ran = acme("edit", "Acme", "--status", "pooled")
    assert ran.stdout == "Acme (#1): changed status. Not active, so nothing is due.\n"
    assert acme.sql("SELECT state, ended_on FROM next_action") == [("dropped", "2026-11-21")]


@pytest.mark.parametrize("argv", [[], ["--phone"], ["--nothing", "x"], ["--met-on", "2026-13-45"]])
def test_edit_usage(acme: Shop, argv: list[str]) -> None:
    acme.unchanged("edit", "Acme", *argv, exit=2)


def test_tags_on_and_off(acme: Shop) -> None:
    ran = acme("tag", "Acme", "price sensitive", "VIP", "大客户,重点", "--rm", "cold")
    assert ran.stdout == "Acme (#1): tags vip, price sensitive, 大客户, 重点.\n"
    assert acme.json("tag", "Acme", "--rm", "ＶＩＰ", "--rm", "重点") == {
        "done": "tag", "customer_id": 1, "customer": "Acme", "tags": ["price sensitive", "大客户"],
    }  # fmt: skip
    ran = acme("tag", "Acme", "--rm", "大客户,price sensitive")
    assert ran.stdout == "Acme (#1): tags none.\n"
    acme.unchanged("tag", "Acme", exit=2)
    acme.unchanged("tag", "Acme", " , ", exit=2)


def test_contacts(acme: Shop) -> None:
    ran = acme("contact", "add", "Acme", "Li", "Na", "--title", "CTO", "--decides", "yes",
               "--birthday", "5月12日", "--birthday-lunar", "是")  # fmt: skip
    assert ran.stdout == "Acme (#1): added Li Na (CTO). Li Na decides.\n"
    acme("contact", "add", "Acme", "Bob", "--phone", "139 1111", "--decides", "yes")
    # One decides.
    people = acme.json("show", "Acme")["contacts"]
    assert [(one["name"], one["decides"]) for one in people] == [("Bob", True), ("Li Na", False)]
    assert (people[1]["birthday"], people[1]["birthday_lunar"]) == ("05-12", True)
    assert acme.json("contact", "edit", "Acme", "li", "--title", "", "--phone", "2") == {
        "done": "contact edit", "customer_id": 1, "customer": "Acme", "contact_id": 1,
        "contact": "Li Na",
    }  # fmt: skip
    assert acme("contact", "edit", "Acme", "2", "--name", "Bobby").stdout == (
        "Acme (#1): changed Bobby. Bobby decides.\n"
    )
    assert acme("contact", "rm", "Acme", "Bobby").stdout == "Acme (#1): removed Bobby.\n"
    assert [one["name"] for one in acme.json("show", "Acme")["contacts"]] == ["Li Na"]


def test_a_person_that_is_not_there_or_not_alone(acme: Shop) -> None:
    ran = acme.unchanged("contact", "rm", "Acme", "Li", exit=3)
    assert ran.stderr == "Error: Acme has no contact yet. Add one: salesbook contact add 1 NAME\n"
    for name in ("Li Na", "Li Lei"):
        acme("contact", "add", "Acme", name)
    ran = acme.unchanged("contact", "rm", "Acme", "Bob", exit=3)
    assert ran.stderr == "Error: Acme has no contact Bob; it has Li Na, Li Lei.\n"
    ran = acme.unchanged("contact", "edit", "Acme", "li", "--title", "x", exit=4)
    assert ran.stderr.splitlines()[1:] == ["1  Li Na", "2  Li Lei"]
    acme("contact", "edit", "Acme", "2", "--title", "x")
    acme.unchanged("contact", "edit", "Acme", "Li Na", exit=2)
    acme.unchanged("contact", "add", "Acme", exit=2)
    acme.unchanged("contact", "add", "Acme", "Li", "--birthday", "02-30", exit=2)


def test_verify(acme: Shop) -> None:
    assert acme("verify", "Acme").stdout == "Acme (#1): data verified today.\n"
    assert acme.json("verify", "Acme", today="2026-11-22") == {
        "done": "verify", "customer_id": 1, "customer": "Acme", "verified_on": "2026-11-22",
    }  # fmt: skip


def test_archive_and_back(acme: Shop) -> None:
    acme("next", "Acme", "fri call")
    ran = acme("archive", "Acme")
    assert ran.stdout == (
        'Archived Acme (#1). "salesbook edit 1 --status active" brings it back.\n'
    )
    assert acme.sql("SELECT status FROM customer") == [("archived",)]
    assert acme.sql("SELECT state FROM next_action") == [("dropped",)]
    acme.unchanged("archive", "Acme", exit=3)
    assert acme("archive", "1").stdout == "Acme (#1) is archived already.\n"
    assert acme.json("list") == []
    assert acme.json("today") == []
    assert acme.json("find", "acme") == []
    acme("edit", "1", "--status", "active")
    assert acme.json("show", "Acme")["status"] == "active"


def test_each_undoes(acme: Shop) -> None:
    acme("contact", "add", "Acme", "Li", "--decides", "yes")
    for argv in (
        ["edit", "Acme", "--phone", "2", "--aliases", "x", "--fact", "a=b", "--grade", "A"],
        ["edit", "Acme", "--tag", ""],
        ["tag", "Acme", "x", "--rm", "vip"],
        ["contact", "add", "Acme", "Bob", "--decides", "yes"],
        ["contact", "edit", "Acme", "Li", "--title", "x"],
        ["contact", "rm", "Acme", "Li"],
        ["verify", "Acme"],
        ["archive", "Acme"],
    ):
        before = acme.content()
        acme(*argv)
        after = acme.content()
        assert after != before, argv
        acme("undo")
        assert acme.content() == before, argv
        acme("redo")
        assert acme.content() == after, argv
        acme("undo")
