"""How heavily two ratings count as agreeing: 1 for the same, 0 for the furthest apart."""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.tables import Coded, Floats

Weighting: TypeAlias = Literal["unweighted", "linear", "quadratic", "ordinal"]
IN_DUTCH: dict[str, str] = {
    "unweighted": "ongewogen",
    "linear": "lineair gewogen",
    "quadratic": "kwadratisch gewogen",
    "ordinal": "ordinaal gewogen",
}


def weights(kind: Weighting, scores: Floats) -> Floats:
    """Weights of agreement, categories by categories, given the scores of the categories in order.

    linear 1 - |a - b| / range; quadratic 1 - (a - b)^2 / range^2; ordinal 1 - C(d + 1, 2) / C(q, 2), with d how many
    places two categories lie apart and q the number of categories.

    Source: Fleiss & Cohen (1973), Educational and Psychological Measurement 33, 613-619; Cicchetti & Allison (1971),
    American Journal of EEG Technology 11, 101-110; Gwet (2014), Handbook of inter-rater reliability, ch. 3.

    Raises:
        NotPossibleError: for a weighting that does not exist.
    """
    q = len(scores)
    if kind not in IN_DUTCH:
        raise NotPossibleError(f"De weging ‘{kind}’ bestaat niet. Kies uit: {', '.join(IN_DUTCH)}.")
    if kind == "unweighted" or q < 2:
        return np.eye(q)
    if kind == "ordinal":
        apart = np.abs(np.subtract.outer(np.arange(q), np.arange(q)))
        return np.asarray(1 - apart * (apart + 1) / (q * (q - 1)), dtype=float)
    share = np.abs(np.subtract.outer(scores, scores)) / float(np.ptp(scores))
    return np.asarray(1 - (share if kind == "linear" else share**2), dtype=float)


def need_order(ratings: Coded, kind: Weighting) -> None:
    """Refuse weights for words whose order nobody told.

    Raises:
        NotPossibleError: for weighted agreement on unordered words.
    """
    if kind != "unweighted" and not ratings.ordered:
        told = ", ".join(map(str, ratings.scale))
        raise NotPossibleError(
            "Wegen kan alleen als de volgorde van de categorieën bekend is. Geef ze op volgorde mee; nu zijn er: "
            f"{told}."
        )
