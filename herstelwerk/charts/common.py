"""What all charts share: the style, numbers with a decimal comma, ticks that fit, sentences for the alt text, and data
that is checked before anything is drawn."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from herstelwerk.charts.colours import INK, RULE, SOFT
from herstelwerk.charts.texts import FONT, NO_NAME, SMALL, TEXT, height, tidy, width
from herstelwerk.dutch import listed, number
from herstelwerk.outcomes.result import NotPossibleError

Floats = npt.NDArray[np.float64]
CM = 2.54
_POWERS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

STYLE: dict[str, object] = {
    "font.family": FONT,
    "font.size": TEXT,
    "text.color": INK,
    "text.usetex": False,
    "text.hinting": "none",  # letters as wide as they were measured, at any resolution
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "axes.unicode_minus": True,
    "axes.facecolor": "white",
    "axes.edgecolor": SOFT,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": False,
    "axes.xmargin": 0.0,
    "axes.ymargin": 0.0,
    "figure.facecolor": "white",
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "savefig.facecolor": "white",
    "savefig.bbox": None,
    "savefig.transparent": False,
    "lines.solid_capstyle": "butt",
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.direction": "out",
    "ytick.direction": "out",
    "path.simplify": True,
    "svg.fonttype": "path",
    "svg.hashsalt": "herstelwerk",
    "pdf.fonttype": 42,
}


@contextmanager
def style() -> Iterator[None]:
    """The style, for as long as the context lasts; settings of the user stay as they are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)  # type: ignore[arg-type]
        yield


def comma(value: float, decimals: int = 2, sign: bool = False) -> str:
    """A number as Dutch people write it: `1.234`, `−0,20`; with `sign` also `+0,20`. No number is a dash.

    From a thousand on there are no decimals, from a million on (where decimals were asked for) it is `1,2·10⁶`.
    """
    if not math.isfinite(value):
        return "–" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if abs(value) >= (1e6 if decimals else 1e12):
        power = math.floor(math.log10(abs(value)))
        text = f"{number(abs(value) / 10**power, 1)}·10{str(power).translate(_POWERS)}"
    else:
        whole, _, rest = f"{abs(value):,.{0 if abs(value) >= 1000 else decimals}f}".partition(".")
        text = whole.replace(",", ".") + (f",{rest}" if rest else "")
    nothing = not any(digit in "123456789" for digit in text)
    return text if nothing or (value > 0 and not sign) else ("+" if value > 0 else "−") + text


def plain(value: float) -> str:
    """A number with no more decimals than it needs, two at most: `25`, `5,1`."""
    places = next((d for d in (0, 1) if abs(value - round(value, d)) < 1e-9), 2)
    return comma(value, places)


def percent(share: float, decimals: int = 0) -> str:
    """A share as percentage: `23 %`; what is not 0 does not read as 0: `< 1 %`."""
    if 0 < share <= 0.5 * 10.0 ** -(decimals + 2):
        return f"< {comma(10.0**-decimals, decimals)}\N{NO-BREAK SPACE}%"
    return f"{comma(100 * share, decimals)}\N{NO-BREAK SPACE}%" if math.isfinite(share) else "–"


def interval(low: float | None, high: float | None, decimals: int = 2) -> str:
    """An interval: `[0,60; 0,88]`; empty where there is none."""
    if low is None or high is None or math.isnan(low) or math.isnan(high):
        return ""
    return f"[{comma(low, decimals)}; {comma(high, decimals)}]"


def decimals_for(low: float, high: float) -> int:
    """How many decimals say something between these two."""
    spread = abs(high - low)
    if not math.isfinite(spread) or spread >= 100:
        return 0
    return 1 if spread >= 5 else 2 if spread >= 0.05 or spread == 0 else 4


def spread_ticks(low: float, high: float, most: int) -> tuple[list[float], int]:
    """Round values between low and high, about `most` of them, and the decimals they need."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return [low], decimals_for(low, high)
    values = MaxNLocator(max(most, 1), steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    spare = (high - low) * 1e-9
    kept = [float(v) for v in values if low - spare <= v <= high + spare]
    step = float(values[1] - values[0]) if len(values) > 1 else high - low
    decimals = next((d for d in range(9) if abs(step - round(step, d)) <= abs(step) * 1e-6), 2)
    return kept, decimals


def ticks(
    axes: Axes, which: str, low: float, high: float, room: float, written: Callable[[float, int], str] = comma
) -> list[str]:
    """Put ticks on an axis of `room` inches so that their labels do not touch; gives the labels."""
    for most in range(8, 0, -1):
        values, decimals = spread_ticks(low, high, most)
        labels = [written(value, decimals) for value in values]
        each = room / max((high - low), 1e-300) * (values[1] - values[0]) if len(values) > 1 else room
        need = height(1, SMALL) if which == "y" else max((width(text, SMALL) for text in labels), default=0) + 0.08
        if each >= need or len(values) < 2:
            break
    else:
        values, labels = values[:1], labels[:1]
    set_ticks(axes, which, values, labels)
    return labels


def set_ticks(axes: Axes, which: str, values: Sequence[float], labels: Sequence[str]) -> None:
    """Exactly these ticks."""
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_major_locator(FixedLocator(list(values)))
    axis.set_major_formatter(FixedFormatter(list(labels)))
    axis.set_tick_params(length=2.5, width=0.6, color=SOFT, labelcolor=INK, pad=2)


def grid(axes: Axes, which: str) -> None:
    """Faint rules behind the data."""
    (axes.xaxis if which == "x" else axes.yaxis).grid(True, color=RULE, linewidth=0.6)


def sentences(*parts: str) -> str:
    """Sentences as one text: each begins with a capital, ends in a full stop, and empty ones are left out."""
    told = [_capital(part) for part in map(tidy, parts) if part]
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in told)


def _capital(sentence: str) -> str:
    """With a capital where it starts with a word: not `n = 12`, not `g_av`."""
    if len(sentence) < 2 or not sentence[:2].isalpha():
        return sentence
    first = 2 if sentence.startswith("ij") else 1
    return sentence[:first].upper() + sentence[first:]


def many(count: float, one: str, more: str) -> str:
    """A number with what is counted: `1 cohort`, `2.687 cliënten`."""
    return f"{comma(count, 0)} {one if count == 1 else more}"


def columns(data: pd.DataFrame, needed: Sequence[str], numbers: Sequence[str]) -> pd.DataFrame:
    """A copy with these columns, `numbers` among them made numbers (what is none, or endless, is missing).

    Raises:
        NotPossibleError: when a column is not there, there are no rows, or a column holds words for numbers.
    """
    absent = [name for name in needed if name not in data.columns]
    if absent:
        raise NotPossibleError(f"Deze grafiek mist de kolom {listed(absent)}; nodig zijn {listed(needed)}.")
    if data.empty:
        raise NotPossibleError("Er zijn geen gegevens om te tekenen: de tabel heeft geen rijen.")
    found = data.copy()
    for name in numbers:
        if name in found.columns:
            found[name] = as_floats(found[name], name)
    return found


def too_few(n: int, limit: int) -> str:
    """Why a chart of people with two measurements is refused."""
    there = "is 1 persoon" if n == 1 else f"zijn {n} mensen"
    return f"Er {there} met beide metingen; deze grafiek heeft er ten minste {limit} nodig."


def with_both(n: int, left_out: int) -> str:
    """The sentence that says how many people have two measurements, and how many have not."""
    rest = f"; wie er een mist ({comma(left_out, 0)}) staat er niet in" if left_out else ""
    return f"n = {comma(n, 0)} met beide metingen{rest}"


def names_of(values: Iterable[object]) -> list[str]:
    """Names as they can be told everywhere: in a picture, a table and a file; one that is empty says so."""
    return [tidy(str(value)) or NO_NAME for value in values]


def as_floats(values: object, name: str) -> Floats:
    """The values as numbers, with NaN for what is missing or endless.

    Raises:
        NotPossibleError: when there are words among them.
    """
    try:
        made = pd.to_numeric(pd.Series(values), errors="raise").to_numpy(dtype=np.float64, na_value=np.nan)
    except (ValueError, TypeError):
        raise NotPossibleError(
            f"In ‘{name}’ staan waarden die geen getal zijn. Maak er getallen van, of laat ze leeg."
        ) from None
    return np.where(np.isfinite(made), made, np.nan)
