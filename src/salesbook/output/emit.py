"""The one place that prints a report, in a format; nothing on the side.

Formats are loaded when asked for, Rich only for a real terminal. A pipe that closes
(BrokenPipeError) is the door's to handle. Neighbours: `report`, the values printed;
`receipt`, which prints what was changed.
"""

from salesbook.config import FORMATS
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import Iterator, Sequence, TextIO
from salesbook.output.report import Report, choose, pick_tables

__all__ = ["FORMATS", "choose_columns", "emit", "emit_file"]


def emit(
    report: Report,
    format: str,  # noqa: A002 - the word of the option
    *,
    out: TextIO,
    terminal_width: int | None,
    columns: Sequence[str] | None = None,
    raw: bool = False,
) -> None:
    """Write the report to `out` in one of FORMATS.

    `terminal_width` in cells is None where `out` is no terminal. `columns` chooses and
    orders those of the first table (and of others like it; tables of other columns are
    then left out). `raw` leaves the formulas of a csv unguarded. BadValue for a format
    or a column that does not exist.
    """
    if columns is not None:
        report = choose_columns(report, columns)
    if format == "table" and terminal_width is not None:
        from salesbook.output.terminal import print_report

        print_report(report, out, terminal_width)
        return
    lines = _lines(report, format, raw=raw)
    if terminal_width is not None or out.isatty():
        # What is for programs holds the texts as they are; a screen would obey them.
        from salesbook.output.text import clean_lines

        lines = map(clean_lines, lines)
    out.writelines(lines)


def emit_file(
    report: Report,
    format: str,  # noqa: A002 - the word of the option
    path: str,
    *,
    book: str | None,
    columns: Sequence[str] | None = None,
    raw: bool = False,
    cut: bool = True,
) -> int:
    """Write the report to a file (`-` is stdout) in one of FORMATS or as xlsx.

    Returns how many rows there are. A csv begins with a mark, for the spreadsheets that
    take it for another encoding else. `cut` shortens what no cell of a workbook holds;
    else that is refused. `book` is never written over.
    """
    from salesbook.output.files import as_text, writing

    if columns is not None:
        report = choose_columns(report, columns)
    with writing(path, book) as file:
        if format == "xlsx":
            from salesbook.output.xlsx import write_xlsx

            write_xlsx(report, file, cut=cut)
        elif format in ("pdf", "png"):
            from salesbook.output.typeset import typeset

            file.write(typeset(report, format))
        else:
            with as_text(file) as text:
                if format == "csv" and path != "-":
                    text.write("\ufeff")
                emit(report, format, out=text, terminal_width=None, raw=raw)
    return sum(len(table.rows) for table in report.tables)


def _lines(report: Report, format: str, *, raw: bool) -> Iterator[str]:  # noqa: A002
    if format == "table":
        from salesbook.output import plain

        return plain.write_lines(report)
    if format == "md":
        from salesbook.output import markdown

        return markdown.write_lines(report)
    if format == "html":
        from salesbook.output import html

        return html.write_lines(report)
    if format in ("csv", "tsv"):
        from salesbook.output import delimited

        if format == "tsv":
            return delimited.write_tsv(report)
        return delimited.write_csv(report, raw=raw)
    if format in ("json", "jsonl"):
        from salesbook.output import objects

        if format == "json":
            return objects.write_json(report)
        return objects.write_jsonl(report)
    raise BadValue(
        _("There is no format {name}. Known formats: {known}").format(
            name=format, known=", ".join(FORMATS)
        )
    )


def choose_columns(report: Report, names: Sequence[str]) -> Report:
    """The report with the named columns alone; see `emit`."""
    tables = tuple(choose(table, names) for table in pick_tables(report))
    return report._replace(tables=tables, json=None, flat=None)
