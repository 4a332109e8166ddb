"""From the table and the Typer declarations to the one command that was typed.

Only the module of that command is imported. Command functions name `typer` and
`options` in their annotations, which stay unread text until a command is built here:
so a function can also be called without Typer being loaded. The options that every
command, report or receipt has are added here, once.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer.core
from typer._click import exceptions as failures
from typer.main import get_command_from_info
from typer.models import CommandInfo

from salesbook.commands.contents import EITHER, GROUPS, PANELS, RECEIPT, REPORT, Entry, entries
from salesbook.commands.serve import function_of, print_version
from salesbook.config import FORMATS, UserConfig
from salesbook.errors import BadValue, SalesbookError
from salesbook.i18n import _, sentences

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_EXTRA = "Got unexpected extra argument(s) ("  # how Typer begins that sentence


def invoke(arguments: list[str], config: UserConfig) -> int:
    """Parse a command line and run its command; returns the exit code."""
    try:
        result = root().main(
            args=arguments or ["--help"],
            prog_name="salesbook",
            standalone_mode=False,
            obj=config,
        )
    except failures.NoArgsIsHelpError as error:
        raise BadValue(_("Say which command. {hint}").format(hint=_hint(error))) from error
    except failures.UsageError as error:
        raise BadValue(_usage(error)) from error
    except failures.ClickException as error:
        raise SalesbookError(error.format_message()) from error
    except typer.Abort:
        return 130
    except SystemExit as left:
        # Typer leaves by itself where the reader of a pipe has gone; the door knows better.
        raise BrokenPipeError from left
    return result if isinstance(result, int) else 0


class Leaf(typer.core.TyperCommand):
    """One command: takes the shared options off, begins the run, calls the function."""

    entry: Entry
    function: Callable[..., Any]
    fields: frozenset[str]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the language of the run, without Rich."""
        from salesbook.commands.declared import PARTS
        from salesbook.commands.help import format_help

        if self.entry.name in PARTS:
            formatter.write(format_help(ctx.command_path.partition(" ")[2]))
        else:  # a new command before `make table`
            super().format_help(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Begin the run and call the command's own function."""
        from salesbook.commands.serve import run

        above = (ctx.parent.params, ctx.find_root().params)
        values = {name: self._handed(name, value) for name, value in ctx.params.items()}
        return run(self.entry.name, self.function, values, above, ctx.obj)

    def _handed(self, name: str, value: Any) -> Any:
        """Several values as the table says that they are handed over; others as they are."""
        (part,) = (one for one in self.params if one.name == name)
        if part.nargs == 1 and not getattr(part, "multiple", False):
            return value
        if name in self.fields:
            return tuple(value or ())
        return list(value) if value else None


class Group(typer.core.TyperGroup):
    """The program, or a group such as `contact`: loads a command when it is asked for."""

    prefix = ""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the language of the run, without Rich."""
        from salesbook.commands.help import format_help

        formatter.write(format_help(ctx.command_path.partition(" ")[2]))

    def list_commands(self, ctx: Any) -> list[str]:
        """The names shown in help and completed, in the order of the table."""
        names: dict[str, None] = {}
        for _panel, commands in PANELS:
            for entry in commands:
                if entry.name.startswith(self.prefix):
                    names[entry.name[len(self.prefix) :].split(" ")[0]] = None
        return list(names)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Build a command, or a group, by its name."""
        name = self.prefix + cmd_name
        if name in GROUPS:
            return group(name)
        entry = entries().get(name)
        return build(entry) if entry else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command typed; an unknown one is refused with the nearest names."""
        known, name = entries(), self.prefix + args[0]
        if name in GROUPS and name in known and not any(f"{name} {word}" in known for word in args):
            # A group that is a command too: `care` beside `care done`.
            return args[0], build(known[name]), args[1:]
        command = self.get_command(ctx, args[0])
        if command is None:
            raise BadValue(_no_command(self, ctx, args[0]))
        return args[0], command, args[1:]


def root() -> Group:
    """The program itself."""
    from salesbook.commands.options import as_typer

    version = _flag("--version", is_eager=True, expose_value=False, callback=_version,
                    help=_("Print the version and exit."))  # fmt: skip
    return Group(name="salesbook", params=[*global_options(), *as_typer({"version": version})],
                 no_args_is_help=True, context_settings=_SETTINGS,
                 rich_markup_mode=None)  # fmt: skip


def group(name: str) -> Group:
    """A group of commands."""
    made = Group(name=name, params=global_options(), no_args_is_help=True,
                 context_settings=_SETTINGS, rich_markup_mode=None,
                 help=_(GROUPS[name]))  # fmt: skip
    made.prefix = f"{name} "
    return made


def build(entry: Entry) -> Leaf:
    """The command of an entry, out of its function's Typer declarations."""
    from salesbook.commands import options

    function: Any = function_of(entry.place)
    # What the annotations name; `_` too, because their help is translated.
    function.__globals__.update(typer=typer, options=options, Annotated=Annotated)
    declared = inspect.signature(function, eval_str=True)
    texts = function.__annotations__
    # The fields of the table come as keywords; their options are added below.
    taken = [p for p in declared.parameters.values() if p.kind is not p.VAR_KEYWORD]
    function.__signature__ = declared.replace(parameters=taken)
    # Typer reads the annotations twice: as text they would be compiled each time.
    function.__annotations__ = {p.name: p.annotation for p in taken}
    made = get_command_from_info(
        CommandInfo(
            name=entry.name.rpartition(" ")[2],
            cls=Leaf,
            callback=function,
            help=_(entry.help),
            context_settings=_SETTINGS | getattr(function, "settings", {}),
        ),
        pretty_exceptions_short=False,
        rich_markup_mode=None,
    )
    assert isinstance(made, Leaf)
    # As it was: the next time the words may be wanted in another language.
    del function.__signature__
    function.__annotations__ = texts
    made.entry = entry
    fields = getattr(function, "fields", ())
    made.function = function
    made.fields = frozenset(field.name for field in fields)
    made.params += options.of_fields(fields)
    made.params += [*shared_options(entry.kind), *global_options()]
    return made


def shared_options(kind: str) -> list[Any]:
    """The options of all commands of a kind."""
    from salesbook.commands.options import as_typer

    declared = {}
    if kind in (REPORT, EITHER):
        declared = {
            "format": _text("--format", "-f", metavar="|".join(FORMATS),
                            help=_("Format of the output.")),
            "json": _flag("--json", help=_("Short for --format json.")),
            "columns": _text("--columns", metavar="A,B,…",
                             help=_("Choose and order the columns.")),
            "to": _text("--to", metavar=_("FILE"),
                        help=_("Write it to this file, by its ending; - is stdout.")),
            "raw": _flag("--raw", help=_("Leave what looks like a formula as it is (csv).")),
        }  # fmt: skip
    if kind == REPORT:
        said = _("Say nothing of a file written or a message sent.")
        declared["quiet"] = _flag("--quiet", "-q", help=said)
    elif kind in (RECEIPT, EITHER):
        declared.setdefault("json", _flag("--json", help=_("Print the receipt as an object.")))
        declared["quiet"] = _flag("--quiet", "-q", help=_("Print no receipt."))
    return as_typer(declared)


def global_options() -> list[Any]:
    """The options of the whole program, taken before and after the command."""
    from salesbook.commands.options import as_typer

    return as_typer({
        "book": _text("--book", metavar=_("PATH"), help=_("The book to use.")),
        "today": _text("--today", metavar=_("DATE"), help=_("Work as if today were this day.")),
        "lang": _text("--lang", metavar="zh|en", help=_("Language of the output.")),
    })  # fmt: skip


def _text(*names: str, **more: Any) -> Any:
    return Annotated[str | None, typer.Option(*names, **more)]


def _flag(*names: str, **more: Any) -> Any:
    return Annotated[bool | None, typer.Option(*names, **more)]


def _version(value: bool) -> None:
    if value:
        raise typer.Exit(print_version())


def _no_command(above: Group, ctx: Any, name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, above.list_commands(ctx), n=3, cutoff=0.5)
    if near:
        return _("There is no command {name}. Did you mean {near}?").format(
            name=name, near=_(", ").join(near)
        )
    return _('There is no command {name}. "salesbook --help" lists them.').format(name=name)


def _usage(error: failures.UsageError) -> str:
    """The one line for what Typer could not parse, in the language of the run."""
    hint = _hint(error)
    if isinstance(error, failures.NoSuchOption):
        wrong = _("There is no option {option}.").format(option=error.option_name)
        if error.possibilities:
            near = _(", ").join(sorted(error.possibilities))
            wrong = _("There is no option {option}. Did you mean {near}?").format(
                option=error.option_name, near=near
            )
    elif isinstance(error, failures.MissingParameter) and error.param is not None:
        wrong = _("{name} is missing.").format(name=_shown(error.param))
    elif isinstance(error, failures.BadOptionUsage):
        wrong = _("The option {option} needs a value.")
        if "not take" in error.message:
            wrong = _("The option {option} takes no value.")
        wrong = wrong.format(option=error.option_name)
    elif isinstance(error, failures.BadParameter) and error.param is not None:
        # Every value that is not read here but by Typer is a whole number.
        typed = getattr(error.param, "type", None)  # where Typer keeps it differs by version
        least = getattr(error.param, "min", getattr(typed, "min", None))
        wrong = _("{name} takes a whole number, {least} or more.").format(
            name=_shown(error.param), least=1 if least is None else least
        )
    elif error.message.startswith(_EXTRA):
        wrong = _("Too many words: {words}.").format(words=error.message[len(_EXTRA) : -1])
    else:
        wrong = error.message
    return sentences(wrong, hint)


def _hint(error: failures.UsageError) -> str:
    where = error.ctx.command_path if error.ctx is not None else "salesbook"
    return _('Try "{command} --help".').format(command=where)


def _shown(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    return str(max(parameter.opts, key=len))
