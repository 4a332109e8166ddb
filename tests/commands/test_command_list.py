"""`list`: filters, orders, columns, and the same rows in every format."""

import csv
import io
import json

import pytest

from within import Shop

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")


@pytest.fixture
def many(shop: Shop) -> Shop:
    shop("add", "Zeta", "--grade", "A", "--tag", "vip", "--tag", "冷", today="2026-11-02")
    shop("add", "alpha", "--grade", "B", "--id", "K-1", today="2026-11-03")
    shop("add", "中国", "--phone", "+86 138 0013 8000", "--next", "fri call", today="2026-11-20")
    shop("add", "lost", "--status", "lost", today="2026-11-04")
    shop("add", "=1+1", "--signed-on", "2026-11-05", today="2026-11-05")
    shop("log", "alpha", "x", "--at", "2026-11-10")
    return shop


@pytest.mark.parametrize(
    ("argv", "ids"),
    [
        ([], [1, 2, 3, 5]),
        (["--status", "all"], [1, 2, 3, 4, 5]),
        (["--status", "流失"], [4]),
        (["--grade", "C"], [3, 5]),
        (["--tag", "冷"], [1]),
        (["--signed"], [5]),
        (["--unsigned"], [1, 2, 3]),
        (["--no-contact-since", "2026-11-10"], [1, 3, 5]),
        (["--no-contact-since", "2026-11-11"], [1, 2, 3, 5]),
        (["--limit", "2"], [1, 2]),
        (["--sort", "name"], [5, 1, 2, 3]),
        (["--sort", "grade"], [1, 2, 5, 3]),
        (["--sort", "due"], [1, 5, 3, 2]),
        (["--sort", "lateness"], [1, 5, 3, 2]),
        (["--sort", "last_contact"], [1, 3, 5, 2]),
        (["--sort", "captured"], [1, 2, 5, 3]),
    ],
)
def test_filters_and_orders(many: Shop, argv: list[str], ids: list[int]) -> None:
    assert [row["customer_id"] for row in many.json("list", *argv)] == ids


def test_all_formats_hold_the_same_rows(many: Shop) -> None:
    rows = many.json("list")
    jsonl = [json.loads(line) for line in many("list", "-f", "jsonl").lines]
    assert jsonl == rows
    tsv = [line.split("\t") for line in many("list", "-f", "tsv").lines]
    sheet = list(csv.reader(io.StringIO(many("list", "-f", "csv").stdout)))
    assert tsv[0] == sheet[0] == list(rows[0])
    flat = [
        ["" if v is None else ";".join(v) if isinstance(v, list) else str(v) for v in row.values()]
        for row in rows
    ]
    assert tsv[1:] == flat
    # csv is for spreadsheets: what could be a formula is quoted.
    assert [row[2] for row in sheet[1:]] == ["Zeta", "alpha", "中国", "'=1+1"]
    assert sheet[3][11] == "'+86 138 0013 8000"
    table = many("list").stdout.splitlines()
    markdown = [line for line in many("list", "-f", "md").lines if line.startswith("| ")]
    assert len(table) == 1 + len(rows) + 2
    assert len(markdown) == 2 + len(rows)
    for row, line, cells in zip(rows, table[1:], markdown[2:], strict=False):
        assert row["customer"] in line
        assert row["customer"].replace("=", "=") in cells


@pytest.mark.parametrize("format", FORMATS)
def test_columns_choose_and_order(many: Shop, format: str) -> None:
    out = many("list", "-f", format, "--columns", "grade,customer_id").stdout
    if format == "json":
        assert json.loads(out)[0] == {"grade": "A", "customer_id": 1}
        assert list(json.loads(out)[0]) == ["grade", "customer_id"]
    else:
        assert out.index("A") < out.index("1")
        assert "Zeta" not in out


def test_an_unknown_column_names_the_known(many: Shop) -> None:
    ran = many.unchanged("list", "--columns", "customer,wealth", exit=2)
    assert ran.stderr.startswith("Error: There is no column wealth. Known columns: customer_id, ")
    many.unchanged("list", "--columns", " , ", exit=2)


@pytest.mark.parametrize(
    "argv",
    [["--sort", "wealth"], ["--status", "rich"], ["--limit", "0"], ["-f", "xml"], ["extra"],
     ["--no-contact-since", "never"], ["--format"]],
)  # fmt: skip
def test_usage(many: Shop, argv: list[str]) -> None:
    many.unchanged("list", *argv, exit=2)


def test_the_count_is_of_all_not_of_the_shown(many: Shop) -> None:
    assert many("list", "--limit", "1").lines[-1] == "1 of 4 customers"
    assert many("list").lines[-1] == "4 customers"
    assert many("list", "--grade", "A").lines[-1] == "1 customer"
    assert many("list", "--grade", "A", "--signed").stdout == "No customer matches.\n"


def test_codes_never_change_with_the_language(many: Shop) -> None:
    for format in ("json", "jsonl", "csv", "tsv"):
        assert many("list", "-f", format, lang="zh") == many("list", "-f", format, lang="en")
