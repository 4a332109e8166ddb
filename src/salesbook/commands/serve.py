"""One command run, whichever way its line was read: begin the run, call the function.

`line` reads plain lines by the table, `build` all others with Typer; both hand over the same
values, so from here on there is one way. Neighbour: `context`, which is told what was wished.
"""

import sys

from salesbook import __version__
from salesbook.config import UserConfig
from salesbook.errors import Ambiguous, BadValue
from salesbook.i18n import LANGUAGES, _
from salesbook.light import Any, Callable, Iterable, Mapping

Values = dict[str, Any]
INTERRUPTED = 130


def function_of(place: str) -> Callable[..., Any]:
    """The function at `module:function` below `commands`; the module is loaded now."""
    module, _colon, name = place.partition(":")
    found: Callable[..., Any] = getattr(
        __import__(f"salesbook.commands.{module}", fromlist=[name]), name
    )
    return found


def run(
    command: str,
    function: Callable[..., Any],
    values: Values,
    above: Iterable[Mapping[str, Any]],
    config: UserConfig,
) -> int:
    """Begin the run and call the function of a command; offer a choice where a name fits several.

    `values` are the function's and the shared options; `above` those given before the
    command, the nearest first. Returns the exit code.
    """
    from salesbook import context  # opens books: not wanted for help

    shared = {name: values.pop(name, None) for name in context.Wishes._fields}
    for name in ("book", "today", "lang"):
        # Also as given to a group: salesbook contact --book PATH add …
        for given in above:
            shared[name] = shared[name] or given.get(name)
    if shared["lang"] and shared["lang"] not in LANGUAGES:
        raise BadValue(
            _("--lang cannot be {value}: choose from {choices}.").format(
                value=shared["lang"], choices=_(", ").join(LANGUAGES)
            )
        )
    for name in ("json", "quiet", "raw"):
        shared[name] = bool(shared[name])
    begun = context.begin(command, context.Wishes(**shared), config)
    while True:
        try:
            result = function(**values)
        except Ambiguous as several:
            from salesbook.book.find import AmbiguousCustomer

            if not (isinstance(several, AmbiguousCustomer) and begun.asks()):
                raise
            # Asked only now, when no transaction is open any more.
            from salesbook.commands.choose import choose

            if not _replace_who(values, several.who, choose(several)):
                raise
        except EOFError:  # the end of what is typed, where a question was asked
            sys.stderr.write("\n")
            return INTERRUPTED
        else:
            return result if isinstance(result, int) else 0


def _replace_who(values: Values, who: str, chosen: int) -> bool:
    for name, value in values.items():
        if isinstance(value, str) and value.strip() == who.strip():
            values[name] = str(chosen)
            return True
        if isinstance(value, list | tuple) and " ".join(value).strip() == who.strip():
            values[name] = [str(chosen)]
            return True
    return False


def print_help(path: str) -> int:
    """Print the help of what was typed: a command, a group, or nothing."""
    from salesbook.commands.help import format_help

    sys.stdout.write(format_help(path))
    return 0


def print_version() -> int:
    """Print the version."""
    sys.stdout.write(f"salesbook {__version__}\n")
    return 0
