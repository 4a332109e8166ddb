"""Deals, row by row: opened, moved from stage to stage, won, lost; every step is kept.

These functions say nothing to the user: they are what `pipeline` (the commands), the
import, payments and the example book are made of. They raise Refused with the rule, and
BadValue where a reason is missing. What always holds: a deal stands where its last step
led, won deals have a day and so have lost ones, with a reason.
"""

from datetime import date

from salesbook.actions.products import product_id
from salesbook.actions.signing import sign
from salesbook.book.door import Change
from salesbook.domain.day import Day
from salesbook.domain.stages import (
    OPEN,
    WON,
    day_obstacle,
    end_obstacle,
    move_obstacle,
    stage_word,
)
from salesbook.errors import BadValue, NotFound, Refused
from salesbook.i18n import _
from salesbook.light import NoReturn
from salesbook.rows import DealRow


def open_deal(
    change: Change,
    day: Day,
    customer_id: int,
    *,
    stage: str = "lead",
    product: str | None = None,
    amount_fen: int | None = None,
    expect_on: date | None = None,
    opened_on: date | None = None,
    owner: str | None = None,
    note: str | None = None,
    external_id: str | None = None,
) -> int:
    """Begin a deal at one of the stages before the contract, today unless said; its id.

    Its owner is the customer's where none is named.
    """
    on = opened_on or day.today
    if stage not in OPEN:
        raise Refused(
            _(
                "A new deal cannot begin at {stage}: begin at {first}, then say"
                " salesbook deal won or deal lost."
            ).format(stage=stage_word(stage, day.policy), first=stage_word("lead", day.policy))
        )
    if day_obstacle(None, on, day.today):
        raise Refused(_("{day} lies in the future: a deal begins today or earlier.").format(day=on))
    if owner is None:
        owner = change.book.value("SELECT owner FROM customer WHERE id=?", (customer_id,)) or day.me
    deal = change.insert(
        "deal",
        customer_id=customer_id,
        external_id=external_id,
        product_id=product_id(change, product) if product else None,
        amount_fen=amount_fen,
        expect_on=expect_on.isoformat() if expect_on else None,
        stage=stage,
        stage_since=on.isoformat(),
        opened_on=on.isoformat(),
        owner=owner,
        note=note,
    )
    change.insert(
        "deal_move", customer_id=customer_id, deal_id=deal, to_stage=stage,
        on_day=on.isoformat(), owner=day.me,
    )  # fmt: skip
    return deal


def move(
    change: Change,
    day: Day,
    deal_id: int,
    stage: str,
    *,
    on: date | None = None,
    note: str | None = None,
    why: str | None = None,
) -> bool:
    """Move a deal to a stage on a day, today unless said; False where it stands there already.

    Backwards needs `why`. Won deals go between contract, payment and after-sales.
    """
    deal = load_deal(change, deal_id)
    to_day = on or day.today
    if stage == deal.stage:
        return False
    since = date.fromisoformat(deal.stage_since)
    found = move_obstacle(deal.stage, since, stage, to_day, day.today, reason=bool(why))
    if found is not None:
        _refuse(found, deal, stage, to_day, day)
    both = _("{why}; {note}").format(why=why, note=note) if why and note else why or note
    _step(change, day, deal, stage, to_day, both)
    return True


def win(
    change: Change,
    day: Day,
    deal_id: int,
    *,
    on: date | None = None,
    amount_fen: int | None = None,
    product: str | None = None,
    contract: str | None = None,
    factors: str | None = None,
) -> bool:
    """Win an open deal on a day: it stands at contract, and its customer is signed.

    What is None stays as it is. Returns whether the customer was not signed before.
    """
    deal = load_deal(change, deal_id)
    won_on = on or day.today
    since = date.fromisoformat(deal.stage_since)
    found = end_obstacle(deal.stage, since, won_on, day.today)
    if found is not None:
        _refuse(found, deal, "contract", won_on, day)
    columns: dict[str, object] = {
        "amount_fen": amount_fen,
        "product_id": product_id(change, product) if product else None,
        "contract": contract,
        "factors": factors,
    }
    told = {name: value for name, value in columns.items() if value is not None}
    _step(change, day, deal, "contract", won_on, None, won_on=won_on.isoformat(), **told)
    return sign(change, deal.customer_id, won_on)


def lose(
    change: Change, day: Day, deal_id: int, *, reason: str, note: str, on: date | None = None
) -> None:
    """Lose an open deal on a day; `reason` is a code of LOST_REASONS."""
    deal = load_deal(change, deal_id)
    lost_on = on or day.today
    since = date.fromisoformat(deal.stage_since)
    found = end_obstacle(deal.stage, since, lost_on, day.today)
    if found is not None:
        _refuse(found, deal, "lost", lost_on, day)
    _step(change, day, deal, "lost", lost_on, note, lost_on=lost_on.isoformat(),
          lost_reason=reason, lost_note=note)  # fmt: skip


def load_deal(change: Change, deal_id: int) -> DealRow:
    """The deal's row as it is inside the running transaction."""
    found = change.book.rows(DealRow, "WHERE deal_id=?", (deal_id,))
    if not found:
        raise NotFound(_("There is no deal #{id}.").format(id=deal_id))
    return found[0]


def _step(
    change: Change, day: Day, deal: DealRow, stage: str, on: date, note: str | None,
    **columns: object,
) -> None:  # fmt: skip
    change.insert(
        "deal_move",
        customer_id=deal.customer_id,
        deal_id=deal.deal_id,
        from_stage=deal.stage,
        to_stage=stage,
        on_day=on.isoformat(),
        note=note,
        owner=day.me,
    )
    change.update("deal", deal.deal_id, stage=stage, stage_since=on.isoformat(), **columns)


def _refuse(obstacle: str, deal: DealRow, to: str, on: date, day: Day) -> NoReturn:
    """Say the rule that stands in the way, and what to do."""
    sentences = {
        "lost": _("Deal #{deal} of {customer} was lost on {ended}, and stays lost. Undo that, or"
                  " begin a new one: salesbook deal add {id}"),
        "won": _("Deal #{deal} of {customer} was won on {ended}, and stays won. It moves between"
                 " {contract}, {payment} and {care}; what is known of it changes by"
                 " salesbook deal edit {id} --deal {deal}"),
        "not won": _("Deal #{deal} of {customer} is not won yet, so it cannot move to {to}."
                     " Win it first: salesbook deal won {id} --deal {deal}"),
        "to lost": _("A deal is lost with its reason: salesbook deal lost {id} --deal {deal}"
                     " --reason price --note TEXT"),
        "no reason": _("From {stage} to {to} is a step back: say why with --why TEXT."),
        "future": _("{day} lies in the future: a deal moves today or earlier."),
        "before": _("Deal #{deal} of {customer} stands at {stage} since {since};"
                    " a step on {day} would lie before that."),
    }  # fmt: skip
    names = {stage: stage_word(stage, day.policy) for stage in WON}
    sentence = sentences[obstacle].format(
        deal=deal.deal_id, customer=deal.customer, id=deal.customer_id, day=on,
        ended=deal.won_on or deal.lost_on, since=deal.stage_since,
        stage=stage_word(deal.stage, day.policy), to=stage_word(to, day.policy), **names,
    )  # fmt: skip
    raise BadValue(sentence) if obstacle == "no reason" else Refused(sentence)
