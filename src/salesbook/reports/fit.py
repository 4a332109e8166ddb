"""`fit`: how well customers fit the profile, with each criterion's part."""

from salesbook.domain.amounts import show_range
from salesbook.domain.codes import word
from salesbook.domain.fit import Criterion, Fit, fit
from salesbook.i18n import N_, _, language
from salesbook.light import NamedTuple, Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.phrases.criteria import field_name, show_criterion
from salesbook.reports.profile import no_profile
from salesbook.rows.profile import Subject

_STATES = {"met": N_("✓ met"), "unmet": N_("– not met"), "unknown": N_("? to be asked")}
_FLAGS = ("need_clear", "budget_clear")


class Scored(NamedTuple):
    """A customer with its score."""

    subject: Subject
    fit: Fit

    @property
    def to_ask(self) -> tuple[str, ...]:
        """What the file does not say, each field once."""
        return tuple(dict.fromkeys(
            field_name(part.criterion.field) for part in self.fit.parts if part.state == "unknown"
        ))  # fmt: skip

    def saying(self, state: str, *, against: bool = False) -> tuple[str, ...]:
        """The criteria in a state, those that speak for the customer or `against` it."""
        return tuple(
            show_criterion(part.criterion.field, part.criterion.value)
            for part in self.fit.parts
            if part.state == state and (part.criterion.weight < 0) == against
        )


def ranked(subjects: Sequence[Subject], criteria: Sequence[Criterion]) -> list[Scored]:
    """Customers by their score, then by what it could be, grade and name."""
    scored = [Scored(subject, fit(criteria, subject.known)) for subject in subjects]
    scored.sort(key=lambda one: (
        -one.fit.score, -one.fit.at_most, one.subject.row.grade, one.subject.row.customer,
        one.subject.row.customer_id,
    ))  # fmt: skip
    return scored


def ranking_report(
    subjects: Sequence[Subject], criteria: Sequence[Criterion], limit: int | None
) -> Report:
    """The unsigned customers in hand, those that fit best first."""
    columns = (
        Column("customer_id", _("id"), "id"),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("fit", _("fit"), "whole"),
        Column("at_most", _("could be"), "whole"),
        Column("met", _("met"), "list", weight=3),
        Column("unmet", _("not met"), "list", shown=False),
        Column(
            "against",
            _("speaks against"),
            "list",
            under="met",
            lead="− ",
            shown=any(criterion.weight < 0 for criterion in criteria),
        ),
        Column("to_ask", _("to be asked"), "list", weight=2, under="met", lead="? "),
    )
    scored = ranked(subjects, criteria) if criteria else []
    rows = [
        (one.subject.row.customer_id, one.subject.row.customer, one.subject.row.grade,
         one.fit.score, one.fit.at_most, one.saying("met"), one.saying("unmet"),
         one.saying("met", against=True), one.to_ask)
        for one in scored[:limit]
    ]  # fmt: skip
    empty = _("No unsigned customer in hand.") if criteria else no_profile()
    return Report((Table(columns, rows, empty=empty),), (), cut_line(len(rows), len(scored)))


def fit_report(subject: Subject, criteria: Sequence[Criterion]) -> Report:
    """One customer, criterion by criterion."""
    row = subject.row
    one = Scored(subject, fit(criteria, subject.known))
    columns = (
        Column("field", _("field"), shown=False),
        Column("value", _("value"), shown=False),
        Column("criterion", _("criterion"), keep=True),
        Column("weight", _("weight"), "whole"),
        Column("state", _("state"), "code", words={k: _(v) for k, v in _STATES.items()}),
        Column("said", _("the file says")),
        Column("points", _("points"), "whole"),
    )  # fmt: skip
    rows = [
        (part.criterion.field, part.criterion.value,
         show_criterion(part.criterion.field, part.criterion.value), part.criterion.weight,
         part.state, _said(subject, part.criterion.field), part.points)
        for part in one.fit.parts
    ]  # fmt: skip
    table = Table(columns, rows, empty=no_profile())
    json = {
        "customer_id": row.customer_id, "customer": row.customer, "grade": row.grade,
        "fit": one.fit.score if criteria else None,
        "at_most": one.fit.at_most if criteria else None,
        "to_ask": [part.criterion.field for part in one.fit.parts if part.state == "unknown"],
        "parts": [dict(zip((c.name for c in columns), line, strict=True)) for line in rows],
    }  # fmt: skip
    if not criteria:
        return Report((table,), json=json)
    head = [
        Line(
            _("{customer} (#{id}, {grade}): fit {score} of 100").format(
                customer=row.customer, id=row.customer_id, grade=row.grade, score=one.fit.score
            ),
            "strong",
        )
    ]
    if one.to_ask:
        head.append(
            Line(
                _("To be asked: {fields}; with the right answers the fit is {score}.").format(
                    fields=_(", ").join(one.to_ask), score=one.fit.at_most
                )
            )
        )
    return Report((table,), tuple(head), json=json)


def cut_line(shown: int, total: int) -> tuple[Line, ...]:
    """What stands beneath a list that was cut."""
    if shown >= total:
        return ()
    return (Line(_("… and {count} more. --limit {all} shows all.").format(
        count=total - shown, all=total), "dim"),)  # fmt: skip


def _said(subject: Subject, field: str) -> str | None:
    """What the file of a customer says for a field, as people read it."""
    row = subject.row
    if field == "tag":
        return _(", ").join(subject.tags) or None
    if field == "budget":
        low, high = row.budget_low_fen, row.budget_high_fen
        if low is None and high is None:
            return None
        return show_range(low or 0, high if high is not None else low or 0, language())
    value = subject.facts.get(field) if field in subject.facts else getattr(row, field, None)
    if field in _FLAGS and value is not None:
        return _("yes") if value else _("no")
    if field == "decision_chain" and value is not None:
        return word("chain", value)
    return None if value is None else str(value)
