"""Books of older versions, kept as files: what a newer salesbook has to go on with."""

import gzip
import os
import shutil
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "books"
VERSIONS = (1,)


def old_book(folder: str | os.PathLike[str], version: int = 1, name: str = "old.db") -> str:
    """The book of a version in a folder; returns its path."""
    path = os.path.join(folder, name)
    shutil.copy(FOLDER / f"v{version}.db", path)
    return path


def old_export(folder: str | os.PathLike[str], version: int = 1) -> str:
    """What that version exported of the same book as a whole; returns its path."""
    path = os.path.join(folder, f"v{version}.json")
    with gzip.open(FOLDER / f"v{version}.json.gz") as packed, open(path, "wb") as file:
        shutil.copyfileobj(packed, file)
    return path
