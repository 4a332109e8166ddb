"""Coaching: findings of joint visits and recordings, each with its advice and its check."""

from datetime import date

from salesbook.actions.standing import load, named
from salesbook.book.coaching import read_coaching
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.coaching import Finding, first_check, next_check
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.errors import Ambiguous, NotFound, Refused
from salesbook.i18n import _, n_, sentences
from salesbook.light import Sequence
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows import AgendaRow, CoachingRow


def note_finding(
    change: Change,
    day: Day,
    customer: int,
    finding: Finding,
    *,
    kind: str,
    on: date,
    check_on: date,
    file: str | None = None,
) -> int:
    """Store one finding; returns its id."""
    return change.insert(
        "coaching",
        customer_id=customer,
        kind=kind,
        on_day=on.isoformat(),
        file=file,
        found=finding.found,
        advice=finding.advice,
        check_on=check_on.isoformat(),
        owner=day.me,
    )


def add(
    change: Change,
    day: Day,
    who: str,
    findings: Sequence[Finding],
    *,
    kind: str,
    on: date | None = None,
    check: date | None = None,
    file: str | None = None,
) -> Receipt:
    """Note what a joint visit or a recording showed; all of it is checked on one day."""
    row = load(change, find_one(change.book, who).customer_id)
    on = on or day.today
    if on > day.today:
        raise Refused(
            _("{day} lies in the future: a finding is of today or before.").format(day=on)
        )
    if check is not None and check < on:
        raise Refused(
            _("{check} lies before {day}: a finding is checked after it was made.").format(
                check=check, day=on
            )
        )
    check = check or first_check(on, day.today)
    ids = [
        note_finding(
            change, day, row.customer_id, finding, kind=kind, on=on, check_on=check, file=file
        )
        for finding in findings
    ]
    line = n_(
        "{customer}: {kind} {day}, {count} finding ({ids}). Check {check}.",
        "{customer}: {kind} {day}, {count} findings ({ids}). Check {check}.",
        len(ids),
    ).format(
        customer=named(row), kind=word("coaching", kind), day=show_date(on, day.today),
        count=len(ids), ids=_(", ").join(f"#{one}" for one in ids),
        check=show_date(check, day.today),
    )  # fmt: skip
    return Receipt(line, {
        "done": "coach add", "customer_id": row.customer_id, "customer": row.customer,
        "kind": kind, "on_day": on.isoformat(), "check_on": check.isoformat(),
        "coaching_ids": ids, "file": file,
    })  # fmt: skip


def done(
    change: Change,
    day: Day,
    who: str,
    number: int | None,
    *,
    improved: bool | None = None,
    result: str | None = None,
    again: date | None = None,
) -> Receipt:
    """Note that a finding was checked; what has not improved is checked once more."""
    row = load(change, find_one(change.book, who).customer_id)
    finding = _open_one(change, day, row, number)
    if again is not None and again < day.today:
        raise Refused(_("{day} is past: the next check lies today or later.").format(day=again))
    change.update(
        "coaching", finding.coaching_id, checked_on=day.iso,
        improved=None if improved is None else int(improved), result=result,
    )  # fmt: skip
    check = next_check(improved, again, day.today)
    following: int | None = None
    if improved:
        line = _("{customer}: improved: {found}.")
    elif improved is False:
        line = _("{customer}: not improved yet: {found}.")
    else:
        line = _("{customer}: checked: {found}.")
    parts = [line.format(customer=named(row), found=finding.found)]
    if check is not None:
        following = note_finding(
            change, day, row.customer_id, Finding(finding.found, finding.advice),
            kind=finding.kind, on=date.fromisoformat(finding.on_day), check_on=check,
            file=finding.file,
        )  # fmt: skip
        parts.append(
            _("Check it again {check} (#{id}).").format(
                check=show_date(check, day.today), id=following
            )
        )
    return Receipt(sentences(*parts), {
        "done": "coach done", "customer_id": row.customer_id, "customer": row.customer,
        "coaching_id": finding.coaching_id, "found": finding.found, "checked_on": day.iso,
        "improved": improved, "result": result, "next_id": following,
        "check_on": check.isoformat() if check else None,
    })  # fmt: skip


def _open_one(change: Change, day: Day, row: AgendaRow, number: int | None) -> CoachingRow:
    """The open finding that is meant; one that is alone needs no number."""
    found = read_coaching(change.book, day, customer=row.customer_id, only_open=True)
    if not found:
        raise NotFound(
            _(
                "{customer} has no finding to check."
                " Note one: salesbook coach add {id} --found TEXT"
            ).format(customer=named(row), id=row.customer_id)
        )
    meant = [one for one in found if number in (None, one.coaching_id)]
    if not meant:
        raise NotFound(
            _("{customer} has no open finding {number}; open are {numbers}.").format(
                customer=named(row),
                number=number,
                numbers=_(", ").join(str(one.coaching_id) for one in found),
            )
        )
    if len(meant) > 1:
        raise Ambiguous(
            _("{count} findings are open at {customer}. Give the number of one:").format(
                count=len(meant), customer=named(row)
            ),
            [f"{one.coaching_id}  {one.check_on}  {one.found}" for one in meant],
        )
    return meant[0]
