"""The pipeline as the commands change it: find the deal, take the step, say what follows.

Neighbours: `deals`, the steps themselves; `answers`, what is found out on the way.
"""

from datetime import date

from salesbook.actions import deals
from salesbook.actions.deal_fields import Given, field_words, read_fields, store_fields
from salesbook.actions.standing import load, named, outlook
from salesbook.book.deals import OVER, RUNNING, answers_of, count_open, find_deal
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.amounts import show_money
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.questions import unanswered
from salesbook.domain.stages import OPEN, is_back, stage_word
from salesbook.errors import BadValue, Refused
from salesbook.i18n import _, language, n_, sentences
from salesbook.light import Any
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows import DealRow, WhoRow


def add(
    change: Change, day: Day, who: str, given: Given, *, stage: str | None, on: date | None
) -> Receipt:
    """Begin a deal; with an external id that is there already, change that one."""
    found = find_one(change.book, who)
    read = read_fields(given, day)
    external = read.get("external_id")
    known = external and change.book.value("SELECT id FROM deal WHERE external_id=?", (external,))
    if known:
        return _update(change, day, found, deals.load_deal(change, int(known)), read, stage, on)
    _refuse_idle(found)
    expect = read.pop("expect_on", None)
    deal_id = deals.open_deal(
        change, day, found.customer_id,
        stage=stage or "lead",
        opened_on=on,
        expect_on=date.fromisoformat(expect) if expect else None,
        **read,
    )  # fmt: skip
    deal = deals.load_deal(change, deal_id)
    line = _("{customer}: new deal #{deal}, {details}.").format(
        customer=_customer(change, deal), deal=deal_id, details=_details(deal, day)
    )
    values = _values(deal, "deal add") | {"created": True, "changed": []}
    return Receipt(sentences(line, _questions(change, deal)), values)


def edit(change: Change, day: Day, who: str, which: str | None, given: Given) -> Receipt:
    """Change what is known of a deal; its stage has commands of its own."""
    found = find_one(change.book, who)
    deal = find_deal(change.book, found, which, day.policy, OPEN, RUNNING, OVER)
    read = read_fields(given, day)
    if not read:
        raise BadValue(_("Nothing to change. Name a field, for example --amount 650000."))
    external = read.get("external_id")
    if external and change.book.value(
        "SELECT 1 FROM deal WHERE external_id=? AND id<>?", (external, deal.deal_id)
    ):
        raise BadValue(_("The external id {id} belongs to another deal.").format(id=external))
    names = store_fields(change, deal, read)
    return _changed(change, deals.load_deal(change, deal.deal_id), "deal edit", names)


def move(
    change: Change,
    day: Day,
    who: str,
    stage: str,
    *,
    which: str | None,
    on: date | None,
    note: str | None,
    why: str | None,
    done: str = "deal move",
) -> Receipt:
    """Move a deal to a stage; a payment is of a deal that was won, the rest of an open one."""
    found = find_one(change.book, who)
    among = (RUNNING, OPEN, OVER) if stage in ("payment", "care") else (OPEN, RUNNING, OVER)
    before = find_deal(change.book, found, which, day.policy, *among)
    if before.stage in OPEN:
        _refuse_idle(found)
    moved = deals.move(change, day, before.deal_id, stage, on=on, note=note, why=why)
    deal = deals.load_deal(change, before.deal_id)
    days = (date.fromisoformat(deal.stage_since) - date.fromisoformat(before.stage_since)).days
    if not moved:
        line = _("{customer}, deal #{deal} stands at {to} already since {since}; nothing changed.")
    elif is_back(before.stage, stage):
        line = _("{customer}, deal #{deal}: {before} → {to}, a step back after {days}.")
    elif days:
        line = _("{customer}, deal #{deal}: {before} → {to} after {days}.")
    else:
        line = _("{customer}, deal #{deal}: {before} → {to}.")
    sentence = line.format(
        customer=_customer(change, deal), deal=deal.deal_id, since=deal.stage_since,
        before=stage_word(before.stage, day.policy), to=stage_word(stage, day.policy),
        days=n_("{count} day", "{count} days", days).format(count=days),
    )  # fmt: skip
    values = _values(deal, done) | {
        "from": before.stage, "to": stage, "on": deal.stage_since, "days": days,
        "note": note, "why": why,
    }  # fmt: skip
    return Receipt(sentences(sentence, _questions(change, deal)), values)


def win(
    change: Change, day: Day, who: str, given: Given, *, which: str | None, on: date | None
) -> Receipt:
    """Win an open deal; the instalments are what comes next."""
    found = find_one(change.book, who)
    before = find_deal(change.book, found, which, day.policy, OPEN)
    if before.stage in OPEN:
        _refuse_idle(found)
    told = {name: value for name, value in read_fields(given, day).items() if value}
    first = deals.win(change, day, before.deal_id, on=on, **told)
    deal = deals.load_deal(change, before.deal_id)
    details = _details(deal, day)
    line = (
        _("{customer}, deal #{deal} won on {day}: {details}.")
        if details
        else _("{customer}, deal #{deal} won on {day}.")
    ).format(
        customer=_customer(change, deal), deal=deal.deal_id, day=_day(deal.won_on, day),
        details=details,
    )  # fmt: skip
    signed = _("A new customer since {day}.") if first else ""
    follows = _("Plan the instalments: salesbook pay plan {id} 30%@signing 70%@+30d")
    if deal.amount_fen is None:
        follows = _("The amount is missing: salesbook deal edit {id} --deal {deal} --amount 650000")
    values = _values(deal, "deal won") | {
        "won_on": deal.won_on, "contract": deal.contract, "factors": deal.factors,
        "first": first,
        "signed_on": load(change, deal.customer_id).signed_on,
    }  # fmt: skip
    return Receipt(sentences(
        line,
        signed.format(day=_day(deal.won_on, day)),
        follows.format(id=deal.customer_id, deal=deal.deal_id),
    ), values)  # fmt: skip


def lose(
    change: Change, day: Day, who: str, reason: str, note: str, *, which: str | None,
    on: date | None,
) -> Receipt:  # fmt: skip
    """Lose an open deal; the customer stays, and so does its next contact."""
    found = find_one(change.book, who)
    deal_id = find_deal(change.book, found, which, day.policy, OPEN).deal_id
    deals.lose(change, day, deal_id, reason=reason, note=note, on=on)
    deal = deals.load_deal(change, deal_id)
    left = count_open(change.book, deal.customer_id)
    line = _("{customer}, deal #{deal} is lost: {reason}, {note}.").format(
        customer=_customer(change, deal), deal=deal_id, reason=word("lost_reason", reason),
        note=note.rstrip(".。"),
    )  # fmt: skip
    still = n_("{count} deal is still open.", "{count} deals are still open.", left)
    values = _values(deal, "deal lost") | {
        "lost_on": deal.lost_on, "lost_reason": reason, "lost_note": note, "open_deals": left,
    }  # fmt: skip
    return Receipt(sentences(
        line,
        still.format(count=left) if left else "",
        outlook(load(change, deal.customer_id), day),
    ), values)  # fmt: skip


def _update(
    change: Change, day: Day, found: WhoRow, deal: DealRow, read: dict[str, Any],
    stage: str | None, on: date | None,
) -> Receipt:  # fmt: skip
    """Change the deal of an external id; it moves while it is open, else it stays where it is."""
    if deal.customer_id != found.customer_id:
        raise BadValue(
            _("The external id {external} belongs to deal #{deal} of {customer}.").format(
                external=deal.external_id, deal=deal.deal_id, customer=deal.customer
            )
        )
    names = store_fields(change, deal, read)
    warnings: tuple[str, ...] = ()
    if stage not in (None, deal.stage):
        assert stage is not None
        if deal.stage in OPEN:
            deals.move(change, day, deal.deal_id, stage, on=on, why=_("updated"))
            names.append("stage")
        else:
            warning = _("Deal #{deal} stays at {stage}: it is won or lost.")
            warnings = (
                warning.format(deal=deal.deal_id, stage=stage_word(deal.stage, day.policy)),
            )
    receipt = _changed(change, deals.load_deal(change, deal.deal_id), "deal add", names)
    return receipt._replace(values={**receipt.values, "created": False}, warnings=warnings)


def _changed(change: Change, deal: DealRow, done: str, names: list[str]) -> Receipt:
    line = (
        _("{customer}, deal #{deal}: changed {fields}.")
        if names
        else _("{customer}, deal #{deal} is as it was.")
    )
    sentence = line.format(
        customer=_customer(change, deal), deal=deal.deal_id, fields=field_words(names, deal)
    )
    planned = change.book.value(
        "SELECT sum(amount_fen) FROM instalment WHERE deal_id=?", (deal.deal_id,)
    )
    warnings: tuple[str, ...] = ()
    if planned is not None and "amount_fen" in names and planned != deal.amount_fen:
        warning = _("The instalments add up to {planned}. Plan them anew: salesbook pay plan {id}")
        warnings = (warning.format(planned=show_money(planned, language()), id=deal.customer_id),)
    return Receipt(sentence, _values(deal, done) | {"changed": names}, warnings)


def _values(deal: DealRow, done: str) -> dict[str, object]:
    return {
        "done": done,
        "customer_id": deal.customer_id,
        "customer": deal.customer,
        "deal_id": deal.deal_id,
        "external_id": deal.external_id,
        "product": deal.product,
        "amount_fen": deal.amount_fen,
        "stage": deal.stage,
        "stage_since": deal.stage_since,
        "expect_on": deal.expect_on,
    }


def _customer(change: Change, deal: DealRow) -> str:
    return named(load(change, deal.customer_id))


def _details(deal: DealRow, day: Day) -> str:
    """What is known of a deal in few words."""
    parts = [deal.product]
    if deal.amount_fen is not None:
        parts.append(show_money(deal.amount_fen, language()))
    if deal.won_on is not None:
        parts.append(_("contract {number}").format(number=deal.contract) if deal.contract else None)
    else:
        parts.append(stage_word(deal.stage, day.policy))
        if deal.expect_on is not None:
            parts.append(_("expected {day}").format(day=_day(deal.expect_on, day)))
    return _(", ").join(filter(None, parts))


def _questions(change: Change, deal: DealRow) -> str:
    """How many questions of the stage wait for an answer, and how to see them."""
    answered = {row.question for row in answers_of(change.book, deal.deal_id)
                if row.stage == deal.stage}  # fmt: skip
    left = len(unanswered(deal.stage, answered))
    if not left:
        return ""
    several = count_open(change.book, deal.customer_id) != 1 or deal.stage not in OPEN
    line = n_(
        "{count} question to ask: salesbook deal ask {id}",
        "{count} questions to ask: salesbook deal ask {id}",
        left,
    )
    which = f" --deal {deal.deal_id}" if several else ""
    return line.format(count=left, id=deal.customer_id) + which


def _day(text: str | None, day: Day) -> str:
    return show_date(date.fromisoformat(text), day.today) if text else ""


def _refuse_idle(found: WhoRow) -> None:
    """Only active customers are worked, so only theirs are new, moved or won (section 1)."""
    if found.status == "pooled":
        line = _("{customer} is in the public pool. Claim it first: salesbook pool claim {id}")
    elif found.status != "active":
        line = _("{customer} is {status}. Bring it back first: salesbook edit {id} --status active")
    else:
        return
    raise Refused(line.format(
        customer=found.customer, id=found.customer_id, status=word("status", found.status)
    ))  # fmt: skip
