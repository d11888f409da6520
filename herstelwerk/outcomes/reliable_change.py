"""Reliable and clinically significant change per person (Jacobson and Truax); norms come in with their source."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from herstelwerk.outcomes.measured import Floats, Values, constant, floats, percent, sure
from herstelwerk.outcomes.norms import Cutoff, Norm, Reliability, chosen_of, cutoffs_of
from herstelwerk.outcomes.proportions import wilson
from herstelwerk.outcomes.result import Estimate, NotPossibleError, Rows, Shown, enough, shown
from herstelwerk.outcomes.tables import labels_of


class Variant(Enum):
    """How the standard error of a difference is made."""

    CHRISTENSEN_MENDOZA = "Jacobson en Truax (1991), met de √2 van Christensen en Mendoza (1986)"
    MAASSEN = "Maassen (2004), met de spreiding van voor- en nameting apart"


RECOVERED, IMPROVED, UNCHANGED = "hersteld", "verbeterd", "onveranderd"
DETERIORATED, HARMED, UNKNOWN = "verslechterd", "geschaad", "onbekend"
CLASSES = (RECOVERED, IMPROVED, UNCHANGED, DETERIORATED, HARMED)


@dataclass(frozen=True, slots=True)
class ReliableChange(Shown):
    """Per person the index and the class (`people()`), and how many there are of each (`counts`)."""

    title: str
    method: str
    counts: tuple[Estimate, ...]
    standard_error: float
    least_change: float
    cutoffs: dict[str, float]
    cutoff: float | None
    ids: NDArray[np.object_]
    pre: Floats
    post: Floats
    index: Floats
    classes: NDArray[np.object_]

    @property
    def n(self) -> int:
        """People with both measurements."""
        return int((~np.isnan(self.index)).sum())

    def people(self) -> pd.DataFrame:
        """One row per person, those with a missing measurement too (class `onbekend`)."""
        return pd.DataFrame(
            {
                "wie": self.ids,
                "voor": self.pre,
                "na": self.post,
                "verandering": self.post - self.pre,
                "RCI": self.index,
                "uitkomst": self.classes,
            }
        )

    def count(self, name: str) -> int:
        """How many people are in a class (`hersteld`, `verbeterd`, `onveranderd`, `verslechterd`, `geschaad`)."""
        return int((self.classes == name).sum())

    def rows(self) -> Rows:
        """One row per class: share with Wilson's interval, and the number."""
        return [row for one in self.counts for row in one.rows()]


def reliable_change(
    pre: Values, post: Values, reliability: Reliability, *, higher_is_better: bool,
    functional: Norm | None = None, dysfunctional: Norm | None = None, cutoff: Cutoff | str | None = None,
    ids: Sequence[object] | pd.Series | None = None, variant: Variant = Variant.CHRISTENSEN_MENDOZA,
    critical: float = 1.96, confidence: float = 0.95,
) -> ReliableChange:  # fmt: skip
    """Who changed more than chance would, and who crossed the cut-off.

    RCI = (post - pre)/Sdiff with Sdiff = √2 s √(1-r), s the SD of `dysfunctional` or else of the measurement
    before; by Maassen √((s1² + s2²)(1-r)). Beyond ± `critical` it is reliable. Cut-offs: a = M_dys ± 2 s_dys
    towards better, b = M_fun ∓ 2 s_fun, c = (s_fun M_dys + s_dys M_fun)/(s_fun + s_dys). Recovered: reliably better
    and over the cut-off; harmed: reliably worse and back over it; without cut-off only better, unchanged and worse.
    People with a missing measurement get class `onbekend` and do not count. Source: Jacobson & Truax (1991),
    Journal of Consulting and Clinical Psychology 59, 12-19; Christensen & Mendoza (1986), Behavior Therapy 17,
    305-308; Maassen (2004), JINS 10, 888-893. Checked against: R clinicalsignificance::cs_combined on jacobson_1989.

    Args:
        pre: scores before, one per person.
        post: scores after, in the same order.
        reliability: of the measure, with its source.
        higher_is_better: whether a higher score is better.
        functional: norm of people without the problem; needed for b and c.
        dysfunctional: norm of people with it; otherwise the measurement before of these people is taken.
        cutoff: a, b or c; by default c where `functional` is known, else none.
        ids: how people are called.
        variant: of the standard error.
        critical: from which index on change is reliable.
        confidence: of the intervals around the shares.

    Raises:
        NotPossibleError: fewer than 3 people, no spread before, a cut-off without its norm, norms the wrong way
        round.
    """
    sure(confidence)
    before, after = floats(pre, "de voormeting"), floats(post, "de nameting")
    names = _names(pre, post, before, after, ids)
    known = ~(np.isnan(before) | np.isnan(after))
    n = int(known.sum())
    enough(n, 3, "personen met beide metingen")
    if not critical > 0:
        raise NotPossibleError("De grens van de index moet boven nul liggen (gebruikelijk is 1,96).")
    clinical = dysfunctional or _own_norm(before[known])
    error = _standard_error(before[known], after[known], clinical, dysfunctional, reliability, variant)
    cutoffs = cutoffs_of(clinical, functional, higher_is_better)
    chosen = chosen_of(cutoff, cutoffs)
    border = cutoffs[chosen] if chosen else None
    index = (after - before) / error
    classes = classify(before, after, index, border, higher_is_better, critical)
    parts = CLASSES if border is not None else (IMPROVED, UNCHANGED, DETERIORATED)
    counts = tuple(wilson(int((classes == name).sum()), n, name=name, confidence=confidence) for name in parts)
    told = _method(
        n, len(before) - n, reliability, clinical, functional, variant, critical, error, chosen, border, confidence,
        higher_is_better,
    )  # fmt: skip
    return ReliableChange(
        "Betrouwbare verandering", told, counts, error, critical * error, cutoffs, border, names, before, after, index,
        classes,
    )  # fmt: skip


def classify(
    pre: Floats, post: Floats, index: Floats, cutoff: float | None, higher_is_better: bool, critical: float = 1.96
) -> NDArray[np.object_]:
    """The class of every person; `onbekend` where the index is missing. On the cut-off is not over it."""
    sign = 1 if higher_is_better else -1
    better, worse = sign * index > critical, sign * index < -critical
    found = np.full(len(index), UNCHANGED, dtype=object)
    found[better], found[worse] = IMPROVED, DETERIORATED
    if cutoff is not None:
        was, now = sign * (pre - cutoff), sign * (post - cutoff)
        found[better & (was < 0) & (now > 0)] = RECOVERED
        found[worse & (was > 0) & (now < 0)] = HARMED
    found[np.isnan(index)] = UNKNOWN
    return found


def _names(
    pre: Values, post: Values, before: Floats, after: Floats, ids: Sequence[object] | pd.Series | None
) -> NDArray[np.object_]:
    if isinstance(pre, pd.Series) and isinstance(post, pd.Series) and not pre.index.equals(post.index):
        raise NotPossibleError("De voor- en nameting staan niet op dezelfde volgorde (de index verschilt).")
    plain = np.arange(1, len(before) + 1) if ids is None else labels_of(ids, "de namen")
    names = np.asarray(plain, dtype=object)
    if not len(before) == len(after) == len(names):
        raise NotPossibleError("Voormeting, nameting en namen zijn niet even lang; elke persoon heeft ze alle drie.")
    if len(set(names.tolist())) < len(names):
        raise NotPossibleError("Dezelfde persoon komt meer dan één keer voor; houd per persoon één rij over.")
    return names


def _own_norm(before: Floats) -> Norm:
    if constant(before):
        raise NotPossibleError(
            "Op de voormeting scoorde iedereen hetzelfde, dus er is geen spreiding. Geef een norm (`dysfunctional`)."
        )
    return Norm(float(before.mean()), float(before.std(ddof=1)), "de voormeting van deze groep")


def _standard_error(
    before: Floats, after: Floats, clinical: Norm, given: Norm | None, reliability: Reliability, variant: Variant
) -> float:
    if variant is Variant.CHRISTENSEN_MENDOZA:
        return math.sqrt(2) * clinical.sd * math.sqrt(1 - reliability.value)
    spread = before.var(ddof=1) if given is None else given.sd**2
    return math.sqrt((float(spread) + float(after.var(ddof=1))) * (1 - reliability.value))


def _method(
    n: int, missing: int, reliability: Reliability, clinical: Norm, functional: Norm | None, variant: Variant,
    critical: float, error: float, chosen: str | None, border: float | None, confidence: float, higher_is_better: bool,
) -> str:  # fmt: skip
    better = "hoger" if higher_is_better else "lager"
    norm = f"gemiddelde {shown(clinical.mean)}, SD {shown(clinical.sd)}, bron: {clinical.source}"
    told = [
        f"Betrouwbare verandering volgens {variant.value}; {better} is beter. Standaardfout van een verschil "
        f"{shown(error)}, uit betrouwbaarheid {shown(reliability.value)} (bron: {reliability.source}) en de spreiding "
        f"van de klinische groep ({norm}). Wie meer dan {shown(critical * error)} punten veranderde "
        f"({shown(critical)} standaardfouten), veranderde betrouwbaar."
    ]
    if border is None:
        told.append("Zonder norm van mensen zonder het probleem is er geen grens voor herstel.")
    else:
        other = "" if functional is None else (
            f", met gemiddelde {shown(functional.mean)} en SD {shown(functional.sd)} van {functional.source}"
        )  # fmt: skip
        told.append(
            f"Grens {chosen} ligt op {shown(border)}{other}. Hersteld: betrouwbaar beter én over de grens; geschaad: "
            "betrouwbaar slechter én terug over de grens."
        )
    told.append(
        f"n = {n}; {missing} zonder beide metingen, niet meegeteld. Aandelen met {percent(confidence)}%-interval van "
        "Wilson. Wie extreem begint, komt ook vanzelf dichter bij het gemiddelde uit."
    )
    return " ".join(told)
