"""Protection and the public pool: whose a customer is, and until when (DOMAIN section 7, S1).

`protection` is the rule, `latest_days` its exact inverse, for a book that is asked by
index: a customer's protection ends on or before a day exactly when it was taken on, or
fell silent, no later than those days. Only active, unsigned customers have a
protection, and one that is `kept` never goes to the pool. What forbids a release, a claim
or another owner is told as a word; whoever asks makes a sentence of it. Neighbours:
`policy` for the numbers, `book.pool`, which finds whom these rules are about.
"""

from datetime import date

from salesbook.domain.policy import Policy
from salesbook.domain.workdays import shift
from salesbook.errors import Refused
from salesbook.i18n import _
from salesbook.light import Collection, NamedTuple

KEEPING = ("contract", "payment", "care")
"""A deal in one of these stages was won: its customer stays."""


class Protection(NamedTuple):
    """How long an unsigned customer stays its owner's, as it stands on a day."""

    customer_id: int
    ends_on: date
    """The last protected day."""
    days_left: int
    """0 on the last day, negative once it has ended."""
    clock: str
    """Which clock ends it: `owned` (since it was taken on) or `silence` (without contact)."""

    @property
    def ended(self) -> bool:
        """Whether the next sweep releases the customer; until then it is its owner's."""
        return self.days_left < 0


class Latest(NamedTuple):
    """The latest days with which a protection has ended by a day; both include their day."""

    owned: date
    """Taken on by this day."""
    silent: date | None
    """Neither taken on nor contacted after this day; None where silence does not count."""


def protection(
    customer_id: int, owned_since: date, last_contact: date | None, today: date, policy: Policy
) -> Protection:
    """The protection of an active, unsigned customer: of two clocks the earlier counts.

    Silence begins with the last contact, but not before the customer was taken on: whoever
    claims one that nobody has called for months has the whole time to call.
    """
    ends_on, clock = shift(owned_since, policy.protection), "owned"
    if policy.pool_silence is not None:
        quiet_since = owned_since if last_contact is None else max(owned_since, last_contact)
        silent = shift(quiet_since, policy.pool_silence)
        if silent < ends_on:
            ends_on, clock = silent, "silence"
    return Protection(customer_id, ends_on, (ends_on - today).days, clock)


def latest_days(upto: date, policy: Policy) -> Latest:
    """Turn `ends_on <= upto` round."""
    silence = policy.pool_silence
    return Latest(
        owned=shift(upto, -policy.protection),
        silent=None if silence is None else shift(upto, -silence),
    )


def kept(stages: Collection[str], *, owes: bool) -> str | None:
    """Why a customer is never released: `owes` an instalment, or has a `deal` that was won."""
    if owes:
        return "owes"
    return "deal" if any(stage in KEEPING for stage in stages) else None


def no_release(
    status: str,
    *,
    signed: bool,
    owner: str | None,
    me: str | None,
    stages: Collection[str],
    owes: bool,
) -> str | None:
    """What forbids to put a customer into the pool; None when it may be released.

    `pooled` already, `idle` (lost or archived), `foreign` (another's; nobody's is anyone's),
    `owes`, `deal`, or `signed`.
    """
    if status != "active":
        return "pooled" if status == "pooled" else "idle"
    if foreign(owner, me):
        return "foreign"
    return kept(stages, owes=owes) or ("signed" if signed else None)


def foreign(owner: str | None, me: str | None) -> bool:
    """Whether a customer is another's: both are known, and they differ."""
    return me is not None and owner is not None and owner != me


def pool_door(before: str, after: str) -> str | None:
    """The one way a change of status may take where pools are used; None where any will do.

    Into the pool by `release`, out of it by `claim`.
    """
    if before == after:
        return None
    if before == "pooled":
        return "claim"
    return "release" if after == "pooled" else None


def no_owner(
    status: str, *, owner: str | None, to: str | None, me: str | None, pool: bool
) -> str | None:
    """What forbids to make a customer another's, or nobody's (`to` None); None when it may be.

    `foreign` (another's), and where pools are used also `claim` (it is in the pool) and
    `nobody` (who gives a customer up releases it). Whose it is already may always be said.
    """
    if owner == to:
        return None
    if pool and status == "pooled":
        return "claim"
    if foreign(owner, me):
        return "foreign"
    return "nobody" if pool and to is None else None


def claim_from(released_on: date, policy: Policy) -> date:
    """The first day on which a former owner may claim a customer again."""
    return shift(released_on, policy.pool_cooldown)


def no_claim(
    *, claimed_today: int, held: int, released_on: date | None, today: date, policy: Policy
) -> str | None:
    """Which rule forbids one more claim: `quota`, `capacity`, `cooldown`; None when it may be.

    `held` are the unsigned customers in hand; `released_on` is the day the same owner last
    gave this customer up, None for one who never had it.
    """
    # Without a cool-down a book may also be asked about a day before the release.
    if policy.pool_cooldown and released_on is not None and today < claim_from(released_on, policy):
        return "cooldown"
    if policy.pool_quota is not None and claimed_today >= policy.pool_quota:
        return "quota"
    if policy.pool_capacity is not None and held >= policy.pool_capacity:
        return "capacity"
    return None


def require_pool(policy: Policy) -> None:
    """Refused where the book has no pool: not every seller has one."""
    if not policy.pool_enabled:
        raise Refused(
            _(
                "This book has no pool (pool.enabled is no)."
                " To use one: salesbook config set pool.enabled yes"
            )
        )
