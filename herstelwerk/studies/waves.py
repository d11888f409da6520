"""The measurements of clients side by side: one row per client, one column per wave."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

WAVES = ("voormeting", "nameting", "follow-up")  # in the order of time; the dictionary allows no others
BEFORE, AFTER, LATER = WAVES
_WHO = ("cohort", "team", "trainee")


def measures_of(frame: pd.DataFrame) -> list[str]:
    """The measures that were taken before and after, in the order in which they come."""
    there = frame[frame["wave"].notna() & frame["score"].notna()]
    waves = there.groupby("measure", sort=False)["wave"].agg(set)
    return [str(name) for name, found in waves.items() if {BEFORE, AFTER} <= found]


def session_measures_of(frame: pd.DataFrame) -> list[str]:
    """The measures that were taken per session."""
    if "session" not in frame:
        return []
    there = frame[frame["session"].notna() & frame["score"].notna()]
    return [str(name) for name in there["measure"].drop_duplicates()]


def side_by_side(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """One row per client of these data (index), a column per wave, and the cohort, team and trainee.

    Every client counts, also one who was never measured on this measure: who is missing is half of the story.
    """
    clients = frame.drop_duplicates("client").set_index("client")
    taken = frame[(frame["measure"] == measure) & frame["wave"].notna()]
    scores = taken.pivot(index="client", columns="wave", values="score")
    wide = scores.reindex(index=clients.index, columns=list(WAVES))
    for name in _WHO:
        if name in clients:
            wide[name] = clients[name]
    return wide


def all_waves(frame: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    """One row per client, a column `measure wave` for every measurement that anyone has."""
    columns: dict[str, pd.Series] = {}
    for measure in measures:
        wide = side_by_side(frame, measure)
        columns |= {f"{measure} {wave}": wide[wave] for wave in WAVES if wide[wave].notna().any()}
    return pd.DataFrame(columns)
