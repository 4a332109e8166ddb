"""`merge`: one of two customers; nothing of the one that goes is lost, and undo parts them."""

from datetime import date

from salesbook.actions.follow_ups import count_unanswered
from salesbook.actions.merging.pair import Pair
from salesbook.actions.merging.rows import CUSTOMER_GROUPS, MOVES, compare, keep_fact
from salesbook.actions.next_actions import open_action
from salesbook.actions.owners import handed_over, refusal
from salesbook.actions.standing import load, named, outlook, outlook_values
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.fields import label
from salesbook.domain.pool import no_owner
from salesbook.errors import Refused
from salesbook.i18n import _, n_, sentences
from salesbook.light import Any
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows import AgendaRow


def merge(change: Change, day: Day, who: str, into: str, *, dry: bool = False) -> Receipt:
    """Move everything of `who` to `into`, then remove `who`; the sentence says what moved.

    Raises Refused when both are the same customer, or where the merge would go round the rules
    of owners and the pool. With `dry` only the sentence differs: whoever asked rolls the
    change back.
    """
    goes, stays = find_one(change.book, who), find_one(change.book, into)
    if goes.customer_id == stays.customer_id:
        raise Refused(
            _("{who} and {into} are the same customer: {customer} (#{id}).").format(
                who=who, into=into, customer=stays.customer, id=stays.customer_id
            )
        )
    pair = Pair(change, day, load(change, goes.customer_id), load(change, stays.customer_id))
    _refuse_round_the_rules(pair)
    moved = {table: move(pair, table) for table, move in MOVES.items()}
    filled = _settle(pair)
    row = load(change, pair.into)
    return _receipt(pair, row, moved, filled, dry=dry)


def _refuse_round_the_rules(pair: Pair) -> None:
    """What a merge takes from an owner, or into the pool or out of it, has ways of its own."""
    goes, stays, day = pair.goes, pair.stays, pair.day
    pooled = [row for row in (goes, stays) if row.status == "pooled"]
    if day.policy.pool_enabled and len(pooled) == 1:
        raise refusal(pooled[0], "claim")
    why = no_owner(
        goes.status, owner=goes.owner, to=stays.owner or goes.owner, me=day.me,
        pool=day.policy.pool_enabled and not pooled,
    )  # fmt: skip
    if why is not None:
        raise refusal(goes, why)


def _settle(pair: Pair) -> list[str]:
    """Fill empty fields, reckon anew what follows from the rows, remove the one that goes."""
    change = pair.change
    names = [column for group in CUSTOMER_GROUPS for column in group.columns]
    reckoned = ["captured_on", "signed_on", "last_contact_on", "unanswered", "owned_since"]
    columns = [*names, *reckoned]
    mine, yours = (_columns(change, one, columns) for one in (pair.who, pair.into))
    filled, differing = compare(CUSTOMER_GROUPS, mine, yours)
    for key, value in differing:
        keep_fact(pair, "", key, value)
    # Only now is its external id free for the other.
    change.delete("customer", pair.who)
    now: dict[str, object] = {
        **filled,
        "captured_on": min(mine["captured_on"], yours["captured_on"]),
        # Signed since the first of the two signatures.
        "signed_on": min(filter(None, (mine["signed_on"], yours["signed_on"])), default=None),
        "last_contact_on": change.book.value(
            "SELECT max(on_day) FROM follow_up WHERE customer_id=? AND reached=1", (pair.into,)
        ),
        "unanswered": count_unanswered(change, pair.into),
    }
    if "owner" in filled:
        # A customer that was nobody's is the other's, who has had it as long as that one.
        now = handed_over(change, pair.day, pair.into, {**now, "owned_since": mine["owned_since"]})
    changed = {column: value for column, value in now.items() if yours[column] != value}
    change.update("customer", pair.into, **changed)
    return [group.field.name for group in CUSTOMER_GROUPS if group.columns[0] in filled]


def _columns(change: Change, identity: int, columns: list[str]) -> dict[str, Any]:
    sql = f"SELECT {','.join(columns)} FROM customer WHERE id=?"  # noqa: S608 - of the table
    return dict(zip(columns, change.book.values(sql, (identity,))[0], strict=True))


def _receipt(
    pair: Pair, row: AgendaRow, moved: dict[str, int], filled: list[str], *, dry: bool
) -> Receipt:
    line = _("Would merge {name} (#{who}) into {customer}: {what}.") if dry else _(
        "Merged {name} (#{who}) into {customer}: {what}."
    )  # fmt: skip
    parts = [line.format(name=pair.name, who=pair.who, customer=named(row),
                         what=_(", ").join(_counted(moved)) or _("nothing to move"))]  # fmt: skip
    if filled:
        labels = {group.field.name: label(group.field) for group in CUSTOMER_GROUPS}
        parts.append(_("Filled: {fields}.").format(
            fields=_(", ").join(labels[name] for name in filled)))  # fmt: skip
    if pair.ended is not None:
        parts.append(_ended(pair))
    if row.grade_since != pair.stays.grade_since:
        parts.append(_("{grade} since {day}.").format(grade=row.grade, day=row.grade_since))
    if row.signed_on != pair.stays.signed_on:
        parts.append(_("Signed since {day}.").format(day=row.signed_on))
    parts.append(outlook(row, pair.day))
    stays_open = open_action(pair.change, pair.into)
    values: dict[str, object] = {
        "done": "merge",
        "customer_id": pair.into,
        "customer": row.customer,
        "merged_id": pair.who,
        "merged": pair.name,
        "grade": row.grade,
        "moved": moved,
        "filled": filled,
        "open_action_id": stays_open.next_action_id if stays_open else None,
        "ended_action_id": pair.ended.next_action_id if pair.ended else None,
        **outlook_values(row, pair.day),
        "dry_run": dry,
    }
    warnings: tuple[str, ...] = ()
    if row.status != "active":
        warning = _("{customer} is {status}, so nothing will be due.")
        warnings = (warning.format(customer=row.customer, status=word("status", row.status)),)
    return Receipt(sentences(*parts), values, warnings)


def _ended(pair: Pair) -> str:
    ended = pair.ended
    assert ended is not None
    when = show_date(date.fromisoformat(ended.on_day), pair.day.today, ended.at_time)
    line = _("Ended as moved: {action} ({when}), because the earlier one stays open.")
    if pair.stays.status != "active":
        line = _("Dropped: {action} ({when}).")
    return line.format(action=ended.action, when=when)


def _counted(moved: dict[str, int]) -> list[str]:
    counts = {
        "follow_up": n_("{count} follow-up", "{count} follow-ups", moved["follow_up"]),
        "contact": n_("{count} contact", "{count} contacts", moved["contact"]),
        "tag": n_("{count} tag", "{count} tags", moved["tag"]),
        "fact": n_("{count} fact", "{count} facts", moved["fact"]),
        "alias": n_("{count} alias", "{count} aliases", moved["alias"]),
        "grade_change": n_("{count} step of grade", "{count} steps of grade",
                           moved["grade_change"]),
        "next_action": n_("{count} next action", "{count} next actions", moved["next_action"]),
        "deal": n_("{count} deal", "{count} deals", moved["deal"]),
        "instalment": n_("{count} instalment", "{count} instalments", moved["instalment"]),
        "sale": n_("{count} sale", "{count} sales", moved["sale"]),
        "feedback": n_("{count} feedback", "{count} pieces of feedback", moved["feedback"]),
        "care": n_("{count} record of care", "{count} records of care", moved["care"]),
        "coaching": n_("{count} finding of coaching", "{count} findings of coaching",
                       moved["coaching"]),
    }  # fmt: skip
    return [text.format(count=moved[table]) for table, text in counts.items() if moved[table]]
