"""`demo`: an example book, and the lines to try it with."""

from __future__ import annotations

import os
import sys
from datetime import date

from salesbook.actions.demo import Made, make_demo
from salesbook.context import Run, current
from salesbook.i18n import _, language
from salesbook.output.text import clean


def demo() -> None:
    """Write the book of the day beside the default one, or at --book; never over anything."""
    run = current()
    path = run.book_path
    if not run.book_named:
        path = os.path.join(os.path.dirname(path), "demo.db")
    made = make_demo(path, run.now.date())
    sys.stdout.write(_told(run, path, made))


def _told(run: Run, path: str, made: Made) -> str:
    """The path, and what to type; every line runs as it is printed."""
    from shlex import quote

    command = f"salesbook --book {quote(path)}"
    if run.now.date() != date.today():  # noqa: DTZ011 - civil time where the salesperson is
        command += f" --today {run.now.date()}"
    # One Chinese and one English customer have a name that is short to type.
    who = "七里汀" if language() == "zh" else "Brindleford"
    tries = (
        (_("Whom to contact, why, and what was last said:"), "today"),
        (_("Who was not contacted in time:"), "overdue"),
        (_("All that is known of one:"), f"show {who}"),
        (
            _("Note a contact, and promise the next one:"),
            _("log {who} will sign --next 'tomorrow 10:00 bring the contract'").format(who=who),
        ),
        (_("Where the deals stand, what is overdue, what customers are owed:"), "deal list"),
        ("", "pay list --overdue"),
        ("", "care"),
        (_("The order-review sheet of the last working day:"), f"sheet --date {made.yesterday}"),
        (_("What was done, and take back the last:"), "history --limit 20"),
        ("", "undo"),
    )
    lines = [_("Example book with {count} customers: {path}").format(
        count=made.customers, path=path), ""]  # fmt: skip
    for title, rest in tries:
        lines += [title] if title else []
        lines.append(f"  {command} {rest}")
    return "\n".join(map(clean, lines)) + "\n"
