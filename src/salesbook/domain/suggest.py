"""Which grade to propose for a customer, and what speaks for it (S5; DOMAIN section 5).

Up speak the criteria as the file has them, feedback that names a coming date or a budget,
and the wish of a signed customer to buy again; down speak a lapsed window, silence,
attempts that nobody answered, and criteria that cannot be met any more. Up wins. Only what
is newer than the grade speaks about it: so whoever has taken a suggestion is not asked the
same again, and a grade that was just given is left alone. What holds: a customer whose
suggestion is taken has none left that day.
Neighbours: `grades` for the criteria and windows, `book.suggest`, which finds whom to weigh.
"""

from datetime import date

from salesbook.domain.cadence import cadence_of
from salesbook.domain.grades import intent_grade, window_ends
from salesbook.domain.policy import GRADES, Policy
from salesbook.domain.workdays import shift
from salesbook.light import NamedTuple, Protocol, Sequence

POOL = "pool"
HEARD_DAYS = 14
"""How long what a customer said speaks for a grade; suggestions are looked at weekly (S5)."""


class Weighed(Protocol):
    """What must be known of a customer; days are ISO texts, flags 0 and 1."""

    @property
    def grade(self) -> str: ...
    @property
    def grade_since(self) -> str: ...
    @property
    def signed_on(self) -> str | None: ...
    @property
    def last_contact_on(self) -> str | None: ...
    @property
    def every_days(self) -> int | None: ...
    @property
    def unanswered(self) -> int: ...
    @property
    def need(self) -> str | None: ...
    @property
    def need_clear(self) -> int | None: ...
    @property
    def budget_clear(self) -> int | None: ...
    @property
    def decision_chain(self) -> str | None: ...
    @property
    def wanted_on(self) -> str | None: ...
    @property
    def verified_on(self) -> str: ...
    @property
    def from_grade(self) -> str | None:
        """Of the last change of grade; None while the grade is the first one."""

    @property
    def basis(self) -> str | None:
        """Of the last change of grade."""

    @property
    def next_on(self) -> str | None: ...
    @property
    def attempts(self) -> int:
        """Attempts without an answer after the day the grade began."""

    @property
    def kept(self) -> int:
        """Whether money is owed or a deal is won: never released to the pool."""


class Said(NamedTuple):
    """Something that a customer said: it names a `date`, a `budget` or a wish to `rebuy`."""

    kind: str
    on_day: str
    text: str
    day: date | None = None
    amount_fen: int | None = None


class Evidence(NamedTuple):
    """One thing that speaks for the suggestion; what is not its own is None.

    Kinds: `ready` (all four criteria), `need`, `date`, `budget`, `rebuy`; `lapsed`,
    `silent`, `unanswered`, `need_unclear`, `budget_unclear`, `chain`, `wanted_late`.
    """

    kind: str
    day: date | None = None
    number: int | None = None
    text: str | None = None
    said: Said | None = None


class Suggestion(NamedTuple):
    """A grade to move to, or the pool."""

    to: str
    """A grade, or `pool`."""
    direction: str
    """`up`, `down` or `pool`."""
    evidence: tuple[Evidence, ...]


def weigh(
    customer: Weighed, said: Sequence[Said], today: date, policy: Policy
) -> Suggestion | None:
    """What to propose for an active customer; None when all may stay as it is."""
    grade = customer.grade
    first = customer.from_grade is None
    since = customer.grade_since
    said = [one for one in said if one.on_day > since or (first and one.on_day == since)]
    quiet = _quiet(customer, today, policy)
    to, ups = _up(customer, said, bool(quiet), today, policy)
    if ups:
        return Suggestion(to, "up", tuple(ups)) if to < grade else None
    downs = [*_lapsed(customer, today, policy), *quiet]
    lowest, failing = _failing(customer, bool(downs), today, policy)
    downs += failing
    if not downs:
        return None
    if grade != "C":
        lower = GRADES[GRADES.index(grade) + 1]
        return Suggestion(max(lower, lowest), "down", tuple(downs))
    if policy.pool_enabled and customer.signed_on is None and not customer.kept:
        return Suggestion(POOL, POOL, tuple(downs))
    return None


def _up(
    customer: Weighed, said: Sequence[Said], quiet: bool, today: date, policy: Policy
) -> tuple[str, list[Evidence]]:
    """The highest grade that something speaks for, with all that speaks for more than now."""
    grade = customer.grade
    if customer.signed_on is not None:
        wishes = [Evidence("rebuy", said=one) for one in said if one.kind == "rebuy"]
        return "A", wishes[:1]
    evidence: list[Evidence] = []
    to = grade
    for one in said:
        near = one.day is None or today <= one.day <= shift(today, policy.intent.B or 0)
        if one.kind in ("date", "budget") and near:
            evidence.append(Evidence(one.kind, one.day, said=one))
            to = GRADES[max(GRADES.index(grade) - 1, 0)]
    least = _criteria(customer, today, policy, hopeful=False)
    fell = customer.from_grade is not None and customer.from_grade < grade
    old = fell and not evidence and not _checked(customer)
    if least is None or least >= grade or old:
        return to, evidence
    wanted = _coming(customer, today)
    if least == "A":
        return "A", [Evidence("ready", wanted), *evidence]
    # A need of which nothing is clear and no day is said is what C customers have (S5).
    if (customer.need_clear or wanted is not None) and not quiet:
        evidence.append(Evidence("need", wanted, text=customer.need))
        to = min(to, least)
    return to, evidence


def _criteria(customer: Weighed, today: date, policy: Policy, *, hopeful: bool) -> str | None:
    """The grade the criteria speak for; None where nothing is known of them.

    What is not known counts as missing, or, `hopeful`, as the best it can be.
    """
    need, clear = customer.need, customer.need_clear
    budget, chain = customer.budget_clear, customer.decision_chain
    unclear = clear is None and budget is None
    if unclear and chain is None and customer.wanted_on is None and not (need and need.strip()):
        return None
    wanted = _coming(customer, today)
    return intent_grade(
        need=need or ("?" if hopeful else None),
        need_clear=hopeful if clear is None else bool(clear),
        budget_clear=hopeful if budget is None else bool(budget),
        decision_chain="short" if hopeful and chain is None else chain,
        wanted_on=today if hopeful and wanted is None else wanted,
        today=today,
        policy=policy,
    )


def _failing(
    customer: Weighed, falls: bool, today: date, policy: Policy
) -> tuple[str, list[Evidence]]:
    """The best grade that the criteria still allow, and which of them stand in the way.

    Where the grade `falls` anyway it falls to where they allow it to be.
    """
    grade = customer.grade
    decided = customer.from_grade is not None and customer.from_grade >= grade
    old = decided and not falls and not _checked(customer)
    if customer.signed_on is not None or old:
        return grade, []
    most = _criteria(customer, today, policy, hopeful=True)
    if most is None or most <= grade:
        return grade, []
    found: list[Evidence] = []
    if grade == "A":
        if customer.need_clear == 0:
            found.append(Evidence("need_unclear"))
        if customer.budget_clear == 0:
            found.append(Evidence("budget_unclear"))
        if customer.decision_chain not in (None, "short"):
            found.append(Evidence("chain", text=customer.decision_chain))
    wanted = _coming(customer, today)
    within = policy.intent.of(grade)
    if wanted is not None and within is not None and (wanted - today).days > within:
        found.append(Evidence("wanted_late", wanted))
    return most, found


def _lapsed(customer: Weighed, today: date, policy: Policy) -> list[Evidence]:
    if customer.signed_on is not None:
        return []
    ends = window_ends(date.fromisoformat(customer.grade_since), customer.grade, policy)
    return [] if ends is None or ends >= today else [Evidence("lapsed", ends)]


def _quiet(customer: Weighed, today: date, policy: Policy) -> list[Evidence]:
    """That a customer has fallen silent, or does not answer.

    Silence counts from when the grade began at the earliest, and not while something is
    promised for a coming day. A grade that was given for the value is not lost by it.
    """
    found: list[Evidence] = []
    if customer.basis == "value":
        return found
    last, promised = customer.last_contact_on, customer.next_on
    if last is not None and (promised is None or promised < today.isoformat()):
        cadence = cadence_of(customer.grade, customer.every_days, policy)
        quiet = (today - date.fromisoformat(max(last, customer.grade_since))).days
        if quiet > policy.silence * cadence:
            found.append(
                Evidence(
                    "silent", date.fromisoformat(last), (today - date.fromisoformat(last)).days
                )
            )
    first = customer.from_grade is None
    attempts = customer.unanswered if first else min(customer.unanswered, customer.attempts)
    if attempts >= policy.unanswered:
        found.append(Evidence("unanswered", number=attempts))
    return found


def _checked(customer: Weighed) -> bool:
    """Whether the file was verified after the grade began: then it says something new."""
    return customer.verified_on > customer.grade_since


def _coming(customer: Weighed, today: date) -> date | None:
    """The day it is wanted, while that has not passed."""
    if customer.wanted_on is None:
        return None
    wanted = date.fromisoformat(customer.wanted_on)
    return wanted if wanted >= today else None
