"""What there is: teams, audits, indicators, and what has no score, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from herstelwerk.outcomes.result import Cell
from herstelwerk.studies.auditing.audits import MOMENT, TOGETHER, Audits
from herstelwerk.studies.compact import Compact
from herstelwerk.studies.section import Part, Remark, Section, section

_RULE = (
    "Het cijfer van een team is het gemiddelde van de vragen met een cijfer, vanaf {needs} van de {all} vragen. Met "
    "minder is er geen gemiddelde: wat ontbreekt, zou dan de uitkomst bepalen."
)
_OWN = (
    "Het is een eigen vragenlijst, niet geijkt. Een cijfer zegt iets over een team naast zichzelf, en is geen "
    "certificaat."
)


def of(found: Audits, reasons: Mapping[str, str]) -> Section:
    """Counts, audits per moment, and what is missing per indicator."""
    teams, audits, none = len(found.teams), len(found.means), int(found.means["mean"].isna().sum())
    ids = list(found.scale.items)
    parts: list[Part | None] = [
        f"{teams} {'team' if teams == 1 else 'teams'}, samen {audits} {'onderzoek' if audits == 1 else 'onderzoeken'} "
        f"met {len(ids)} vragen, elk van {found.measure.low:g} tot en met {found.measure.high:g}.",
        _RULE.format(needs=found.scale.needs, all=len(ids)),
        Remark(_OWN),
        _moments(found),
        _missing(found, reasons),
    ]
    if none:
        parts.append(Remark(f"{none} {'onderzoek heeft' if none == 1 else 'onderzoeken hebben'} te weinig cijfers, en "
                            "daarom geen gemiddelde."))  # fmt: skip
    if not found.dated:
        parts.append(Remark("Niet elk onderzoek heeft een dag. De volgorde is dan die van de codes."))
    return section("Wat er is", parts)


def _moments(found: Audits) -> Compact:
    rows: list[dict[str, Cell]] = []
    for moment, here in found.means.groupby("moment"):
        days = here["day"].dropna()
        rows.append(
            {
                "moment": f"{MOMENT} {moment}",
                "teams": len(here),
                "met gemiddelde": int(here["mean"].notna().sum()),
                "eerste dag": _day(days.min()) if len(days) else None,
                "laatste dag": _day(days.max()) if len(days) else None,
            }
        )
    return Compact("Onderzoeken", tuple(rows))


def _day(day: pd.Timestamp) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _missing(found: Audits, reasons: Mapping[str, str]) -> Compact | str:
    gone = found.settled.isna()
    if not gone.to_numpy().any():
        return "Elke vraag kreeg bij elk onderzoek een cijfer."
    settled = found.frame[found.frame["score"].isna()]
    agreed = settled[settled["assessor"].str.casefold() == TOGETHER]
    why = (agreed if len(agreed) else settled).drop_duplicates(["team", "audit", "indicator"])
    rows: list[dict[str, Cell]] = []
    for indicator in found.settled.columns[gone.any()]:
        here = why.loc[why["indicator"] == indicator, "reason"] if "reason" in why else pd.Series(dtype=object)
        told = [f"{reasons.get(str(name), str(name))} ({n})" for name, n in here.dropna().value_counts().items()]
        without = int(gone[indicator].sum()) - int(here.notna().sum())
        told += [f"geen reden genoemd ({without})"] if without > 0 else []
        rows.append({"vraag": found.short(indicator), "zonder cijfer": int(gone[indicator].sum()),
                     "van": len(gone), "waarom": "; ".join(told)})  # fmt: skip
    return Compact("Vragen zonder cijfer", tuple(rows))
