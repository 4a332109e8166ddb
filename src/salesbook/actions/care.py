"""Care that was given: finds what was owed, stores that it is done, says what follows."""

from datetime import date, datetime

from salesbook.actions.contacts import find_contact
from salesbook.book.care import read_greetings, read_owed
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.care import AHEAD, Owed, next_survey
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.feedback import check_score
from salesbook.domain.festivals import festival_word
from salesbook.errors import Ambiguous, BadValue, Refused
from salesbook.i18n import _, sentences
from salesbook.light import NamedTuple
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows import WhoRow

_ALL = ("all", "全部", "全体", "所有", "大家", "全部客户", "全体客户", "所有客户")


class Given(NamedTuple):
    """What was done, as it was told."""

    kind: str
    """A code of `CARES`."""
    on: date
    score: int | None = None
    contact: str | None = None
    note: str | None = None


def care_done(change: Change, day: Day, who: str, given: Given) -> Receipt:
    """Store that care was given: what was owed that day, else what comes next."""
    _check(given, day)
    everyone = who.strip().casefold() in _ALL
    if everyone != (given.kind == "festival"):
        raise _for_all(given.kind)
    found = None if everyone else find_one(change.book, who)
    # As it stood on the day it was done: what was told late was not owed late.
    then = day._replace(now=datetime.combine(given.on, day.now.time()))
    owed = _owed(change, then, found, AHEAD)
    fits = [one for one in owed if one.kind == given.kind]
    if found is not None and given.contact is not None:
        person = find_contact(change, found, given.contact)
        fits = [one for one in fits if one.contact_id == person.contact_id]
    if not fits:
        raise _nothing_owed(found, given.kind, owed, day)
    done = _first(fits, given.on)
    feedback = None
    if given.score is not None and found is not None:
        feedback = change.insert(
            "feedback", customer_id=found.customer_id, kind="satisfaction", score=given.score,
            on_day=given.on.isoformat(), said=given.note, owner=day.me,
        )  # fmt: skip
    identity = change.insert(
        "care", customer_id=done.customer_id, contact_id=done.contact_id,
        product_id=done.product_id, feedback_id=feedback, kind=done.kind,
        due_on=done.on.isoformat(), done_on=given.on.isoformat(), note=given.note, owner=day.me,
    )  # fmt: skip
    return _receipt(change, day, found, done, given, (identity, feedback))


def _owed(change: Change, day: Day, found: WhoRow | None, ahead: int) -> list[Owed]:
    """The first due first."""
    if found is None:
        owed = read_greetings(change.book, day, ahead)
    else:
        owed = read_owed(change.book, day, ahead, found.customer_id)
    return sorted(owed, key=lambda one: one.due_on)


def _check(given: Given, day: Day) -> None:
    if given.on > day.today:
        raise Refused(
            _("{day} lies in the future: care is noted once it was given.").format(day=given.on)
        )
    if given.score is not None:
        if given.kind != "survey":
            raise BadValue(
                _("--score belongs to a survey: salesbook care done WHO survey --score 9")
            )
        check_score(given.score)
    if given.contact is not None and given.kind != "birthday":
        raise BadValue(_("--contact says whose birthday it was; other care needs none."))


def _first(fits: list[Owed], on: date) -> Owed:
    """The one that is meant; two people with a birthday have to be told apart."""
    now = [one for one in fits if one.due_on <= on] or [
        one for one in fits if one.due_on == min(each.due_on for each in fits)
    ]
    if len({one.contact_id for one in now}) > 1:
        raise Ambiguous(
            _("{count} birthdays are owed. Say whose with --contact:").format(count=len(now)),
            [f"{one.contact_id}  {one.of}  {one.on}" for one in now],
        )
    return min(now, key=lambda one: (one.due_on, one.product_id or 0))


def _receipt(
    change: Change,
    day: Day,
    found: WhoRow | None,
    done: Owed,
    given: Given,
    stored: tuple[int, int | None],
) -> Receipt:
    following = None
    warnings: tuple[str, ...] = ()
    rest = _owed(change, day, found, 0)
    if found is None:
        line = _("All customers: {care} is done.")
    elif given.score is not None:
        line = _("{customer} (#{id}): {care} is done, score {score}.")
    else:
        line = _("{customer} (#{id}): {care} is done.")
        if done.kind == "survey":
            warnings = (_("No score was noted. To note it: undo, then again with --score 0-10."),)
    sentence = line.format(
        customer=found.customer if found else "", id=found.customer_id if found else "",
        care=_named(done, day), score=given.score,
    )  # fmt: skip
    if found is not None and done.kind == "survey":
        signed = change.book.value(
            "SELECT signed_on FROM customer WHERE id=?", (found.customer_id,)
        )
        following = next_survey(date.fromisoformat(signed), done.on, day.policy.survey_months)
        sentence = sentences(
            sentence, _("Next survey {day}.").format(day=show_date(following, day.today))
        )
    if rest:
        named = _(", ").join(_named(one, day) for one in rest)
        sentence = sentences(sentence, _("Still owed: {cares}.").format(cares=named))
    values: dict[str, object] = {
        "done": "care done", "customer_id": found.customer_id if found else None,
        "customer": found.customer if found else None, "care_id": stored[0], "kind": done.kind,
        "of": done.of or None, "on_day": done.on.isoformat(), "due_on": done.due_on.isoformat(),
        "done_on": given.on.isoformat(), "contact_id": done.contact_id,
        "product_id": done.product_id, "feedback_id": stored[1], "score": given.score,
        "next_on": following.isoformat() if following else None,
    }  # fmt: skip
    return Receipt(sentence, values, warnings)


def _named(owed: Owed, day: Day) -> str:
    """Which care it is, in a few words: the kind, whose, for which day."""
    line = _("{kind} ({day})")
    of = festival_word(owed.of) if owed.kind == "festival" else owed.of
    if of:
        line = _("{kind} {of} ({day})")
    return line.format(kind=word("care", owed.kind), of=of, day=show_date(owed.on, day.today))


def _for_all(kind: str) -> BadValue:
    if kind == "festival":
        return BadValue(
            _("A festival greeting goes to all at once: salesbook care done all festival")
        )
    return BadValue(_("Only a festival greeting is for all. Name the customer."))


def _nothing_owed(found: WhoRow | None, kind: str, owed: list[Owed], day: Day) -> Refused:
    if found is None:
        return Refused(
            _("No festival lies within {days} days that is not done yet.").format(days=AHEAD)
        )
    lead = _("No {kind} is owed to {customer} now or within {days} days.").format(
        kind=word("care", kind), customer=found.customer, days=AHEAD
    )
    if found.status != "active":
        return Refused(sentences(lead, _("Care is owed to active customers alone.")))
    if owed:
        named = _(", ").join(_named(one, day) for one in owed)
        return Refused(sentences(lead, _("Owed: {cares}.").format(cares=named)))
    return Refused(sentences(lead, _("Nothing else is owed either; use log for a contact.")))
