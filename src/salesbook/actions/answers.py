"""Answers: what was found out about a deal, question by question of its stages."""

from salesbook.actions.standing import load, named
from salesbook.book.deals import OVER, RUNNING, answers_of, find_deal
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.day import Day
from salesbook.domain.questions import QUESTIONS, question_word, unanswered
from salesbook.domain.stages import OPEN, stage_word
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.output.receipt import Receipt

_DIGITS = "0123456789０１２３４５６７８９"  # a Chinese keyboard has wide ones too


def answer(
    change: Change, day: Day, who: str, text: str, *, which: str | None, stage: str | None
) -> Receipt:
    """Keep an answer, `2 they find it slow`: the number or code of a question, and the words."""
    found = find_one(change.book, who)
    deal = find_deal(change.book, found, which, day.policy, OPEN, RUNNING, OVER)
    asked = stage or deal.stage
    question, said = read_answer(text, asked)
    known = {row.question: row for row in answers_of(change.book, deal.deal_id)
             if row.stage == asked}  # fmt: skip
    before = known.get(question)
    if before is None:
        change.insert(
            "answer", customer_id=deal.customer_id, deal_id=deal.deal_id, stage=asked,
            question=question, answer=said, on_day=day.iso,
        )  # fmt: skip
    elif before.answer != said:
        change.update("answer", before.answer_id, answer=said, on_day=day.iso)
    left = unanswered(asked, {*known, question})
    total = len(QUESTIONS[asked])
    line = _(
        "{customer}, deal #{deal}: {count} of {total} questions of {stage} answered."
        " {question} {answer}"
    )
    values: dict[str, object] = {
        "done": "deal ask", "customer_id": deal.customer_id, "customer": deal.customer,
        "deal_id": deal.deal_id, "stage": asked, "question": question, "answer": said,
        "unanswered": left,
    }  # fmt: skip
    return Receipt(line.format(
        customer=named(load(change, deal.customer_id)), deal=deal.deal_id,
        count=total - len(left), total=total, stage=stage_word(asked, day.policy),
        question=question_word(asked, question), answer=said,
    ), values)  # fmt: skip


def read_answer(text: str, stage: str) -> tuple[str, str]:
    """The code of the question that an answer begins with, and the rest."""
    codes = [question.code for question in QUESTIONS[stage]]
    typed = text.strip()
    digits = typed[: len(typed) - len(typed.lstrip(_DIGITS))]
    first = digits or typed.split(maxsplit=1)[0]
    said = " ".join(typed[len(first) :].lstrip(" .、:：;；)）,，").split())
    if digits and len(digits) < 3 and 0 < int(digits) <= len(codes):
        question = codes[int(digits) - 1]
    elif first.casefold() in codes:
        question = first.casefold()
    else:
        raise BadValue(
            _(
                "Begin with the number of the question, 1 to {last}, then the answer:"
                " salesbook deal ask WHO 1 TEXT"
            ).format(last=len(codes))
        )
    if not said:
        raise BadValue(
            _("Say the answer to question {number}: {question}").format(
                number=codes.index(question) + 1, question=question_word(stage, question)
            )
        )
    return question, said
