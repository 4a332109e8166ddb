"""Builders for the sale: rows of deals, money, care and the rest, consistent with themselves."""

from __future__ import annotations

from typing import Any

from builders import Moment, Where, _change, iso
from salesbook.phrases.names import fold


def a_product(where: Where, name: str = "CRM", family: str | None = None, **columns: object) -> int:
    """A product; one of the same name is that one."""
    with _change(where) as change:
        key = fold(name).replace(" ", "")
        found = change.book.value("SELECT id FROM product WHERE name_key=?", (key,))
        if found is not None:
            return int(found)
        return change.insert("product", name=name, name_key=key, family=family, **columns)


def a_deal(
    where: Where,
    customer: int,
    *,
    stage: str = "lead",
    opened: Moment = -20,
    since: Moment | None = None,
    amount: int | None = 1_000_000,
    product: str | None = None,
    won: Moment | None = None,
    lost: Moment | None = None,
    **columns: Any,
) -> int:
    """A deal with its first and, where it moved, its last step; `amount` in fen.

    `won` and `lost` are days; a won deal stands at `contract` unless `stage` says later.
    The customer's `signed_on` is set by a won deal where it was empty.
    """
    with _change(where) as change:
        if won is not None and stage == "lead":
            stage = "contract"
        if lost is not None:
            stage = "lost"
            columns.setdefault("lost_reason", "price")
        ended = won if won is not None else lost
        if since is None:
            since = ended if ended is not None else opened
        deal = change.insert(
            "deal",
            customer_id=customer,
            product_id=a_product(change, product) if product else None,
            amount_fen=amount,
            stage=stage,
            stage_since=iso(since),
            opened_on=iso(opened),
            won_on=None if won is None else iso(won),
            lost_on=None if lost is None else iso(lost),
            **columns,
        )
        step = {"customer_id": customer, "deal_id": deal}
        first = "lead" if stage != "lead" else stage
        change.insert("deal_move", to_stage=first, on_day=iso(opened), **step)
        if stage != first:
            change.insert("deal_move", from_stage=first, to_stage=stage, on_day=iso(since), **step)
        if won is not None:
            change.book.connection.execute(
                "UPDATE customer SET signed_on=? WHERE id=? AND signed_on IS NULL",
                (iso(won), customer),
            )
        return deal


def an_instalment(
    where: Where,
    customer: int,
    deal: int,
    *,
    due: Moment = 0,
    amount: int = 100_000,
    received: int = 0,
    received_on: Moment = 0,
    **columns: object,
) -> int:
    """Money owed, in fen; with `received` a receipt of so much."""
    with _change(where) as change:
        row = {"customer_id": customer, "deal_id": deal}
        identity = change.insert(
            "instalment",
            due_on=iso(due),
            amount_fen=amount,
            received_fen=received,
            **row,
            **columns,
        )
        if received:
            change.insert(
                "receipt", instalment_id=identity, on_day=iso(received_on), amount_fen=received,
                **row,
            )  # fmt: skip
        return identity


def a_sale(
    where: Where,
    customer: int,
    *,
    on: Moment = 0,
    amount: int = 50_000,
    product: str | None = None,
    **columns: object,
) -> int:
    """A delivered order line; `amount` in fen."""
    with _change(where) as change:
        identity = a_product(change, product) if product else None
        return change.insert("sale", customer_id=customer, on_day=iso(on), amount_fen=amount,
                             product_id=identity, **columns)  # fmt: skip


def one_of_each(where: Where, customer: int) -> None:
    """A row in every table of the sale."""
    with _change(where) as change:
        deal = a_deal(change, customer, product="CRM", won=-5, contract="K-1", external_id="D-1")
        an_instalment(change, customer, deal, received=50_000)
        a_sale(change, customer, product="CRM")
        row = {"customer_id": customer, "on_day": iso(0)}
        change.insert("answer", deal_id=deal, stage="needs", question="Who?", answer="Li", **row)
        change.insert("ownership", act="claim", to_owner="wang", **row)
        said = change.insert("feedback", kind="complaint", said="late", answer_by=iso(2), **row)
        change.insert("care", customer_id=customer, kind="survey", due_on=iso(0), done_on=iso(0),
                      feedback_id=said)  # fmt: skip
        change.insert("coaching", kind="visit", found="talks too much", check_on=iso(7), **row)
        change.insert("criterion", field="industry", value="medical", weight=20)
