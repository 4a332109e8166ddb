"""`--send`, `--dry-run` and `--exit-code`: the robots of group chats, told by a server here."""

import base64
import hashlib
import hmac
import json
import os
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import builders
from nasty import NASTY
from salesbook.errors import SalesbookError
from salesbook.sending import robots, tries
from salesbook.sending.tries import Passing
from servers import DROP, GARBAGE, SLOW, Robot, running
from within import Ran, Shop

KEYS = {"wecom": "", "dingtalk": "SEC-signing-key", "lark": "lark-signing-key"}
OK = {"wecom": {"errcode": 0, "errmsg": "ok"}, "dingtalk": {"errcode": 0, "errmsg": "ok"},
      "lark": {"code": 0, "msg": "success", "data": {}}}  # fmt: skip


@pytest.fixture
def robot() -> Iterator[Robot]:
    one = Robot()
    with running(one):
        yield one


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody waits in a test; how long they would have."""
    waited: list[float] = []
    monkeypatch.setattr(tries, "wait", waited.append)
    return waited


@pytest.fixture
def filled(shop: Shop) -> Shop:
    with builders.changing(shop.path) as (change, _day):
        builders.a_customer(change, "王总", grade="A", last_contact=-30, phone="13800138000")
        builders.a_customer(change, "Acme", grade="B", last_contact=-40)
    return shop


def config(shop: Shop, text: str) -> str:
    folder = os.path.join(shop.home, "config", "salesbook")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "config.toml"), "w", encoding="utf-8") as file:
        file.write(text)
    return folder


def target(shop: Shop, kind: str, url: str, more: str = "", mode: int = 0o600) -> str:
    """A target `boss` with its secret in a file; the path of that."""
    folder = config(shop, f'[send.boss]\nkind = "{kind}"\nsecret_file = "boss.secret"\n{more}')
    path = os.path.join(folder, "boss.secret")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{url}\n{KEYS[kind]}\n")
    os.chmod(path, mode)
    return path


def text_of(kind: str, body: Any) -> str:
    """What stands in the group."""
    if kind == "wecom":
        return str(body["markdown"]["content"])
    if kind == "dingtalk":
        return str(body["markdown"]["text"])
    (element,) = body["card"]["elements"]
    assert element["tag"] == "markdown"
    return str(element["content"])


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("command", ["today", "sheet"])
def test_a_report_arrives(filled: Shop, robot: Robot, kind: str, command: str) -> None:
    robot.answers = [(200, OK[kind])]
    target(filled, kind, robot.url)
    ran = filled(command, "--send", "boss")
    assert ran.stdout == ""
    names = {"wecom": "WeCom", "dingtalk": "DingTalk", "lark": "Lark"}
    assert ran.stderr == f"Sent to boss ({names[kind]}).\n"
    (posted,) = robot.posted
    assert posted.headers["Content-Type"] == "application/json; charset=utf-8"
    assert posted.query["key"] == "the-secret-key-9"
    assert "王总".encode() in posted.raw  # UTF-8, not escapes that triple its size
    text = text_of(kind, posted.body)
    title = "Sat 11-21: 2 to see to" if command == "today" else "Order review 2026-11-21 Sat"
    if kind == "lark":
        assert posted.body["msg_type"] == "interactive"
        header = posted.body["card"]["header"]["title"]
        assert header["tag"] == "plain_text"
        assert header["content"].startswith(title)
        assert title not in text
    else:
        assert posted.body["msgtype"] == "markdown"
        assert text.startswith(f"**{title}")
    if kind == "dingtalk":
        assert posted.body["at"] == {"isAtAll": False}
        assert posted.body["markdown"]["title"].startswith(title)
        assert "  \n" in text
    if command == "today":
        assert "**1. 王总** A · 13800138000" in text


def test_signed_as_each_robot_wants_it(filled: Shop, robot: Robot) -> None:
    target(filled, "dingtalk", robot.url)
    filled("today", "--send", "boss")
    query = robot.posted[-1].query
    stamp = query["timestamp"]
    assert abs(int(stamp) / 1000 - time.time()) < 60  # milliseconds
    key = KEYS["dingtalk"].encode()
    made = hmac.new(key, stamp.encode() + b"\n" + key, hashlib.sha256).digest()
    assert query["sign"] == base64.b64encode(made).decode()
    assert "sign" not in robot.posted[-1].body

    robot.answers = [(200, OK["lark"])]
    target(filled, "lark", robot.url)
    filled("today", "--send", "boss")
    body = robot.posted[-1].body
    assert abs(int(body["timestamp"]) - time.time()) < 60  # seconds
    secret = f"{body['timestamp']}\n{KEYS['lark']}".encode()
    made = hmac.new(secret, b"", hashlib.sha256).digest()
    assert body["sign"] == base64.b64encode(made).decode()

    robot.answers = [(200, OK["wecom"])]
    target(filled, "wecom", robot.url)
    filled("today", "--send", "boss")
    assert list(robot.posted[-1].query) == ["key"]
    assert list(robot.posted[-1].body) == ["msgtype", "markdown"]


def test_signatures_that_others_have_computed() -> None:
    # By openssl: printf 'STAMP\nKEY' | openssl dgst -sha256 -hmac KEY -binary | base64
    assert robots.sign("dingtalk", "SECabc", 1_700_000_000.123) == (
        "1700000000123", "IqXBU/aLfwMA3S/tDcfRmHx5vWHw9Y1aOgFLBr1Ti9w="
    )  # fmt: skip
    assert robots.sign("lark", "demo", 1_599_360_473.9) == (
        "1599360473", "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="
    )  # fmt: skip


def test_without_a_signing_key_nothing_is_signed(filled: Shop, robot: Robot) -> None:
    config(filled, '[send.boss]\nkind = "dingtalk"\nsecret_env = "HOOK"')
    filled("today", "--send", "boss", env={"HOOK": robot.url})
    assert list(robot.posted[-1].query) == ["key"]


ANSWERS = [
    ("wecom", {"errcode": 93000, "errmsg": "invalid webhook url"},
     "the robot answered 93000: invalid webhook url"),
    ("wecom", {"errcode": 45009, "errmsg": "api freq out of limit"}, "45009"),
    ("dingtalk", {"errcode": 310000, "errmsg": "关键词不匹配"}, "310000: 关键词不匹配"),
    ("lark", {"code": 19021, "msg": "sign match fail"}, "19021: sign match fail"),
    ("lark", {"StatusCode": 9499, "StatusMessage": "Bad Request"}, "9499: Bad Request"),
    ("wecom", {"errcode": 1, "errmsg": "no key=the-secret-key-9 here"}, "no •••"),
    ("wecom", {"errcode": 1, "errmsg": "\x1b[31m" + "x" * 9000}, "1: \\x1b[31mxxx"),
    ("wecom", {"ok": True}, "What answered (200) does not speak like a robot"),
    ("lark", {"errcode": 0}, "does not speak like a robot"),
    ("wecom", b"<html>log in to the wifi</html>", "does not speak like a robot"),
    ("wecom", b"\xff\xfe", "does not speak like a robot"),
    ("wecom", b"[" * 60_000, "does not speak like a robot"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "answer", "reason"), ANSWERS, ids=range(len(ANSWERS)))
def test_a_refusal_is_told_at_once(
    filled: Shop, robot: Robot, pauses: list[float], kind: str, answer: object, reason: str
) -> None:
    robot.answers = [(200, answer)]
    target(filled, kind, robot.url)
    ran = filled("sheet", "--send", "boss", exit=1)
    assert reason in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert len(ran.stderr) < 400
    assert (len(robot.posted), pauses) == (1, [])
    silent(ran)


def silent(ran: Ran) -> None:
    """No secret was printed."""
    for secret in ("the-secret-key-9", *filter(None, KEYS.values())):
        assert secret not in ran.stdout + ran.stderr


PASSING = [
    (503, b"try later"), (429, {"errcode": 0}), (200, {"errcode": -1, "errmsg": "system busy"}),
    DROP, GARBAGE,
]  # fmt: skip


@pytest.mark.parametrize("failure", PASSING, ids=str)
def test_what_may_pass_is_tried_three_times(
    filled: Shop, robot: Robot, pauses: list[float], failure: Any
) -> None:
    target(filled, "wecom", robot.url)
    robot.answers = [failure, failure, (200, OK["wecom"])]
    filled("sheet", "--send", "boss")
    assert (len(robot.posted), pauses) == (3, [1.0, 2.0])
    robot.posted.clear()
    robot.answers = [failure]
    ran = filled("sheet", "--send", "boss", exit=1)
    assert ran.stderr.startswith("Error: boss was not reached in 3 tries: ")
    assert len(robot.posted) == 3
    silent(ran)


def test_a_slow_robot_is_not_waited_for(
    filled: Shop, robot: Robot, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robots, "TIMEOUT", 0.5)
    target(filled, "wecom", robot.url)
    robot.answers = [SLOW, (200, OK["wecom"])]
    filled("sheet", "--send", "boss")
    assert (len(robot.posted), pauses) == (2, [1.0])


def test_nobody_there(filled: Shop, pauses: list[float]) -> None:
    closed = Robot()
    closed.server.server_close()
    target(filled, "lark", closed.url)
    ran = filled("sheet", "--send", "boss", exit=1)
    assert ran.stderr == "Error: boss was not reached in 3 tries: Connection refused\n"
    assert pauses == [1.0, 2.0]
    ran = filled("sheet", "--send", "boss", exit=1, lang="zh")
    assert ran.stderr == "错误：试了 3 次都没发到 boss：Connection refused\n"


def test_a_message_is_not_carried_elsewhere(
    filled: Shop, robot: Robot, pauses: list[float]
) -> None:
    robot.answers = [(302, {})]
    target(filled, "wecom", robot.url)
    assert "(302)" in filled("sheet", "--send", "boss", exit=1).stderr
    assert (len(robot.posted), pauses) == (1, [])


def test_answers_mean_what_they_say() -> None:
    robots.judge("lark", 200, b'{"StatusCode": 0, "StatusMessage": "success"}')
    robots.judge("lark", 200, b'{"code": 0, "StatusCode": 0}')
    with pytest.raises(Passing):
        robots.judge("lark", 200, b'{"code": 11232, "msg": "frequency limited"}')
    for answer in (b'{"errcode": null}', b'{"errcode": "x"}', b"[]", b"0", b""):
        with pytest.raises(SalesbookError):
            robots.judge("wecom", 200, answer)
    with pytest.raises(SalesbookError):
        robots.judge("wecom", 404, b'{"errcode": 0}')


# What is sent


def test_each_limit_is_kept(shop: Shop, robot: Robot) -> None:
    with builders.changing(shop.path) as (change, _day):
        for at in range(200):
            builders.a_customer(change, f"有限公司“{at:03}”*", grade="ABC"[at % 3],
                                last_contact=-90, need="一套系统" * 5)  # fmt: skip
    for kind, limit in (("wecom", 4096), ("dingtalk", 20_000), ("lark", 20_000)):
        robot.answers = [(200, OK[kind])]
        target(shop, kind, robot.url)
        for command in ("today", "sheet"):
            ran = shop(command, "--send", "boss", lang="zh")
            assert re.search(r"）。有 \d+ 条放不下，只报了条数。\n$", ran.stderr)
            posted = robot.posted[-1]
            text = text_of(kind, posted.body)
            size = len(text.encode()) if kind == "wecom" else len(posted.raw)
            assert limit * 0.9 < size <= limit
            assert "……还有" in text
            first = posted.body["card"]["header"]["title"]["content"] if kind == "lark" else text
            assert "11-21" in first.partition("\n")[0]
        told = shop.json("sheet", "--send", "boss", "--dry-run")
        assert told["bytes"] <= told["limit"] == limit
        # The timestamp and signature of the rehearsal are not sent, but counted.
        assert abs(told["bytes"] - len(robot.posted[-1].raw)) < 2000


def test_the_keyword_that_a_robot_wants(filled: Shop, robot: Robot) -> None:
    target(filled, "dingtalk", robot.url, 'keyword = "销售"')
    filled("sheet", "--send", "boss")
    assert robot.posted[-1].body["markdown"]["title"] == "销售 Order review 2026-11-21 Sat"
    assert robot.posted[-1].body["markdown"]["text"].startswith("**销售 Order review")
    target(filled, "dingtalk", robot.url, 'keyword = "review"')
    filled("sheet", "--send", "boss")
    assert robot.posted[-1].body["markdown"]["title"] == "Order review 2026-11-21 Sat"


def test_hostile_names_reach_a_group_as_text(shop: Shop, robot: Robot) -> None:
    hostile = ["<@all>", '<at user_id="all">所有人</at>', "<at id=all></at>", "@所有人",
               "[click](https://example.com/evil)", *NASTY]  # fmt: skip
    with builders.changing(shop.path) as (change, _day):
        for name in hostile:
            storable = not any(0xD800 <= ord(char) < 0xE000 for char in name)
            if name.strip() and len(name) < 2000 and storable:
                builders.a_customer(change, name, grade="A", last_contact=-40, need=name)
    for kind in KEYS:
        robot.answers = [(200, OK[kind])]
        target(shop, kind, robot.url)
        shop("today", "--send", "boss")
        body = json.dumps(robot.posted[-1].body, ensure_ascii=False)
        for acting in ("<", "](", "@", "`"):
            assert acting not in body


def test_columns_choose_what_the_group_sees(filled: Shop, robot: Robot) -> None:
    target(filled, "wecom", robot.url)
    filled("today", "--send", "boss", "--columns", "customer,why")
    text = text_of("wecom", robot.posted[-1].body)
    assert "王总" in text
    assert "13800138000" not in text


# Rehearsals, files, quiet


def test_a_rehearsal_sends_nothing_and_shows_no_secret(filled: Shop, robot: Robot) -> None:
    target(filled, "dingtalk", robot.url)
    before = filled.bytes()
    for more in ([], ["--json"]):
        for terminal in (None, 80):
            ran = filled("today", "--send", "boss", "--dry-run", *more, terminal=terminal)
            silent(ran)
            assert "王总" in ran.stdout
            assert ran.stderr == ""
    told = filled.json("today", "--send", "boss", "-n")
    port = robot.server.server_port
    assert told["to"] == f"http://127.0.0.1:{port}/•••"
    assert (told["target"], told["kind"], told["left_out"]) == ("boss", "dingtalk", 0)
    lines = filled("today", "--send", "boss", "-n").lines
    assert lines[0] == f"To boss, the DingTalk robot at http://127.0.0.1:{port}/•••"
    assert lines[3] == "Nothing was sent."
    assert (robot.posted, filled.bytes()) == ([], before)


def test_a_file_and_a_message(filled: Shop, robot: Robot) -> None:
    target(filled, "wecom", robot.url)
    path = os.path.join(os.path.dirname(filled.path), "sheet.html")
    ran = filled("sheet", "--to", path, "--send", "boss")
    assert ran.stderr.splitlines()[1:] == ["Sent to boss (WeCom)."]
    with open(path, encoding="utf-8") as file:
        assert "<title>Order review 2026-11-21 Sat</title>" in file.read()
    assert len(robot.posted) == 1
    # For cron, which mails whatever is said.
    ran = filled("sheet", "--to", path, "--send", "boss", "-q")
    assert (ran.stdout, ran.stderr) == ("", "")
    # Nothing is written where the target is wrong, nothing by a rehearsal.
    os.unlink(path)
    filled("sheet", "--to", path, "--send", "nobody", exit=3)
    filled("sheet", "--to", path, "--send", "boss", "-n")
    assert not os.path.exists(path)


def test_the_agenda_that_is_sent_is_whole_at_a_terminal_too(shop: Shop, robot: Robot) -> None:
    with builders.changing(shop.path) as (change, _day):
        for at in range(30):
            builders.a_customer(change, f"Acme {at}", grade="A", last_contact=-40)
    target(shop, "dingtalk", robot.url)
    shop("today", "--send", "boss", terminal=80)
    assert text_of("dingtalk", robot.posted[-1].body).count("**") == 62


# Targets


def test_a_secret_that_others_can_read_is_refused(filled: Shop, robot: Robot) -> None:
    for mode in (0o640, 0o604, 0o622, 0o644):
        path = target(filled, "wecom", robot.url, mode=mode)
        ran = filled.unchanged("sheet", "--send", "boss", exit=7)
        assert ran.stderr == (
            f"Error: {path} holds a secret, but others can read it: chmod 600 {path}\n"
        )
        filled.unchanged("sheet", "--send", "boss", "-n", exit=7)
    assert robot.posted == []


BROKEN = [
    ('[send.boss]\nkind = "wecom"\nwebhook = "https://x/?key=SECRETKEY"', 7, "webhook in"),
    ('[send.boss]\nkind = "wecom"\nwebhook_url = "SECRETKEY"', 7, "webhook_url in"),
    ('[send.boss]\nkind = "mail"\npassword = "SECRETKEY"', 7, "password in"),
    ('[send.boss]\nkind = "wecom"\nsecret_file = "https://x/?key=SECRETKEY"', 7, "has a secret"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "https://x/?key=SECRETKEY"', 7, "has a secret"),
    ('[send.boss]\nkind = "wecom"\nsecret_file = "none"', 3, "There is no file"),
    ('[send.boss]\nkind = "wecom"\nsecret_file = "/dev/null"', 2, "no plain file"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "UNSET"', 2, "UNSET, which is not set"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "HTTP"', 2, "https address"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "WORDS"', 2, "has 3 words"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "CONTROL"', 2, "no text"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "USER"', 2, "https address"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "PORT"', 2, "https address"),
    ('[send.boss]\nkind = "wecom"', 2, "either secret_file or secret_env"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "A"\nsecret_file = "b"', 2, "either secret_file"),
    ('[send.boss]\nkind = "slack"\nsecret_env = "A"', 2, "kind must be one of wecom, dingtalk"),
    ("[send.boss]\nkind = 3", 2, "kind must be a text in quotes"),
    ('[send.boss]\nkind = "wecom"\nsecret_env = "A"\nhost = "x"', 2, "there is no host here"),
    ('[send.chief]\nkind = "wecom"', 3, "There is no target boss in"),
    ('send = "boss"', 3, "There is no target boss"),
    ("", 3, "has no [send.boss]"),
]


@pytest.mark.parametrize(("text", "code", "said"), BROKEN, ids=range(len(BROKEN)))
def test_a_target_that_is_not_right(filled: Shop, text: str, code: int, said: str) -> None:
    config(filled, text)
    env = {"HTTP": "http://example.com/?key=SECRETKEY", "WORDS": "https://a b SECRETKEY",
           "CONTROL": "https://a/\x1bSECRETKEY", "USER": "https://me:SECRETKEY@example.com/",
           "PORT": "https://example.com:SECRETKEY/"}  # fmt: skip
    ran = filled.unchanged("sheet", "--send", "boss", exit=code, env=env)
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert "SECRETKEY" not in ran.stderr
    # Nobody who sends nothing is bothered.
    filled("sheet")


def test_other_settings_leave_the_targets_alone(filled: Shop, robot: Robot) -> None:
    target(filled, "wecom", robot.url)
    filled("config", "set", "lang", "zh")
    filled("config", "set", "me", "王")
    assert filled("sheet", "--send", "boss").stderr == "已发给 boss（企业微信）。\n"


def test_a_rehearsal_needs_a_target(filled: Shop) -> None:
    for command in ("today", "sheet"):
        ran = filled.unchanged(command, "--dry-run", exit=2)
        assert ran.stderr.startswith("Error: --dry-run shows what --send would send.")


# --exit-code


def test_the_exit_code_tells_whether_something_is_due(shop: Shop) -> None:
    assert shop("today", "--exit-code").stdout.endswith("find new customers.\n")
    builders.a_customer(shop.path, "Acme", grade="A", last_contact=-40)
    assert "Acme" in shop("today", "--exit-code", exit=10).stdout
    assert len(shop("today", "--exit-code", "--json", exit=10).json) == 1
    shop("today")
    shop("log", "Acme", "talked", "-q")
    shop("today", "--exit-code")


# docs/sending.md


def test_the_targets_of_the_page_work(filled: Shop) -> None:
    root = os.path.join(os.path.dirname(__file__), "..", "..")
    with open(os.path.join(root, "docs", "sending.md"), encoding="utf-8") as file:
        (text,) = re.findall(r"^```toml\n(.*?)^```", file.read(), re.M | re.S)
    folder = config(filled, text)
    addresses = {"boss": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=s-e-c-r-e-t",
                 "team": "https://oapi.dingtalk.com/robot/send?access_token=s-e-c-r-e-t\nSECs",
                 "mail": "s-e-c-r-e-t"}  # fmt: skip
    for name, secret in addresses.items():
        path = os.path.join(folder, f"{name}.secret")
        with open(path, "w", encoding="ascii") as file:
            file.write(secret)
        os.chmod(path, 0o600)
    env = {"SOUTH_ROBOT": "https://open.feishu.cn/open-apis/bot/v2/hook/s-e-c-r-e-t key"}
    for name in re.findall(r"^\[send\.(\w+)\]", text, re.M):
        ran = filled("sheet", "--send", name, "--dry-run", env=env)
        assert "王总" in ran.stdout
        assert "s-e-c-r-e-t" not in ran.stdout
