"""`coach list`: findings of joint visits and recordings, and what became of them."""

from salesbook.domain.codes import COACHINGS, word
from salesbook.domain.day import Day
from salesbook.i18n import _, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows import CoachingRow


def coaching_report(findings: Sequence[CoachingRow], day: Day, *, of_one: bool) -> Report:
    """One row a finding, as the book gave them; `of_one` where all are of one customer."""
    beneath = None if of_one else "customer"
    checked = any(row.checked_on for row in findings)
    columns = (
        Column("coaching_id", "#", "id"),
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True, shown=not of_one),
        Column("grade", _("grade"), "grade", shown=False),
        Column("kind", _("kind"), "code", under=beneath,
               words={kind: word("coaching", kind) for kind in COACHINGS}),
        Column("on_day", _("day"), "day", under=beneath),
        Column("found", _("found"), weight=3, keep=True),
        Column("advice", _("advice"), weight=3, under="found", lead="→ "),
        Column("check_on", _("check on"), "day"),
        Column("checked_on", _("checked"), "day", shown=checked, under="check_on"),
        Column("improved", _("improved"), "flag", shown=checked),
        Column("result", _("result"), weight=2, shown=any(row.result for row in findings),
               under="found", lead="= "),
        Column("file", _("recording file"), shown=False),
        Column("owner", _("owner"), shown=False),
    )  # fmt: skip
    rows = [
        (
            row.coaching_id,
            row.customer_id,
            row.customer,
            row.grade,
            row.kind,
            row.on_day,
            row.found,
            row.advice,
            row.check_on,
            row.checked_on,
            None if row.improved is None else bool(row.improved),
            row.result,
            row.file,
            row.owner,
        )
        for row in findings
    ]
    waiting = [row for row in findings if row.checked_on is None]
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    if waiting:
        due = sum(row.check_on <= day.iso for row in waiting)
        line = n_(
            "{count} finding to check, {due} of them due",
            "{count} findings to check, {due} of them due",
            len(waiting),
        )
        head = (Line(line.format(count=len(waiting), due=due), "strong"),)
        hint = _('"salesbook coach done WHO N --improved yes" notes what a check showed.')
        foot = (Line(hint, "dim"),)
    return Report((Table(columns, rows, empty=_("No findings.")),), head, foot)
