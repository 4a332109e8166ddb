"""One step in the file of a customer, said in a few words: `history WHO`.

What only repeats another entry (the last contact, the name in pinyin) is left unsaid.
Neighbour: `history`, the table it stands in.
"""

from salesbook.domain.amounts import show_money
from salesbook.domain.codes import word
from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, label
from salesbook.exchange.whole_words import title
from salesbook.i18n import _, language
from salesbook.light import Mapping
from salesbook.rows.undo import StoryRow

_GISTS: dict[str, tuple[str, ...]] = {
    "contact": ("name", "title"),
    "alias": ("name",),
    "tag": ("name",),
    "fact": ("key", "value"),
    "follow_up": ("note", "feedback"),
    "next_action": ("on_day", "at_time", "action"),
    "grade_change": ("from_grade", "to_grade", "reason"),
    "deal": ("amount_fen", "stage", "contract"),
    "deal_move": ("from_stage", "to_stage", "note"),
    "answer": ("question", "answer"),
    "instalment": ("due_on", "amount_fen"),
    "receipt": ("on_day", "amount_fen"),
    "sale": ("on_day", "amount_fen"),
    "ownership": ("act", "from_owner", "to_owner"),
    "feedback": ("kind", "said", "score"),
    "care": ("kind", "due_on"),
    "coaching": ("found", "advice"),
}
"""What of a row says what it is."""

_CODES = {
    ("deal", "stage"): "stage", ("deal_move", "from_stage"): "stage",
    ("deal_move", "to_stage"): "stage", ("ownership", "act"): "ownership",
    ("feedback", "kind"): "feedback", ("care", "kind"): "care",
    ("next_action", "state"): "next_state", ("customer", "status"): "status",
    ("customer", "decision_chain"): "chain",
}  # fmt: skip
_FROM_TO = {"from_grade": "to_grade", "from_stage": "to_stage", "from_owner": "to_owner"}
_BUDGET = {"budget_low_fen": "budget", "budget_high_fen": "budget", "every_days": "every"}
_LABELS = {
    "customer": {field.name: field for field in FIELDS},
    "contact": {field.name: field for field in CONTACT_FIELDS},
}
_UNSAID = frozenset({"grade", "owned_since"})
"""Fields of a customer of which another entry of the same command tells."""


def tell(step: StoryRow) -> str:
    """The step in words; empty where another step says it."""
    if step.act == "update":
        return _changed(step)
    if step.table not in _GISTS:
        return ""
    gist = _gist(step.table, step.values)
    entry = _("{entry}: {text}").format(entry=title(step.table), text=gist)
    return entry if step.act == "insert" else _("{entry} (removed)").format(entry=entry)


def _gist(table: str, values: Mapping[str, object]) -> str:
    shown = {name: _shown(table, name, values.get(name)) for name in _GISTS[table]}
    for start, end in _FROM_TO.items():
        if shown.get(start) and shown.get(end):
            shown[end] = f"{shown.pop(start)} → {shown[end]}"
    return " ".join(text for text in shown.values() if text)


def _changed(step: StoryRow) -> str:
    if step.table == "next_action" and "state" in step.after:
        return _("{entry}: {text}").format(
            entry=title(step.table), text=_shown(step.table, "state", step.after["state"])
        )
    labels = _LABELS.get(step.table)
    if labels is None:
        return ""
    said = {}
    for column, before in step.values.items():
        field = labels.get(_BUDGET.get(column, column))
        if field is None or (step.table == "customer" and column in _UNSAID):
            continue
        if before == step.after.get(column):  # logged with a whole row
            continue
        old, new = (
            _shown(step.table, column, value) or "–" for value in (before, step.after.get(column))
        )
        said[field.name] = f"{label(field)} {old} → {new}"
    return _(", ").join(said.values())


def _shown(table: str, column: str, value: object) -> str:
    if value is None:
        return ""
    if column.endswith("_fen") and isinstance(value, int):
        return show_money(value, language())
    kind = _CODES.get((table, column))
    return word(kind, str(value)) if kind else str(value)
