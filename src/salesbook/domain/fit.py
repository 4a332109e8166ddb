"""How well a customer fits the profile of the ideal one, and learning it from the past (S1).

A profile is a list of criteria on the customer file, each with a weight; the score runs
from 0 to 100, and every criterion says its part. What the file does not say counts as not
met and is named, so that it can be asked. What always holds: the parts add up to the score
before it is held within 0 and 100, and meeting one more criterion of a positive weight
never lowers it. Texts are compared by keys that the caller has folded.
Neighbours: `phrases.criteria`, which reads and shows criteria; `book.profile`.
"""

from salesbook.i18n import _
from salesbook.light import Iterable, Mapping, NamedTuple, Sequence

KINDS: dict[str, str] = {
    "industry": "text",
    "region": "text",
    "source": "text",
    "referred_by": "text",
    "need": "text",
    "credit": "text",
    "decision_chain": "code",
    "need_clear": "code",
    "budget_clear": "code",
    "budget": "amount",
    "stars": "amount",
    "tag": "tag",
}
"""What can be part of a profile, and how it is compared; beside these `fact:KEY`."""

FACT = "fact:"
DEFAULT_WEIGHT = 10
HEAVIEST = 100
LEAST_SEEN = 5
"""A rate over fewer customers is no lesson, and neither are fewer won or lost ones in all."""
LEAST_LIFT = 5
"""Percentage points by which a rate differs from the base, to be more than chance."""

# A customer may have several of these at once; of all others, one value at a time.
_SEVERAL = ("tag", "need")
_LEARNED_FROM = ("industry", "region", "source", "decision_chain")
_FIGURE = r"(\d[\d,]*(?:\.\d+)?)\s*([千万亿kw]?)"
_UNITS = {"": 1, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 100_000_000}

Span = tuple[float, float]
Known = Mapping[str, object]
"""What a file says by field: a folded text, a code, the folded names of tags, or a `Span`
from low to high; a field that is not there is not known."""


class Criterion(NamedTuple):
    """One wish: a field, what it should say, and how much that counts.

    `value` is what the book stores: a text, a code, or for amounts `>=100`, `<=100` or
    `50..80`. `key` is the folded text that is compared.
    """

    field: str
    value: str
    weight: int
    learned: bool = False
    key: str = ""


class Part(NamedTuple):
    """What a criterion came to for one customer."""

    criterion: Criterion
    state: str
    """`met`, `unmet` or `unknown`."""
    points: int


class Fit(NamedTuple):
    """A score with its parts; `at_most` is what it would be if all that is unknown were met."""

    score: int
    at_most: int
    parts: tuple[Part, ...]


class Sample(NamedTuple):
    """A customer whose business was won or lost."""

    known: Known
    said: Mapping[str, Mapping[str, str]]
    """By field: the names its value has, by their keys; a city has its province's too."""
    won: bool


class Lesson(NamedTuple):
    """A criterion with the figures it was learned from; a rate is won ÷ seen."""

    criterion: Criterion
    seen: int
    won: int

    @property
    def rate(self) -> float:
        """The share of those who meet it that were won."""
        return self.won / self.seen


class Lessons(NamedTuple):
    """What the past teaches; nothing where too few were won or lost."""

    won: int
    lost: int
    lessons: tuple[Lesson, ...]

    @property
    def enough(self) -> bool:
        """Whether there is enough to learn from."""
        return min(self.won, self.lost) >= LEAST_SEEN


def span_of(value: str) -> Span | None:
    """The amounts that a stored value admits, both ends included; None for what is a text."""
    try:
        if value.startswith(">="):
            return float(value[2:]), float("inf")
        if value.startswith("<="):
            return float("-inf"), float(value[2:])
        low, dots, high = value.partition("..")
        return (float(low), float(high)) if dots else None
    except ValueError:
        return None


def figure_in(text: str) -> Span | None:
    """The first figure of a folded text, `约1.2万人` 12,000; None where there is none."""
    import re  # slow to load, and few ask for a figure

    found = re.search(_FIGURE, text)
    if found is None:
        return None
    figure = float(found[1].replace(",", "")) * _UNITS[found[2]]
    return figure, figure


def judge(criterion: Criterion, known: Known) -> str:
    """Whether a customer meets a criterion: `met`, `unmet` or `unknown`."""
    field, key = criterion.field, criterion.key or criterion.value
    kind = KINDS.get(field, "fact")
    said = known.get(field)
    if kind == "tag":
        # No tag is a fact about the customer: there is nothing to ask.
        return "met" if isinstance(said, frozenset) and key in said else "unmet"
    admitted = span_of(criterion.value) if kind in ("amount", "fact") else None
    if isinstance(said, str) and admitted is not None:
        said = figure_in(said)
    if said is None or said == "":
        return "unknown"
    if admitted is not None and isinstance(said, tuple):
        low, high = said
        return "met" if low <= admitted[1] and high >= admitted[0] else "unmet"
    text = str(said)
    return "met" if (text == key if kind == "code" else key in text) else "unmet"


def fit(criteria: Sequence[Criterion], known: Known) -> Fit:
    """The score of a customer.

    Of the criteria on one field the heaviest that is met counts: one wish with degrees.
    Tags and words of the need count each by itself. The score is what counts in percent of
    what could; with nothing but negative weights each takes its weight off 100.
    """
    states = [judge(criterion, known) for criterion in criteria]
    best = sum(_counted(criteria, ["met"] * len(criteria), positive=True).values())
    counted = _counted(criteria, states, positive=True)
    against = _counted(criteria, states, positive=False)
    hoped = ["met" if state == "unknown" else state for state in states]
    most = sum(_counted(criteria, hoped, positive=True).values()) + sum(against.values())

    def points(weight: int) -> int:
        return weight if best == 0 else (200 * weight + best) // (2 * best)

    start = 100 if best == 0 else 0
    parts, sum_up = [], 0
    weights = counted | against
    for place, (criterion, state) in enumerate(zip(criteria, states, strict=True)):
        before = points(sum_up)
        sum_up += weights.get(place, 0)
        parts.append(Part(criterion, state, points(sum_up) - before))
    return Fit(_held(start + points(sum_up)), _held(start + points(most)), tuple(parts))


def learn(samples: Sequence[Sample]) -> Lessons:
    """The criteria that tell won from lost customers, the weightiest first.

    A weight is the difference between the rate of those who meet the criterion and the
    rate of all, in percentage points. Only values that at least `LEAST_SEEN` customers
    have teach something; a fact must be known of as many won and lost ones, because some
    are only written down after the signing. Of several amounts the most telling is taken.
    """
    won = sum(sample.won for sample in samples)
    found = Lessons(won, len(samples) - won, ())
    if not found.enough:
        return found
    base = won / len(samples)
    lessons: list[Lesson] = []
    for field in _fields(samples):
        texts = _lessons(samples, base, _names(samples, field))
        amounts = _lessons(samples, base, _steps(samples, field))
        lessons += texts
        lessons += sorted(amounts, key=lambda one: (-abs(one.criterion.weight), -one.seen))[:1]
    lessons.sort(key=lambda one: (-one.criterion.weight, one.criterion.field, one.criterion.value))
    return found._replace(lessons=tuple(lessons))


def too_little(lessons: Lessons) -> str:
    """Why nothing can be learned."""
    return _(
        "There is too little to learn from: {won} customers won, {lost} lost;"
        " {least} of each are needed."
    ).format(won=lessons.won, lost=lessons.lost, least=LEAST_SEEN)


def _counted(
    criteria: Sequence[Criterion], states: Sequence[str], *, positive: bool
) -> dict[int, int]:
    """The weights that count, by place: in each group the strongest that is met."""
    strongest: dict[object, int] = {}
    for place, criterion in enumerate(criteria):
        if states[place] != "met" or (criterion.weight > 0) != positive:
            continue
        several = criterion.field in _SEVERAL
        group = (criterion.field, criterion.value) if several else criterion.field
        had = strongest.get(group)
        if had is None or abs(criterion.weight) > abs(criteria[had].weight):
            strongest[group] = place
    return {place: criteria[place].weight for place in strongest.values()}


def _held(score: int) -> int:
    return max(0, min(100, score))


def _fields(samples: Sequence[Sample]) -> list[str]:
    facts: dict[str, list[int]] = {}
    for sample in samples:
        for field in sample.known:
            if field.startswith(FACT):
                facts.setdefault(field, [0, 0])[sample.won] += 1
    told = sorted(field for field, counts in facts.items() if min(counts) >= LEAST_SEEN)
    return [*_LEARNED_FROM, "budget", *told]


def _names(samples: Sequence[Sample], field: str) -> list[Criterion]:
    """A criterion for each name that occurs under a field."""
    names: dict[str, str] = {}
    for sample in samples:
        names |= sample.said.get(field, {})
    return [Criterion(field, name, 0, learned=True, key=key) for key, name in names.items()]


def _steps(samples: Sequence[Sample], field: str) -> list[Criterion]:
    """`at least` at 1, 2, 5, 10, 20, 50, … between the lowest and highest amount of a field."""
    spans = [span for sample in samples if (span := _span(sample.known.get(field))) is not None]
    lowest = min((high for _low, high in spans), default=0)
    highest = max((high for _low, high in spans), default=0)
    made, step = [], 1
    while step <= highest:
        made += [step * digit for digit in (1, 2, 5) if lowest < step * digit <= highest]
        step *= 10
    return [Criterion(field, f">={amount}", 0, learned=True) for amount in made]


def _span(said: object) -> Span | None:
    if isinstance(said, str):
        return figure_in(said)
    return said if isinstance(said, tuple) else None


def _lessons(samples: Sequence[Sample], base: float, criteria: Iterable[Criterion]) -> list[Lesson]:
    found: dict[tuple[int, ...], Lesson] = {}
    for criterion in criteria:
        met = [place for place, one in enumerate(samples) if judge(criterion, one.known) == "met"]
        if len(met) < LEAST_SEEN:
            continue
        won = sum(samples[place].won for place in met)
        weight = round(100 * (won / len(met) - base))
        if abs(weight) >= LEAST_LIFT:
            # A city that stands for its whole province teaches nothing more.
            found.setdefault(tuple(met), Lesson(criterion._replace(weight=weight), len(met), won))
    return list(found.values())
