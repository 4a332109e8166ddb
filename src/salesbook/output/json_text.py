r"""A value as the text of JSON, written here because loading `json` takes 2 ms of a command.

What comes out is, character for character, what `json.dumps(…, ensure_ascii=False)` gives
with all that could steer a terminal, and lone surrogates, as \u escapes. Neighbour:
`objects`, the rows of a report as values.
"""

from collections.abc import Iterable, Mapping

_ESCAPES = {
    code: f"\\u{code:04x}"
    for codes in (range(0x20), range(0x7F, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A))
    for code in codes
}
_ESCAPES |= {
    ord(mark): "\\" + letter for mark, letter in zip('"\\\n\r\t\b\f', '"\\nrtbf', strict=True)
}


def write(value: object, indent: int | None = None) -> str:
    """The value as JSON on one line, or indented; what JSON lacks becomes text."""
    if indent is None:
        return _value(value, "", "")
    return _value(value, "\n", " " * indent)


def _value(value: object, line: str, step: str) -> str:
    """`line` is the line feed and indentation in force, empty where all is on one line."""
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return _number(value)
    inner = line + step
    if isinstance(value, Mapping):
        pairs = (f"{_text(_key(key))}: {_value(of, inner, step)}" for key, of in value.items())
        return _enclosed("{", pairs, "}", line, inner)
    if isinstance(value, (list, tuple)):
        return _enclosed("[", (_value(item, inner, step) for item in value), "]", line, inner)
    return _text(str(value))


def _enclosed(opening: str, parts: Iterable[str], closing: str, line: str, inner: str) -> str:
    inside = f",{inner or ' '}".join(parts)
    return f"{opening}{inner}{inside}{line}{closing}" if inside else opening + closing


def _text(text: str) -> str:
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    escaped = text.translate(_ESCAPES)
    return f'"{escaped.encode("utf-8", "backslashreplace").decode("utf-8")}"'


def _key(key: object) -> str:
    return key if isinstance(key, str) else _value(key, "", "")


def _number(value: float) -> str:
    if value != value:
        return "NaN"
    return float.__repr__(value).replace("inf", "Infinity")
