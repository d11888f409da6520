"""What there is per cohort: clients per wave with small cells withheld, and the sessions in a few rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import pandas as pd

from herstelwerk.outcomes.result import Cell, NotPossibleError, ResultTable
from herstelwerk.outcomes.withheld import MARK, TOTAL, withhold
from herstelwerk.research.session_groups import Columns
from herstelwerk.research.summary import summarise_sessions
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import WAVES

_PEOPLE = (
    ("cohort", "cohort", "cohorten"),
    ("team", "team", "teams"),
    ("trainee", "deelnemer", "deelnemers"),
    ("client", "cliënt", "cliënten"),
)
_COUNTED = "Onder elke meting staat hoeveel cliënten op ten minste één maat een score hebben."


def of(frame: pd.DataFrame, sessions: Sequence[str], source: Source, limit: int) -> Section:
    """Counts per cohort and wave, and a short summary of each measure that was taken per session."""
    parts: list[Part] = [
        _headline(frame, limit),
        attempt("De aantallen per cohort en meting", lambda: _safe(_per_wave(frame), limit)),
        _COUNTED,
    ]
    parts += [attempt(f"Sessies, {one.upper()}", partial(_sessions, frame, one, source, limit)) for one in sessions]
    if not sessions:
        parts.append(Remark("Er zijn geen scores per sessie."))
    return section("Wat er is", parts)


_TITLE = "Gemeten cliënten per cohort en meting"


def _headline(frame: pd.DataFrame, limit: int) -> str:
    told = []
    for column, one, many in _PEOPLE:
        count = int(frame[column].nunique()) if column in frame else 0
        if column == "client" and _few(frame, limit):
            continue  # beside the numbers of the others this one could give a small cohort away
        elif count:
            told.append(f"{count} {one if count == 1 else many}")
    return f"In deze gegevens: {', '.join(told[:-1])} en {told[-1]}."


def _few(frame: pd.DataFrame, limit: int) -> bool:
    """Whether a cohort has too few clients to be told."""
    return bool((frame.groupby("cohort")["client"].nunique() < limit).any())


def _per_wave(frame: pd.DataFrame) -> pd.DataFrame:
    """Clients with at least one score, a row per cohort and a column per wave."""
    there = frame[frame["wave"].notna() & frame["score"].notna()]
    if there.empty:
        raise NotPossibleError("Er is geen meting met een score.")
    counts = there.groupby(["cohort", "wave"], sort=False)["client"].nunique().unstack(fill_value=0)
    cohorts = list(frame["cohort"].drop_duplicates())
    waves = [wave for wave in WAVES if wave in counts.columns]
    return counts.reindex(index=cohorts, columns=waves, fill_value=0).astype(int)


def _safe(counts: pd.DataFrame, limit: int) -> ResultTable:
    """The counts without a total per cohort: with other tables beside it that could give a withheld wave away."""
    found = withhold(counts, limit=limit)
    told = found.safe().drop(columns=TOTAL)
    rows: list[dict[str, Cell]] = [
        {"cohort": str(name), **{str(wave): MARK if pd.isna(n) else int(n) for wave, n in row.items()}}
        for name, row in told.iterrows()
    ]
    return ResultTable(_TITLE, rows, found.method)


def _sessions(frame: pd.DataFrame, measure: str, source: Source, limit: int) -> ResultTable:
    """Per cohort the first session, and the last one for which enough clients were still there."""
    known, _ = source.scale(measure)
    rows = frame[(frame["measure"] == measure) & frame["session"].notna()]
    needed = rows[["cohort", "client", "session", "measure", "score"]]
    found = summarise_sessions(needed, by=("cohort", "session"), columns=Columns())
    table = found.to_frame()
    told = [line for name in frame["cohort"].drop_duplicates() for line in _ends(table, str(name), limit)]
    method = (
        "Per cohort en sessie: de cliënten met een score, gemiddelde en SD, en de verandering van ieder sinds de eigen "
        "eerste sessie, met een 95%-interval uit de t-verdeling. Getoond: de eerste sessie, en de laatste waarbij nog "
        f"{limit} cliënten of meer een score en een eerste sessie hadden. Een late sessie gaat alleen over wie er toen "
        "nog was."
    )
    return ResultTable(f"{known.short}: de eerste en de laatste sessie per cohort", told, method)


def _ends(table: pd.DataFrame, cohort: str, limit: int) -> Iterator[Mapping[str, Cell]]:
    here = table[table["cohort"] == cohort].sort_values("session")
    enough = here[(here["n"] >= limit) & (here["n verandering"] >= limit)]
    if enough.empty or enough["session"].iloc[0] != 1:
        yield {"cohort": cohort, "sessie": MARK}
        return
    ends = enough.iloc[[0, -1]] if len(enough) > 1 else enough
    for place, (_, row) in enumerate(ends.iterrows()):
        line: dict[str, Cell] = {"cohort": cohort, "sessie": int(row["session"]), "n": int(row["n"])}
        line |= {"gemiddelde": float(row["gemiddelde"]), "SD": float(row["SD"])}
        if place:
            line |= {
                "verandering": float(row["verandering"]),
                "95 % van": float(row["verandering 95 % van"]),
                "95 % tot": float(row["verandering 95 % tot"]),
                "n verandering": int(row["n verandering"]),
            }
        yield line
