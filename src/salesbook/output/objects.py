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
    if report.json is not None:
        yield write_value(report.json, indent=2) + "\n"
        return
    yield _list([_object(names, row, "\n  ", "  ") for names, row in _rows(report)], "\n", "  ")
    yield "\n"


def write_jsonl(report: "Report") -> Iterator[str]:
    """One object a line: the rows; or the report's own JSON, an array item by item."""
    if report.json is None:
        for names, row in _rows(report):
            yield _object(names, row, "", "") + "\n"
        return
    for item in report.json if isinstance(report.json, (list, tuple)) else [report.json]:
        yield write_value(item) + "\n"


def write_value(value: object, indent: int | None = None) -> str:
    """The value as JSON, not ASCII only, safe for a screen; what JSON lacks becomes text."""
    return _text(value, "" if indent is None else "\n", " " * (indent or 0))


def _rows(report: "Report") -> Iterator[tuple[tuple[str, ...], tuple[object, ...]]]:
    """Names and values of each row."""
    from salesbook.output.report import pick_tables  # a receipt needs none

    for table in pick_tables(report):
        names = tuple([column.name for column in table.columns])
        for row in table.rows:
            yield names, row


def _text(value: object, line: str, step: str) -> str:
    """The text of a value; `line` begins a line in it, and is empty where all is one."""
    if isinstance(value, dict):
        return _object(tuple(value), value.values(), line, step)
    if isinstance(value, (list, tuple)):
        return _list(_texts(value, line and line + step, step), line, step)
    return _single(value)


def _texts(values: Iterable[object], line: str, step: str) -> list[str]:
    # Most are one of the first three, so no turn for them.
    return [
        _quoted(value) if type(value) is str
        else str(value) if type(value) is int
        else "null" if value is None
        else _text(value, line, step)
        for value in values
    ]  # fmt: skip


def _list(texts: list[str], line: str, step: str) -> str:
    if not texts:
        return "[]"
    inner = line and line + step
    return f"[{inner}{(',' + (inner or ' ')).join(texts)}{line}]"


_forms: dict[tuple[object, ...], str] = {}
"""Objects with %s for their values, by their keys and how lines begin; rows share one."""


def _object(keys: tuple[object, ...], values: Iterable[object], line: str, step: str) -> str:
    """The text of an object; TypeError where there is not one value for each key."""
    inner = line and line + step
    form = _forms.get((keys, line, step))
    if form is None:
        named = [f"{_quoted(str(key))}: ".replace("%", "%%") + "%s" for key in keys]
        form = f"{{{inner}{(',' + (inner or ' ')).join(named)}{line}}}" if named else "{}"
        _forms[keys, line, step] = form
    return form % tuple(_texts(values, inner, step))


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
