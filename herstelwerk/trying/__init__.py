"""Trying changed rules on earlier hand-ins before they are used: which signals turn, for whom, because of what words.

Pure: rules and hand-ins come in as values. Nothing here changes a judgement.
"""

from herstelwerk.trying.change import Change, ChangeError, ListChange, changed_lines, changed_rules
from herstelwerk.trying.tally import Tally, tally
from herstelwerk.trying.trial import Because, Earlier, Flip, Outcome, Trial, uncollected

__all__ = [
    "Because",
    "Change",
    "ChangeError",
    "Earlier",
    "Flip",
    "ListChange",
    "Outcome",
    "Tally",
    "Trial",
    "changed_lines",
    "changed_rules",
    "tally",
    "uncollected",
]
