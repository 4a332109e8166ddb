"""What can follow a command, with the words of it: for help and for completion.

`declared` has what the door needs to read a line, `described` the words for people, each in
the same order. Neighbour: `line`, whose `Part` is put together here.
"""

from salesbook.commands import declared, described
from salesbook.commands.contents import Entry
from salesbook.commands.line import NotPlain, Part


def parts(entry: Entry | None) -> list[Part]:
    """What can follow a command: its own parts, those of its kind, the global options.

    Of no command the global options alone. NotPlain for one that is not in the table yet.
    """
    if entry is None:
        return _told(declared.GLOBAL, described.GLOBAL)
    if entry.name not in declared.PARTS:
        raise NotPlain
    return [
        *_told(declared.PARTS[entry.name], described.PARTS[entry.name]),
        *_told(declared.SHARED[entry.kind], described.SHARED[entry.kind]),
        *_told(declared.GLOBAL, described.GLOBAL),
    ]


def program_parts() -> list[Part]:
    """The options of the program alone."""
    return _told(declared.PROGRAM, described.PROGRAM)


def _told(rows: declared.Rows, words: described.Rows) -> list[Part]:
    return [
        Part(*row)._replace(metavar=metavar, help=about, values=values)
        for row, (metavar, about, values) in zip(rows, words, strict=True)
    ]
