"""What `check` finds wrong: a kind, whom it concerns, and the values its sentence names."""

from salesbook.light import Mapping, NamedTuple


class Finding(NamedTuple):
    """One thing that is not as it should be."""

    kind: str
    """One of `reports.check.KINDS`."""
    values: Mapping[str, object]
    customer_id: int | None = None
    customer: str | None = None
