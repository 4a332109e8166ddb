"""What belongs to the person, not to the book: where the book is, language, format, owner.

The user's file is TOML, flat but for the targets reports are sent to, and read only when it
is there (`tomllib` costs 18 ms).
Policy never stands in it: that travels in the book. Environment and directories are
passed in, so that every rule of precedence can be tried without touching either.
"""

import os
import sys

from salesbook.errors import BadValue, NotFound, SalesbookError
from salesbook.i18n import LANGUAGES, N_, _
from salesbook.light import Mapping, NamedTuple

Environment = Mapping[str, str]

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
KEYS: dict[str, str] = {
    "book": N_("path of the book"),
    "lang": N_("language of the output: zh or en"),
    "format": N_("format of reports when none is asked for"),
    "me": N_("the owner who acts; reports then show that owner's customers"),
    "key_file": N_("file with the key of an encrypted book; nobody else may read it"),
    "key_command": N_("command that prints the key of an encrypted book"),
}
PATHS = ("book", "key_file")


class UserConfig(NamedTuple):
    """The user's file as read; absent keys are None."""

    path: str
    book: str | None = None
    lang: str | None = None
    format: str | None = None
    me: str | None = None
    key_file: str | None = None
    key_command: str | None = None
    send: object = None
    """The tables of `[send.NAME]`, unread: `sending` reads the one that is asked for."""


def config_path(environ: Environment) -> str:
    """Where the user's file is, whether or not it exists."""
    return os.path.join(_directory(environ, "XDG_CONFIG_HOME", ".config"), "config.toml")


def default_book(environ: Environment) -> str:
    """Where the book is when nobody says otherwise."""
    return os.path.join(_directory(environ, "XDG_DATA_HOME", os.path.join(".local", "share")),
                        "book.db")  # fmt: skip


def read_config(environ: Environment) -> UserConfig:
    """The user's file; an absent one is an empty one. Raises BadValue for a broken one."""
    path = config_path(environ)
    values = _load(path)
    for key in KEYS:
        if not isinstance(values.get(key), str | None):
            raise BadValue(
                _('"{key}" in {path} must be a text in quotes.').format(key=key, path=path)
            )
    own = {key: values.get(key) for key in (*KEYS, "send")}
    found = UserConfig(path, **own)  # type: ignore[arg-type]
    if found.lang is not None:
        check("lang", found.lang)
    if found.format is not None:
        check("format", found.format)
    return found


def check(key: str, value: str) -> None:
    """Refuse a value that its key does not take."""
    choices = {"lang": LANGUAGES, "format": FORMATS}.get(key)
    if choices and value not in choices:
        raise BadValue(
            _("{key} cannot be {value}: choose from {choices}.").format(
                key=key, value=value, choices=_(", ").join(choices)
            )
        )


def write_config(environ: Environment, key: str, value: str | None) -> str:
    """Set one key of the user's file (None removes it); other lines stay. Returns the path."""
    path = config_path(environ)
    _load(path)  # a broken file is told, not mended by accident
    if value is not None:
        check(key, value)
        if not _is_text(value):
            raise BadValue(
                _("{key} cannot be {value}: the config file holds UTF-8 only.").format(
                    key=key, value=value
                )
            )
    try:
        lines = []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                # Other marks that end a line elsewhere may stand inside a value.
                lines = file.read().rstrip("\n").split("\n")
    except OSError as error:
        raise SalesbookError(_cannot_write(path, error)) from error
    flat = next((i for i, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    kept = [line for line in lines[:flat] if line.split("=")[0].strip().strip("\"'") != key]
    if value is not None:
        kept.append(f"{key} = {_quote(value)}")
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        draft = f"{path}.{os.getpid()}.new"
        handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with open(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(kept + lines[flat:]) + "\n")
        os.replace(draft, path)
    except OSError as error:
        raise SalesbookError(_cannot_write(path, error)) from error
    return path


def locate_book(option: str | None, environ: Environment, config: UserConfig) -> tuple[str, str]:
    """The book's path and, in a few words, why that one."""
    if option:
        return os.path.expanduser(option), _("given by --book")
    if environ.get("SALESBOOK_BOOK"):
        return os.path.expanduser(environ["SALESBOOK_BOOK"]), _("set by SALESBOOK_BOOK")
    if config.book:
        return beside(config, config.book), _("set in {path}").format(path=config.path)
    return default_book(environ), _("the default place")


def beside(config: UserConfig, path: str) -> str:
    """A path of the user's file; a relative one means beside that file, wherever one stands."""
    return os.path.join(os.path.dirname(config.path), os.path.expanduser(path))


def choose_language(option: str | None, environ: Environment, config: UserConfig | None) -> str:
    """`--lang`, else SALESBOOK_LANG, else the user's file, else the locale, else English."""
    for wanted in (option, environ.get("SALESBOOK_LANG"), config.lang if config else None):
        if wanted:
            return wanted if wanted in LANGUAGES else ("zh" if wanted.startswith("zh") else "en")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return "en"


def _directory(environ: Environment, variable: str, under_home: str) -> str:
    if sys.platform in ("darwin", "win32"):
        import platformdirs

        return (
            platformdirs.user_config_dir("salesbook", False)
            if variable == "XDG_CONFIG_HOME"
            else platformdirs.user_data_dir("salesbook", False)
        )
    base = environ.get(variable, "")
    if not os.path.isabs(base):  # the standard says to ignore a relative one
        home = environ.get("HOME") or os.path.expanduser("~")
        if not os.path.isabs(home):
            raise NotFound(
                _("There is no home directory to look in; name the book with --book PATH.")
            )
        base = os.path.join(home, under_home)
    return os.path.join(base, "salesbook")


def _load(path: str) -> dict[str, object]:
    try:
        with open(path, "rb") as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise BadValue(
            _("The file {path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadValue(
            _("The file {path} is not right: {reason}. Mend or remove it.").format(
                path=path, reason=error
            )
        ) from error


def _is_text(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _quote(value: str) -> str:
    import json

    # TOML takes every escape of JSON, and refuses DEL as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _cannot_write(path: str, error: OSError) -> str:
    return _("The file {path} cannot be written: {reason}.").format(
        path=path, reason=error.strerror
    )
