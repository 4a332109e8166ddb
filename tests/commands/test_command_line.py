"""What holds for every command: options, help, language, format, exit codes of usage."""

import json
import re

import pytest

from salesbook import __version__, i18n
from salesbook.commands.contents import GROUPS, PANELS, REPORT, entries
from within import Shop, run_within

HAN = re.compile("[\u4e00-\u9fff]")
NAMES = [entry.name for _panel, commands in PANELS for entry in commands]
REPORTS = [entry.name for _panel, commands in PANELS for entry in commands if entry.kind == REPORT]


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--grade", "B", "-q", today="2026-11-10")
    shop("contact", "add", "Acme", "Li Na", "-q", today="2026-11-10")
    shop("config", "set", "pool.enabled", "yes", "-q")
    return shop


def argv_of(report: str) -> list[str]:
    return [*report.split(), *{"show": ["Acme"], "find": ["Acme"]}.get(report, [])]


def test_without_a_command_the_help_is_printed(shop: Shop) -> None:
    ran = run_within(home=shop.home)
    assert ran.exit == 0
    assert ran.stdout == run_within("--help", home=shop.home).stdout
    for name in NAMES:
        assert f"  {name.split()[0]}" in ran.stdout


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_everywhere(shop: Shop, name: str, option: str) -> None:
    for lang in ("en", "zh"):
        ran = run_within("--lang", lang, *name.split(), option, home=shop.home)
        assert ran.exit == 0
        assert ran.stderr == ""
        assert ran.stdout.endswith("\n")
        assert bool(HAN.search(ran.stdout.split("\n\n")[1])) == (lang == "zh")


def test_the_version(shop: Shop) -> None:
    assert run_within("--version", home=shop.home)[1] == f"salesbook {__version__}\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["tody"], "There is no command tody. Did you mean today"),
        (["qqqqqq"], 'There is no command qqqqqq. "salesbook --help" lists them.'),
        (["contact", "ad"], "There is no command ad. Did you mean add?"),
        (["list", "--grad", "A"], "There is no option --grad. Did you mean --grade"),
        (["--wrong"], "There is no option --wrong."),
        (["show"], "WHO is missing."),
        (["list", "-f"], "The option -f needs a value."),
        (["contact"], "Say which command."),
        (["list", "--lang", "fr"], "--lang cannot be fr: choose from en, zh."),
        (["--today", "someday", "list"], '"someday" is not a date.'),
        (["--today", "2026-02-30", "list"], '"2026-02-30" is not a date'),
        (["list", "-f", "xml"], "format cannot be xml: choose from "),
    ],
)
def test_usage_is_one_line(shop: Shop, argv: list[str], said: str) -> None:
    ran = run_within("--book", shop.path, *argv, home=shop.home)
    assert ran.exit == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith(f"Error: {said}")
    assert len(ran.stderr.splitlines()) == 1


def test_global_options_before_and_after(acme: Shop) -> None:
    options = ["--book", acme.path, "--today", "2026-11-25", "--lang", "zh"]
    for argv in (
        ["overdue", "--json"],
        ["contact", "edit", "Acme", "Li Na", "--title", "x", "--json"],
    ):
        for place in range(len(argv[: (argv[0] == "contact" and 2) or 1]) + 1):
            line = [*argv[:place], *options, *argv[place:]]
            ran = run_within(*line, home=acme.home)
            assert ran.exit == 0, (line, ran.stderr)
        if argv[0] == "contact":
            continue
        assert ran.json[0]["days_late"] == 14
    # The later one wins.
    ran = run_within("--book", "/nowhere", "list", "--json", "--book", acme.path, home=acme.home)
    assert len(ran.json) == 1


def test_options_after_two_dashes_are_text(acme: Shop) -> None:
    acme("log", "Acme", "--", "-5%", "--lang", "zh")
    assert acme.one("SELECT note FROM follow_up") == "-5% --lang zh"


def test_the_book_by_option_environment_file_or_default(acme: Shop) -> None:
    env = {"SALESBOOK_BOOK": acme.path}
    assert run_within("list", "--json", home=acme.home, env=env).json[0]["customer"] == "Acme"
    ran = run_within("list", "--book", "/nowhere/b.db", home=acme.home, env=env)
    assert ran.exit == 3


@pytest.mark.parametrize(
    ("argv", "env", "chinese"),
    [
        ([], {"LANG": "zh_CN.UTF-8"}, True),
        ([], {"LANG": "en_US.UTF-8"}, False),
        ([], {"LANG": "C"}, False),
        ([], {"LANG": "C", "LC_ALL": "zh_TW.UTF-8"}, True),
        ([], {"LANG": "en_US.UTF-8", "SALESBOOK_LANG": "zh"}, True),
        (["--lang", "en"], {"SALESBOOK_LANG": "zh"}, False),
        (["--lang", "zh"], {"SALESBOOK_LANG": "en"}, True),
        (["--lang=zh"], {}, True),
    ],
)
def test_the_language(acme: Shop, argv: list[str], env: dict[str, str], chinese: bool) -> None:
    for line in (["list"], ["show", "nobody"], ["--help"], ["nothing"]):
        ran = run_within(*argv, "--book", acme.path, *line, home=acme.home, env=env)
        assert bool(HAN.search(ran.stdout + ran.stderr)) == chinese, line


@pytest.mark.parametrize("report", REPORTS)
def test_json_is_short_for_format_json(acme: Shop, report: str) -> None:
    argv = argv_of(report)
    assert acme(*argv, "--json") == acme(*argv, "-f", "json") == acme(*argv, "--format", "json")
    json.loads(acme(*argv, "--json").stdout)


@pytest.mark.parametrize("report", REPORTS)
def test_every_format_of_every_report_in_both_languages(acme: Shop, report: str) -> None:
    argv = argv_of(report)
    for format in ("table", "json", "jsonl", "csv", "tsv", "md"):
        for lang in ("en", "zh"):
            ran = acme(*argv, "-f", format, lang=lang)
            assert ran.stderr == ""
            # No rows are no lines of jsonl; nothing to say of a sound book is silence.
            silent = format == "jsonl" or (report == "check" and format in ("table", "md"))
            assert ran.stdout.endswith("\n") or (ran.stdout == "" and silent)
            assert "\x1b" not in ran.stdout
    value = acme(*argv, "--json", lang="zh").json
    english = acme(*argv, "--json", lang="en").json
    assert keys(value) == keys(english)


def keys(value: object) -> object:
    """The shape of a JSON value: its keys and codes, without texts for people."""
    if isinstance(value, dict):
        return {name: keys(part) for name, part in value.items()}
    if isinstance(value, list):
        return [keys(part) for part in value]
    return type(value).__name__


RECEIPTS = [
    ["add", "Beta", "--grade", "A"],
    ["log", "Acme", "hello", "--via", "visit", "--next", "fri 15:00 call", "--grade", "A"],
    ["log", "Acme", "--no-answer"],
    ["log", "Acme", "hello", "--at", "2026-11-20"],
    ["next", "Acme", "fri call"], ["next", "Acme", "+4d visit"], ["snooze", "Acme", "+8d"],
    ["next", "Acme", "--done"], ["regrade", "Acme", "C", "--why", "x"],
    ["regrade", "Acme", "B", "--why", "x", "--on", "2026-11-21"],
    ["regrade", "Acme", "B", "--why", "x"], ["regrade", "Acme", "B", "--renew", "--why", "x"],
    ["edit", "Acme", "--need", "x", "--budget", "5万"], ["edit", "Acme", "--need", "x"],
    ["tag", "Acme", "x"], ["tag", "Acme", "--rm", "x"], ["verify", "Acme"],
    ["contact", "add", "Acme", "Bob", "--title", "CFO", "--decides", "yes"],
    ["contact", "edit", "Acme", "Bob", "--phone", "1"], ["contact", "rm", "Acme", "Bob"],
    ["archive", "Acme"], ["archive", "1"], ["edit", "1", "--status", "active"],
    ["undo", "--dry-run"], ["undo"], ["redo"],
]  # fmt: skip


def test_every_receipt_in_both_languages(shop: Shop, tmp_path) -> None:
    (tmp_path / "zh").mkdir()
    shops = {"en": shop, "zh": Shop(str(tmp_path / "zh"))}
    for lang, one in shops.items():
        one("add", "Acme", "--grade", "B", "-q", today="2026-11-10", lang=lang)
    for argv in RECEIPTS:
        lines = {lang: one(*argv, lang=lang) for lang, one in shops.items()}
        # What an undo would do is a table below its sentence.
        assert len(lines["en"].lines) == len(lines["zh"].lines), argv
        assert len(lines["en"].lines) == 1 or argv == ["undo", "--dry-run"], argv
        assert not HAN.search(lines["en"].stdout + lines["en"].stderr), argv
        assert HAN.search(lines["zh"].stdout), argv
        assert bool(lines["en"].stderr) == bool(lines["zh"].stderr), argv
    # What is stored does not depend on the language, but for one note put in for who says none.
    i18n.use("zh")
    said = i18n._("no answer")
    assert shops["en"].content() == {
        table: [tuple("no answer" if value == said else value for value in row) for row in rows]
        for table, rows in shops["zh"].content().items()
    }


def test_every_receipt_as_an_object(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "B", "-q", today="2026-11-10")
    for argv in RECEIPTS:
        receipt = shop.json(*argv)
        assert next(iter(receipt)) == "done"
        command = " ".join(argv[:2]) if argv[0] in GROUPS else argv[0]
        assert receipt["done"] == command
        if argv[0] not in ("undo", "redo"):
            assert list(receipt)[1:3] == ["customer_id", "customer"]


def test_every_command_is_in_the_table_once() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert set(entries()) >= set(NAMES)


@pytest.mark.parametrize(
    ("env", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    acme: Shop, env: dict[str, str], colour: bool
) -> None:
    within = run_within("--book", acme.path, "--today", "2026-11-21", "list", home=acme.home,
                        terminal=80, env=env)  # fmt: skip
    coloured = re.findall(r"\x1b\[([\d;]*)m", within.stdout)
    assert any(code.startswith(("3", "1;3")) for code in coloured) == colour
    plain = re.sub(r"\x1b\[[\d;]*m", "", within.stdout)
    assert "\x1b" not in plain
    assert "Acme" in plain


@pytest.mark.parametrize("columns", [1, 10, 20, 40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(acme: Shop, columns: int) -> None:
    from salesbook.output.text import width

    acme(
        "edit",
        "Acme",
        "--name",
        "深圳市一二三四五六七八九十机械制造有限责任公司",
        "--need",
        "x" * 50,
    )
    for report in REPORTS:
        argv = ["深圳" if word == "Acme" else word for word in argv_of(report)]
        ran = acme(*argv, terminal=columns)
        for line in re.sub(r"\x1b\[[\d;]*m", "", ran.stdout).splitlines():
            assert width(line) <= max(columns, 2), (report, line)
