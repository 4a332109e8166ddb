"""What was done, worked out a second time: ways of contact, and what was owed on its day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from ledger import DAY, GRADES, METHODS, STAGES, Json, Ledger, day_of, share


class Work(Ledger):
    """Contacts and promises."""

    def methods(self) -> list[Json]:
        found = []
        for method in METHODS:
            used = [row for row in self.contacts
                    if row["method"] == method and self.in_year(row["on_day"])]  # fmt: skip
            if not used:
                continue
            reached = sum(bool(row["reached"]) for row in used)
            advanced = sum(
                any(self._advance(row["customer_id"], date.fromisoformat(row["on_day"]) + n * DAY)
                    for n in range(15))
                for row in used
            )  # fmt: skip
            found.append({
                "method": method, "follow_ups": len(used), "reached": reached,
                "reached_rate": share(reached, len(used)), "advanced": advanced,
                "advance_rate": share(advanced, len(used)), "few": len(used) < 5,
            })  # fmt: skip
        return found

    def _advance(self, customer: int, day: date) -> bool:
        """Whether the customer came a step on: a promotion, a later stage, the signing."""
        if day in self._steps_on(customer):
            return True
        return any(row["id"] == customer and row.get("signed_on") == day.isoformat()
                   for row in self.customers)  # fmt: skip

    def _steps_on(self, customer: int) -> set[date]:
        found = set()
        at: str | None = None
        for day in sorted(self.grades[customer]):
            for grade in self.grades[customer][day]:
                if at is not None and grade < at:
                    found.add(day)
                at = grade
        for deal, moves in self.moves.items():
            if self.deals[deal]["customer_id"] == customer:
                for (_day, stage), (day, following) in pairwise(moves):
                    if following != "lost" and stage != "lost" and (
                        STAGES.index(following) > STAGES.index(stage)
                    ):  # fmt: skip
                        found.add(day)
        return found

    def obligations(self, first: date) -> Iterator[tuple[date, str, str]]:
        """What was owed from a day on: the day, the grade of the customer, the outcome."""
        for row in self.promises:
            on, ended = date.fromisoformat(row["on_day"]), day_of(row.get("ended_on"))
            grade = self.grade(row["customer_id"], on)
            if not first <= on <= self.last or grade is None:
                continue
            if ended is None or ended > self.last:
                if on < self.over:
                    yield on, grade, "missed"
            elif row["state"] in ("kept", "late", "done"):
                yield on, grade, "kept" if ended <= on else "late"
            elif ended >= on:  # it stood on the morning of its day
                yield on, grade, "missed"
        for row in self.customers:
            for contact in sorted(day for day in self.reached[row["id"]] if day <= self.last):
                grade = self.grade(row["id"], contact)
                if grade is None:
                    continue
                due = contact + timedelta(days=row.get("every_days") or self.cadence[grade] or 0)
                while not self.works(due):
                    due += DAY
                if not first <= due <= self.last:
                    continue
                outcome = self._next_contact(row, contact, due)
                if outcome is not None:
                    yield due, grade, outcome

    def _next_contact(self, row: Json, contact: date, due: date) -> str | None:
        promises = [promise for promise in self.promises if promise["customer_id"] == row["id"]]
        day = contact + DAY
        while day <= due:
            if day in self.reached[row["id"]]:
                # Reached in time: for a promise that stood that morning, or for the frequency?
                stood = any(
                    promise["made_on"] < day.isoformat() <= (promise.get("ended_on") or "9")
                    for promise in promises
                )
                return None if stood else "kept"
            day += DAY
        evening = due.isoformat()
        if any(promise["made_on"] <= evening < (promise.get("ended_on") or "9")
               for promise in promises):  # fmt: skip
            return None
        if any(due < later <= self.last for later in self.reached[row["id"]]):
            return "late"
        return "missed" if due < self.over and row["status"] == "active" else None

    def adherence(self) -> list[Json]:
        owed = list(self.obligations(self.days[0]))
        found = []
        for grade in GRADES:
            count = Counter(outcome for _day, of, outcome in owed if of == grade)
            total = sum(count.values())
            found.append({
                "grade": grade, "kept": count["kept"], "late": count["late"],
                "missed": count["missed"], "rate": share(count["kept"], total), "n": total,
                "few": total < 5,
            })  # fmt: skip
        return found

    def weeks(self) -> list[Json]:
        monday = self.last
        while monday.isoweekday() != 1:
            monday -= DAY
        mondays = [monday - timedelta(weeks=back) for back in range(11, -1, -1)]
        owed = list(self.obligations(mondays[0]))
        found = []
        for monday in mondays:
            week = [outcome for day, _grade, outcome in owed
                    if monday <= day < monday + timedelta(days=7)]  # fmt: skip
            kept = week.count("kept")
            found.append({"week": monday.isoformat(), "n": len(week), "kept": kept,
                          "rate": share(kept, len(week)), "few": len(week) < 5})  # fmt: skip
        return found
