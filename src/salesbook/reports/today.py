"""The agenda as it is printed. Neighbour: `agenda.around`, what people read above and below it."""

from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.guard import give_up, other_method
from salesbook.i18n import _, n_
from salesbook.light import TYPE_CHECKING, Mapping, Sequence
from salesbook.output.report import Column, Report, Table
from salesbook.reports.agenda import Line
from salesbook.reports.agenda.reason import KIND_WORDS
from salesbook.reports.preferred import preferred_time
from salesbook.rows import AgendaDetail, AgendaRow

if TYPE_CHECKING:
    from salesbook.reports.agenda.around import Head


def today_report(
    lines: Sequence[Line],
    details: Mapping[int, AgendaDetail],
    day: Day,
    *,
    head: "Head | None",
    limit: int | None,
) -> Report:
    """The report; `details` are needed for the first `limit` lines only."""
    shown = lines if limit is None else lines[:limit]
    rows = [
        _row(line, line.customer, details.get(line.customer.customer_id), day)
        if line.customer
        else _row_of_all(line)
        for line in shown
    ]
    times = any(row[10] for row in rows)
    columns = (
        Column("rank", "#", "id"),
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("kind", _("kind"), "code", shown=False, words=_words()),
        Column("due_on", _("due"), "day", shown=False),
        Column("days_late", _("days late"), "days", shown=False),
        Column("why", _("why"), "sentences", weight=3),
        Column("action", _("to do"), weight=3, under="why", lead="→ "),
        Column("phone", _("phone"), weight=0, under="customer"),
        Column("preferred_time", _("best time"), weight=0, shown=times, under="customer"),
        Column("last_words", _("last said"), weight=3, under="why", lead=_("last: ")),
    )
    empty = _("Nothing more is due today. Use the time to find new customers.")
    table, cut = Table(columns, rows, empty=empty), lines[len(rows) :]
    if head is None and not cut:
        return Report((table,))
    from salesbook.reports.agenda.around import above, below  # for people

    return Report((table,), above(lines, head, day) if head is not None else (), below(cut))


def _row_of_all(line: Line) -> tuple[object, ...]:
    """What is to be done for all customers at once: there is nobody to call."""
    first = line.first
    why = tuple(reason.why for reason in line.reasons)
    return (
        line.rank, None, _("all customers"), None, first.kind, first.due_on.isoformat(),
        first.days_late, why, first.action, None, None, None,
    )  # fmt: skip


def _row(
    line: Line, customer: AgendaRow, detail: AgendaDetail | None, day: Day
) -> tuple[object, ...]:
    first = line.first
    why = [reason.why for reason in line.reasons]
    action = first.action
    if give_up(customer.unanswered, day.policy):
        why.append(
            n_(
                "{count} attempt unanswered", "{count} attempts unanswered", customer.unanswered
            ).format(count=customer.unanswered)
        )
        if detail is not None and detail.last_method is not None:
            action = _("{action} (try {method})").format(
                action=action, method=word("method", other_method(detail.last_method))
            )
    return (
        line.rank,
        customer.customer_id,
        customer.customer,
        customer.grade,
        first.kind,
        first.due_on.isoformat(),
        first.days_late,
        tuple(why),
        action,
        detail.phone if detail else None,
        preferred_time(detail) if detail else None,
        detail.last_words if detail else None,
    )


def _words() -> dict[str, str]:
    return {kind: _(text) for kind, text in KIND_WORDS.items()}
