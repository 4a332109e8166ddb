"""`--map`: what a person says the columns of a file mean.

`客户=name,电话=phone` is a header and a field each; `contact.phone` is a field of the
person, `fact:KEY` a free fact, `-` a column to be left out. Headers are compared as always
(width, case, blanks); one with a comma stands in quotation marks. Neighbour: `headers`.
"""

import csv

from salesbook.errors import BadValue
from salesbook.exchange.headers import FACT, NOTHING, Chosen, Kind, Mapped, fold_header, means
from salesbook.i18n import _
from salesbook.light import Iterable, Sequence

_SHOWN = 60
"""Characters of a wrong value that an error repeats."""


def read_mapping(texts: Iterable[str], kinds: Sequence[Kind]) -> Mapped:
    """What was typed. Raises BadValue for what names no field of these kinds of sheet."""
    found: dict[str, Chosen] = {}
    for text in texts:
        for pair in _pairs(text):
            header, equals, target = (part.strip() for part in pair.rpartition("="))
            folded = fold_header(header)
            if not equals or not folded or not target:
                raise BadValue(
                    _(
                        "--map {value} is no header and field. Try --map '客户=name,电话=phone'."
                    ).format(value=pair)
                )
            if folded in found:
                raise BadValue(_("--map names the column {header} twice.").format(header=header))
            target = _target(target, kinds)
            if target in {one.target for one in found.values()} - {NOTHING}:
                raise BadValue(
                    _("--map puts two columns into {field}: {one} and {other}.").format(
                        field=target, other=header,
                        one=next(one.header for one in found.values() if one.target == target),
                    )
                )  # fmt: skip
            found[folded] = Chosen(header, target)
    return found


def _pairs(text: str) -> list[str]:
    try:
        lines = csv.reader([text.replace("，", ",")], skipinitialspace=True)
        return next(lines, [])
    except csv.Error as error:  # a line break, or more than a cell may hold
        raise BadValue(
            _("--map {value} is no header and field. Try --map '客户=name,电话=phone'.").format(
                value=text[:_SHOWN]
            )
        ) from error


def refuse_unmet(mapped: Mapped, met: set[str], headers: Iterable[str]) -> None:
    """Raise BadValue for a header that was named and is in no sheet."""
    for folded, chosen in mapped.items():
        if folded not in met:
            raise BadValue(
                _("There is no column {header} for --map; the columns are {headers}.").format(
                    header=chosen.header,
                    headers=_(", ").join(dict.fromkeys(headers)) or _("none"),
                )
            )


def _target(text: str, kinds: Sequence[Kind]) -> str:
    target = text.replace("：", ":")
    if target == NOTHING or (target.startswith(FACT) and target.removeprefix(FACT).strip()):
        return target
    for kind in kinds:
        found = means(kind, target)
        if found is not None:
            return target
    known = dict.fromkeys(name for kind in kinds for name in kind.words.values())
    raise BadValue(
        _("--map knows no field {field}. Fields: {known}, fact:KEY, or - to leave out.").format(
            field=text, known=_(", ").join(known)
        )
    )
