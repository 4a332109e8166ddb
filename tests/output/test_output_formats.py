"""csv, tsv, json, jsonl, md and the plain table: what each keeps, and that all agree."""

import csv
import io
import json
import re

import pytest
from hypothesis import given, strategies as st

from nasty import NAMES, NASTY, STORABLE
from salesbook.output.delimited import guard, unescape, unguard
from salesbook.output.emit import FORMATS, emit
from salesbook.output.report import Column, Line, Report, Table

TEXT = st.one_of(st.text(), st.sampled_from(STORABLE))
ROWS = st.lists(st.tuples(TEXT, TEXT), max_size=6)
COLUMNS = (Column("customer", "客户", keep=True), Column("note", "记录"))
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def written(report: Report, form: str, **options: object) -> str:
    out = io.StringIO(newline="")
    emit(report, form, out=out, terminal_width=None, **options)  # type: ignore[arg-type]
    return out.getvalue()


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def two_columns(rows: list[tuple[str, str]]) -> Report:
    return Report((Table(COLUMNS, rows),))


@given(ROWS)
def test_plain_and_md_keep_one_record_a_line_without_controls(rows: list[tuple[str, str]]) -> None:
    report = two_columns(rows)
    for form, headings in (("table", 1), ("md", 2)):
        text = written(report, form)
        assert not CONTROL.search(text)
        assert len(text.splitlines()) == (len(rows) + headings if rows else 0)
        assert text.count("\n") == len(text.splitlines())


@given(ROWS)
def test_csv_comes_back_equal_once_unguarded(rows: list[tuple[str, str]]) -> None:
    header, *records = read_csv(written(two_columns(rows), "csv"))
    assert header == ["customer", "note"]
    assert [tuple(map(unguard, record)) for record in records] == rows
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for r in records for cell in r)
    assert [tuple(r) for r in read_csv(written(two_columns(rows), "csv", raw=True))[1:]] == rows


@given(TEXT)
def test_the_guard_comes_off(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+86 138", "'+86 138"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'x", "''x"),
        ("'", "''"),
        ("x=1", "x=1"),
        ("王总", "王总"),
    ],
)
def test_guard(text: str, guarded: str) -> None:
    assert guard(text) == guarded


@given(ROWS)
def test_tsv_comes_back_equal_once_unescaped(rows: list[tuple[str, str]]) -> None:
    text = written(two_columns(rows), "tsv")
    header, *records = text.removesuffix("\n").split("\n")
    assert header == "customer\tnote"
    assert [tuple(map(unescape, record.split("\t"))) for record in records] == rows


@given(ROWS)
def test_json_comes_back_equal(rows: list[tuple[str, str]]) -> None:
    objects = [{"customer": customer, "note": note} for customer, note in rows]
    assert json.loads(written(two_columns(rows), "json")) == objects
    lines = written(two_columns(rows), "jsonl")
    assert [json.loads(line) for line in lines.split("\n")[:-1]] == objects


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
@pytest.mark.parametrize("form", FORMATS)
def test_nasty_texts_pass_every_format(text: str, form: str) -> None:
    columns = (
        Column("customer", "客户", keep=True),
        Column("tags", "标签", "list"),
        Column("status", "状态", "code", words={"active": "在跟"}),
    )
    report = Report(
        (Table(columns, [(text, (text, text), text)], title=text),),
        head=(Line(text, "warn"),),
        foot=(Line(text),),
    )
    said = written(report, form)
    said.encode("utf-8")
    if form != "tsv" and form != "csv":
        assert not CONTROL.search(said)
    if form == "json":
        assert json.loads(said) == [{"customer": text, "tags": [text, text], "status": text}]


def test_a_lone_surrogate_is_an_escape_in_csv_and_tsv() -> None:
    report = two_columns([("bad\udc80", "x")])
    assert written(report, "csv").split("\n")[1] == "bad\\udc80,x"
    assert written(report, "tsv").split("\n")[1] == "bad\\\\udc80\tx"


MIXED = Table(
    (
        Column("customer_id", "ID", "id"),
        Column("customer", "客户", keep=True),
        Column("status", "状态", "code", words={"active": "在跟"}),
        Column("value_fen", "金额", "money", shown=False),
        Column("signed", "签约", "flag", shown=False),
        Column("tags", "标签", "list"),
        Column("lateness", "率", "ratio"),
    ),
    [
        (1, "王总", "active", -120, True, ("vip", "a,b"), 0.14),
        (2, "-x", None, None, False, (), None),
    ],
    title="客户",
)


def test_csv_has_every_column_with_codes_and_fen() -> None:
    assert written(Report((MIXED,)), "csv") == (
        "customer_id,customer,status,value_fen,signed,tags,lateness\n"
        '1,王总,active,-120,true,"vip;a,b",0.14\n'
        "2,'-x,,,false,,\n"
    )


def test_tsv_escapes_nothing_else() -> None:
    report = two_columns([("a\tb\\c", '\'=1\n2\r3 "q"')])
    assert written(report, "tsv") == 'customer\tnote\na\\tb\\\\c\t\'=1\\n2\\r3 "q"\n'


def test_json_has_every_column_with_codes_and_fen() -> None:
    first, second = json.loads(written(Report((MIXED,)), "json"))
    assert first == {
        "customer_id": 1,
        "customer": "王总",
        "status": "active",
        "value_fen": -120,
        "signed": True,
        "tags": ["vip", "a,b"],
        "lateness": 0.14,
    }
    assert second["tags"] == []
    assert second["value_fen"] is None


def test_json_is_indented_and_not_ascii_only() -> None:
    assert written(two_columns([("王总", "\x9b")]), "json") == (
        '[\n  {\n    "customer": "王总",\n    "note": "\\u009b"\n  }\n]\n'
    )


def test_plain_table() -> None:
    report = Report(
        (MIXED,), head=(Line("Two customers", "strong"),), foot=(Line("One is late.", "warn"),)
    )
    assert written(report, "table").splitlines() == [
        "Two customers",
        "",
        "客户",
        "ID  客户  状态  标签        率",
        " 1  王总  在跟  vip, a,b  0.14",
        " 2  -x",
        "",
        "One is late.",
    ]


def test_a_plain_table_is_never_cut_and_one_long_cell_spoils_no_other_line() -> None:
    text = written(two_columns([("x" * 500, "end"), ("王总", "end")]), "table")
    assert text.splitlines()[1] == "x" * 500 + "  end"
    assert text.splitlines()[2] == "王总" + " " * 58 + "end"


def test_a_plain_card_has_no_headings() -> None:
    card = Table(
        (Column("f", "F"), Column("v", "V")), [("客户", "王总"), ("级别", "A")], headless=True
    )
    assert written(Report((card,)), "table") == "客户  王总\n级别  A\n"


def test_md_table() -> None:
    report = Report((MIXED,), head=(Line("Two", "strong"), Line("1. not a list")))
    assert written(report, "md").splitlines() == [
        "**Two**",
        "",
        "1\\. not a list",
        "",
        "## 客户",
        "",
        "| ID | 客户 | 状态 | 标签 | 率 |",
        "| ---: | --- | --- | --- | ---: |",
        "| 1 | 王总 | 在跟 | vip, a,b | 0.14 |",
        "| 2 | -x |  |  |  |",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("<script>", "\\<script\\>"),
        ("*_`~", "\\*\\_\\`\\~"),
        ("a\\|b", "a\\\\\\|b"),
        ("&lt;", "\\&lt;"),
    ],
)
def test_md_shows_texts_as_they_are(text: str, shown: str) -> None:
    line = written(two_columns([(text, "x")]), "md").splitlines()[2]
    assert line == f"| {shown} | x |"


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows(form: str) -> None:
    nothing = {"json": "[]\n", "csv": "a\n", "tsv": "a\n"}
    empty = Table((Column("a", "A"),), [], title="T", empty="Nothing is due.")
    said = written(Report((empty,)), form)
    shown = {"table": "T\nNothing is due.\n", "md": "## T\n\nNothing is due.\n"}
    assert said == (shown | nothing).get(form, "")
    assert written(Report((empty._replace(empty=""),)), form) == nothing.get(form, "")
    assert written(Report(()), form) == {"json": "[]\n"}.get(form, "")


def test_a_lone_empty_cell_is_still_a_record_in_csv() -> None:
    report = Report((Table((Column("a", "A"),), [("",), ("x",)]),))
    assert read_csv(written(report, "csv")) == [["a"], [""], ["x"]]


def test_tables_alike_stand_under_one_header() -> None:
    other = Table((Column("b", "B"),), [("z",)])
    one = Table((Column("a", "A"),), [("x",)], title="First")
    two = Table((Column("a", "A"),), [("y",)], title="Second")
    report = Report((one, other, two))
    assert written(report, "csv") == "a\nx\ny\n"
    assert written(report, "jsonl") == '{"a": "x"}\n{"a": "y"}\n'
    assert written(report, "table") == "First\nA\nx\n\nB\nz\n\nSecond\nA\ny\n"


def test_a_report_may_bring_its_own_json() -> None:
    report = Report((Table((Column("a", "A"),), [("x",)]),), json={"date": "2026-11-21", "a": []})
    assert json.loads(written(report, "json")) == {"date": "2026-11-21", "a": []}
    assert written(report, "jsonl") == '{"date": "2026-11-21", "a": []}\n'
    assert written(report._replace(json=[1, 2]), "jsonl") == "1\n2\n"
    assert json.loads(written(report, "json", columns=["a"])) == [{"a": "x"}]


SIMPLE = st.text("abcdefg王总客户0123456789", min_size=1, max_size=8)


@given(st.lists(st.tuples(SIMPLE, SIMPLE), min_size=1, max_size=6))
def test_all_formats_hold_the_same_rows(rows: list[tuple[str, str]]) -> None:
    report = two_columns(rows)
    plain = [tuple(line.split("  ")) for line in written(report, "table").splitlines()[1:]]
    plain = [(row[0], row[-1].strip()) for row in plain]
    md = [tuple(line[2:-2].split(" | ")) for line in written(report, "md").splitlines()[2:]]
    tsv = [tuple(line.split("\t")) for line in written(report, "tsv").splitlines()[1:]]
    comma = [tuple(row) for row in read_csv(written(report, "csv"))[1:]]
    objects = [tuple(item.values()) for item in json.loads(written(report, "json"))]
    jsonl = [tuple(json.loads(line).values()) for line in written(report, "jsonl").splitlines()]
    assert rows == plain == md == tsv == comma == objects == jsonl
