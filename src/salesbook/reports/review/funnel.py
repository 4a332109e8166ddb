"""The funnel: deals per stage, how many go on, how long they stand; and what is to come.

A deal has reached a stage when it stood there or further on; a lost one stays where it
stood last. Conversion is of the deals that began within the cohort. The forecast weighs
open deals by the share that was won of the decided deals that once stood in their stage
(DOMAIN section 11); what went past a stage says nothing of it.
"""

from salesbook.domain.codes import STAGES
from salesbook.domain.stages import OPEN
from salesbook.light import Collection, Iterable, NamedTuple
from salesbook.reports.review.past import Rate, middle
from salesbook.rows.review import PastStay, PastWay

_ORDER = [stage for stage in STAGES if stage != "lost"]
_PLACE = {stage: place for place, stage in enumerate(_ORDER)}


class Step(NamedTuple):
    """A stage at the end of a month."""

    stage: str
    deals: int
    """Deals that stand there."""
    amount_fen: int
    reached: int
    """Of the cohort, deals that came so far."""
    onward: Rate
    """Those of them that came further."""
    median_days: float | None
    """In the stage, of the stays that ended within the cohort."""
    stays: int

    def as_object(self) -> dict[str, object]:
        """The stage for programs."""
        return {
            "stage": self.stage, "deals": self.deals, "amount_fen": self.amount_fen,
            "reached": self.reached, "onward": self.onward.hits,
            "onward_rate": self.onward.value, "few": self.onward.small,
            "median_days": self.median_days, "stays": self.stays,
        }  # fmt: skip


class Forecast(NamedTuple):
    """The open deals of a stage, and what they are worth by what became of others."""

    stage: str
    deals: int
    amount_fen: int
    won: Rate
    """Of the decided deals that once stood there."""
    weighted_fen: int | None
    """None where no such deal was decided yet."""

    def as_object(self) -> dict[str, object]:
        """The stage for programs."""
        return {
            "stage": self.stage, "deals": self.deals, "amount_fen": self.amount_fen,
            "n": self.won.of, "won": self.won.hits, "rate": self.won.value,
            "few": self.won.small, "weighted_fen": self.weighted_fen,
        }  # fmt: skip


class _Way(NamedTuple):
    """How far deals have come by a day."""

    row: PastWay
    furthest: int
    stood: Collection[str]
    """Every stage in which they were."""

    @property
    def decided(self) -> bool:
        """Whether they were won or lost."""
        return self.row.stage == "lost" or self.furthest >= _PLACE["contract"]


def measure_funnel(ways: Iterable[PastWay], stays: Iterable[PastStay]) -> list[Step]:
    """Every stage in its order, at the end of the month."""
    known = [_read(row) for row in ways]
    reached = [
        sum(way.row.deals for way in known if way.row.begun and way.furthest >= place)
        for place in range(len(_ORDER))
    ]
    days: dict[str, list[int]] = {stage: [] for stage in STAGES}
    for stay in stays:
        days[stay.stage] += [stay.days] * stay.stays
    steps = []
    for place, stage in enumerate(_ORDER):
        deals, amount = _standing(known, stage)
        steps.append(
            Step(
                stage,
                deals,
                amount,
                reached[place],
                Rate(reached[place + 1], reached[place]) if reached[place + 1 :] else Rate(0, 0),
                middle(days[stage]),
                len(days[stage]),
            )
        )
    return steps


def forecast(ways: Iterable[PastWay]) -> list[Forecast]:
    """Every open stage with the deals that stand there at the end of the month."""
    known = [_read(row) for row in ways]
    found = []
    for stage in OPEN:
        deals, amount = _standing(known, stage)
        decided = [way.row for way in known if way.decided and stage in way.stood]
        won = Rate(
            sum(row.deals for row in decided if row.stage != "lost"),
            sum(row.deals for row in decided),
        )
        weighted = amount * won.hits // won.of if won.of else None
        found.append(Forecast(stage, deals, amount, won, weighted))
    return found


def _read(row: PastWay) -> _Way:
    stood = row.stood.split(",")
    return _Way(row, max((_PLACE[stage] for stage in stood if stage != "lost"), default=0), stood)


def _standing(ways: Iterable[_Way], stage: str) -> tuple[int, int]:
    """How many deals stand in a stage, and what they are worth in fen."""
    here = [way.row for way in ways if way.row.stage == stage]
    return sum(row.deals for row in here), sum(row.amount_fen for row in here)
