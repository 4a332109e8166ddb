"""`list` and `overdue` from rows: order, filters of nothing, the words above and below."""

import pytest
from rows import a_day, a_list_row

from salesbook.errors import BadValue
from salesbook.output.report import Report
from salesbook.reports.customers import SORTS, list_report, overdue_report
from salesbook.reports.find import find_report
from salesbook.rows import ListRow


def ids(report: Report) -> list[object]:
    return [row[0] for row in report.tables[0].rows]


ROWS = [
    a_list_row(1, customer="b", grade="B", last_contact_on="2026-11-01"),
    a_list_row(2, customer="a", grade="B", last_contact_on="2026-11-01"),
    a_list_row(3, customer="z", grade="A", last_contact_on="2026-11-13"),
    a_list_row(4, customer="y", grade="B", last_contact_on="2026-10-01"),
    a_list_row(5, customer="x", grade="C", last_contact_on=None, captured_on="2026-11-19"),
]


def test_overdue_by_grade_lateness_name() -> None:
    report = overdue_report(ROWS, a_day(), None)
    assert ids(report) == [3, 4, 2, 1, 5]
    assert report.head[0].text == "Overdue 5: A 1  B 3  C 1"


def test_due_today_is_not_counted_as_overdue() -> None:
    report = overdue_report([a_list_row(grade="A", last_contact_on="2026-11-14")], a_day(), 0)
    assert report.head[0].text == "Overdue 0: A 0  B 0  C 0"


@pytest.mark.parametrize(
    ("within", "said"),
    [(None, "Nobody is overdue."), (0, "Nobody is due by today."),
     (1, "Nobody is due within 1 day."), (9, "Nobody is due within 9 days.")],
)  # fmt: skip
def test_nobody(within: int | None, said: str) -> None:
    report = overdue_report([], a_day(), within)
    assert report.tables[0].empty == said
    assert report.head == ()


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_holds_every_row_and_breaks_ties_by_id(sort: str) -> None:
    same = [a_list_row(number) for number in (3, 1, 2)]
    assert ids(list_report(same, a_day(), sort, None)) == [1, 2, 3]
    assert sorted(ids(list_report(ROWS, a_day(), sort, None))) == [1, 2, 3, 4, 5]  # type: ignore[type-var]


def test_who_has_no_due_date_stands_last() -> None:
    rows = [a_list_row(1, status="lost"), a_list_row(2)]
    for sort in ("due", "lateness"):
        assert ids(list_report(rows, a_day(), sort, None)) == [2, 1]


def test_an_unknown_order() -> None:
    with pytest.raises(BadValue, match="lateness"):
        list_report([], a_day(), "wealth", None)


def test_the_foot_counts_all() -> None:
    assert list_report(ROWS, a_day(), "id", None).foot[0].text == "5 customers"
    assert list_report(ROWS, a_day(), "id", 2).foot[0].text == "2 of 5 customers"
    assert list_report(ROWS[:1], a_day(), "id", None).foot[0].text == "1 customer"
    assert list_report([], a_day(), "id", None).foot == ()


def test_columns_scripts_rely_on() -> None:
    for report in (list_report(ROWS, a_day(), "id", None), overdue_report(ROWS, a_day(), None)):
        names = [column.name for column in report.tables[0].columns]
        assert names[:13] == [
            "customer_id", "external_id", "customer", "grade", "owner", "last_contact_on",
            "due_on", "days_late", "lateness", "next_action", "next_on", "phone", "tags",
        ]  # fmt: skip


def test_tags_are_a_list() -> None:
    row: ListRow = a_list_row(tags="vip\x1fcold, wet")
    assert list_report([row], a_day(), "id", None).tables[0].rows[0][12] == ("vip", "cold, wet")


class Hit:
    customer_id, customer, grade, place, on_day = 1, "Acme", "A", "file", None

    def __init__(self, text: str) -> None:
        self.text = text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("needle", "needle"), ("x " * 40 + "Needle", "…" + ("x " * 20) + "Needle"),
        ("a\n b\tneedle", "a b needle"), ("İ" * 50 + "needle", None),
    ],
)  # fmt: skip
def test_the_words_around_what_was_found(text: str, shown: str | None) -> None:
    (row,) = find_report([Hit(text)], "needle", None).tables[0].rows
    assert row[5] == text
    assert "needle" in str(row[6]).lower()
    assert shown is None or row[6] == shown
