"""`deal add|edit|move|won|lost|list|ask`: the pipeline."""

from __future__ import annotations

from salesbook.context import current
from salesbook.domain.codes import LOST_REASONS, read_code
from salesbook.domain.stages import read_stage
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.when import read_when
from salesbook.reports.deals import SORTS

if TYPE_CHECKING:
    from datetime import date

    import typer

    from salesbook.commands import options
    from salesbook.domain.day import Day


def add(
    who: options.WhoWords,
    product: options.Product = None,
    amount: options.Amount = None,
    expect: options.Expect = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar=_("STAGE"), help=_("Where it stands, else at the lead.")),
    ] = None,
    on: options.On = None,
    owner: options.OwnerGiven = None,
    note: options.Note = None,
    external_id: options.ExternalId = None,
) -> None:
    """Begin a deal."""
    from salesbook.actions import pipeline

    run = current()
    given = {
        "product": product, "amount_fen": amount, "expect_on": expect, "owner": owner,
        "note": note, "external_id": external_id,
    }  # fmt: skip
    with run.changing() as (change, day):
        receipt = pipeline.add(
            change, day, " ".join(who), given,
            stage=read_stage(stage, day.policy) if stage is not None else None, on=_day(on, day),
        )  # fmt: skip
        change.says(receipt.line)
    run.receipt(receipt)


def edit(
    who: options.WhoWords,
    deal: options.Deal = None,
    product: options.Product = None,
    amount: options.Amount = None,
    expect: options.Expect = None,
    contract: options.Contract = None,
    factor: options.Factors = None,
    owner: options.OwnerGiven = None,
    note: options.Note = None,
    external_id: options.ExternalId = None,
) -> None:
    """Change what is known of a deal."""
    from salesbook.actions import pipeline

    run = current()
    given = {
        "product": product, "amount_fen": amount, "expect_on": expect, "contract": contract,
        "factors": factor, "owner": owner, "note": note, "external_id": external_id,
    }  # fmt: skip
    with run.changing() as (change, day):
        receipt = pipeline.edit(change, day, " ".join(who), deal, given)
        change.says(receipt.line)
    run.receipt(receipt)


def move(
    who: options.Who,
    following: Annotated[
        list[str],
        typer.Argument(metavar=_("STAGE"), help=_("the stage to move to"), show_default=False),
    ],
    deal: options.Deal = None,
    on: options.On = None,
    note: options.Note = None,
    why: options.WhyBack = None,
) -> None:
    """Move a deal to a stage."""
    move_deal(who, " ".join(following), deal, on, note, why)


def move_deal(
    who: str, to: str, which: str | None, on: str | None, note: str | None, why: str | None,
    done: str = "deal move",
) -> None:  # fmt: skip
    """The same for `stage WHO STAGE`."""
    from salesbook.actions import pipeline

    run = current()
    with run.changing() as (change, day):
        receipt = pipeline.move(
            change, day, who, read_stage(to, day.policy), which=which, on=_day(on, day),
            note=_text(note), why=_text(why), done=done,
        )  # fmt: skip
        change.says(receipt.line)
    run.receipt(receipt)


def won(
    who: options.WhoWords,
    deal: options.Deal = None,
    amount: options.Amount = None,
    product: options.Product = None,
    contract: options.Contract = None,
    factor: options.Factors = None,
    on: options.On = None,
) -> None:
    """Win a deal."""
    from salesbook.actions import pipeline

    run = current()
    given = {"amount_fen": amount, "product": product, "contract": contract, "factors": factor}
    with run.changing() as (change, day):
        receipt = pipeline.win(change, day, " ".join(who), given, which=deal, on=_day(on, day))
        change.says(receipt.line)
    run.receipt(receipt)


def lost(
    who: options.WhoWords,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", metavar="|".join(LOST_REASONS), help=_("Why it was lost; required.")
        ),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option("--note", metavar=_("TEXT"), help=_("What happened; required.")),
    ] = None,
    deal: options.Deal = None,
    on: options.On = None,
) -> None:
    """Lose a deal."""
    from salesbook.actions import pipeline

    run = current()
    if reason is None or _text(note) is None:
        raise BadValue(
            _("Say why and what happened: --reason {reasons}, --note TEXT.").format(
                reasons="|".join(LOST_REASONS)
            )
        )
    with run.changing() as (change, day):
        receipt = pipeline.lose(
            change, day, " ".join(who), read_code("lost_reason", reason), str(_text(note)),
            which=deal, on=_day(on, day),
        )  # fmt: skip
        change.says(receipt.line)
    run.receipt(receipt)


def ask(
    who: options.Who,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("NUMBER ANSWER"),
            help=_("the number of a question, and the answer; none shows them"),
            show_default=False,
        ),
    ] = None,
    deal: options.Deal = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar=_("STAGE"), help=_("Of this stage, else of the deal's.")),
    ] = None,
) -> None:
    """Show the questions of a stage, or keep an answer."""
    run = current()
    words = " ".join(text or []).strip()
    if words:
        from salesbook.actions.answers import answer

        with run.changing() as (change, day):
            asked = read_stage(stage, day.policy) if stage is not None else None
            receipt = answer(change, day, who, words, which=deal, stage=asked)
            change.says(receipt.line)
        run.receipt(receipt)
        return
    from salesbook.book.deals import OVER, RUNNING, answers_of, find_deal
    from salesbook.book.find import find_one
    from salesbook.domain.stages import OPEN
    from salesbook.reports.stages import questions_report

    with run.reading() as (book, day):
        asked = read_stage(stage, day.policy) if stage is not None else None
        row = find_deal(book, find_one(book, who), deal, day.policy, OPEN, RUNNING, OVER)
        answers = answers_of(book, row.deal_id)
    run.print(questions_report(row, asked or row.stage, answers, day, named=deal is not None))


def list_deals(
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("WHO"), help=_("only this customer"), show_default=False),
    ] = None,
    is_open: Annotated[
        bool, typer.Option("--open", help=_("Open deals; those are shown unless told otherwise."))
    ] = False,
    is_won: Annotated[bool, typer.Option("--won", help=_("Deals that were won."))] = False,
    is_lost: Annotated[bool, typer.Option("--lost", help=_("Deals that were lost."))] = False,
    stage: options.Stage = None,
    owner: options.Owner = None,
    product: Annotated[
        str | None,
        typer.Option("--product", metavar=_("TEXT"), help=_("Only products of such a name.")),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period", metavar=_("PERIOD"),
            help=_("Only those won or lost in it, or, while open, expected in it."),
        ),
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="|".join(SORTS), help=_("Order of the rows."))
    ] = None,
) -> None:  # fmt: skip
    """Print deals, and what they add up to."""
    from salesbook.book.deals import DealFilters, read_deals
    from salesbook.book.find import find_one
    from salesbook.reports.deals import deals_report

    run = current()
    asked = {"open": is_open, "won": is_won, "lost": is_lost}
    states = tuple(state for state, wanted in asked.items() if wanted)
    # A stage says by itself whether its deals are open, won or lost; of one customer, all are.
    states = states or (("open",) if stage is None and not who else tuple(asked))
    with run.reading() as (book, day):
        filters = DealFilters(
            states=states,
            customer_id=find_one(book, " ".join(who)).customer_id if who else None,
            stage=read_stage(stage, day.policy) if stage is not None else None,
            owner=owner,
            product=product,
            period=_period(period, day),
        )
        deals = read_deals(book, filters, day.me)
    filtered = filters != DealFilters()
    run.print(deals_report(deals, day, states, sort, filtered=filtered))


def _period(text: str | None, day: Day) -> tuple[str, str] | None:
    if text is None:
        return None
    from salesbook.phrases.period import read_period

    begins, ends = read_period(text, day.today)
    return begins.isoformat(), ends.isoformat()


def _day(text: str | None, day: Day) -> date | None:
    return None if text is None else read_when(text, day.now, "past").day


def _text(text: str | None) -> str | None:
    """A text without blanks around it; an empty one is none."""
    return (text or "").strip() or None
