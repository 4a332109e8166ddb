"""One case for each way a command can fail: what is typed, on which book, and the exit code.

The lines they print are in `errors.en.txt`, written by UPDATE_GOLDEN=1 and reviewed there.
"""

import os
import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from builders import a_customer, changing
from selling import a_deal, an_instalment
from within import Shop


def the_book(shop: Shop) -> None:
    """Three customers and some past; what most cases are typed at."""
    for argv, today in (
        (["add", "Acme Trading", "--id", "K-1", "--grade", "B"], "2026-11-10"),
        (["add", "Acme Steel"], "2026-11-16"),
        (["add", "Gone", "--status", "archived"], "2026-11-16"),
        (["contact", "add", "1", "Li Na"], "2026-11-16"),
        (["contact", "add", "1", "Li Lei"], "2026-11-16"),
        (["next", "1", "2026-11-25 call"], "2026-11-17"),
        (["tag", "2", "vip"], "2026-11-17"),
        (["undo"], "2026-11-17"),
    ):
        shop(*argv, "-q", today=today)


def nothing(shop: Shop) -> None:
    os.unlink(shop.path)


def a_folder(shop: Shop) -> None:
    nothing(shop)
    os.mkdir(shop.path)


def zero_bytes(shop: Shop) -> None:
    with open(shop.path, "w"):
        pass


def few_bytes(shop: Shop) -> None:
    with open(shop.path, "w") as file:
        file.write("hello")


def a_text(shop: Shop) -> None:
    with open(shop.path, "w") as file:
        file.write("hello " * 1000)


def foreign(shop: Shop) -> None:
    nothing(shop)
    with sqlite3.connect(shop.path) as connection:
        connection.execute("CREATE TABLE t(a)")


def newer(shop: Shop) -> None:
    with sqlite3.connect(shop.path) as connection:
        connection.execute("PRAGMA user_version=99")


def version_0(shop: Shop) -> None:
    with sqlite3.connect(shop.path) as connection:
        connection.execute("PRAGMA user_version=0")


def a_fifo(shop: Shop) -> None:
    nothing(shop)
    os.mkfifo(shop.path)


def truncated(shop: Shop) -> None:
    with open(shop.path, "r+b") as file:
        file.truncate(6000)


def a_copy(shop: Shop) -> str:
    the_book(shop)
    path = os.path.join(os.path.dirname(shop.path), "copy.db")
    shop("backup", "--to", path, "-q")
    return path


def a_wrong_copy(shop: Shop) -> None:
    with sqlite3.connect(a_copy(shop)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE customer SET stars=9")


def over_a_foreign_file(shop: Shop) -> None:
    a_copy(shop)
    foreign(shop)


def another_by_now(shop: Shop) -> None:
    a_copy(shop)
    with sqlite3.connect(shop.path) as connection:
        connection.execute("UPDATE contact SET customer_id=2")


def config(text: str) -> Callable[[Shop], None]:
    def write(shop: Shop) -> None:
        place = os.path.join(shop.home, "config", "salesbook", "config.toml")
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w") as file:
            file.write(text)

    return write


def calendar(text: str) -> Callable[[Shop], None]:
    def write(shop: Shop) -> None:
        with open(os.path.join(os.path.dirname(shop.path), "days.txt"), "w") as file:
            file.write(text)

    return write


def pool(setting: str = "", value: str = "") -> Callable[[Shop], None]:
    def a_pool(shop: Shop) -> None:
        """Li's customer, one given up, three that are never released, one claimed today."""
        the_book(shop)
        shop("config", "set", "pool.enabled", "yes", "-q")
        shop("transfer", "1", "li", "-q")
        shop("pool", "release", "2", "-q")
        shop("add", "Signed", "--signed-on", "2026-11-20", "-q")
        with changing(shop.path) as (change, _day):
            a_deal(change, a_customer(change, "Won"), stage="contract")
            owing = a_customer(change, "Owing")
            an_instalment(change, owing, a_deal(change, owing))
        shop("add", "Back", "-q")
        shop("pool", "release", "Back", "-q")
        shop("pool", "claim", "Back", "-q")
        if setting:
            shop("config", "set", setting, value, "-q")

    return a_pool


def a_product_sold(shop: Shop) -> None:
    the_book(shop)
    shop("product", "add", "Widget", "-q")
    shop("sale", "add", "1", "Widget", "--amount", "100", "-q")


def findings(shop: Shop) -> None:
    the_book(shop)
    shop("coach", "add", "1", "--found", "talks too much", "--found", "no next step", "-q")


def money(shop: Shop) -> None:
    """Acme Trading owes 100,000 yuan for deal #1, has one without a plan, one lost, one open."""
    the_book(shop)
    with changing(shop.path) as (change, _day):
        deal = a_deal(change, 1, amount=10_000_000, won="2026-11-01", product="CRM")
        an_instalment(change, 1, deal, due="2026-11-01", amount=3_000_000)
        an_instalment(change, 1, deal, due="2027-01-15", amount=7_000_000, received=4_000_000)
        a_deal(change, 1, amount=500, won="2026-11-10")
        a_deal(change, 1, lost="2026-11-10")
        a_deal(change, 2)
    shop("sale", "add", "2", "--amount", "5", "--id", "S-1", "-q")


def deals(shop: Shop) -> None:
    """Acme Trading has two open deals; Acme Steel one open, one won, one lost; Gone one open."""
    the_book(shop)
    with changing(shop.path) as (change, _day):
        a_deal(change, 1, stage="needs", product="CRM", external_id="D-1")
        a_deal(change, 1, amount=None)
        a_deal(change, 2, stage="needs", since="2026-11-10")
        a_deal(change, 2, won="2026-11-12")
        a_deal(change, 2, lost="2026-11-12")
        a_deal(change, 3)
        a_deal(change, a_customer(change, "Pooled", status="pooled"))
        a_customer(change, "Without")


def cares(shop: Shop) -> None:
    """Acme Trading is owed a guide and two birthdays, and waits for two answers."""
    the_book(shop)
    shop("edit", "1", "--signed-on", "2026-11-14", "-q")
    for name in ("Li Na", "Li Lei"):
        shop("contact", "edit", "1", name, "--birthday", "11-20", "-q")
    for said in ("late", "broken"):
        shop("feedback", "add", "1", said, "--on", "2026-11-20", "-q")
    shop("feedback", "add", "2", "late", "-q")
    shop("feedback", "answer", "2", "sorry", "-q")


KEYS = {"key": "c0" * 32, "wrong": "d1" * 32, "short": "1234567", "empty": "", "open": "c0" * 32}


def keys(shop: Shop) -> None:
    """The book, and files that hold a key, or none."""
    the_book(shop)
    folder = os.path.dirname(shop.path)
    for name, key in KEYS.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(f"{key}\n")
        os.chmod(file.name, 0o644 if name == "open" else 0o600)
    with open(os.path.join(folder, "bytes"), "wb") as binary:
        binary.write(b"\xff\xfe\xff")
    os.chmod(binary.name, 0o600)
    os.mkfifo(os.path.join(folder, "pipe"), 0o644)


def the_key(shop: Shop) -> dict[str, str]:
    return {"SALESBOOK_KEY_FILE": os.path.join(os.path.dirname(shop.path), "key")}


def locked(shop: Shop) -> None:
    """The same, encrypted."""
    keys(shop)
    shop("encrypt", "-q", env=the_key(shop))


def a_locked_copy(shop: Shop) -> None:
    """The book is plain, a copy of it is encrypted."""
    locked(shop)
    copy = os.path.join(os.path.dirname(shop.path), "copy.db")
    shop("backup", "--to", copy, "-q", env=the_key(shop))
    shop("decrypt", "-q", env=the_key(shop))


ENCRYPTING = (keys, locked, a_locked_copy)
"""What needs SQLCipher."""


class Case(NamedTuple):
    """`DIR` in `argv` and in `env` is the folder of the test."""

    exit: int
    argv: list[str]
    setup: Callable[[Shop], None] = the_book
    env: tuple[tuple[str, str], ...] = ()


def key_file(name: str) -> tuple[tuple[str, str], ...]:
    return (("SALESBOOK_KEY_FILE", f"DIR/{name}"),)


def key_command(line: str) -> tuple[tuple[str, str], ...]:
    return (("SALESBOOK_KEY_COMMAND", line),)


CASES = [
    # usage
    Case(2, ["tody"]),
    Case(2, ["qqqqqq"]),
    Case(2, ["contact"]),
    Case(2, ["contact", "ad"]),
    Case(2, ["list", "--grad", "A"]),
    Case(2, ["list", "--qqqqqq"]),
    Case(2, ["list", "--format"]),
    Case(2, ["list", "--json=x"]),
    Case(2, ["list", "extra", "words"]),
    Case(2, ["list", "--limit", "0"]),
    Case(2, ["list", "--limit", "many"]),
    Case(2, ["overdue", "--within", "-1"]),
    Case(2, ["undo", "x"]),
    Case(2, ["show"]),
    Case(2, ["--lang", "fr", "list"]),
    Case(2, ["--today", "someday", "list"]),
    Case(2, ["list", "-f", "xml"]),
    Case(2, ["list", "-f", "xlsx"]),
    Case(2, ["list", "--columns", "wealth"]),
    Case(2, ["list", "--columns", ","]),
    Case(2, ["list", "--sort", "wealth"]),
    Case(2, ["list", "--status", "rich"]),
    Case(2, ["completion", "tcsh"]),
    # WHO
    Case(3, ["show", "qqqq"]),
    Case(3, ["show", "acme tradng"]),
    Case(3, ["show", "Gone"]),
    Case(4, ["show", "acme"]),
    Case(3, ["contact", "rm", "1", "Bob"]),
    Case(3, ["contact", "rm", "2", "Bob"]),
    Case(4, ["contact", "rm", "1", "li"]),
    # log, next, snooze, regrade
    Case(2, ["log", "1"]),
    Case(2, ["log", "1", "hello", "--via", "pigeon"]),
    Case(2, ["log", "1", "hello", "--at", "whenever"]),
    Case(2, ["log", "1", "hello", "--at", "last week"]),
    Case(2, ["log", "1", "hello", "--why", "budget"]),
    Case(2, ["log", "1", "--no-answer", "--grade", "A"]),
    Case(2, ["log", "1", "hello", "--grade", "D"]),
    Case(2, ["log", "1", "hello", "--keep-next", "--next", "fri call"]),
    Case(2, ["log", "1", "hello", "--next", "call them"]),
    Case(2, ["log", "1", "hello", "--next", "fri"]),
    Case(7, ["log", "1", "hello", "--at", "2026-11-22"]),
    Case(7, ["log", "1", "hello", "--at", "today 12:01"]),
    Case(7, ["log", "1", "hello", "--next", "2026-11-20 call"]),
    Case(7, ["log", "3", "hello", "--next", "fri call"]),
    Case(2, ["next", "1"]),
    Case(2, ["next", "1", "--done", "--drop"]),
    Case(7, ["next", "1", "2026-11-20", "call"]),
    Case(7, ["next", "3", "fri", "call"]),
    Case(3, ["next", "2", "--done"]),
    Case(3, ["snooze", "2", "+3d"]),
    Case(2, ["snooze", "1", "later"]),
    Case(2, ["regrade", "1", "A"]),
    Case(2, ["regrade", "1", "D", "--why", "x"]),
    Case(7, ["regrade", "1", "A", "--why", "x", "--on", "2026-11-22"]),
    Case(7, ["regrade", "1", "A", "--why", "x", "--on", "2026-11-09"]),
    Case(7, ["sheet", "--date", "2026-11-22"]),
    # the file
    Case(2, ["add", ""]),
    Case(2, ["add", "New", "--title", "CFO"]),
    Case(2, ["add", "New", "--grade", "Q"]),
    Case(2, ["add", "New", "--grade", "Q", "--stars", "9", "--email", "nobody"]),
    Case(2, ["add", "New", "--stars", "9"]),
    Case(2, ["add", "New", "--email", "nobody"]),
    Case(2, ["add", "New", "--need-clear", "maybe"]),
    Case(2, ["add", "New", "--decision-chain", "endless"]),
    Case(2, ["add", "New", "--status", "rich"]),
    Case(2, ["add", "New", "--budget", "lots"]),
    Case(2, ["add", "New", "--budget", "80-50万"]),
    Case(2, ["add", "New", "--budget", "$5"]),
    Case(2, ["add", "New", "--budget", "-5"]),
    Case(2, ["add", "New", "--budget", "1.234"]),
    Case(2, ["add", "New", "--budget", "99999999999999亿"]),
    Case(2, ["add", "New", "--every", "sometimes"]),
    Case(2, ["add", "New", "--every", "0"]),
    Case(2, ["add", "New", "--wanted-on", "2026-02-30"]),
    Case(2, ["add", "New", "--note", "x" * 20_001]),
    Case(7, ["add", "New", "--met-on", "2026-11-22"]),
    Case(7, ["add", "New", "--signed-on", "2026-11-22"]),
    Case(2, ["edit", "1"]),
    Case(2, ["edit", "1", "--name", ""]),
    Case(2, ["edit", "2", "--id", "K-1"]),
    Case(2, ["edit", "1", "--fact", "staff"]),
    Case(2, ["tag", "1"]),
    Case(2, ["contact", "edit", "1", "Li Na"]),
    Case(2, ["contact", "add", "1", "Bob", "--birthday", "02-30"]),
    Case(2, ["contact", "add", "1", "Bob", "--preferred-from", "25:00"]),
    Case(2, ["contact", "add", "1", "Bob", "--preferred-hours", "never"]),
    Case(2, ["contact", "add", "1", "Bob", "--preferred-manner", "loud"]),
    Case(2, ["find", " "]),
    Case(2, ["find", "x" * 5_001]),
    # undo
    Case(3, ["undo"], lambda shop: None),
    Case(3, ["redo"], lambda shop: None),
    Case(3, ["undo", "99"]),
    Case(3, ["undo", "99999999999999999999"]),
    Case(7, ["undo", "7"]),
    Case(7, ["undo", "8"]),
    Case(7, ["undo", "1"]),
    Case(7, ["undo", "9"], a_product_sold),
    Case(2, ["undo", "2", "--steps", "2"]),
    Case(3, ["undo", "--steps", "99"]),
    # settings
    Case(2, ["config", "set", "cadnce.A", "5"]),
    Case(2, ["config", "set", "qqqq", "5"]),
    Case(2, ["config", "get", "cadnce.A"]),
    Case(2, ["config", "get", "qqqq"]),
    Case(2, ["config", "set", "cadence.A", "many"]),
    Case(2, ["config", "set", "window.A", "many"]),
    Case(2, ["config", "set", "agenda.limit", "many"]),
    Case(2, ["config", "set", "calendar.working_days", "US"]),
    Case(2, ["config", "set", "pool.quota", "many"]),
    Case(2, ["config", "set", "pool.enabled", "perhaps"]),
    Case(2, ["config", "set", "stage.lead", "x" * 21]),
    Case(2, ["config", "set", "value.A", "96"]),
    Case(2, ["config", "set", "cadence", "fast"]),
    Case(2, ["config", "set", "lang", "fr"]),
    Case(3, ["config", "calendar", "DIR/days.txt"]),
    Case(2, ["config", "calendar", "DIR"]),
    Case(2, ["config", "calendar", "DIR/days.txt"], calendar("\n")),
    Case(2, ["config", "calendar", "DIR/days.txt"], calendar("someday off\n")),
    Case(2, ["config", "calendar", "DIR/days.txt"],
         calendar("2030-06-03 off\n2030-06-03 work\n2030-06-04\n2030-06-05 maybe\n")),
    Case(2, ["config", "calendar", "DIR/days.txt"],
         calendar("".join(f"2030-0{month}-{day:02} off\n"
                          for month in (6, 7) for day in range(1, 31)))),
    Case(2, ["list"], config('lang = "zh')),
    Case(2, ["list"], config("me = 5")),
    Case(2, ["list"], config('format = "xml"')),
    # the book
    Case(7, ["init"]),
    Case(3, ["list"], nothing),
    Case(3, ["log", "1", "hello"], nothing),
    Case(6, ["list"], a_folder),
    Case(6, ["list"], zero_bytes),
    Case(6, ["list"], few_bytes),
    Case(6, ["list"], a_text),
    Case(6, ["list"], foreign),
    Case(6, ["list"], newer),
    Case(6, ["list"], version_0),
    Case(6, ["list"], a_fifo),
    Case(6, ["list"], truncated),
    Case(6, ["log", "1", "hello"], a_text),
    Case(6, ["log", "1", "hello"], newer),
    Case(3, ["backup"], nothing),
    Case(7, ["backup", "--to", "DIR/book.db"]),
    Case(1, ["backup", "--to", "DIR/none/copy.db"]),
    Case(3, ["restore", "qqqq"]),
    Case(2, ["restore", "--customer", "1"]),
    Case(7, ["restore", "DIR/book.db"]),
    Case(6, ["restore", "DIR/copy.db"], a_wrong_copy),
    Case(7, ["restore", "DIR/copy.db"], over_a_foreign_file),
    Case(7, ["restore", "DIR/copy.db", "--customer", "1"], another_by_now),
    Case(1, ["add", "Acme", "--book", "/proc/new/book.db"]),
    Case(1, ["config", "set", "me", "x"], env=(("XDG_CONFIG_HOME", "/proc/x"),)),
    # the pool
    Case(7, ["pool", "sweep"]),
    Case(7, ["pool", "release", "1"], pool(), (("SALESBOOK_ME", "wang"),)),
    Case(7, ["pool", "release", "2"], pool()),
    Case(7, ["pool", "release", "3"], pool()),
    Case(7, ["pool", "release", "4"], pool()),
    Case(7, ["pool", "release", "5"], pool()),
    Case(7, ["pool", "release", "6"], pool()),
    Case(7, ["pool", "claim", "1"], pool()),
    Case(7, ["pool", "claim", "2"], pool("pool.cooldown", "7")),
    Case(7, ["pool", "claim", "2"], pool("pool.capacity", "1")),
    Case(7, ["pool", "claim", "2"], pool("pool.quota", "1")),
    Case(7, ["transfer", "2", "li"], pool()),
    Case(2, ["transfer", "1", " "]),
    Case(7, ["edit", "1", "--status", "pooled"], pool()),
    Case(7, ["edit", "2", "--status", "active"], pool()),
    Case(7, ["edit", "6", "--status", "pooled"], pool()),
    Case(7, ["edit", "1", "--owner", "wu"], pool(), (("SALESBOOK_ME", "wang"),)),
    Case(7, ["edit", "1", "--owner", ""], pool()),
    # coaching
    Case(2, ["coach", "add", "1"]),
    Case(2, ["coach", "add", "1", "--found", "x", "--advice", "a", "--advice", "b"]),
    Case(2, ["coach", "add", "1", "--found", "x", "--kind", "dream"]),
    Case(7, ["coach", "add", "1", "--found", "x", "--on", "2026-11-22"]),
    Case(7, ["coach", "add", "1", "--found", "x", "--check", "2026-11-20"]),
    Case(3, ["coach", "done", "1"]),
    Case(3, ["coach", "done", "1", "9"], findings),
    Case(4, ["coach", "done", "1"], findings),
    Case(7, ["coach", "done", "1", "1", "--again", "2026-11-20"], findings),
    # care and feedback
    Case(7, ["care", "done", "1", "survey"], cares),
    Case(7, ["care", "done", "2", "survey"], cares),
    Case(7, ["care", "done", "3", "survey"], cares),
    Case(7, ["care", "done", "all", "festival"], cares),
    Case(7, ["care", "done", "1", "guide", "--on", "2026-11-22"], cares),
    Case(4, ["care", "done", "1", "birthday"], cares),
    Case(2, ["care", "done", "1", "festival"], cares),
    Case(2, ["care", "done", "all", "guide"], cares),
    Case(2, ["care", "done", "1", "lunch"], cares),
    Case(2, ["care", "done", "1", "guide", "--score", "9"], cares),
    Case(2, ["care", "done", "1", "survey", "--score", "11"], cares),
    Case(2, ["care", "done", "1", "guide", "--contact", "Li Na"], cares),
    Case(2, ["care", "--ahead", "367"], cares),
    Case(2, ["care", "don"], cares),
    Case(2, ["feedback", "add", "1"], cares),
    Case(2, ["feedback", "add", "1", "x", "--kind", "rumour"], cares),
    Case(2, ["feedback", "add", "1", "--score", "9", "--by", "fri"], cares),
    Case(7, ["feedback", "add", "1", "x", "--on", "2026-11-22"], cares),
    Case(7, ["feedback", "add", "1", "x", "--by", "2026-11-20"], cares),
    Case(4, ["feedback", "answer", "1", "sorry"], cares),
    Case(3, ["feedback", "answer", "2", "sorry"], cares),
    Case(3, ["feedback", "answer", "2", "sorry", "--feedback", "1"], cares),
    Case(7, ["feedback", "answer", "2", "sorry", "--feedback", "3"], cares),
    Case(7, ["feedback", "answer", "1", "sorry", "--feedback", "1", "--on", "2026-11-19"], cares),
    Case(7, ["feedback", "answer", "1", "sorry", "--feedback", "1", "--on", "2026-11-22"], cares),
    Case(2, ["feedback", "answer", "1", " "], cares),
    # money
    Case(4, ["pay", "plan", "1", "100%@signing"], money),
    Case(3, ["pay", "plan", "1", "100%@signing", "--deal", "9"], money),
    Case(7, ["pay", "plan", "2", "100%@signing"], money),
    Case(7, ["pay", "plan", "1", "100%@signing", "--deal", "3"], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "30%"], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "130%@signing"], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "0@signing"], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "100%@signing=gift"], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "1@signing " * 121], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "30%@signing 60%@+30d"], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "30%@signing 80%@+30d"], money),
    Case(2, ["pay", "plan", "1", "--deal", "2", "0.01%@signing 99.99%@+3d"], money),
    Case(2, ["pay", "plan", "1", "--deal", "1", "100%@signing", "--invoice", "1",
             "--invoice", "2"], money),
    Case(7, ["pay", "receive", "1", "100", "--deal", "2"], money),
    Case(7, ["pay", "receive", "1", "10万", "--deal", "1"], money),
    Case(7, ["pay", "receive", "1", "4万", "--instalment", "1"], money),
    Case(3, ["pay", "receive", "1", "4万", "--instalment", "9"], money),
    Case(7, ["pay", "receive", "1", "5", "--deal", "1", "--on", "2026-11-22"], money),
    Case(7, ["pay", "receive", "1", "5", "--deal", "1", "--on", "2026-10-22"], money),
    Case(2, ["pay", "receive", "1", "0", "--deal", "1"], money),
    Case(2, ["pay", "receive", "1", "5-8万", "--deal", "1"], money),
    Case(2, ["sale", "add", "1", "CRM"], money),
    Case(2, ["sale", "add", "1", "CRM", "--amount", "5", "--quantity", "many"], money),
    Case(2, ["sale", "add", "1", "CRM", "--amount", "5", "--quantity", "-1"], money),
    Case(7, ["sale", "add", "1", "CRM", "--amount", "5", "--on", "2026-11-22"], money),
    Case(7, ["sale", "add", "1", "CRM", "--amount", "5", "--id", "S-1"], money),
    # deals
    Case(4, ["stage", "1"], deals),
    Case(3, ["stage", "1", "needs", "--deal", "9"], deals),
    Case(3, ["stage", "2", "needs", "--deal", "D-1"], deals),
    Case(3, ["stage", "Without", "--deal", "1"], deals),
    Case(3, ["deal", "won", "Without"], deals),
    Case(2, ["stage", "2", "nowhere"], deals),
    Case(2, ["stage", "2", "--note", "x"], deals),
    Case(2, ["stage", "2", "lead"], deals),
    Case(7, ["stage", "2", "contract"], deals),
    Case(7, ["stage", "2", "lost"], deals),
    Case(7, ["stage", "2", "closing", "--on", "2026-11-22"], deals),
    Case(7, ["stage", "2", "closing", "--on", "2026-11-09"], deals),
    Case(7, ["stage", "2", "closing", "--deal", "4"], deals),
    Case(7, ["stage", "2", "closing", "--deal", "5"], deals),
    Case(7, ["stage", "3", "closing"], deals),
    Case(7, ["deal", "won", "Pooled"], deals),
    Case(2, ["deal", "won", "2", "--amount", "lots"], deals),
    Case(2, ["deal", "lost", "2"], deals),
    Case(2, ["deal", "lost", "2", "--reason", "weather", "--note", "x"], deals),
    Case(7, ["deal", "add", "2", "--stage", "contract"], deals),
    Case(7, ["deal", "add", "2", "--on", "2026-11-22"], deals),
    Case(2, ["deal", "add", "2", "--id", "D-1"], deals),
    Case(2, ["deal", "add", "2", "--expect", "someday"], deals),
    Case(2, ["deal", "edit", "2"], deals),
    Case(2, ["deal", "edit", "2", "--id", "D-1"], deals),
    Case(2, ["deal", "ask", "2", "9", "they"], deals),
    Case(2, ["deal", "ask", "2", "1"], deals),
    Case(2, ["deal", "list", "--sort", "wealth"], deals),
    Case(2, ["product", "add", " "], deals),
    # the profile
    Case(2, ["profile", "set"]),
    Case(2, ["profile", "set", "budget"]),
    Case(2, ["profile", "set", "industry=" + "x" * 101]),
    Case(2, ["profile", "set", "industry=medical", "500"]),
    Case(2, ["profile", "set", "grade=A"]),
    Case(2, ["profile", "set", "budget>500k"]),
    Case(2, ["profile", "set", "industry>=3"]),
    Case(2, ["profile", "set", "staff>=many"]),
    Case(2, ["profile", "set", "budget>=50-80万"]),
    Case(2, ["profile", "set", "--nothing"]),
    Case(3, ["profile", "set", "--rm", "industry"]),
    Case(7, ["profile", "learn", "--apply"]),
    Case(3, ["fit", "Nobody"]),
    Case(2, ["today", "--dry-run"]),
    Case(3, ["sheet", "--send", "boss"]),
    Case(7, ["sheet", "--send", "boss"],
         config('[send.boss]\nkind = "wecom"\nwebhook = "https://example.com/?key=x"\n')),
    Case(2, ["sheet", "--send", "boss"],
         config('[send.boss]\nkind = "wecom"\nsecret_env = "NOT_SET"\n')),
    # looking back
    Case(2, ["review", "--month", "2026"]),
    Case(2, ["review", "--month", "2027-01"]),
    Case(2, ["review", "--month", "soon"]),
    Case(2, ["pareto", "--period", "soon"]),
    Case(2, ["funnel", "--by", "colour"]),
    Case(2, ["funnel", "--period", "2026"]),
    Case(2, ["list", "-f", "pdf"]),
    # encrypted books
    Case(6, ["today"], locked),
    Case(6, ["log", "1", "hello"], locked),
    Case(6, ["today"], locked, key_file("wrong")),
    Case(6, ["restore", "DIR/book.db", "--book", "DIR/new.db"], locked, key_file("wrong")),
    Case(3, ["today"], locked, key_file("none")),
    Case(2, ["today"], locked, key_file("open")),
    Case(2, ["today"], locked, key_file("pipe")),
    Case(2, ["today"], locked, key_file("empty")),
    Case(2, ["today"], locked, key_file("bytes")),
    Case(2, ["today"], locked, (("SALESBOOK_KEY_FILE", "DIR"),)),
    Case(2, ["today"], locked, key_command("false")),
    Case(2, ["today"], locked, key_command("true")),
    Case(2, ["today"], locked, key_command("printf '\\377'")),
    Case(2, ["today"], locked, key_command("DIR/key word")),
    Case(2, ["today"], locked, key_command("echo 'a")),
    Case(6, ["today"], locked, key_command("echo word")),
    Case(7, ["encrypt"], locked, key_file("key")),
    Case(2, ["encrypt"], keys),
    Case(2, ["encrypt"], keys, key_file("short")),
    Case(2, ["encrypt"], keys, key_file("open")),
    Case(6, ["decrypt"], locked, key_file("wrong")),
    Case(7, ["decrypt"], keys),
    Case(3, ["encrypt"], nothing),
    Case(6, ["encrypt"], few_bytes),
    Case(2, ["init", "--encrypt", "--book", "DIR/new.db"], keys),
    Case(7, ["init", "--encrypt"], keys, key_file("key")),
    Case(7, ["restore", "DIR/copy.db"], a_locked_copy, key_file("key")),
]  # fmt: skip
