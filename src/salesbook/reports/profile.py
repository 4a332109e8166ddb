"""`profile show` and `profile learn`: the criteria, and what the past says they should be."""

from salesbook.domain.fit import Criterion, Known, Lessons, judge, too_little
from salesbook.i18n import _, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.phrases.criteria import show_criterion
from salesbook.rows import CriterionRow


def profile_report(
    rows: Sequence[CriterionRow], criteria: Sequence[Criterion], known: Sequence[Known]
) -> Report:
    """The profile, with how many of the unsigned customers in hand meet each criterion."""
    columns = (
        Column("criterion_id", _("id"), "id", shown=False),
        Column("field", _("field"), shown=False),
        Column("value", _("value"), shown=False),
        Column("criterion", _("criterion"), keep=True),
        Column("weight", _("weight"), "whole"),
        Column("learned", _("learned"), "flag", shown=any(row.learned for row in rows)),
        Column("met", _("met by"), "whole"),
        Column("unknown", _("to be asked"), "whole"),
        Column("customers", _("customers"), "whole", shown=False),
    )
    made = []
    for row, criterion in zip(rows, criteria, strict=True):
        states = [judge(criterion, one) for one in known]
        made.append((
            row.criterion_id, row.field, row.value, show_criterion(row.field, row.value),
            row.weight, bool(row.learned), states.count("met"), states.count("unknown"),
            len(states),
        ))  # fmt: skip
    head: tuple[Line, ...] = ()
    if rows:
        title = n_("The ideal customer, {count} criterion, held against {customers} unsigned:",
                   "The ideal customer, {count} criteria, held against {customers} unsigned:",
                   len(rows))  # fmt: skip
        head = (Line(title.format(count=len(rows), customers=len(known)), "strong"),)
    return Report((Table(columns, made, empty=no_profile()),), head)


def no_profile() -> str:
    """What to do where there is no profile."""
    return _(
        "There is no profile yet. Write one: salesbook profile set industry=medical 30;"
        " or learn it from the past: salesbook profile learn"
    )


def lessons_report(lessons: Lessons) -> Report:
    """What tells won from lost customers, each with its figures."""
    columns = (
        Column("field", _("field"), shown=False),
        Column("value", _("value"), shown=False),
        Column("criterion", _("criterion"), keep=True),
        Column("weight", _("weight"), "whole"),
        Column("figures", _("won of those"), under="criterion"),
        Column("customers", _("customers"), "whole", shown=False),
        Column("won", _("customers won"), "whole", shown=False),
        Column("rate", _("rate"), "ratio", shown=False),
    )
    rows = [
        (
            one.criterion.field,
            one.criterion.value,
            show_criterion(one.criterion.field, one.criterion.value),
            one.criterion.weight,
            _("{won} of {count} ({percent}%)").format(
                won=one.won, count=one.seen, percent=round(100 * one.rate)
            ),
            one.seen,
            one.won,
            round(one.rate, 4),
        )
        for one in lessons.lessons
    ]
    if not lessons.enough:
        return Report((Table(columns, (), empty=too_little(lessons)),))
    decided = lessons.won + lessons.lost
    head = Line(
        _("Of {count} customers decided {won} were won ({percent}%); the weight is the"
          " difference in points.").format(
            count=decided, won=lessons.won, percent=round(100 * lessons.won / decided)
        ),
        "strong",
    )  # fmt: skip
    empty = _("No value makes a difference of five points or more.")
    foot: tuple[Line, ...] = ()
    if rows:
        foot = (Line(_("salesbook profile learn --apply puts these into the profile; what is"
                       " written by hand stays."), "dim"),)  # fmt: skip
    return Report((Table(columns, rows, empty=empty),), (head,), foot)
