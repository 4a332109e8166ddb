"""What came of it, worked out a second time: deals by stage, forecast, money, value classes."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from itertools import pairwise

from ledger import REASONS, STAGES, Json, Ledger, before, days_of, middle, share


class Sale(Ledger):
    """Deals, money, value."""

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
            of = reached if stage != STAGES[-1] else 0  # nothing comes after the last
            stays = [
                (left - came).days
                for deal in self.deals
                for (came, at), (left, _to) in pairwise(self.moves[deal])
                if at == stage and self.in_year(left.isoformat())
            ]  # fmt: skip
            found.append({
                "stage": stage, "deals": len(here),
                "amount_fen": sum(self.deals[deal].get("amount_fen") or 0 for deal in here),
                "reached": reached, "onward": onward, "onward_rate": share(onward, of),
                "few": of < 5, "median_days": middle(stays), "stays": len(stays),
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
            "received_fen": sum(row["amount_fen"] for row in self.receipts
                                if row["on_day"] in days),
            "outstanding_fen": outstanding,
            "overdue_fen": overdue,
        }  # fmt: skip

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
        return sorted(
            found, key=lambda one: (-one["value_fen"], one["customer"], one["customer_id"])
        )


def _growth(now: int, then: int) -> float | None:
    return round((now - then) / then, 4) if then > 0 else None
