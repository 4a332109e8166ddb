"""A `shop` for each test: an empty book, and the program run on it."""

from shops import shop  # noqa: F401
