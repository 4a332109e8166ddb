"""The funnel: deals per stage, how many go on, how long they stand; and what is to come.

A deal has reached a stage when it stood there or further on; a lost one stays where it
stood last. Conversion is of the deals that began within the cohort. The forecast weighs
open deals by the share that was won of the decided deals that once stood in their stage
(DOMAIN section 11); what went past a stage says nothing of it.
"""

from datetime import date

from salesbook.domain.codes import STAGES
from salesbook.domain.stages import OPEN, stays
from salesbook.light import NamedTuple
from salesbook.reports.review.past import Past, Rate, Span, middle

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
    """How far a deal has come by a day."""

    stage: str
    furthest: int
    stood: frozenset[str]
    """Every stage in which it was."""

    @property
    def decided(self) -> bool:
        """Whether it was won or lost."""
        return self.stage == "lost" or self.furthest >= _PLACE["contract"]


def measure_funnel(past: Past, span: Span) -> list[Step]:
    """Every stage in its order, at the end of the month."""
    ways = _ways(past, span)
    cohort = [
        way for deal, way in ways.items()
        if span.cohort <= past.deals[deal].opened_on < span.end
    ]  # fmt: skip
    reached = [sum(way.furthest >= place for way in cohort) for place in range(len(_ORDER))]
    days = _days_in(past, span)
    steps = []
    for place, stage in enumerate(_ORDER):
        here = [deal for deal, way in ways.items() if way.stage == stage]
        steps.append(
            Step(
                stage,
                len(here),
                sum(past.deals[deal].amount_fen or 0 for deal in here),
                reached[place],
                Rate(reached[place + 1], reached[place]) if reached[place + 1 :] else Rate(0, 0),
                middle(days[stage]),
                len(days[stage]),
            )
        )
    return steps


def forecast(past: Past, span: Span) -> list[Forecast]:
    """Every open stage with the deals that stand there at the end of the month."""
    ways = _ways(past, span)
    found = []
    for stage in OPEN:
        here = [deal for deal, way in ways.items() if way.stage == stage]
        amount = sum(past.deals[deal].amount_fen or 0 for deal in here)
        decided = [way for way in ways.values() if way.decided and stage in way.stood]
        won = Rate(sum(way.stage != "lost" for way in decided), len(decided))
        weighted = amount * won.hits // won.of if won.of else None
        found.append(Forecast(stage, len(here), amount, won, weighted))
    return found


def _ways(past: Past, span: Span) -> dict[int, _Way]:
    """How far each deal had come on the evening of the span."""
    found = {}
    for deal, moves in past.by_deal.items():
        done = [move.to_stage for move in moves if move.on_day < span.end]
        if not done or deal not in past.deals:
            continue
        furthest = max((_PLACE[stage] for stage in done if stage != "lost"), default=0)
        found[deal] = _Way(done[-1], furthest, frozenset(done))
    return found


def _days_in(past: Past, span: Span) -> dict[str, list[int]]:
    """The days of every stay that ended within the cohort, by stage."""
    days: dict[str, list[int]] = {stage: [] for stage in STAGES}
    for moves in past.by_deal.values():
        if moves[-1].on_day < span.cohort:
            continue
        steps = [(move.to_stage, date.fromisoformat(move.on_day)) for move in moves]
        for stay in stays(steps, span.day.today):
            if stay.ends is not None and span.cohort <= stay.ends.isoformat() < span.end:
                days[stay.stage].append(stay.days)
    return days
