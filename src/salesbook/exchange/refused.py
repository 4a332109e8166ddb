"""The rows that an import refused, in a csv beside the file, to be mended and imported.

One file a sheet: the headers of that sheet, before them a column that says why, which no
import reads. Nothing is written over, and nobody else may read it. Neighbour: `kinds`,
which keeps the rows.
"""

import csv
import os
import re
from io import StringIO

from salesbook.errors import SalesbookError
from salesbook.exchange.headers import REASON
from salesbook.exchange.lines import At, Wrong
from salesbook.i18n import _
from salesbook.light import Iterable, Mapping, Sequence
from salesbook.output.delimited import guard

_MOST_FILES = 1000


def write_refused(
    path: str,
    wrong: Iterable[Wrong],
    rows: Mapping[At, Sequence[str]],
    headers: Mapping[str, Sequence[str]],
) -> list[str]:
    """Write the rows and return the names of the files. Raises SalesbookError."""
    reasons: dict[At, list[str]] = {}
    for one in wrong:
        reasons.setdefault(one.at, []).append(
            f"{one.header}: {one.reason}" if one.header else one.reason
        )
    found = {at.sheet for at in reasons}
    return [
        _write(
            _name(path, sheet if len(headers) > 1 else ""),
            headers[sheet],
            [
                ("; ".join(said), *rows[at])
                for at, said in reasons.items() if at.sheet == sheet and at in rows
            ],
        )
        for sheet in headers if sheet in found
    ]  # fmt: skip


def _name(path: str, sheet: str) -> str:
    stem = "import" if path == "-" else os.path.splitext(path)[0]
    slug = "-".join(re.findall(r"\w+", sheet))[:40]
    return f"{stem}.{slug}" if slug else stem


def _write(stem: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([REASON, *map(guard, headers)])
    writer.writerows([guard(cell) for cell in row] for row in rows)
    # utf-8-sig, so that spreadsheets know the encoding.
    data = text.getvalue().encode("utf-8-sig", "replace")
    for number in range(1, _MOST_FILES):
        path = f"{stem}.refused.csv" if number == 1 else f"{stem}.refused-{number}.csv"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise _failed(path, error) from error
        try:
            with open(handle, "wb") as file:
                file.write(data)
        except OSError as error:
            raise _failed(path, error) from error
        return path
    raise SalesbookError(
        _("There are too many files {path} already; remove some.").format(
            path=f"{stem}.refused-*.csv"
        )
    )


def _failed(path: str, error: OSError) -> SalesbookError:
    return SalesbookError(
        _("The refused rows cannot be written to {path}: {reason}. Nothing was imported.").format(
            path=path, reason=error.strerror
        )
    )
