r"""Command lines that carry a hostile text, for every command of the table, and what must hold.

`lines` gives them; a test fails when a command has none. `a_market` is a book with a bit of
everything, `poison` puts the text into every column of every table that takes it. Neighbours:
`nasty`, the texts; `test_hostile_commands` (short) and `torture.hostile` (all of them).
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress

import builders
import selling
from within import Ran, Shop, run_within

CODES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 10)
"""Exit codes of the table but 130 (interrupted); 1 is told in words of the system's alone."""
UNEXPECTED = ("unexpected happened", "出了意外")
COLOUR = re.compile(r"\x1b\[[\d;]*m")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")

COMPOUND = {
    "terminal": "[/][bold red]王\x1b[31m\x1b]8;;https://example.com\x07\x9b1m\u202e\u2066\u200bx\u2028"
    "y\x07\x7f",
    "formula": "=cmd|' /C calc'!A0\t\r\n 2  A  李总 paid\n+1",
    "code": "'; DROP TABLE customer; -- %_{name}{0.__class__}%s%(x)s$(touch owned)`x`../../x"
    "<script>alert(1)</script><img src=x onerror=alert(1)>&e;",
    "halves": "bad\udc80 👩\u200d❤️\u200d👨 𠮷 e\u0301\nEND:VCARD\r\nBEGIN:VCARD\r\n"
    "FN:evil\nEND:VEVENT",
    "long": "x客" * 5_000,
}
"""Everything of `nasty` that steers something, in five texts."""


def lines(t: str, folder: str) -> dict[str, list[list[str]]]:
    """Command lines by the name of their command, with the text in each place that takes one.

    Customer 1 is there with all it may have, 2 is bare, 3 can be spared. A file is only ever
    named inside `folder`.
    """
    out = f"{folder}/out-{t}"[:3000]
    said = ["--", t]
    return {
        "today": [["--limit", t], ["--columns", t], ["--to", f"{out}.csv"]],
        "log": [["1", *said], ["1", "x", "--feedback", t, "--support", t, "--why", t, "--next",
                 f"fri {t}"], ["--", t, t], ["1", "--via", t, "x"], ["1", "--at", t, "x"],
                ["1", "x", "--next", t], ["1", "x", "--grade", t]],
        "next": [["1", "--", f"2026-12-21 {t}"], ["1", *said], ["--", t, "fri call"]],
        "snooze": [["1", *said], ["--", t, "fri"]],
        "overdue": [["--tag", t, "--owner", t, "--industry", t], ["--stage", t], ["--grade", t],
                    ["--no-contact-since", t], ["--source", t, "--region", t], ["-f", t]],
        "regrade": [["2", "B", "--why", t], ["2", t, "--why", t],
                    ["2", "A", "--why", "x", "--on", t],
                    ["--why", t, "--", t, "B"]],
        "sheet": [["--date", t], ["--to", f"{out}.xlsx"]],
        "add": [said, ["--need", t, "--note", t, "--source", t, "--aliases", t, "--owner", t,
                       "--tag", t, "--contact", t, "--title", t, "--id", t, *said],
                *([f"--{name}", t, "New"] for name in ("phone", "email", "wechat", "budget",
                  "wanted-on", "every", "stars", "grade", "status", "met-on", "decision-chain",
                  "next", "contact-phone", "decides", "need-clear"))],
        "show": [said],
        "list": [["--sort", t], ["--tag", t], ["--status", t], ["--columns", t], ["--stage", t]],
        "find": [said],
        "edit": [["1", "--name", t], ["1", "--need", t, "--note", t, "--aliases", t, "--owner", t,
                  "--credit", t, "--address", t, "--industry", t, "--region", t, "--wechat", t],
                 ["1", "--fact", f"part/{t}={t}"], ["1", "--fact", t], ["1", "--id", t],
                 ["1", "--phone", t], ["1", "--budget", t], ["1", "--every", t], said],
        "tag": [["1", *said], ["1", "--rm", t], ["--", t, "vip"]],
        "verify": [said],
        "dupes": [["--limit", t], ["--columns", t]],
        "merge": [["--", t, "1"], ["--", "1", t], ["2", "1", "--dry-run"]],
        "archive": [said],
        "forget": [["--yes", *said], ["--", t]],
        "contact add": [["1", "--title", t, "--role", t, "--hobbies", t, "--family", t,
                         "--background", t, "--character", t, *said], ["1", "Li", "--birthday", t],
                        ["1", "Li", "--preferred-from", t], ["--", t, "Li"],
                        ["1", "Li", "--phone", t, "--email", t, "--wechat", t]],
        "contact edit": [["1", *said], ["1", "Li", "--name", t],
                         ["1", "Li", "--preferred-hours", t],
                         ["--", t, "Li"]],
        "contact rm": [["1", *said], ["--", t, "Li"]],
        "deal add": [["2", "--product", t, "--owner", t, "--note", t, "--id", t],
                     ["2", "--amount", t], ["2", "--expect", t], ["2", "--stage", t], said],
        "deal list": [["--owner", t], ["--product", t], ["--period", t], ["--stage", t],
                      ["--sort", t], said, ["1", "--to", f"{out}.md"]],
        "stage": [["2", *said], ["2", "needs", "--note", t, "--why", t], ["2", "--deal", t], said],
        "deal ask": [["2", "1", *said], ["2", *said], ["--", t, "1", t], ["2", "--stage", t]],
        "deal move": [["2", "proposal", "--note", t, "--why", t], ["2", *said], ["--", t, "needs"]],
        "deal edit": [["2", "--product", t, "--contract", t, "--factor", t, "--owner", t, "--note",
                       t, "--id", f"{t}2"], ["2", "--amount", t], ["2", "--expect", t], said],
        "deal lost": [["2", "--reason", t], ["2", "--reason", "price", "--note", t], said],
        "deal won": [["1", "--contract", t, "--factor", t, "--product", t, "--amount", "5万"],
                     ["1", "--amount", t], ["1", "--on", t], said],
        "pay plan": [["1", "--invoice", t, "100%@+30d"], ["1", *said], ["1", "--", f"30%@{t}"],
                     ["1", f"5%@+3d={t}"], ["--", t, "100%@+3d"]],
        "pay receive": [["1", "10", "--note", t], ["1", *said], ["1", "1", "--instalment", t],
                        ["1", "1", "--on", t], ["1", "1", "--deal", t], ["--", t, "1"]],
        "pay list": [["--owner", t], ["--period", t], said],
        "sale add": [["1", "--amount", "5", "--note", t, "--id", t, *said],
                     ["1", "x", "--amount", t],
                     ["1", "x", "--amount", "1", "--quantity", t], ["1", "x", "--amount", "1",
                      "--profit", t], ["--amount", "1", "--", t, "x"]],
        "sale list": [["--product", t], ["--owner", t], ["--period", t], said],
        "pool list": [["--tag", t], ["--owner", t],
                      ["--industry", t, "--region", t, "--source", t]],
        "pool ending": [["--within", t]],
        "pool release": [["3", "--why", t], ["--why", t, *said], said],
        "pool claim": [["3"], said],
        "pool sweep": [["--dry-run"], [t]],
        "transfer": [["2", "--why", t, *said], ["--", t, "wang"]],
        "care": [["--ahead", t], ["--to", f"{out}.html"]],
        "care done": [["1", *said], ["1", "survey", "--note", t, "--score", "9"],
                      ["1", "birthday", "--contact", t], ["all", *said], ["--", t, "survey"],
                      ["1", "survey", "--score", t], ["1", "survey", "--on", t]],
        "feedback add": [["1", *said], ["1", "x", "--kind", t], ["1", "x", "--by", t],
                         ["1", "x", "--score", t], ["1", "--kind", "suggestion", *said],
                         ["--", t, t]],
        "feedback answer": [["1", *said], ["1", "x", "--feedback", t], ["1", "x", "--on", t],
                            ["--", t, t]],
        "feedback list": [["--kind", t], ["--period", t], said],
        "coach add": [["1", "--found", t, "--advice", t], ["1", "--found", "x", "--file", t],
                      ["1", "--found", "x", "--kind", t], ["1", "--found", "x", "--check", t],
                      ["--found", t, *said]],
        "coach list": [said],
        "coach done": [["1", "--improved", t], ["1", "--improved", "yes", "--result", t],
                       ["1", "--improved", "no", "--again", t], ["1", "--improved", "yes", *said],
                       ["--improved", "yes", "--", t]],
        "profile show": [["--columns", t]],
        "profile set": [[*said, "30"], ["--", f"industry={t}", "20"], ["--", f"{t}=1", "20"],
                        ["--rm", t], ["--", f"budget>={t}", "5"]],
        "profile learn": [["--columns", t], []],
        "fit": [said, ["--limit", t]],
        "prospects": [["--industry", t], ["--region", t]],
        "suggest": [["--columns", t], []],
        "product add": [["--family", t, "--note", t, *said], ["x", "--announce", t]],
        "product list": [["--columns", t]],
        "funnel": [["--by", t], ["--period", t]],
        "pareto": [["--period", t], ["--columns", t]],
        "review": [["--month", t], ["--to", f"{out}.html"]],
        "encrypt": [[t], ["--backups"]],
        "decrypt": [[t]],
        "demo": [["--book", out]],
        "init": [["--book", out], [t]],
        "import": [["--", out], [f"{folder}/in.csv", "--map", t], [f"{folder}/in.csv", "--kind", t],
                   [f"{folder}/in.csv", "--sheet", t], [f"{folder}/in.csv", "--skip-errors"],
                   [f"{folder}/in.csv", "--dry-run"], [f"{folder}/in.json", "--skip-errors"],
                   [f"{folder}/in.vcf", "--skip-errors"]],
        "export": [["--to", f"{out}.json"], said, ["customers", "--owner", t, "--to", "-"],
                   ["--format", t]],
        "backup": [["--to", out]],
        "restore": [["--", out], ["--customer", t, "latest"]],
        "check": [["--columns", t], ["--deep"]],
        "undo": [["--dry-run"], [], said],
        "redo": [[], [t]],
        "history": [said, ["--since", t], ["1"]],
        "config show": [["--columns", t]],
        "config get": [said],
        "config set": [["--", t, t], ["cadence.A", *said], ["stages.lead", *said], ["lang", *said],
                       ["me", *said], ["calendar.working_days", *said]],
        "config path": [[t]],
        "config calendar": [["--", out], [f"{folder}/in.csv"]],
        "path": [[t]],
        "completion": [said],
    }  # fmt: skip


def files(t: str, folder: str) -> None:
    """Files to import in which the text is every value."""
    import csv
    import json

    text = t.encode("utf-8", "replace").decode()
    fields = ["customer", "phone", "industry", "owner", "note", "tags", "budget", "contact"]
    with open(f"{folder}/in.csv", "w", encoding="utf-8", newline="") as file:
        good = ["Good", "", text, text, text, text, "", ""]
        csv.writer(file).writerows([fields, [text] * 8, good])
    with open(f"{folder}/in.json", "w", encoding="utf-8") as file:
        json.dump([dict.fromkeys(["name", "note", "region"], t), {"name": "B", t: t}, t], file)
    with open(f"{folder}/in.vcf", "w", encoding="utf-8", newline="") as file:
        file.write(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{text}\r\nORG:{text}\r\nEND:VCARD\r\n")


def a_market(folder: str) -> Shop:
    """A book with a customer that has everything, a bare one and one to spare."""
    shop = Shop(folder)
    with builders.changing(shop.path) as (change, _day):
        one = builders.a_customer(
            change, "Acme", contact="Li", phone="13800138000", grade="A", last_contact=-30,
            next_on=-1, tags=("vip",), signed=-5,
        )  # fmt: skip
        selling.one_of_each(change, one)
        selling.a_deal(change, one, product="ERP", amount=5_000_000)
        two = builders.a_customer(change, "Beta", grade="B", last_contact=-3)
        selling.a_deal(change, two, product="CRM")
        builders.a_customer(change, "Gamma", last_contact=-90, owner="wang")
        change.insert("alias", customer_id=one, name="AC", name_key="ac")
        change.insert("fact", customer_id=one, key="staff", value="25")
        change.insert("setting", key="pool.enabled", value="yes")
    return shop


def poison(path: str, text: str) -> None:
    """Put the text into every column of every table whose constraints let it in."""
    text = text.replace("\0", "").encode("utf-8", "replace").decode()
    with closing(sqlite3.connect(path)) as book:
        tables = [name for (name,) in book.execute(
            "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%'")
        ]  # fmt: skip
        for table in tables:
            if table in ("setting", "calendar_day", "calendar_year", "running", "change"):
                continue
            for _at, column, kind, *_rest in book.execute(f"PRAGMA table_info({table})").fetchall():
                # What is worked out from another column would be found by it no longer.
                if kind == "TEXT" and column not in ("at", "entered_at", "table_name"):
                    for value in (text, f"{text} {{}}"):
                        with suppress(sqlite3.IntegrityError):
                            for (row,) in book.execute(f"SELECT id FROM {table}").fetchall():
                                book.execute(f"UPDATE {table} SET {column}=? WHERE id=?",
                                             (value.replace("{}", str(row)), row))  # fmt: skip
                            break
        book.commit()


def harmless(text: str) -> str:
    """The text, when nothing in it steers a terminal but colours of ours."""
    plain = COLOUR.sub("", text)
    found = STEERING.search(plain)
    assert found is None, repr(plain[max(found.start() - 40, 0) : found.end() + 40])
    return plain


def attempt(shop: Shop, name: str, argv: list[str], *, lang: str, terminal: int | None) -> Ran:
    """Run one line: no traceback, a code of the table, nothing that steers, no half change."""
    before = shop.bytes()
    # Neither NUL nor half a character can be in an argument of a process; a stray byte can.
    words = [
        word.replace("\0", "").encode("utf-8", "surrogateescape" if "\udc80" in word else "replace")
        .decode("utf-8", "surrogateescape")
        for word in (*name.split(), *argv)
    ]  # fmt: skip
    head = ["--today", "2026-11-21", "--lang", lang]
    if "--book" not in argv:
        head += ["--book", shop.path]
    ran = run_within(*head, *words, home=shop.home, terminal=terminal, stdin="n\n")
    assert ran.exit in CODES, (words, ran)
    assert not any(word in ran.stderr for word in UNEXPECTED), (words, ran)
    if argv[-2:] != ["--to", "-"]:  # a stream for programs, whoever looks at it
        harmless(ran.stdout)
    harmless(ran.stderr)
    if ran.exit not in (0, 8):
        # A rehearsal of an import shows what it would do beside what is wrong.
        assert ran.stdout == "" or name == "import", (words, ran)
        assert terminal is not None or ran.stderr.startswith(("Error: ", "错误：")), (words, ran)
        listing = ran.exit == 4 or ran.stderr.splitlines()[0].endswith((":", "："))
        assert listing or terminal is not None or ran.stderr.count("\n") == 1, (words, ran)
        assert shop.bytes() == before, words
    return ran


def attempt_all(shop: Shop, text: str, turn: int, *, every: int = 1) -> tuple[set[str], list[str]]:
    """Run every line with this text; the commands that took it, and what should not be.

    With `every` only so many-th line, another one each `turn`.
    """
    folder = os.path.join(shop.home, "files")
    os.makedirs(folder, exist_ok=True)
    files(text, folder)
    done, wrong = set(), []
    for name, argvs in lines(text, folder).items():
        for number, argv in enumerate(argvs):
            if (turn + number) % every:
                continue
            lang, width = ("en", "zh")[(turn + number) % 2], (None, 80, None)[turn % 3]
            try:
                if attempt(shop, name, argv, lang=lang, terminal=width).exit == 0:
                    done.add(name)
            except Exception as error:  # noqa: BLE001 - all of them are told at the end
                wrong.append(f"{name} {str(argv)[:200]}: {str(error)[:600]}")
    return done, wrong


def formats() -> Iterator[tuple[str, list[str], int | None]]:
    """Each way a report leaves: a name, its options, the width of the terminal or None."""
    for format_ in ("table", "json", "jsonl", "csv", "tsv", "md"):
        yield format_, ["-f", format_], None
    yield "csv at a terminal", ["-f", "csv"], 80
    yield "narrow", [], 40
    yield "wide", [], 100


REPORTS = {
    "today": [], "overdue": ["--within", "99"], "sheet": [], "show": ["1"], "list": [],
    "find": ["needle"], "dupes": [], "deal list": [], "stage": ["2"], "deal ask": ["2"],
    "pay list": [], "sale list": [], "pool list": [], "pool ending": ["--within", "999"],
    "care": ["--ahead", "366"], "feedback list": [], "coach list": [], "profile show": [],
    "profile learn": [], "fit": ["1"], "prospects": [], "suggest": [], "product list": [],
    "funnel": [], "pareto": [], "review": [], "restore": [], "check": [], "undo": ["--dry-run"],
    "history": ["1"], "config show": [],
}  # fmt: skip
"""Every command that prints a report, and what it needs for one."""
