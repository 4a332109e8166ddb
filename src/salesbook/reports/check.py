"""`check`: what is wrong with a book, a line each, and what to do about it.

What is wrong is found elsewhere and comes as kinds with values; here they become
sentences. Neighbour: `rows.check`.
"""

from salesbook.domain.amounts import show_money
from salesbook.domain.codes import word
from salesbook.i18n import N_, _, language
from salesbook.light import Sequence
from salesbook.output.report import Column, Report, Table
from salesbook.rows.check import Finding

_FILE = N_("Put back a copy: salesbook restore")
_ROW = N_("Compare it with a copy: salesbook restore")
_TOLD = N_("Another program or a broken disk did this. See history, then correct it")

KINDS: dict[str, tuple[str, str]] = {
    "damage": (N_("The file is damaged: {reason}"), _FILE),
    "reference": (N_("Row {row} of {table} names a row of {parent} that is not there"), _FILE),
    "form": (N_("{name} is missing or not as in a new book"),
             N_("Export the book and import it into a new one")),
    "number": (N_("Number {row} of {table} could be given twice"),
               N_("Export the book and import it into a new one")),
    "calendar": (N_("The calendar says nothing new of {day}"),
                 N_("Say how it is: salesbook config calendar")),
    "operation": (N_("Operation {operation} is not what was written"), _ROW),
    "log_gone": (N_("Row {row} of {table} is gone, and nobody removed it"), _ROW),
    "log_there": (N_("Row {row} of {table} was removed and is there"), _ROW),
    "log_differs": (N_("Row {row} of {table}: {column} is not what was written"), _ROW),
    "log_began": (N_("Row {row} of {table} is not what was written"), _ROW),
    "log_unreadable": (N_("The log of row {row} of {table} cannot be read"), _ROW),
    "log_strange": (N_("The log names row {row} of {table}, which is no table"), _ROW),
    "promise": (N_("{count} next actions are open; one is the most"), _TOLD),
    "grade": (N_("Grade {grade} since {since}, but by its history {last} since {last_on}"),
              N_("Set it anew: salesbook regrade {customer_id} {grade} --renew --why …")),
    "last_contact": (N_("Last contact {told}, but by the follow-ups {last}"), _TOLD),
    "unanswered": (N_("{told} attempts unanswered, but by the follow-ups {count}"),
                   N_("The next contact corrects it")),
    "received": (N_("Instalment {instalment}: received {told}, but the receipts make {sum}"),
                 _TOLD),
    "overpaid": (N_("Instalment {instalment}: received {told} of {owed}"), _TOLD),
    "signed": (N_("Won a deal on {won} and does not count as signed"),
               N_("salesbook edit {customer_id} --signed-on {won}")),
    "stage": (N_("Deal {deal}: {stage} since {since}, but by its steps {last} since {last_on}"),
              _TOLD),
    "cared": (N_("Care done up to {told}, but by what was noted up to {last}"),
              N_("The next change of the customer or the person sets it right")),
    "contract": (N_("Deal {deal}, won on {won}, has no contract number"),
                 N_("Enter it with the deal")),
    "instalments": (N_("Deal {deal} is under contract and has no instalments"),
                    N_("Plan them: salesbook pay plan {customer_id} …")),
    "overdue": (N_("Instalment {instalment} of deal {deal}: {owed} overdue since {due}"),
                N_("Ask for it; once it is there: salesbook pay receive {customer_id} …")),
    "care": (N_("Deal {deal} is paid in full and still in {stage}"),
             N_("salesbook deal move {customer_id} care")),
    "plan": (N_("Planned for {day} and nothing noted since: {action}"),
             N_("salesbook log {customer_id} …, or salesbook snooze {customer_id} …")),
    "copy": (N_("A synced folder left another version of the book: {path}"),
             N_("Look into it with --book, then move it away")),
}  # fmt: skip
"""What each kind of finding says, and what to do."""

_MONEY = {"received": ("told", "sum"), "overpaid": ("told", "owed"), "overdue": ("owed",)}
_STAGES = {"stage": ("stage", "last"), "care": ("stage",)}


def check_report(findings: Sequence[Finding]) -> Report:
    """One line a finding; nothing at all where there is none."""
    columns = (
        Column("kind", _("kind"), "text", shown=False),
        Column("customer_id", "#", "id"),
        Column("customer", _("customer"), weight=2),
        Column("text", _("what"), keep=True, weight=4),
        Column("advice", _("what to do"), weight=3, under="text", lead="→ "),
    )
    rows: list[tuple[object, ...]] = []
    for found in findings:
        values = {"customer_id": found.customer_id, **_words(found)}
        text, advice = (_(line).format(**values) for line in KINDS[found.kind])
        rows.append((found.kind, found.customer_id, found.customer, text, advice))
    return Report((Table(columns, rows),))


def _words(found: Finding) -> dict[str, object]:
    """The values as a person reads them."""
    money = _MONEY.get(found.kind, ())
    stages = _STAGES.get(found.kind, ())
    shown: dict[str, object] = {}
    for name, value in found.values.items():
        if value is None:
            shown[name] = _("none")
        elif name in money and isinstance(value, int):
            shown[name] = show_money(value, language())
        elif name in stages:
            shown[name] = word("stage", str(value))
        else:
            shown[name] = value
    return shown
