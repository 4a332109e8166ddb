"""One value in, every format out: tables for people, json, csv, tsv and md for programs.

`report` holds the values, `emit` prints them; each format is one module. Whatever
text a customer brought goes through `text.clean` before a person sees it.
Neighbour: `reports` and `commands`, which make the values.
"""
