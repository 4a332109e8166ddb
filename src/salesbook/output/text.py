"""The one sanitiser for the eyes of people, and the width of text in terminal cells.

What `clean` returns can neither steer a terminal nor forge a line or an order of
reading; it is what every cell and sentence goes through before a person sees it.
Widths count a Chinese character or an emoji as two. Neighbour: `cells`, which
cleans every cell, and `layout`, which measures and cuts them.
"""

from salesbook.light import Iterator

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_WIDENED = frozenset("#*0123456789\u00a9\u00ae\u203c\u2049\u2122\u2139")
# Letters without ink: a name made of them would look like no name at all.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
_NO_LINE_START = frozenset("，。、；：！？）》」』】〉”’…％,.;:!?)]}%")


class _Shown(dict[int, str]):
    """What is shown for a code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        from unicodedata import category

        char = chr(code)
        if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") or char in _BLANK_LETTERS:
            shown = _escape(code)
        else:
            shown = char
        self[code] = shown
        return shown


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# A joiner is left alone because families of emoji are built with it.
_SHOWN = _Shown({0x09: " ", 0x0A: "⏎", ord(_JOINER): _JOINER})


def clean(text: str) -> str:
    r"""The text on one line and harmless: what steers is shown as an escape such as \x1b.

    Controls (C0, C1, DEL), marks of direction, invisible characters and lone surrogates
    become escapes, a newline ⏎ and a tab a space. Clean text comes back unchanged.
    """
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text  # and the table of all characters is not even loaded
    return text.replace("\r\n", "\n").translate(_SHOWN)


def clean_lines(text: str) -> str:
    """The text cleaned line by line, tabs left alone: what programs read, at a terminal."""
    return "\n".join("\t".join(map(clean, line.split("\t"))) for line in text.split("\n"))


class _Widths(dict[str, int]):
    """The cells of one character, worked out when it is first met."""

    def __missing__(self, char: str) -> int:
        from unicodedata import category, east_asian_width

        if category(char) in ("Mn", "Me", "Cf", "Cc") or "\u1160" <= char <= "\u11ff":
            cells = 0  # the range: Korean vowels and finals, drawn into the syllable before
        else:
            cells = 2 if east_asian_width(char) in "WF" else 1
        self[char] = cells
        return cells


_WIDTHS = _Widths()
_COMPOSING = _SKIN_TONES | {_JOINER, _EMOJI_STYLE}


def _pictograph(char: str) -> bool:
    return "\u2190" <= char <= "\u2bff" or "\U0001f000" <= char <= "\U0001faff"


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """The pieces that must not be torn apart, each with its width in cells."""
    cluster, base, cells, joining = "", "", 0, False
    for char in text:
        if cluster:
            if char == _EMOJI_STYLE:
                cells = 2 if base in _WIDENED or _pictograph(base) else cells
                cluster += char
                continue
            if char == _JOINER:
                joining = cells == 2 and _pictograph(base)
                cluster += char
                continue
            if (joining and _pictograph(char)) or (char in _SKIN_TONES and cells == 2):
                cluster, base, joining = cluster + char, char, False
                continue
            if _WIDTHS[char] == 0:
                cluster += char
                continue
            yield cluster, cells
        cluster, base, cells, joining = char, char, _WIDTHS[char], False
    if cluster:
        yield cluster, cells


def width(text: str) -> int:
    """How many terminal cells clean text takes."""
    if text.isascii():
        return len(text)
    if _COMPOSING.isdisjoint(text):
        return sum(map(_WIDTHS.__getitem__, text))
    return sum(cells for _, cells in _clusters(text))


def fit(text: str, cells: int) -> str:
    """The text, cut with an ellipsis where it takes more than so many cells."""
    if len(text) * 2 <= cells or width(text) <= cells:
        return text
    if cells < 1:
        return ""
    kept, used = [], 1
    for cluster, size in _clusters(text):
        if used + size > cells:
            break
        kept.append(cluster)
        used += size
    return "".join(kept).rstrip() + "…"


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces to so many cells; never cut. `right` puts it right."""
    spaces = " " * (cells - width(text))
    return spaces + text if right else text + spaces


def wrap(text: str, cells: int, between: str = "") -> list[str]:
    """The text on lines of at most so many cells, nothing lost but spaces at the breaks.

    Breaks at spaces and beside Chinese characters, never before closing punctuation;
    a word longer than a line is broken where it must be. A character wider than the
    line gets a line of its own. Where one of the characters `between` parts stands in the
    second half of a line, the break is after it.
    """
    if width(text) <= cells:
        return [text]
    lines: list[str] = []
    line: list[tuple[str, int]] = []
    used = 0
    for cluster, size in _clusters(text):
        # Twice at most: the first break may have kept a closing mark with what it follows.
        while line and used + size > cells:
            cut = _break_place(line, cluster, between)
            lines.append("".join(piece for piece, _ in line[:cut]).rstrip(" "))
            line = line[cut:]
            while line and line[0][0] == " ":
                del line[0]
            used = sum(cells for _, cells in line)
        if cluster == " " and lines and not line:
            continue
        line.append((cluster, size))
        used += size
    lines.append("".join(piece for piece, _ in line).rstrip(" "))
    return lines


def _break_place(line: list[tuple[str, int]], coming: str, between: str) -> int:
    """How many pieces of the line stay on it when `coming` no longer fits."""
    after = [piece for piece, _ in line[1:]] + [coming]
    if between:
        # After the last mark, but of a comma inside a number.
        marks = (
            place
            for place in range(len(line), 0, -1)
            if line[place - 1][0] in between
            and (line[place - 1][1] == 2 or after[place - 1] == " ")
        )
        place = next(marks, 0)
        if sum(size for _, size in line[:place]) > sum(size for _, size in line) // 2:
            return place
    for place in range(len(line), 0, -1):
        (last, size), first = line[place - 1], after[place - 1]
        wide = size == 2 or _WIDTHS[first[0]] == 2
        if last == " " or first == " " or (wide and first not in _NO_LINE_START):
            return place
    return len(line)
