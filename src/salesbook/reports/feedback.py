"""`feedback list`: what customers said, what waits for an answer, how they score."""

from datetime import date

from salesbook.domain.codes import FEEDBACKS, word
from salesbook.domain.day import Day
from salesbook.i18n import _, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows import FeedbackRow


def feedback_report(found: Sequence[FeedbackRow], day: Day) -> Report:
    """One row each: complaints without an answer first, the one due first on top."""
    waiting = [row for row in found if _waits(row)]
    waiting.sort(key=lambda row: (str(row.answer_by), row.feedback_id))
    rows = [_row(row, day) for row in (*waiting, *(row for row in found if not _waits(row)))]
    columns = (
        Column("feedback_id", "#", "id"),
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade", shown=False),
        Column("kind", _("kind"), "code", words=_words()),
        Column("on_day", _("day"), "day", under="customer"),
        Column("score", _("score"), "whole", shown=any(row[6] is not None for row in rows)),
        Column("said", _("said"), weight=3),
        Column("answer_by", _("answer by"), "day", shown=bool(waiting)),
        Column("days_late", _("days late"), "days", shown=any(
            isinstance(row[9], int) and row[9] > 0 for row in rows)),
        Column("answered_on", _("answered"), "day", shown=any(row[10] for row in rows)),
        Column("answer", _("answer"), weight=3, shown=any(row[11] for row in rows), under="said",
               lead="→ "),
        Column("owner", _("owner"), shown=False),
    )  # fmt: skip
    empty = _("No feedback.")
    return Report((Table(columns, rows, empty=empty),), _head(found, waiting, day))


def _row(row: FeedbackRow, day: Day) -> tuple[object, ...]:
    late = None
    if _waits(row):
        late = (day.today - date.fromisoformat(str(row.answer_by))).days
    return (
        row.feedback_id, row.customer_id, row.customer, row.grade, row.kind, row.on_day, row.score,
        row.said, row.answer_by, late, row.answered_on, row.answer, row.owner,
    )  # fmt: skip


def _waits(row: FeedbackRow) -> bool:
    return row.answer_by is not None and row.answered_on is None


def _head(
    found: Sequence[FeedbackRow], waiting: Sequence[FeedbackRow], day: Day
) -> tuple[Line, ...]:
    if not found:
        return ()
    counts = [
        _("{kind} {count}").format(kind=word("feedback", kind), count=count)
        for kind in FEEDBACKS
        if (count := sum(row.kind == kind for row in found))
    ]
    scores = [row.score for row in found if row.score is not None]
    if scores:
        counts.append(
            n_(
                "average score {average} ({count} score)",
                "average score {average} ({count} scores)",
                len(scores),
            ).format(average=f"{sum(scores) / len(scores):.1f}", count=len(scores))
        )
    lines = [Line(_(", ").join(counts), "strong")]
    if waiting:
        late = sum(str(row.answer_by) < day.iso for row in waiting)
        if late:
            line = n_(
                "{count} complaint waits for an answer, {late} of them late",
                "{count} complaints wait for an answer, {late} of them late",
                len(waiting),
            )
        else:
            line = n_(
                "{count} complaint waits for an answer",
                "{count} complaints wait for an answer",
                len(waiting),
            )
        lines.append(Line(line.format(count=len(waiting), late=late), "warn" if late else ""))
    return tuple(lines)


def _words() -> dict[str, str]:
    return {code: word("feedback", code) for code in FEEDBACKS}
