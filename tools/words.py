"""The Chinese catalogue: collect the messages of the source, compile the translations.

`python tools/words.py` brings `salesbook.po` up to date with the source (new messages
come in empty, those no longer used go) and writes `salesbook.mo`. With `--check`
nothing is written; it exits with 1 and says what is missing or out of date.
"""

import io
import os
import re
import sys

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(ROOT, "src", "salesbook")
PO = os.path.join(SOURCE, "locale", "zh_CN", "LC_MESSAGES", "salesbook.po")
MO = PO.removesuffix(".po") + ".mo"
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}


class _Plain(Catalog):
    """A catalogue whose header names no moment and no program, so that its bytes stay."""

    mime_headers = [  # noqa: RUF012 - a constant in the place of a property
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
    ]


def collect() -> Catalog:
    """All messages of the source with the translations there are."""
    with open(PO, "rb") as file:
        known = read_po(file, locale="zh_CN")
    fresh = Catalog(locale="zh_CN", project="salesbook", charset="utf-8")
    found = extract_from_dir(SOURCE, keywords=KEYWORDS, comment_tags=())
    for path, _line, message, _comments, context in sorted(found, key=lambda one: one[:2]):
        if message:
            # File names without lines: moving code is no change of the catalogue.
            fresh.add(message, locations=[(path, 0)], context=context)
    for message in fresh:
        before = known.get(message.id)
        if message.id and before is not None and before.string:
            message.string = before.string
    return fresh


def faults(catalogue: Catalog) -> list[str]:
    """What is untranslated, or does not name the same values as its message."""
    wrong = []
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if not all(strings):
            wrong.append(f"untranslated: {ids[0]}")
        elif any(_names(string) - _names("".join(ids)) for string in strings) or (
            _names("".join(strings)) != _names("".join(ids))
        ):
            wrong.append(f"other values: {ids[0]}")
    return wrong


def write(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The two files as bytes."""
    text, compiled = io.BytesIO(), io.BytesIO()
    catalogue.header_comment = "# Chinese words of salesbook."
    write_po(text, catalogue, omit_header=False, include_lineno=False, width=100, sort_output=True)
    # Dates in the header would make every run a change.
    stable = re.sub(rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n', b"",
                    text.getvalue())  # fmt: skip
    plain = _Plain(locale="zh_CN")
    for message in read_po(io.BytesIO(stable), locale="zh_CN"):
        if message.id:
            plain.add(message.id, message.string, context=message.context)
    write_mo(compiled, plain)
    return stable, compiled.getvalue()


def _names(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


def main() -> int:
    """Write the catalogue, or check that it is written."""
    os.makedirs(os.path.dirname(PO), exist_ok=True)
    if not os.path.exists(PO):
        with open(PO, "wb") as file:
            write_po(file, Catalog(locale="zh_CN"))
    catalogue = collect()
    wrong = faults(catalogue)
    po, mo = write(catalogue)
    if "--check" in sys.argv:
        for path, wanted in ((PO, po), (MO, mo)):
            with open(path, "rb") as file:
                if file.read() != wanted:
                    wrong.append(f"out of date: {os.path.basename(path)}")
    else:
        for path, wanted in ((PO, po), (MO, mo)):
            with open(path, "wb") as file:
                file.write(wanted)
    for line in wrong:
        print(line)
    print(f"{len(catalogue)} messages, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
