"""What the place of a book does to it: copies that a synced folder left, a disk far away."""

import os
import re
from contextlib import suppress

_CONFLICT = re.compile(
    r"conflict|冲突|衝突"  # Dropbox, Syncthing, Nextcloud, Nutstore
    r"|-(desktop|laptop|win)-\w+(-\d+)?\.\w+$"  # OneDrive: the name of the computer
    r"|\s?\(\d+\)\.\w+$",  # Google Drive, and who downloaded it twice
    re.IGNORECASE,
)
_FAR = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|ceph|glusterfs|davfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|s3fs)"
)
_OCTAL = re.compile(r"\\([0-7]{3})")


def conflict_copies(book: str) -> list[str]:
    """Files beside the book that a synced folder made of two versions of it."""
    folder, name = os.path.split(os.path.realpath(book))
    stem, ending = os.path.splitext(name)
    with suppress(OSError):
        return sorted(
            os.path.join(folder, other)
            for other in os.listdir(folder)
            if other != name
            and other.casefold().startswith(stem.casefold())
            and other.endswith(ending)
            and _CONFLICT.search(other[len(stem) :])
        )
    return []


def far_away(path: str, mounts: str = "/proc/mounts") -> str | None:
    """The kind of network file system a book lies on; None on a disk of this machine.

    Locks there do not hold on every machine, so two programs may damage a book. Told only
    where the system says what is mounted.
    """
    real, kind, longest = os.path.realpath(path), None, -1
    with suppress(OSError), open(mounts, encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            _device, place, found, *_rest = f"{line} ? ?".split(" ")
            place = _OCTAL.sub(lambda code: chr(int(code[1], 8)), place)
            inside = real == place or real.startswith(place.rstrip("/") + "/")
            if inside and len(place) >= longest:
                kind, longest = found, len(place)
    return kind if kind is not None and _FAR.fullmatch(kind) else None
