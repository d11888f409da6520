"""Which cells of a table with margins must go too, so that none that is withheld can be worked out from the rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
PLENTY = 10**6  # a cell is never followed further than this many people up or down


def protect(values: Counts, primary: Mask, limit: int) -> Mask:
    """Which cells to withhold, of a table whose last row and column are its margins.

    Args:
        values: counts, rows x columns.
        primary: the cells that go anyhow.
        limit: people; under it a number gives somebody away.
    """
    hidden = primary.copy()
    while candidates := _candidates(values, hidden, limit):
        hidden[min(candidates, key=lambda place: _cost(values, hidden, place))] = True
    for place in _by_size(values, hidden & ~primary):  # what later choices made needless comes back
        hidden[place] = False
        if _candidates(values, hidden, limit):
            hidden[place] = True
    return hidden


def reach(values: Counts, hidden: Mask, place: tuple[int, int]) -> tuple[int, int]:
    """The fewest and the most people a withheld cell can hold, given the cells that are shown.

    Every row and every column is a node, every withheld cell an arc between its row and its column: margins run the
    other way, so that lines add up exactly when flow is kept. How far a cell can rise or fall while the others give
    way, none under zero, is then a maximum flow between its ends. Steps beyond a million people are not followed.
    """
    return _reach(values, _network(values, hidden), place)


def _reach(values: Counts, room: NDArray[np.int32], place: tuple[int, int]) -> tuple[int, int]:
    start, end = _ends(*place, *values.shape)
    others = room.copy()
    others[start, end] = others[end, start] = 0
    graph = csr_array(others)
    here = int(values[place])
    down = int(maximum_flow(graph, start, end).flow_value)
    up = int(maximum_flow(graph, end, start).flow_value)
    return here - min(down, here), here + min(up, PLENTY)


def _network(values: Counts, hidden: Mask) -> NDArray[np.int32]:
    rows, columns = values.shape
    room = np.zeros((rows + columns, rows + columns), dtype=np.int32)
    for i, j in zip(*np.nonzero(hidden), strict=True):
        start, end = _ends(int(i), int(j), rows, columns)
        room[start, end], room[end, start] = PLENTY, min(int(values[i, j]), PLENTY)
    return room


def _ends(i: int, j: int, rows: int, columns: int) -> tuple[int, int]:
    """Where the arc of a cell begins and ends; a margin runs back, the corner forth again."""
    margin = (i == rows - 1) != (j == columns - 1)
    return (rows + j, i) if margin else (i, rows + j)


def _candidates(values: Counts, hidden: Mask, limit: int) -> list[tuple[int, int]]:
    """The cells of which one must go next; none when the table is safe."""
    rows, columns = values.shape
    for i in range(rows):
        if _few(values[i], hidden[i], limit):
            return [(i, b) for b in range(columns) if not hidden[i, b]]
    for j in range(columns):
        if _few(values[:, j], hidden[:, j], limit):
            return [(a, j) for a in range(rows) if not hidden[a, j]]
    room = _network(values, hidden)
    for i, j in _by_size(values, hidden):
        least, most = _reach(values, room, (i, j))
        if most - least < limit:
            line = [(i, b) for b in range(columns) if not hidden[i, b]]
            line += [(a, j) for a in range(rows) if not hidden[a, j]]
            return line or [(int(a), int(b)) for a, b in zip(*np.nonzero(~hidden), strict=True)]
    return []


def _few(line: Counts, hidden: Mask, limit: int) -> bool:
    """Whether the total of a line shows that its withheld cells are together fewer than `limit` people."""
    inner = hidden[:-1]
    return bool(inner.any()) and not hidden[-1] and int(line[:-1][inner].sum()) < limit


def _cost(values: Counts, hidden: Mask, place: tuple[int, int]) -> tuple[int, int, int]:
    """Margins last; then cells that have withheld company both ways; then small ones."""
    i, j = place
    rows, columns = values.shape
    margins = (i == rows - 1) + (j == columns - 1)
    company = min(int(hidden[i].sum()), 1) + min(int(hidden[:, j].sum()), 1)
    return margins, -company, int(values[i, j])


def _by_size(values: Counts, chosen: Mask) -> list[tuple[int, int]]:
    """The chosen cells, largest first: the dearest come back first."""
    places = [(int(a), int(b)) for a, b in zip(*np.nonzero(chosen), strict=True)]
    return sorted(places, key=lambda place: -int(values[place]))
