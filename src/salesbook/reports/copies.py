"""`restore` without a backup: the dated copies there are. And a word on where a book lies."""

from salesbook.i18n import N_, _
from salesbook.light import Protocol, Sequence
from salesbook.output.report import Column, Line, Report, Table

_REASONS = {
    "import": N_("before an import"),
    "restore": N_("before a restore"),
    "upgrade": N_("before an upgrade"),
    "damaged": N_("damaged, replaced by a restore"),
}


class Dated(Protocol):
    """A dated copy of a book."""

    @property
    def path(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def size(self) -> int: ...


def copies_report(copies: Sequence[Dated]) -> Report:
    """One line a copy, the newest first, and how one is put back."""
    columns = (
        Column("at", _("when"), "moment", keep=True),
        Column("reason", _("why"), "code", words={key: _(text) for key, text in _REASONS.items()}),
        Column("size", _("bytes"), "whole"),
        Column("path", _("file"), weight=3),
    )
    rows = [(copy.at, copy.reason, copy.size, copy.path) for copy in copies]
    empty = _("There is no backup yet. Make one: salesbook backup")
    foot = Line(_("Put one back: salesbook restore latest, or a day, or a file"), "dim")
    return Report((Table(columns, rows, empty=empty),), foot=(foot,) if rows else ())


def far_warning(path: str, kind: str) -> str:
    """What to say of a book on a network file system."""
    return _(
        "The book {path} lies on a network disk ({kind}). Where two computers write it at once, "
        "it may be damaged: keep it on this computer and copy it with salesbook backup --to."
    ).format(path=path, kind=kind)
