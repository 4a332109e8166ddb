"""Files that hold a secret: read only where nobody but their owner can.

Neighbours: `book.keys`, the key of an encrypted book; `sending.targets`, the secrets of those
whom reports are sent to.
"""

import os
import stat

from salesbook.errors import BadValue, NotFound, Refused
from salesbook.i18n import _

_LARGEST = 65_536
_DESCRIPTORS = "/dev/fd/"


def read_private(path: str, patience: float = 0.0) -> str:
    """The text of a plain file that belongs to the user and that nobody else can read.

    With `patience` it may be a pipe too, which has so many seconds to say all it has to say.
    Raises NotFound, Refused where others can read it, BadValue for what else is wrong.
    """
    try:
        # Not to wait for ever where it is a pipe.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(_("There is no file {path}.").format(path=path)) from None
    except (OSError, ValueError) as error:
        raise BadValue(_cannot_read(path, error)) from None
    try:
        _hold_private(path, os.fstat(handle), pipes=patience > 0)
        return _read(handle, path, patience).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadValue(_("There is no text in {where}.").format(where=path)) from None
    except OSError as error:
        raise BadValue(_cannot_read(path, error)) from None
    finally:
        os.close(handle)


def _hold_private(path: str, found: os.stat_result, *, pipes: bool) -> None:
    piped = pipes and stat.S_ISFIFO(found.st_mode)
    if not piped and not stat.S_ISREG(found.st_mode):
        raise BadValue(_("{path} is no plain file; it is left alone.").format(path=path))
    if found.st_uid not in (os.geteuid(), 0):
        raise Refused(
            _("{path} holds a secret, but belongs to another user. Make your own.").format(
                path=path
            )
        )
    # The shell's own pipe has no name by which others could open it, whatever its mode.
    nameless = piped and path.startswith(_DESCRIPTORS)
    if found.st_mode & 0o077 and not nameless:
        raise Refused(
            _("{path} holds a secret, but others can read it: chmod 600 {path}").format(path=path)
        )


def _read(handle: int, path: str, patience: float) -> bytes:
    """All of it, or as much as a secret may have."""
    import select
    import time

    until, content = time.monotonic() + patience, b""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    while len(content) < _LARGEST:
        # A pipe into which nobody writes yet is not at its end, as reading it would say.
        if not poll.poll(max(until - time.monotonic(), 0) * 1000):
            raise BadValue(
                _("{path} did not come to its end in {seconds} s.").format(
                    path=path, seconds=round(patience)
                )
            )
        part = os.read(handle, _LARGEST - len(content))
        if not part:
            break
        content += part
    return content


def _cannot_read(path: str, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return _("The file {path} cannot be read: {reason}.").format(path=path, reason=reason)
