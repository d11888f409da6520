"""Groups within groups: who belongs where, from the lowest grouping factor to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from herstelwerk.outcomes.mixed.terms import Random
from herstelwerk.outcomes.result import NotPossibleError

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Grouping:
    """One grouping factor: its random term, the number of its group per row, and the names of the groups."""

    term: Random
    codes: Places  # per row, 0 … count - 1
    names: tuple[object, ...]  # the id; a tuple (outer …, id) where ids are told apart within others

    @property
    def count(self) -> int:
        """How many groups there are."""
        return len(self.names)


def group_columns(groups: Sequence[Random], nested: bool) -> list[tuple[str, ...]]:
    """The columns that make up the id of each grouping factor, outermost first."""
    chains: list[tuple[str, ...]] = []
    for place, one in enumerate(groups):
        outer = tuple(dict.fromkeys((*one.within, *(g.group for g in groups[place + 1 :] if nested))))
        chains.append((*reversed([name for name in outer if name != one.group]), one.group))
    return chains


def read_groups(frame: pd.DataFrame, groups: Sequence[Random], nested: bool) -> list[Grouping]:
    """The grouping factors, lowest first; each lies whole within the next.

    With `nested`, ids count within the factors named after theirs (`client`, then `team`, then `cohort`), so that
    client 1 of team A and client 1 of team B are two clients.

    Raises:
        NotPossibleError: for no or double terms, one group only, as many effects as rows, factors that are the same
            or that cross.
    """
    if not groups:
        raise NotPossibleError("Een gemengd model heeft ten minste één groep nodig (client, team, cohort).")
    if len({one.group for one in groups}) < len(groups):
        raise NotPossibleError("Noem elke groep één keer; zet hellingen bij elkaar in één Random(…).")
    found = []
    for one, columns in zip(groups, group_columns(groups, nested), strict=True):
        codes, names = _ids(frame, columns)
        _need_groups(one, len(names), len(frame))
        found.append(Grouping(one, codes, names))
    found.sort(key=lambda one: -one.count)
    for lower, upper in pairwise(found):
        _need_nested(lower, upper)
    return found


def _ids(frame: pd.DataFrame, columns: tuple[str, ...]) -> tuple[Places, tuple[object, ...]]:
    codes, ids = pd.factorize(frame[columns[-1]])
    if len(columns) == 1:
        return codes, tuple(ids)
    outer, outer_names = _ids(frame, columns[:-1])
    both = outer.astype(np.int64) * max(len(ids), 1) + codes
    pairs, found = pd.factorize(both)
    names = []
    for outer_at, own in zip(*(part.tolist() for part in np.divmod(found, max(len(ids), 1))), strict=True):
        above = outer_names[outer_at]
        names.append((*(above if isinstance(above, tuple) else (above,)), ids[own]))
    return pairs, tuple(names)


def _need_groups(term: Random, count: int, rows: int) -> None:
    if not term.size:
        raise NotPossibleError(f"De random term van ‘{term.group}’ is leeg: geef een intercept of een helling.")
    if len(set(term.names)) < term.size:
        raise NotPossibleError(f"De random term van ‘{term.group}’ noemt een helling twee keer.")
    if count < 2:
        raise NotPossibleError(
            f"‘{term.group}’ heeft maar {count} groep: er zijn ten minste twee groepen nodig om verschil "
            "ertussen te schatten."
        )
    if count * term.size >= rows:
        raise NotPossibleError(
            f"‘{term.group}’ heeft {count} groepen met elk {term.size} random effect(en) op {rows} rijen: dat "
            "is niet te "
            "scheiden van de rest. Er zijn meer metingen per groep nodig, of een eenvoudiger random term."
        )


def _need_nested(lower: Grouping, upper: Grouping) -> None:
    first = np.zeros(lower.count, dtype=np.intp)
    first[lower.codes[::-1]] = upper.codes[::-1]
    strays = np.unique(lower.codes[first[lower.codes] != upper.codes])
    low, up = lower.term.group, upper.term.group
    if strays.size:
        name = lower.names[int(strays[0])]
        raise NotPossibleError(
            f"‘{low}’ ligt niet binnen ‘{up}’: {strays.size} keer komt dezelfde {low} onder meer dan één {up} voor "
            f"(bijvoorbeeld {name}). Zijn het verschillende mensen met hetzelfde nummer, gebruik dan "
            "nested=True. Gekruiste "
            "groepen berekent dit model niet; neem een van de twee dan op als vaste voorspeller."
        )
    if lower.count == upper.count:
        raise NotPossibleError(
            f"‘{low}’ en ‘{up}’ delen de rijen op dezelfde manier in: hun variantie is niet uit elkaar te "
            "houden. Laat er één weg."
        )
