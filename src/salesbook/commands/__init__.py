"""What can be typed: one module a command, and this table of all of them.

The table holds what is needed before a command's module is loaded: its name, the
function, what kind of output it has, one line of help and examples. Everything else
(arguments, options) is declared at the function with Typer, and only there.
"""

from typing import NamedTuple

from salesbook.i18n import N_

REPORT = "report"
RECEIPT = "receipt"
PLAIN = "plain"
EITHER = "either"


class Entry(NamedTuple):
    """A command. `kind` adds the options of a report, of a receipt, or of either."""

    name: str
    place: str
    """module:function below salesbook.commands."""
    kind: str
    help: str
    examples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


DAY, FILE, BOOK = N_("Every day"), N_("The customer file"), N_("The book")

PANELS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (DAY, (
        Entry("today", "today:today", REPORT,
              N_("Whom to contact today, why, and what was last said"),
              ("salesbook today", "salesbook today --json", "salesbook today --limit 5")),
        Entry("log", "log:log", RECEIPT,
              N_("Record a contact that happened, in one line"),
              (N_("salesbook log wang asked about the price --next 'fri 15:00 send quote'"),
               N_("salesbook log wang --no-answer"),
               N_("salesbook log wang budget approved --grade A --why 'budget approved'"))),
        Entry("next", "next:next_action", RECEIPT,
              N_("Set, finish or drop the next action with a customer"),
              (N_("salesbook next wang fri 15:00 online demo"), N_("salesbook next wang --done"))),
        Entry("snooze", "next:snooze", RECEIPT,
              N_("Move the open next action to another day"),
              (N_("salesbook snooze wang +3d"),)),
        Entry("overdue", "overdue:overdue", REPORT,
              N_("Customers whose follow-up is overdue"),
              ("salesbook overdue", "salesbook overdue --grade A --within 3",
               "salesbook overdue -f tsv --columns customer_id,phone")),
        Entry("regrade", "regrade:regrade", RECEIPT,
              N_("Move a customer between A, B and C, and see what follows"),
              (N_("salesbook regrade wang A --why 'need clear, budget approved'"),)),
        Entry("sheet", "sheet:sheet", REPORT,
              N_("The order-review sheet of a day, as the manager wants to see it"),
              ("salesbook sheet", N_("salesbook sheet --date yesterday -f md")),
              aliases=("lidan", "理单表")),
    )),
    (FILE, (
        Entry("add", "add:add", RECEIPT,
              N_("Add a customer; with --id the same call twice leaves one"),
              (N_("salesbook add Acme Trading --grade B --phone 13800138000 --need CRM"),
               N_("salesbook add Acme --contact 'Ms Li' --title CFO --next 'tomorrow call'"))),
        Entry("show", "show:show", REPORT,
              N_("The file of one customer"), (N_("salesbook show wang"),)),
        Entry("list", "list:list_customers", REPORT,
              N_("Many customers, filtered and sorted"),
              ("salesbook list --grade A --sort due", N_("salesbook list --tag vip -f csv"))),
        Entry("find", "find:find", REPORT,
              N_("Full text over names, contacts, follow-ups and notes"),
              (N_("salesbook find encryption"),)),
        Entry("edit", "edit:edit", RECEIPT,
              N_("Change what the file of a customer says"),
              (N_("salesbook edit wang --budget 500k-800k --every 10d"),)),
        Entry("tag", "tag:tag", RECEIPT,
              N_("Put tags on a customer, or take them off"),
              (N_("salesbook tag wang vip 'price sensitive' --rm cold"),)),
        Entry("verify", "verify:verify", RECEIPT,
              N_("Note that the data of a customer was checked today"),
              (N_("salesbook verify wang"),)),
        Entry("dupes", "dupes:dupes", REPORT,
              N_("Customers that are likely in the book twice, and why"),
              ("salesbook dupes", "salesbook dupes --json")),
        Entry("merge", "merge:merge", RECEIPT,
              N_("Make one of two customers; everything moves, undo takes it apart again"),
              (N_("salesbook merge 'wang ltd' wang --dry-run"),
               N_("salesbook merge 'wang ltd' wang"))),
        Entry("archive", "archive:archive", RECEIPT,
              N_("Put a customer away; the file stays and is found by its number"),
              (N_("salesbook archive wang"),)),
        Entry("contact add", "contact:add", RECEIPT, N_("Add a person at a customer"),
              (N_("salesbook contact add wang 'Li Na' --title CTO --decides yes"),)),
        Entry("contact edit", "contact:edit", RECEIPT, N_("Change what is known of a person"),
              (N_("salesbook contact edit wang 'Li Na' --birthday 05-12"),)),
        Entry("contact rm", "contact:remove", RECEIPT, N_("Remove a person"),
              (N_("salesbook contact rm wang 'Li Na'"),)),
    )),
    (BOOK, (
        Entry("demo", "demo:demo", PLAIN, N_("Write a ready example book to try things with"),
              ("salesbook demo",)),
        Entry("init", "init:init", RECEIPT, N_("Make a new, empty book"), ("salesbook init",)),
        Entry("import", "import_file:import_file", EITHER,
              N_("Import customers, contacts, follow-ups and grades from a file"),
              (N_("salesbook import customers.xlsx --dry-run"),
               N_("salesbook import customers.xlsx"),
               N_("salesbook import old.csv --map '单位=name,手机=contact.phone' --skip-errors"))),
        Entry("export", "export:export", PLAIN,
              N_("Export the whole book, lists to import again, a calendar or contacts"),
              ("salesbook export --to book.json",
               "salesbook export customers --grade A --to customers.xlsx",
               "salesbook export --to calendar.ics")),
        Entry("undo", "undo:undo", RECEIPT, N_("Take back the last command"),
              ("salesbook undo", "salesbook undo 12", "salesbook undo --dry-run")),
        Entry("redo", "undo:redo", RECEIPT, N_("Bring back what was just undone"),
              ("salesbook redo",)),
        Entry("history", "history:history", REPORT, N_("What was done, the latest first"),
              ("salesbook history", N_("salesbook history wang"))),
        Entry("config show", "config:show", REPORT, N_("All settings, where they come from"),
              ("salesbook config show",)),
        Entry("config get", "config:get", PLAIN, N_("One setting"),
              ("salesbook config get cadence.A",)),
        Entry("config set", "config:set_value", RECEIPT, N_("Change a setting"),
              ("salesbook config set cadence.A 5d", "salesbook config set cadence sprint",
               "salesbook config set lang zh")),
        Entry("config path", "config:path", PLAIN, N_("Where the user's config file is")),
        Entry("config calendar", "config:calendar", RECEIPT,
              N_("Add the working days of a year from a file"),
              ("salesbook config calendar holidays-2027.txt",)),
        Entry("path", "path:path", PLAIN, N_("Which book is used, and why")),
        Entry("completion", "completion:completion", PLAIN,
              N_("Print the completion script for a shell"),
              ("salesbook completion bash"
               " > ~/.local/share/bash-completion/completions/salesbook",)),
    )),
)  # fmt: skip

GROUPS: dict[str, str] = {
    "contact": N_("The people at a customer"),
    "config": N_("Settings of the book and of the user"),
}


def entries() -> dict[str, Entry]:
    """Every command by each of its names; a command in a group as `group name`."""
    found: dict[str, Entry] = {}
    for _panel, commands in PANELS:
        for entry in commands:
            for name in (entry.name, *entry.aliases):
                found[name] = entry
    return found
