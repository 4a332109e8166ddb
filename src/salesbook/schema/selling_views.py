"""The views of the sale: each a table with the names that its ids stand for.

Names come from scalar subqueries on primary keys, so that a WHERE reaches the indexes
of the table. Neighbours: `views`, which compiles these with the rest; `selling`.
"""

from typing import Any

from sqlalchemy import Select, select

from salesbook import rows
from salesbook.schema import aftercare, selling
from salesbook.schema.tables import Customer

_deal: Any = selling.Deal
_product: Any = selling.Product
_customer: Any = Customer


def plain(model: Any, row: Any, first: str, **more: Any) -> Select[Any]:
    """A view that renames a table's id, adds `more`, leaves out what the row does not want."""
    columns = {**model.__table__.columns, first: model.__table__.columns["id"], **more}
    return select(*(columns[name].label(name) for name in row._fields))


def _of_customer(model: Any, column: Any) -> Any:
    return select(column).where(_customer.id == model.customer_id).scalar_subquery()


def _of_deal(model: Any, column: Any) -> Any:
    return select(column).where(_deal.id == model.deal_id).scalar_subquery()


def _of_product(model: Any, column: Any) -> Any:
    return select(column).where(_product.id == model.product_id).scalar_subquery()


def _product_of_deal(model: Any) -> Any:
    return (
        select(_product.name)
        .join(_deal, _deal.product_id == _product.id)
        .where(_deal.id == model.deal_id)
        .scalar_subquery()
    )


def _row(model: Any, row: Any, first: str) -> Select[Any]:
    """A table with what its row asks for beside it."""
    more: dict[str, Any] = {}
    wanted = set(row._fields)
    columns = model.__table__.columns
    if "customer" in wanted:
        more["customer"] = _of_customer(model, _customer.name)
    if "grade" in wanted:
        more["grade"] = _of_customer(model, _customer.grade)
    if "product_id" in columns and "product" in wanted:
        more["product"] = _of_product(model, _product.name)
        more["family"] = _of_product(model, _product.family)
    elif "product" in wanted:
        more["product"] = _product_of_deal(model)
        more["contract"] = _of_deal(model, _deal.contract)
        more["owner"] = _of_deal(model, _deal.owner)
    return plain(model, row, first, **more)


VIEWS: dict[str, tuple[Any, Select[Any]]] = {
    "deal_row": (rows.DealRow, _row(selling.Deal, rows.DealRow, "deal_id")),
    "deal_move_row": (rows.DealMoveRow, plain(selling.DealMove, rows.DealMoveRow, "deal_move_id")),
    "answer_row": (rows.AnswerRow, plain(selling.Answer, rows.AnswerRow, "answer_id")),
    "product_row": (rows.ProductRow, plain(selling.Product, rows.ProductRow, "product_id")),
    "instalment_row": (
        rows.InstalmentRow,
        _row(selling.Instalment, rows.InstalmentRow, "instalment_id"),
    ),
    "receipt_row": (rows.ReceiptRow, plain(selling.Receipt, rows.ReceiptRow, "receipt_id")),
    "sale_row": (rows.SaleRow, _row(selling.Sale, rows.SaleRow, "sale_id")),
    "ownership_row": (
        rows.OwnershipRow,
        _row(aftercare.Ownership, rows.OwnershipRow, "ownership_id"),
    ),
    "feedback_row": (rows.FeedbackRow, _row(aftercare.Feedback, rows.FeedbackRow, "feedback_id")),
    "care_row": (rows.CareRow, plain(aftercare.Care, rows.CareRow, "care_id")),
    "coaching_row": (rows.CoachingRow, _row(aftercare.Coaching, rows.CoachingRow, "coaching_id")),
    "criterion_row": (
        rows.CriterionRow,
        plain(aftercare.Criterion, rows.CriterionRow, "criterion_id"),
    ),
}
