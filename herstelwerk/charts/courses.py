"""What the chart of trajectories draws: per cohort the quartiles at each session, and how those fared who stayed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from herstelwerk.charts.common import Floats
from herstelwerk.outcomes.result import NotPossibleError

MOST_LINES = 40  # clients with a line of their own, per cohort
_SEED = 20_231


@dataclass(frozen=True, slots=True)
class Cohort:
    """One field. Sessions with fewer clients than the limit have NaN; `people` has a row per client that is drawn."""

    name: str
    clients: int
    n: Floats
    middle: Floats
    low: Floats
    high: Floats
    stayers: Floats
    stayed: int
    people: Floats

    @property
    def ends(self) -> tuple[int, int]:
        """The places of the first and the last session that is told."""
        told = np.flatnonzero(~np.isnan(self.middle))
        return int(told[0]), int(told[-1])

    @property
    def alone(self) -> npt.NDArray[np.bool_]:
        """Sessions that are told while the ones beside them are not, so that no field can show their middle half."""
        there = np.pad(~np.isnan(self.middle), 1)
        found: npt.NDArray[np.bool_] = there[1:-1] & ~there[:-2] & ~there[2:]
        return found

    @property
    def lines(self) -> bool:
        """Whether there is a client with two sessions to draw a line between."""
        return bool(((~np.isnan(self.people)).sum(axis=1) > 1).any())


def check(found: pd.DataFrame, scale: tuple[float, float]) -> None:
    """Refuse what cannot be drawn.

    Raises:
        NotPossibleError: without rows, with a client twice in a session, or with scores outside the scale.
    """
    if found.empty:
        raise NotPossibleError("Er is geen enkele rij met cohort, cliënt, sessie én score.")
    if found.duplicated(["cohort", "client", "session"]).any():
        raise NotPossibleError("Er zijn cliënten met twee scores bij dezelfde sessie; elke sessie heeft er één nodig.")
    if not scale[0] < scale[1] or found["score"].min() < scale[0] or found["score"].max() > scale[1]:
        raise NotPossibleError(f"Er zijn scores die niet op de schaal passen ({scale[0]:g} tot {scale[1]:g}).")


def told_sessions(found: pd.DataFrame, limit: int) -> tuple[list[float], bool]:
    """The sessions from the first to the last in which some cohort has enough clients, and whether others are left out.

    Raises:
        NotPossibleError: when there is none.
    """
    most = found.groupby(["session", "cohort"]).size().groupby("session").max()
    enough = most.index[most >= limit]
    if not len(enough):
        raise NotPossibleError(f"In geen enkel cohort is er een sessie met metingen van {limit} cliënten of meer.")
    kept = [float(one) for one in most.index if enough[0] <= one <= enough[-1]]
    return kept, len(kept) < len(most)


def cohort_of(name: str, data: pd.DataFrame, sessions: list[float], people: bool, limit: int) -> Cohort | None:
    """The field of a cohort; None where no session has enough clients."""
    clients, rows = np.unique(np.array([str(one) for one in data["client"]], dtype=object), return_inverse=True)
    table = np.full((clients.size, len(sessions)), np.nan)
    table[rows, np.searchsorted(sessions, data["session"])] = data["score"]
    n = (~np.isnan(table)).sum(axis=0).astype(np.float64)
    told = n >= limit
    if not told.any():
        return None
    low, middle, high = _quartiles(table, told)
    last = int(np.flatnonzero(told)[-1])
    stay = table[~np.isnan(table[:, last])]
    enough = told & ((~np.isnan(stay)).sum(axis=0) >= limit)
    there = last > 0 and len(stay) < clients.size
    stayers = _quartiles(stay, enough)[1] if there else np.full(len(sessions), np.nan)
    drawn = np.empty((0, len(sessions)))
    if people:
        chosen = np.arange(clients.size)
        if clients.size > MOST_LINES:
            chosen = np.sort(np.random.default_rng(_SEED).choice(clients.size, MOST_LINES, replace=False))
        drawn = np.where(told, table[chosen], np.nan)
    return Cohort(
        name, clients.size, np.where(told | (n == 0), n, np.nan), middle, low, high, stayers, len(stay), drawn
    )


def _quartiles(table: Floats, told: npt.NDArray[np.bool_]) -> Floats:
    """25 %, 50 % and 75 % per session, NaN where not told."""
    found = np.full((3, table.shape[1]), np.nan)
    found[:, told] = np.nanpercentile(table[:, told], [25, 50, 75], axis=0)
    return found
