"""The key of an encrypted book: out of a file, out of a command's output, or typed by a person.

Never an option, never in the user's file, and never told: neither in a message nor in an
error. `find_key` takes the first that is set; only where none is, and somebody sits there, is
it asked for. Neighbours: `context`, which keeps it for one run; `file`, which opens with it.
"""

import os

from salesbook.book.file import Locked
from salesbook.config import UserConfig, beside
from salesbook.errors import BadValue, NotFound, Refused
from salesbook.i18n import _, sentences
from salesbook.light import Mapping
from salesbook.private import read_private

PATIENCE = 60.0
"""Seconds for a key command or a pipe: somebody may have to unlock something."""
_SHORTEST = 8
"""Characters of a new key."""


def find_key(environ: Mapping[str, str], config: UserConfig, book: str, *, asks: bool) -> str:
    """The key that opens the book at this path.

    Raises Locked where none is set and nobody can be asked, BadValue or NotFound for what is
    set and gives none.
    """
    key = set_key(environ, config)
    if key is not None:
        return key
    if not asks:
        raise no_key(book)
    return _typed(_("Key of {path}: ").format(path=book))


def find_new_key(environ: Mapping[str, str], config: UserConfig, book: str, *, asks: bool) -> str:
    """The key for a book that is to be encrypted: as `find_key`, but typed twice."""
    key = set_key(environ, config)
    if key is None:
        if not asks:
            raise BadValue(
                sentences(_("There is no key to encrypt {path} with.").format(path=book), _ways())
            )
        key = _typed(_("New key for {path}: ").format(path=book))
        if _typed(_("Once more: ")) != key:
            raise BadValue(_("The two keys are not the same; nothing was changed."))
    if len(key) < _SHORTEST:
        raise BadValue(
            _("The key is too short: take {count} characters or more.").format(count=_SHORTEST)
        )
    return key


def set_key(environ: Mapping[str, str], config: UserConfig) -> str | None:
    """The key out of what is set; None where nothing is."""
    file, command = _set(environ, config)
    if file:
        return read_key_file(file, PATIENCE)
    return run_key_command(command) if command else None


def key_at_hand(environ: Mapping[str, str], config: UserConfig, book: str) -> str:
    """The key where it takes no time and no question: out of a file; else raises Locked."""
    file, _command = _set(environ, config)
    if not file:
        raise no_key(book)
    return read_key_file(file)


def _set(environ: Mapping[str, str], config: UserConfig) -> tuple[str | None, str | None]:
    """The file and the command that are set: the environment's, else the user's own."""
    file, command = environ.get("SALESBOOK_KEY_FILE"), environ.get("SALESBOOK_KEY_COMMAND")
    if file or command:
        return os.path.expanduser(file) if file else None, command
    return beside(config, config.key_file) if config.key_file else None, config.key_command


def no_key(book: str) -> Locked:
    """The failure of a book whose key nobody told."""
    return Locked(
        sentences(_("No key is set for the encrypted book {path}.").format(path=book), _ways())
    )


def _ways() -> str:
    return _(
        'Name the file it is in, "salesbook config set key_file PATH", or the command that prints '
        "it, key_command; or set SALESBOOK_KEY_FILE or SALESBOOK_KEY_COMMAND. At a terminal it is "
        "asked for."
    )


def read_key_file(path: str, patience: float = 0.0) -> str:
    """The first line of a file that nobody else may read; with patience of a pipe too."""
    try:
        content = read_private(path, patience)
    except NotFound:
        raise NotFound(_("There is no key file {path}.").format(path=path)) from None
    except Refused as error:
        # What is set is wrong, not what is asked for.
        raise BadValue(error.sentence) from None
    return _first_line(content, _("the key file {path}").format(path=path))


def run_key_command(command: str) -> str:
    """The first line that a command prints; it is run without a shell."""
    import shlex
    import subprocess

    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise BadValue(_("key_command is no command line. Example: pass show salesbook"))
    name = words[0]  # the rest may say more than a message should
    try:
        ran = subprocess.run(  # noqa: S603 - the user's own command line
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise BadValue(
            _("The key command {name} gave no answer in {seconds} s.").format(
                name=name, seconds=round(PATIENCE)
            )
        ) from None
    except (OSError, ValueError) as error:
        raise BadValue(
            _("The key command {name} cannot be run: {reason}.").format(
                name=name, reason=getattr(error, "strerror", None) or type(error).__name__
            )
        ) from None
    if ran.returncode:
        raise BadValue(
            _("The key command {name} failed (exit code {code}).").format(
                name=name, code=ran.returncode
            )
        )
    where = _("what the key command {name} prints").format(name=name)
    try:
        printed = ran.stdout.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadValue(_("There is no text in {where}.").format(where=where)) from None
    return _first_line(printed, where)


def _first_line(text: str, where: str) -> str:
    key = text.split("\n")[0].removesuffix("\r")
    if not key or "\0" in key:
        raise BadValue(_("There is no key in the first line of {where}.").format(where=where))
    return key


def _typed(question: str) -> str:
    from getpass import getpass

    try:
        key = getpass(question)
    except EOFError:
        key = ""
    if not key:
        raise BadValue(_("No key was typed; nothing was changed."))
    return key
