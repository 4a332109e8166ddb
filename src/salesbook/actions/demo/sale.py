"""Doing what belongs to a sale in the stories of the example book, as every command does it.

What a step of a story may say, in the order in which it is done:

- `deal` begins one (`product`, `amount`, `expect`); `terms` changes it;
- `stage` moves it, with `back`, the reason, where it goes back; `answers`: `"needs likes ..."`;
- `won` (`amount`, `contract`, `factor`) or `lost` (`reason`, `note`);
- `plan`: `"30%@signing 70%@[+20]"`, a day in brackets; `paid`: an amount;
- `sale`: a delivery or several (`product`, `amount`, `quantity`, `profit`);
- `complaint`, `suggestion` or `rated` (a score, with `words`); `answer` to a complaint;
- `care` of a kind, of a survey with `score`;
- `coach` (`kind`, `found`, `advice`, `check`), `checked` (`improved`, `result`);
- `release` to the pool, with its reason.

Neighbour: `play`, which does everything else.
"""

from __future__ import annotations

import re

from salesbook.actions import (
    answers,
    care,
    coaching,
    feedback,
    payment_plans,
    payments,
    pipeline,
    pool,
    products,
    profile,
    sales,
)
from salesbook.book.settings import write_setting
from salesbook.domain.coaching import read_findings
from salesbook.light import TYPE_CHECKING, Any
from salesbook.output.receipt import Receipt
from salesbook.phrases.money import read_amount
from salesbook.phrases.quantity import read_quantity

if TYPE_CHECKING:
    from salesbook.actions.demo.play import Player
    from salesbook.book.door import Change
    from salesbook.domain.day import Day

_DAY = re.compile(r"\[([^]]+)\]")


def open_shop(player: Player, shop: dict[str, Any]) -> None:
    """What is done before the first customer: settings, products, the wished-for customer."""
    for key, text in shop["settings"].items():
        player.run("config set", _set, key, text)
    for product in shop["product"]:
        given = {name: value for name, value in product.items() if name != "name"}
        if "announced_on" in given:
            given["announced_on"] = player.reckoning.read(given["announced_on"]).isoformat()
        player.run("product add", products.add, product["name"], given)
    player.run(
        "profile set", lambda change, _day: profile.set_criteria(change, shop["profile"], ())
    )


def sell(player: Player, who: str, what: dict[str, Any]) -> None:
    """What a step says of the sale."""
    _pursue(player, who, what)
    _settle(player, who, what)
    _look_after(player, who, what)


def _pursue(player: Player, who: str, what: dict[str, Any]) -> None:
    """The deal on its way until it is won or lost."""
    if "deal" in what:
        given = _terms(player, what["deal"])
        player.run("deal add", pipeline.add, who, given, stage=given.pop("stage", None), on=None)
    if "terms" in what:
        player.run("deal edit", pipeline.edit, who, None, _terms(player, what["terms"]))
    if "stage" in what:
        player.run(
            "deal move", pipeline.move, who, what["stage"],
            which=None, on=None, note=None, why=what.get("back"),
        )  # fmt: skip
    for said in what.get("answers", ()):
        stage, answer = said.split(" ", 1)
        player.run("deal ask", answers.answer, who, answer, which=None, stage=stage)
    if "won" in what:
        given = _terms(player, what["won"])
        player.run("deal won", pipeline.win, who, given, which=None, on=None)
    if "lost" in what:
        lost = what["lost"]
        player.run(
            "deal lost", pipeline.lose, who, lost["reason"], lost["note"], which=None, on=None
        )


def _terms(player: Player, said: dict[str, str]) -> dict[str, Any]:
    names = {"amount": "amount_fen", "expect": "expect_on", "factor": "factors"}
    given: dict[str, Any] = {names.get(name, name): value for name, value in said.items()}
    if "expect_on" in given:
        given["expect_on"] = player.reckoning.read(given["expect_on"]).isoformat()
    return given


def _settle(player: Player, who: str, what: dict[str, Any]) -> None:
    """What is owed, what came in, what was delivered."""
    if "plan" in what:
        text = _DAY.sub(lambda day: player.reckoning.read(day[1]).isoformat(), what["plan"])
        player.run("pay plan", payment_plans.plan, who, text, deal=None)
    if "paid" in what:
        payment = payments.Payment(read_amount(what["paid"]), player.day.today)
        player.run("pay receive", payments.receive, who, payment, deal=None, instalment=None)
    delivered = what.get("sale", ())
    for sale in [delivered] if isinstance(delivered, dict) else delivered:
        player.run("sale add", sales.add, who, sales.Sale(
            read_amount(sale["amount"]),
            product=sale["product"],
            quantity_milli=read_quantity(sale["quantity"]),
            profit_fen=read_amount(sale["profit"]) if "profit" in sale else None,
        ))  # fmt: skip


def _look_after(player: Player, who: str, what: dict[str, Any]) -> None:
    """What customers said, the care they were given, what was learned, what was given up."""
    today = player.day.today
    for kind in ("complaint", "suggestion", "satisfaction"):
        score = what.get("rated") if kind == "satisfaction" else None
        if kind in what or score is not None:
            said = what.get(kind) or what.get("words", "")
            player.run(
                "feedback add", feedback.add_feedback, who, said,
                kind=kind, score=score, on=today, by=None,
            )  # fmt: skip
    if "answer" in what:
        player.run(
            "feedback answer", feedback.answer_feedback, who, what["answer"], number=None, on=today
        )
    if "care" in what:
        given = care.Given(what["care"], today, score=what.get("score"))
        player.run("care done", care.care_done, who, given)
    if "coach" in what:
        said = what["coach"]
        player.run(
            "coach add", coaching.add, who, read_findings(said["found"], said["advice"]),
            kind=said["kind"], check=player.reckoning.read(said["check"]),
        )  # fmt: skip
    if "checked" in what:
        checked = what["checked"]
        player.run(
            "coach done", coaching.done, who, None,
            improved=checked["improved"] == "yes", result=checked["result"],
        )  # fmt: skip
    if "release" in what:
        player.run("pool release", pool.release, who, why=what["release"])


def _set(change: Change, _day: Day, key: str, text: str) -> Receipt:
    stored = write_setting(change, key, text)
    line = "  ".join(f"{name} = {now}" for name, now in stored.items())
    return Receipt(line, {"done": "config set", "settings": stored})
