"""The row log: three triggers a table, derived from the same metadata.

An insert logs the id, an update only the columns that changed with both values, a
delete the whole row. Any program that writes the file is recorded, with the
running operation or with none. SQL is kept short because every command that
writes parses it. This module is the only one that knows the dialect of triggers.
"""

from sqlalchemy import MetaData, Table

from salesbook.schema.log import UNLOGGED

_RUNNING = "(SELECT operation_id FROM running)"
_INTO = "INSERT INTO change(operation_id,table_name,row_id,customer_id,act,before,after)"


def triggers(metadata: MetaData) -> list[str]:
    """The CREATE TRIGGER statements for every logged table."""
    return [
        statement
        for table in sorted(metadata.tables.values(), key=lambda table: table.name)
        if table.name not in UNLOGGED
        for statement in _of(table)
    ]


def _of(table: Table) -> list[str]:
    name = table.name
    # What the file works out of the others is not logged: undo could not write it.
    columns = [column.name for column in table.columns if column.computed is None]
    # A bare VALUES has no column names inside a trigger.
    first, *others = columns
    pairs = f"SELECT '{first}' k,OLD.{first} o,NEW.{first} n" + "".join(
        f" UNION ALL SELECT '{c}',OLD.{c},NEW.{c}" for c in others
    )
    whole = ",".join(f"'{c}',OLD.{c}" for c in columns)
    return [
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {name} BEGIN {_INTO} "
        f"VALUES({_RUNNING},'{name}',NEW.id,{_customer(table, 'NEW')},'insert',NULL,NULL); END",
        # GROUP BY NULL: no row at all where nothing changed.
        f"CREATE TRIGGER {name}_update AFTER UPDATE ON {name} BEGIN {_INTO} "
        f"SELECT {_RUNNING},'{name}',OLD.id,{_customer(table, 'OLD')},'update',"
        "json_group_object(k,o),json_group_object(k,n) "
        f"FROM({pairs})WHERE o IS NOT n GROUP BY NULL; END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {name} BEGIN {_INTO} "
        f"VALUES({_RUNNING},'{name}',OLD.id,{_customer(table, 'OLD')},'delete',"
        f"json_object({whole}),NULL); END",
    ]


def _customer(table: Table, row: str) -> str:
    if table.name == "customer":
        return f"{row}.id"
    return f"{row}.customer_id" if "customer_id" in table.columns else "NULL"
