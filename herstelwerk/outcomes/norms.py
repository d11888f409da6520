"""Norms, reliabilities and the cut-offs that follow from them; each with its source, none built in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from herstelwerk.outcomes.result import NotPossibleError, shown


@dataclass(frozen=True, slots=True)
class Norm:
    """Mean and SD of a group people can be compared with, and where they come from.

    Raises:
        NotPossibleError: when the SD is not above zero or no source is given.
    """

    mean: float
    sd: float
    source: str

    def __post_init__(self) -> None:
        if not (math.isfinite(self.mean) and math.isfinite(self.sd) and self.sd > 0):
            raise NotPossibleError("Een norm vraagt een gemiddelde en een SD boven nul.")
        if not self.source.strip():
            raise NotPossibleError("Noem bij een norm de bron, anders weet niemand voor wie hij geldt.")


@dataclass(frozen=True, slots=True)
class Reliability:
    """A reliability (such as test-retest or alpha) and where it comes from.

    Raises:
        NotPossibleError: when it does not lie between 0 and 1 or no source is given.
    """

    value: float
    source: str

    def __post_init__(self) -> None:
        if not 0 < self.value < 1:
            raise NotPossibleError(f"Een betrouwbaarheid ligt tussen 0 en 1, niet op {shown(self.value)}.")
        if not self.source.strip():
            raise NotPossibleError("Noem bij een betrouwbaarheid de bron.")


class Cutoff(StrEnum):
    """Where recovery begins: two SDs from the clinical group (a), within two of the other (b), or between them (c)."""

    A = "a"
    B = "b"
    C = "c"


def cutoffs_of(clinical: Norm, functional: Norm | None, higher_is_better: bool) -> dict[str, float]:
    """a, and b and c where a norm of people without the problem is known (Jacobson & Truax, 1991).

    Raises:
        NotPossibleError: when people without the problem do not score better.
    """
    sign = 1 if higher_is_better else -1
    found = {"a": clinical.mean + sign * 2 * clinical.sd}
    if functional is None:
        return found
    if sign * (functional.mean - clinical.mean) <= 0:
        raise NotPossibleError(
            f"De norm van mensen zonder problemen ({shown(functional.mean)}) ligt niet beter dan die van de groep "
            f"({shown(clinical.mean)}). Controleer de normen en of {'hoger' if higher_is_better else 'lager'} beter is."
        )
    found["b"] = functional.mean - sign * 2 * functional.sd
    found["c"] = (functional.sd * clinical.mean + clinical.sd * functional.mean) / (functional.sd + clinical.sd)
    return found


def chosen_of(cutoff: Cutoff | str | None, cutoffs: dict[str, float]) -> str | None:
    """The cut-off to use: the given one, else c where it is known.

    Raises:
        NotPossibleError: for another name, or one whose norm is not known.
    """
    if cutoff is None:
        return "c" if "c" in cutoffs else None
    name = str(cutoff)
    if name not in tuple(Cutoff):
        raise NotPossibleError(f"Grens ‘{name}’ bestaat niet; kies a, b of c.")
    if name not in cutoffs:
        raise NotPossibleError(f"Voor grens {name} is een norm nodig van mensen zonder het probleem (`functional`).")
    return name
