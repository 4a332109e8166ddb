"""Every command that writes, on books of which the outcome is known beforehand.

A test holds this to the table of commands. A line ends in words such as {folder}, the folder
of its book. Lines of encrypted books are there where SQLCipher is.
"""

import os
import shutil
from importlib.util import find_spec
from typing import NamedTuple

from tests.torture.verdict import KEY

import builders
import hostile
import selling
from salesbook.commands.contents import EITHER, RECEIPT, entries
from within import Shop

TODAY = "2026-11-21"


class Line(NamedTuple):
    """A command line, and the book it runs on."""

    name: str
    argv: tuple[str, ...]
    seed: str = "market"
    """`market`, `undone` (its last command taken back), `none`: there is no book yet; `kept`,
    with a backup beside it, or `locked`, the same encrypted."""
    most: int = 120
    """Calls of one kind that are tried one by one; of more, so many spread evenly."""


CIPHER = find_spec("sqlcipher3") is not None
_LINES = tuple(
    Line(name, tuple(argv.split(" ")), *more)
    for name, argv, *more in (
        ("add", "add New --grade B --phone 13900139000 --contact Li --next fri_call"),
        ("add a first", "add New --grade B", "none", 40),
        ("log", "log 1 asked --feedback dear --next 2026-11-27_call"),
        ("next", "next 2 2026-11-27 call"),
        ("snooze", "snooze 1 2026-11-30"),
        ("regrade", "regrade 2 A --why budget"),
        ("edit", "edit 1 --need CRM --budget 50-80万 --fact staff=30"),
        ("tag", "tag 1 hot --rm vip"),
        ("verify", "verify 3"),
        ("merge", "merge 3 1"),
        ("archive", "archive 3"),
        ("forget", "forget 3 --yes", "market", 60),
        ("contact add", "contact add 1 Wu --title CFO"),
        ("contact edit", "contact edit 1 Li --title CTO"),
        ("contact rm", "contact rm 1 Li"),
        ("deal add", "deal add 3 --product CRM --amount 65万"),
        ("stage", "stage 2 verified"),
        ("deal ask", "deal ask 2 1 an answer"),
        ("deal move", "deal move 2 proposal"),
        ("deal won", "deal won 2 --amount 65万 --contract K-9"),
        ("deal lost", "deal lost 2 --reason price --note dear"),
        ("deal edit", "deal edit 2 --amount 70万"),
        ("pay plan", "pay plan 1 50%@+30d 50%@+60d --deal 1"),
        ("pay receive", "pay receive 1 300"),
        ("sale add", "sale add 1 CRM --amount 500 --quantity 2"),
        ("pool release", "pool release 3 --why quiet"),
        ("pool claim", "pool claim 4"),
        ("pool sweep", "pool sweep"),
        ("transfer", "transfer 2 wang --why moved"),
        ("care done", "care done 1 guide"),
        ("feedback add", "feedback add 1 two boxes were broken"),
        ("feedback answer", "feedback answer 1 new ones come --feedback 2"),
        ("coach add", "coach add 1 --found talks --advice ask"),
        ("coach done", "coach done 1 --improved yes"),
        ("profile set", "profile set region=Shanghai 20"),
        ("profile learn", "profile learn --apply"),
        ("suggest", "suggest --apply"),
        ("product add", "product add ERP Cloud --family ERP"),
        ("pareto", "pareto --apply"),
        ("import", "import {folder}/in.csv", "market", 60),
        ("backup", "backup", "market", 40),
        ("restore", "restore {folder}/copy.db", "market", 60),
        ("undo", "undo"),
        ("undo two", "undo --steps 2"),
        ("redo", "redo", "undone"),
        ("config set", "config set cadence.A 5d"),
        ("config calendar", "config calendar {folder}/days.txt"),
        ("init", "init", "none", 40),
        ("demo", "demo --book {folder}/book.db", "none", 12),
        ("encrypt", "encrypt --backups", "kept", 60),
        ("decrypt", "decrypt --backups", "locked", 60),
        ("init encrypted", "init --encrypt", "none", 20),
        ("log encrypted", "log 1 asked --feedback dear --next 2026-11-27_call", "locked", 60),
        ("undo encrypted", "undo", "locked", 40),
        ("import encrypted", "import {folder}/in.csv", "locked", 40),
        ("restore encrypted", "restore {folder}/copy.db", "locked", 40),
    )
)
LINES = tuple(line for line in _LINES if CIPHER or "crypt" not in line.name)


SEEDS = ("market", "undone", "none", "kept", *(("locked",) if CIPHER else ()))


def covered() -> set[str]:
    """Names of the commands of the table that are run here."""
    known = set(entries())
    return {" ".join(line.argv[:count]) for line in LINES for count in (1, 2)} & known


def to_cover() -> set[str]:
    """Names of the commands that may change a book."""
    writing = {entry.name for entry in entries().values() if entry.kind in (RECEIPT, EITHER)}
    return writing if CIPHER else writing - {"encrypt", "decrypt"}


def make_seeds(folder: str) -> dict[str, str]:
    """A folder for each kind of book that lines begin with."""
    made = {name: os.path.join(folder, name) for name in SEEDS}
    for name, place in made.items():
        os.makedirs(place)
        write_key(place)
        if name == "none":
            continue
        shop = hostile.a_market(place)
        shop.today = TODAY
        shop("add", "Delta", "--owner", "wu", "-q", today="2026-11-01")
        shop("pool", "release", "4", "-q", today="2026-11-02")
        shop("log", "2", "asked", "-q", today="2026-11-20")
        shop("feedback", "add", "1", "late", "-q", today="2026-11-20")
        shop("tag", "2", "x", "-q")
        _decided(shop)
        other = hostile.a_market(os.path.join(place, "other"))
        other("tag", "2", "copied", "-q")
        shutil.move(other.path, os.path.join(place, "copy.db"))
        shutil.rmtree(os.path.join(place, "other"))
        if name == "undone":
            shop("undo", "-q")
        if name in ("kept", "locked"):
            shop("backup", "-q")
        if name == "locked":
            shop("encrypt", "--backups", "-q", env=keys_of(place))
        _files(place)
    return made


def keys_of(place: str) -> dict[str, str]:
    """The environment of a command on the book of a folder."""
    return {"SALESBOOK_KEY_FILE": os.path.join(place, "key")}


def write_key(place: str) -> None:
    """The file that `keys_of` names."""
    path = keys_of(place)["SALESBOOK_KEY_FILE"]
    with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
        file.write(f"{KEY}\n")


def _decided(shop: Shop) -> None:
    """Customers won and lost, of which a profile is learned and who bring unequal amounts."""
    with builders.changing(shop.path) as (change, _day):
        for number in range(12):
            won = number % 2 == 0
            one = builders.a_customer(
                change, f"Decided {number}", industry="medical" if won else "steel",
                signed=-40 if won else None,
            )  # fmt: skip
            selling.a_deal(change, one, opened=-90, **{"won" if won else "lost": -40})
            if won:
                selling.a_sale(change, one, on=-30, amount=10 ** (number // 2 + 3))


def _files(place: str) -> None:
    with open(os.path.join(place, "in.csv"), "w", encoding="utf-8") as file:
        file.write("customer,phone,industry\n")
        file.writelines(f"Imported {n},1390013{n:04},trade\n" for n in range(20))
    with open(os.path.join(place, "days.txt"), "w", encoding="utf-8") as file:
        file.write("2027-02-06 off\n2027-02-07 off\n")


def command_of(line: Line, folder: str) -> list[str]:
    """The whole command line on the book of a folder."""
    book = [] if "--book" in line.argv else ["--book", os.path.join(folder, "book.db")]
    words = [word.replace("_", " ").replace("{folder}", folder) for word in line.argv]
    return ["--today", TODAY, "--lang", "en", *book, *words]


def shop_of(folder: str) -> Shop:
    """The book of a folder as a till."""
    shop = Shop(folder, empty=True)
    shop.today = TODAY
    return shop
