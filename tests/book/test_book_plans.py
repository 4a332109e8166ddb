"""What each question costs: the indexes it goes by, and that a larger book costs no more."""

from datetime import timedelta

import pytest

from builders import NOW, TODAY, a_customer, a_follow_up, changing, iso, raw
from salesbook.book import agenda, find, review, sheet
from salesbook.book.customers import Filters, condition
from salesbook.book.dossier import read_dossier
from salesbook.book.reading import open_to_read
from salesbook.book.settings import read_day
from salesbook.domain.cadence import cutoffs
from salesbook.domain.months import last_full
from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays
from salesbook.rows import AgendaRow
from selling import a_deal, a_sale, an_instalment, one_of_each

CUT = cutoffs(TODAY, Policy(), WorkingDays("CN"))
TABLES = {"customer", "c", "next_action", "n", "follow_up", "f", "contact", "alias", "x", "tag",
          "t", "grade_change", "operation", "change", "deal", "d", "deal_move", "m", "answer",
          "instalment", "receipt", "r", "sale", "ownership", "feedback", "care",
          "coaching"}  # fmt: skip
WINDOW = (TODAY - timedelta(14), TODAY - timedelta(5))


class Plans:
    """A book whose questions are asked for their plans while they are answered."""

    def __init__(self, book):
        self.book = book
        self.plans = []
        ask = book._ask

        def explain(sql, values):
            steps = ask(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
            self.plans.append([text for _id, _parent, _zero, text in steps])
            return ask(sql, values)

        book._ask = explain

    def of(self, question):
        """The steps of the one statement that a question asks."""
        self.plans.clear()
        question(self.book)
        assert len(self.plans) == 1
        return self.plans[0]

    def all_of(self, question):
        self.plans.clear()
        question(self.book)
        return [step for plan in self.plans for step in plan]


@pytest.fixture
def plans(book):
    with open_to_read(book) as opened:
        yield Plans(opened)


def uses(plan, *indexes):
    """Each index is used, and nothing but small things is read from end to end."""
    for index in indexes:
        assert any(f" {index} " in f"{step} " for step in plan), (index, plan)
    for step in plan:
        if step.startswith("SCAN"):
            # Never a table of the book, only what a question makes for itself.
            assert not TABLES & set(step.split()), plan
        assert "BLOOM" not in step, plan
        assert "AUTOMATIC" not in step, plan


def dates():
    return agenda._dates(CUT)


@pytest.mark.parametrize(
    ("question", "step"),
    [
        ("PROMISED", "next_action_open_by_day (on_day<?)"),
        ("BY_CADENCE", "customer_by_cadence (grade=? AND last_contact_on>? AND last_contact_on<?)"),
        ("OWN_CADENCE",
         "customer_own_cadence (every_days=? AND last_contact_on>? AND last_contact_on<?)"),
        ("NEVER_CONTACTED", "customer_never_contacted (captured_on<?)"),
        ("IN_WINDOW", "customer_in_window (status=? AND grade=? AND signed_on=? AND grade_since>? "
         "AND grade_since<?)"),
    ],
)  # fmt: skip
def test_each_part_of_the_day_is_a_range_of_its_index(plans, question, step):
    values = {**dates(), "window_from": iso(-14), "window_to": iso(-5)}
    plan = plans.of(lambda book: book.values(getattr(agenda, question), values))
    assert any(line.endswith(step) for line in plan), plan
    uses(plan)
    if question not in ("PROMISED", "IN_WINDOW"):
        uses(plan, "next_action_open")


@pytest.mark.parametrize("me", [None, "wang"])
def test_who_is_due_is_read_by_number(plans, me):
    plan = plans.of(lambda book: agenda.read_due(book, CUT, me, WINDOW))
    assert plan[0] == "SEARCH customer USING INTEGER PRIMARY KEY (rowid=?)"
    uses(plan, "next_action_open_by_day", "customer_by_cadence", "customer_own_cadence",
         "customer_never_contacted", "customer_in_window")  # fmt: skip
    assert "customer_id=?) LEFT-JOIN" in plan[-1]


@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(grade="A"), Filters(tags=("vip",), owner="wang", industry="x"),
     Filters(signed=True, no_contact_since="2026-01-01")],
)  # fmt: skip
def test_who_is_overdue_is_read_by_number(plans, filters):
    plan = plans.of(lambda book: agenda.list_due(book, CUT, None, *condition(filters)))
    assert plan[0] == "SEARCH customer USING INTEGER PRIMARY KEY (rowid=?)"
    uses(plan, "next_action_open_by_day", "customer_by_cadence", "contact_of_customer")


def test_whether_anything_waits_is_one_look_into_each_index(plans):
    day = read_day(plans.book, NOW, None)
    plan = plans.of(lambda book: agenda.what_waits(book, day))
    uses(plan, "feedback_unanswered", "instalment_owed", "coaching_open")


def test_customers_of_the_other_lists_are_read_by_number(plans):
    plan = plans.of(lambda book: agenda.read_some(book, [3, 1, 2]))
    assert any("customer USING INTEGER PRIMARY KEY (rowid=?)" in step for step in plan), plan


@pytest.mark.parametrize("me", [None, "wang"])
def test_files_to_check_come_in_order_without_sorting(plans, me):
    plan = plans.of(lambda book: list(agenda.each_stale(book, "A", TODAY, me)))
    uses(plan, "customer_by_check")
    assert plan[0].endswith("customer_by_check (status=? AND grade=? AND verified_on<?)")
    assert not any("TEMP B-TREE" in step for step in plan)


def test_details_are_read_by_number(plans):
    plan = plans.of(lambda book: agenda.read_details(book, [1, 2, 3]))
    assert plan[0] == "SCAN i VIRTUAL TABLE INDEX 1:"
    uses(plan, "contact_of_customer", "follow_up_of_customer")
    # Whom to ask first stands first in the index: nothing is sorted, but for how they were called.
    assert any("COVERING INDEX contact_of_customer (customer_id=?)" in step for step in plan)
    assert sum("TEMP B-TREE" in step for step in plan) == 1


def test_counts_are_read_from_an_index_alone(plans):
    for question, index in (
        (lambda book: agenda.count_grades(book, None), "customer_in_window"),
        (lambda book: agenda.count_beyond(book, "A", TODAY, None), "customer_in_window"),
        (lambda book: agenda.first_captured(book, None), "customer_by_capture"),
    ):
        plan = plans.of(question)
        assert any("COVERING INDEX" in step and index in step for step in plan), plan
    plan = plans.all_of(lambda book: agenda.count_since(book, TODAY, None))
    assert "SEARCH follow_up USING COVERING INDEX follow_up_by_day (on_day>?)" in plan
    assert "SEARCH customer USING COVERING INDEX customer_by_capture (captured_on>?)" in plan
    plan = plans.of(lambda book: agenda.last_new_a(book, TODAY, None))
    assert plan == ["SEARCH grade_change USING INDEX grade_change_by_day (to_grade=? AND on_day<?)"]


def test_a_name_is_found_by_its_index(plans):
    plans.plans.clear()
    find.find_all(plans.book, "ext:K-1")
    find.find_all(plans.book, "12")
    for plan in plans.plans[:2]:
        uses(plan)
        assert plan[0].startswith("SEARCH customer USING")
    plans.plans.clear()
    find._merge(plans.book, find._IS, (find._BY_NAME, find._BY_ALIAS), "x")
    find._merge(plans.book, find._BEGINS, (find._BY_NAME, find._BY_ALIAS), "x")
    find._merge(plans.book, find._IS, (find._BY_CONTACT,), "x")
    exact, alias, begins, alias_begins, contact = plans.plans
    for plan in plans.plans:
        uses(plan)
    assert any("customer_by_name (name_key=?)" in step for step in exact)
    assert any("alias_by_name (name_key=?)" in step for step in alias)
    assert any("customer_by_name (name_key>? AND name_key<?)" in step for step in begins)
    assert any("contact_by_name (name_key=?)" in step for step in contact)
    assert any("alias_by_name (name_key>? AND name_key<?)" in step for step in alias_begins)


def test_the_sheet_reads_customers_once_and_the_rest_by_index(plans):
    plans.plans.clear()
    sheet.read_evening(plans.book, TODAY, TODAY - timedelta(1), None)
    customers, statuses, told, promised, won, received, deals = plans.plans
    assert [step for step in customers if step.startswith("SCAN")] == ["SCAN c"]
    reads = [step for step in customers if "follow_up_of_customer" in step]
    assert len(reads) == 3
    assert all("(customer_id=? AND reached=? AND on_day<?)" in step for step in reads)
    assert any("grade_change_of_customer (customer_id=? AND on_day<?)" in step
               for step in customers)  # fmt: skip
    assert any("change_of_operation" in step for step in statuses)
    assert any("follow_up_by_day (on_day=?)" in step for step in told)
    assert any("next_action_open_by_day" in step for step in promised)
    assert any("next_action_ended" in step for step in promised)
    uses(won, "deal_won")
    uses(received, "receipt_by_day")
    assert [step for step in deals if step.startswith("SCAN")] == ["SCAN d"]
    assert any("deal_move_of_deal (deal_id=? AND on_day<?)" in step for step in deals)
    for plan in (told, promised):
        assert not any(step.startswith("SCAN") for step in plan), plan


@pytest.mark.parametrize("me", [None, "wang"])
def test_a_review_goes_through_the_customers_in_their_order_without_sorting(plans, me):
    day = read_day(plans.book, NOW, None)._replace(me=me)
    plans.plans.clear()
    past = review.read_past(plans.book, last_full(TODAY), day)
    methods = next(plan for plan in plans.plans if any("SCAN step" in step for step in plan))
    near = "follow_up_of_customer (customer_id=? AND reached=? AND on_day>? AND on_day<?)"
    assert any(step.endswith(f"SEARCH f USING COVERING INDEX {near}") for step in methods), methods
    plans.plans.clear()
    for name in ("customers", "grades", "promises"):
        assert list(past[name]) == []
    customers, grades, promises = plans.plans
    assert any(f"SEARCH follow_up USING COVERING INDEX {near}" == step for step in customers)
    assert any("grade_change_of_customer" in step for step in grades), grades
    assert any("next_action_of_customer" in step for step in promises), promises
    for plan in plans.plans:
        assert not any("TEMP B-TREE FOR ORDER BY" in step for step in plan), plan


def test_a_review_counts_contacts_deals_and_money_where_they_lie(a_book):
    """What leaves the book is customers, not what happened with them."""

    def rows_read(name, times):
        path = a_book(name)
        with changing(path) as (change, _day):
            customer = a_customer(change, captured=-300)
            for _each in range(times):
                a_follow_up(change, customer, on=-40)
                deal = a_deal(change, customer, opened=-60, won=-30)
                an_instalment(change, customer, deal)
                a_sale(change, customer, on=-40)
        with open_to_read(path) as book:
            past = review.read_past(book, last_full(TODAY), read_day(book, NOW, None))
            for name in ("customers", "grades", "promises"):
                list(past[name])
            return book.rows_read

    assert rows_read("once.db", 1) == rows_read("often.db", 40)


def test_the_lists_of_one_customer_are_read_by_index(plans):
    from salesbook import rows

    for shape in (rows.ContactRow, rows.FollowUpRow, rows.NextActionRow, rows.GradeRow,
                  rows.FactRow):  # fmt: skip
        (step, *_sort) = plans.of(lambda book, s=shape: book.rows(s, "WHERE customer_id=?", (1,)))
        assert "customer_id=?" in step
    plan = plans.of(lambda book: book.rows(AgendaRow, "WHERE customer_id=?", (1,)))
    uses(plan, "next_action_open")


def test_the_whole_file_of_one_customer_is_read_by_index(book):
    one_of_each(book, a_customer(book, contact="Li"))
    with open_to_read(book) as opened:
        plans = Plans(opened)
        read_dossier(opened, read_day(opened, NOW, None), 1)
    whole = [plan for plan in plans.plans if any("customer_id=?" in step for step in plan)]
    assert len(whole) >= 16
    for plan in plans.plans:
        if not any("calendar" in step or "setting" in step for step in plan):
            uses(plan)


def test_deals_are_read_by_index(plans):
    from salesbook.book import deals

    for question, index in (
        (lambda book: deals.deals_of(book, 1), "deal_of_customer"),
        (lambda book: deals.moves_of(book, 1), "deal_move_of_deal"),
        (lambda book: deals.count_open(book, 1), "deal_of_customer"),
    ):
        uses(plans.of(question), index)
    plan = plans.of(lambda book: deals.answers_of(book, 1))
    assert any("(deal_id=?)" in step for step in plan), plan
    uses(plan)
    plan = plans.of(lambda book: agenda.list_due(book, CUT, None,
                                                 *condition(Filters(stage="needs"))))  # fmt: skip
    assert any("deal_of_customer (customer_id=? AND stage=?)" in step for step in plan), plan
    uses(plan)
    filters = deals.DealFilters(states=("won",), period=("2026-11-01", "2026-12-01"))
    plan = plans.of(lambda book: deals.read_deals(book, filters, None))
    assert any("deal_won (won_on>? AND won_on<?)" in step for step in plan), plan


def fill(path, count, due=60):
    """So many customers, of whom always the same number has something to do today."""

    def row(number):
        grade = "AABBBCCCCC"[number % 10]
        every = (None, None, None, 5, None, None, 12, None, 40, None)[number // 10 % 10]
        last = iso(-200) if number <= due else iso(-(number % 3))
        return (number, str(number), str(number), grade, iso(-300), iso(-300), iso(-300),
                iso(-number % -6), every, None if number <= due and number % 3 == 0 else last,
                None if number <= due else iso(-100))  # fmt: skip

    with raw(path) as connection:
        # Filling is not what is measured: no log, no sync.
        connection.execute("PRAGMA synchronous=OFF")
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type='trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.executemany(
            "INSERT INTO customer(id,name,name_key,grade,grade_since,owned_since,captured_on,"
            "verified_on,every_days,last_contact_on,signed_on) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
            map(row, range(1, count + 1)),
        )
        connection.executemany(
            "INSERT INTO grade_change(customer_id,to_grade,on_day,reason) VALUES(?,?,?,'x')",
            ((number, "ABC"[number % 3], iso(-300)) for number in range(1, count + 1)),
        )
        connection.executemany(
            "INSERT INTO follow_up(customer_id,on_day,note,entered_at) VALUES(?,?,'x','2026')",
            ((number, iso(-number % -90 - 9)) for number in range(1, count + 1)),
        )
        connection.executemany(
            "INSERT INTO next_action(customer_id,on_day,action,made_on) VALUES(?,?,'x',?)",
            ((number, iso(-1 if number <= due else 20), iso(-9))
             for number in range(1, count + 1, 4)),
        )  # fmt: skip


QUESTIONS = {
    "due": lambda book, day: agenda.read_due(book, CUT, None, WINDOW),
    "due of one owner": lambda book, day: agenda.read_due(book, CUT, "wang", WINDOW),
    "overdue": lambda book, day: agenda.list_due(book, CUT, None, *condition(Filters())),
    "waits": lambda book, day: agenda.what_waits(book, day),
    "some": lambda book, day: agenda.read_some(book, list(range(1, 21))),
    "to check": lambda book, day: agenda.read_stale(book, day, set(), 3),
    "details": lambda book, day: agenda.read_details(book, list(range(1, 21))),
    "last new A": lambda book, day: agenda.last_new_a(book, TODAY, None),
    "first captured": lambda book, day: agenda.first_captured(book, None),
    "since": lambda book, day: agenda.count_since(book, TODAY - timedelta(3), None),
    "calendar": lambda book, day: read_day(book, day.now, None),
    "exact name": lambda book, day: find.find_all(book, "17"),
    "by number": lambda book, day: find.find_all(book, "501"),
}


def steps_of(path, question):
    """How many steps SQLite's machine took for a question, and how much it answered."""
    with open_to_read(path) as book:
        day = read_day(book, NOW, None)
        steps = 0

        def count():
            nonlocal steps
            steps += 1

        book.connection.set_progress_handler(count, 1)
        found = question(book, day)
        book.connection.set_progress_handler(None, 0)
        return steps, len(found) if isinstance(found, list | dict) else 1


def test_the_work_of_a_day_is_what_is_due_not_what_the_book_holds(a_book):
    small, large = a_book("small.db"), a_book("large.db")
    fill(small, 1_000)
    fill(large, 20_000)
    for name, question in QUESTIONS.items():
        (before, few), (after, many) = steps_of(small, question), steps_of(large, question)
        assert few == many, name
        assert after <= before * 1.1 + 100, (name, before, after)
        if name.startswith(("due", "overdue")):
            assert few >= 60
