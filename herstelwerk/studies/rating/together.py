"""All criteria and all raters together, with intervals over trainees; inventory and plan apart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from herstelwerk.outcomes.clustered import Keep, clustered
from herstelwerk.outcomes.krippendorff import krippendorff_alpha
from herstelwerk.outcomes.raters import agreements, light_kappa
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.rating.judgements import DOCUMENTS, SCALE, Judgements, clusters_of
from herstelwerk.studies.section import Part, Remark, Section, section

_NUMBER = {level: place + 1 for place, level in enumerate(SCALE)}
_READ = (
    "Dit telt alle eisen op één hoop. Alfa en kappa zijn dan vaak hoger dan per eis: dat de ene eis moeilijker is dan "
    "de andere, zien beiden, en dat telt hier mee als overeenstemming. Kijk dus ook naar de eisen apart."
)
Figures = dict[str, Callable[[Keep], Estimate]]


def of(found: Judgements, limit: int) -> Section:
    """Krippendorff's alpha and its kin for the inventory, the plan and all."""
    title = "Alle eisen en alle beoordelaars samen"
    rows: list[dict[str, Cell]] = []
    methods: list[str] = []
    parts: list[Part] = []
    for letter, name in (*DOCUMENTS.items(), ("", "alles")):
        here = found.of_document(letter)
        twice = (here.levels.notna().sum(axis=1) >= 2).to_numpy(bool)
        people = here.people(pd.Series(twice))
        if not twice.any():
            continue
        if people < limit:
            parts.append(Remark(f"{name}: niet getoond, omdat het over minder dan {limit} mensen gaat."))
            continue
        try:
            row, told = _row(here, people)
        except NotPossibleError as error:
            parts.append(Remark(f"{name}: niet berekend. {error}"))
            continue
        rows.append({"wat": name, **row})
        methods += told
    if not rows:
        return section(title, parts or (Remark("Geen enkele inlevering is door twee mensen beoordeeld."),))
    table = Compact("Overeenstemming over eisen heen", tuple(rows), " ".join(dict.fromkeys(methods)))
    return section(title, (table, _READ, *parts))


def _row(here: Judgements, people: int) -> tuple[dict[str, Cell], list[str]]:
    codes = here.levels.replace(_NUMBER).astype(float).reset_index(drop=True)
    who = clusters_of(here)
    count = int((codes.notna().sum(axis=1) >= 2).sum())
    row: dict[str, Cell] = {"begeleiders": people, "oordelen": count}
    for name, figure in _figures(codes, len(here.raters)).items():
        times = 100.0 if name.startswith("%") else 1.0
        try:
            row |= triple(name, _over_people(figure, who), times)
        except NotPossibleError:
            row |= triple(name, None)
    return row, [_method(len(here.raters))]


def _over_people(figure: Callable[[Keep], Estimate], who: pd.Series) -> Estimate:
    def without(keep: Keep) -> Estimate:
        found = figure(keep)
        if not np.isfinite(found.value):
            raise NotPossibleError(f"{found.name} bestaat hier niet.")
        return found

    return clustered(without, who, who="begeleiders", bounds=(-1.0, 1.0))


def _figures(codes: pd.DataFrame, raters: int) -> Figures:
    """What is told; a table of coefficients is made once for each group of people that is left out."""
    levels, values = tuple(_NUMBER.values()), codes.to_numpy(float)

    def kept(keep: Keep) -> pd.DataFrame:
        return pd.DataFrame(values[keep])

    plain = once(lambda keep: agreements(kept(keep), scale=levels))
    weighted = once(lambda keep: agreements(kept(keep), scale=levels, weighting="linear"))
    figures: Figures = {
        "% gelijk": lambda keep: plain(keep)["overeenstemming"],
        "alfa (ordinaal)": lambda keep: krippendorff_alpha(kept(keep), "ordinal", times=0),
        "AC2": lambda keep: weighted(keep)["Gwet AC2"],
        "kappa van Conger": lambda keep: weighted(keep)["kappa van Conger"],
    }
    if raters > 2:
        figures["kappa van Fleiss"] = lambda keep: plain(keep)["kappa van Fleiss"]
        figures["kappa van Light"] = lambda keep: light_kappa(kept(keep), scale=levels, times=0)
    return figures


def once(make: Callable[[Keep], Estimates]) -> Callable[[Keep], Estimates]:
    """The same, made once for the same units."""
    made: dict[bytes, Estimates] = {}

    def found(keep: Keep) -> Estimates:
        key = keep.tobytes()
        if key not in made:
            made[key] = make(keep)
        return made[key]

    return found


def _method(raters: int) -> str:
    more = (
        " Kappa van Fleiss en van Light zijn niet gewogen; die van Light is het gemiddelde over alle paren, en gaat "
        "over wat iedereen beoordeelde."
        if raters > 2
        else " Bij twee beoordelaars is kappa van Conger de gewogen kappa van Cohen."
    )
    return (
        "Alfa van Krippendorff op ordinaal niveau; een oordeel dat ontbreekt, doet niet mee. AC2 van Gwet en kappa van "
        f"Conger zijn lineair gewogen.{more} De intervallen rekenen met begeleiders, niet met losse oordelen: de "
        "achttien oordelen over één begeleider hangen samen. Ze komen uit een jackknife waarin telkens een deel van de "
        "begeleiders wegvalt, met de t-verdeling (Kott, 2001)."
    )
