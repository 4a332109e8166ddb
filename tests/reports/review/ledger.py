"""The whole export, day by day: how things stood, for figures worked out a second time.

Nothing of the program is used: the tables come from the export as JSON, the numbers of the
policy and the calendar are read from it. Neighbours: `independent`, the figures.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)
GRADES = "ABC"
STAGES = ["lead", "verified", "needs", "proposal", "closing", "contract", "payment", "care"]
METHODS = ["phone", "wechat", "visit", "email", "sms", "video", "meeting", "other"]
REASONS = ["price", "need_unclear", "competitor", "timing", "budget", "decision_chain",
           "no_response", "other"]  # fmt: skip
Json = dict[str, Any]


def day_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def share(hits: int, of: int) -> float | None:
    return round(hits / of, 4) if of else None


def middle(values: list[int]) -> float | None:
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    return float(ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2)


def before(month: tuple[int, int], count: int) -> tuple[int, int]:
    for _each in range(count):
        month = (month[0], month[1] - 1) if month[1] > 1 else (month[0] - 1, 12)
    return month


def days_of(month: tuple[int, int]) -> list[date]:
    day = date(*month, 1)
    found = []
    while (day.year, day.month) == month:
        found.append(day)
        day += DAY
    return found


class Ledger:
    """The whole export, day by day."""

    def __init__(self, whole: Json, month: str, today: str, me: str | None = None) -> None:
        """Take the tables; `me` leaves only what is nobody's or one's own."""
        self.month = int(month[:4]), int(month[5:])
        self.today = date.fromisoformat(today)
        self.days = [day for day in days_of(self.month) if day <= self.today]
        self.last = self.days[-1]
        # Today is not over before the evening: nothing of it was missed yet.
        self.over = self.last + DAY if self.last < self.today else self.last
        self.year = [day for back in range(12) for day in days_of(before(self.month, back))
                     if day <= self.last]  # fmt: skip
        settings = {row["key"]: row["value"] for row in whole["setting"]}

        def days(kind: str, defaults: tuple[int, ...]) -> dict[str, int | None]:
            texts = [settings.get(f"{kind}.{grade}", str(n))
                     for grade, n in zip(GRADES, defaults, strict=True)]  # fmt: skip
            return {grade: None if text == "none" else int(text)
                    for grade, text in zip(GRADES, texts, strict=True)}  # fmt: skip

        self.cadence = days("cadence", (7, 15, 30))
        self.window = days("window", (7, 14, 30))
        self.entry_days = int(settings.get("entry.days", "1"))
        self.value = [int(settings.get("value.A", "80")), int(settings.get("value.B", "95"))]
        self.calendar = settings.get("calendar.working_days", "CN")
        self.holidays = {row["day"]: row["works"] for row in whole["calendar_day"]}

        mine = {row["id"] for row in whole["customer"]
                if me is None or row.get("owner") in (None, me)}  # fmt: skip
        self.customers = [row for row in whole["customer"] if row["id"] in mine]

        def own(table: str) -> list[Json]:
            return [row for row in whole[table] if row["customer_id"] in mine]

        self.grades: dict[int, dict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in sorted(own("grade_change"), key=lambda row: (row["on_day"], row["id"])):
            self.grades[row["customer_id"]][date.fromisoformat(row["on_day"])].append(
                row["to_grade"]
            )
        self.contacts = own("follow_up")
        self.promises = own("next_action")
        self.deals = {row["id"]: row for row in own("deal")}
        self.moves: dict[int, list[tuple[date, str]]] = defaultdict(list)
        for row in sorted(own("deal_move"), key=lambda row: (row["on_day"], row["id"])):
            self.moves[row["deal_id"]].append((date.fromisoformat(row["on_day"]), row["to_stage"]))
        self.instalments, self.receipts = own("instalment"), own("receipt")
        self.sales = own("sale")
        self.reached: dict[int, set[date]] = defaultdict(set)
        for row in self.contacts:
            if row["reached"]:
                self.reached[row["customer_id"]].add(date.fromisoformat(row["on_day"]))

    # How things stood

    def grade(self, customer: int, evening: date) -> str | None:
        days = [day for day in self.grades[customer] if day <= evening]
        return self.grades[customer][max(days)][-1] if days else None

    def stage(self, deal: int, evening: date) -> str | None:
        done = [stage for day, stage in self.moves[deal] if day <= evening]
        return done[-1] if done else None

    def works(self, day: date) -> bool:
        if self.calendar == "none":
            return True
        if self.calendar == "CN" and day.isoformat() in self.holidays:
            return bool(self.holidays[day.isoformat()])
        return day.isoweekday() <= 5

    def in_year(self, text: str | None) -> bool:
        day = day_of(text)
        return day is not None and self.year_start <= day <= self.last

    def in_month(self, text: str | None) -> bool:
        day = day_of(text)
        return day is not None and day in self.days

    @property
    def year_start(self) -> date:
        return date(*before(self.month, 11), 1)
