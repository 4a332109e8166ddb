"""The review worked out a second time, from the definitions, in another way.

Where the program looks at rows, this walks from day to day and asks how things stood; slow,
and easy to believe. Figures come in the shape of `review --json` (without the weakest points,
which are words about them). Neighbours: `ledger`, how things stood; `independent_sale` and
`independent_work`, half of the figures each.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from independent_sale import Sale
from independent_work import Work
from ledger import DAY, GRADES, Json, before, day_of, middle, share


class Review(Sale, Work):
    """Every figure of a month."""

    def review(self) -> Json:
        return {
            "month": f"{self.month[0]:04}-{self.month[1]:02}",
            "from": self.days[0].isoformat(),
            "to": self.last.isoformat(),
            "cohort_from": self.year_start.isoformat(),
            "sources": self.sources(),
            "cycles": self.cycles(),
            "windows": self.windows(),
            "methods": self.methods(),
            "lost": self.lost(),
            "adherence": self.adherence(),
            "weeks": self.weeks(),
            "movement": self.movement(),
            "funnel": self.funnel(),
            "forecast": self.forecast(),
            "money": {
                **self.money(self.month),
                "previous": self.money(before(self.month, 1)),
                "year_before": self.money(before(self.month, 12)),
            },
            "entry": self.entry(),
            "activity": [
                {"day": day.isoformat(),
                 "contacts": sum(row["on_day"] == day.isoformat() for row in self.contacts)}
                for day in self.days
            ],
        }  # fmt: skip

    def sources(self) -> list[Json]:
        captured = [row for row in self.customers if self.in_year(row["captured_on"])]
        found = []
        for source in {row.get("source") for row in captured}:
            members = [row for row in captured if row.get("source") == source]
            signed = sum(day_of(row.get("signed_on")) is not None
                         and day_of(row["signed_on"]) <= self.last for row in members)  # fmt: skip
            found.append({
                "source": source, "captured": len(members),
                "share": share(len(members), len(captured)), "n": len(members), "signed": signed,
                "rate": share(signed, len(members)), "few": len(members) < 5,
            })  # fmt: skip
        return sorted(found, key=lambda one: (-one["captured"], one["source"] is None,
                                              one["source"] or ""))  # fmt: skip

    def cycles(self) -> list[Json]:
        days: dict[str, list[int]] = {grade: [] for grade in GRADES}
        for row in self.customers:
            if not self.in_year(row.get("signed_on")):
                continue
            signed = date.fromisoformat(row["signed_on"])
            for grade in GRADES:
                entered = [day for day, made in self.grades[row["id"]].items() if grade in made]
                if entered and min(entered) <= signed:
                    days[grade].append((signed - min(entered)).days)
        return [
            {"grade": grade, "n": len(found), "median_days": middle(found),
             "mean_days": round(sum(found) / len(found), 1) if found else None}
            for grade, found in days.items()
        ]  # fmt: skip

    def windows(self) -> list[Json]:
        ended: Counter[tuple[str, bool]] = Counter()
        for row in self.customers:
            for day, grade, hit in self._window_ends(row):
                if day in self.days:
                    ended[grade, hit] += 1
        found = []
        for grade in GRADES:
            signed, of = ended[grade, True], ended[grade, True] + ended[grade, False]
            found.append({"grade": grade, "n": of, "signed": signed, "rate": share(signed, of),
                          "few": of < 5})  # fmt: skip
        return found

    def _window_ends(self, row: Json) -> Iterator[tuple[date, str, bool]]:
        """Day after day with one customer: which window ends, and whether by a signing."""
        steps = self.grades[row["id"]]
        signed = day_of(row.get("signed_on"))
        if not steps:
            return
        day = min(steps)
        if signed is not None and signed < day:
            return
        grade: str | None = None  # of the open window
        until = day
        first = True
        while day <= self.last:
            if signed == day:
                of = grade or (steps[day][-1] if first else None)
                if of is not None and (grade is not None or self.window[of] is not None):
                    yield day, of, True
                return
            if day in steps:
                new = steps[day][-1]
                if grade is not None and new >= grade:  # A comes before B
                    yield day, grade, False
                length = self.window[new]
                grade, first = (new if length is not None else None), False
                until = day + timedelta(days=length or 0)
            if grade is not None and day == until and day < self.over:
                yield day, grade, False
                grade = None
            elif grade is not None and day == until:
                grade = None
            day += DAY

    def movement(self) -> list[Json]:
        count: Counter[tuple[str, str]] = Counter()
        for row in self.customers:
            captured = date.fromisoformat(row["captured_on"])
            to = self.grade(row["id"], self.last)
            if captured > self.last or to is None:
                continue
            start = self.grade(row["id"], self.days[0] - DAY) if captured < self.days[0] else None
            count[start or "new", to] += 1
        return [{"from": start, "to": to, "n": count[start, to]}
                for start in [*GRADES, "new"] for to in GRADES]  # fmt: skip

    def entry(self) -> Json:
        met = [row for row in self.customers
               if row.get("met_on") is not None and self.in_month(row["captured_on"])]  # fmt: skip
        in_time = sum(
            date.fromisoformat(row["captured_on"])
            <= date.fromisoformat(row["met_on"]) + timedelta(days=self.entry_days)
            for row in met
        )
        return {"n": len(met), "in_time": in_time, "rate": share(in_time, len(met)),
                "few": len(met) < 5}  # fmt: skip
