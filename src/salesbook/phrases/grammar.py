"""A small grammar engine: named rules over tokens, all readings of a text at a place.

A rule is a pattern such as `"year? month THE? EDGE !compound"`: capitals are kinds of
words, small letters are rules; `?` may be missing (its value is then None), `=` must
follow without a blank, `!` must not follow: a rule, an entry of `CANCELS`, or
`!chinese`, a character that is not ASCII.
Readings are remembered by rule and place, so the work stays proportional to the text,
which is a head of bounded length. A reading that is a date in form but not in fact is
`Wrong`, with the sentence that says why; it is as long as a right one, so that a wrong
date never becomes a shorter right one.
Neighbours: `tokens` below; `days` and `clock` declare the rules.
"""

from salesbook.i18n import N_
from salesbook.light import Any, Callable, Iterable, NamedTuple, TypeVar
from salesbook.phrases.tokens import (
    LATIN,
    Token,
    figure_goes_on,
    latin_word,
    skip_blanks,
    tokens_at,
)
from salesbook.phrases.words import CANCELS, SILENT

OUT_OF_RANGE = N_('"{text}" is out of range: years run from 1900 to 2199.')

Action = Callable[..., Any]
AnyAction = TypeVar("AnyAction", bound=Action)


class Wrong(NamedTuple):
    """A reading that cannot be: `sentence` is a message id, `values` its named arguments."""

    sentence: str
    values: tuple[tuple[str, object], ...] = ()


class Reading(NamedTuple):
    """A value (or `Wrong`) and the place after its text."""

    value: Any
    end: int


class Part(NamedTuple):
    """One element of a pattern."""

    name: str
    terminal: bool
    silent: bool
    optional: bool
    glued: bool
    denied: bool


def _part(text: str) -> Part:
    name = text.strip("?=!")
    terminal = name.isupper()
    return Part(
        name,
        terminal,
        silent=name in SILENT,
        optional=text.endswith("?"),
        glued=text.startswith("="),
        denied=text.startswith("!"),
    )


_RULES: dict[str, list[tuple[tuple[Part, ...], Action]]] = {}


def rule(name: str, *patterns: str) -> Callable[[AnyAction], AnyAction]:
    """Declare that each pattern is a `name`; the function makes its value.

    The function gets the view (see `reckon`) and the values of the pattern's elements in
    order. It returns the value, a `Wrong`, or None when it is no such thing after all.
    """

    def declare(action: AnyAction) -> AnyAction:
        rules = _RULES.setdefault(name, [])
        rules.extend((tuple(map(_part, pattern.split())), action) for pattern in patterns)
        return action

    return declare


class Parse:
    """All readings of one folded text, seen from one view (now, and what is preferred)."""

    def __init__(self, text: str, view: object) -> None:
        """Remember the text and the view; nothing is read yet."""
        self.text = text
        self.view = view
        self._tokens: dict[int, list[Token]] = {}
        self._readings: dict[tuple[str, int], list[Reading]] = {}

    def read(self, name: str, at: int) -> list[Reading]:
        """Every reading of the rule `name` that begins at `at`."""
        key = (name, at)
        known = self._readings.get(key)
        if known is None:
            # A rule that asks for itself at the same place finds nothing.
            self._readings[key] = []
            found = (
                reading
                for parts, action in _RULES[name]
                for reading in self._follow(parts, action, at)
            )
            known = self._readings[key] = list(dict.fromkeys(found))
        return known

    def _follow(self, parts: tuple[Part, ...], action: Action, at: int) -> Iterable[Reading]:
        states: list[tuple[int, tuple[Any, ...]]] = [(at, ())]
        for part in parts:
            states = [after for state in states for after in self._step(part, *state)]
            if not states:
                return
        for end, values in states:
            wrong = next((value for value in values if isinstance(value, Wrong)), None)
            try:
                value = wrong if wrong is not None else action(self.view, *values)
            except OverflowError:
                value = Wrong(OUT_OF_RANGE)
            if value is not None:
                yield Reading(value, end)

    def _step(
        self, part: Part, at: int, values: tuple[Any, ...]
    ) -> Iterable[tuple[int, tuple[Any, ...]]]:
        if part.denied:
            if not self._follows(part.name, at):
                yield at, values
            return
        start = at if part.glued else skip_blanks(self.text, at)
        for value, end in self._candidates(part, start):
            yield end, values if part.silent else (*values, value)
        if part.optional:
            yield at, values if part.silent else (*values, None)

    def _candidates(self, part: Part, at: int) -> Iterable[tuple[Any, int]]:
        if not part.terminal:
            return self.read(part.name, at)
        tokens = self._tokens.get(at)
        if tokens is None:
            tokens = self._tokens[at] = tokens_at(self.text, at)
        return [(token.value, token.end) for token in tokens if token.kind == part.name]

    def _follows(self, name: str, at: int) -> bool:
        if name in _RULES:
            return bool(self.read(name, skip_blanks(self.text, at)))
        if name == "chinese":
            return not self.text[skip_blanks(self.text, at) :][:1].isascii()
        if name == "glued" and self.text[at : at + 1] in LATIN:
            return True
        if name in ("glued", "measure") and figure_goes_on(self.text, at):
            return True
        cancel = CANCELS[name]
        if self.text.startswith(cancel.beginnings, at):
            return not self.text.startswith(cancel.allowed, at)
        return latin_word(self.text, skip_blanks(self.text, at)) in cancel.latin
