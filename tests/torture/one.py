"""Runs one command line with the clock at noon, under strace: `one.py FOLDER WORD …`."""

import os
import sys

from tests.torture.commands import keys_of
from tests.torture.idle import load_all

from within import surroundings


def main() -> None:
    """Run it and leave with its code."""
    from salesbook import cli

    load_all()
    folder, *argv = sys.argv[1:]
    os.chdir(folder)
    with surroundings(keys_of(folder), os.path.join(folder, "home")):
        code = cli.run(argv)
        sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
