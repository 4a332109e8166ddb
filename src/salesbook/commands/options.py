"""Options and arguments that several commands share, declared once with Typer."""

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command_from_info
from typer.models import CommandInfo

from salesbook.i18n import _

if TYPE_CHECKING:
    from salesbook.domain.fields import Field

_WHO = _("number, name or part of it, alias, contact, phone, pinyin, or ext:ID")

Who = Annotated[str, typer.Argument(metavar=_("WHO"), help=_WHO, show_default=False)]
WhoWords = Annotated[list[str], typer.Argument(metavar=_("WHO"), help=_WHO, show_default=False)]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help=_("Show what would be done, change nothing."))
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask."))]
Grade = Annotated[str | None, typer.Option("--grade", metavar="A|B|C", help=_("Only this grade."))]
Status = Annotated[
    str | None,
    typer.Option("--status", metavar=_("STATUS"),
                 help=_("Only this status: active, pooled, lost, archived, or all.")),
]  # fmt: skip
Owner = Annotated[
    str | None, typer.Option("--owner", metavar=_("NAME"), help=_("Only this owner's."))
]
Tags = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar=_("TAG"), help=_("Only with this tag; may be repeated.")),
]
Industry = Annotated[
    str | None, typer.Option("--industry", metavar=_("TEXT"), help=_("Only this industry."))
]
Region = Annotated[
    str | None, typer.Option("--region", metavar=_("TEXT"), help=_("Only this region."))
]
Source = Annotated[
    str | None, typer.Option("--source", metavar=_("TEXT"), help=_("Only from this source."))
]
Signed = Annotated[
    bool | None, typer.Option("--signed/--unsigned", help=_("Only signed, or only unsigned."))
]
NoContactSince = Annotated[
    str | None,
    typer.Option("--no-contact-since", metavar=_("WHEN"), help=_("Not reached since that day.")),
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help=_("At most this many lines."))
]

Deal = Annotated[
    str | None,
    typer.Option("--deal", metavar="N", help=_("Which deal, where there are several.")),
]
On = Annotated[
    str | None, typer.Option("--on", metavar=_("DATE"), help=_("When it was, else today."))
]
Period = Annotated[
    str | None,
    typer.Option("--period", metavar=_("PERIOD"), help=_("Only in these days: 2026, last month.")),
]

Stage = Annotated[
    str | None,
    typer.Option("--stage", metavar=_("STAGE"), help=_("Only with a deal in this stage.")),
]
Product = Annotated[
    str | None, typer.Option("--product", metavar=_("TEXT"), help=_("The product or service."))
]
Amount = Annotated[
    str | None, typer.Option("--amount", metavar=_("MONEY"), help=_("What it is worth."))
]
Expect = Annotated[
    str | None,
    typer.Option("--expect", metavar=_("WHEN"), help=_("When it is expected to be signed.")),
]
Contract = Annotated[
    str | None, typer.Option("--contract", metavar=_("TEXT"), help=_("Number of the contract."))
]
Factors = Annotated[
    list[str] | None,
    typer.Option("--factor", metavar=_("TEXT"), help=_("What decided it; may be repeated.")),
]
OwnerGiven = Annotated[
    str | None, typer.Option("--owner", metavar=_("NAME"), help=_("Whose it is."))
]
Note = Annotated[str | None, typer.Option("--note", metavar=_("TEXT"), help=_("A note."))]
WhyBack = Annotated[
    str | None,
    typer.Option("--why", metavar=_("TEXT"), help=_("Reason; required for a step back.")),
]
ExternalId = Annotated[
    str | None,
    typer.Option("--id", metavar=_("TEXT"), help=_("Your own number of it; twice leaves one.")),
]

Send = Annotated[
    str | None,
    typer.Option(
        "--send", metavar=_("NAME"), help=_("Send it to this target of your config file.")
    ),
]
SendDryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help=_("Show what --send would send; send nothing."))
]


def as_typer(declared: dict[str, Any]) -> list[Any]:
    """Typer's own objects for options that no function declares, by the name of each value."""

    def nobody() -> None:
        """Declares them."""

    nobody.__signature__ = inspect.Signature([  # type: ignore[attr-defined]
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in declared.items()
    ])  # fmt: skip
    nobody.__annotations__ = declared
    info = CommandInfo(name="options", callback=nobody)
    return get_command_from_info(
        info, pretty_exceptions_short=False, rich_markup_mode=None
    ).params  # fmt: skip


def of_fields(fields: "tuple[Field, ...]") -> list[Any]:
    """One option per field of the table of fields, in kebab case."""
    declared: dict[str, Any] = {}
    for field in fields:
        short = {"external_id": "id", "tags": "tag"}.get(field.name, field.name)
        option = typer.Option(
            "--" + short.replace("_", "-"),
            metavar=_METAVARS.get(field.kind, _("TEXT")),
            help=_(field.help),
        )
        kind: Any = list[str] | None if field.kind == "list" else str | None
        declared[field.name] = Annotated[kind, option]
    return as_typer(declared)


_METAVARS = {
    "day": _("WHEN"),
    "money_range": _("MONEY"),
    "flag": _("YES|NO"),
    "chain": "short|medium|long",
    "grade": "A|B|C",
    "status": _("STATUS"),
    "span": _("DAYS"),
    "stars": "1-5",
    "clock": "HH:MM",
    "hours": "working|private",
    "manner": "brief|long",
}
