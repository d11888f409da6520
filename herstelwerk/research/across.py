"""Rows laid beside each other: the same one twice, someone in two cohorts, measurements in the wrong order.

Each check gets the rows that are still good and gives the places to keep aside, with a sentence for each. What holds
is never guessed: of rows that contradict each other all go aside, but for one thing. Where nearly all rows of someone
say the same (cohort A) and a few say otherwise (cohort B), only the few do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from herstelwerk.dutch import number
from herstelwerk.research.dictionary import Column
from herstelwerk.research.problems import quoted, rows_told

FILE, ROW = "file", "row"  # the columns with where a row came from
_SHARE = 0.1  # of people in two places above which they were probably numbered anew
_MANY = 5


class Clash(NamedTuple):
    """Rows that contradict each other or the others; `aside` is False for a question."""

    places: tuple[int, ...]
    column: str
    wrong: str
    expected: str
    advice: str
    aside: bool = True


_DUTCH = {"cohort": "cohort", "team": "team", "trainee": "begeleider", "client": "cliënt"}
_OTHER = {"cohort": "ander cohort", "team": "ander team", "trainee": "andere begeleider"}
_NESTED = (("client", "cohort"), ("client", "trainee"), ("trainee", "cohort"), ("trainee", "team"))


def doubles(frame: pd.DataFrame, columns: Sequence[Column]) -> Iterator[Clash]:
    """Rows with the same key: of the same row all but the first go aside, of different rows all do."""
    keys = [column.name for column in columns if column.key and column.name in frame]
    if not keys or frame.empty:
        return
    told = [column.name for column in columns if column.name in frame]
    again = frame.duplicated(keys, keep=False)
    for _, alike in frame[again].groupby(keys, dropna=False, sort=False):
        first = alike.index[0]
        same = alike.drop(columns=[FILE, ROW]).duplicated(subset=told, keep="first")
        if int((~same).sum()) == 1:
            wrong = f"deze rij staat er al: zie {_row(frame, first)}"
            yield Clash(
                tuple(alike.index[1:]), "", wrong, "elke rij één keer", "De eerste telt mee; haal de andere weg."
            )
            continue
        what = ", ".join(f"{name} {quoted(str(alike[name].iloc[0]))}" for name in keys if pd.notna(alike[name].iloc[0]))
        values = _differences(alike, told)
        yield Clash(
            tuple(alike.index),
            "",
            f"er zijn {len(alike)} rijen over hetzelfde ({what}), met een andere {values}",
            "één rij per meting",
            "Kijk na welke klopt en haal de andere weg.",
        )


def _differences(alike: pd.DataFrame, told: list[str]) -> str:
    """`score: 12 en 15`, of the first column in which the rows differ."""
    for name in ("score", *told):
        if name in alike and alike[name].nunique(dropna=False) > 1:
            values = [_plain(value) for value in alike[name].unique()[:3]]
            return f"{name}: {' en '.join(values)}"
    return "inhoud"


def moved(frame: pd.DataFrame, child: str, parent: str) -> Iterator[Clash]:
    """People of one `parent` (cohort, trainee, team) who also occur in another."""
    known = frame[[child, parent]].dropna()
    if known.empty:
        return
    counts = known.value_counts(sort=False).rename("n").reset_index()
    several = counts[counts[child].duplicated(keep=False)]
    people, total = several[child].nunique(), counts[child].nunique()
    if people > _MANY and people > _SHARE * total:
        yield _numbered_anew(known, several[child], child, parent, people, total)
        return
    for person, here in several.groupby(child, sort=False):
        most = here["n"].max()
        stays = here.loc[here["n"] == most, parent]
        rows = known.index[known[child] == person]
        if len(stays) > 1:
            places = ", ".join(f"‘{quoted(str(one))}’" for one in here[parent])
            wrong = f"{_DUTCH[child]} {quoted(str(person))} staat bij meer dan één {_DUTCH[parent]}: {places}"
            yield _clash(rows, child, parent, wrong)
            continue
        home = stays.iloc[0]
        for other in here.loc[here[parent] != home, parent]:
            away = rows[(known.loc[rows, parent] == other).to_numpy()]
            stay = rows[(known.loc[rows, parent] == home).to_numpy()]
            others = f"de andere {len(stay)} rijen" if len(stay) != 1 else "de enige andere rij"
            wrong = (
                f"{_DUTCH[child]} {quoted(str(person))} staat hier bij {_DUTCH[parent]} ‘{quoted(str(other))}’, "
                f"en in {others} bij ‘{quoted(str(home))}’"
            )
            yield _clash(away, child, parent, wrong)


def _clash(places: pd.Index, child: str, parent: str, wrong: str) -> Clash:
    who = _DUTCH[child]
    advice = (
        f"Kreeg de {who} een {_OTHER[parent]}? Kies er één, bijvoorbeeld de eerste. Zijn het twee mensen? Geef de "
        "tweede dan een andere code."
    )
    return Clash(tuple(places), parent, wrong, f"één {_DUTCH[parent]} per {who}", advice)


def _numbered_anew(known: pd.DataFrame, several: pd.Series, child: str, parent: str, people: int, total: int) -> Clash:
    who = _DUTCH[child]
    percent = number(100 * people / total, 0)
    return Clash(
        tuple(known.index[known[child].isin(several)]),
        child,
        f"{people} van de {total} codes ({percent} %) staan bij meer dan één {_DUTCH[parent]}; "
        "begint de telling elke keer opnieuw?",
        f"één code per {who}",
        f"Zet dan de code van {_DUTCH[parent]} ervoor, zoals A-01.",
    )


def waves_out_of_order(frame: pd.DataFrame, order: Sequence[str]) -> Iterator[Clash]:
    """A measurement on a day after the next one, or before the one before, of the same person."""
    if not {"client", "wave", "day"} <= set(frame):
        return
    known = frame.loc[frame["wave"].notna() & frame["day"].notna(), ["client", "wave", "day"]]
    if known.empty:
        return
    days = known.assign(number=known["day"].astype("int64"))
    middle = days.groupby(["client", "wave"])["number"].median().unstack().reindex(columns=list(order))
    later = middle[middle.columns[::-1]].cummin(axis=1)[list(order)].shift(-1, axis=1)
    earlier = middle.cummax(axis=1).shift(1, axis=1)
    rows = middle.index.get_indexer(pd.Index(days["client"]))
    columns = middle.columns.get_indexer(pd.Index(days["wave"]))
    too_late = days["number"].to_numpy() > later.to_numpy()[rows, columns]
    too_early = days["number"].to_numpy() < earlier.to_numpy()[rows, columns]
    wrong = known[too_late | too_early]
    for person, here in wrong.groupby("client", sort=False):
        told = " en ".join(
            f"de {wave} op {rows['day'].iloc[0].date().isoformat()}" for wave, rows in here.groupby("wave", sort=False)
        )
        yield Clash(
            tuple(here.index),
            "day",
            f"bij cliënt {quoted(str(person))} klopt de volgorde niet: {told}",
            f"eerst {', dan '.join(order)}",
            "Zijn de dagen of de metingen verwisseld?",
        )


def alike_codes(frame: pd.DataFrame, names: Sequence[str]) -> Iterator[Clash]:
    """Codes that differ in capitals or blanks only: a question."""
    for name in names:
        if name not in frame:
            continue
        codes = frame[name].dropna().unique()
        bare: dict[str, list[str]] = {}
        for code in codes:
            bare.setdefault("".join(str(code).casefold().split()), []).append(str(code))
        for same in bare.values():
            if len(same) > 1:
                places = np.flatnonzero(frame[name].isin(same[1:]))
                shown = " en ".join(f"‘{quoted(one)}’" for one in same[:3])
                yield Clash(
                    tuple(frame.index[places]),
                    name,
                    f"{shown} lijken dezelfde code, maar tellen nu apart",
                    "één schrijfwijze per code",
                    "Is het dezelfde? Schrijf haar dan overal gelijk.",
                    aside=False,
                )


def nested(frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Which of client, trainee, team and cohort lie within which, of those that are there."""
    for child, parent in _NESTED:
        if child in frame and parent in frame:
            yield child, parent


def _row(frame: pd.DataFrame, place: int) -> str:
    there = rows_told([int(frame[ROW].loc[place])])
    return f"{frame[FILE].loc[place]!s}, {there}" if frame[FILE].nunique() > 1 else there


def _plain(value: object) -> str:
    if isinstance(value, float):
        return "leeg" if np.isnan(value) else str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "leeg" if value is None or value is pd.NaT else quoted(str(value))
