"""`overdue`: late customers by grade, lateness, name, with the filters."""

import pytest

from within import Shop

KEYS = [
    "customer_id", "external_id", "customer", "grade", "owner", "last_contact_on", "due_on",
    "days_late", "lateness", "next_action", "next_on", "phone", "tags",
]  # fmt: skip


@pytest.fixture
def late(shop: Shop) -> Shop:
    shop("config", "set", "calendar.working_days", "none")
    for name, grade, more in (
        ("b", "B", ["--tag", "vip", "--owner", "wang"]), ("a", "A", ["--industry", "steel"]),
        ("c", "C", ["--region", "深圳"]), ("a2", "A", ["--source", "fair"]),
    ):  # fmt: skip
        shop("add", name, "--grade", grade, *more, today="2026-11-01")
    shop("log", "a", "x", "--at", "2026-11-10")
    return shop


def test_the_fields_scripts_rely_on(late: Shop) -> None:
    rows = late.json("overdue")
    assert list(rows[0])[: len(KEYS)] == KEYS
    assert [rows[0][key] for key in KEYS] == [
        4, None, "a2", "A", None, None, "2026-11-02", 19, 2.71, None, None, None, [],
    ]  # fmt: skip


def test_the_order(late: Shop) -> None:
    assert [row["customer"] for row in late.json("overdue")] == ["a2", "a", "b", "c"]


@pytest.mark.parametrize(
    ("argv", "found"),
    [
        (["--grade", "a"], ["a2", "a"]),
        (["--tag", "VIP"], ["b"]),
        (["--tag", "vip", "--tag", "other"], []),
        (["--owner", "wang"], ["b"]),
        (["--industry", "Steel"], ["a"]),
        (["--region", "深"], ["c"]),
        (["--source", "%"], []),
        (["--no-contact-since", "2026-11-10"], ["a2", "b", "c"]),
        (["--signed"], []),
        (["--unsigned"], ["a2", "a", "b", "c"]),
    ],
)
def test_filters(late: Shop, argv: list[str], found: list[str]) -> None:
    assert [row["customer"] for row in late.json("overdue", *argv)] == found


def test_the_table(late: Shop) -> None:
    assert late("overdue", "--grade", "A").stdout == (
        "Overdue 2: A 2  B 0  C 0\n"
        "\n"
        "id  customer  grade  last contact  due         days late  next action  phone\n"
        " 4  a2        A                    2026-11-02         19\n"
        " 2  a         A      2026-11-10    2026-11-17          4\n"
    )


def test_nobody(shop: Shop) -> None:
    assert shop("overdue").stdout == "Nobody is overdue.\n"
    assert shop("overdue", "--within", "0").stdout == "Nobody is due by today.\n"
    assert shop("overdue", "--within", "1").stdout == "Nobody is due within 1 day.\n"
    assert shop("overdue", "--within", "7").stdout == "Nobody is due within 7 days.\n"


@pytest.mark.parametrize("within", ["99999999", "999999999999999999999"])
def test_far_ahead_is_everybody(late: Shop, within: str) -> None:
    assert len(late.json("overdue", "--within", within)) == 4


@pytest.mark.parametrize("argv", [["--within", "-1"], ["--within", "x"], ["--grade", "D"]])
def test_usage(late: Shop, argv: list[str]) -> None:
    late.unchanged("overdue", *argv, exit=2)
