"""Numbers as a paper prints them: rounded, so that each stands for a range, and what is computed from them as well."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from herstelwerk.outcomes.result import NotPossibleError

Settings = Mapping[str, float]
_NUMBER = re.compile(r"([<>]?)\s*([-+−]?)\s*(\d*)(?:[.,](\d+))?")
_SLACK = 1e-9  # limits that touch but for rounding of our own, touch
MOST = 10  # rounded numbers at once: a thousand combinations


@dataclass(frozen=True, slots=True)
class Printed:
    """A number in print: 0.25 stands for all that rounds to it, 0.245 to 0.255; `<0.01` for all below."""

    text: str
    value: float
    low: float
    high: float
    sign: str = ""

    @property
    def decimal(self) -> str:
        """The number as it was printed, with a decimal comma."""
        return self.text.replace(".", ",")


def as_printed(text: str) -> Printed:
    """A number with its decimals, point or comma; `<` or `>` before it for a limit.

    Raises:
        NotPossibleError: when it is no such number.
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found or not (found[3] or found[4]):
        raise NotPossibleError(f'‘{text[:40]}’ is geen gedrukt getal. Schrijf het zoals 0.25, -7.27 of "<0.01".')
    sign, minus, whole, rest = found[1], found[2], found[3] or "0", found[4] or ""
    value = float(f"{whole}.{rest or '0'}") * (-1 if minus in ("-", "−") else 1)
    if not math.isfinite(value):
        raise NotPossibleError("Dit getal is te groot om mee te rekenen.")
    half = 0.5 * 10.0 ** -len(rest)
    if sign:
        low, high = (-math.inf, value) if sign == "<" else (value, math.inf)
    else:
        low, high = value - half, value + half
    return Printed(text.strip(), value, low, high, sign)


def follows(printed: Printed, low: float, high: float) -> bool:
    """Whether a printed number can be what was recomputed, which lies between `low` and `high` given the rounding."""
    slack = _SLACK * max(1.0, abs(printed.value))
    return low <= printed.high + slack and high >= printed.low - slack


def settings_of(rounded: Mapping[str, Printed], exact: Settings) -> list[dict[str, float]]:
    """Values to compute with: first as printed, then every combination of the ends of what rounds to them.

    A number that rises or falls with each of these values has its extremes among them.

    Raises:
        NotPossibleError: for more than ten rounded numbers, or a limit where a number is needed.
    """
    if len(rounded) > MOST:
        raise NotPossibleError(f"Er zijn {len(rounded)} afgeronde getallen; hoogstens {MOST} kan.")
    for name, one in rounded.items():
        if one.sign:
            raise NotPossibleError(f"Bij ‘{name}’ staat een grens ({one.text}); om mee te rekenen is een getal nodig.")
    first = {**exact, **{name: one.value for name, one in rounded.items()}}
    ends = product(*((one.low, one.high) for one in rounded.values()))
    return [first, *({**exact, **dict(zip(rounded, values, strict=True))} for values in ends)]


def counts_of(share: Printed, n: int) -> Sequence[int]:
    """The counts out of n that are printed as this share (0.40 or, above 1, 40 percent); nearest first.

    Source: the idea of Brown & Heathers (2017), Social Psychological and Personality Science 8, 363-369, for shares.

    Raises:
        NotPossibleError: when no count out of n rounds to it.
    """
    per = 100.0 if share.value > 1 else 1.0
    low, high = share.low / per, share.high / per
    found = [count for count in range(n + 1) if low - _SLACK <= count / n <= high + _SLACK] if n > 0 else []
    if not found:
        raise NotPossibleError(f"Geen enkel aantal van de {n} geeft afgerond {share.decimal}.")
    return sorted(found, key=lambda count: abs(count / n - share.value / per))
