"""The review worked out a second time, from the definitions, in another way.

Nothing of the program is used: the tables come from the whole export as JSON, numbers of the
policy and the calendar are read from it. Where the program looks at rows, this walks from
day to day and asks how things stood; slow, and easy to believe. Figures come in the shape of
`review --json` (without the weakest points, which are words about them).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
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
            self.grades[row["customer_id"]][date.fromisoformat(row["on_day"])].append(row["to_grade"])
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

    # The figures

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
                for (_day, stage), (day, following) in zip(moves, moves[1:], strict=False):
                    if following != "lost" and stage != "lost" and (
                        STAGES.index(following) > STAGES.index(stage)
                    ):  # fmt: skip
                        found.add(day)
        return found

    def lost(self) -> list[Json]:
        lost = [row for row in self.deals.values() if self.in_month(row.get("lost_on"))]
        found = []
        for reason in REASONS:
            members = [row for row in lost if row["lost_reason"] == reason]
            if members:
                found.append({
                    "reason": reason, "deals": len(members),
                    "share": share(len(members), len(lost)),
                    "amount_fen": sum(row.get("amount_fen") or 0 for row in members),
                })  # fmt: skip
        return sorted(found, key=lambda one: -one["deals"])

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

    def _furthest(self, deal: int) -> int:
        done = [STAGES.index(stage) for day, stage in self.moves[deal]
                if day <= self.last and stage != "lost"]  # fmt: skip
        return max(done)

    def funnel(self) -> list[Json]:
        begun = [deal for deal in self.deals if self.stage(deal, self.last) is not None]
        cohort = [deal for deal in begun if self.in_year(self.deals[deal]["opened_on"])]
        found = []
        for place, stage in enumerate(STAGES):
            here = [deal for deal in begun if self.stage(deal, self.last) == stage]
            reached = sum(self._furthest(deal) >= place for deal in cohort)
            onward = sum(self._furthest(deal) > place for deal in cohort)
            if stage == STAGES[-1]:
                onward = reached_for_rate = 0
            else:
                reached_for_rate = reached
            stays = [
                (left - came).days
                for deal in self.deals
                for (came, at), (left, _to) in zip(
                    self.moves[deal], self.moves[deal][1:], strict=False)
                if at == stage and self.in_year(left.isoformat())
            ]  # fmt: skip
            found.append({
                "stage": stage, "deals": len(here),
                "amount_fen": sum(self.deals[deal].get("amount_fen") or 0 for deal in here),
                "reached": reached, "onward": onward, "onward_rate": share(onward, reached_for_rate),
                "few": reached_for_rate < 5, "median_days": middle(stays), "stays": len(stays),
            })  # fmt: skip
        return found

    def forecast(self) -> list[Json]:
        found = []
        for stage in STAGES[:5]:
            here = [deal for deal in self.deals if self.stage(deal, self.last) == stage]
            amount = sum(self.deals[deal].get("amount_fen") or 0 for deal in here)
            won = lost = 0
            for deal in self.deals:
                if any(at == stage and day <= self.last for day, at in self.moves[deal]):
                    now = self.stage(deal, self.last)
                    lost += now == "lost"
                    won += now in STAGES[5:]
            found.append({
                "stage": stage, "deals": len(here), "amount_fen": amount, "n": won + lost,
                "won": won, "rate": share(won, won + lost), "few": won + lost < 5,
                "weighted_fen":
                    int(amount * Fraction(won, won + lost)) if won + lost else None,
            })  # fmt: skip
        return found

    def money(self, month: tuple[int, int]) -> Json:
        days = [day.isoformat() for day in days_of(month) if day <= self.today]
        end = days[-1]
        won = [row for row in self.deals.values() if row.get("won_on") in days]
        outstanding = overdue = 0
        for row in self.instalments:
            if (self.deals[row["deal_id"]].get("won_on") or "9") > end:
                continue
            left = row["amount_fen"] - sum(
                receipt["amount_fen"] for receipt in self.receipts
                if receipt["instalment_id"] == row["id"] and receipt["on_day"] <= end
            )  # fmt: skip
            outstanding += left
            overdue += left if row["due_on"] < end else 0
        return {
            "signed_fen": sum(row.get("amount_fen") or 0 for row in won),
            "signed": len(won),
            "sold_fen": sum(row["amount_fen"] for row in self.sales
                            if row["on_day"] in days and row.get("deal_id") is None),
            "received_fen": sum(row["amount_fen"] for row in self.receipts if row["on_day"] in days),
            "outstanding_fen": outstanding,
            "overdue_fen": overdue,
        }  # fmt: skip

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

    # Pareto

    def pareto(self, start: date, end: date) -> list[Json]:
        """Customers by value in [start, end), a period of whole months."""
        months = (end.year - start.year) * 12 + end.month - start.month
        names = {row["id"]: row for row in self.customers if row["status"] != "archived"}

        def values(back: int) -> dict[int, int]:
            first = date(*before((start.year, start.month), back), 1).isoformat()
            last = date(*before((end.year, end.month), back), 1).isoformat()
            found: dict[int, int] = defaultdict(int)
            for row in self.deals.values():
                if first <= (row.get("won_on") or "") < last and row.get("amount_fen") is not None:
                    found[row["customer_id"]] += row["amount_fen"]
            for row in self.sales:
                if first <= row["on_day"] < last and row.get("deal_id") is None:
                    found[row["customer_id"]] += row["amount_fen"]
            return found

        now, previous, year = values(0), values(months), values(12)
        known = [n for n in {*now, *previous, *year} if n in names]
        total = sum(now.get(n, 0) for n in known if now.get(n, 0) > 0)
        found = []
        for n in known:
            value = now.get(n, 0)
            ahead = sum(now.get(other, 0) for other in known
                        if now.get(other, 0) > max(value, 0))  # fmt: skip
            before_it = Fraction(ahead, total) if total else Fraction(0)
            grade = "C"
            if value > 0:
                for letter, percent in zip("AB", self.value, strict=True):
                    if before_it < Fraction(percent, 100):
                        grade = letter
                        break
            else:
                before_it = Fraction(1 if total else 0)
            found.append({
                "customer_id": n, "customer": names[n]["name"], "value_fen": value,
                "share": round(value / total, 4) if value > 0 else 0.0,
                "before": round(float(before_it), 4), "value_class": grade,
                "grade": names[n]["grade"],
                "change_prev": _growth(value, previous.get(n, 0)),
                "change_year": _growth(value, year.get(n, 0)),
                "contacts": sum(
                    row["customer_id"] == n and bool(row["reached"])
                    and start.isoformat() <= row["on_day"] < end.isoformat()
                    for row in self.contacts
                ),
            })  # fmt: skip
        return sorted(found, key=lambda one: (-one["value_fen"], one["customer"], one["customer_id"]))


def _growth(now: int, then: int) -> float | None:
    return round((now - then) / then, 4) if then > 0 else None
