"""What a customer's words name: a coming day, a budget, a wish to buy again.

`may_name` is the quick look that spares reading texts that name nothing; its marks and
words are also what a book is searched by. Neighbour: `clauses`, which reads closely and
is loaded for that alone; `domain.suggest`, which weighs what was heard.
"""

from datetime import date

from salesbook.light import NamedTuple

MARKS = "周月天号底万亿星礼预购续返追扩"
"""And every figure."""
AGAIN = "买订采下来签要上次"
"""What makes of 再 (again) a wish: 再买, 再订, but not 再说."""
WORDS = ("day", "tomorrow", "week", "month", "budget", "fund", "approv", "order", "again",
         "renew", "buy", "second", "end of")  # fmt: skip


class Heard(NamedTuple):
    """What was named: a `date`, a `budget` or a wish to `rebuy`."""

    kind: str
    day: date | None = None
    amount_fen: int | None = None


def may_name(text: str) -> bool:
    """Whether it is worth to look closer: a text without these names nothing."""
    if any(char in MARKS or char.isdecimal() for char in text) or "二期" in text:
        return True
    if "再" in text and any(f"再{char}" in text for char in AGAIN):
        return True
    lower = text.lower()
    return any(word in lower for word in WORDS)


def hear(text: str, on: date) -> tuple[Heard, ...]:
    """What a text said on a day names, each kind once, the first that is named.

    A day counts when it lies after the day on which it was said.
    """
    if not may_name(text):
        return ()
    from salesbook.phrases.clauses import read_clauses

    return tuple(Heard(kind, *named) for kind, named in read_clauses(text, on).items())
