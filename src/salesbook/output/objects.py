r"""JSON: keys are field names, values are codes, ISO dates and integer fen.

Every text comes back from a JSON reader exactly as it is in the book; what could
steer a terminal, and lone surrogates, are written as \u escapes. The library's writer
brings its reader and `re` along, 6 ms, so the few lines that write stand here; a test
holds them to the library's. Neighbour: `delimited`, the same rows as csv and tsv.
"""

from salesbook.light import TYPE_CHECKING, Iterable, Iterator

if TYPE_CHECKING:
    from salesbook.output.report import Report

_ESCAPES = {code: f"\\u{code:04x}" for code in range(0x20)} | {
    ord(char): f"\\{letter}" for char, letter in zip('"\\\b\f\n\r\t', '"\\bfnrt', strict=True)
}
_STEERING = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def write_json(report: "Report") -> Iterator[str]:
    """The report's own JSON, or else the array of its rows; indented by two."""
    value = report.json if report.json is not None else _objects(report)
    yield write_value(value, indent=2) + "\n"


def write_jsonl(report: "Report") -> Iterator[str]:
    """One object a line: the rows; or the report's own JSON, an array item by item."""
    value = report.json if report.json is not None else _objects(report)
    for item in value if isinstance(value, (list, tuple)) else [value]:
        yield write_value(item) + "\n"


def write_value(value: object, indent: int | None = None) -> str:
    """The value as JSON, not ASCII only, safe for a screen; what JSON lacks becomes text."""
    parts: list[str] = []
    _write(value, "" if indent is None else "\n", " " * (indent or 0), parts)
    return "".join(parts)


_names: dict[tuple[object, ...], list[str]] = {}
"""The keys of an object as they are written; rows have the same."""


def _named(keys: tuple[object, ...]) -> list[str]:
    written = _names.get(keys)
    if written is None:
        written = _names[keys] = [f"{_quoted(str(key))}: " for key in keys]
    return written


def _write(value: object, line: str, step: str, parts: list[str]) -> None:
    """Add the pieces of a value; `line` begins a line in it, and is empty where all is one."""
    if isinstance(value, dict):
        brackets, names = "{}", _named(tuple(value))
        items: Iterable[object] = value.values()
    elif isinstance(value, (list, tuple)):
        brackets, names, items = "[]", [""] * len(value), value
    else:
        parts.append(_single(value))
        return
    inner = line and line + step
    before, between = brackets[0] + inner, "," + (inner or " ")
    for name, item in zip(names, items, strict=True):
        if type(item) is str:
            parts.append(f"{before}{name}{_quoted(item)}")
        elif item is None or type(item) is int:  # most are one of these, so no turn for them
            parts.append(f"{before}{name}{'null' if item is None else item}")
        else:
            parts.append(before + name)
            _write(item, inner, step, parts)
        before = between
    parts.append(line + brackets[1] if names else brackets)


def _single(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    return _quoted(str(value))


def _quoted(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return harmless(f'"{text.translate(_ESCAPES)}"')


def harmless(text: str) -> str:
    r"""JSON text in which what could steer a terminal is written as \u escapes."""
    if text.isprintable():
        return text
    import re

    return re.sub(_STEERING, lambda found: f"\\u{ord(found[0]):04x}", text)


def _objects(report: "Report") -> list[dict[str, object]]:
    from salesbook.output.report import pick_tables  # a receipt needs none

    return [
        {column.name: value for column, value in zip(table.columns, row, strict=True)}
        for table in pick_tables(report)
        for row in table.rows
    ]
