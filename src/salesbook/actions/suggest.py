"""Suggestions: which grades to change, why, and changing them all at once when told to (S5).

The evidence becomes the reason of each change, so its sentences name days in full and the
customer's own words. Neighbours: `domain.suggest`, the rule; `grades` and `pool`, through
which it is done.
"""

from datetime import date

from salesbook.actions.grades import change_grade
from salesbook.actions.standing import load
from salesbook.book.door import Change
from salesbook.book.reading import Book
from salesbook.book.suggest import read_suggestions
from salesbook.domain.cadence import cadence_of
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.suggest import POOL, Evidence
from salesbook.i18n import _, n_
from salesbook.light import Iterator, Sequence
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows.suggest import SignsRow, SuggestedRow

_WAYS = ("up", "down", POOL)
_NAMED = 10
"""Customers that a receipt names."""
_QUOTED = 60  # characters of the customer's own words


def suggest(book: Book, day: Day) -> list[SuggestedRow]:
    """What is proposed, with its evidence as sentences: up, then down, then to the pool."""
    found = [
        SuggestedRow(
            row.customer_id,
            row.customer,
            row.grade,
            suggestion.to,
            suggestion.direction,
            tuple(_sentences(suggestion.evidence, row, day)),
        )
        for row, suggestion in read_suggestions(book, day)
    ]
    found.sort(key=lambda one: (
        _WAYS.index(one.direction), one.to, one.grade, one.customer, one.customer_id
    ))  # fmt: skip
    return found


def apply_suggestions(change: Change, day: Day) -> Receipt:
    """Take every suggestion: each change of grade is kept with its evidence as the reason."""
    found = suggest(change.book, day)
    for one in found:
        reason = _("; ").join(one.evidence)
        if one.to == POOL:
            from salesbook.actions.pool import put_into_pool

            put_into_pool(change, day, load(change, one.customer_id), reason=reason)
        else:
            change_grade(change, day, one.customer_id, one.to, reason=reason, on=day.today)
    counts = {way: sum(one.direction == way for one in found) for way in _WAYS}
    return Receipt(_line(found, counts), {
        "done": "suggest", **counts,
        "suggestions": [one._asdict() for one in found],
    })  # fmt: skip


def _line(found: list[SuggestedRow], counts: dict[str, int]) -> str:
    if not found:
        return _("Nothing to suggest: no grade was changed.")
    names = [
        _("{customer} (#{id}) {grade} → {to}").format(
            customer=one.customer, id=one.customer_id, grade=one.grade,
            to=_("pool") if one.to == POOL else one.to,
        )
        for one in found[:_NAMED]
    ]  # fmt: skip
    if len(found) > _NAMED:
        names.append(_("{count} more").format(count=len(found) - _NAMED))
    line = _("Regraded: {up} up, {down} down: {names}.")
    if counts[POOL]:
        line = _("Regraded: {up} up, {down} down, {pool} to the pool: {names}.")
    return line.format(**counts, names=_(", ").join(names))


def _sentences(evidence: Sequence[Evidence], row: SignsRow, day: Day) -> Iterator[str]:
    """The evidence in words; a day and a budget that were named in one breath are one."""
    heard: dict[tuple[str, str], list[str]] = {}
    for one in evidence:
        if one.said is not None:
            heard.setdefault((one.said.on_day, one.said.text), []).append(one.kind)
        else:
            yield _sentence(one, row, day)
    for (on_day, text), kinds in heard.items():
        yield _heard(on_day, text, kinds, day)


def _sentence(one: Evidence, row: SignsRow, day: Day) -> str:
    """A piece of evidence in words."""
    when = show_date(one.day, day.today) if one.day is not None else ""
    match one.kind:
        case "ready":
            return _("need and budget clear, short decision chain, wanted by {day}").format(
                day=when
            )
        case "need":
            if not when:
                return _("need clear, no day said yet")
            return _("has a need, wanted by {day}").format(day=when)
        case "lapsed":
            return _("signing window ended {day}").format(day=when)
        case "silent":
            often = cadence_of(row.grade, row.every_days, day.policy)
            return n_(
                "no contact for {days} day (cadence {often})",
                "no contact for {days} days (cadence {often})",
                one.number or 0,
            ).format(days=one.number, often=often)
        case "unanswered":
            return n_(
                "{count} attempt unanswered", "{count} attempts unanswered", one.number or 0
            ).format(count=one.number)
        case "need_unclear":
            return _("need not clear")
        case "budget_unclear":
            return _("budget not clear")
        case "chain":
            return _("decision chain {length}").format(length=word("chain", one.text or ""))
    return _("wanted only by {day}").format(day=when)


def _heard(on_day: str, text: str, kinds: Sequence[str], day: Day) -> str:
    words = " ".join(text.split())
    if len(words) > _QUOTED:
        words = words[: _QUOTED - 1] + "…"
    if len(kinds) > 1:
        sentence = _("named a day and a budget on {on}: “{text}”")
    elif kinds == ["date"]:
        sentence = _("named a day on {on}: “{text}”")
    elif kinds == ["budget"]:
        sentence = _("named a budget on {on}: “{text}”")
    else:
        sentence = _("wants to buy again, on {on}: “{text}”")
    return sentence.format(on=show_date(date.fromisoformat(on_day), day.today), text=words)
