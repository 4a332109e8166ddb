"""Feedback: complaints, suggestions and scores, and the answers to them."""

from datetime import date

from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.feedback import answer_by, check_score
from salesbook.domain.workdays import known
from salesbook.errors import Ambiguous, BadValue, NotFound, Refused
from salesbook.i18n import _, n_, sentences
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows import FeedbackRow, WhoRow


def add_feedback(
    change: Change,
    day: Day,
    who: str,
    said: str,
    *,
    kind: str | None,
    score: int | None,
    on: date,
    by: date | None,
) -> Receipt:
    """Store what a customer said; a complaint has a day by which it must be answered.

    Without a kind a score is satisfaction, and words are a complaint: that is the one that
    must not be missed.
    """
    found = find_one(change.book, who)
    kind = kind or ("satisfaction" if score is not None else "complaint")
    if score is not None:
        check_score(score)
    if not said and (score is None or kind != "satisfaction"):
        raise BadValue(_("Say what the customer said: salesbook feedback add WHO TEXT"))
    if on > day.today:
        raise Refused(_("{day} lies in the future: feedback is what was said.").format(day=on))
    if by is not None and kind != "complaint":
        raise BadValue(_("--by is the day to answer a complaint; this is none."))
    if by is not None and by < on:
        raise Refused(_("{by} lies before {day}, when it was said.").format(by=by, day=on))
    until = None
    if kind == "complaint":
        until = by or answer_by(on, day.policy, day.calendar)
    identity = change.insert(
        "feedback", customer_id=found.customer_id, kind=kind, on_day=on.isoformat(),
        said=said or None, score=score, answer_by=until.isoformat() if until else None,
        owner=day.me,
    )  # fmt: skip
    line = _("{customer} (#{id}): {kind} #{number} noted.")
    if score is not None:
        line = _("{customer} (#{id}): {kind} #{number} noted, score {score}.")
    sentence = line.format(customer=found.customer, id=found.customer_id, number=identity,
                           kind=word("feedback", kind), score=score)  # fmt: skip
    if until is not None:
        sentence = sentences(sentence, _until(until, day, guessed=by is None))
    return Receipt(sentence, _values("feedback add", found, _load(change, identity)))


def answer_feedback(
    change: Change, day: Day, who: str, answer: str, *, number: int | None, on: date
) -> Receipt:
    """Store the answer to the one open complaint, or to the feedback of that number."""
    found = find_one(change.book, who)
    row = _meant(change, found, number)
    if on > day.today:
        raise Refused(
            _("{day} lies in the future: an answer is noted once it was given.").format(day=on)
        )
    if on.isoformat() < row.on_day:
        raise Refused(_("{by} lies before {day}, when it was said.").format(by=on, day=row.on_day))
    change.update("feedback", row.feedback_id, answered_on=on.isoformat(), answer=answer)
    sentence = _("{customer} (#{id}): {kind} #{number} of {day} is answered.").format(
        customer=found.customer, id=found.customer_id, kind=word("feedback", row.kind),
        number=row.feedback_id, day=show_date(date.fromisoformat(row.on_day), day.today),
    )  # fmt: skip
    if row.answer_by is not None:
        late = (on - date.fromisoformat(row.answer_by)).days
        timely = _("In time.")
        if late > 0:
            timely = n_("{days} day late.", "{days} days late.", late).format(days=late)
        sentence = sentences(sentence, timely)
    rest = len(_open(change, found.customer_id))
    if rest:
        sentence = sentences(
            sentence,
            n_("{count} complaint is still open.", "{count} complaints are still open.",
               rest).format(count=rest),
        )  # fmt: skip
    return Receipt(sentence, _values("feedback answer", found, _load(change, row.feedback_id)))


def _meant(change: Change, found: WhoRow, number: int | None) -> FeedbackRow:
    """The feedback that is answered: by its number, else the one complaint that is open.

    Where no complaint is, the one suggestion without an answer.
    """
    if number is not None:
        rows = change.book.rows(
            FeedbackRow, "WHERE customer_id=? AND feedback_id=?", (found.customer_id, number)
        )
        if not rows:
            raise NotFound(
                _("{customer} has no feedback #{number}. List it: salesbook feedback list {id}")
                .format(customer=found.customer, number=number, id=found.customer_id)
            )  # fmt: skip
        if rows[0].answered_on is not None:
            raise Refused(
                _("Feedback #{number} was answered on {day}.").format(
                    number=number, day=rows[0].answered_on
                )
            )
        return rows[0]
    rows = _open(change, found.customer_id) or change.book.rows(
        FeedbackRow,
        "WHERE customer_id=? AND kind='suggestion' AND answered_on IS NULL ORDER BY feedback_id",
        (found.customer_id,),
    )
    if not rows:
        raise NotFound(
            _("{customer} waits for no answer.").format(customer=found.customer)
        )  # fmt: skip
    if len(rows) > 1:
        raise Ambiguous(
            _("{count} wait for an answer. Say which with --feedback:").format(count=len(rows)),
            [f"{row.feedback_id}  {row.on_day}  {word('feedback', row.kind)}  {row.said or ''}"
             for row in rows],
        )  # fmt: skip
    return rows[0]


def _open(change: Change, customer: int) -> list[FeedbackRow]:
    return change.book.rows(
        FeedbackRow,
        "WHERE customer_id=? AND answered_on IS NULL AND answer_by IS NOT NULL "
        "ORDER BY answer_by,feedback_id",
        (customer,),
    )


def _load(change: Change, identity: int) -> FeedbackRow:
    return change.book.rows(FeedbackRow, "WHERE feedback_id=?", (identity,))[0]


def _until(until: date, day: Day, *, guessed: bool) -> str:
    line = _("Answer by {day}.").format(day=show_date(until, day.today))
    if guessed and not known(until, day.calendar):
        unknown = _("(Holidays of {year} are not known yet.)").format(year=until.year)
        return sentences(line, unknown)
    return line


def _values(done: str, found: WhoRow, row: FeedbackRow) -> dict[str, object]:
    return {
        "done": done, "customer_id": found.customer_id, "customer": found.customer,
        "feedback_id": row.feedback_id, "kind": row.kind, "on_day": row.on_day,
        "said": row.said, "score": row.score, "answer_by": row.answer_by,
        "answered_on": row.answered_on, "answer": row.answer,
    }  # fmt: skip
