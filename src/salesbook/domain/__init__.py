"""The rules of the trade: pure functions of values, a `Policy` and a date.

Nothing in here reads a clock, a file, a book or a setting; "today" is always an
argument, and every number that a seller may want otherwise is in `policy.Policy`.
Standard library only, and little of it: these modules are loaded by every command.
Neighbours: `phrases`, which reads what people type, and `book`, which stores facts.
"""
