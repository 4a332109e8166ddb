"""A few of each of the long tests in `tests/torture`, which `make torture` runs in full."""

import shutil
import tempfile

import pytest
from tests.torture import broken, crowd, fuzz, injected, killed
from tests.torture.commands import LINES, covered, make_seeds, to_cover
from tests.torture.injected import memory

QUICK = ("log", "undo two", "import", "encrypt", "decrypt", "log encrypted")


def said(_sentence):
    """Nobody listens."""


def wrong(rows):
    """Everything that must not be."""
    return [one for row in rows for one in row.wrong]


def test_every_command_that_writes_is_tortured():
    assert covered() >= to_cover()


@pytest.fixture(scope="module")
def some():
    """Books to begin with, and what a few command lines come to on them."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    lines = [line for line in LINES if line.name in QUICK]
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        seeds = make_seeds(folder)
        yield seeds, injected.expectations(seeds, lines)


@pytest.mark.parametrize(("call", "fault"), [("pwrite64", "killed at"), ("fdatasync", "killed at"),
                                             ("fsync", "killed at"), ("pwrite64", "disk full at"),
                                             ("rename", "killed at")])  # fmt: skip
def test_a_fault_at_some_calls(some, call, fault):
    seeds, expected = some
    jobs = injected.jobs_of(expected, call)[:: 15 if call == "pwrite64" else 2]
    if not jobs:
        pytest.skip("only commands that need SQLCipher make this call")
    outcomes, bad = injected.try_jobs(seeds, expected, jobs, injected.FAULTS[fault][0])
    assert bad == []
    assert outcomes["nothing done"] > 0


def test_writers_killed_at_random():
    assert wrong(killed.run(said, seconds=2, writers=4)) == []


def test_people_and_cron_at_one_book():
    assert wrong([crowd.daily(said, seconds=1)]) == []


def test_a_flipped_bit_is_told_of():
    assert wrong([broken.flips(said, count=80, seed=3)]) == []


def test_copies_of_a_synced_folder_are_named():
    assert wrong([broken.places(said)]) == []


def test_anything_at_random():
    assert wrong(fuzz.run(said, examples=6)) == []
