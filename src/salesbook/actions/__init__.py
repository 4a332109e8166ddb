"""What changes the book: load, apply the rule, save, and say what follows, one noun a file.

An action gets the running `Change` and the `Day`; it never opens a book, never prints.
It returns a receipt. Reports are its neighbours and are not known here.
"""
