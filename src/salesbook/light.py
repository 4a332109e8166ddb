"""Names of `typing`, `collections.abc` and `contextlib`, without what they load.

Bare Python starts in 10 ms. `typing` takes 8 more with `re` and `enum`, which it brings
along, the others 2 with `collections` and `functools`, and most of what they have only says
something to who checks types. A type checker reads the first branch and sees the real names.
What runs gets the same classes from where they are made, a NamedTuple with the manners of
the real one, and empty words for the rest. The program takes these names from here; a test
holds that.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import (
        Callable as Callable,
        Collection as Collection,
        Container as Container,
        Iterable as Iterable,
        Iterator as Iterator,
        Mapping as Mapping,
        Sequence as Sequence,
        Set as Set,
    )
    from contextlib import contextmanager as contextmanager
    from functools import lru_cache as lru_cache
    from typing import (
        IO as IO,
        Annotated as Annotated,
        Any as Any,
        Literal as Literal,
        NamedTuple as NamedTuple,
        NoReturn as NoReturn,
        Protocol as Protocol,
        TextIO as TextIO,
        TypeVar as TypeVar,
        cast as cast,
        overload as overload,
    )
else:
    from _collections_abc import (
        Callable as Callable,
        Collection as Collection,
        Container as Container,
        Iterable as Iterable,
        Iterator as Iterator,
        Mapping as Mapping,
        Sequence as Sequence,
        Set as Set,
    )

    try:
        from _collections import _tuplegetter as _field
        from _functools import _lru_cache_wrapper as _keeping

        def lru_cache(maxsize):
            """Keeps what a function has returned."""
            return lambda function: _keeping(function, maxsize, False, tuple)

    except ImportError:  # another Python than CPython
        from functools import lru_cache as lru_cache
        from operator import itemgetter

        def _field(place, about):
            """A property that reads one place of a tuple."""
            return property(itemgetter(place), doc=about)

    class _Word:
        """A name that stands in annotations alone."""

        def __class_getitem__(cls, _of):
            return cls

    class Protocol:
        """What something must have, for who checks types."""

    IO = Annotated = Any = Literal = NoReturn = TextIO = _Word

    def TypeVar(_name, **_more):  # noqa: N802 - it is called like the class
        """A type that is told later, for who checks types."""
        return _Word

    def cast(_kind, value):
        """The value as it is."""
        return value

    def overload(_function):
        """Nothing: the function that follows is the one that is called."""
        return

    class _Making(type):
        """Turns the annotations of a class into the fields of a tuple."""

        def __new__(cls, name, bases, body):
            """Make the class; one that inherits its fields is left as it is."""
            if bases != (tuple,) and not bases[0]._fields:
                notes = body.get("__annotations__")
                if notes is None:  # Python 3.14 keeps them as a function
                    notes = body["__annotate_func__"](1)
                body["_fields"] = body["__match_args__"] = tuple(notes)
                body["_field_defaults"] = {key: body[key] for key in notes if key in body}
                body["_last"] = tuple(body["_field_defaults"].values())
                body["__slots__"] = ()
                for place, key in enumerate(notes):
                    body[key] = _field(place, "")
            return super().__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=_Making):
        """What all shapes can do."""

        __slots__ = ()
        _fields = ()

        def __new__(cls, *values, **named):
            """One of this shape, from values in order or by name."""
            missing = len(cls._fields) - len(values)
            if named or not 0 <= missing <= len(cls._last):
                values = _complete(cls, values, named)
            elif missing:
                values += cls._last[-missing:]
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values):
            return tuple.__new__(cls, values)

        def _replace(self, **named):
            values = [named.pop(key, value) for key, value in zip(self._fields, self, strict=True)]
            if named:
                raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            pairs = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in pairs)})"

        def __getnewargs__(self):
            return tuple(self)

    def _complete(cls, values, named):
        """All values in order, those not given by their defaults; TypeError as of any call."""
        whole, defaults, missing = list(values), cls._field_defaults, []
        for key in cls._fields[len(values) :]:
            if key in named:
                whole.append(named.pop(key))
            elif key in defaults:
                whole.append(defaults[key])
            else:
                missing.append(key)
        if named or len(values) > len(cls._fields):
            raise TypeError(f"{cls.__name__} takes each of {', '.join(cls._fields)} once")
        if missing:
            raise TypeError(f"{cls.__name__} needs {', '.join(missing)}")
        return whole

    def contextmanager(function):
        """What makes a with-block of a generator that yields once."""
        return lambda *values, **named: _Block(function(*values, **named))

    class _Block:
        """Runs a generator up to its yield, and from there on when the block is over."""

        __slots__ = ("steps",)

        def __init__(self, steps):
            self.steps = steps

        def __enter__(self):
            return next(self.steps)

        def __exit__(self, kind, error, trace):
            try:
                if kind is None:
                    next(self.steps)
                else:
                    self.steps.throw(error)
            except StopIteration as end:
                return kind is not None and end is not error
            except BaseException as raised:
                # A generator that lets a StopIteration through says so with another error.
                if raised is error or (kind is StopIteration and raised.__cause__ is error):
                    error.__traceback__ = trace
                    return False
                raise
            raise RuntimeError("the generator of a with-block yielded twice")
