"""The way of one deal: where it stands, how long it took so far, what is still to be asked."""

from datetime import date

from salesbook.domain.amounts import show_money
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.questions import QUESTIONS
from salesbook.domain.stages import LOST, OPEN, WON, stage_word, stage_words, stays
from salesbook.i18n import _, language, n_
from salesbook.light import Mapping, Sequence
from salesbook.output.days import show_day
from salesbook.output.report import Column, Line, Report, Table
from salesbook.reports.deals import deal_object
from salesbook.rows import AnswerRow, DealMoveRow, DealRow

_WAY = (*OPEN, *WON)


def stage_line(deal: DealRow, day: Day) -> str:
    """`▰▰▰▱▱▱▱▱ needs, 12 days`: how much of the way is behind it, and since when it stands."""
    since = date.fromisoformat(deal.stage_since)
    days = (day.today - since).days
    stage = stage_word(deal.stage, day.policy)
    if deal.stage in LOST:
        return _("✗ {stage} {day}: {reason}").format(
            stage=stage, day=show_day(since, day.today),
            reason=word("lost_reason", deal.lost_reason or "other"),
        )  # fmt: skip
    gone = _WAY.index(deal.stage) + 1
    bar = "▰" * gone + "▱" * (len(_WAY) - gone)
    return n_("{bar} {stage}, {days} day", "{bar} {stage}, {days} days", days).format(
        bar=bar, stage=stage, days=days
    )


def stage_report(
    deal: DealRow, moves: Sequence[DealMoveRow], answers: Sequence[AnswerRow], day: Day,
    *, named: bool,
) -> Report:  # fmt: skip
    """One deal: its stage, the way so far with the days in each stage, the open questions.

    `named` is whether its number was said, as it has to be where there are several.
    """
    said = {one.question: one for one in answers if one.stage == deal.stage}
    way = _way(moves, day)
    head = (
        Line(_title(deal), "strong"),
        Line(stage_line(deal, day)),
        *((Line(facts, "dim"),) if (facts := _facts(deal, day)) else ()),
    )
    columns = (
        Column("stage", _("stage"), "code", words=stage_words(day.policy), keep=True),
        Column("from_on", _("since"), "day"),
        Column("to_on", _("until"), "day", shown=False),
        Column("days", _("days"), "whole"),
        Column("note", _("note"), keep=True),
    )
    asked = _question_table(deal, deal.stage, said, unanswered=True)
    whole = {
        **deal_object(deal, day),
        "way": [dict(zip([column.name for column in columns], row, strict=True)) for row in way],
        "questions": question_objects(deal.stage, said),
    }
    return Report((Table(columns, way), *([asked] if asked.rows else [])), head,
                  _hints(deal, asked.rows, named=named), whole)  # fmt: skip


def questions_report(
    deal: DealRow, stage: str, answers: Sequence[AnswerRow], day: Day, *, named: bool
) -> Report:
    """The questions of a stage, each with its answer."""
    said = {one.question: one for one in answers if one.stage == stage}
    head = (
        Line(_title(deal), "strong"),
        Line(_("Questions of {stage}").format(stage=stage_word(stage, day.policy))),
    )
    left = [row for row in _question_rows(stage, said) if row[3] is None]
    foot = (_answer_hint(deal, stage, left, named=named),) if left else ()
    return Report((_question_table(deal, stage, said),), head, foot)


def question_objects(stage: str, said: Mapping[str, AnswerRow]) -> list[dict[str, object]]:
    """The questions of a stage for programs, each with its answer or null."""
    names = ("number", "question", "text", "answer", "answered_on")
    return [dict(zip(names, row[:5], strict=True)) for row in _question_rows(stage, said)]


def _question_rows(stage: str, said: Mapping[str, AnswerRow]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for number, question in enumerate(QUESTIONS[stage], 1):
        found = said.get(question.code)
        rows.append((
            number, question.code, _(question.text), found and found.answer, found and found.on_day,
        ))  # fmt: skip
    return rows


def _question_table(
    deal: DealRow, stage: str, said: Mapping[str, AnswerRow], *, unanswered: bool = False
) -> Table:
    columns = (
        Column("number", _("no."), "id"),
        Column("question", _("code"), shown=False),
        Column("text", _("question"), keep=True),
        Column("answer", _("answer"), shown=not unanswered, under="text", lead="→ ", keep=True),
        Column("answered_on", _("answered"), "day", shown=False),
        Column("stage", _("stage"), shown=False),
        Column("deal_id", _("deal"), "id", shown=False),
    )
    rows = [
        (*row, stage, deal.deal_id)
        for row in _question_rows(stage, said)
        if not unanswered or row[3] is None
    ]
    return Table(columns, rows, title=_("Still to be asked") if unanswered else "")


def _way(moves: Sequence[DealMoveRow], day: Day) -> list[tuple[object, ...]]:
    steps = [(move.to_stage, date.fromisoformat(move.on_day)) for move in moves]
    return [
        (stay.stage, stay.begins.isoformat(), stay.ends.isoformat() if stay.ends else None,
         None if stay.stage in LOST else stay.days, move.note)
        for stay, move in zip(stays(steps, day.today), moves, strict=True)
    ]  # fmt: skip


def _title(deal: DealRow) -> str:
    title = _("{customer} (#{id}), deal #{deal}").format(
        customer=deal.customer, id=deal.customer_id, deal=deal.deal_id
    )
    return f"{title} · {deal.product}" if deal.product else title


def _facts(deal: DealRow, day: Day) -> str:
    """Amount and days, as far as they are known."""
    parts = []
    if deal.amount_fen is not None:
        parts.append(show_money(deal.amount_fen, language()))
    if deal.won_on is not None:
        parts.append(_("won {day}").format(day=deal.won_on))
        if deal.contract:
            parts.append(_("contract {number}").format(number=deal.contract))
    elif deal.expect_on is not None and deal.lost_on is None:
        when = show_day(date.fromisoformat(deal.expect_on), day.today)
        parts.append(_("expected {day}").format(day=when))
    parts.append(_("begun {day}").format(day=deal.opened_on))
    return " · ".join(parts)


def _hints(deal: DealRow, left: Sequence[tuple[object, ...]], *, named: bool) -> tuple[Line, ...]:
    """What can be typed next."""
    lines = [_answer_hint(deal, deal.stage, left, named=named)] if left else []
    which = _which(deal, named=named)
    if deal.stage == OPEN[-1]:
        line = _("On: salesbook deal won {id}{which} --amount MONEY --contract NO")
        lines.append(Line(line.format(id=deal.customer_id, which=which), "dim"))
    elif deal.stage in OPEN:
        following = _WAY[_WAY.index(deal.stage) + 1]
        line = _("On: salesbook stage {id} {next}{which}")
        line = line.format(id=deal.customer_id, next=following, which=which)
        lines.append(Line(line, "dim"))
    return tuple(lines)


def _answer_hint(
    deal: DealRow, stage: str, left: Sequence[tuple[object, ...]], *, named: bool
) -> Line:
    other = f" --stage {stage}" if stage != deal.stage else ""
    line = _("Answer: salesbook deal ask {id}{which} {number} TEXT").format(
        id=deal.customer_id, which=_which(deal, named=named) + other, number=left[0][0]
    )
    return Line(line, "dim")


def _which(deal: DealRow, *, named: bool) -> str:
    return f" --deal {deal.deal_id}" if named else ""
