"""Two tables beside each other: where subtracting one from the other shows only a few people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import pairwise

import pandas as pd

from herstelwerk.outcomes.withheld import LIMIT


def differing_little(
    first: Mapping[str, Set[object]], second: Mapping[str, Set[object]], *, limit: int = LIMIT
) -> list[str]:
    """Warnings where two tables have groups that differ by a few people, so that subtracting shows those few.

    Args:
        first: who is in each group of one table (codes of people).
        second: the same of the other table, or of the same table at another moment.
        limit: under which a difference is too small.
    """
    told = []
    for one, people in first.items():
        for other, others in second.items():
            apart = len(people ^ others)
            if 0 < apart < limit and people & others:
                told.append(
                    f"‘{one}’ en ‘{other}’ verschillen maar {apart} {_people(apart)}. Wie beide tabellen heeft, kan "
                    "die aftrekken; toon er één van de twee."
                )
    return told


def _people(n: int) -> str:
    return "persoon" if n == 1 else "personen"


def counts_differing_little(tables: Iterable[pd.DataFrame], *, limit: int = LIMIT) -> list[str]:
    """The same where only counts are known: cells of one name that differ by a few people between tables in a row."""
    told = []
    for before, after in pairwise(tables):
        rows = [label for label in before.index if label in after.index]
        columns = [label for label in before.columns if label in after.columns]
        for row in rows:
            for column in columns:
                apart = abs(int(after.loc[row, column]) - int(before.loc[row, column]))
                if 0 < apart < limit:
                    told.append(
                        f"‘{row}’, ‘{column}’ verschilt tussen twee tabellen maar {apart} {_people(apart)}; wie beide "
                        "heeft, ziet wat er met die paar gebeurde."
                    )
    return told
