"""The three weakest points of a month, as sentences with their figures, and what to try (S5).

Every figure that says something (at least five cases) is held against what a good month
looks like; what falls shortest of it, in parts of it, is weakest. Each has its remedy.
"""

from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.stages import stage_word
from salesbook.i18n import N_, _
from salesbook.light import Iterator, NamedTuple
from salesbook.reports.review.figures import Figures
from salesbook.reports.review.past import SMALL, Rate

SHOWN = 3
LEAST = 0.1
"""What falls short by less is no weak point."""
# What a good month looks like; a share that should be large, or (LOST, OVERDUE) small.
KEPT, IN_WINDOW, ENTERED, ONWARD, REACHED = 0.9, 0.5, 0.95, 0.5, 0.6
LOST, OVERDUE = 0.3, 0.05
_REFERRAL = ("转介绍", "轉介紹", "推荐", "referral", "referred")

_REMEDIES = {
    "price": N_("Show what the offer saves or earns before its price is spoken of."),
    "need_unclear": N_("Ask what should be solved before anything is offered."),
    "competitor": N_("Ask early what is liked and disliked about the present supplier."),
    "timing": N_("Agree on the next date at once, however far away, and keep it as next action."),
    "budget": N_("Ask for the budget and who grants it before the proposal."),
    "decision_chain": N_("Find out who decides, and bring them to the table before the proposal."),
    "no_response": N_("Change the way of contact after three unanswered attempts."),
}
_OTHER = N_("Write down the real reason when a deal is lost: it is what next month learns from.")


class Point(NamedTuple):
    """A weak point."""

    figure: str
    """Which figure it comes from: a key of the review's JSON."""
    short: float
    """How far it falls short, 0 to 1."""
    text: str
    advice: str


def find_weakest(figures: Figures, day: Day) -> list[Point]:
    """The weakest points, the worst first; fewer where a month is good."""
    points = [point for find in _FINDERS for point in find(figures, day) if point.short >= LEAST]
    points.sort(key=lambda point: -point.short)
    chosen: list[Point] = []
    for point in points:
        # One point a figure: two grades with the same fault are one fault.
        if all(point.figure != one.figure for one in chosen):
            chosen.append(point)
    return chosen[:SHOWN]


def _lacks(rate: Rate, good: float) -> float:
    """The part of a good share that is lacking; nothing where there are too few."""
    return 0.0 if rate.small or rate.value is None else round(1 - rate.value / good, 4)


def _adherence(figures: Figures, _day: Day) -> Iterator[Point]:
    for grade, found in figures.adherence.items():
        rate = found.rate
        yield Point(
            "adherence",
            _lacks(rate, KEPT),
            _(
                "{grade} customers: {rate} of contacts on their day "
                "({hits} of {of}, {missed} missed)."
            ).format(grade=grade, rate=_percent(rate), hits=rate.hits, of=rate.of,
                    missed=found.missed),
            _("Begin the day with the overdue {grade}: salesbook overdue --grade {grade}").format(
                grade=grade
            ),
        )  # fmt: skip


def _windows(figures: Figures, _day: Day) -> Iterator[Point]:
    for grade, rate in figures.windows.items():
        yield Point(
            "windows",
            _lacks(rate, IN_WINDOW),
            _("{grade} customers: {rate} signed within their window ({hits} of {of}).").format(
                grade=grade, rate=_percent(rate), hits=rate.hits, of=rate.of
            ),
            _("Promote only who meets all four criteria, and plan the signing day at once.")
            if grade == "A"
            else _("Ask each for need, budget, who decides and when; regrade who has none."),
        )


def _entry(figures: Figures, _day: Day) -> Iterator[Point]:
    rate = figures.entry
    yield Point(
        "entry",
        _lacks(rate, ENTERED),
        _("{rate} of new customers entered within a day of being met ({hits} of {of}).").format(
            rate=_percent(rate), hits=rate.hits, of=rate.of
        ),
        _("Enter who is met the same evening: salesbook add NAME --met-on today"),
    )


def _sources(figures: Figures, _day: Day) -> Iterator[Point]:
    known = [one for one in figures.sources if one.source and not one.signed.small]
    overall = Rate(
        sum(one.signed.hits for one in figures.sources),
        sum(one.captured for one in figures.sources),
    )
    if len(known) < 2 or not overall.hits or overall.value is None:
        return
    best = max(known, key=lambda one: one.signed.value or 0)
    for one in known:
        advice = _("Put the time into {source}: there {rate} sign.").format(
            source=best.source, rate=_percent(best.signed)
        )
        if any(word in str(best.source).casefold() for word in _REFERRAL):
            advice = _("Ask every satisfied customer for a referral: {rate} of those sign.").format(
                rate=_percent(best.signed)
            )
        # What few came from matters little, however few of them sign.
        yield Point(
            "sources",
            round(_lacks(one.signed, overall.value) * min(1.0, one.share * 3), 4),
            _("Source {source}: {share} of new customers, but {rate} sign ({hits} of {of}); "
              "overall {overall}.").format(
                source=one.source, share=f"{one.share:.0%}", rate=_percent(one.signed),
                hits=one.signed.hits, of=one.signed.of, overall=_percent(overall),
            ),
            advice,
        )  # fmt: skip


def _methods(figures: Figures, _day: Day) -> Iterator[Point]:
    whole = sum(one.reached.of for one in figures.methods)
    useful = [one for one in figures.methods if not one.advanced.small]
    if not useful:
        return
    best = max(useful, key=lambda one: one.advanced.value or 0)
    for one in useful:
        yield Point(
            "methods",
            round(_lacks(one.reached, REACHED) * min(1.0, 3 * one.reached.of / whole), 4),
            _("{method}: {rate} reach somebody ({hits} of {of}).").format(
                method=word("method", one.method), rate=_percent(one.reached),
                hits=one.reached.hits, of=one.reached.of,
            ),
            _("Try {method} with who does not answer: {rate} of those contacts moved something.")
            .format(method=word("method", best.method), rate=_percent(best.advanced)),
        )  # fmt: skip


def _lost(figures: Figures, _day: Day) -> Iterator[Point]:
    whole = sum(one.deals for one in figures.lost)
    if whole < SMALL:
        return
    for one in figures.lost:
        yield Point(
            "lost",
            round((one.share - LOST) / (1 - LOST), 4),
            _("{share} of the deals lost were lost because of: {reason} ({count} of {of}).").format(
                share=f"{one.share:.0%}", reason=word("lost_reason", one.reason), count=one.deals,
                of=whole,
            ),
            _(_REMEDIES.get(one.reason, _OTHER)),
        )  # fmt: skip


def _funnel(figures: Figures, day: Day) -> Iterator[Point]:
    for step in figures.funnel[:-1]:
        if step.stage in ("contract", "payment"):
            continue  # what is signed takes its time to be paid
        yield Point(
            "funnel",
            _lacks(step.onward, ONWARD),
            _("From stage {stage}, {rate} of deals go on ({hits} of {of}).").format(
                stage=stage_word(step.stage, day.policy), rate=_percent(step.onward),
                hits=step.onward.hits, of=step.onward.of,
            ),
            _("Go through the questions of that stage with each: salesbook deal ask WHO"),
        )  # fmt: skip


def _overdue(figures: Figures, _day: Day) -> Iterator[Point]:
    from salesbook.domain.amounts import show_money
    from salesbook.i18n import language

    money = figures.money[0]
    if not money.outstanding_fen:
        return
    share = money.overdue_fen / money.outstanding_fen
    yield Point(
        "money",
        round((share - OVERDUE) / (1 - OVERDUE), 4),
        _("{amount} is overdue: {share} of what is outstanding.").format(
            amount=show_money(money.overdue_fen, language()), share=f"{share:.0%}"
        ),
        _("Call about the oldest first: salesbook pay list --overdue"),
    )


_FINDERS = (_adherence, _windows, _entry, _sources, _methods, _lost, _funnel, _overdue)


def _percent(rate: Rate) -> str:
    return f"{rate.value or 0:.0%}"
