"""The table of fields: complete, in order, and without a heading that means two things."""

import pytest

from salesbook import i18n
from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, Field, label

CUSTOMER = (
    "name aliases industry region address phone email wechat source referred_by need budget"
    " wanted_on need_clear budget_clear decision_chain owner grade status signed_on stars credit"
    " met_on owned_since every tags note external_id"
)
CONTACT = (
    "name title role phone email wechat birthday birthday_lunar hobbies character family"
    " background preferred_hours preferred_from preferred_to preferred_manner decides"
)
KINDS = (
    "text phone email day money_range flag chain grade status span stars owner list"
    " birthday clock hours manner"
)


def headings(field: Field) -> list[str]:
    return [field.en.lower(), field.zh, *field.headers]


def test_the_fields_are_complete_and_in_order() -> None:
    assert " ".join(field.name for field in FIELDS) == CUSTOMER
    assert " ".join(field.name for field in CONTACT_FIELDS) == CONTACT


@pytest.mark.parametrize("field", FIELDS + CONTACT_FIELDS, ids=lambda f: f"{f.name}:{f.zh}")
def test_each_field_is_whole(field: Field) -> None:
    assert field.kind in KINDS.split()
    assert field.help
    assert field.headers
    for header in field.headers:
        assert header == " ".join(header.lower().split())


def test_no_heading_means_two_things_on_one_sheet() -> None:
    owner: dict[str, str] = {}
    for table, fields in (("customer", FIELDS), ("contact", CONTACT_FIELDS)):
        for field in fields:
            for heading in headings(field):
                assert heading not in owner, (heading, owner[heading], table, field.name)
                owner[heading] = f"{table}.{field.name}"


def test_no_heading_of_a_customer_is_the_key_of_another_field() -> None:
    for field in FIELDS:
        others = {other.name for other in FIELDS if other is not field}
        assert not others & {heading.replace(" ", "_") for heading in headings(field)}


@pytest.mark.parametrize(
    ("header", "table", "name"),
    [
        ("客户名称", FIELDS, "name"),
        ("所属行业", FIELDS, "industry"),
        ("联系人", CONTACT_FIELDS, "name"),
        ("职务", CONTACT_FIELDS, "title"),
        ("联系方式", CONTACT_FIELDS, "phone"),
        ("客户需求", FIELDS, "need"),
        ("预算范围", FIELDS, "budget"),
        ("来源", FIELDS, "source"),
        ("关键决策人", CONTACT_FIELDS, "decides"),
        ("备注", FIELDS, "note"),
        ("当前级别", FIELDS, "grade"),
        ("负责人", FIELDS, "owner"),
        ("客戶名稱", FIELDS, "name"),
        ("account name", FIELDS, "name"),
    ],
)
def test_the_headers_of_the_templates(header: str, table: tuple[Field, ...], name: str) -> None:
    assert [field.name for field in table if header in headings(field)] == [name]


def test_the_label_follows_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert label(FIELDS[0]) == "customer"
    monkeypatch.setattr(i18n, "_language", "zh")
    assert label(FIELDS[0]) == "客户"
