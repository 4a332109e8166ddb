"""Servers of the tests on this machine: a robot that takes messages, a mail server.

Each answers as it was told, in turn, and keeps what it was given. Nothing here leaves
127.0.0.1.
"""

import base64
import json
import os
import shutil
import socketserver
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, object]
"""A status and a body; bytes are sent as they are, all else as JSON."""
SLOW, DROP, GARBAGE = "slow", "drop", "garbage"


class Posted(NamedTuple):
    """A message that came in."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)


class Robot:
    """A web server that answers like a robot; the last answer is given ever after."""

    def __init__(self) -> None:
        self.posted: list[Posted] = []
        self.answers: list[Answer | str] = [(200, {"errcode": 0, "errmsg": "ok"})]
        robot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                parts = urlsplit(self.path)
                query = {key: value for key, (value,) in parse_qs(parts.query).items()}
                robot.posted.append(Posted(parts.path, query, dict(self.headers), raw))
                place = min(len(robot.posted), len(robot.answers)) - 1
                answer = robot.answers[place]
                if answer == SLOW:
                    time.sleep(1)
                if answer == GARBAGE:
                    self.wfile.write(b"\x00\x01\x02 what?\n")
                if isinstance(answer, str):
                    self.close_connection = True
                    return
                status, body = answer
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", robot.url + "&moved=1")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_what: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/send?key=the-secret-key-9"


class Post:
    """A mail server: SMTP as far as it is needed, in clear, with STARTTLS, or TLS at once."""

    def __init__(self, certificate: str | None = None, *, at_once: bool = False) -> None:
        self.mails: list[tuple[str, list[str], EmailMessage]] = []
        self.logins: list[str] = []
        self.connections = 0
        self.says: dict[str, list[str]] = {}
        """Per verb what is answered in turn, before the usual answer."""
        context = None
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        post = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                post.connections += 1
                try:
                    if at_once and context is not None:
                        self.request = context.wrap_socket(self.request, server_side=True)
                    self.talk(secure=at_once)
                except OSError:
                    pass  # the other side has left

            def talk(self, *, secure: bool) -> None:
                self.say(post.answer("HELLO", "220 here"))
                lines = self.request.makefile("rb")
                sender, recipients = "", []
                while line := lines.readline():
                    verb, _space, rest = line.decode("latin-1").strip().partition(" ")
                    verb = verb.upper()
                    said = post.answer(verb, "250 ok")
                    if verb == "EHLO":
                        self.say("250-here")
                        said = "250 AUTH PLAIN" if secure else "250 STARTTLS"
                        said = said if context is not None else "250 8BITMIME"
                    elif verb == "STARTTLS":
                        said = said.replace("250 ok", "220 go")
                    elif verb == "AUTH":
                        post.logins.append(base64.b64decode(rest.split()[-1]).decode())
                        said = said.replace("250 ok", "235 welcome")
                    elif verb == "MAIL":
                        sender = rest
                    elif verb == "RCPT" and said.startswith("2"):
                        recipients.append(rest)
                    elif verb == "DATA":
                        self.say("354 go on")
                        content = []
                        while (line := lines.readline()) != b".\r\n":
                            content.append(line[1:] if line.startswith(b"..") else line)
                        if said.startswith("2"):
                            mail = message_from_bytes(b"".join(content), policy=policy.default)
                            assert isinstance(mail, EmailMessage)
                            post.mails.append((sender, recipients, mail))
                    self.say(said)
                    if verb == "QUIT":
                        return
                    if verb == "STARTTLS" and context is not None:
                        self.request = context.wrap_socket(self.request, server_side=True)
                        lines, secure = self.request.makefile("rb"), True

            def say(self, line: str) -> None:
                if line.endswith(SLOW):
                    time.sleep(1)
                self.request.sendall(line.encode() + b"\r\n")

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def answer(self, verb: str, usual: str) -> str:
        waiting = self.says.get(verb)
        return waiting.pop(0) if waiting else usual


@contextmanager
def running(one: Robot | Post) -> Iterator[None]:
    """Serve until the block ends."""
    thread = threading.Thread(target=one.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        one.server.shutdown()
        one.server.server_close()
        thread.join()


def make_certificate(folder: str) -> str | None:
    """A certificate for 127.0.0.1 with its key in one file; None where openssl is missing."""
    if shutil.which("openssl") is None:
        return None
    path = os.path.join(folder, "here.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", path, "-out", path + ".crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    with open(path, "a", encoding="ascii") as file, open(path + ".crt", encoding="ascii") as made:
        file.write(made.read())
    return path
