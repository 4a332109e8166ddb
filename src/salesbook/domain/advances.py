"""A step on after a contact: a promotion, a later stage of a deal, or the signing (DOMAIN 11).

The rules of `grades` and `stages` turned round into pairs, so that a book can be asked which
of its changes are steps on.
"""

from itertools import combinations

from salesbook.domain.grades import movement
from salesbook.domain.policy import GRADES
from salesbook.domain.stages import OPEN, WON

DAYS = 14
"""A contact has moved something when a step on falls on its day or so many days after it."""
PROMOTIONS = tuple((a, b) for a in GRADES for b in GRADES if movement(a, b) == "up")
"""Grades from and to."""
ONWARD = tuple(combinations((*OPEN, *WON), 2))
"""Stages from and to; losing is no step on."""
