"""A6: who does what.

What it looks at: who per action, 'samen', and the client's share.
Why it matters: what the client does, the client has done.
Example: all actions with the worker asks: which one could be the client's?
What may help: name one person per action; let the client take the first.
Source: slides 44-45; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.domain import Who
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Level, Outcome, outcome

ID = "A6"
LIMITS = (
    "client_met",
    "client_partly",
    "one_met",
    "one_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `client_met`, `client_partly`, `one_met`, `one_partly`, shares of the actions."""
    if not material.actions:
        return EMPTY
    total = len(material.actions)
    nobody = [a.id for a in material.actions if a.who is Who.NOBODY]
    together = [a.id for a in material.actions if a.who is Who.TOGETHER]
    client = sum(a.who is Who.CLIENT for a in material.actions)
    one = (total - len(nobody) - len(together)) / total
    parts = [("no_one_responsible", id, "") for id in nobody] + [("together", id, "") for id in together]
    if client / total < limits["client_met"]:
        parts.append(("client_share", "actions", f"{client} van de {total}"))
    if one >= limits["one_met"] and client / total >= limits["client_met"]:
        level = Level.MET
    elif one >= limits["one_partly"] and client / total >= limits["client_partly"]:
        level = Level.PARTLY
    else:
        level = Level.NOT
    return outcome(level, f"{total - len(nobody) - len(together)}/{total}, cliënt {client}/{total}", parts)
