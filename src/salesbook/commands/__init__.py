"""What can be typed: one module a command, and how a command line finds it.

`contents` is the table of all commands for people; `declared` and `described` are made from it
and from what each declares with Typer. A plain line is read by `line`, all others by `build`.
"""
