"""`python -m salesbook` and the console script."""

import gc
import os
import sys

import salesbook


def main() -> None:
    """Run one command and leave by the short way.

    Collecting garbage while starting and tearing the interpreter down cost more than a
    small command does; all that is written is flushed before the process ends.
    """
    gc.disable()
    salesbook.leaving = True
    if sys.version_info < (3, 12):
        # What `datetime` is from 3.12 on: its half in C, without reading the other first.
        sys.modules.setdefault("datetime", __import__("_datetime"))
    bundle = None
    if sys.implementation.name == "cpython":
        from salesbook.bundle import install

        bundle = install()
    from salesbook.cli import run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            code = code or 0
    if bundle is not None and bundle.missed and not sys.dont_write_bytecode:
        from salesbook.bundling import renew

        renew(bundle)
    os._exit(code)


if __name__ == "__main__":
    main()
