"""`funnel`: where the deals stand, who goes on, and what is to come of the open ones."""

from collections.abc import Sequence

from salesbook.domain.day import Day
from salesbook.i18n import _, language
from salesbook.output.report import Line, Report
from salesbook.phrases.money import show_money
from salesbook.reports.review.funnel import Forecast, Step
from salesbook.reports.review.tables import forecast_table, funnel_table


def funnel_report(funnel: Sequence[Step], stages: Sequence[Forecast], day: Day) -> Report:
    """The stages as they stand on the day; one object with both lists for programs."""
    amount = sum(one.amount_fen for one in stages)
    weighted = sum(one.weighted_fen for one in stages)
    head = Line(
        _("{count} open deals, {amount}; by what was won so far {forecast} is to come").format(
            count=f"{sum(one.deals for one in stages):,}",
            amount=show_money(amount, language()),
            forecast=show_money(weighted, language()),
        ),
        "strong",
    )
    tables = [funnel_table(funnel, day)]
    if any(one.deals for one in stages):
        tables.append(forecast_table(stages, day))
    return Report(
        tuple(tables),
        (head,),
        json={
            "date": day.iso,
            "funnel": [step.as_object() for step in funnel],
            "forecast": [one.as_object() for one in stages],
            "amount_fen": amount,
            "forecast_fen": weighted,
        },
    )
