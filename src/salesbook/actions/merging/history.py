"""What a merge does to the histories: the grades become one chain, one promise stays open."""

from salesbook.actions.merging.pair import Pair
from salesbook.actions.next_actions import end_open, open_action
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.rows import NextActionRow


class _Step(NamedTuple):
    identity: int
    from_grade: str | None
    to_grade: str
    on_day: str


def move_grades(pair: Pair, table: str) -> int:
    """Steps keep their days, and each comes from the grade before it.

    The grade that the customer who stays has now stays: where a moved step would have the
    last word, one more of the same day takes it back.
    """
    change = pair.change
    found = pair.ids(table)
    for identity in found:
        change.update(table, identity, customer_id=pair.into)
    chain = [_Step(*row) for row in change.book.values(
        "SELECT id,from_grade,to_grade,on_day FROM grade_change "
        "WHERE customer_id=? ORDER BY on_day,id", (pair.into,))]  # fmt: skip
    before = None
    for step in chain:
        if step.from_grade != before:
            change.update(table, step.identity, from_grade=before)
        before = step.to_grade
    grade, last = pair.stays.grade, chain[-1]
    if last.to_grade != grade:
        reason = _("merged with {name}, stays {grade}").format(name=pair.name, grade=grade)
        change.insert(
            table, customer_id=pair.into, from_grade=last.to_grade, to_grade=grade,
            on_day=last.on_day, reason=reason, owner=pair.day.me,
        )  # fmt: skip
    if last.on_day != pair.stays.grade_since:
        change.update("customer", pair.into, grade_since=last.on_day)
    return len(found)


def move_next_actions(pair: Pair, table: str) -> int:
    """Of two open ones the earlier stays open; one who is not active has none."""
    mine, yours = (open_action(pair.change, one) for one in (pair.who, pair.into))
    if mine is not None and pair.stays.status != "active":
        pair.ended = end_open(pair.change, pair.who, "dropped", pair.day.today)
    elif mine is not None and yours is not None:
        later = pair.who if _moment(yours) <= _moment(mine) else pair.into
        pair.ended = end_open(pair.change, later, "moved", pair.day.today)
    found = pair.ids(table)
    for identity in found:
        pair.change.update(table, identity, customer_id=pair.into)
    return len(found)


def _moment(action: NextActionRow) -> tuple[str, str]:
    # Without a time it is for the whole day, so after those of that day that have one.
    return action.on_day, action.at_time or "99:99"
