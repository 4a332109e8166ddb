"""Regrading by value: signed customers without an open deal take the class of their value."""

from datetime import date, timedelta

from salesbook.actions.grades import change_grade
from salesbook.book.door import Change
from salesbook.domain.amounts import show_money
from salesbook.domain.day import Day
from salesbook.domain.grades import movement
from salesbook.domain.value import value_classes
from salesbook.i18n import _, language
from salesbook.light import Sequence
from salesbook.output.receipt import Receipt
from salesbook.rows.value import ValueRow

_NAMED = 10
"""Customers that the receipt names."""


def apply_classes(
    change: Change, day: Day, rows: Sequence[ValueRow], period: tuple[date, date]
) -> Receipt:
    """Regrade who is signed, worked, and has no open deal; each with its value as the reason.

    Who signed after the period has no value in it yet, and is left alone.
    """
    start, end = period
    moved: list[dict[str, object]] = []
    by_id = {row.customer_id: row for row in rows}
    for valued in value_classes(((row.customer_id, row.value_fen) for row in rows), day.policy):
        row, wanted = by_id[valued.customer_id], valued.value_class
        signed = row.signed_on is not None and row.signed_on < end.isoformat()
        if not signed or row.status != "active" or row.open_deals or wanted == row.grade:
            continue
        reason = _("value {value} from {start} to {end}: class {grade}").format(
            value=show_money(row.value_fen, language()), start=start,
            end=end - timedelta(days=1), grade=wanted,
        )  # fmt: skip
        change_grade(
            change, day, row.customer_id, wanted, reason=reason, on=day.today, basis="value"
        )
        moved.append(
            {"customer_id": row.customer_id, "customer": row.customer, "from": row.grade,
             "to": wanted}
        )  # fmt: skip
    up = sum(movement(str(one["from"]), str(one["to"])) == "up" for one in moved)
    if moved:
        names = [
            _("{customer} (#{id}) {grade} → {to}").format(
                customer=one["customer"], id=one["customer_id"], grade=one["from"], to=one["to"]
            )
            for one in moved[:_NAMED]
        ]
        if len(moved) > _NAMED:
            names.append(_("{count} more").format(count=len(moved) - _NAMED))
        line = _("Regraded by value: {up} up, {down} down: {names}.").format(
            up=up, down=len(moved) - up, names=_(", ").join(names)
        )
    else:
        line = _("Every signed customer without an open deal has the grade of its value.")
    return Receipt(line, {"done": "pareto", "up": up, "down": len(moved) - up, "moved": moved})
