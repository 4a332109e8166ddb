"""The long tests of trust: faults put in one after the other, by the hundred.

`python -m tests.torture.run` runs them all; pytest runs a few of each in `tests/faults`.
Neighbours: `commands`, what is run; `table`, how it is told.
"""

import os
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
for folder in (TESTS, os.path.join(os.path.dirname(TESTS), "src")):
    if folder not in sys.path:
        sys.path.insert(0, folder)
