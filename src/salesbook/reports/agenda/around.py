"""What people read above the agenda and below it; programs count for themselves."""

from salesbook.domain.day import Day
from salesbook.i18n import _, n_
from salesbook.light import Mapping, NamedTuple, Sequence
from salesbook.output.days import show_date
from salesbook.output.report import Line as Sentence
from salesbook.reports.agenda.reason import KIND_WORDS, KINDS, Line
from salesbook.reports.calendar import unknown_years


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


def above(lines: Sequence[Line], head: Head, day: Day) -> tuple[Sentence, ...]:
    """How much there is, the customers by grade, what wants attention."""
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


def below(cut: Sequence[Line]) -> tuple[Sentence, ...]:
    """What was cut, where anything was."""
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
        f"{_(KIND_WORDS[kind])} {counted[kind]}" for kind in KINDS if kind in counted
    )
