"""The colours of the charts: Okabe and Ito's eight, which stay apart in every kind of colour vision, and ramps of them.

No chart leans on colour alone: marks differ in shape, lines in dashes, and in tables and bars the sign or figure stands
in the field itself.

Source: Okabe & Ito (2008), Color Universal Design. Contrast as in WCAG 2.2, success criterion 1.4.3.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from matplotlib.colors import to_hex, to_rgb

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILION, PINK = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
INK, SOFT, GREY, PALE, RULE = "#1F1F1F", "#555555", "#8A8A8A", "#D6D6D6", "#E4E4E4"
RED_INK, BLUE_INK = "#A34700", "#00568A"  # the same hues, dark enough to be read as small text on white
PAPER = "#FFFFFF"

_DARK_LOW, _LIGHT_LOW = "#A34700", "#F7C99B"
_DARK_HIGH, _LIGHT_HIGH = "#004B78", "#B5D9F0"
_NEUTRAL = "#DCDCDC"
_ENOUGH = 4.5  # contrast that small text needs

Dash = Literal["", "-", "--", ":"]


class Look(NamedTuple):
    """How a class of marks looks: a colour, and a shape or dash that says the same."""

    name: str
    colour: str
    marker: str = ""
    dash: Dash = "-"


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black and 1 for white (WCAG 2.2)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast between two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour: str) -> str:
    """Text that can be read on this colour: dark where that suffices, else black or white."""
    if contrast(INK, colour) >= _ENOUGH:
        return INK
    return max((BLACK, PAPER), key=lambda ink: contrast(ink, colour))


def between(start: str, end: str, share: float) -> str:
    """The colour at this share of the way."""
    pairs = zip(to_rgb(start), to_rgb(end), strict=True)
    red, green, blue = (a + (b - a) * share for a, b in pairs)
    return to_hex((red, green, blue))


def steps(below: int, neutral: bool, above: int) -> list[str]:
    """Colours for answers from low to high: orange, grey in the middle, blue; the ends are the darkest."""
    low = [between(_DARK_LOW, _LIGHT_LOW, i / max(below - 1, 1)) for i in range(below)]
    high = [between(_LIGHT_HIGH, _DARK_HIGH, (i + 1) / above if above == 1 else i / (above - 1)) for i in range(above)]
    return [*low, *([_NEUTRAL] if neutral else []), *high]


def around_zero(value: float, most: float) -> str:
    """A colour for a value on a scale centred on 0: orange below, white at 0, blue above."""
    share = min(abs(value) / most, 1.0) if most > 0 else 0.0
    return between(PAPER, "#E08A4A" if value < 0 else "#4F9FD0", share)
