"""An evening as it was: from the histories, whatever happened since."""

from datetime import datetime, timedelta

from builders import TODAY, a_customer, a_follow_up, a_grade_change, a_promise, changing, iso
from salesbook.actions.customers import archive
from salesbook.book.reading import open_to_read
from salesbook.book.sheet import read_evening
from selling import a_deal, an_instalment


def evening(book, day=0, me=None):
    with open_to_read(book) as opened:
        date = TODAY + timedelta(day)
        return read_evening(opened, date, date - timedelta(1), me)


def test_grade_contacts_and_next_action_stand_as_they_did(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One", grade="A", captured=-30, since=-30)
        a_grade_change(change, one, "B", on=-3, from_grade="A")
        change.update("customer", one, grade="B", grade_since=iso(-3))
        for day, reached in ((-9, True), (-5, True), (-4, False), (-1, True)):
            a_follow_up(change, one, on=day, reached=reached, note="talked",
                        feedback=f"on {day}" if day < -1 else None)  # fmt: skip
        a_promise(change, one, on=-4, made=-9, state="kept", ended_on=iso(-4), action="first")
        a_promise(change, one, on=5, made=-1, action="second")
    (before,) = evening(book, -5).customers
    assert (before.grade, before.grade_before, before.contacts) == ("A", "A", 2)
    assert (before.next_action, before.last_words) == ("first", "on -5")
    (after,) = evening(book, -3).customers
    assert (after.grade, after.grade_before, after.grade_since) == ("B", "A", iso(-3))
    assert (after.next_action, after.contacts) == (None, 2)
    (now,) = evening(book).customers
    assert (now.next_action, now.next_on, now.contacts) == ("second", iso(5), 3)
    assert now.last_words == "on -5", "the customer said nothing in the latest contact"
    assert evening(book, -31).customers == []


def test_a_status_is_taken_back_through_the_log(book):
    with changing(book) as (change, _day):
        a_customer(change, "One")
    for days in (2, 4):
        now = datetime.combine(TODAY + timedelta(days), datetime.min.time())
        with changing(book, "archive", now=now) as (change, day):
            if days == 2:
                archive(change, day, "1")
            else:
                change.update("customer", 1, status="lost")
    statuses = [evening(book, day).customers[0].status for day in range(6)]
    assert statuses == ["active", "active", "archived", "archived", "lost", "lost"]


def test_what_was_entered_by_a_clock_set_back_does_not_confuse_it(book):
    with changing(book) as (change, _day):
        a_customer(change, "One")
    for days, status in ((3, "pooled"), (1, "lost")):
        now = datetime.combine(TODAY + timedelta(days), datetime.min.time())
        with changing(book, "edit", now=now) as (change, _day):
            change.update("customer", 1, status=status)
    assert [evening(book, day).customers[0].status for day in (0, 2)] == ["active", "active"]


def test_promises_are_held_against_the_evening_before(book):
    with changing(book) as (change, _day):
        ones = [a_customer(change, str(number)) for number in range(6)]
        a_promise(change, ones[0], on=0, made=-5, state="kept", ended_on=iso(0))
        a_promise(change, ones[1], on=-1, made=-5)
        a_promise(change, ones[2], on=0, made=-5, state="moved", ended_on=iso(0))
        a_promise(change, ones[3], on=1, made=-5)  # for later
        a_promise(change, ones[4], on=0, made=0)  # made today
        a_promise(change, ones[5], on=-1, made=-5, state="late", ended_on=iso(-1))  # before
    assert evening(book).promised == (3, 1)


def test_a_deal_stands_where_it_stood(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One", owner="wang")
        deal = a_deal(change, one, opened=-20, amount=500)
        step = {"customer_id": one, "deal_id": deal}
        for day, stage in ((-12, "needs"), (-12, "proposal"), (-5, "contract"), (-2, "payment"),
                           (-1, "care")):  # fmt: skip
            change.insert("deal_move", to_stage=stage, on_day=iso(day), **step)
        change.update("deal", deal, stage="care", stage_since=iso(-1), won_on=iso(-5))

    def stands(day, me=None):
        return [(one.stage, one.in_play) for one in evening(book, day, me).deals]

    assert stands(-21) == []
    assert stands(-20) == stands(-13) == [("lead", 1)]
    assert stands(-12) == stands(-6) == [("proposal", 1)], "of two steps a day the later"
    assert stands(-5) == [("contract", 1)], "the day it was won it is still in play"
    assert stands(-4) == [("contract", 0)]
    assert stands(-2) == [("payment", 0)]
    assert stands(-1) == [("care", 0)]
    assert stands(0) == [], "paid and handed over: it stands nowhere"
    assert stands(-12, "wang") == [("proposal", 1)]
    assert stands(-12, "li") == []


def test_a_lost_deal_is_there_until_the_day_it_was_lost(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One")
        a_deal(change, one, opened=-20, lost=-5)
    stages = [[one.stage for one in evening(book, day).deals] for day in (-6, -5, -4)]
    assert stages == [["lead"], ["lost"], []]


def test_what_was_signed_and_received_on_the_day(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One", owner="wang")
        two = a_customer(change, "Two", owner="li")
        for customer, amount in ((one, 300), (two, 200)):
            deal = a_deal(change, customer, won=-1, amount=amount)
            an_instalment(change, customer, deal, amount=200, received=120, received_on=-1)
            an_instalment(change, customer, deal, amount=200, received=50, received_on=0)
    assert (evening(book, -1).won, evening(book, -1).received_fen) == ([(1, 300), (2, 200)], 240)
    assert (evening(book, -1, "wang").won, evening(book, -1, "wang").received_fen) == (
        [(1, 300)], 120,
    )  # fmt: skip
    assert (evening(book).won, evening(book).received_fen) == ([], 100)


def test_the_follow_ups_of_the_day_come_as_they_happened(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One", owner="wang")
        a_customer(change, "Two", owner="li", last_contact=0)
        for time in (None, "15:00", "09:00"):
            a_follow_up(change, one, at_time=time)
        a_follow_up(change, one, on=-1)
    assert [row.at_time for row in evening(book, me="wang").follow_ups] == ["09:00", "15:00", None]
    assert len(evening(book).follow_ups) == 4
