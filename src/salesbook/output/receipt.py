"""What a command that changes the book has to say, and the one place that prints it."""

from salesbook.light import NamedTuple, TextIO


class Receipt(NamedTuple):
    """What a command that changes the book prints."""

    line: str
    """What changed, with the id, and what follows from it."""
    values: dict[str, object]
    """The same for programs; begins with `done`, the command."""
    warnings: tuple[str, ...] = ()


def emit_receipt(receipt: Receipt, *, json: bool, quiet: bool, out: TextIO, err: TextIO) -> None:
    """Write the receipt to `out`, on one line as a sentence or as JSON, unless `quiet`.

    Warnings go to `err` in any case.
    """
    from salesbook.output.text import clean

    if not quiet:
        if json:
            from salesbook.output.objects import write_value

            out.write(write_value(receipt.values) + "\n")
        else:
            out.write(clean(receipt.line) + "\n")
    for warning in receipt.warnings:
        err.write(clean(warning) + "\n")
