"""The profile of the ideal customer: written by hand, or learned from won against lost (S1).

What is written by hand stays until it is taken off by hand; learning replaces what was
learned before and nothing else. Neighbours: `domain.fit` for the rules, `phrases.criteria`
for the notation.
"""

import re

from salesbook.book.door import Change
from salesbook.book.profile import knows_fact, read_criteria, read_samples
from salesbook.domain.fit import (
    DEFAULT_WEIGHT,
    FACT,
    HEAVIEST,
    learn,
    too_little,
)
from salesbook.errors import BadValue, NotFound, Refused
from salesbook.i18n import _, n_, sentences
from salesbook.light import NamedTuple, Sequence
from salesbook.output.receipt import Receipt
from salesbook.phrases.criteria import (
    is_criterion,
    read_criterion,
    read_field_name,
    show_criterion,
)
from salesbook.phrases.names import fold
from salesbook.rows import CriterionRow

_WEIGHT = re.compile(r"[+\-−]?\d{1,9}")
_SHOWN = 10
"""Criteria that a receipt names."""


class Wish(NamedTuple):
    """A criterion to be set."""

    field: str
    value: str
    weight: int


def read_wishes(words: Sequence[str]) -> list[Wish]:
    """Criteria out of words: `industry=auto parts 30 'budget>=500k'`; raises BadValue.

    A word with a sign of comparison begins one, a whole number after it is its weight, all
    other words belong to its value.
    """
    wishes: list[Wish] = []
    begun: list[str] = []
    weight: str | None = None
    for word in (*words, "="):
        if word.startswith("--"):
            raise BadValue(_("There is no option {option}.").format(option=word))
        if is_criterion(word):
            if begun:
                wishes.append(_wish(begun, weight))
            begun, weight = [word], None
        elif weight is not None or not begun:
            read_criterion(word)  # refuses it
        elif _WEIGHT.fullmatch(word):
            weight = word
        else:
            begun.append(word)
    return wishes


def set_criteria(change: Change, words: Sequence[str], off: Sequence[str]) -> Receipt:
    """Set criteria and take others off; one that is there gets the new weight."""
    wishes = read_wishes(words)
    if not wishes and not off:
        raise BadValue(
            _(
                "Name a criterion to set, for example industry=medical 30,"
                " or --rm FIELD=VALUE to take one off."
            )
        )
    removed = [row for text in off for row in _take_off(change, text)]
    for wish in wishes:
        _store(change, wish, learned=False)
    strange = [
        _("No customer has the fact {fact} yet, so everybody counts as unknown.").format(
            fact=wish.field.removeprefix(FACT)
        )
        for wish in wishes
        if wish.field.startswith(FACT) and not knows_fact(change.book, wish.field)
    ]
    parts = []
    if wishes:
        parts.append(
            _("Set: {criteria}.").format(
                criteria=_named([(w.field, w.value, w.weight) for w in wishes])
            )
        )
    if removed:
        parts.append(
            _("Taken off: {criteria}.").format(
                criteria=_named([(r.field, r.value, r.weight) for r in removed])
            )
        )
    rows = read_criteria(change.book)
    parts.append(
        n_("The profile has {count} criterion.", "The profile has {count} criteria.",
           len(rows)).format(count=len(rows))
    )  # fmt: skip
    return Receipt(sentences(*parts), {
        "done": "profile set", "set": [wish._asdict() for wish in wishes],
        "removed": [_values(row) for row in removed], "criteria": [_values(row) for row in rows],
    }, tuple(dict.fromkeys(strange)))  # fmt: skip


def apply_lessons(change: Change) -> Receipt:
    """Learn, and put what was learned in the place of what was learned before."""
    lessons = learn(read_samples(change.book))
    if not lessons.enough:
        raise Refused(too_little(lessons))
    had = {(row.field, fold(row.value)): row for row in read_criteria(change.book)}
    kept = [row for row in had.values() if not row.learned]
    new = {
        (one.criterion.field, fold(one.criterion.value)): one.criterion for one in lessons.lessons
    }
    for key, row in had.items():
        if row.learned and key not in new:
            change.delete("criterion", row.criterion_id)
    taken = [criterion for key, criterion in new.items() if key not in had or had[key].learned]
    for one in taken:
        _store(change, Wish(one.field, one.value, one.weight), learned=True)
    parts = [
        _("Learned from {won} won and {lost} lost customers: {criteria}.").format(
            won=lessons.won,
            lost=lessons.lost,
            criteria=_named([(one.field, one.value, one.weight) for one in taken]) or _("nothing"),
        )
    ]
    if kept:
        parts.append(
            n_("{count} criterion written by hand stays.",
               "{count} criteria written by hand stay.", len(kept)).format(count=len(kept))
        )  # fmt: skip
    return Receipt(sentences(*parts), {
        "done": "profile learn", "won": lessons.won, "lost": lessons.lost,
        "learned": len(taken), "kept": len(kept),
        "criteria": [_values(row) for row in read_criteria(change.book)],
    })  # fmt: skip


def _wish(words: Sequence[str], weight: str | None) -> Wish:
    field, value = read_criterion(" ".join(words))
    number = DEFAULT_WEIGHT if weight is None else int(weight.replace("−", "-"))
    if not 0 < abs(number) <= HEAVIEST:
        raise BadValue(
            _("{weight} is no weight: it is a whole number from {least} to {most}, and not 0.")
            .format(weight=weight, least=-HEAVIEST, most=HEAVIEST)
        )  # fmt: skip
    return Wish(field, value, number)


def _store(change: Change, wish: Wish, *, learned: bool) -> None:
    for row in read_criteria(change.book):
        if (row.field, fold(row.value)) == (wish.field, fold(wish.value)):
            change.update(
                "criterion", row.criterion_id, value=wish.value, weight=wish.weight,
                learned=int(learned),
            )  # fmt: skip
            return
    change.insert(
        "criterion", field=wish.field, value=wish.value, weight=wish.weight, learned=int(learned)
    )


def _take_off(change: Change, text: str) -> list[CriterionRow]:
    """Remove a criterion, or with a field alone all that ask for it."""
    field, value = read_criterion(text) if is_criterion(text) else (read_field_name(text), None)
    found = [
        row
        for row in read_criteria(change.book)
        if row.field == field and (value is None or fold(row.value) == fold(value))
    ]
    if not found:
        raise NotFound(
            _('The profile has no criterion {text}. "salesbook profile show" lists them.').format(
                text=text.strip()
            )
        )
    for row in found:
        change.delete("criterion", row.criterion_id)
    return found


def _named(criteria: Sequence[tuple[str, str, int]]) -> str:
    shown = [f"{show_criterion(field, value)} ({weight:+})"
             for field, value, weight in criteria[:_SHOWN]]  # fmt: skip
    if len(criteria) > _SHOWN:
        shown.append(_("{count} more").format(count=len(criteria) - _SHOWN))
    return _(", ").join(shown)


def _values(row: CriterionRow) -> dict[str, object]:
    return {"field": row.field, "value": row.value, "weight": row.weight,
            "learned": bool(row.learned)}  # fmt: skip
