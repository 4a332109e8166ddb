"""`config show|get|set|path|calendar`: the policy of the book, and what is the user's own."""

from __future__ import annotations

import os
import sys

from salesbook.calendars import read_calendar_file
from salesbook.config import KEYS, PATHS, write_config
from salesbook.context import Run, current
from salesbook.domain.policy import DEFAULTS, PRESETS
from salesbook.domain.setting_words import SETTINGS, help_of, read_setting, setting_values
from salesbook.errors import BadValue, NotFound
from salesbook.i18n import _, n_
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.output.receipt import Receipt
from salesbook.output.report import Column, Report, Table

if TYPE_CHECKING:
    import typer


def show() -> None:
    """Print every setting: its value, whose it is, what it means."""
    run = current()
    policy = _policy(run)
    defaults = setting_values(DEFAULTS)
    columns = (
        Column("key", _("key"), keep=True),
        Column("value", _("set to")),
        Column("default", _("default"), shown=False),
        Column("place", _("place"), "code", words={
            "book": _("book"), "user": _("user"), "default": _("default"),
        }),
        Column("help", _("meaning"), keep=True),  # nobody sets what has half a meaning
    )  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (setting.key, policy[setting.key], defaults[setting.key],
         "default" if policy[setting.key] == defaults[setting.key] else "book", _(help_of(setting)))
        for setting in SETTINGS
    ]  # fmt: skip
    rows += [
        (key, value, None, "user" if value is not None else "default", _(text))
        for key, text in KEYS.items()
        for value in (getattr(run.config, key),)
    ]
    run.print(Report((Table(columns, rows),)))


def get(
    key: Annotated[str, typer.Argument(metavar=_("KEY"), help=_("the setting"),
                                       show_default=False)],
) -> None:  # fmt: skip
    """Print one value."""
    run = current()
    name = key.strip()
    if name.casefold() in KEYS:
        value = getattr(run.config, name.casefold())
        _write(value or "")
        return
    policy = _policy(run)
    wanted = name.casefold()
    # A preset's key stands for its three values.
    found = [text for known, text in policy.items() if known.casefold() == wanted] or [
        text for known, text in policy.items() if known.casefold().startswith(f"{wanted}.")
    ]
    if not found:
        raise BadValue(_no_setting(name, [*policy, *KEYS]))
    _write(" ".join(found))


def _write(value: str) -> None:
    """The value as it is for a program; at a terminal it steers nothing."""
    if sys.stdout.isatty():
        from salesbook.output.text import clean

        value = clean(value)
    sys.stdout.write(f"{value}\n")


def set_value(
    key: Annotated[str, typer.Argument(metavar=_("KEY"), help=_("the setting"),
                                       show_default=False)],
    value: Annotated[list[str], typer.Argument(metavar=_("VALUE"), help=_("its new value"),
                                               show_default=False)],
) -> None:  # fmt: skip
    """Store a setting: policy in the book, where it undoes; the rest in the user's file."""
    run = current()
    text = " ".join(value)
    if key.strip().casefold() in KEYS:
        run.receipt(_set_own(key.strip().casefold(), text))
        return
    from salesbook.book.settings import write_setting

    known = [*PRESETS, *(setting.key for setting in SETTINGS), *KEYS]
    if key.strip().casefold() not in map(str.casefold, known):
        raise BadValue(_no_setting(key, known))
    read_setting(key, text)  # before a book is made for it
    with run.changing(create=True) as (change, _day):
        stored = write_setting(change, key, text)
        line = "  ".join(f"{name} = {now}" for name, now in stored.items())
        change.says(line)
    run.receipt(Receipt(line, {"done": "config set", "settings": stored}))


def _set_own(key: str, text: str) -> Receipt:
    """Store what is the user's own; an empty text takes it out of the file again."""
    if key in PATHS and text:
        text = os.path.abspath(os.path.expanduser(text))
    path = write_config(os.environ, key, text or None)
    line = (
        _("{key} = {value} (in {path})") if text else _("{key} is not set any more (in {path})")
    ).format(key=key, value=text, path=path)
    return Receipt(line, {"done": "config set", "key": key, "value": text or None})


def path() -> None:
    """Print where the user's file is."""
    sys.stdout.write(current().config.path + "\n")


def calendar(
    file: Annotated[str, typer.Argument(metavar=_("FILE"), help=_("lines such as: 2027-02-06 off"),
                                        show_default=False)],
) -> None:  # fmt: skip
    """Take over the working days of a year."""
    run = current()
    try:
        if file == "-":
            text = sys.stdin.read()
        else:
            with open(file, encoding="utf-8-sig") as opened:
                text = opened.read(1_000_000)
    except FileNotFoundError:
        raise NotFound(_("There is no file {path}.").format(path=file)) from None
    except (OSError, ValueError) as error:  # a name no file can have is a ValueError
        raise BadValue(
            _("The file {path} cannot be read: {reason}.").format(
                path=file, reason=getattr(error, "strerror", None) or error
            )
        ) from error
    days = read_calendar_file(text)
    from salesbook.book.settings import add_calendar

    with run.changing(create=True) as (change, _day):
        years = sorted(add_calendar(change, days))
        names = _(", ").join(map(str, years))
        line = n_("Working days of {years}: {count} day taken over.",
                  "Working days of {years}: {count} days taken over.", len(days)).format(
            years=names, count=len(days))  # fmt: skip
        change.says(line)
    run.receipt(Receipt(line, {"done": "config calendar", "years": years, "days": len(days)}))


def _policy(run: Run) -> dict[str, str]:
    """The settings of the book; the defaults where there is none yet."""
    if not os.path.lexists(run.book_path):
        return setting_values(DEFAULTS)
    with run.reading() as (_book, day):
        return setting_values(day.policy)


def _no_setting(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    folded = {key.casefold(): key for key in known}
    near = [folded[key] for key in get_close_matches(name.casefold(), folded, 3, 0.6)]
    if near:
        return _("There is no setting {key}. Did you mean {near}?").format(
            key=name, near=_(", ").join(near)
        )
    return _('There is no setting {key}. "salesbook config show" lists them.').format(key=name)
