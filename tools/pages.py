"""Pages made from the code: the command reference and the table of fields.

`python tools/pages.py` writes them; `--check` writes nothing and exits with 1 when a
page is not what the code says. English only: the same help is there in Chinese with
`salesbook --lang zh COMMAND --help`.
"""

import os
import sys

from salesbook.commands.contents import GROUPS, PANELS, entries
from salesbook.commands.help import format_help
from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, Field
from salesbook.domain.policy import DEFAULTS, PRESETS
from salesbook.domain.setting_words import SETTINGS, help_of, setting_values

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOCS = os.path.join(ROOT, "docs")


def reference() -> str:
    """Every command's help, as the program prints it."""
    parts = ["# Command reference\n\nMade from the program's own help.\n"]
    parts.append(f"## salesbook\n\n```text\n{format_help('')}```\n")
    parts += [
        f"## {name}\n\n```text\n{format_help(name)}```\n"
        for name in GROUPS
        if name not in entries()
    ]
    for _panel, commands in PANELS:
        for entry in commands:
            text = format_help(entry.name)
            also = f"\nAlso: {', '.join(f'`{name}`' for name in entry.aliases)}.\n"
            parts.append(f"## {entry.name}\n{also if entry.aliases else ''}\n```text\n{text}```\n")
    return "\n".join(parts)


def fields() -> str:
    """The fields of customers and contacts, and the settings of a book."""
    parts = [
        "# Fields and settings\n\nMade from the tables in `domain/fields.py` and "
        "`domain/policy.py`.\n\n## Customer\n\nEach is an option of `add` and `edit`, a key in "
        "JSON, and a header on import.\n\n" + _fields(FIELDS),
        "## Contact\n\nEach is an option of `contact add` and `contact edit`.\n\n"
        + _fields(CONTACT_FIELDS),
        "## Settings of the book\n\n`salesbook config set KEY VALUE`; they undo like any change."
        "\n\n| key | default | meaning |\n|---|---|---|\n"
        + "".join(
            f"| `{setting.key}` | {setting_values(DEFAULTS)[setting.key]} | {help_of(setting)} |\n"
            for setting in SETTINGS
        ),
        "## Presets\n\n| preset | A | B | C |\n|---|---|---|---|\n"
        + "".join(
            f"| `{key} {name}` | {values.A} | {values.B} | {_or_none(values.C)} |\n"
            for key, presets in PRESETS.items()
            for name, values in presets.items()
        ),
    ]
    return "\n".join(parts)


def _fields(table: tuple[Field, ...]) -> str:
    rows = ["| option | JSON | English | 中文 | further headers | meaning |",
            "|---|---|---|---|---|---|"]  # fmt: skip
    for field in table:
        option = {"tags": "tag", "external_id": "id"}.get(field.name, field.name.replace("_", "-"))
        headers = ", ".join(field.headers)
        rows.append(
            f"| `--{option}` | `{field.name}` | {field.en} | {field.zh} | {headers} "
            f"| {field.help} |"
        )
    return "\n".join(rows) + "\n"


def _or_none(value: int | None) -> str:
    return "none" if value is None else str(value)


def pages() -> dict[str, str]:
    """Each page's text by its path."""
    os.environ["COLUMNS"] = "100"
    assert entries()
    return {
        os.path.join(DOCS, "cli.md"): reference(),
        os.path.join(DOCS, "fields.md"): fields(),
    }


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for path, text in pages().items():
        if "--check" in sys.argv:
            with open(path, encoding="utf-8") as file:
                if file.read() != text:
                    stale.append(path)
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    for path in stale:
        print(f"out of date: {os.path.relpath(path, ROOT)} (make docs)")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
