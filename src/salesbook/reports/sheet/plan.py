"""The plan of the next working day: what is promised by then, and who is due by it."""

from datetime import date

from salesbook.domain.day import Day
from salesbook.domain.due import due_of
from salesbook.domain.workdays import next_after
from salesbook.i18n import _
from salesbook.light import NamedTuple, Sequence
from salesbook.output.days import show_date
from salesbook.output.report import Column, Table
from salesbook.reports.sheet.evening import Evening
from salesbook.rows import SheetRow


class Plan(NamedTuple):
    """What is to be done on the next working day."""

    row: SheetRow
    kind: str
    on: str


def list_plans(evening: Evening, day: Day) -> list[Plan]:
    """Promises for up to the next working day, then who is due by it, late ones included."""
    upto = next_after(evening.day, day.calendar).isoformat()
    promises, dues = [], []
    for row in evening.customers:
        due = due_of(row, day)
        if due is None or due.on.isoformat() > upto:
            continue
        if due.promised:
            promises.append(Plan(row, "promise", due.on.isoformat()))
        else:
            dues.append(Plan(row, "cadence", due.on.isoformat()))
    promises.sort(key=lambda plan: (plan.row.next_at is None, plan.on, plan.row.next_at or "",
                                    plan.row.grade, plan.row.customer))  # fmt: skip
    dues.sort(key=lambda plan: (plan.row.grade, plan.on, plan.row.customer, plan.row.customer_id))
    return promises + dues


def plan_table(plans: Sequence[Plan], day: Day) -> Table:
    """The plan for people."""
    columns = (
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("plan", _("plan"), weight=3),
    )
    rows = [
        (
            plan.row.customer_id,
            plan.row.customer,
            plan.row.grade,
            show_next(plan.row, day) if plan.kind == "promise" else _show_due(plan, day),
        )
        for plan in plans
    ]
    title = _("Next working day ({count})").format(count=len(plans))
    return Table(columns, rows, title=title, empty=_("Nothing planned for the next working day."))


def plan_object(plan: Plan) -> dict[str, object]:
    """A line of the plan for programs."""
    return {
        "customer_id": plan.row.customer_id,
        "customer": plan.row.customer,
        "grade": plan.row.grade,
        "kind": plan.kind,
        "on": plan.on,
        "at": plan.row.next_at if plan.kind == "promise" else None,
        "action": plan.row.next_action if plan.kind == "promise" else None,
    }


def show_next(row: SheetRow, day: Day) -> str | None:
    """The next action of that evening with its day in words."""
    if row.next_on is None:
        return None
    when = show_date(date.fromisoformat(row.next_on), day.today, row.next_at)
    return f"{when} {row.next_action}"


def _show_due(plan: Plan, day: Day) -> str:
    on = date.fromisoformat(plan.on)
    when = show_date(on, day.today)
    if on > day.today:
        return _("{when} follow up").format(when=when)
    return _("follow up, due since {when}").format(when=when)
