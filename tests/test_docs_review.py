"""docs/review.md: its commands run, and what it names is there."""

import re
import shlex
from pathlib import Path

import builders
import selling
from salesbook.reports.review.past import SMALL
from salesbook.reports.review.weakest import ENTERED, KEPT, LOST, OVERDUE, REACHED
from test_docs import read
from within import Shop


def test_its_commands_run(tmp_path: Path) -> None:
    shop = Shop(str(tmp_path))
    selling.one_of_each(shop.path, builders.a_customer(shop.path, "Acme"))
    blocks = re.findall(r"^```sh\n(.*?)^```", read("docs", "review.md"), re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines() if "salesbook " in line]
    ran = 0
    for line in lines:
        argv = shlex.split(line.replace("review.html", str(tmp_path / "review.html")))[1:]
        if argv[0] != "demo":
            shop(*argv)
            ran += 1
    assert ran > 4
    assert (tmp_path / "review.html").stat().st_size < 200_000


def test_the_numbers_of_a_good_month_are_those_of_the_program() -> None:
    page = " ".join(read("docs", "review.md").split())
    for share, words in (
        (KEPT, "on the day"), (ENTERED, "entered in time"), (REACHED, "reached"),
        (OVERDUE, "of the outstanding money"),
    ):  # fmt: skip
        assert f"{share * 100:.0f} % {words}" in page
    assert f"more than {LOST * 100:.0f} % of the deals lost" in page
    assert f"over fewer than {SMALL} it is marked" in page
