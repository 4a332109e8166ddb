"""Random days of work with every command that writes: all of it undone, all of it done again.

Each table is what it was before, one command after the other, and at the end what it was
before the undoing. The long run (`make torture`) takes more and longer days.
"""

import os
import tempfile

from hypothesis import HealthCheck, given, settings, strategies as st

import hostile
from days import TODAY
from salesbook.book.checking import CHAIN, find_faults
from salesbook.book.reading import open_to_read
from salesbook.commands.contents import EITHER, RECEIPT, entries
from within import Shop, run_within

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

LINES = (
    "add New{v} --grade B --owner wang --tag vip --phone 1390000000{v} --contact Li{v}",
    "add Other{v} --id K-{v} --next tomorrow_call",
    "add Other{v} --id K-{v} --need CRM",
    "log {w} asked about the price --next 2026-12-0{v}_demo",
    "log {w} --no-answer",
    "log {w} budget approved --grade A --why budget --feedback dear --at yesterday",
    "next {w} 2026-12-1{v} send quote", "next {w} --done", "next {w} --drop", "snooze {w} +{v}d",
    "regrade {w} A --why budget", "regrade {w} B --why wait", "regrade {w} C --why cold --renew",
    "edit {w} --budget 50-80万 --every 1{v}d --aliases a,b{v}",
    "edit {w} --fact staff=2{v} --stars {v}",
    "edit {w} --name Renamed{v} --signed-on 2026-10-0{v}", "edit {w} --fact staff=",
    "tag {w} hot{v} --rm vip", "verify {w}", "merge {w} {x}", "archive {w}",
    "contact add {w} Wu{v} --title CFO --decides yes --birthday 05-1{v}",
    "contact edit {w} Wu --title CTO --decides no", "contact rm {w} Wu{v}",
    "deal add {w} --product CRM{v} --amount {v}万 --expect +30d", "deal add {w} --id D-{v}",
    "stage {w} verified", "stage {w} proposal", "deal ask {w} {v} an answer",
    "deal move {w} closing",
    "deal move {w} lead --why again", "deal won {w} --amount {v}万 --contract K-{v} --factor price",
    "deal lost {w} --reason price --note dear", "deal edit {w} --amount {v}0万 --owner li",
    "pay plan {w} 30%@+{v}d 70%@+60d", "pay plan {w} 50%@signing 50%@+9{v}d --deal {v}",
    "pay receive {w} {v}00", "pay receive {w} 2000 --on yesterday --note bank",
    "sale add {w} CRM{v} --amount {v}00 --quantity 2 --profit 5",
    "sale add {w} X --amount 9 --id S-{v}",
    "sale add {w} CRM{v} --amount=-{v} --quantity 1",
    "pool release {w} --why quiet", "pool claim {w}", "pool sweep", "transfer {w} li --why moved",
    "care done {w} guide", "care done {w} survey --score {v}", "care done all festival",
    "feedback add {w} two boxes were broken", "feedback add {w} --score {v}",
    "feedback answer {w} new ones come --feedback {v}",
    "coach add {w} --found talks --advice ask --check +{v}d", "coach done {w} --improved yes",
    "coach done {w} {v} --improved no --again +7d",
    "profile set region=Shanghai 2{v} industry=medical 30", "profile set --rm region",
    "profile learn --apply", "suggest --apply", "pareto --apply",
    "product add CRM{v} --family CRM --announce +{v}d --note n{v}",
    "import {folder}/in.csv", "import {folder}/in.json --skip-errors",
    "config set cadence.A {v}d", "config set cadence sprint", "config set pool.quota {v}",
    "config calendar {folder}/days.txt", "redo", "undo", "undo --steps {v}",
)  # fmt: skip
NEVER = {
    "forget": "nothing brings it back", "restore": "replaces the book", "backup": "leaves the book",
    "init": "makes a book", "encrypt": "rewrites the file", "decrypt": "rewrites the file",
}  # fmt: skip
DAY = st.lists(
    st.tuples(st.sampled_from(LINES), st.integers(1, 6), st.integers(1, 6), st.integers(1, 3)),
    min_size=8, max_size=14,
)  # fmt: skip


def test_every_command_that_writes_takes_part() -> None:
    writing = {entry.name for entry in entries().values() if entry.kind in (RECEIPT, EITHER)}
    known = {line.partition(" ")[0] for line in LINES}
    known |= {" ".join(line.split(" ")[:2]) for line in LINES}
    assert writing - known <= set(NEVER)


def an_office(folder: str) -> Shop:
    """A book with something of everything, and the files that lines name."""
    shop = hostile.a_market(folder)
    hostile.files("plain", folder)
    with open(os.path.join(folder, "days.txt"), "w", encoding="utf-8") as file:
        file.write("2027-02-06 off\n2027-02-07 off\n")
    return shop


def standing(shop: Shop) -> int:
    """How many commands are in effect, but for the one that made the book."""
    counted = "SELECT count(*) FROM operation WHERE undoes IS NULL AND undone_by IS NULL"
    return int(shop.one(counted)) - 1


def work_a_day(shop: Shop, day: list[tuple[str, int, int, int]]) -> None:
    """Do all of it, take all of it back, do it again."""
    states = [shop.content()]  # by the number of commands in effect
    for line, who, other, variant in day:
        named = {"w": who, "x": other, "v": variant, "folder": os.path.dirname(shop.path)}
        argv = [word.replace("_", " ").format(**named) for word in line.split(" ")]
        if argv[0] == "undo" and variant > standing(shop):
            continue
        ran = run_within("--book", shop.path, "--today", shop.today, "--lang", "en", *argv,
                         home=shop.home)  # fmt: skip
        assert ran.exit in (0, 2, 3, 4, 7), (argv, ran)
        count = standing(shop)
        assert not ran.exit or count == len(states) - 1, (argv, ran)
        del states[count + 1 :]
        if count == len(states):
            states.append(shop.content())
        assert shop.content() == states[count], argv
    for before in reversed(states[:-1]):
        shop("undo", "-q")
        assert shop.content() == before
    for after in states[1:]:
        shop("redo", "-q")
        assert shop.content() == after
    with open_to_read(shop.path) as book:
        faults = find_faults(book, TODAY, deep=True, step=lambda _count: None)
        assert [found for found in faults if found.kind not in CHAIN] == []


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(DAY)
def test_a_day_of_work_is_undone_and_done_again(day: list[tuple[str, int, int, int]]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        work_a_day(an_office(folder), day)
