"""What was promised next to a customer."""

from salesbook.light import NamedTuple


class NextActionRow(NamedTuple):
    """A next action, open or ended."""

    next_action_id: int
    customer_id: int
    on_day: str
    at_time: str | None
    action: str
    state: str
    made_on: str
    ended_on: str | None
