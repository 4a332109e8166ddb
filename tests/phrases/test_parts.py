"""A plan of payments as people say it: how much, and when."""

from datetime import date, datetime

import pytest

from salesbook.errors import BadValue
from salesbook.phrases.parts import MOST, read_parts

NOW = datetime(2026, 11, 21, 12)
SIGNED = date(2026, 11, 1)


def said(text: str) -> list[tuple[str, int | None, int, str | None]]:
    return [
        (share.due_on.isoformat(), share.fen, share.millionths, share.kind)
        for share in read_parts(text, NOW, SIGNED)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("100%@签约", [("2026-11-01", None, 1_000_000, None)]),
        ("30%@签约 60%@2027-01-15 10%@+90d",
         [("2026-11-01", None, 300_000, None), ("2027-01-15", None, 600_000, None),
          ("2027-01-30", None, 100_000, None)]),
        ("30%@签约，60%@2027-01-15，10%@+90d",
         [("2026-11-01", None, 300_000, None), ("2027-01-15", None, 600_000, None),
          ("2027-01-30", None, 100_000, None)]),
        ("1,200@signing,800@+3d,5万@签约后90天",
         [("2026-11-01", 120_000, 0, None), ("2026-11-04", 80_000, 0, None),
          ("2027-01-30", 5_000_000, 0, None)]),
        ("30 % @ signing, 5万 @ jan 15 65,000@ +90d = 尾款",
         [("2026-11-01", None, 300_000, None), ("2027-01-15", 5_000_000, 0, None),
          ("2027-01-30", 6_500_000, 0, "final")]),
        ("３０％＠签约＝预付款", [("2026-11-01", None, 300_000, "prepayment")]),
        ("33.3333%@signing+2w=progress payment", [("2026-11-15", None, 333_333, "progress")]),
        # Counted from today where it is told from now.
        ("1万@3天后 2万@tomorrow",
         [("2026-11-24", 1_000_000, 0, None), ("2026-11-22", 2_000_000, 0, None)]),
        ("1万@簽約當天", [("2026-11-01", 1_000_000, 0, None)]),
    ],
)  # fmt: skip
def test_a_plan(text: str, parts: list[tuple[str, int | None, int, str | None]]) -> None:
    assert said(text) == parts


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no part of a plan"),
        ("30%", "is no part of a plan"),
        ("30%@", "is no part of a plan"),
        ("@签约", "is no part of a plan"),
        ("30%@60%@签约", "is no part of a plan"),
        ("0%@签约", "is not a percentage"),
        ("100.5%@签约", "is not a percentage"),
        ("30.00001%@签约", "is not a percentage"),
        ("-5%@签约", "is not a percentage"),
        ("三成@签约", "is not an amount"),
        ("0@签约", "is no money"),
        ("5万-8万@签约", "is a range"),
        ("-500@签约", "is negative"),
        ("30%@someday", "is not a date"),
        ("30%@签约=gift", "is not a kind of instalment"),
        (" ".join(["1@签约"] * (MOST + 1)), "at most 120 parts"),
    ],
)
def test_what_is_no_plan(text: str, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        read_parts(text, NOW, SIGNED)
