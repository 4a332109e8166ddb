"""Amounts as people write them: `65万`, `1.2亿`, `1,200.50`; with their sign where they have one.

Fen go in; the words depend on the language that is handed over. Neighbours: `phrases.money`,
which reads what is written so; `output.cells`, which shows amounts in tables.
"""

LARGE = (("亿", 100_000_000), ("万", 10_000))
"""The words for large numbers, and what they count."""


def show_money(fen: int, language: str) -> str:
    """The exact amount: in Chinese 65万, 1.2亿, 8,000元, else 650,000."""
    sign = "-" if fen < 0 else ""
    fen = abs(fen)
    if language == "zh":
        for word, unit in LARGE:
            # At most two decimals, and none of them lost.
            hundredths, rest = divmod(fen, unit)
            if fen >= unit * 100 and rest == 0:
                return f"{sign}{_plain(hundredths)}{word}"
        return f"{sign}{_plain(fen)}元"
    return sign + _plain(fen)


def show_sum(fen: int, language: str) -> str:
    """A sum of many amounts, rounded to be compared: in Chinese 1,234.5万, else whole yuan."""
    kept = 100  # fen: whole yuan, thousands from 万 on, millions from 亿 on
    if language == "zh" and abs(fen) >= 1_000_000:
        kept = 100_000_000 if abs(fen) >= 10_000_000_000 else 100_000
    return show_money((fen + kept // 2) // kept * kept, language)


def show_range(low: int, high: int, language: str) -> str:
    """50-80万, 8,000-9,000元 or 500,000-800,000; one amount when both are equal."""
    first, last = show_money(low, language), show_money(high, language)
    if low == high:
        return last
    if language == "zh" and first[-1] == last[-1]:
        return f"{first[:-1]}-{last}"
    return f"{first}-{last}"


def _plain(hundredths: int) -> str:
    whole, part = divmod(hundredths, 100)
    return f"{whole:,}" + (f".{part:02}".rstrip("0") if part else "")
