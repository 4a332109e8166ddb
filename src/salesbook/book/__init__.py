"""The file: open and check it, read rows, change it through one door, undo.

Reads open the file read-only and write nothing. Every command that writes is one
`BEGIN IMMEDIATE` transaction under one operation (`change`). Only the standard
`sqlite3` is used here; `schema` is imported only to make a book.
"""
