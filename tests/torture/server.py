"""Runs command lines in children of its own, under strace: `server.py JOBS RESULTS`.

A fault is put into the K-th call of a kind of each process. So that one strace serves all
calls of all commands, a child that is to meet it at its N-th call makes K - N idle ones
first. The server itself makes none of these calls.
"""

import json
import os
import sys


def main() -> None:
    from tests.torture.idle import IDLE, load_all

    from within import surroundings

    load_all()
    from salesbook import cli

    with open(sys.argv[1], encoding="utf-8") as file:
        jobs = json.load(file)
    results = []
    for job in jobs:
        child = os.fork()
        if child == 0:
            flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
            out = os.open(os.path.join(job["folder"], "stdout"), flags, 0o600)
            err = os.open(os.path.join(job["folder"], "stderr"), flags, 0o600)
            os.dup2(out, 1)
            os.dup2(err, 2)
            os.chdir(job["folder"])
            for _turn in range(job["idle"]):
                IDLE[job["call"]]()
            code = 1
            with surroundings(job["env"], os.path.join(job["folder"], "home")):
                code = cli.run(job["argv"])
                for stream in (sys.stdout, sys.stderr):
                    try:
                        stream.flush()
                    except OSError:
                        code = code or 1
            os._exit(code)
        results.append((child, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
    with open(
        sys.argv[2], "rb"
    ) as taken:  # made beforehand: opening it to write is no call of ours
        fd = os.open(taken.name, os.O_WRONLY)
    os.writev(fd, [json.dumps(results).encode()])


if __name__ == "__main__":
    main()
