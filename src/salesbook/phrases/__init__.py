"""What people type, read into values: dates, periods, amounts, spans of days, names.

Pure functions over text: today and now are arguments, nothing is read or written, and
whatever cannot be read is refused with `BadValue`, never guessed. Neighbours: `domain`
below, which takes the values; `commands` and `exchange` above, which hand in the text.
"""
