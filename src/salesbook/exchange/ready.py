"""Customers, people, follow-ups and grades as tables that can be imported again.

For people (csv, xlsx) the headings are those of the templates in the language of the run
and codes are words; for programs (json, jsonl, tsv) both are English. Either is read back
as it was. Neighbours: the modules with a `KIND`, which read these; `output`, which writes.
"""

from salesbook.domain.codes import word
from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, Field
from salesbook.exchange.customers import KIND
from salesbook.exchange.headers import fold_header
from salesbook.i18n import _, language
from salesbook.light import Iterable, Iterator, Sequence, cast
from salesbook.output.report import Column, Table
from salesbook.phrases.quantity import show_quantity
from salesbook.rows import CustomerFile, FactRow
from salesbook.rows.export import ContactOut, DealOut, FollowUpOut, GradeOut, SaleOut

NUMBER = ("number in the book", "账本编号")
"""The header under which a customer's own number stands: a name may be that of several."""
_MOST_FACTS = 200
_CODES = {
    "stage": "stage",
    "lost_reason": "lost_reason",
    "status": "status",
    "chain": "chain",
    "hours": "hours",
    "manner": "manner",
}
_KEYS = {"contact e-mail": "contact_email", "contact WeChat": "contact_wechat"}
# Of the templates, where a field's own label is not the header.
_FOLLOW_UP = (
    ("on_day", "date", "跟进时间", "day"),
    ("at_time", "time", "时刻", "text"),
    ("method", "method", "跟进方式", "method"),
    ("note", "content", "沟通内容", "text"),
    ("feedback", "feedback", "客户反馈", "text"),
    ("next_action", "next action", "下一步行动", "text"),
    ("next_on", "next on", "下次跟进时间", "day"),
    ("next_at", "next at", "下次时刻", "text"),
    ("support", "support", "需要支持", "text"),
    ("reached", "reached", "是否接通", "flag"),
    ("owner", "owner", "负责人", "text"),
)
_GRADE = (
    ("to_grade", "grade", "当前级别", "grade"),
    ("on_day", "date", "调整时间", "day"),
    ("reason", "reason", "升级/降级原因", "text"),
    ("owner", "owner", "负责人", "text"),
)

_DEAL = (
    ("closed_on", "close date", "转化时间", "day"),
    ("amount_fen", "amount", "成交金额", "money"),
    ("product", "product", "产品/服务", "text"),
    ("factors", "deciding factors", "转化关键因素", "text"),
    ("owner", "owner", "负责人", "text"),
    ("stage", "stage", "阶段", "stage"),
    ("opened_on", "opened on", "立项日期", "day"),
    ("expect_on", "expected on", "预计成交", "day"),
    ("contract", "contract", "合同号", "text"),
    ("lost_reason", "lost reason", "终止原因", "lost_reason"),
    ("lost_note", "lost note", "终止说明", "text"),
    ("opportunity", "opportunity id", "商机编号", "text"),
    ("note", "note", "备注", "text"),
)
_SALE = (
    ("on_day", "date", "日期", "day"),
    ("order", "order no", "单号", "text"),
    ("product", "product", "产品", "text"),
    ("quantity_milli", "quantity", "数量", "thousandths"),
    ("amount_fen", "amount", "金额", "money"),
    ("profit_fen", "profit", "利润", "money"),
    ("owner", "owner", "负责人", "text"),
    ("note", "note", "备注", "text"),
)


def customers_table(
    customers: Sequence[CustomerFile], facts: Iterable[FactRow], *, people: bool
) -> tuple[Table, int]:
    """The customers with their free facts; and how many facts no header can hold."""
    by_key: dict[str, dict[int, str]] = {}
    left_out = 0
    for fact in facts:
        room = fact.key in by_key or len(by_key) < _MOST_FACTS
        if fact.part or not room or not _is_free(fact.key) or not _is_plain(fact.value):
            left_out += 1
        else:
            by_key.setdefault(fact.key, {})[fact.customer_id] = fact.value
    columns = [_field_column(field, people=people) for field in FIELDS]
    columns += [_column(NUMBER, "customer_id", people=people, kind="id")]
    columns += [Column(key, key) for key in by_key]
    rows = [
        (
            *(_field_value(field, customer, people=people) for field in FIELDS),
            customer.customer_id,
            *(found.get(customer.customer_id) for found in by_key.values()),
        )
        for customer in customers
    ]
    return Table(tuple(columns), rows, title=_("customers")), left_out


def contacts_table(contacts: Iterable[ContactOut], *, people: bool) -> Table:
    """The people, each with the customer."""
    columns = _whose(people=people)
    columns += [_field_column(field, people=people) for field in CONTACT_FIELDS]
    rows = [
        (
            contact.customer,
            contact.external_id,
            contact.person.customer_id,
            *(_field_value(field, contact.person, people=people) for field in CONTACT_FIELDS),
        )
        for contact in contacts
    ]
    return Table(tuple(columns), rows, title=_("contacts"))


def follow_ups_table(
    follow_ups: Iterable[FollowUpOut], *, people: bool, once: bool = False
) -> Table:
    """What happened; with `once` the rows are made as they are asked for, a single time."""
    table, rows = _dated(follow_ups, _FOLLOW_UP, _("follow-ups"), people=people)
    return table._replace(
        rows=cast("Sequence[tuple[object, ...]]", Once(rows)) if once else [*rows]
    )


def grades_table(grades: Iterable[GradeOut], *, people: bool) -> Table:
    """The steps of grades."""
    table, rows = _dated(grades, _GRADE, _("grades"), people=people)
    return table._replace(rows=list(rows))


def deals_table(deals: Iterable[DealOut], *, people: bool) -> Table:
    """The deals; those that were won are template 4 of S5."""
    table, rows = _dated(deals, _DEAL, _("deals"), people=people)
    return table._replace(rows=list(rows))


def sales_table(sales: Iterable[SaleOut], *, people: bool, once: bool = False) -> Table:
    """What was delivered; with `once` the rows are made as they are asked for, a single time."""
    table, rows = _dated(sales, _SALE, _("sales"), people=people)
    return table._replace(
        rows=cast("Sequence[tuple[object, ...]]", Once(rows)) if once else [*rows]
    )


class Once:
    """Rows that are gone through once, and then know how many they were."""

    def __init__(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Nothing is read yet."""
        self._rows = rows
        self._count = 0

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        for row in self._rows:
            self._count += 1
            yield row

    def __len__(self) -> int:
        return self._count


def _dated(
    found: Iterable[FollowUpOut | GradeOut | DealOut | SaleOut],
    fields: Sequence[tuple[str, str, str, str]],
    title: str,
    *,
    people: bool,
) -> tuple[Table, Iterator[tuple[object, ...]]]:
    columns = _whose(people=people)
    columns += [
        _column((en, zh), en.replace(" ", "_"), people=people, kind=kind)
        for _name, en, zh, kind in fields
    ]
    rows: Iterator[tuple[object, ...]] = (
        (
            row.customer,
            row.external_id,
            row.customer_id,
            *(_value(getattr(row, name), kind, people=people) for name, _en, _zh, kind in fields),
        )
        for row in found
    )
    return Table(tuple(columns), (), title=title), rows


def _whose(*, people: bool) -> list[Column]:
    by_name = {field.name: field for field in FIELDS}
    return [
        _field_column(by_name["name"], people=people, key="customer"),
        _field_column(by_name["external_id"], people=people),
        _column(NUMBER, "customer_id", people=people, kind="id"),
    ]


def _field_column(field: Field, *, people: bool, key: str = "") -> Column:
    if field in CONTACT_FIELDS:
        key = _KEYS.get(field.en, field.en.replace(" ", "_"))
    kind = "day" if field.kind == "day" else "text"
    return _column((field.en, field.zh), key or field.name, people=people, kind=kind)


def _column(words: tuple[str, str], key: str, *, people: bool, kind: str) -> Column:
    heading = words[language() == "zh"]
    shown = kind if kind in ("day", "id", "grade") else "text"
    return Column(heading if people else key, heading, shown)


def _field_value(field: Field, row: object, *, people: bool) -> object:
    match field.kind:
        case "money_range":
            low = getattr(row, f"{field.name}_low_fen")
            high = getattr(row, f"{field.name}_high_fen")
            return _range(low if low is not None else high, high if high is not None else low)
        case "span":
            days = getattr(row, f"{field.name}_days")
            return None if days is None else f"{days}d"
        case "list":
            names = getattr(row, field.name)
            return None if names is None else ", ".join(names.split("\x1f"))
    return _value(getattr(row, field.name), field.kind, people=people)


def _value(value: object, kind: str, *, people: bool) -> object:
    if value is None or value == "":
        return None
    if kind == "flag":
        code = "yes" if value else "no"
        return word("flag", code) if people else code
    if kind == "money":
        return _yuan(int(str(value)))
    if kind == "thousandths":
        return show_quantity(int(str(value))).replace(",", "")
    if kind == "method" or kind in _CODES:
        return word(_CODES.get(kind, kind), str(value)) if people else value
    return value


def _range(low: int | None, high: int | None) -> str | None:
    if low is None or high is None:
        return None
    return _yuan(low) if low == high else f"{_yuan(low)}-{_yuan(high)}"


def _yuan(fen: int) -> str:
    sign, fen = "-" if fen < 0 else "", abs(fen)
    return f"{sign}{fen // 100}.{fen % 100:02}".removesuffix(".00")


def _is_free(key: str) -> bool:
    """Whether a header of this name would be read as a free fact of the same key."""
    folded = fold_header(key)
    taken = folded in KIND.words or folded in KIND.never or folded in KIND.passed
    marked = any(mark in key for mark in "()[]（）【】*#:：")
    return bool(folded) and not taken and not marked and _is_plain(key) and len(key.split()) < 6


def _is_plain(text: str) -> bool:
    return text == " ".join(text.split()) and len(text) < 1000
