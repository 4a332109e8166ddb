"""`export`: the whole book, lists that can be imported again, a calendar, an address book."""

from __future__ import annotations

import os

from salesbook.book.customers import Filters
from salesbook.commands.filters import read_filters
from salesbook.context import Run, current, wrote
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options

# What can be exported in which formats; the first is taken where nothing says another.
WHOLE = ("json", "csv", "xlsx")
LISTS = ("csv", "xlsx", "json", "jsonl", "tsv")
KINDS = {
    "all": (*WHOLE, "ics", "vcf"),
    "customers": LISTS,
    "contacts": (*LISTS, "vcf"),
    "follow-ups": LISTS,
    "grades": LISTS,
    "deals": LISTS,
    "sales": LISTS,
}
_ENDINGS = ("json", "jsonl", "csv", "tsv", "xlsx", "ics", "vcf")


def export(
    what: Annotated[
        str,
        typer.Argument(metavar="|".join(KINDS), help=_("what; all is the whole book")),
    ] = "all",
    target: Annotated[
        str | None,
        typer.Option("--to", metavar=_("FILE|FOLDER"),
                     help=_("Where to; its ending says the format. - is stdout.")),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="|".join(_ENDINGS), help=_("Format of the file.")),
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help=_("Leave what looks like a formula as it is (csv)."))
    ] = False,
    grade: options.Grade = None,
    status: options.Status = None,
    tag: options.Tags = None,
    owner: options.Owner = None,
    industry: options.Industry = None,
    region: options.Region = None,
    source: options.Source = None,
    stage: options.Stage = None,
    signed: options.Signed = None,
    no_contact_since: options.NoContactSince = None,
) -> None:  # fmt: skip
    """Write what is asked for; nothing in the book changes."""
    run = current()
    kind = _kind(what)
    chosen = _form(kind, target, form)
    given = (grade, status, tag, owner, industry, region, source, stage, signed, no_contact_since)
    if kind == "all" and chosen in WHOLE:
        if any(one not in (None, []) for one in given):
            raise BadValue(
                _("The whole book takes no filters. Try: salesbook export customers --grade A")
            )
        from salesbook.commands.export_whole import export_whole

        export_whole(run, chosen, target)
        return
    if chosen != "vcf" and target is not None and _is_folder(target):
        raise BadValue(_("{path} is a folder, not a file.").format(path=target))
    with run.reading() as (book, day):
        from salesbook.book.export import Chosen, book_mark

        filters: Filters = read_filters(
            day, grade=grade, owner=owner, tags=tag, industry=industry, region=region,
            source=source, signed=signed, no_contact_since=no_contact_since, stage=stage,
            status=status or "active",
        )  # fmt: skip
        found = Chosen(book, filters, day.me)
        if chosen == "ics":
            _export_calendar(run, found, book_mark(book), target or "-")
        elif chosen == "vcf":
            _export_cards(run, found, book_mark(book), target or "-")
        else:
            _export_list(run, found, kind, chosen, target or "-", raw=raw)


def _kind(what: str) -> str:
    wanted = what.strip().lower().replace("_", "-").replace("followups", "follow-ups")
    if wanted not in KINDS:
        raise BadValue(
            _("There is no export {what}: choose from {known}.").format(
                what=what, known=_(", ").join(KINDS)
            )
        )
    return wanted


def _form(kind: str, target: str | None, asked: str | None) -> str:
    """The format: as asked, else by the ending of the target, else the first there is."""
    known = KINDS[kind]
    if asked is not None:
        chosen = asked.strip().lower()
    elif target is None or target == "-":
        chosen = known[0]
    elif _is_folder(target):
        chosen = "csv" if kind == "all" else ("vcf" if "vcf" in known else known[0])
    else:
        chosen = os.path.splitext(target)[1].lower().removeprefix(".")
    if chosen not in known:
        raise BadValue(
            _("{what} cannot be exported as {format}. Known: {known}.").format(
                what=kind, format=chosen or _("a file without an ending"),
                known=_(", ").join(known),
            )
        )  # fmt: skip
    return chosen


def _is_folder(target: str) -> bool:
    return target.endswith(os.sep) or os.path.isdir(target)


def _export_list(run: Run, found: Chosen, kind: str, form: str, target: str, *, raw: bool) -> None:
    from salesbook.exchange import ready
    from salesbook.output.emit import emit_file
    from salesbook.output.report import Report

    # Headings and words of the language are for people; programs get codes.
    people = form in ("csv", "xlsx")
    left_out = 0
    if kind == "customers":
        table, left_out = ready.customers_table(found.customers(), found.facts(), people=people)
    elif kind == "contacts":
        table = ready.contacts_table(found.contacts(), people=people)
    elif kind == "follow-ups":
        once = form in ("csv", "tsv")  # written row by row
        table = ready.follow_ups_table(found.follow_ups(), people=people, once=once)
    elif kind == "deals":
        table = ready.deals_table(found.deals(), people=people)
    elif kind == "sales":
        table = ready.sales_table(found.sales(), people=people, once=form in ("csv", "tsv"))
    else:
        table = ready.grades_table(found.grades(), people=people)
    rows = emit_file(Report((table,)), form, target, book=run.book_path, raw=raw, cut=False)
    _say(run, target, rows)
    if left_out:
        run.say(
            _("Free facts that fit under no header, left out: {count}. "
              "The whole export has them.").format(count=left_out)
        )  # fmt: skip


def _export_calendar(run: Run, found: Chosen, mark: str, target: str) -> None:
    from salesbook.exchange import ics
    from salesbook.output.files import writing

    with writing(target, run.book_path) as file:
        entries, left_out = ics.write(
            file, found.actions(), found.birthdays(), mark=mark, today=run.now.date()
        )
    _say(run, target, entries)
    if left_out:
        run.say(
            _("Birthdays left out that are no day of a calendar: {count}.").format(count=left_out)
        )


def _export_cards(run: Run, found: Chosen, mark: str, target: str) -> None:
    from salesbook.exchange.vcards import write_cards
    from salesbook.output.files import folder, writing

    made = list(write_cards(found.cards(), mark=mark))
    if target != "-" and _is_folder(target):
        with folder(target, [name for name, _card in made], run.book_path) as place:
            for name, card in made:
                with place(name) as file:
                    file.write(card.encode())
    else:
        with writing(target, run.book_path) as file:
            for _name, card in made:
                file.write(card.encode())
    _say(run, target, len(made))


def _say(run: Run, target: str, rows: int) -> None:
    if target != "-":
        run.say(wrote(target, rows))


if TYPE_CHECKING:
    from salesbook.book.export import Chosen
