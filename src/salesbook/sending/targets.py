"""Where reports are sent: the `[send.NAME]` tables of the user's file, and their secrets.

The file itself never holds a secret: the address of a robot (it has the key in it), its
signing key and the password of a mailbox come from a file that only its owner can read,
or from a variable of the environment. Neighbours: `robots` and `mail`, which use them.
"""

import os
from urllib.parse import urlsplit

from salesbook.config import UserConfig
from salesbook.errors import BadValue, NotFound, Refused
from salesbook.i18n import N_, _
from salesbook.light import Mapping, NamedTuple
from salesbook.private import read_private

KIND_WORDS = {
    "wecom": N_("WeCom"),
    "dingtalk": N_("DingTalk"),
    "lark": N_("Lark"),
    "mail": N_("mail"),
}
_SECRET = ("secret_file", "secret_env")
_KEYS = dict.fromkeys(KIND_WORDS, ("kind", *_SECRET, "keyword")) | {
    "mail": ("kind", *_SECRET, "host", "port", "security", "user", "from", "to")
}
_NEVER = ("secret", "password", "url", "webhook", "key", "token", "sign")
"""What would be a secret, or have one in it."""
_SECURITY = ("ssl", "starttls", "none")
_PORTS = {"ssl": 465, "starttls": 587, "none": 25}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Robot(NamedTuple):
    """A group's robot. Never printed as a whole: it holds the secrets."""

    name: str
    kind: str
    url: str
    key: str
    """What messages are signed with, or nothing."""
    keyword: str = ""
    """A word that the robot wants to see in every message."""

    @property
    def origin(self) -> str:
        """The address without what is secret in it."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


class Mailbox(NamedTuple):
    """A mailbox to send from, and whom to. Never printed as a whole: it holds the password."""

    name: str
    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str
    recipients: tuple[str, ...]
    kind: str = "mail"


Target = Robot | Mailbox


def read_target(config: UserConfig, name: str, environ: Mapping[str, str]) -> Target:
    """The target of that name with its secrets.

    NotFound for an unknown one, BadValue for what cannot be read, Refused for a secret in
    the user's file or one that others can read.
    """
    tables = config.send if isinstance(config.send, dict) else {}
    table = tables.get(name)
    if not isinstance(table, dict):
        raise NotFound(_no_target(config.path, name, [key for key in tables if tables[key]]))
    where = f"[send.{name}]"
    for key in table:
        if any(part in _NEVER for part in key.casefold().split("_")) and key not in _SECRET:
            raise Refused(
                _(
                    "{key} in {where} of {path} would be a secret, and a secret does not belong "
                    "there. Put it into a file with mode 600 and name that: secret_file."
                ).format(key=key, where=where, path=config.path)
            )
    values = _Values(table, where, config.path)
    kind = values.one_of("kind", tuple(KIND_WORDS))
    values.only(_KEYS[kind])
    if kind == "mail":
        return _read_mailbox(name, values, environ)
    secret = _read_secret(values, environ).split()
    if not 1 <= len(secret) <= 2:
        raise BadValue(
            _(
                "The secret of {where} is the address of the robot, and on a second line the "
                "key it signs with, where it has one; it has {count} words."
            ).format(where=where, count=len(secret))
        )
    _check_address(secret[0], where)
    return Robot(name, kind, secret[0], secret[1] if secret[1:] else "", values.text("keyword"))


class _Values:
    """The values of one target, each read once and checked."""

    def __init__(self, table: Mapping[str, object], where: str, path: str) -> None:
        self._table, self.where, self.path = table, where, path

    def only(self, known: tuple[str, ...]) -> None:
        unknown = [key for key in self._table if key not in known]
        if unknown:
            raise self.wrong(
                _("there is no {key} here; known are {known}").format(
                    key=_(", ").join(unknown), known=_(", ").join(known)
                )
            )

    def text(self, key: str, default: str = "") -> str:
        value = self._table.get(key, default)
        if not isinstance(value, str) or not value.isprintable():
            raise self.wrong(_("{key} must be a text in quotes").format(key=key))
        return value.strip()

    def needed(self, key: str) -> str:
        value = self.text(key)
        if not value:
            raise self.wrong(_("{key} is missing").format(key=key))
        return value

    def one_of(self, key: str, choices: tuple[str, ...], default: str = "") -> str:
        value = self.text(key, default)
        if value not in choices:
            raise self.wrong(
                _("{key} must be one of {choices}").format(key=key, choices=_(", ").join(choices))
            )
        return value

    def port(self, default: int) -> int:
        value = self._table.get("port", default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 65_536:
            raise self.wrong(_("{key} must be a number from 1 to 65535").format(key="port"))
        return value

    def addresses(self, key: str) -> tuple[str, ...]:
        """One mail address or several, as a text or a list of texts."""
        value = self._table.get(key)
        texts = value if isinstance(value, list) else [value]
        found = []
        for text in texts:
            if not isinstance(text, str):
                raise self.wrong(_("{key} must be a mail address, or a list").format(key=key))
            local, at, domain = text.strip().rpartition("@")
            if not (at and local and domain and text.isascii() and text.isprintable()) or (
                set(text.strip()) & set(' ,;:<>()[]"\\')
            ):
                raise self.wrong(_("{text} is no mail address ({key})").format(text=text, key=key))
            found.append(text.strip())
        return tuple(found)

    def wrong(self, what: str) -> BadValue:
        return BadValue(
            _("{where} in {path}: {what}.").format(where=self.where, path=self.path, what=what)
        )


def _read_mailbox(name: str, values: _Values, environ: Mapping[str, str]) -> Mailbox:
    by_port = {port: security for security, port in _PORTS.items() if security != "none"}
    asked = values.port(_PORTS["ssl"])
    security = values.one_of("security", _SECURITY, by_port.get(asked, "starttls"))
    host, user = values.needed("host"), values.text("user")
    if security == "none" and (user or host not in _LOOPBACK):
        raise Refused(
            _(
                "{where} in {path} would send in clear to {host}. Only a mail server of this "
                "machine is used without security, and without a password; else starttls or ssl."
            ).format(where=values.where, path=values.path, host=host)
        )
    port = values.port(_PORTS[security])
    password = _read_secret(values, environ).strip() if user else ""
    (sender, *others), recipients = values.addresses("from"), values.addresses("to")
    if others or not recipients:
        raise values.wrong(_("it takes one sender (from) and at least one recipient (to)"))
    return Mailbox(name, host, port, security, user, password, sender, recipients)


def _read_secret(values: _Values, environ: Mapping[str, str]) -> str:
    """The text of the secret, from its file or its variable."""
    path, variable = values.text("secret_file"), values.text("secret_env")
    if bool(path) == bool(variable):
        raise values.wrong(_("it takes either secret_file or secret_env"))
    if "://" in path or not (variable or "_").isidentifier():
        raise Refused(
            _(
                "{where} in {path} has a secret in it. Put it into a file with mode 600 and give "
                "the name of that file: secret_file."
            ).format(where=values.where, path=values.path)
        )
    if path:
        # A relative path in a file means beside that file, wherever one stands.
        place = os.path.join(os.path.dirname(values.path), os.path.expanduser(path))
        secret = read_private(place)
    else:
        secret = environ.get(variable, "")
        if not secret.strip():
            raise BadValue(
                _("{where} takes its secret from {variable}, which is not set.").format(
                    where=values.where, variable=variable
                )
            )
    if not all(char.isprintable() or char.isspace() for char in secret) or not secret.strip():
        raise BadValue(_("The secret of {where} is empty or no text.").format(where=values.where))
    return secret


def _check_address(url: str, where: str) -> None:
    """Only an address that nobody on the way can read; told without showing it."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.username is None and parts.port != 0
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    except ValueError:
        usable = safe = False
    if not (usable and safe and url.isascii() and url.isprintable()):
        raise BadValue(
            _("The secret of {where} does not begin with the https address of a robot.").format(
                where=where
            )
        )


def _no_target(path: str, name: str, known: list[str]) -> str:
    if known:
        return _("There is no target {name} in {path}. Known: {known}").format(
            name=name, path=path, known=_(", ").join(known)
        )
    return _(
        "There is no target {name}: {path} has no [send.{name}] with a kind and a secret_file. "
        "docs/sending.md shows one of each kind."
    ).format(name=name, path=path)
