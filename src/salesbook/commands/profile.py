"""`profile show|set|learn`: what the ideal customer looks like."""

from __future__ import annotations

from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer


def show() -> None:
    """Print the criteria, and how many customers meet them."""
    from salesbook.book.profile import UNSIGNED, read_criteria, read_subjects, wishes
    from salesbook.reports.profile import profile_report

    run = current()
    with run.reading() as (book, day):
        rows = read_criteria(book)
        fields = {row.field for row in rows}
        subjects = read_subjects(book, fields, UNSIGNED, {"me": day.me}) if rows else []
    run.print(profile_report(rows, wishes(rows), [subject.known for subject in subjects]))


def set_criteria(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("FIELD=VALUE [WEIGHT]"),
            help=_("a field and what it should say, and how much it counts: -100 to 100, else 10"),
            show_default=False,
        ),
    ] = None,
    rm: Annotated[
        list[str] | None,
        typer.Option(
            "--rm", metavar=_("FIELD[=VALUE]"), help=_("A criterion to take off; may be repeated.")
        ),
    ] = None,
) -> None:
    """Write criteria, change their weights, take them off."""
    from salesbook.actions import profile

    run = current()
    with run.changing() as (change, _day):
        receipt = profile.set_criteria(change, words or (), rm or ())
        change.says(receipt.line)
    run.receipt(receipt)


def learn(
    apply: Annotated[
        bool, typer.Option("--apply", help=_("Put what was learned into the profile."))
    ] = False,
) -> None:
    """Print what tells won from lost customers, or put it into the profile."""
    run = current()
    if apply:
        from salesbook.actions.profile import apply_lessons

        with run.changing() as (change, _day):
            receipt = apply_lessons(change)
            change.says(receipt.line)
        run.receipt(receipt)
        return
    from salesbook.book.profile import read_samples
    from salesbook.domain.fit import learn as learn_from
    from salesbook.reports.profile import lessons_report

    with run.reading() as (book, _day):
        samples = read_samples(book)
    run.print(lessons_report(learn_from(samples)))


# A weight may be negative, and -20 is no option.
set_criteria.settings = {"ignore_unknown_options": True}  # type: ignore[attr-defined]
