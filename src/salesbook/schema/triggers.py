"""The row log: three triggers a table, derived from the same metadata.

An insert logs the id, an update only the columns that changed with both values, a
delete the whole row. Any program that writes the file is recorded, with the
running operation or with none. Every command parses all of this before its first
question, so the columns of a table are listed once: in `as_json`, a column that is worked
out and never stored. What changed between two of those is found by one trigger for all
tables, on the view `logged`. This module is the only one that knows the dialect of triggers.
"""

from sqlalchemy import Column, Computed, MetaData, Table, Text

from salesbook.schema.log import UNLOGGED

ROW = "as_json"
"""The column of a logged table that is the whole row as a JSON object."""
_RUNNING = "(SELECT operation_id FROM running)"
# A bare VALUES names no columns; these are all of `change`, the id first, the checksum last.
_LOG = f"INSERT INTO change VALUES(NULL,{_RUNNING},"
# JSON functions end a text at a NUL, which only other programs store; such rows go in whole.
# A backslash that somebody typed is two in JSON, and hides no NUL.
_HAS_NUL = r"instr(replace(NEW.before||NEW.after,'\\',''),'\u0000')"
_AFTER = "json_extract(NEW.after,'$.'||key)"


def add_rows(metadata: MetaData) -> None:
    """Give every logged table the column that its triggers hand over."""
    for table in _logged(metadata):
        # What the file works out of the others is not logged: undo could not write it.
        stored = [column.name for column in table.columns if column.computed is None]
        pairs = ",".join(f"'{name}',{name}" for name in stored)
        table.append_column(Column(ROW, Text, Computed(f"json_object({pairs})", persisted=False)))


def triggers(metadata: MetaData) -> list[str]:
    """The view `logged` with its trigger, and the CREATE TRIGGER statements of every table."""
    return [*_COMPARING, *(sql for table in _logged(metadata) for sql in _of(table))]


def _logged(metadata: MetaData) -> list[Table]:
    tables = (table for table in metadata.tables.values() if table.name not in UNLOGGED)
    return sorted(tables, key=lambda table: table.name)


_COMPARING = (
    "CREATE VIEW logged AS SELECT table_name,row_id,customer_id,before,after FROM change",
    # GROUP BY NULL: no row at all where nothing changed.
    "CREATE TRIGGER logged_insert INSTEAD OF INSERT ON logged BEGIN "
    f"INSERT INTO change SELECT NULL,{_RUNNING},NEW.table_name,NEW.row_id,NEW.customer_id,'update',"
    f"json_group_object(key,value),json_group_object(key,{_AFTER}),NULL FROM json_each(NEW.before) "
    f"WHERE value IS NOT {_AFTER} AND {_HAS_NUL}=0 GROUP BY NULL; "
    f"INSERT INTO change SELECT NULL,{_RUNNING},NEW.table_name,NEW.row_id,NEW.customer_id,"
    f"'update',NEW.before,NEW.after,NULL WHERE {_HAS_NUL}>0 AND NEW.before<>NEW.after; END",
)


def _of(table: Table) -> list[str]:
    name = table.name
    before, after = _customer(table, "OLD"), _customer(table, "NEW")
    return [
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {name} BEGIN "
        f"{_LOG}'{name}',NEW.id,{after},'insert',NULL,NULL,NULL); END",
        f"CREATE TRIGGER {name}_update AFTER UPDATE ON {name} BEGIN "
        f"INSERT INTO logged VALUES('{name}',OLD.id,{before},OLD.{ROW},NEW.{ROW}); END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {name} BEGIN "
        f"{_LOG}'{name}',OLD.id,{before},'delete',OLD.{ROW},NULL,NULL); END",
    ]


def _customer(table: Table, row: str) -> str:
    if table.name == "customer":
        return f"{row}.id"
    return f"{row}.customer_id" if "customer_id" in table.columns else "NULL"
