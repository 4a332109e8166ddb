"""The 理单表: the evening's order-review sheet, for today or any past day.

Every A customer, then B, then those C that were reached or regraded; the counts of the
day; promised, done, slipped against the working day before; the plan of the next one.
"""

from salesbook.domain.amounts import show_money
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.workdays import next_after
from salesbook.i18n import _, language
from salesbook.light import Mapping
from salesbook.output.days import weekday
from salesbook.output.report import Line, Report
from salesbook.reports.calendar import unknown_years
from salesbook.reports.sheet.evening import Entry, Evening, count_day, list_entries, signed_fen
from salesbook.reports.sheet.lines import entry_object, entry_table
from salesbook.reports.sheet.plan import Plan, list_plans, plan_object, plan_table

__all__ = ["Entry", "Evening", "Plan", "sheet_report"]


def sheet_report(evening: Evening, day: Day, *, owner: str | None) -> Report:
    """The sheet of `evening`; `day` holds the policy and that date."""
    entries = list_entries(evening, day)
    parts = {grade: [entry for entry in entries if entry.row.grade == grade] for grade in "ABC"}
    counts = count_day(evening)
    promised, done = evening.promised
    compared = {"promised": promised, "done": done, "slipped": promised - done}
    plans = list_plans(evening, day)
    titles = {
        "A": _("A customers ({count})"),
        "B": _("B customers ({count})"),
        "C": _("C customers reached or regraded ({count})"),
    }
    tables = tuple(
        entry_table(entries, day, title=titles[grade].format(count=len(entries)))
        for grade, entries in parts.items()
        if entries or grade == "A"
    )
    return Report(
        (*tables, plan_table(plans, day)),
        _head(evening, counts, compared, owner),
        unknown_years([next_after(evening.day, day.calendar)], day),
        {
            "date": evening.day.isoformat(),
            "owner": owner,
            **{grade.lower(): [entry_object(entry) for entry in parts[grade]] for grade in "ABC"},
            "counts": counts,
            "compared": compared,
            "tomorrow": [plan_object(plan) for plan in plans],
        },
    )


def _head(
    evening: Evening,
    counts: Mapping[str, object],
    compared: Mapping[str, int],
    owner: str | None,
) -> tuple[Line, ...]:
    title = _("Order review {date}").format(
        date=f"{evening.day.isoformat()} {weekday(evening.day)}"
    )
    if owner:
        title += f" · {owner}"
    methods = counts["by_method"]
    assert isinstance(methods, dict)
    ways = _(", ").join(f"{word('method', code)} {count}" for code, count in methods.items())
    contacts = _("Contacts {contacts} (reached {reached}, unanswered {unanswered})").format(
        **counts
    )
    lines = [
        Line(title, "strong"),
        Line(f"{contacts}{f' · {ways}' if ways else ''}"),
        Line(
            _("New {new_customers} · up {promotions} · down {demotions} · signed {signed}").format(
                **counts
            )
        ),
    ]
    money = [
        sentence.format(amount=show_money(fen, language()))
        for sentence, fen in (
            (_("Signed {amount}"), signed_fen(evening)),
            (_("received {amount}"), evening.received_fen),
        )
        if fen
    ]
    if money:
        lines.append(Line(" · ".join(money), "good"))
    if compared["promised"]:
        lines.append(
            Line(
                _("Promised {promised} · done {done} · slipped {slipped}").format(**compared),
                "warn" if compared["slipped"] else "good",
            )
        )
    return tuple(lines)
