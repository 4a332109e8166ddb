"""`show`: the customer file as one object, and as one screen.

Each noun says its part: `head` who it is and what presses, `deals` and `money` how the sale
stands, `after` what came of it, `fields` what is known, `people` whom one talks to,
`talks` what was said; `whole` is the object for programs. A part that knows nothing is
silent. Neighbour: `rows.dossier`, the rows all of them look at.
"""

from __future__ import annotations

from salesbook.domain.due import standing
from salesbook.light import TYPE_CHECKING
from salesbook.output.report import Report
from salesbook.reports.calendar import unknown_years
from salesbook.reports.show.fields import say_fields, shorten
from salesbook.reports.show.head import head_lines
from salesbook.reports.show.people import people_table
from salesbook.reports.show.said import Said, said_table
from salesbook.reports.show.talks import talks_table
from salesbook.reports.show.whole import whole_object

if TYPE_CHECKING:
    from salesbook.domain.day import Day
    from salesbook.output.report import Line
    from salesbook.rows.dossier import Dossier


def show_report(dossier: Dossier, day: Day) -> Report:
    """One screen for people, one object for programs."""
    sold = _say_sale(dossier, day)
    tables = [said_table(sold)] if sold else []
    known = say_fields(dossier)
    tables.append(said_table(shorten(known, dossier.file), paired=True))
    if dossier.contacts:
        tables.append(people_table(dossier.contacts))
    tables.append(talks_table(dossier.follow_ups))
    foot: tuple[Line, ...] = ()
    stands = standing(dossier.work, day)
    if stands is not None and not stands.promised:
        foot = unknown_years([stands.on], day)
    whole = whole_object(dossier, day)
    flat = said_table(sold + known)
    return Report(tuple(tables), head_lines(dossier, day), foot, whole, flat=flat)


def _say_sale(dossier: Dossier, day: Day) -> list[Said]:
    """How the sale stands; what a part needs is loaded where there is something of it."""
    said: list[Said] = []
    if dossier.deals:
        from salesbook.reports.show.deals import say_deals

        said += say_deals(dossier, day)
    if dossier.instalments or dossier.sales:
        from salesbook.reports.show.money import say_money

        said += say_money(dossier, day)
    after = (dossier.feedback, dossier.care, dossier.owed, dossier.coaching)
    if any(after) or day.policy.pool_enabled:
        from salesbook.reports.show.after import say_after

        said += say_after(dossier, day)
    return said
