"""Books of older versions, kept as files: what a newer salesbook has to go on with."""

import gzip
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "books"
VERSIONS = (1, 2, 3, 4, 5)


def old_book(folder: str | os.PathLike[str], version: int = 1, name: str = "old.db") -> str:
    """The book of a version in a folder; returns its path."""
    return _unpacked(f"v{version}.db", os.path.join(folder, name))


def old_export(folder: str | os.PathLike[str], version: int = 1) -> str:
    """What that version exported of the same book as a whole; returns its path."""
    return _unpacked(f"v{version}.json", os.path.join(folder, f"v{version}.json"))


def _unpacked(name: str, path: str) -> str:
    with gzip.open(FOLDER / f"{name}.gz") as packed, open(path, "wb") as file:
        file.write(packed.read())
    return path
