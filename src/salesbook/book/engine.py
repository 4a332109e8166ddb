"""SQLite as the library has it, without what it loads to begin.

What `sqlite3` offers is made in `_sqlite3`, which asks `functools` for one decorator, with
which it keeps statements, and would load that and all that it loads: with the rest of the
package 2 ms of the 10 that bare Python takes. So it is shown a stand-in while it begins;
whoever asks for `functools` later gets the real one. The classes are those of `sqlite3`.
"""

import sys

from salesbook.light import TYPE_CHECKING, lru_cache

__all__ = ["sqlite3"]

if TYPE_CHECKING:
    import sqlite3
else:
    _stand_in = type(sys)("functools")
    _stand_in.lru_cache = lru_cache
    _shown = sys.modules.setdefault("functools", _stand_in) is _stand_in
    try:
        import _sqlite3 as sqlite3
    except ImportError:
        sqlite3 = None
    if _shown:
        del sys.modules["functools"]
    if sqlite3 is None:  # another Python than CPython
        import sqlite3
