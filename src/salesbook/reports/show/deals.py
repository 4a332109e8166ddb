"""Where each deal stands: its stage and days in it, what it is worth, what was answered."""

from __future__ import annotations

from datetime import date

from salesbook.domain.amounts import show_money
from salesbook.domain.codes import word
from salesbook.domain.questions import question_word
from salesbook.domain.stages import OPEN, WON, stage_word
from salesbook.i18n import _, language, n_
from salesbook.light import TYPE_CHECKING
from salesbook.reports.show.said import Said, coming, dotted, more, past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.domain.day import Day
    from salesbook.rows import AnswerRow, DealRow
    from salesbook.rows.dossier import Dossier

# So many deals of a kind are shown; programs get all.
_OPEN = 5
_WON = 3  # with the contract or the payment still to come
_ENDED = 2
_ANSWERS = 4  # of one deal
_WAY = (*OPEN, *WON)
_GOING_ON = _WAY[:-1]


def say_deals(dossier: Dossier, day: Day) -> list[Said]:
    """The deals that go on, open ones with their answers; then the last ones that ended."""
    said = []
    room = {"open": _OPEN, "won": _WON, "ended": _ENDED}
    left = 0
    for deal in dossier.deals:
        kind = "open" if deal.stage in OPEN else "won" if _goes_on(deal) else "ended"
        if not room[kind]:
            left += 1
            continue
        room[kind] -= 1
        label = _("deal #{id}").format(id=deal.deal_id)
        said.append(Said(f"deal:{deal.deal_id}", deal.stage, label, _deal(deal, day)))
        if kind == "open":
            said += _answers([one for one in dossier.answers if one.deal_id == deal.deal_id])
    if left:
        said.append(Said("deals_more", left, "", more(left)))
    return said


def _answers(answers: Sequence[AnswerRow]) -> list[Said]:
    """What the customer answered, each beneath its deal; the last ones of many."""
    said = [
        Said(
            f"answer:{one.answer_id}", one.answer, "",
            _("{question} {answer}").format(
                question=question_word(one.stage, one.question), answer=one.answer
            ),
        )
        for one in answers[-_ANSWERS:]
    ]  # fmt: skip
    if len(answers) > _ANSWERS:
        left = len(answers) - _ANSWERS
        said.append(Said(f"answers_more:{answers[0].deal_id}", left, "", more(left)))
    return said


def _goes_on(deal: DealRow) -> bool:
    return deal.stage in _GOING_ON


def _deal(deal: DealRow, day: Day) -> str:
    amount = None if deal.amount_fen is None else show_money(deal.amount_fen, language())
    if deal.lost_on is not None:
        lost = _("lost {day}: {reason}").format(
            day=past(deal.lost_on, day), reason=word("lost_reason", deal.lost_reason or "other")
        )
        return dotted(lost, amount, deal.product, deal.lost_note)
    if deal.won_on is not None:
        won = _("won {day}").format(day=past(deal.won_on, day))
        contract = _("contract {number}").format(number=deal.contract) if deal.contract else None
        stage = _stage(deal, day) if _goes_on(deal) else None
        return dotted(stage, won, amount, deal.product, contract)
    expected = (
        _("expected {day}").format(day=coming(deal.expect_on, day)) if deal.expect_on else None
    )
    return dotted(_stage(deal, day), amount, deal.product, expected)


def _stage(deal: DealRow, day: Day) -> str:
    """`▰▰▰▰▱▱▱▱ proposal, 5 days`: how much of the way is behind it, and since when it stands."""
    gone = _WAY.index(deal.stage) + 1
    bar = "▰" * gone + "▱" * (len(_WAY) - gone)
    days = (day.today - date.fromisoformat(deal.stage_since)).days
    stands = n_("{bar} {stage}, {days} day", "{bar} {stage}, {days} days", days)
    return stands.format(bar=bar, stage=stage_word(deal.stage, day.policy), days=days)
