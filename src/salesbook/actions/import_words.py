"""What an import has to say: its receipt, everything that is wrong, what was doubted.

Neighbour: `imports`, which does the work.
"""

from salesbook.actions.matching import Target
from salesbook.errors import BadValue
from salesbook.exchange.kinds import show_lines
from salesbook.exchange.lines import Wrong
from salesbook.i18n import _, n_
from salesbook.light import NamedTuple, Sequence
from salesbook.output.receipt import Receipt

_MOST_ERRORS = 500


class Outcome(NamedTuple):
    """What an import did: per kind how many lines were added, updated, the same."""

    counts: dict[str, dict[str, int]]
    warnings: tuple[str, ...]
    is_empty: bool
    wrong: tuple[Wrong, ...] = ()
    """What was refused, where the others were taken all the same."""


def receipt(outcome: Outcome, path: str, *, dry: bool, refused: Sequence[str] = ()) -> Receipt:
    """What the import did, or would do; `refused` are the files of rows that were not taken."""
    words = {
        "customers": _("customers: {added} added, {updated} updated, {same} as they were"),
        "contacts": _("contacts: {added} added, {updated} updated, {same} as they were"),
        "grades": _("grades: {added} added, {same} as they were"),
        "follow-ups": _("follow-ups: {added} added, {same} as they were"),
        "deals": _("deals: {added} added, {updated} updated, {same} as they were"),
        "sales": _("sales: {added} added, {same} as they were"),
    }
    counts = _("; ").join(words[kind].format(**found) for kind, found in outcome.counts.items())
    if dry:
        line = _("Would import {path}: {counts}. Nothing was changed.")
    elif outcome.is_empty:
        line = _("{path} has nothing new: {counts}.")
    else:
        line = _("Imported {path}: {counts}.")
    count = len({one.at for one in outcome.wrong})
    values: dict[str, object] = {"done": "import", "file": path, "dry_run": dry}
    values |= {kind.replace("-", "_"): found for kind, found in outcome.counts.items()}
    if count:
        values |= {"refused": count, "refused_files": list(refused)}
    values["warnings"] = list(outcome.warnings)
    warnings = outcome.warnings
    if refused:
        warnings += (
            n_(
                "{count} line was refused and is in {files}, with the reason. Mend it there and "
                "import that file.",
                "{count} lines were refused and are in {files}, with the reasons. Mend them there "
                "and import that file.",
                count,
            ).format(count=count, files=_(", ").join(refused)),
        )
    sentence = line.format(path=path, counts=counts or _("no lines"))
    return Receipt(sentence, values, warnings)


def refusal(path: str, wrong: Sequence[Wrong], *, dry: bool = False) -> BadValue:
    """Everything that is wrong, in the order of the file; in a dry run only how much."""
    if dry:
        return BadValue(
            n_(
                "{path}: {count} value cannot be taken in, so nothing would be imported. "
                "Mend it, or leave its line out with --skip-errors.",
                "{path}: {count} values cannot be taken in, so nothing would be imported. "
                "Mend them, or leave their lines out with --skip-errors.",
                len(wrong),
            ).format(path=path, count=len(wrong))
        )
    details = [one.said() for one in in_order(wrong)[:_MOST_ERRORS]]
    if len(wrong) > _MOST_ERRORS:
        details.append(_("… and {count} more").format(count=len(wrong) - _MOST_ERRORS))
    return BadValue(
        n_(
            "{path}: {count} value cannot be taken in, so nothing was imported:",
            "{path}: {count} values cannot be taken in, so nothing was imported:",
            len(wrong),
        ).format(path=path, count=len(wrong)),
        details,
    )


def in_order(wrong: Sequence[Wrong]) -> list[Wrong]:
    """What is wrong by sheet and line."""
    sheets = {one.at.sheet: place for place, one in reversed(list(enumerate(wrong)))}
    return sorted(wrong, key=lambda one: (sheets[one.at.sheet], one.at.line))


def say_undated(lines: list[int]) -> list[str]:
    """Next actions without a date that could be read."""
    if not lines:
        return []
    return [
        n_(
            "{count} next action has no date to come and was kept in the note (line {lines}).",
            "{count} next actions have no date to come and were kept in the notes (lines {lines}).",
            len(lines),
        ).format(count=len(lines), lines=show_lines(lines))
    ]


def say_doubted(lines: list[int]) -> list[str]:
    """Phone numbers that are none."""
    if not lines:
        return []
    return [
        n_(
            "{count} phone number is no valid one and was kept as written (line {lines}).",
            "{count} phone numbers are no valid ones and were kept as written (lines {lines}).",
            len(lines),
        ).format(count=len(lines), lines=show_lines(lines))
    ]


def say_nobody(lines: list[int], placeholder: Target | None) -> list[str]:
    """Deals that name no customer, and whom they belong to."""
    if placeholder is None:
        return []
    return [
        n_(
            "{count} deal names no customer and was put with #{id} (line {lines}).",
            "{count} deals name no customer and were put with #{id} (lines {lines}).",
            len(lines),
        ).format(count=f"{len(lines):,}", id=placeholder.identity, lines=show_lines(lines))
    ]
