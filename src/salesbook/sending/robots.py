"""The robots of group chats: WeCom (企业微信), DingTalk (钉钉), Lark (飞书).

Each takes one HTTP POST of JSON at an address that is itself a secret, and answers in JSON
with a code that is 0 when the message stands in the group. What is sent is Markdown, of
which each shows a part: bold, quotes, lines. `pack`, `sign` and `judge` are pure; `send`
alone uses the network. No failure shows the address or the key. Neighbour: `tries`.
"""

import base64
import hashlib
import hmac
import http.client
import json
import ssl
import time
import urllib.error
import urllib.request
from urllib.parse import parse_qsl, urlencode, urlsplit

from salesbook.errors import SalesbookError
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.output.message import Message, Style, widen, write_message
from salesbook.output.report import Line, Report
from salesbook.output.text import clean, fit
from salesbook.sending.targets import Robot
from salesbook.sending.tries import Passing, persist

TIMEOUT = 10.0
"""Seconds for each step of a try."""
_LARGEST = 65_536
LIMITS = {"wecom": 4096, "dingtalk": 20_000, "lark": 20_000}
"""Bytes: of the text for WeCom, of the whole body for the others (Lark says 20 KB)."""
_BUSY = {"wecom": (-1, 45033), "dingtalk": (-1,), "lark": (11232,)}
"""Codes that say: not now. Lark's robots are crowded on the hour and the half hour."""


class Parcel(NamedTuple):
    """A message as it is posted, but for its signature."""

    message: Message
    body: dict[str, object]
    size: int
    """What the robot counts, in bytes."""
    limit: int


def pack(report: Report, robot: Robot) -> Parcel:
    """The report as that robot takes it, cut to its limit."""
    limit, style = LIMITS[robot.kind], _STYLES[robot.kind]
    report = _with_keyword(report, robot.keyword)
    spare = limit
    if robot.kind != "wecom":
        title = write_message(report._replace(tables=(), foot=()), style).title
        empty = _signed(_body(robot.kind, Message(title, "", 0)), robot, time.time())[1]
        spare -= len(_encode(empty))
    message = write_message(report, style, spare)
    body = _body(robot.kind, message)
    size = len(message.text.encode()) if robot.kind == "wecom" else (
        limit - spare + _json_size(message.text)
    )  # fmt: skip
    return Parcel(message, body, size, limit)


def _with_keyword(report: Report, keyword: str) -> Report:
    """The report with the keyword before its title, unless it is in there."""
    title = report.head[0] if report.head else Line("", "strong")
    if keyword in title.text:
        return report
    title = title._replace(text=f"{keyword} {title.text}".strip())
    return report._replace(head=(title, *report.head[1:]))


def send(report: Report, robot: Robot) -> Message:
    """Post the report to the robot; SalesbookError, with the robot's reason, if it failed."""
    parcel = pack(report, robot)
    persist(robot.name, lambda: _post(parcel, robot))
    return parcel.message


def sign(kind: str, key: str, at: float) -> tuple[str, str]:
    r"""The timestamp and the signature of a message sent at a moment (Unix seconds).

    DingTalk: milliseconds, and HMAC-SHA256 of "timestamp\nkey" under the key. Lark:
    seconds, and HMAC-SHA256 of nothing under "timestamp\nkey". Both in base64.
    """
    stamp = str(int(at * 1000) if kind == "dingtalk" else int(at))
    text = f"{stamp}\n{key}".encode()
    secret, said = (key.encode(), text) if kind == "dingtalk" else (text, b"")
    return stamp, base64.b64encode(hmac.new(secret, said, hashlib.sha256).digest()).decode()


def judge(kind: str, status: int, answer: bytes) -> None:
    """What the answer of a robot means: nothing where all is well.

    Passing for what may be over in a moment, SalesbookError for the rest.
    """
    if status in (408, 429) or status >= 500:
        raise Passing(_("the server answered {status}").format(status=status))
    try:
        values = json.loads(answer)
        keys = ("code", "StatusCode") if kind == "lark" else ("errcode",)
        code = next(values[key] for key in keys if key in values)
        code = int(code)
    except (ValueError, TypeError, AttributeError, StopIteration, RecursionError):
        raise SalesbookError(
            _(
                "What answered ({status}) does not speak like a robot; "
                "the message may not have arrived. Is its address right?"
            ).format(status=status)
        ) from None
    if code == 0 and 200 <= status < 300:
        return
    said = next((values[key] for key in ("errmsg", "msg", "StatusMessage") if key in values), "")
    reason = _("the robot answered {code}: {reason}").format(code=code, reason=_tame(str(said)))
    if code in _BUSY[kind]:
        raise Passing(reason)
    raise SalesbookError(_("Not sent: {reason}").format(reason=reason))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A message goes to the address that was given, or nowhere."""

    def redirect_request(self, *_what: object) -> None:
        return None


def _post(parcel: Parcel, robot: Robot) -> None:
    """One try."""
    url, body = _signed(parcel.body, robot, time.time())
    try:
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked when it was read
            url, _encode(body), method="POST",
            headers={"Content-Type": "application/json; charset=utf-8", "User-Agent": "salesbook"},
        )  # fmt: skip
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=TIMEOUT) as response:
                status, answer = response.status, response.read(_LARGEST)
        except urllib.error.HTTPError as error:
            with error:
                status, answer = error.code, error.read(_LARGEST)
    except (OSError, http.client.HTTPException, ValueError) as error:
        cause = error.reason if isinstance(error, urllib.error.URLError) else error
        reason = _mask(_why(cause), robot)
        if isinstance(cause, ssl.SSLCertVerificationError) or isinstance(error, ValueError):
            raise SalesbookError(_("Not sent: {reason}").format(reason=reason)) from None
        raise Passing(reason) from None
    try:
        judge(robot.kind, status, answer)
    except SalesbookError as failure:
        raise SalesbookError(_mask(failure.sentence, robot)) from None
    except Passing as failure:
        raise Passing(_mask(str(failure), robot)) from None


def _signed(body: dict[str, object], robot: Robot, at: float) -> tuple[str, dict[str, object]]:
    """The address and the body, with the signature where the robot looks for it."""
    if not robot.key or robot.kind == "wecom":
        return robot.url, body
    stamp, signature = sign(robot.kind, robot.key, at)
    if robot.kind == "lark":
        return robot.url, {"timestamp": stamp, "sign": signature, **body}
    between = "&" if urlsplit(robot.url).query else "?"
    return robot.url + between + urlencode({"timestamp": stamp, "sign": signature}), body


def _body(kind: str, message: Message) -> dict[str, object]:
    if kind == "wecom":
        return {"msgtype": "markdown", "markdown": {"content": message.text}}
    if kind == "dingtalk":
        return {
            "msgtype": "markdown",
            "markdown": {"title": widen(message.title), "text": message.text},
            "at": {"isAtAll": False},
        }
    return {
        "msg_type": "interactive",
        "card": {
            "config": {"wide_screen_mode": True},
            "header": {
                "template": "blue",
                "title": {"tag": "plain_text", "content": widen(message.title)},
            },
            "elements": [{"tag": "markdown", "content": message.text}],
        },
    }


def _encode(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _json_size(text: str) -> int:
    return len(_encode(text)) - 2


def _utf8_size(text: str) -> int:
    return len(text.encode())


_CHAT = Style(widen, strong="**", detail="> ", measure=_utf8_size)
_STYLES = {
    "wecom": _CHAT,
    # A single line feed is a space in DingTalk's Markdown.
    "dingtalk": _CHAT._replace(newline="  \n", measure=_json_size),
    # Lark's cards have a header of their own, and no quotes.
    "lark": _CHAT._replace(detail="", measure=_json_size, titled=False),
}


def _why(error: object) -> str:
    """In a few words, why a connection failed; what is not known by number, by its kind."""
    if isinstance(error, TimeoutError):
        return _("no answer within {seconds} seconds").format(seconds=int(TIMEOUT))
    if isinstance(error, http.client.HTTPException):
        return _("the connection was cut, or what answered is no web server")
    strerror = error if isinstance(error, str) else getattr(error, "strerror", None)
    return _tame(str(strerror)) if strerror else type(error).__name__


def _tame(text: str) -> str:
    return fit(clean(text).strip(), 200)


def _mask(text: str, robot: Robot) -> str:
    """The text without anything that is secret about the robot."""
    parts = urlsplit(robot.url)
    secrets = [robot.url, robot.key, parts.path.rpartition("/")[2], parts.query]
    secrets += [value for _name, value in parse_qsl(parts.query)]
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        if len(secret) > 5:
            text = text.replace(secret, "•••")
    return text
