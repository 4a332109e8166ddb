r"""JSON: keys are field names, values are codes, ISO dates and integer fen.

Every text comes back from a JSON reader exactly as it is in the book; what could
steer a terminal, and lone surrogates, are written as \u escapes. Neighbour:
`delimited`, the same rows as csv and tsv.
"""

from collections.abc import Iterator

from salesbook.output.report import Report, pick_tables


def write_json(report: Report) -> Iterator[str]:
    """The report's own JSON, or else the array of its rows; indented by two."""
    value = report.json if report.json is not None else _objects(report)
    yield write_value(value, indent=2) + "\n"


def write_jsonl(report: Report) -> Iterator[str]:
    """One object a line: the rows; or the report's own JSON, an array item by item."""
    value = report.json if report.json is not None else _objects(report)
    for item in value if isinstance(value, (list, tuple)) else [value]:
        yield write_value(item) + "\n"


def write_value(value: object, indent: int | None = None) -> str:
    """The value as JSON, not ASCII only, safe for a screen; what JSON lacks becomes text."""
    import json

    return harmless(json.dumps(value, ensure_ascii=False, indent=indent, default=str))


def harmless(text: str) -> str:
    r"""JSON text in which what could steer a terminal is written as \u escapes."""
    import re

    steering = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    return re.sub(steering, lambda found: f"\\u{ord(found[0]):04x}", text)


def _objects(report: Report) -> list[dict[str, object]]:
    return [
        {column.name: value for column, value in zip(table.columns, row, strict=True)}
        for table in pick_tables(report)
        for row in table.rows
    ]
