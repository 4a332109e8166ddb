"""One customer out of a copy: what is gone comes back under its own numbers.

What is there is left as it is. Where a number now stands for something else, nothing is
done, and the rows are named. Neighbour: `book.restore`, which reads the copy.
"""

import json
import sqlite3

from salesbook.actions.standing import load, named, outlook, outlook_values
from salesbook.book.door import Change
from salesbook.domain.day import Day
from salesbook.errors import Refused
from salesbook.i18n import _, n_, sentences
from salesbook.light import Mapping, Sequence
from salesbook.output.receipt import Receipt

Rows = Mapping[str, Sequence[Mapping[str, object]]]
# What a customer has once only: where it was entered again, that one stays.
_ONCE = ("tag", "alias", "fact", "answer")
_SHOWN = 20
# What is stored twice follows the histories that came back.
_AGREE = (
    "UPDATE customer SET last_contact_on=(SELECT max(on_day) FROM follow_up "
    "WHERE customer_id=customer.id AND reached=1), unanswered=(SELECT count(*) FROM follow_up f "
    "WHERE f.customer_id=customer.id AND f.reached=0 AND NOT EXISTS (SELECT 1 FROM follow_up l "
    "WHERE l.customer_id=customer.id AND l.reached=1 AND (l.on_day,l.id)>(f.on_day,f.id))) "
    "WHERE id=?",
    "UPDATE customer SET (grade,grade_since)=(SELECT to_grade,on_day FROM grade_change "
    "WHERE customer_id=customer.id ORDER BY on_day DESC,id DESC LIMIT 1) "
    "WHERE id=? AND EXISTS (SELECT 1 FROM grade_change WHERE customer_id=customer.id)",
    "UPDATE deal SET (stage,stage_since)=(SELECT to_stage,on_day FROM deal_move "
    "WHERE deal_id=deal.id ORDER BY on_day DESC,id DESC LIMIT 1) "
    "WHERE customer_id=? AND EXISTS (SELECT 1 FROM deal_move WHERE deal_id=deal.id)",
    "UPDATE instalment SET received_fen=coalesce((SELECT sum(amount_fen) FROM receipt "
    "WHERE instalment_id=instalment.id),0) WHERE customer_id=?",
)


def restore_customer(change: Change, day: Day, identity: int, rows: Rows, copy: str) -> Receipt:
    """Put back what is gone of a customer; `rows` is all of it, by table, as the copy has it."""
    strange = _strange(change, identity, rows)
    change.book.connection.execute("PRAGMA defer_foreign_keys=ON")
    brought = {table: _bring_back(change, day, table, rows[table], strange) for table in rows}
    if strange:
        more = len(strange) - _SHOWN
        shown = strange[:_SHOWN] + (
            [_("… and {count} more").format(count=more)] if more > 0 else []
        )
        raise Refused(
            _("Customer #{id} does not fit into the book any more; nothing was changed:").format(
                id=identity
            ),
            shown,
        )
    total = sum(brought.values())
    if total:
        for sql in _AGREE:
            change.book.connection.execute(sql, (identity,))
    row = load(change, identity)
    line = n_(
        "Restored {customer} from {copy}: {count} row. {outlook}",
        "Restored {customer} from {copy}: {count} rows. {outlook}",
        total,
    )
    if not total:
        line = _("{customer}: nothing of what {copy} has is gone. {outlook}")
    values: dict[str, object] = {
        "done": "restore", "backup": copy, "customer_id": identity, "customer": row.customer,
        "tables": {table: count for table, count in brought.items() if count},
        **outlook_values(row, day),
    }  # fmt: skip
    said = line.format(customer=named(row), copy=copy, count=total, outlook=outlook(row, day))
    return Receipt(sentences(said), values)


def _strange(change: Change, identity: int, rows: Rows) -> list[str]:
    """Numbers that stand for something else by now, a line each."""
    found = []
    for table, some in rows.items():
        for row in some:
            now = _now(change, table, row)
            if now is None:
                continue
            if table in ("customer", "product"):
                # Renamed it may be, and corrected; both at once is another one.
                born = "captured_on" if table == "customer" else "name"
                if now["name_key"] == row["name_key"] or now[born] == row[born]:
                    continue
                found.append(
                    _("{table} {row} is {name} now").format(
                        table=table, row=row["id"], name=now["name"]
                    )
                )
            elif now["customer_id"] != identity:
                found.append(
                    _("{table} {row} belongs to customer #{id} now").format(
                        table=table, row=row["id"], id=now["customer_id"]
                    )
                )
    return found


def _now(change: Change, table: str, row: Mapping[str, object]) -> Mapping[str, object] | None:
    found = change.book.value(f"SELECT as_json FROM {table} WHERE id=?", (row["id"],))  # noqa: S608
    return json.loads(found) if found else None


def _bring_back(
    change: Change,
    day: Day,
    table: str,
    rows: Sequence[Mapping[str, object]],
    strange: list[str],
) -> int:
    """Insert the rows that are gone; how many came."""
    count = 0
    for row in rows:
        if _now(change, table, row) is not None:
            continue
        values = dict(row)
        if table == "next_action" and row["state"] == "open" and _has_open(change, row):
            values.update(state="moved", ended_on=day.iso)
        try:
            change.insert(table, **values)
        except sqlite3.IntegrityError as error:
            if table not in _ONCE:
                strange.append(
                    _("{table} {row}: {reason}").format(table=table, row=row["id"], reason=error)
                )
            continue
        count += 1
    return count


def _has_open(change: Change, row: Mapping[str, object]) -> bool:
    return bool(
        change.book.value(
            "SELECT 1 FROM next_action WHERE customer_id=? AND state='open'", (row["customer_id"],)
        )
    )
