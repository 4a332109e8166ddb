"""salesbook: a local-first sales tracker for the terminal."""

__version__ = "0.1.0"
