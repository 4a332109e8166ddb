"""The few kinds of column a table may have, and the checks that follow from them.

Every column is TEXT or INTEGER, because a row is logged as JSON and must come back
exactly (REAL keeps 15 digits, BLOB has no JSON). Plain SQLModel annotations would
give types that a STRICT table refuses and no checks at all, so fields are declared
only through these functions. `derive` turns what they note into CHECK constraints.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    text as sql,
)
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Stored(SQLModel, registry=registry()):
    """What every table of the book derives from.

    Its metadata is the book's alone, whatever tables a notebook declares beside it.
    """


STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}

# 64 bits everywhere; SQLite wants the very word INTEGER.
WHOLE = BigInteger().with_variant(Integer(), "sqlite")


def key() -> Any:
    """The primary key: never given twice, so that an undone row's id stays its own."""
    return Field(default=None, sa_column=Column("id", Integer, primary_key=True))


def text(*, required: bool = False, unique: bool = False, default: str | None = None) -> Any:
    """Free text."""
    column = Column(
        Text, nullable=not required, unique=unique or None, server_default=_quoted(default)
    )
    return Field(default=default if default is not None else None, sa_column=column)


def day(*, required: bool = False, unique: bool = False) -> Any:
    """A civil date as YYYY-MM-DD."""
    column = Column(Text, nullable=not required, unique=unique or None, info={"check": "day"})
    return Field(default=None, sa_column=column)


def clock() -> Any:
    """A time of day as HH:MM."""
    return Field(default=None, sa_column=Column(Text, info={"check": "clock"}))


def code(choices: Iterable[str], *, required: bool = False, default: str | None = None) -> Any:
    """One of a fixed set of words."""
    column = Column(
        Text,
        nullable=not required,
        server_default=_quoted(default),
        info={"check": "code", "choices": tuple(choices)},
    )
    return Field(default=default, sa_column=column)


def whole(
    *,
    required: bool = False,
    unique: bool = False,
    default: int | None = None,
    low: int | None = None,
    high: int | None = None,
) -> Any:
    """A whole number, within bounds where given."""
    column = Column(
        WHOLE,
        nullable=not required,
        unique=unique or None,
        server_default=None if default is None else sql(str(default)),
        info={"check": "whole", "low": low, "high": high},
    )
    return Field(default=default, sa_column=column)


def flag(*, required: bool = False, default: bool | None = None) -> Any:
    """Yes or no as 1 or 0; None where nobody knows."""
    column = Column(
        WHOLE,
        nullable=not required,
        server_default=None if default is None else sql(str(int(default))),
        info={"check": "flag"},
    )
    return Field(default=default, sa_column=column)


def ref(target: str, *, required: bool = True, cascade: bool = False) -> Any:
    """The id of a row of another table; `cascade` when it goes with that row."""
    constraint = ForeignKey(
        f"{target}.id",
        deferrable=True,
        initially="IMMEDIATE",
        ondelete="CASCADE" if cascade else None,
    )
    return Field(default=None, sa_column=Column(Integer, constraint, nullable=not required))


def worked_out(formula: str) -> Any:
    """Text the file itself works out of the row's other columns: never written, never logged."""
    return Field(default=None, sa_column=Column(Text, Computed(formula), nullable=True))


def kept() -> Any:
    """A day that the file itself keeps beside its rows: see `rows.kept`."""
    return Field(default=None, sa_column=Column(Text, nullable=True))


def index(name: str, *columns: str, where: str | None = None, unique: bool = False) -> Index:
    """An index, of the rows that fulfil `where` only; in both dialects the same."""
    condition = None if where is None else sql(where)
    ordered = (sql(column) if " " in column else column for column in columns)  # `decides DESC`
    return Index(name, *ordered, unique=unique, sqlite_where=condition, postgresql_where=condition)


def derive(metadata: MetaData) -> None:
    """Add the CHECK constraint that each column's kind asks for."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            rule = _check(column)
            if rule:
                table.append_constraint(
                    CheckConstraint(
                        sql(rule), name=f"{table.name}_{column.name}_{column.info['check']}"
                    )
                )


def _check(column: Column[Any]) -> str:
    name, info = column.name, column.info
    match info.get("check"):
        case "day":
            # `x = date(x)` lets NULL-like and unpadded dates through; SQLite knows days
            # before the year 1, which no date of Python can hold.
            return f"{name} IS date({name}, '+0 days') AND {name} >= '0001-01-01'"
        case "clock":
            # SQLite takes 24:00 for a time.
            return f"{name} IS strftime('%H:%M', {name}) AND {name} < '24:00'"
        case "code":
            return f"{name} IN ({', '.join(_literal(choice) for choice in info['choices'])})"
        case "flag":
            return f"{name} IN (0, 1)"
        case "whole":
            low, high = info["low"], info["high"]
            bounds = [f"{name} >= {low}"] if low is not None else []
            bounds += [f"{name} <= {high}"] if high is not None else []
            return " AND ".join(bounds)
    return ""


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _quoted(default: str | None) -> Any:
    return None if default is None else sql(_literal(default))
