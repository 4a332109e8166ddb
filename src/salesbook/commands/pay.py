"""`pay plan|receive|list`: what is owed by when, what came in, what is still out."""

from __future__ import annotations

from salesbook.actions import payment_plans, payments
from salesbook.book.find import find_one
from salesbook.book.payments import Wanted, read_instalments
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.money import read_amount
from salesbook.phrases.period import read_period
from salesbook.phrases.when import read_when
from salesbook.reports.money import instalments_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def plan(
    who: options.Who,
    parts: Annotated[
        list[str],
        typer.Argument(
            metavar=_("PART"),
            help=_(
                "percent or money, @, when: 30%@signing 60%@2027-01-15 10%@+90d;"
                " signing and +90d count from the day of signing, =final names the kind"
            ),
            show_default=False,
        ),
    ],
    deal: options.Deal = None,
    invoice: Annotated[
        list[str] | None,
        typer.Option(
            "--invoice", metavar=_("TEXT"), help=_("Invoice of a part; repeat it, in their order.")
        ),
    ] = None,
) -> None:
    """Plan what a customer pays by when."""
    run = current()
    with run.changing() as (change, day):
        receipt = payment_plans.plan(
            change, day, who, " ".join(parts), deal=deal, invoices=invoice or ()
        )
        change.says(receipt.line)
    run.receipt(receipt)


def receive(
    who: options.Who,
    money: Annotated[
        list[str],
        typer.Argument(metavar=_("MONEY"), help=_("how much came in"), show_default=False),
    ],
    deal: options.Deal = None,
    on: options.On = None,
    instalment: Annotated[
        int | None,
        typer.Option(
            "--instalment", min=1, metavar="N", help=_("For this one, else for the first due.")
        ),
    ] = None,
    note: options.Note = None,
) -> None:
    """Take money in, and say what is still owed."""
    run = current()
    with run.changing() as (change, day):
        payment = payments.Payment(
            read_amount(" ".join(money)),
            read_when(on, day.now, "past").day if on else day.today,
            note or None,
        )
        receipt = payments.receive(change, day, who, payment, deal=deal, instalment=instalment)
        change.says(receipt.line)
    run.receipt(receipt)


def list_instalments(
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("WHO"), help=_("only this customer"), show_default=False),
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help=_("Only what was due before today."))
    ] = False,
    period: options.Period = None,
    owner: options.Owner = None,
) -> None:
    """Print what is owed by when, what is still owed first."""
    run = current()
    with run.reading() as (book, day):
        wanted = Wanted(
            customer=find_one(book, " ".join(who)).customer_id if who else None,
            period=read_period(period, day.today) if period else None,
            owner=owner,
            overdue=overdue,
        )
        rows = read_instalments(book, wanted, day)
    run.print(instalments_report(rows, day, overdue=overdue))
