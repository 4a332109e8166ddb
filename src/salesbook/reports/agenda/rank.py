"""From reasons to ranked lines: one line a customer, the first reason decides."""

from datetime import date

from salesbook.domain.day import Day
from salesbook.domain.guard import too_soon
from salesbook.reports.agenda.reason import KINDS, Facts, Line, Reason
from salesbook.rows import AgendaRow

_PLACE = {kind: place for place, kind in enumerate(KINDS)}
_SOFT = ("cadence", "hygiene")
_AFTER_GRADES = "~"


def rank(facts: Facts, reasons: list[Reason], day: Day) -> list[Line]:
    """The lines of the day in their order; hygiene has at most its few lines.

    Reasons of whom the facts do not hold are left out: only active customers are worked.
    """
    customers: dict[int | None, AgendaRow | None] = {None: None}
    customers |= {customer.customer_id: customer for customer in facts.customers}
    by_customer: dict[int | None, list[Reason]] = {}
    for reason in reasons:
        if reason.customer_id not in customers:
            continue
        if not _hidden(reason, customers[reason.customer_id], day):
            by_customer.setdefault(reason.customer_id, []).append(reason)
    drafts: list[tuple[tuple[object, ...], AgendaRow | None, tuple[Reason, ...]]] = []
    for identity, found in by_customer.items():
        customer = customers[identity]
        makers = [reason for reason in found if reason.alone]
        if not makers or (_reached_today(customer, day) and not _promised(makers)):
            continue
        # A reason that makes no line of its own never decides the rank of one.
        first = min(makers, key=lambda reason: _PLACE[reason.kind])
        found.sort(key=lambda reason: (reason is not first, _PLACE[reason.kind]))
        drafts.append((_key(first, customer), customer, tuple(found)))
    drafts.sort(key=lambda draft: draft[0])
    lines: list[Line] = []
    hygiene = 0
    for _order, customer, why in drafts:
        if why[0].kind == "hygiene":
            hygiene += 1
            if hygiene > day.policy.hygiene_lines:
                continue
        lines.append(Line(len(lines) + 1, customer, why))
    return lines


def _hidden(reason: Reason, customer: AgendaRow | None, day: Day) -> bool:
    """The guard: within the smallest gap after a contact, only what is not routine counts."""
    if customer is None or reason.kind not in _SOFT or customer.last_contact_on is None:
        return False
    last = date.fromisoformat(customer.last_contact_on)
    return too_soon(customer.grade, last, day.today, day.policy)


def _reached_today(customer: AgendaRow | None, day: Day) -> bool:
    return customer is not None and customer.last_contact_on == day.iso


def _promised(reasons: list[Reason]) -> bool:
    return any(reason.kind == "promise" for reason in reasons)


def _key(first: Reason, customer: AgendaRow | None) -> tuple[object, ...]:
    kind = (_PLACE[first.kind], not first.timed, first.timed)
    if customer is None:
        return (*kind, _AFTER_GRADES)
    return (*kind, customer.grade, -first.lateness, customer.customer, customer.customer_id)
