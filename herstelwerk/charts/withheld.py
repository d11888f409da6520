"""What is not told: groups of too few people, and groups from which those could be worked out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from herstelwerk.outcomes.result import NotPossibleError

LIMIT = 10
_LEAST = 5


def checked_limit(limit: int) -> int:
    """The limit, when it is allowed.

    Raises:
        NotPossibleError: below five.
    """
    if limit < _LEAST:
        raise NotPossibleError(
            f"De grens voor kleine groepen is {limit}, en is ten minste {_LEAST}: in een kleinere groep is te "
            "herkennen over wie het gaat."
        )
    return limit


def withheld(counts: npt.ArrayLike, limit: int = LIMIT) -> npt.NDArray[np.bool_]:
    """Which cells are not told, along the last axis (groups that add up to a total that people may know).

    A cell with 1 to `limit` - 1 people is withheld. As long as what is withheld in a line is one cell, or fewer than
    `limit` people together, the total would give it away; then the smallest cell that is left goes too. Cells without
    anyone have nothing to tell, and count as told.

    Raises:
        NotPossibleError: when the limit is below five.
    """
    checked_limit(limit)
    table = np.nan_to_num(np.atleast_2d(np.asarray(counts, dtype=np.float64)))
    hidden = (table > 0) & (table < limit)
    for line, gone in zip(table, hidden, strict=True):
        while gone.any() and (gone.sum() == 1 or line[gone].sum() < limit):
            left = np.flatnonzero(~gone & (line > 0))
            if not left.size:
                break
            gone[left[np.argmin(line[left])]] = True
    result: npt.NDArray[np.bool_] = hidden.reshape(np.shape(counts))
    return result


def why(some: bool, limit: int, who: str) -> str:
    """The sentence under a chart in which groups are withheld."""
    if not some:
        return ""
    return f"Niet getoond: {who} met minder dan {limit} mensen, en {who} waaruit hun getallen zijn af te leiden."


def few(limit: int) -> str:
    """The sentence under a chart in which numbers of people are withheld."""
    return f"Aantallen onder {limit} staan er niet bij, en ook geen aantallen waaruit ze zijn af te leiden"
