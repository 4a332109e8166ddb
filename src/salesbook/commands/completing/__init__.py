"""What a shell is told while a command line is typed.

`table` says which values an option or argument takes, `candidates` what may stand at the
word being typed, `line` how a shell writes words down, `scripts` what the shells run.
Typer is loaded for the names of options alone.
"""
