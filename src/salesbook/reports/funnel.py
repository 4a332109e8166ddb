"""`funnel`: where the deals stand, who goes on, and what is to come of the open ones.

Neighbour: `wins`, what became of the decided ones.
"""

from salesbook.domain.amounts import show_sum
from salesbook.domain.day import Day
from salesbook.i18n import _, language, n_
from salesbook.light import Sequence
from salesbook.output.report import Line, Report, Table
from salesbook.reports.review.charts import forecast_chart, funnel_chart
from salesbook.reports.review.flat import flatten
from salesbook.reports.review.funnel import Forecast, Step
from salesbook.reports.review.tables import explain_marks, forecast_table, funnel_table


def funnel_report(funnel: Sequence[Step], stages: Sequence[Forecast], day: Day) -> Report:
    """The stages as they stand on the day; one object with both lists for programs."""
    amount = sum(one.amount_fen for one in stages)
    weighted = sum(one.weighted_fen or 0 for one in stages)
    found = {
        "date": day.iso,
        "funnel": [step.as_object() for step in funnel],
        "forecast": [one.as_object() for one in stages],
        "amount_fen": amount,
        "forecast_fen": weighted,
    }
    if not any(step.deals or step.reached for step in funnel):
        nothing = Table((), (), empty=_("No deal yet. Begin one: salesbook deal add WHO"))
        return Report((nothing,), json=found, flat=flatten(found))
    deals = sum(one.deals for one in stages)
    head = Line(_sentence(deals, amount, weighted), "strong")
    tables = [funnel_table(funnel, day)]
    if deals:
        tables.append(forecast_table(stages, day))
    return Report(
        tuple(tables),
        (head,),
        explain_marks(tables),
        found,
        (funnel_chart(funnel, day), forecast_chart(stages, day)),
        flatten(found),
    )


def _sentence(deals: int, amount: int, weighted: int) -> str:
    if not amount:
        return n_("{count} open deal", "{count} open deals", deals).format(count=f"{deals:,}")
    return n_(
        "{count} open deal, {amount}; by what was won so far {forecast} is to come",
        "{count} open deals, {amount}; by what was won so far {forecast} is to come",
        deals,
    ).format(
        count=f"{deals:,}",
        amount=show_sum(amount, language()),
        forecast=show_sum(weighted, language()),
    )
