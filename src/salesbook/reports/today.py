"""The agenda as it is printed: the head, the lines, what was cut."""

from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.guard import give_up, other_method
from salesbook.i18n import N_, _, n_
from salesbook.light import Mapping, NamedTuple, Sequence
from salesbook.output.days import show_date
from salesbook.output.report import Column, Line as Sentence, Report, Table
from salesbook.reports.agenda import KINDS, Line
from salesbook.reports.calendar import unknown_years
from salesbook.reports.preferred import preferred_time
from salesbook.rows import AgendaDetail, AgendaRow

_KIND_WORDS = {
    "promise": N_("promised"),
    "complaint": N_("complaint"),
    "window": N_("signing window"),
    "cadence": N_("follow-up"),
    "instalment": N_("instalment"),
    "protection": N_("protection"),
    "coaching": N_("coaching"),
    "care": N_("care"),
    "hygiene": N_("data check"),
}


class Head(NamedTuple):
    """The figures above the agenda."""

    grades: Mapping[str, int]
    without_a: int
    """Working days without a new A, today not counted: it is not over yet."""
    captured: int
    """Customers captured in that time."""
    follow_ups: int
    """Follow-ups made in that time."""
    late_a: int
    """A customers that have not signed within the target."""
    late_b: int
    """B customers that have not moved to A within the target."""
    suggestions: int = 0
    """Changes of grade that `suggest` proposes; counted once a week."""


def today_report(
    lines: Sequence[Line],
    details: Mapping[int, AgendaDetail],
    day: Day,
    *,
    head: Head | None,
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
    above = _head(lines, head, day) if head is not None else ()
    return Report((Table(columns, rows, empty=empty),), above, _foot(lines[len(rows) :]))


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


def _head(lines: Sequence[Line], head: Head, day: Day) -> tuple[Sentence, ...]:
    title = date = show_date(day.today, day.today)
    if lines:
        title = _("{date}: {count} to see to ({kinds})").format(
            date=date, count=len(lines), kinds=_kinds(lines)
        )
    grades = "  ".join(f"{grade} {head.grades.get(grade, 0)}" for grade in "ABC")
    sentences = [Sentence(title, "strong")]
    small = [_("Customers: {grades}").format(grades=grades)]
    if head.late_a:
        small.append(
            n_("{count} A unsigned after {days} days", "{count} A unsigned after {days} days",
               head.late_a).format(count=head.late_a, days=day.policy.target.A)
        )  # fmt: skip
    if head.late_b:
        small.append(
            n_("{count} B not up after {days} days", "{count} B not up after {days} days",
               head.late_b).format(count=head.late_b, days=day.policy.target.B)
        )  # fmt: skip
    sentences.append(Sentence(" · ".join(small), "dim"))
    if head.suggestions:
        sentences.append(
            Sentence(
                n_(
                    '{count} change of grade is suggested: "salesbook suggest"',
                    '{count} changes of grade are suggested: "salesbook suggest"',
                    head.suggestions,
                ).format(count=head.suggestions)
            )
        )
    if head.without_a >= day.policy.no_new_a:
        sentences.append(
            Sentence(
                n_(
                    "No new A for {days} working day: {b} B in hand; since then "
                    "follow-ups made {follow_ups}, customers captured {captured}",
                    "No new A for {days} working days: {b} B in hand; since then "
                    "follow-ups made {follow_ups}, customers captured {captured}",
                    head.without_a,
                ).format(
                    days=head.without_a,
                    b=head.grades.get("B", 0),
                    follow_ups=head.follow_ups,
                    captured=head.captured,
                ),
                "warn",
            )
        )
    return (*sentences, *unknown_years([day.today], day))


def _foot(cut: Sequence[Line]) -> tuple[Sentence, ...]:
    if not cut:
        return ()
    return (
        Sentence(
            _("… and {count} more ({kinds}). --limit {all} shows all.").format(
                count=len(cut), kinds=_kinds(cut), all=cut[-1].rank
            ),
            "dim",
        ),
    )


def _kinds(lines: Sequence[Line]) -> str:
    """How many lines there are of each kind, in words."""
    counted: dict[str, int] = {}
    for line in lines:
        counted[line.first.kind] = counted.get(line.first.kind, 0) + 1
    return _(", ").join(
        f"{_(_KIND_WORDS[kind])} {counted[kind]}" for kind in KINDS if kind in counted
    )


def _words() -> dict[str, str]:
    return {kind: _(text) for kind, text in _KIND_WORDS.items()}
