"""`--send` by mail: through a mail server here, in clear, with STARTTLS, and TLS at once."""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

import builders
from nasty import NASTY
from salesbook.sending import mail, tries
from servers import SLOW, Post, make_certificate, running
from within import Shop

PASSWORD = "pass-word-7"


@pytest.fixture
def post() -> Iterator[Post]:
    one = Post()
    with running(one):
        yield one


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = make_certificate(os.fspath(tmp_path_factory.mktemp("tls")))
    if made is None:
        pytest.skip("openssl is not installed")
    return made


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr(tries, "wait", waited.append)
    return waited


@pytest.fixture
def filled(shop: Shop) -> Shop:
    builders.a_customer(shop.path, "王总 <b>", grade="A", last_contact=-30, phone="13800138000")
    return shop


def mailbox(shop: Shop, post: Post, more: str = 'security = "none"') -> None:
    """A target `me`."""
    folder = os.path.join(shop.home, "config", "salesbook")
    os.makedirs(folder, exist_ok=True)
    text = "\n".join((
        "[send.me]", 'kind = "mail"', 'host = "127.0.0.1"', f"port = {post.port}",
        'from = "me@example.com"', 'to = ["boss@example.com", "me@example.com"]', more,
    ))  # fmt: skip
    with open(os.path.join(folder, "config.toml"), "w", encoding="utf-8") as file:
        file.write(text)


def safe(security: str) -> str:
    return f'security = "{security}"\nuser = "me"\nsecret_env = "PASSWORD"'


def test_a_mail_as_text_and_as_a_page(filled: Shop, post: Post) -> None:
    mailbox(filled, post)
    ran = filled("today", "--send", "me", lang="zh")
    assert (ran.stdout, ran.stderr) == ("", "已发给 me（邮件）。\n")
    ((sender, recipients, got),) = post.mails
    assert sender.casefold().startswith("from:<me@example.com>")
    assert [to.casefold() for to in recipients] == ["to:<boss@example.com>", "to:<me@example.com>"]
    assert got["From"] == "me@example.com"
    assert got["To"] == "boss@example.com, me@example.com"
    assert got["Subject"] == "11-21 周六：今天要跟 1 个客户（跟进 1）"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["Message-ID"].endswith("@example.com>")
    assert abs((parsedate_to_datetime(got["Date"]) - datetime.now().astimezone()).days) <= 1
    assert got.get_content_type() == "multipart/alternative"
    text, page = got.iter_parts()
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    plain = text.get_content().replace("\r\n", "\n")
    assert plain.startswith("11-21 周六：今天要跟 1 个客户（跟进 1）\n")
    assert "\n\n1. 王总 <b> A · 13800138000\n   " in plain
    assert "王总 &lt;b&gt;" in page.get_content()
    assert page.get_content().startswith("<!doctype html>")


def test_a_long_sheet_goes_whole(shop: Shop, post: Post) -> None:
    with builders.changing(shop.path) as (change, _day):
        for at in range(300):
            builders.a_customer(change, f"有限公司 {at:03}", grade="A", last_contact=-40)
    mailbox(shop, post)
    shop("sheet", "--send", "me")
    text, page = post.mails[-1][2].iter_parts()
    assert text.get_content().count("有限公司") == page.get_content().count("有限公司") == 600


def test_hostile_names_stay_in_the_body(shop: Shop, post: Post) -> None:
    with builders.changing(shop.path) as (change, _day):
        for name in NASTY:
            if name.strip() and not any(0xD800 <= ord(char) < 0xE000 for char in name):
                builders.a_customer(change, name, grade="A", last_contact=-40, need=name)
    mailbox(shop, post)
    owner = "x\r\nBcc: all@example.com\r\n.\r\nQUIT"
    shop("sheet", "--send", "me", env={"SALESBOOK_ME": owner})
    shop("sheet", "--send", "me")
    shop("today", "--send", "me")
    assert len(post.mails) == 3
    for _sender, recipients, got in post.mails:
        assert len(recipients) == 2
        assert set(got.keys()) == {"From", "To", "Subject", "Date", "Message-ID",
                                   "Auto-Submitted", "MIME-Version", "Content-Type"}  # fmt: skip
        page = got.get_body(("html",))
        assert page is not None
        assert "<script>" not in page.get_content()


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_safe_and_with_a_password(filled: Shop, certificate: str, security: str) -> None:
    post = Post(certificate, at_once=security == "ssl")
    with running(post):
        mailbox(filled, post, safe(security))
        env = {"PASSWORD": PASSWORD, "SSL_CERT_FILE": certificate}
        filled("sheet", "--send", "me", env=env)
        assert post.logins == [f"\0me\0{PASSWORD}"]
        assert len(post.mails) == 1
        # Whoever cannot show who he is gets neither mail nor password.
        ran = filled("sheet", "--send", "me", env={"PASSWORD": PASSWORD}, exit=1)
        assert "no safe connection to 127.0.0.1 (CERTIFICATE_VERIFY_FAILED)" in ran.stderr
        assert (len(post.logins), post.connections) == (1, 2)
        post.says["AUTH"] = [f"535 {PASSWORD} is wrong"]
        ran = filled("sheet", "--send", "me", env=env, exit=1)
        assert ran.stderr == ("Error: Not sent: the mail server answered 535: ••• is wrong\n")
        assert post.connections == 3


def test_a_server_without_security_gets_nothing(filled: Shop, post: Post) -> None:
    mailbox(filled, post, safe("starttls"))
    ran = filled("sheet", "--send", "me", env={"PASSWORD": PASSWORD}, exit=1)
    assert ran.stderr == "Error: Not sent: 127.0.0.1 offers no starttls or no login.\n"
    mailbox(filled, post, safe("ssl"))
    ran = filled("sheet", "--send", "me", env={"PASSWORD": PASSWORD}, exit=1)
    assert "no safe connection" in ran.stderr
    assert (post.mails, post.logins) == ([], [])


FINAL = [
    ("RCPT", ["550 no such box"] * 2, "550: no such box"),
    ("MAIL", ["553 not you"], "553: not you"),
    ("DATA", ["554 spam \x1b[31m"], "554: spam \\x1b[31m"),
    ("HELLO", ["554 go away"], "554: go away"),
    ("HELLO", ["what? is this"], "answered -1"),
]


@pytest.mark.parametrize(("verb", "says", "reason"), FINAL, ids=range(len(FINAL)))
def test_a_refusal_is_told_at_once(
    filled: Shop, post: Post, pauses: list[float], verb: str, says: list[str], reason: str
) -> None:
    mailbox(filled, post)
    post.says[verb] = says
    ran = filled("sheet", "--send", "me", exit=1)
    assert reason in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert (post.mails, post.connections, pauses) == ([], 1, [])


@pytest.mark.parametrize(
    ("verb", "says"), [("RCPT", "451 later"), ("DATA", "452 full"), ("HELLO", "421 busy")]
)
def test_what_may_pass_is_tried_again(
    filled: Shop, post: Post, pauses: list[float], verb: str, says: str
) -> None:
    mailbox(filled, post)
    post.says[verb] = [says] * (4 if verb == "RCPT" else 2)
    filled("sheet", "--send", "me")
    assert (post.connections, pauses) == (3, [1.0, 2.0])
    post.says[verb] = [says] * 9
    ran = filled("sheet", "--send", "me", exit=1)
    assert ran.stderr.startswith("Error: me was not reached in 3 tries: ")


def test_one_that_may_have_arrived_twice_is_known_as_one(
    filled: Shop, post: Post, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "TIMEOUT", 0.5)
    mailbox(filled, post)
    post.says["DATA"] = [f"250 {SLOW}"]
    filled("sheet", "--send", "me")
    assert (len(post.mails), pauses) == (2, [1.0])
    assert len({got["Message-ID"] for _from, _to, got in post.mails}) == 1


def test_who_was_refused_is_named_and_nobody_gets_it_twice(filled: Shop, post: Post) -> None:
    mailbox(filled, post)
    post.says["RCPT"] = ["550 gone"]
    ran = filled("sheet", "--send", "me", exit=1)
    assert ran.stderr == ("Error: Sent, but not to boss@example.com: the server refused them.\n")
    ((_from, (to,), _mail),) = post.mails
    assert to.casefold() == "to:<me@example.com>"


def test_a_failed_goodbye_is_no_failure(filled: Shop, post: Post) -> None:
    mailbox(filled, post)
    post.says["QUIT"] = ["500 what?"]
    filled("sheet", "--send", "me")
    assert (len(post.mails), post.connections) == (1, 1)


def test_nobody_there(filled: Shop, pauses: list[float]) -> None:
    closed = Post()
    closed.server.server_close()
    mailbox(filled, closed)
    ran = filled("sheet", "--send", "me", exit=1)
    assert ran.stderr == "Error: me was not reached in 3 tries: Connection refused\n"
    assert pauses == [1.0, 2.0]


def test_a_rehearsal(filled: Shop, post: Post) -> None:
    mailbox(filled, post, safe("starttls"))
    ran = filled("sheet", "--send", "me", "--dry-run", env={"PASSWORD": PASSWORD})
    assert ran.lines[:3] == [
        "By mail to boss@example.com, me@example.com, from me@example.com, "
        f"through 127.0.0.1:{post.port} (starttls)",
        "Title: Order review 2026-11-21 Sat",
        "Nothing was sent.",
    ]
    assert "王总" in ran.stdout
    assert PASSWORD not in ran.stdout
    assert post.connections == 0


BROKEN = [
    ('host = ""', 2, "host is missing"),
    ('to = "nobody"', 2, "nobody is no mail address (to)"),
    ('to = ["a@b.c", "x y@b.c"]', 2, "x y@b.c is no mail address"),
    ('to = "a@b.c\\r\\nBcc: d@e.f"', 2, "no mail address"),
    ('to = "王@例子.中国"', 2, "no mail address"),
    ("to = []", 2, "at least one recipient"),
    ("to = 3", 2, "to must be a mail address, or a list"),
    ('from = ["a@b.c", "d@e.f"]', 2, "one sender"),
    ("port = 0", 2, "port must be a number"),
    ('port = "465"', 2, "port must be a number"),
    ('security = "tls"', 2, "security must be one of ssl, starttls, none"),
    ('host = "mail.example.com"\nsecurity = "none"', 7, "would send in clear to mail.example.com"),
    ('security = "none"\nuser = "me"', 7, "would send in clear"),
    ('user = "me"', 2, "either secret_file or secret_env"),
    ('user = "me"\nsecret_env = "UNSET"', 2, "UNSET, which is not set"),
    ('keyword = "x"', 2, "there is no keyword here"),
]


@pytest.mark.parametrize(("wrong", "code", "said"), BROKEN, ids=range(len(BROKEN)))
def test_a_mailbox_that_is_not_right(
    filled: Shop, post: Post, wrong: str, code: int, said: str
) -> None:
    mailbox(filled, post, "")
    path = Path(filled.home, "config", "salesbook", "config.toml")
    keys = re.findall(r"^\w+", wrong, re.M)
    kept = [line for line in path.read_text().splitlines() if line.split(" ")[0] not in keys]
    path.write_text("\n".join([*kept, wrong]), "utf-8")
    ran = filled.unchanged("sheet", "--send", "me", exit=code)
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert post.connections == 0


def test_security_follows_the_port_and_the_port_security(filled: Shop, post: Post) -> None:
    path = Path(filled.home, "config", "salesbook", "config.toml")
    for given, through in (
        ("", "465 (ssl)"), ("port = 587", "587 (starttls)"), ("port = 465", "465 (ssl)"),
        ('security = "starttls"', "587 (starttls)"), ("port = 2525", "2525 (starttls)"),
        ('security = "none"', "25 (none)"),
    ):  # fmt: skip
        mailbox(filled, post, given)
        kept = path.read_text().replace(f"port = {post.port}\n", "")
        path.write_text(kept)
        lines = filled("sheet", "--send", "me", "-n").lines
        assert lines[0].endswith(f"through 127.0.0.1:{through}")
