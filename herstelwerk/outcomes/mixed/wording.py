"""What is said about a mixed model: method, and what to watch, in Dutch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from herstelwerk.dutch import listed, number
from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.design import Design
from herstelwerk.outcomes.mixed.grouping import Grouping
from herstelwerk.outcomes.mixed.optimise import ZERO

_PLURAL = {
    "client": "cliënten",
    "cliënt": "cliënten",
    "team": "teams",
    "cohort": "cohorten",
    "trainee": "deelnemers",
    "deelnemer": "deelnemers",
}
FEW = 10  # groups below which the variance between them is a rough guess


def plural(group: str) -> str:
    """`teams`; of a column that is no known word `groepen van ‘x’`."""
    return _PLURAL.get(group.lower(), f"groepen van ‘{group}’")


def method(model: Design, reml: bool, confidence: float) -> str:
    """How the model was fitted, ready to paste."""
    terms = listed(" × ".join(term) for term in model.terms)
    fixed = f"vaste effecten van {terms}" if model.terms else "alleen een intercept als vast effect"
    coded = "; ".join(f"{name} ten opzichte van {level}" for name, level in model.reference.items())
    how = "restricted maximum likelihood (REML)" if reml else "maximum likelihood (ML)"
    sizes = listed(f"{one.count} {plural(one.term.group)}" for one in model.groups)
    percent = number(100 * confidence, 1).removesuffix(",0")
    return " ".join(
        [
            f"Lineair gemengd model voor {model.outcome} met {fixed}{f' ({coded})' if coded else ''} en "
            f"{listed(_random(one) for one in model.groups)}.",
            f"Geschat met {how} door de geprofileerde deviantie zo klein mogelijk te maken (Bates e.a., 2015).",
            "Standaardfouten uit gegeneraliseerde kleinste kwadraten, vrijheidsgraden volgens Satterthwaite "
            f"(Kuznetsova e.a., 2017), {percent}%-intervallen uit de t-verdeling.",
            f"{model.n} metingen van {sizes}. {_missing(model.n_dropped)}",
        ]
    )


def variance_method(confidence: float) -> str:
    """How the intervals of the variance table were made."""
    percent = number(100 * confidence, 1).removesuffix(",0")
    return (
        f"Varianties uit hetzelfde model; de {percent}%-intervallen horen bij de SD of de correlatie en volgen "
        "uit de "
        "deltamethode op de log-schaal (SD) en Fishers z (correlatie). Bij weinig groepen zijn ze ruw."
    )


def _random(one: Grouping) -> str:
    term = one.term
    slopes = f"helling van {listed(term.slopes)}" if term.slopes else ""
    what = " en ".join(part for part in ("intercept" if term.intercept else "", slopes) if part)
    how = (" (gecorreleerd)" if term.correlated else " (ongecorreleerd)") if term.size > 1 else ""
    return f"een random {what} per {term.group}{how}"


def _missing(dropped: int) -> str:
    if not dropped:
        return "Er ontbraken geen waarden."
    rows = "rij is" if dropped == 1 else "rijen zijn"
    return (
        f"{dropped} {rows} weggelaten omdat er een waarde ontbrak; dat is zuiver als het ontbreken samenhangt "
        "met wat in het "
        "model staat, en niet met de ontbrekende waarde zelf."
    )


def singular(one: Grouping, zero: Sequence[bool], lam: Floats) -> list[str]:
    """What was estimated at the edge of what can be, per effect."""
    who = plural(one.term.group)
    told = [
        f"De variantie tussen {who} is op nul geschat."
        if name == "intercept"
        else f"De variantie van de helling van {name} tussen {who} is op nul geschat."
        for name, on in zip(one.term.names, zero, strict=True)
        if on
    ]
    if not told and len(lam) > 1 and one.term.correlated and float(np.linalg.svd(lam)[1].min()) < ZERO:
        told.append(f"De effecten van {who} hangen volgens de schatting helemaal samen (een correlatie van 1 of −1).")
    return told


def watch(model: Design, edges: Sequence[str], converged: bool) -> tuple[str, ...]:
    """What to watch before using this model."""
    told = list(edges)
    if edges:
        told.append("Het model is ruimer dan deze gegevens dragen; een eenvoudiger random deel geeft vaak hetzelfde.")
    if not converged:
        told.append(
            "De schatting is niet tot rust gekomen: gebruik deze uitkomsten niet, en maak het model eenvoudiger."
        )
    told += [
        f"Er zijn maar {one.count} {plural(one.term.group)}: de variantie daartussen is een ruwe schatting."
        for one in model.groups
        if one.count < FEW
    ]
    return tuple(told)
