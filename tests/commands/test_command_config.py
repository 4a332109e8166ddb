"""`config`, `init`, `path`: the policy in the book, the user's own in the user's file."""

import os
import stat

import pytest

from salesbook.domain.setting_words import SETTINGS
from within import Shop, run_within


def config_file(shop: Shop) -> str:
    return os.path.join(shop.home, "config", "salesbook", "config.toml")


def write(shop: Shop, text: str) -> None:
    os.makedirs(os.path.dirname(config_file(shop)), exist_ok=True)
    with open(config_file(shop), "w") as file:
        file.write(text)


def test_show_lists_every_setting_and_whose_it_is(shop: Shop) -> None:
    shop("config", "set", "cadence.A", "5d")
    shop("config", "set", "me", "wang")
    rows = {row["key"]: row for row in shop.json("config", "show")}
    assert list(rows) == [
        *(setting.key for setting in SETTINGS),
        "book",
        "lang",
        "format",
        "me",
        "key_file",
        "key_command",
    ]
    assert rows["cadence.A"] == {
        "key": "cadence.A", "value": "5", "default": "7", "place": "book",
        "help": "days that may pass between contacts",
    }  # fmt: skip
    assert rows["cadence.B"]["place"] == "default"
    assert (rows["me"]["value"], rows["me"]["place"]) == ("wang", "user")


def test_show_and_get_need_no_book(tmp_path) -> None:
    shop = Shop(os.fspath(tmp_path), empty=True)
    assert shop.json("config", "show")[0]["value"] == "7"
    assert shop("config", "get", "cadence").stdout == "7 15 30\n"
    assert not os.path.exists(shop.path)


@pytest.mark.parametrize(
    ("key", "value", "stored"),
    [
        ("cadence.A", "5d", "5"), ("cadence.A", "5天", "5"), ("CADENCE.a", "2w", "14"),
        ("window.C", "none", "none"), ("window.C", "无", "none"), ("gap.A", "0", "0"),
        ("attempts.unanswered", "5次", "5"), ("calendar.working_days", "weekends", "weekends"),
        ("calendar.working_days", "cn", "CN"),
    ],
)  # fmt: skip
def test_set_and_get(shop: Shop, key: str, value: str, stored: str) -> None:
    shop("config", "set", key, value)
    assert shop("config", "get", key).stdout == stored + "\n"


def test_a_preset_sets_three(shop: Shop) -> None:
    assert shop.json("config", "set", "window", "wide") == {
        "done": "config set",
        "settings": {"window.A": "14", "window.B": "90", "window.C": "none"},
    }
    shop("undo")
    assert shop("config", "get", "window").stdout == "7 14 30\n"
    shop("redo")
    assert shop("config", "get", "window").stdout == "14 90 none\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["cadnce.A", "5"], "There is no setting cadnce.A. Did you mean cadence.A"),
        (["langg", "zh"], "There is no setting langg. Did you mean lang?"),
        (["qqqq", "5"], 'There is no setting qqqq. "salesbook config show" lists them.'),
        (["cadence.A", "many"], "many does not fit cadence.A: it takes 1 to 365 days"),
        (["cadence.A", "0"], "0 does not fit cadence.A"),
        (["cadence.A", "none"], "none does not fit cadence.A"),
        (["cadence.A", ""], "an empty text does not fit cadence.A"),
        (["cadence", "fast"], "fast is not a preset of cadence. Choose from steady, sprint"),
        (["calendar.working_days", "US"], "choose from CN, weekends, none"),
        (["lang", "fr"], "lang cannot be fr: choose from en, zh."),
        (["format", "xml"], "format cannot be xml: choose from table, json, "),
        (["cadence.A"], "VALUE is missing"),
        ([], "KEY is missing"),
    ],
)
def test_bad_values(shop: Shop, argv: list[str], said: str) -> None:
    ran = shop.unchanged("config", "set", *argv, exit=2)
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert not os.path.exists(config_file(shop))


def test_get_of_what_is_no_setting(shop: Shop) -> None:
    assert "Did you mean cadence.A" in shop("config", "get", "cadense.A", exit=2).stderr
    assert shop("config", "get", "lang").stdout == "\n"


def test_the_users_keys_go_to_the_users_file(shop: Shop) -> None:
    before = shop.bytes()
    ran = shop("config", "set", "lang", "zh")
    assert ran.stdout == f"lang = zh (in {config_file(shop)})\n"
    shop("config", "set", "format", "json")
    shop("config", "set", "me", '王 "the" one')
    assert shop.bytes() == before
    assert stat.S_IMODE(os.stat(config_file(shop)).st_mode) == 0o600
    assert shop("config", "path").stdout == config_file(shop) + "\n"
    assert shop("config", "get", "ME").stdout == '王 "the" one\n'
    assert shop("list").stdout == "[]\n"
    assert "没有" in shop("show", "nobody", exit=3).stderr
    shop("config", "set", "lang", "en")
    ran = shop("config", "set", "format", "")
    assert ran.stdout == f"format is not set any more (in {config_file(shop)})\n"
    assert shop("list").stdout == "No customer matches.\n"


def test_the_book_in_the_users_file(shop: Shop) -> None:
    shop("add", "Acme")
    run = [["config", "set", "book", shop.path], ["list"], ["path"]]
    ran = [run_within(*argv, home=shop.home) for argv in run]
    assert "Acme" in ran[1].stdout
    assert ran[2].stdout == shop.path + "\n"
    assert ran[2].stderr == f"set in {config_file(shop)}\n"


def test_other_lines_of_the_file_stay(shop: Shop) -> None:
    write(shop, '# mine\nlang = "en"\nother = 1\n\n[section]\nlang = "x"\n')
    shop("config", "set", "lang", "zh")
    with open(config_file(shop)) as file:
        assert file.read() == '# mine\nother = 1\n\nlang = "zh"\n[section]\nlang = "x"\n'


@pytest.mark.parametrize(
    "text", ['lang = "zh', "lang = zh", 'lang = "fr"', 'format = "xml"', "me = 5", "book = []",
             "\x00", "a = 1\na = 2"]
)  # fmt: skip
def test_a_broken_file_is_told(shop: Shop, text: str) -> None:
    write(shop, text)
    for argv in (["list"], ["config", "set", "me", "x"], ["config", "show"]):
        ran = shop.unchanged(*argv, exit=2)
        assert len(ran.stderr.splitlines()) == 1
    with open(config_file(shop)) as file:
        assert file.read() == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no day"),
        ("2030-06-03 off\n2030-06-03 work\n", "line 2"),
        ("tomorrow off\n", "line 1"),
        ("2030-06-03 maybe\n", "line 1"),
        ("\n".join(f"2030-06-{day:02} off" for day in range(1, 31))
         + "\n" + "\n".join(f"2030-07-{day:02} off" for day in range(1, 20)), "no working day"),
    ],
)  # fmt: skip
def test_a_calendar_that_is_not_right(shop: Shop, text: str, said: str) -> None:
    path = os.path.join(os.path.dirname(shop.path), "days.txt")
    with open(path, "w") as file:
        file.write(text)
    assert said in shop.unchanged("config", "calendar", path, exit=2).stderr
    assert said in shop.unchanged("config", "calendar", "-", stdin=text, exit=2).stderr


def test_a_calendar_that_is_not_there(shop: Shop) -> None:
    shop.unchanged("config", "calendar", "/nowhere/days.txt", exit=3)
    shop.unchanged("config", "calendar", shop.path, exit=2)
    shop.unchanged("config", "calendar", os.path.dirname(shop.path), exit=2)
    assert shop.json("config", "calendar", "-", stdin="2030-06-03 休\n") == {
        "done": "config calendar", "years": [2030], "days": 1,
    }  # fmt: skip


def test_init(tmp_path) -> None:
    shop = Shop(os.fspath(tmp_path), empty=True)
    ran = shop("init")
    assert ran.stdout == f"New book: {shop.path}. Take on a customer: salesbook add NAME\n"
    assert stat.S_IMODE(os.stat(shop.path).st_mode) == 0o600
    before = shop.bytes()
    assert "There is already something at" in shop.unchanged("init", exit=7).stderr
    assert shop.bytes() == before
    os.unlink(shop.path)
    os.symlink("/nowhere", shop.path)
    shop("init", exit=7)
    assert os.readlink(shop.path) == "/nowhere"


def test_init_as_an_object(tmp_path) -> None:
    shop = Shop(os.fspath(tmp_path), empty=True)
    assert shop.json("init") == {"done": "init", "book": shop.path}


@pytest.mark.parametrize(
    "argv",
    [["list"], ["today"], ["overdue"], ["sheet"], ["show", "x"], ["find", "x"], ["history"],
     ["log", "x", "y"], ["next", "x", "fri y"], ["regrade", "x", "A", "--why", "y"],
     ["tag", "x", "y"], ["edit", "x", "--need", "y"], ["verify", "x"], ["archive", "x"],
     ["contact", "add", "x", "y"], ["undo"], ["redo"], ["undo", "--dry-run"]],
)  # fmt: skip
def test_a_missing_book_is_never_made(tmp_path, argv: list[str]) -> None:
    shop = Shop(os.fspath(tmp_path), empty=True)
    ran = shop(*argv, exit=3)
    assert ran.stderr == (
        f"Error: There is no book at {shop.path}. "
        'Make one with "salesbook init", or try "salesbook demo".\n'
    )
    assert not os.path.exists(shop.path)


def test_config_set_makes_a_missing_book(tmp_path) -> None:
    shop = Shop(os.fspath(tmp_path), empty=True)
    assert shop("config", "set", "cadence.A", "5").stderr == f"New book: {shop.path}\n"
    assert shop("config", "get", "cadence.A").stdout == "5\n"


def test_path_says_which_and_why(shop: Shop) -> None:
    assert shop("path")[1:] == (shop.path + "\n", "given by --book\n")
    ran = run_within("path", home=shop.home, env={"SALESBOOK_BOOK": shop.path})
    assert ran[1:] == (shop.path + "\n", "set by SALESBOOK_BOOK\n")
    ran = run_within("path", home=shop.home)
    assert ran.stdout == os.path.join(shop.home, "data", "salesbook", "book.db") + "\n"
    assert ran.stderr == "the default place; there is no book there yet\n"
