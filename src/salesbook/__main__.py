"""`python -m salesbook` and the console script."""

import gc
import os
import sys


def main() -> None:
    """Run one command and leave by the short way.

    Collecting garbage while starting and tearing the interpreter down cost more than a
    small command does; all files are flushed and closed before the process ends.
    """
    gc.disable()
    from salesbook.cli import run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            code = code or 0
    os._exit(code)


if __name__ == "__main__":
    main()
