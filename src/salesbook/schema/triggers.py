"""The row log: three triggers a table, derived from the same metadata.

An insert logs the id, an update only the columns that changed with both values, a
delete the whole row. Any program that writes the file is recorded, with the
running operation or with none. Every command parses all of this before its first
question, so the columns of a table are listed once: in `as_json`, a column that is worked
out and never stored. What the log is to hold is written by one trigger for all tables, on
the view `logged`, which is handed the row before and after; what `rows.kept` says, by one on
the view `kept`. This module is the only one that knows the dialect of triggers.
"""

from sqlalchemy import Column, Computed, MetaData, Table, Text

from salesbook.rows.checksum import KEPT
from salesbook.rows.kept import keep
from salesbook.schema.log import UNLOGGED

ROW = "as_json"
"""The column of a logged table that is the whole row as a JSON object."""
# These are all columns of `change`, the id first, the checksum last.
_LOG = (
    "INSERT INTO change SELECT NULL,(SELECT operation_id FROM running),"
    "NEW.table_name,NEW.row_id,NEW.customer_id,"
)
# JSON functions end a text at a NUL, which only other programs store; such rows go in whole.
# A backslash that somebody typed is two in JSON, and hides no NUL.
_HAS_NUL = r"instr(replace(NEW.before||NEW.after,'\\',''),'\u0000')"
_AFTER = "json_extract(NEW.after,'$.'||key)"


def add_rows(metadata: MetaData) -> None:
    """Give every logged table the column that its triggers hand over."""
    for table in _logged(metadata):
        # What the file works out by itself is not logged: it follows from what is.
        kept = KEPT.get(table.name, ())
        stored = [
            column.name
            for column in table.columns
            if column.computed is None and column.name not in kept
        ]
        pairs = ",".join(f"'{name}',{name}" for name in stored)
        table.append_column(Column(ROW, Text, Computed(f"json_object({pairs})", persisted=False)))


def triggers(metadata: MetaData) -> list[str]:
    """The views that only have triggers, with these, and the triggers of every table."""
    return [*_COMPARING, *_KEEPING, *(sql for table in _logged(metadata) for sql in _of(table))]


def _logged(metadata: MetaData) -> list[Table]:
    tables = (table for table in metadata.tables.values() if table.name not in UNLOGGED)
    return sorted(tables, key=lambda table: table.name)


_COMPARING = (
    "CREATE VIEW logged AS SELECT table_name,row_id,customer_id,before,after FROM change",
    # GROUP BY NULL: no row at all where nothing changed. Where one side is missing, neither of
    # the first two finds any.
    "CREATE TRIGGER logged_insert INSTEAD OF INSERT ON logged BEGIN "
    f"{_LOG}'update',json_group_object(key,value),json_group_object(key,{_AFTER}),NULL "
    f"FROM json_each(NEW.before) WHERE value IS NOT {_AFTER} AND {_HAS_NUL}=0 GROUP BY NULL; "
    f"{_LOG}'update',NEW.before,NEW.after,NULL WHERE {_HAS_NUL}>0 AND NEW.before<>NEW.after; "
    f"{_LOG}iif(NEW.before IS NULL,'insert','delete'),NEW.before,NULL,NULL "
    "WHERE NEW.after IS NULL; END",
)


_KEEPING = (
    "CREATE VIEW kept AS SELECT customer_id,contact_id FROM care",
    "CREATE TRIGGER kept_insert INSTEAD OF INSERT ON kept BEGIN "
    f"{keep('customer', 'id=NEW.customer_id AND ')}; "
    f"{keep('contact', 'id=NEW.contact_id AND ')}; "
    f"{keep('deal', 'customer_id=NEW.customer_id AND ')}; END",
)
_WHOSE = {
    "care": "{0}.customer_id,{0}.contact_id",
    "customer": "{0}.id,NULL",
    "contact": "NULL,{0}.id",
    "deal": "{0}.customer_id,NULL",
}
"""Of each table: whose days are to be right when a row of it has changed."""
_NUMBER = ("id", "rowid", "_rowid_", "oid")
"""All that SQLite calls the id; it goes by the name that a statement writes."""
_OWNING = {"customer": _NUMBER, "contact": _NUMBER, "deal": ("customer_id",)}
"""The columns on which that depends."""


def _of(table: Table) -> list[str]:
    name, logged = table.name, f"INSERT INTO logged VALUES('{table.name}'"
    before, after = _customer(table, "OLD"), _customer(table, "NEW")
    old, new = (
        f"INSERT INTO kept VALUES({_WHOSE[name].format(row)}); " if name in _WHOSE else ""
        for row in ("OLD", "NEW")
    )
    # Only care that went, or went to another, leaves somebody behind.
    gone = old if name == "care" else ""
    found = [
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {name} BEGIN "
        f"{logged},NEW.id,{after},NULL,NULL); {new}END",
        f"CREATE TRIGGER {name}_update AFTER UPDATE ON {name} BEGIN "
        f"{logged},OLD.id,{before},OLD.{ROW},NEW.{ROW}); {gone and old + new}END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {name} BEGIN "
        f"{logged},OLD.id,{before},OLD.{ROW},NULL); {gone}END",
    ]
    if name in KEPT:
        # By itself, so that SQLite leaves it alone where no column of these is written, as in
        # every contact that is logged.
        columns = ",".join((*_OWNING[name], *KEPT[name]))
        found.append(f"CREATE TRIGGER {name}_keep AFTER UPDATE OF {columns} ON {name} "
                     f"BEGIN {new}END")  # fmt: skip
    return found


def _customer(table: Table, row: str) -> str:
    if table.name == "customer":
        return f"{row}.id"
    return f"{row}.customer_id" if "customer_id" in table.columns else "NULL"
