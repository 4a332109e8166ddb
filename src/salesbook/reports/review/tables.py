"""The figures of a month as short tables, each with its sample sizes.

What came of the work first, then the work, then how the customers stand. Neighbours:
`figures`, what is shown; `flat`, the same for programs that want one table.
"""

from salesbook.domain.codes import LOST_REASONS, METHODS, word
from salesbook.domain.day import Day
from salesbook.domain.policy import GRADES
from salesbook.domain.stages import stage_words
from salesbook.domain.value import growth
from salesbook.i18n import _
from salesbook.light import Iterator, Sequence
from salesbook.output.report import Column, Line, Table
from salesbook.reports.review.figures import Figures
from salesbook.reports.review.funnel import Forecast, Step
from salesbook.reports.review.money import Money
from salesbook.reports.review.movement import NEW
from salesbook.reports.review.past import Rate

FEW = "few"
_MARK = "†"


def tables(figures: Figures, day: Day) -> Iterator[Table]:
    """All of them; what a book without deals could only leave empty is left out."""
    yield _money(figures)
    if any(step.deals or step.reached for step in figures.funnel):
        yield funnel_table(figures.funnel, day)
    if any(one.deals for one in figures.forecast):
        yield forecast_table(figures.forecast, day)
    if figures.lost:
        yield _lost(figures)
    yield _adherence(figures)
    yield _methods(figures)
    yield _windows(figures)
    yield _movement(figures)
    yield _sources(figures)


def few_column(rates: Sequence[Rate]) -> Column:
    """The column that marks shares over too few, seen where there are any."""
    shown = any(rate.of and rate.small for rate in rates)
    return Column(FEW, _MARK, "code", shown=shown, words={FEW: _MARK})


def few(rate: Rate) -> str | None:
    """The mark of a share over too few."""
    return FEW if rate.of and rate.small else None


def explain_marks(tables: Sequence[Table]) -> tuple[Line, ...]:
    """What the mark says, where one is seen."""
    if any(column.name == FEW and column.shown for table in tables for column in table.columns):
        return (Line(_("{mark} fewer than 5: the share says little.").format(mark=_MARK), "dim"),)
    return ()


def _money(figures: Figures) -> Table:
    now, before, year = figures.money
    names = {
        "signed_fen": _("signed"), "sold_fen": _("delivered without a deal"),
        "received_fen": _("received"), "outstanding_fen": _("outstanding at the end"),
        "overdue_fen": _("of it overdue"),
    }  # fmt: skip
    columns = (
        Column("amount", _("amount"), "code", words=names, keep=True),
        Column("month_fen", str(figures.span.month), "sum"),
        Column("previous_fen", str(figures.span.month.shifted(-1)), "sum"),
        Column("change", "±", "growth"),
        Column("year_before_fen", str(figures.span.month.shifted(-12)), "sum"),
        Column("change_year", "±", "growth"),
    )
    rows = [
        (name, amount, getattr(before, name), growth(amount, getattr(before, name)),
         getattr(year, name), growth(amount, getattr(year, name)))
        for name, amount in zip(Money._fields, now, strict=True) if name in names
    ]  # fmt: skip
    empty = _("No deal was won and nothing was delivered in these months.")
    return Table(columns, rows if any(map(any, figures.money)) else [], _("Money"), empty)


def _adherence(figures: Figures) -> Table:
    rates = [one.rate for one in figures.adherence.values()]
    columns = (
        Column("grade", _("grade"), "grade", keep=True),
        Column("due", _("due"), "whole"),
        Column("rate", _("on the day"), "share"),
        few_column(rates),
        Column("late", _("late"), "whole"),
        Column("missed", _("missed"), "whole"),
    )
    rows = [
        (grade, one.rate.of, one.rate.value, few(one.rate), one.late, one.missed)
        for grade, one in figures.adherence.items()
    ]
    title = _("Promises and follow-ups due in the month")
    rows = rows if any(rate.of for rate in rates) else []
    return Table(columns, rows, title, _("Nothing was due in the month."))


def _movement(figures: Figures) -> Table:
    words = {NEW: _("new"), **{grade: grade for grade in GRADES}}
    columns = (
        Column("from", _("from ↓ to →"), "code", words=words, keep=True),
        *(Column(grade, grade, "whole") for grade in GRADES),
    )
    rows = [
        (before, *(after[grade] or None for grade in GRADES))
        for before, after in figures.movement.items()
    ]
    title = _("Grades, from the start of the month to its end")
    rows = rows if any(any(row[1:]) for row in rows) else []
    return Table(columns, rows, title, _("There were no customers yet."))


def _windows(figures: Figures) -> Table:
    cycles = {one.grade: one for one in figures.cycles}
    columns = (
        Column("grade", _("grade"), "grade", keep=True),
        Column("windows", _("windows ended"), "whole"),
        Column("rate", _("signed within"), "share"),
        few_column(list(figures.windows.values())),
        Column("signed", _("signed"), "whole"),
        Column("median_days", _("days, median"), "average"),
        Column("mean_days", _("mean"), "average"),
    )
    rows = [
        (grade, rate.of, rate.value, few(rate), cycles[grade].customers, cycles[grade].median,
         cycles[grade].mean)
        for grade, rate in figures.windows.items()
    ]  # fmt: skip
    title = _("Signing windows that ended; days from grade to signing in 12 months")
    rows = rows if any(row[1] or row[4] for row in rows) else []
    empty = _("No signing window ended, and no days from a grade to the signing are known.")
    return Table(columns, rows, title, empty)


def funnel_table(funnel: Sequence[Step], day: Day) -> Table:
    """The stages: who stands there, who goes on, how long it takes."""
    columns = (
        Column("stage", _("stage"), "code", words=stage_words(day.policy), keep=True),
        Column("deals", _("deals there"), "whole"),
        Column("amount_fen", _("amount"), "sum"),
        Column("reached", _("came here"), "whole"),
        Column("onward", _("went on"), "share"),
        few_column([step.onward for step in funnel]),
        Column("stays", _("stays"), "whole"),
        Column("median_days", _("days, median"), "average"),
    )
    rows = [
        (step.stage, step.deals or None, step.amount_fen or None, step.reached or None,
         step.onward.value, few(step.onward), step.stays or None, step.median_days)
        for step in funnel
    ]  # fmt: skip
    return Table(columns, rows, _("Deals by stage, and how far those begun in 12 months came"))


def forecast_table(stages: Sequence[Forecast], day: Day) -> Table:
    """What the open deals are worth by what became of others."""
    columns = (
        Column("stage", _("stage"), "code", words=stage_words(day.policy), keep=True),
        Column("deals", _("open deals"), "whole"),
        Column("amount_fen", _("amount"), "sum"),
        Column("decided", _("decided so far"), "whole"),
        Column("won", _("of them won"), "share"),
        few_column([one.won for one in stages if one.deals]),
        Column("weighted_fen", _("forecast"), "sum"),
    )
    rows = [
        (one.stage, one.deals, one.amount_fen or None, one.won.of, one.won.value, few(one.won),
         one.weighted_fen if one.amount_fen else None)
        for one in stages if one.deals
    ]  # fmt: skip
    return Table(columns, rows, _("Forecast: open deals, weighed by what was won from their stage"))


def _sources(figures: Figures) -> Table:
    columns = (
        Column("source", _("source"), "code", words={"": _("not said")}, keep=True),
        Column("captured", _("new customers"), "whole"),
        Column("share", _("of all"), "share"),
        Column("signed", _("signed"), "whole"),
        Column("rate", _("conversion"), "share"),
        few_column([one.signed for one in figures.sources]),
    )
    rows = [
        (one.source or "", one.captured, one.share, one.signed.hits, one.signed.value,
         few(one.signed))
        for one in figures.sources
    ]  # fmt: skip
    return Table(columns, rows, _("Where the customers of 12 months came from"),
                 empty=_("No customer was captured in the 12 months."))  # fmt: skip


def _methods(figures: Figures) -> Table:
    columns = (
        Column("method", _("way"), "code", keep=True,
               words={code: word("method", code) for code in METHODS}),
        Column("follow_ups", _("contacts"), "whole"),
        Column("reached", _("reached"), "share"),
        Column("advanced", _("a step on"), "share"),
        few_column([one.reached for one in figures.methods]),
    )  # fmt: skip
    rows = [
        (one.method, one.reached.of, one.reached.value, one.advanced.value, few(one.reached))
        for one in figures.methods
    ]
    return Table(columns, rows, _("Ways of contact in 12 months; steps on within 14 days"),
                 empty=_("No contact in the 12 months."))  # fmt: skip


def _lost(figures: Figures) -> Table:
    columns = (
        Column("reason", _("lost because of"), "code", keep=True,
               words={code: word("lost_reason", code) for code in LOST_REASONS}),
        Column("deals", _("deals"), "whole"),
        Column("share", _("of all"), "share"),
        Column("amount_fen", _("amount"), "sum"),
    )  # fmt: skip
    return Table(columns, [tuple(one) for one in figures.lost], _("Deals lost in the month"))
