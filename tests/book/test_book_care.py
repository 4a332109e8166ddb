"""The care that is owed, asked of a book: each kind, what is done, and what the asking costs."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from test_book_plans import Plans, steps_of, uses

from builders import NOW, TODAY, a_customer, again, back, changing, iso, query, raw
from salesbook.book import care, checking, feedback
from salesbook.book.reading import open_to_read
from salesbook.book.settings import read_day, write_setting
from salesbook.domain.care import Owed
from salesbook.phrases.fields import name_columns
from salesbook.rows.kept import keep_all
from selling import a_deal, a_product, a_sale


@pytest.fixture(autouse=True)
def every_day_works(book: str) -> None:
    with changing(book) as (change, _day):
        write_setting(change, "calendar.working_days", "none")


def owed(
    book: str,
    on: date | int = 0,
    me: str | None = None,
    ahead: int = 0,
    customer: int | None = None,
) -> list[tuple[str, int | None, str, str]]:
    """Kind, customer, day and whom or what it is for, in a fixed order."""
    day = TODAY + timedelta(on) if isinstance(on, int) else on
    with open_to_read(book) as opened:
        found = care.read_owed(
            opened, read_day(opened, datetime.combine(day, NOW.time()), me), ahead, customer
        )
    assert len(set(found)) == len(found)
    return sorted((one.kind, one.customer_id, iso(one.on), one.of) for one in found)


def kinds(book: str, on: date | int = 0, **more: object) -> list[str]:
    return [one[0] for one in owed(book, on, **more)]  # type: ignore[arg-type]


def born(book: str, customer: int, birthday: str, lunar: bool = False, name: str = "Li") -> int:
    with changing(book) as (change, _day):
        return change.insert("contact", customer_id=customer, birthday=birthday,
                             birthday_lunar=int(lunar), **name_columns(name))  # fmt: skip


def give(book: str, kind: str, customer: int | None, due: object, **more: object) -> None:
    with changing(book) as (change, _day):
        change.insert("care", kind=kind, customer_id=customer, due_on=iso(due), done_on=iso(0),
                      **more)  # fmt: skip


# The guide


def test_the_guide_a_week_after_each_deal_won(book, a_customer):
    acme = a_customer("Acme")
    a_deal(book, acme, won=-7)
    a_deal(book, acme, won=-9)
    a_deal(book, acme, won=-9)  # the same day: one guide
    a_deal(book, acme, lost=-7)
    assert owed(book) == [("guide", acme, iso(-2), ""), ("guide", acme, iso(0), "")]
    assert kinds(book, -1) == ["guide"]
    assert kinds(book, -3) == []
    assert kinds(book, 12) == ["guide", "guide"]
    assert kinds(book, 13) == ["guide"]  # missed, after fourteen days
    give(book, "guide", acme, -2)
    assert owed(book) == [("guide", acme, iso(0), "")]


def test_a_guide_that_is_done_hides_none_of_another_deal(book, a_customer):
    acme, by_hand = a_customer("Acme"), a_customer("By hand", signed=-7)
    a_deal(book, acme, won=-7)
    a_deal(book, acme, won=-9)
    give(book, "guide", acme, 0)
    assert owed(book) == [("guide", acme, iso(-2), ""), ("guide", by_hand, iso(0), "")]
    give(book, "guide", by_hand, -30)
    a_deal(book, acme, won=-8)  # told late, between the two
    give(book, "guide", acme, -2)
    assert owed(book) == [("guide", acme, iso(-1), ""), ("guide", by_hand, iso(0), "")]


def test_the_guide_after_signing_without_a_deal(book, a_customer):
    by_hand = a_customer("By hand", signed=-7)
    with_deal = a_customer("With a deal", signed=-7)
    a_deal(book, with_deal, won=-30)
    assert owed(book) == [("guide", by_hand, iso(0), "")]
    give(book, "guide", by_hand, 0)
    assert owed(book) == []


# Surveys and anniversaries


def test_a_survey_every_three_months_one_at_a_time(book, a_customer):
    acme = a_customer("Acme", signed=date(2026, 5, 18))
    assert owed(book) == [("survey", acme, "2026-11-18", "")]
    give(book, "survey", acme, "2026-08-18")  # the one before
    assert kinds(book) == ["survey"]
    give(book, "survey", acme, "2026-11-18")
    assert owed(book) == []
    assert kinds(book, date(2027, 2, 18)) == ["survey"]
    with changing(book) as (change, _day):
        write_setting(change, "care.survey", "1")
        write_setting(change, "care.shown", "90")
    # Those of September and October have been replaced by that of November, which is done.
    assert owed(book, customer=acme) == []
    assert owed(book, date(2026, 12, 20), customer=acme) == [("survey", acme, "2026-12-18", "")]


def test_an_anniversary_each_year(book, a_customer):
    acme = a_customer("Acme", signed=date(2024, 11, 18))
    with open_to_read(book) as opened:
        found = care.read_owed(opened, read_day(opened, NOW, None))
    assert {(one.kind, one.on, one.years) for one in found} == {
        ("survey", TODAY, 0), ("anniversary", TODAY, 2),
    }  # fmt: skip
    give(book, "anniversary", acme, "2026-11-18")
    assert kinds(book) == ["survey"]


# Birthdays


def test_birthdays_solar_and_lunar(book, a_customer):
    acme, beta = a_customer("Acme"), a_customer("Beta")
    li = born(book, acme, "1985-11-18")
    born(book, acme, "11-17", name="Xu")
    born(book, acme, "11-18", lunar=True, name="Not yet")  # 2026-12-26
    born(book, beta, "10-10", lunar=True, name="Yu")  # 2026-11-18
    assert owed(book) == [
        ("birthday", acme, "2026-11-17", "Xu"), ("birthday", acme, "2026-11-18", "Li"),
        ("birthday", beta, "2026-11-18", "Yu"),
    ]  # fmt: skip
    give(book, "birthday", acme, 0, contact_id=li)
    assert [one[3] for one in owed(book)] == ["Xu", "Yu"]
    assert [one[3] for one in owed(book, date(2026, 12, 26))] == ["Not yet"]


def test_who_was_born_in_a_leap_month(book, a_customer):
    acme = a_customer("Acme")
    born(book, acme, "1979-L06-15", lunar=True, name="Leap")
    born(book, acme, "1980-06-15", lunar=True, name="Plain")
    assert [one[3] for one in owed(book, date(2025, 7, 9))] == ["Plain"]
    assert [one[3] for one in owed(book, date(2025, 8, 8))] == ["Leap"]
    assert [one[3] for one in owed(book, date(2026, 7, 28))] == ["Leap", "Plain"]


def test_what_another_program_wrote_as_birthday(book, a_customer):
    acme = a_customer("Acme")
    for text in ("soon", "1985/11/18", "", "18"):
        born(book, acme, text, name=text or "x")
    assert owed(book) == []


# Products and festivals


def test_a_new_product_for_those_who_bought_its_kin(book, a_customer):
    bought, sold_to, other, has_it = (a_customer(name) for name in ("deal", "sale", "x", "has"))
    with changing(book) as (change, _day):
        a_product(change, "CRM", "software")
        a_product(change, "Chair", "furniture")
        new = a_product(change, "CRM Cloud", "software", announced_on=iso(-3))
        a_product(change, "Alone", None, announced_on=iso(-3))
        a_deal(change, bought, product="CRM", won=-400)
        a_deal(change, other, product="CRM", lost=-400)
        a_sale(change, sold_to, product="CRM", on=-30)
        a_sale(change, sold_to, product="CRM", on=-40)
        a_sale(change, other, product="Chair", on=-30)
        a_sale(change, other, product="CRM", on=-1)  # after it was announced
        a_sale(change, has_it, product="CRM", on=-30)
        a_sale(change, has_it, product="CRM Cloud", on=-1)
    mine = [one for one in owed(book) if one[0] == "product"]
    assert mine == [
        ("product", bought, iso(-3), "CRM Cloud"), ("product", sold_to, iso(-3), "CRM Cloud"),
    ]  # fmt: skip
    give(book, "product", bought, -3, product_id=new)
    assert [one[1] for one in owed(book) if one[0] == "product"] == [sold_to]
    assert "product" not in kinds(book, 12)


def test_a_festival_is_owed_to_all_and_done_once(book):
    assert kinds(book, date(2026, 9, 21)) == []
    assert owed(book, date(2026, 9, 22)) == [("festival", None, "2026-09-25", "mid_autumn")]
    give(book, "festival", None, "2026-09-25", owner="li")
    assert kinds(book, date(2026, 9, 22)) == []
    # What Li did is not what Wang does.
    assert kinds(book, date(2026, 9, 22), me="wang") == ["festival"]
    assert kinds(book, date(2026, 9, 22), me="li") == []


# Whose


def test_only_active_customers_and_ones_own(book, a_customer):
    for owner in ("wang", "li", None):
        a_customer(f"of {owner}", signed=-7, owner=owner)
    a_customer("lost", signed=-7, status="lost")
    assert [one[1] for one in owed(book)] == [1, 2, 3]
    assert [one[1] for one in owed(book, me="wang")] == [1, 3]
    assert owed(book, customer=2) == [("guide", 2, iso(0), "")]


def test_what_comes_in_the_days_ahead(book, a_customer):
    acme = a_customer("Acme", signed=-1)
    born(book, acme, "11-28")
    assert kinds(book) == []
    assert kinds(book, ahead=6) == ["guide"]
    assert kinds(book, ahead=14) == ["birthday", "guide"]
    with open_to_read(book) as opened:
        day = read_day(opened, datetime(2026, 12, 20), None)
        (new_year,) = care.read_greetings(opened, day, 14)
        assert (new_year.on, new_year.due_on) == (date(2027, 1, 1), date(2026, 12, 29))


def test_a_weekend_is_due_on_friday(book, a_customer):
    with changing(book) as (change, _day):
        write_setting(change, "calendar.working_days", "weekends")
    acme = a_customer("Acme")
    born(book, acme, "11-22")  # a Sunday
    assert kinds(book, date(2026, 11, 19)) == []
    with open_to_read(book) as opened:
        (found,) = care.read_owed(opened, read_day(opened, datetime(2026, 11, 20), None))
    assert found == Owed("birthday", date(2026, 11, 20), acme, date(2026, 11, 22), 1, of="Li")
    # Done under its own day, it stays done when the calendar says otherwise.
    give(book, "birthday", acme, "2026-11-22", contact_id=1)
    with changing(book) as (change, _day):
        write_setting(change, "calendar.working_days", "none")
    assert kinds(book, date(2026, 11, 22)) == []


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    signed=st.dates(date(2023, 1, 1), date(2026, 11, 18)),
    today=st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    shown=st.sampled_from([0, 14, 60]),
    months=st.sampled_from([1, 3, 6]),
)
def test_what_is_shown_is_what_the_rule_says(
    book, signed: date, today: date, shown: int, months: int
):
    """Any signing on any day: the latest survey that has come and is not too long past."""
    from dateutil.relativedelta import relativedelta

    with changing(book) as (change, _day):
        change.book.connection.execute("DELETE FROM customer")
        write_setting(change, "care.shown", str(shown))
        write_setting(change, "care.survey", str(months))
        change.insert("customer", **name_columns("Acme"), grade_since=iso(signed),
                      owned_since=iso(signed), captured_on=iso(signed), verified_on=iso(signed),
                      signed_on=iso(signed))  # fmt: skip

    def newest(*days: date) -> list[date]:
        return [max(one for one in days if one <= today)] if min(days) <= today else []

    surveys = newest(*(signed + relativedelta(months=months * n) for n in range(1, 60)))
    years = newest(*(signed + relativedelta(years=n) for n in range(1, 6)))
    guides = newest(signed + timedelta(7))
    expected = [
        (kind, iso(on))
        for kind, days in (("anniversary", years), ("guide", guides), ("survey", surveys))
        for on in days
        if (today - on).days <= shown
    ]
    assert [(one[0], one[2]) for one in owed(book, today) if one[1] is not None] == expected


# What the file keeps of it


def kept(book: str) -> list[tuple[object, ...]]:
    """What is kept of each customer, of each person, then of each deal."""
    asked = (("guided_on,surveyed_on,celebrated_on", "customer"), ("greeted_on", "contact"),
             ("guided_on", "deal"))  # fmt: skip
    return [
        row
        for columns, table in asked
        for row in query(book, f"SELECT {columns} FROM {table} ORDER BY id")
    ]


def disagreements(book: str) -> list[object]:
    with open_to_read(book) as opened:
        return [found for found in checking.find_faults(
            opened, TODAY, deep=True, step=lambda _count: None) if found.kind not in checking.CHAIN
        ]  # fmt: skip


@pytest.fixture
def cared_for(book, a_customer):
    """Two customers with a person and a deal each, who were cared for, one of them twice."""
    acme, beta = a_customer("Acme", signed=-400), a_customer("Beta", signed=-400)
    a_deal(book, acme, won=-7)
    a_deal(book, beta, won=-7)
    li, xu = born(book, acme, "1985-11-18"), born(book, beta, "1985-11-18", name="Xu")
    give(book, "survey", acme, "2026-08-18")
    give(book, "survey", acme, "2026-05-18")
    give(book, "anniversary", acme, "2025-11-18")
    give(book, "birthday", acme, "2025-11-18", contact_id=li)
    give(book, "guide", beta, "2026-11-18")
    give(book, "birthday", beta, "2026-11-18", contact_id=xu)
    return acme, beta


def test_the_latest_that_was_done_is_kept(book, cared_for):
    assert kept(book) == [(None, "2026-08-18", "2025-11-18"), ("2026-11-18", None, None),
                          ("2025-11-18",), ("2026-11-18",), (None,), ("2026-11-18",)]  # fmt: skip
    assert disagreements(book) == []
    # It follows from the rows, so the log has these alone.
    logged = query(book, "SELECT table_name,act FROM change WHERE operation_id="
                         "(SELECT max(id) FROM operation)")  # fmt: skip
    assert logged == [("care", "insert")]


def test_undo_and_redo_bring_it_back(book, cared_for):
    before = kept(book)
    for _ in range(2):
        back(book)
        assert kept(book)[3] == (None,)
        back(book)
        assert kept(book)[-1] == (None,)
        again(book)
        again(book)
        assert kept(book) == before
    with changing(book) as (change, _day):
        change.delete("customer", cared_for[0])
    assert kept(book) == [("2026-11-18", None, None), ("2026-11-18",), ("2026-11-18",)]
    back(book)
    assert kept(book) == before
    assert disagreements(book) == []


def test_it_follows_whoever_writes(book, cared_for):
    acme, beta = cared_for
    with raw(book) as connection:
        connection.execute("UPDATE care SET customer_id=? WHERE kind='survey'", (beta,))
        connection.execute("UPDATE care SET due_on='2024-11-18' WHERE kind='anniversary'")
        connection.execute("UPDATE care SET kind='guide' WHERE due_on='2026-05-18'")
        connection.execute("UPDATE deal SET customer_id=3-customer_id")
        connection.execute("DELETE FROM care WHERE contact_id=2")
        connection.execute(
            "INSERT INTO care(customer_id,contact_id,kind,due_on,done_on) VALUES(?,1,?,?,?)",
            (acme, "birthday", "2026-11-18", "2026-11-18"),
        )
        connection.execute(
            "INSERT INTO deal(customer_id,opened_on,stage_since) "
            "VALUES(2,'2026-11-01','2026-11-01')"
        )
        connection.execute(
            "INSERT INTO deal_move(customer_id,deal_id,to_stage,on_day) "
            "VALUES(2,3,'lead','2026-11-01')"
        )
        connection.execute("DELETE FROM care WHERE due_on='2026-11-18' AND kind='guide'")
    assert kept(book) == [
        (None, None, "2024-11-18"), ("2026-05-18", "2026-08-18", None), ("2026-11-18",), (None,),
        ("2026-05-18",), (None,), ("2026-05-18",),
    ]  # fmt: skip
    assert disagreements(book) == []


STRANGE = {
    "a customer that goes and comes": (
        "CREATE TEMP TABLE held AS SELECT id,name,name_key,grade_since,owned_since,captured_on,"
        "verified_on FROM customer WHERE id=1",
        "DELETE FROM customer WHERE id=1",
        "INSERT INTO customer(id,name,name_key,grade_since,owned_since,captured_on,verified_on) "
        "SELECT * FROM held",
    ),
    "a person that goes and comes": (
        "DELETE FROM contact WHERE id=1",
        "INSERT INTO contact(id,customer_id,name,name_key) VALUES(1,1,'Li','li')",
    ),
    "a customer put in the place of one": (
        "REPLACE INTO customer(id,name,name_key,grade_since,owned_since,captured_on,verified_on) "
        "SELECT id,name,name_key,grade_since,owned_since,captured_on,verified_on FROM customer",
    ),
    "a copy of a customer": (
        "INSERT INTO customer(name,name_key,grade_since,owned_since,captured_on,verified_on,"
        "surveyed_on) SELECT name,name_key,grade_since,owned_since,captured_on,verified_on,"
        "surveyed_on FROM customer WHERE id=1",
    ),
    "a deal that goes and comes": (
        "DELETE FROM deal WHERE id=2",
        "INSERT INTO deal(id,customer_id,opened_on,stage_since) "
        "VALUES(2,2,'2026-11-01','2026-11-01')",
    ),
    "a deal that goes to another": ("UPDATE deal SET customer_id=2", "UPDATE deal SET id=id+7"),
    "a customer and a person of another number": (
        "UPDATE care SET customer_id=999 WHERE customer_id=1",
        "UPDATE customer SET rowid=999 WHERE id=1",
        "UPDATE customer SET _rowid_=1 WHERE id=2",
        "UPDATE contact SET oid=77 WHERE id=1",
        "UPDATE contact SET ROWID=1 WHERE id=2",
    ),
    "what is kept, written": (
        "UPDATE customer SET surveyed_on='2099-01-01',celebrated_on='2099-01-01'",
        "UPDATE contact SET greeted_on='2099-01-01'",
        "UPDATE deal SET guided_on='2099-01-01'",
    ),
    "care before its customer": (
        "INSERT INTO care(customer_id,kind,due_on,done_on) VALUES(9,'survey','2026-05-05',"
        "'2026-05-05')",
        "INSERT INTO customer(id,name,name_key,grade_since,owned_since,captured_on,verified_on) "
        "VALUES(9,'N','n','2026-01-01','2026-01-01','2026-01-01','2026-01-01')",
    ),
}


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("what", STRANGE)
def test_it_is_right_whatever_the_order_of_rows(book, cared_for, what, recursive):
    with raw(book) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(f"PRAGMA recursive_triggers={recursive}")
        for statement in STRANGE[what]:
            connection.execute(statement)
    assert [found for found in disagreements(book) if found.kind == "cared"] == []


def test_what_a_replace_passed_by_is_set_right_with_the_next_command(book, cared_for):
    """Without recursive_triggers a REPLACE deletes a row and tells no trigger."""
    with raw(book) as connection:
        connection.execute("PRAGMA recursive_triggers=OFF")
        connection.execute(
            "REPLACE INTO care(id,customer_id,kind,due_on,done_on) "
            "VALUES(1,2,'survey','2026-08-18','2026-08-18')"
        )
    assert [found.kind for found in disagreements(book) if found.kind == "cared"] == ["cared"]
    with changing(book, "tag") as (change, _day):
        change.insert("tag", customer_id=1, name="x")
    assert kept(book)[:2] == [
        (None, "2026-05-18", "2025-11-18"), ("2026-11-18", "2026-08-18", None),
    ]  # fmt: skip
    assert [found for found in disagreements(book) if found.kind == "cared"] == []


def test_what_came_past_the_triggers_is_found(book, cared_for):
    with raw(book) as connection:
        for table in ("customer", "contact", "deal"):
            connection.execute(f"DROP TRIGGER {table}_keep")
        connection.execute("UPDATE customer SET surveyed_on='2026-09-01' WHERE id=1")
        connection.execute("UPDATE contact SET greeted_on=NULL WHERE id=2")
        connection.execute("UPDATE deal SET guided_on='2026-09-02'")
    found = [one for one in disagreements(book) if one.kind == "cared"]
    assert [(one.customer_id, one.values["told"], one.values["last"]) for one in found] == [
        (1, "2026-09-01", "2026-08-18"), (1, "2026-09-02", None),
        (2, None, "2026-11-18"), (2, "2026-09-02", "2026-11-18"),
    ]  # fmt: skip
    with raw(book) as connection:
        keep_all(connection)
    assert [one for one in disagreements(book) if one.kind == "cared"] == []


def test_a_deal_that_is_entered_after_its_guide_was_given(book, a_customer):
    acme = a_customer("Acme")
    give(book, "guide", acme, -3)
    give(book, "guide", acme, 0)
    for won in (-10, -8, -7):
        a_deal(book, acme, won=won)
    assert owed(book) == [("guide", acme, iso(-1), "")]


def test_what_was_told_late_was_owed_all_the_same(book, a_customer):
    """A later one that is done hides none of a day before it."""
    acme = a_customer("Acme", signed=date(2025, 11, 20))
    li = born(book, acme, "12-20")
    give(book, "survey", acme, "2026-05-20")
    give(book, "anniversary", acme, "2027-11-20")
    give(book, "birthday", acme, "2027-12-20", contact_id=li)
    assert ("survey", acme, "2026-02-20", "") in owed(book, date(2026, 2, 20))
    assert owed(book, date(2026, 5, 21)) == []
    assert ("anniversary", acme, "2026-11-20", "") in owed(book, date(2026, 11, 20))
    assert ("birthday", acme, "2026-12-20", "Li") in owed(book, date(2026, 12, 20))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    done=st.lists(st.tuples(st.sampled_from(["survey", "anniversary", "birthday"]),
                            st.integers(0, 31), st.booleans()), max_size=8),
    today=st.integers(-3, 20),
)  # fmt: skip
def test_what_is_owed_is_what_was_not_done(book, done, today):
    """Any care done, in any order and taken back or not, that of later years too."""
    with changing(book) as (change, _day):
        change.book.connection.execute("DELETE FROM customer")
        for number in (1, 2):
            one = a_customer(change, f"C{number}", signed=date(2025, 11, 18 + number))
            change.insert("contact", customer_id=one, birthday=f"11-{18 + number}",
                          **name_columns("Li"))  # fmt: skip
    ids = [one for (one,) in query(book, "SELECT id FROM customer ORDER BY id")]
    people = dict(query(book, "SELECT customer_id,id FROM contact"))
    for kind, number, stays in done:
        customer = ids[number % 2]
        own = date(2025 + number // 8, 11, 19 + number % 2) + timedelta(number // 4 % 2)
        give(book, kind, customer, own, contact_id=people[customer] if kind == "birthday" else None)
        if not stays:
            back(book)
    given = query(book, "SELECT kind,customer_id,due_on FROM care")
    day = TODAY + timedelta(today)
    expected = [
        (kind, customer, iso(own))
        for kind in ("anniversary", "birthday", "survey")
        for number, customer in enumerate(ids)
        if 0 <= (day - (own := date(2026, 11, 19 + number))).days <= 14
        and not any(one[:2] == (kind, customer) and iso(own) <= one[2] <= iso(day) for one in given)
    ]
    assert [one[:3] for one in owed(book, day) if one[1] is not None] == expected


# What it costs


@pytest.fixture
def plans(book):
    with open_to_read(book) as opened:
        yield Plans(opened)


@pytest.fixture
def something(book, a_customer):
    """What makes every question be asked."""
    a_customer("Acme", signed=-100)
    a_product(book, "CRM Cloud", "software", announced_on=iso(0))


def test_each_question_is_a_range_of_its_index(something, plans):
    plans.all_of(lambda opened: care.read_owed(opened, read_day(opened, NOW, "wang")))
    guides, _first, signings, birthdays, announced, buyers, *rest = (
        plan for plan in plans.plans if not any("setting" in step for step in plan)
    )
    assert rest == []
    signed = "INDEX customer_signed (signed_on>? AND signed_on<?)"
    assert any("COVERING INDEX deal_won (won_on=?)" in step for step in guides)
    assert any(signed in step for step in signings)
    # Only of what was done ahead of its day the rows are looked into.
    uses(guides, "deal_won", "care_of_customer")
    uses(signings, "customer_signed", "care_of_customer", "deal_of_customer")
    uses(birthdays, "care_of_customer")
    assert any("contact_by_birthday (birthday_key=?)" in step for step in birthdays)
    assert any("product_announced (announced_on>? AND announced_on<?)" in step
               for step in announced)  # fmt: skip
    uses(buyers, "product_of_family", "deal_of_product", "sale_by_product", "care_by_due")


def test_greetings_and_complaints_go_by_their_indexes(plans):
    day = read_day(plans.book, datetime(2026, 9, 22), "wang")
    (greeted,) = plans.all_of(lambda opened: care.read_greetings(opened, day))
    assert "care_by_due (due_on>? AND due_on<?)" in greeted
    plan = plans.of(lambda opened: feedback.read_unanswered(opened, day))
    assert any("feedback_unanswered" in step for step in plan)
    uses(plan)
    uses(plans.of(lambda opened: feedback.last_scores(opened, [1, 2])), "feedback_of_customer")


def fill(path: str, count: int) -> None:
    """So many signed customers with people, deals and sales; always 20 have something owed."""
    with raw(path) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type='trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for number in range(1, count + 1):
            signed = date(2026, 5, 18) if number <= 20 else date(2026, 4, 1 + number % 14)
            row = (number, str(number), str(number), *[signed.isoformat()] * 5)
            connection.execute(
                "INSERT INTO customer(id,name,name_key,grade_since,owned_since,captured_on,"
                "verified_on,signed_on) VALUES(?,?,?,?,?,?,?,?)", row,
            )  # fmt: skip
            connection.execute(
                "INSERT INTO contact(customer_id,name,name_key,birthday) VALUES(?,'p','p',?)",
                (number, "11-18" if number <= 20 else f"0{1 + number % 9}-10"),
            )
            connection.execute(
                "INSERT INTO deal(customer_id,stage,stage_since,opened_on,won_on) "
                "VALUES(?,'contract',?,?,?)", (number, *row[-1:] * 3),
            )  # fmt: skip


def test_asking_costs_what_is_owed_not_what_the_book_holds(a_book):
    small, large = a_book("small.db"), a_book("large.db")
    fill(small, 200)
    fill(large, 6_000)
    before, few = steps_of(small, care.read_owed)
    after, many = steps_of(large, care.read_owed)
    assert few == many == 40
    assert after <= before * 1.1 + 100, (before, after)
