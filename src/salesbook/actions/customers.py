"""Customers: take on, change, verify, put away. Neighbours: `tags`, `facts`, `contacts`."""

from datetime import date

from salesbook.actions.aliases import set_aliases
from salesbook.actions.contacts import insert_contact
from salesbook.actions.doubts import warn_of_phones
from salesbook.actions.facts import set_fact
from salesbook.actions.grades import change_grade
from salesbook.actions.namesakes import warn_of_namesakes
from salesbook.actions.next_actions import Promise, promise, refuse_idle
from salesbook.actions.owners import handed_over, protected_until, refuse_round_the_rules
from salesbook.actions.standing import load, outlook, outlook_values, window_outlook
from salesbook.actions.tags import put_tags, take_all_off
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.day import Day
from salesbook.domain.fields import FIELDS, label
from salesbook.errors import BadValue, Refused
from salesbook.i18n import _, n_, sentences
from salesbook.light import Mapping, NamedTuple, Sequence
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.phrases.fields import read_field, read_list
from salesbook.rows import AgendaRow

_BY_NAME = {field.name: field for field in FIELDS}
# What follows from a name or a phone is no change of its own.
_DERIVED = ("_key", "pinyin", "initials", "_digits", "_e164")
_LISTS = tuple(field.name for field in FIELDS if field.kind == "list")


class Draft(NamedTuple):
    """What is to be stored of a customer: columns, and the lists that have rows of their own."""

    columns: dict[str, object]
    aliases: list[str] | None = None
    tags: list[str] | None = None


def read_draft(given: Mapping[str, str | Sequence[str] | None], day: Day) -> Draft:
    """Read the fields that were given (None: not given); all wrong ones are told together."""
    columns: dict[str, object] = {}
    lists: dict[str, list[str] | None] = dict.fromkeys(_LISTS)
    wrong: list[str] = []
    for name, text in given.items():
        if text is None or (name in _LISTS and not text):
            continue
        try:
            if name in _LISTS:
                lists[name] = read_list([text] if isinstance(text, str) else list(text))
            else:
                columns |= read_field(_BY_NAME[name], str(text), day.now)
        except BadValue as error:
            wrong.append(error.sentence)
    if len(wrong) == 1:
        raise BadValue(wrong[0])
    if wrong:
        raise BadValue(
            n_(
                "{count} value cannot be read:", "{count} values cannot be read:", len(wrong)
            ).format(count=len(wrong)),
            wrong,
        )
    _refuse_future(columns, day)
    return Draft(columns, lists["aliases"], lists["tags"])


def insert_customer(
    change: Change, day: Day, draft: Draft, *, reason: str = "captured", basis: str = "intent"
) -> int:
    """Store a new customer with its first grade; returns its id."""
    columns = first_columns(draft.columns, day)
    identity = change.insert("customer", **columns)
    change.insert(
        "grade_change",
        customer_id=identity,
        to_grade=columns["grade"],
        on_day=columns["grade_since"],
        reason=reason,
        basis=basis,
        owner=day.me,
    )
    set_aliases(change, identity, draft.aliases or [])
    for tag in draft.tags or []:
        change.insert("tag", customer_id=identity, name=tag)
    return identity


def first_columns(given: Mapping[str, object], day: Day) -> dict[str, object]:
    """The columns of a new customer: what is given, and what holds of it from today on."""
    # Who enters a customer works it; what is in the pool is nobody's.
    mine = day.me if given.get("status") != "pooled" else None
    return {
        **given,
        "grade": str(given.get("grade") or "C"),
        "grade_since": _earliest(given, day),
        "captured_on": day.iso,
        "verified_on": day.iso,
        "owned_since": given.get("owned_since") or day.iso,
        "owner": given.get("owner") or mine,
    }


def update_customer(change: Change, day: Day, identity: int, draft: Draft) -> list[str]:
    """Store what differs, asking no rule; returns the names of the columns that changed."""
    columns = handed_over(change, day, identity, draft.columns)
    grade = columns.pop("grade", None)
    # `note` and the like may hold what the row has already: nothing is logged then.
    before = _columns_of(change, identity, list(columns))
    changed = {name: value for name, value in columns.items() if before[name] != value}
    if changed.get("status") not in (None, "active"):
        _end_promise(change, identity, day)
    change.update("customer", identity, **changed)
    names = [name for name in changed if not name.endswith(_DERIVED)]
    if draft.aliases is not None:
        names += ["aliases"] if set_aliases(change, identity, draft.aliases) else []
    if draft.tags is not None and put_tags(change, identity, draft.tags, []):
        names.append("tags")
    if grade is not None and grade != load(change, identity).grade:
        change_grade(change, day, identity, str(grade), reason=_("edited"), on=day.today)
        names.append("grade")
    return names


def add(
    change: Change,
    day: Day,
    given: Mapping[str, str | Sequence[str] | None],
    *,
    contact: Mapping[str, str | None] | None = None,
    next_action: Promise | None = None,
) -> Receipt:
    """Take on a customer; with an external id that is there already, update that one."""
    draft = read_draft(given, day)
    external = draft.columns.get("external_id")
    known = external and change.book.value(
        "SELECT id FROM customer WHERE external_id=?", (external,)
    )
    if known:
        identity, done = int(known), "update"
        refuse_round_the_rules(change, day, identity, draft.columns)
        names = update_customer(change, day, identity, draft)
    else:
        identity, done, names = insert_customer(change, day, draft), "add", []
    if contact is not None:
        insert_contact(change, day, identity, contact, once=bool(known))
    warnings = warn_of_namesakes(change, identity) if done == "add" else []
    warnings += warn_of_phones(draft.columns, contact)
    row = load(change, identity)
    if next_action is not None:
        refuse_idle(row.status, row.customer)
        promise(change, identity, next_action, made_on=day.today)
        row = load(change, identity)
    if done == "add":
        line = _("Added {customer} (#{id}, {grade}). {outlook}")
    elif change.is_empty():
        line = _("{customer} (#{id}, {grade}) is as it was. {outlook}")
    else:
        line = _("Updated {customer} (#{id}, {grade}). {outlook}")
    line = line.format(
        customer=row.customer, id=identity, grade=row.grade, outlook=outlook(row, day)
    )
    line = sentences(line, *_consequences(change, day, row, names))
    values: dict[str, object] = {
        "done": "add",
        "customer_id": identity,
        "customer": row.customer,
        "external_id": external,
        "created": done == "add",
        "changed": names,
        "grade": row.grade,
        **outlook_values(row, day),
    }
    return Receipt(line, values, tuple(warnings))


def edit(
    change: Change,
    day: Day,
    who: str,
    given: Mapping[str, str | Sequence[str] | None],
    facts: Sequence[str] = (),
) -> Receipt:
    """Change fields and free facts of a customer."""
    found = find_one(change.book, who)
    draft = read_draft(given, day)
    if not draft.columns and draft.aliases is None and draft.tags is None and not facts:
        raise BadValue(_("Nothing to change. Name a field, for example --phone 13800138000."))
    external = draft.columns.get("external_id")
    if external and change.book.value(
        "SELECT 1 FROM customer WHERE external_id=? AND id<>?", (external, found.customer_id)
    ):
        raise BadValue(_("The external id {id} belongs to another customer.").format(id=external))
    refuse_round_the_rules(change, day, found.customer_id, draft.columns)
    before = load(change, found.customer_id)
    names = update_customer(change, day, found.customer_id, draft)
    if draft.tags == [] and take_all_off(change, found.customer_id):
        names.append("tags")
    names += [name for fact in facts if (name := set_fact(change, found.customer_id, fact))]
    row = load(change, found.customer_id)
    # A range is two columns of one name.
    said = {name: _label(name) for name in names}
    for name, old, new in (
        ("grade", before.grade, row.grade), ("owner", before.owner, row.owner),
    ):  # fmt: skip
        if name in said:
            steps = f"{old or '–'} → {new or '–'}"
            said[name] = _("{field} ({value})").format(field=said[name], value=steps)
    labels = _(", ").join(dict.fromkeys(said.values()))
    line = (
        _("{customer} (#{id}): changed {fields}. {outlook}")
        if names
        else _("{customer} (#{id}) is as it was. {outlook}")
    ).format(customer=row.customer, id=row.customer_id, fields=labels, outlook=outlook(row, day))
    line = sentences(line, *_consequences(change, day, row, names))
    return Receipt(line, {
        "done": "edit", "customer_id": row.customer_id, "customer": row.customer,
        "changed": names, **outlook_values(row, day),
    }, tuple(warn_of_phones(draft.columns)))  # fmt: skip


def verify(change: Change, day: Day, who: str) -> Receipt:
    """Stamp that the data was checked today (DOMAIN section 2)."""
    found = find_one(change.book, who)
    change.update("customer", found.customer_id, verified_on=day.iso)
    line = _("{customer} (#{id}): data verified today.").format(
        customer=found.customer, id=found.customer_id
    )
    return Receipt(line, {"done": "verify", "customer_id": found.customer_id,
                          "customer": found.customer, "verified_on": day.iso})  # fmt: skip


def archive(change: Change, day: Day, who: str) -> Receipt:
    """Put a customer away; its next action ends as dropped."""
    found = find_one(change.book, who)
    refuse_round_the_rules(change, day, found.customer_id, {"status": "archived"})
    if found.status == "archived":
        line = _("{customer} (#{id}) is archived already.")
    else:
        _end_promise(change, found.customer_id, day)
        change.update("customer", found.customer_id, status="archived")
        line = _(
            'Archived {customer} (#{id}). "salesbook edit {id} --status active" brings it back.'
        )
    return Receipt(
        line.format(customer=found.customer, id=found.customer_id),
        {"done": "archive", "customer_id": found.customer_id, "customer": found.customer,
         "status": "archived"},
    )  # fmt: skip


def _consequences(change: Change, day: Day, row: AgendaRow, names: Sequence[str]) -> list[str]:
    """What follows from a new grade and from a new owner, a sentence each."""
    said = [window_outlook(row, day)] if "grade" in names else []
    ends = protected_until(change, day, row) if "owner" in names else None
    if ends is not None:
        said.append(_("Protected until {day}.").format(day=show_date(ends, day.today)))
    return said


def _columns_of(change: Change, identity: int, names: list[str]) -> dict[str, object]:
    if not names:
        return {}
    row = change.book.values(
        f"SELECT {','.join(names)} FROM customer WHERE id=?",  # noqa: S608 - columns of the table
        (identity,),
    )
    return dict(zip(names, row[0], strict=True))


def _end_promise(change: Change, identity: int, day: Day) -> None:
    from salesbook.actions.next_actions import end_open

    end_open(change, identity, "dropped", day.today)


def _earliest(columns: Mapping[str, object], day: Day) -> str:
    """The first grade begins today, or earlier where the customer was met or owned before."""
    known = [str(columns[name]) for name in ("met_on", "owned_since") if columns.get(name)]
    return min([day.iso, *known]) if columns.get("owned_since") else day.iso


def _refuse_future(columns: Mapping[str, object], day: Day) -> None:
    for name in ("met_on", "owned_since", "signed_on"):
        value = columns.get(name)
        if value is not None and date.fromisoformat(str(value)) > day.today:
            raise Refused(
                _("{field} {day} lies in the future.").format(field=_label(name), day=value)
            )


def _label(name: str) -> str:
    for suffix in ("_low_fen", "_high_fen", "_days"):
        name = name.removesuffix(suffix)
    field = _BY_NAME.get(name)
    return label(field) if field else name
