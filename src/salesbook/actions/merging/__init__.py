"""Making one of two customers: `merge` is the act, `rows` what moves and how.

Every table with a `customer_id` stands in `rows.MOVES`; a test fails when one does not.
"""
