"""What runs while nobody looks: the lines of the crontab, the units of systemd.

Each runs as cron runs it: /bin/sh, no terminal, LANG=C, a short PATH and nothing else of an
environment. Whatever is sent goes to a robot and a mail server of the test.
"""

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

import builders
from salesbook.book.settings import write_setting
from servers import Post, Robot, running

EXAMPLES = Path(__file__).parent.parent / "examples"
UNITS = sorted((EXAMPLES / "systemd").iterdir())


class Place(NamedTuple):
    """A user's home with a book and two targets."""

    home: Path
    robot: Robot
    post: Post

    @property
    def environment(self) -> dict[str, str]:
        """What cron gives, and the book."""
        return {
            "PATH": f"{self.home}/.local/bin:/usr/bin:/bin",
            "LANG": "C",
            "SALESBOOK_BOOK": str(self.home / "book.db"),
        }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home = tmp_path_factory.mktemp("home")
    (home / ".local" / "bin").mkdir(parents=True)
    program = home / ".local" / "bin" / "salesbook"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m salesbook "$@"\n')
    program.chmod(0o755)
    book = builders.a_book(home)
    with builders.changing(book) as (change, _day):
        write_setting(change, "pool.enabled", "yes")
        today, long_ago = date.today(), date.today() - timedelta(400)
        builders.a_customer(change, "王总", grade="A", captured=long_ago, last_contact=long_ago,
                            signed=long_ago, verified=today)  # fmt: skip
        builders.a_customer(change, "今天", grade="B", captured=today, signed=today, next_on=today)
        builders.a_customer(change, "过期", captured=long_ago, verified=today)
    robot, post = Robot(), Post()
    folder = home / ".config" / "salesbook"
    folder.mkdir(parents=True)
    secret = folder / "boss.secret"
    secret.touch(0o600)
    secret.write_text(robot.url)
    (folder / "config.toml").write_text(
        f'[send.boss]\nkind = "wecom"\nsecret_file = "boss.secret"\n'
        f'[send.me]\nkind = "mail"\nhost = "127.0.0.1"\nport = {post.port}\nsecurity = "none"\n'
        'from = "me@example.com"\nto = "me@example.com"\n'
    )
    with running(robot), running(post):
        yield Place(home, robot, post)


def cron_lines() -> tuple[dict[str, str], list[str]]:
    """The variables and the commands of the table, as cron would read them."""
    variables, commands = {}, []
    for line in (EXAMPLES / "crontab.example").read_text("utf-8").splitlines():
        if re.match(r"[A-Z_]+=", line):
            name, _equals, value = line.partition("=")
            variables[name] = value
        elif line and not line.startswith("#"):
            fields = line.split(None, 5)
            assert all(re.fullmatch(r"[\d*,/-]+", field) for field in fields[:5]), line
            assert "%" not in fields[5].replace("\\%", ""), "cron takes % for a line break"
            commands.append(fields[5].replace("\\%", "%"))
    return variables, commands


VARIABLES, COMMANDS = cron_lines()


def run(command: str, place: Place, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=place.home, env={**place.environment, **variables},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=120,
        check=False,
    )  # fmt: skip


def test_the_table_has_its_variables_and_every_job() -> None:
    assert VARIABLES["SHELL"] == "/bin/sh"
    assert VARIABLES["CONTENT_TYPE"].endswith("UTF-8")
    for job in ("today", "today --send", "sheet --to", "pool sweep", "backup", "review --to"):
        assert any(f"salesbook {job}" in command for command in COMMANDS), job


@pytest.mark.parametrize("command", COMMANDS)
def test_a_line_runs_where_nobody_looks(place: Place, command: str) -> None:
    before = len(place.robot.posted), len(place.post.mails)
    more = {"SALESBOOK_LANG": VARIABLES["SALESBOOK_LANG"]}
    if "$HOME" in command or "--send" in command:
        more["HOME"] = str(place.home)  # cron sets it; the others do without
    ran = run(command, place, **more)
    assert (ran.returncode, ran.stderr) == (0, ""), ran
    assert "\x1b" not in ran.stdout
    if "-q" in command.split():
        assert ran.stdout == ""
    sent = len(place.robot.posted) - before[0], len(place.post.mails) - before[1]
    assert sent == ("--send boss" in command, "--send me" in command)
    if found := re.search(r"\$HOME/(\w+)/", command):
        (made,) = (place.home / found[1]).iterdir()
        assert made.read_text("utf-8").startswith("<!doctype html>")
        assert made.stat().st_mode & 0o077 == 0
        made.unlink()


def test_cron_prints_chinese_whatever_its_locale(place: Place) -> None:
    ran = run("salesbook today", place, SALESBOOK_LANG="zh")
    assert "王总" in ran.stdout
    assert "约定 今天" in ran.stdout


def test_a_failure_is_told_and_mailed(place: Place) -> None:
    ran = run("salesbook sheet --send nobody -q", place, HOME=str(place.home))
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.startswith("Error: There is no target nobody in ")


def test_a_prompt_shows_that_something_is_due(place: Place) -> None:
    """As in docs/sending.md."""
    ran = run("salesbook today --exit-code >/dev/null || [ $? -ne 10 ] || echo due", place)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "due\n", "")


# systemd


def sections(unit: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string(unit.read_text("utf-8"))
    return parser


def test_every_service_has_its_timer() -> None:
    names = {unit.stem for unit in UNITS}
    assert names == {f"salesbook-{job}" for job in ("today", "sheet", "sweep", "backup", "review")}
    for name in names:
        service, timer = (sections(EXAMPLES / "systemd" / f"{name}.{kind}")
                          for kind in ("service", "timer"))  # fmt: skip
        assert service["Service"]["Type"] == "oneshot"
        assert service["Unit"]["Description"] == timer["Unit"]["Description"]
        assert timer["Install"]["WantedBy"] == "timers.target"
        assert timer["Timer"]["Persistent"] == "true"  # a morning slept through is made up for


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong(place: Place, tmp_path: Path) -> None:
    units = [shutil.copy(unit, tmp_path) for unit in UNITS]
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", *units],
        env={**place.environment, "HOME": str(place.home), "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "Failed to" in done.stderr and "manager" in done.stderr:
        pytest.skip("systemd-analyze cannot work here")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    days = [sections(unit)["Timer"]["OnCalendar"] for unit in UNITS if unit.suffix == ".timer"]
    done = subprocess.run(["systemd-analyze", "calendar", *days], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"],
                         ids=lambda unit: unit.stem)  # fmt: skip
def test_a_service_does_its_work(place: Place, unit: Path) -> None:
    service = sections(unit)["Service"]
    for key in ("ExecStartPre", "ExecStart"):
        if key in service:
            line = service[key].replace("%h", str(place.home)).replace("%%", "%")
            done = subprocess.run(
                [word.replace("$$", "$") for word in shlex.split(line)], cwd=place.home,
                env={**place.environment, "HOME": str(place.home)}, stdin=subprocess.DEVNULL,
                capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done
            assert "Error" not in done.stderr
    job = unit.stem.removeprefix("salesbook-")
    if job in ("sheet", "review"):
        (made,) = (place.home / f"{job}s").iterdir()
        assert made.read_text("utf-8").startswith("<!doctype html>")
        made.unlink()
