"""The door: runs the one command that was typed, turns failures into exit codes.

One failure, one line on stderr: what is wrong and what to do. No traceback reaches a
user unless SALESBOOK_DEBUG=1. Neighbour: `commands`, which declares what there is.
"""

import os
import sys

from salesbook.config import choose_language, read_config
from salesbook.errors import SalesbookError
from salesbook.i18n import _, use
from salesbook.light import Sequence

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name) and return its exit code."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started this; print would take another
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Never a crash on a narrower encoding, whatever LANG says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    use(choose_language(_language_option(arguments), os.environ, None))
    code = _answer_for(list(arguments))
    trace = os.environ.get("SALESBOOK_TRACE")
    if trace:
        _leave_trace(trace)
    return code


def _answer_for(arguments: list[str]) -> int:
    """Run the command line; every failure becomes a line on stderr and an exit code."""
    try:
        return _run(arguments)
    except SalesbookError as error:
        _complain(error)
        return error.code
    except BrokenPipeError:
        # `| head` has read enough.
        _let_go(sys.stdout)
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("SALESBOOK_DEBUG") == "1":
            raise
        _complain(SalesbookError(_unexpected(error)))
        return 1


def _run(arguments: list[str]) -> int:
    if "_SALESBOOK_COMPLETE" in os.environ:
        from salesbook.commands.completion import complete

        return complete(os.environ, sys.stdout)
    config = read_config(os.environ)
    use(choose_language(_language_option(arguments), os.environ, config))
    from salesbook.commands.line import answer

    code = answer(arguments, config)
    if code is None:
        from salesbook.commands.build import invoke

        code = invoke(arguments, config)
    sys.stdout.flush()
    return code


def _language_option(arguments: Sequence[str]) -> str | None:
    """The language asked for, read early because help and errors are in it too."""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            return argument[7:]
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
    return None


def _complain(error: SalesbookError) -> None:
    from salesbook.output.text import clean

    lines = [_("Error: {sentence}").format(sentence=error.sentence), *error.details]
    try:
        for line in lines:
            print(clean(line), file=sys.stderr)  # noqa: T201 - the one place failures are said
        sys.stderr.flush()
    except OSError:
        _let_go(sys.stderr)


def _unexpected(error: Exception) -> str:
    reason = type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        reason = f"{error.strerror} ({error.filename})" if error.filename else error.strerror
    context = sys.modules.get("salesbook.context")
    begun = context.begun() if context is not None else None
    if begun is not None and begun.changed:
        # So that nobody does it twice.
        return _("It is done and in the book, but could not be said: {reason}.").format(
            reason=reason
        )
    if isinstance(error, OSError) and error.strerror:
        return reason
    return _(
        "Something unexpected happened ({kind}); nothing was changed. "
        "Run it again with SALESBOOK_DEBUG=1 to see where."
    ).format(kind=reason)


def _leave_trace(path: str) -> None:
    """Add a JSON line about this run to a file, for the tests and the bench of start-up.

    `command` and `rows_read` are of the run that was begun (null and 0 where none was),
    `modules` all that were loaded by now.
    """
    modules = sorted(sys.modules)
    context = sys.modules.get("salesbook.context")
    begun = context.begun() if context is not None else None
    seen = {
        "command": begun.command if begun else None,
        "rows_read": begun.rows_read if begun else 0,
        "modules": modules,
    }
    import json

    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps(seen) + "\n")
    except OSError as error:
        _complain(SalesbookError(_unexpected(error)))


def _let_go(stream: object) -> None:
    """Point a closed stream to nowhere, so that flushing it at the end cannot fail."""
    fileno = getattr(stream, "fileno", None)
    if fileno is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, fileno())
        os.close(nowhere)
