"""salesbook: a local-first sales tracker for the terminal."""

__version__ = "0.1.0"

leaving = False
"""Whether this process runs one command and ends without tidying up: `start` says so."""
