"""`config show|get|set|path|calendar`: the policy of the book, and what is the user's own."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

from salesbook.calendars import read_calendar_file
from salesbook.config import KEYS, write_config
from salesbook.context import Run, current
from salesbook.domain.policy import DEFAULTS, SETTINGS, setting_values
from salesbook.errors import BadValue, NotFound
from salesbook.i18n import _, n_
from salesbook.output.report import Column, Receipt, Report, Table

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
        Column("help", _("meaning"), weight=3, under="key"),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (setting.key, policy[setting.key], defaults[setting.key],
         "default" if policy[setting.key] == defaults[setting.key] else "book", _(setting.help))
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
    if name in KEYS:
        value = getattr(run.config, name)
        sys.stdout.write(f"{value if value is not None else ''}\n")
        return
    values = {known.casefold(): text for known, text in _policy(run).items()}
    wanted = name.casefold()
    if wanted in values:
        sys.stdout.write(values[wanted] + "\n")
        return
    several = {known: text for known, text in values.items() if known.startswith(f"{wanted}.")}
    if not several:
        raise BadValue(
            _('There is no setting {key}. "salesbook config show" lists them.').format(key=name)
        )
    sys.stdout.write(" ".join(several.values()) + "\n")


def set_value(
    key: Annotated[str, typer.Argument(metavar=_("KEY"), help=_("the setting"),
                                       show_default=False)],
    value: Annotated[list[str], typer.Argument(metavar=_("VALUE"), help=_("its new value"),
                                               show_default=False)],
) -> None:  # fmt: skip
    """Store a setting: policy in the book, where it undoes; the rest in the user's file."""
    run = current()
    text = " ".join(value)
    if key in KEYS:
        if key == "book":
            text = os.path.abspath(os.path.expanduser(text)) if text else text
        path = write_config(os.environ, key, text or None)
        line = _("{key} = {value} (in {path})").format(key=key, value=text, path=path)
        run.receipt(Receipt(line, {"done": "config set", "key": key, "value": text or None}))
        return
    from salesbook.book.settings import write_setting

    with run.changing(create=True) as (change, _day):
        stored = write_setting(change, key, text)
        line = "  ".join(f"{name} = {now}" for name, now in stored.items())
        change.says(line)
    run.receipt(Receipt(line, {"done": "config set", "settings": stored}))


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
    except (OSError, UnicodeDecodeError) as error:
        raise BadValue(
            _("The file {path} cannot be read: {reason}.").format(path=file, reason=error)
        ) from error
    days = read_calendar_file(text)
    if not days:
        raise BadValue(_("The file {path} names no day.").format(path=file))
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
