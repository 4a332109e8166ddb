"""Files in and out: a file becomes sheets of text cells, headers name them, lines are read.

One module a format (`csv_file`, `xlsx_file`), one a kind of sheet (`customers`, `grades`,
`follow_ups`); the tables that name them are in `sheets` and `kinds`. No book is known
here: what a line means for the book is decided in `actions`.
"""
