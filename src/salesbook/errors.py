"""One class per kind of failure: the exit code and the one sentence a user reads.

Every refusal in the program is one of these; the door turns it into a line on
stderr and an exit code (CLI contract, section 4). A sentence says what is wrong,
in which value or line, and what to do. Neighbour: `cli`, which catches them.
"""

from salesbook.light import Sequence


class SalesbookError(Exception):
    """Something a user can be told in one line. Unexpected: exit code 1."""

    code = 1

    def __init__(self, sentence: str, details: Sequence[str] = ()) -> None:
        """Keep the sentence; `details` are further lines, such as one per wrong row."""
        super().__init__(sentence)
        self.sentence = sentence
        self.details = tuple(details)


class BadValue(SalesbookError):
    """Usage, or a value that cannot be read."""

    code = 2


class NotFound(SalesbookError):
    """A customer, a book or a file that is not there."""

    code = 3


class Ambiguous(SalesbookError):
    """Several customers fit; `details` lists them with their ids."""

    code = 4


class Busy(SalesbookError):
    """Another program kept the book locked for the whole waiting time."""

    code = 5


class Damaged(SalesbookError):
    """The file is damaged, foreign, empty, or newer than this salesbook."""

    code = 6


class Refused(SalesbookError):
    """A rule of the trade says no; the sentence names the rule."""

    code = 7
