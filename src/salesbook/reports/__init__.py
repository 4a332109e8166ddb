"""What is read off the book: pure functions from rows to a report, one file each.

A report is handed its rows and the `Day`; it opens nothing and asks no clock. The same
value is printed in every format. Actions are its neighbours and are not known here.
"""
