"""Value classes: who brings the eighty percent (Pareto: S3, S4; DOMAIN section 6).

A customer's class follows from `before`, the share of the total that stands ahead of it:
A while less than `value_a` percent stand ahead, B while less than `value_b`, else C. Only
larger values stand ahead, so equal values share the class of the first of them and the
order in which customers come changes no class. Zero and less is C; the total is of
positive values. `growth` compares periods. Neighbour: `policy` for the percents.
"""

from salesbook.domain.policy import Policy
from salesbook.light import Iterable, NamedTuple


class Valued(NamedTuple):
    """A customer's value in a period and what it makes of the customer."""

    customer_id: int
    value_fen: int
    share: float
    """Of the total, 0 to 1; 0 for a value that is not positive."""
    before: float
    """The share of the larger values; 1 for a value that is not positive."""
    value_class: str


def value_classes(values: Iterable[tuple[int, int]], policy: Policy) -> list[Valued]:
    """The customers (id and value in fen), the largest first; equal ones keep their order."""
    ordered = sorted(values, key=lambda one: -one[1])
    total = sum(value for _customer, value in ordered if value > 0)
    made: list[Valued] = []
    ahead = run = 0  # what stands ahead of this value, and of the next smaller one
    last: int | None = None
    for customer, value in ordered:
        if value <= 0:
            made.append(Valued(customer, value, 0.0, 1.0 if total else 0.0, "C"))
            continue
        if value != last:
            ahead, last = run, value
        run += value
        made.append(
            Valued(customer, value, value / total, ahead / total, _class(ahead, total, policy))
        )
    return made


def growth(now: int, before: int) -> float | None:
    """How much more than before, in parts of it; None where there was nothing to grow from."""
    return round((now - before) / before, 4) if before > 0 else None


def _class(ahead: int, total: int, policy: Policy) -> str:
    # In whole numbers: 80 percent of fen is no fraction to be rounded.
    if 100 * ahead < policy.value_a * total:
        return "A"
    return "B" if 100 * ahead < policy.value_b * total else "C"
