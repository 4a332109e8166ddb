"""What is known of the customer: the fields that are filled, and the free facts."""

from __future__ import annotations

from salesbook.domain.amounts import show_range
from salesbook.domain.codes import word
from salesbook.domain.fields import FIELDS, label
from salesbook.i18n import _, language
from salesbook.light import TYPE_CHECKING, Sequence
from salesbook.reports.show.said import Said

if TYPE_CHECKING:
    from salesbook.rows import CustomerFile
    from salesbook.rows.dossier import Dossier

SEPARATOR = "\x1f"
"""Between the names of a list inside one text."""
FLAGS = ("need_clear", "budget_clear")
LISTS = ("aliases", "tags")
_APART = ("name", "grade", "status", "external_id", "every")  # the head says them


def say_fields(dossier: Dossier) -> list[Said]:
    """The fields in their order, then the facts, then when it was captured."""
    file = dossier.file
    said = []
    for field in FIELDS:
        value, text = _entry(field.name, file)
        if value is not None:
            name = "budget_fen" if field.name == "budget" else field.name
            said.append(Said(name, value, label(field), text))
    for fact in dossier.facts:
        # A fact may be called as a field is: `need` of a customer and the fact `need`.
        name = f"fact:{fact.part}/{fact.key}" if fact.part else f"fact:{fact.key}"
        heading = _(" / ").join(filter(None, (fact.part, fact.key)))
        said.append(Said(name, fact.value, heading, fact.value))
    captured = _("{captured}, verified {verified}").format(
        captured=file.captured_on, verified=file.verified_on
    )
    said.append(Said("captured_on", file.captured_on, _("captured"), captured))
    return said


def shorten(said: Sequence[Said], file: CustomerFile) -> list[Said]:
    """The same for one screen: said once, and what is clear beside what it is about."""
    texts = {one.name: one.text for one in said}
    left_out = {"signed_on"}  # the head says it
    if file.owned_since == file.captured_on:
        left_out.add("owned_since")
    for name, flag in (("need", "need_clear"), ("budget_fen", "budget_clear")):
        if name in texts and flag in texts:
            clear = _("{text} (clear)") if getattr(file, flag) else _("{text} (not clear)")
            texts[name] = clear.format(text=texts[name])
            left_out.add(flag)
    return [one._replace(text=texts[one.name]) for one in said if one.name not in left_out]


def _entry(name: str, file: CustomerFile) -> tuple[object, str]:
    """A field for programs and for people; None where nothing is known or the head says it."""
    if name == "budget":
        low, high = file.budget_low_fen, file.budget_high_fen
        if low is None and high is None:
            return None, ""
        low, high = low or 0, high if high is not None else low or 0
        return (low, high), show_range(low, high, language())
    value = None if name in _APART else getattr(file, name)
    if value in (None, ""):
        return None, ""
    if name in LISTS:
        names = tuple(value.split(SEPARATOR))
        return names, _(", ").join(names)
    if name in FLAGS:
        return bool(value), _("yes") if value else _("no")
    if name == "decision_chain":
        return value, word("chain", value)
    return value, "★" * value if name == "stars" else str(value)
