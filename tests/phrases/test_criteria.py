"""Criteria of the profile: what is typed, what a book stores, what people read."""

import pytest

from salesbook import i18n
from salesbook.errors import BadValue
from salesbook.phrases.criteria import is_criterion, read_criterion, read_field_name, show_criterion
from salesbook.phrases.regions import region_names


@pytest.mark.parametrize(
    ("typed", "field", "value", "shown"),
    [
        ("industry=医疗", "industry", "医疗", "行业：医疗"),
        ("行业 = 医疗 器械", "industry", "医疗 器械", "行业：医疗 器械"),
        ("Region=Shanghai", "region", "Shanghai", "地区：Shanghai"),
        ("来源＝转介绍", "source", "转介绍", "来源：转介绍"),
        ("decision_chain=短", "decision_chain", "short", "决策链：短"),
        ("decision chain=short", "decision_chain", "short", "决策链：短"),
        ("need-clear=是", "fact:need-clear", "是", "need-clear：是"),
        ("need_clear=是", "need_clear", "yes", "需求明确：是"),
        ("budget>=50万", "budget", ">=50000000", "预算 ≥ 50万"),
        ("预算≥50万", "budget", ">=50000000", "预算 ≥ 50万"),
        ("budget=500k+", "budget", ">=50000000", "预算 ≥ 50万"),
        ("预算=50万以上", "budget", ">=50000000", "预算 ≥ 50万"),
        ("预算=不超过50万", "budget", "<=50000000", "预算 ≤ 50万"),
        ("预算=30万以内", "budget", "<=30000000", "预算 ≤ 30万"),
        ("budget=50-80万", "budget", "50000000..80000000", "预算 50-80万"),
        ("budget=50万", "budget", "50000000..50000000", "预算 = 50万"),
        ("stars>=4", "stars", ">=4", "星级 ≥ 4"),
        ("tag=vip", "tag", "vip", "标签：vip"),
        ("标签=竞品", "tag", "竞品", "标签：竞品"),
        ("staff>=1.2万", "fact:staff", ">=12000", "staff ≥ 12,000"),
        ("staff=50-200人", "fact:staff", "50..200", "staff 50–200"),
        ("fact:market/size=large", "fact:market/size", "large", "market/size：large"),
        ("brands=3家", "fact:brands", "3家", "brands：3家"),
    ],
)
def test_criteria(typed: str, field: str, value: str, shown: str) -> None:
    assert is_criterion(typed)
    assert read_criterion(typed) == (field, value)
    i18n.use("zh")
    try:
        assert show_criterion(field, value) == shown
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "is no criterion"),
        ("budget", "quote > and <"),  # what a shell leaves of budget>=50万
        ("=3", "is no criterion"),
        ("industry=", "is no criterion"),
        ("budget>50万", "with the amount itself included"),
        ("industry>=3", "is no amount"),
        ("staff>=many", "is no figure"),
        ("stars=x", "Stars are 1 to 5"),
        ("decision_chain=zzz", "is not a length"),
        ("budget=lots", "is not an amount"),
        ("budget>=50-80万", "is a range"),
        ("grade=A", "cannot be part of a profile"),
        ("phone=1", "cannot be part of a profile"),
        ("industry=" + "x" * 101, "is too long"),
    ],
)
def test_refused(typed: str, why: str) -> None:
    with pytest.raises(BadValue) as failure:
        read_criterion(typed)
    assert why in failure.value.sentence


def test_a_field_by_any_of_its_names() -> None:
    assert [read_field_name(name) for name in ("所属行业", "INDUSTRY", "标签", "Staff size")] == [
        "industry", "industry", "tag", "fact:Staff size"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("杭州", ("杭州", "浙江")),
        ("浙江省杭州市", ("浙江省杭州市", "浙江", "杭州")),
        ("江西 景德镇", ("江西", "景德镇")),
        ("Shanghai", ("Shanghai", "上海")),
        ("华东", ("华东",)),
        ("", ()),
    ],
)
def test_the_places_around(text: str, names: tuple[str, ...]) -> None:
    assert region_names(text) == names
