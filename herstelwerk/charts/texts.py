"""Texts in a chart: how wide they are, breaking them off in lines, and whether any lie over each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.text import Text
from matplotlib.transforms import Bbox

FONT = "DejaVu Sans"  # comes with matplotlib, so that a chart looks the same on every machine
TITLE, TEXT, SMALL, TINY = 10.0, 8.0, 7.0, 6.5  # points, at print size
_DPI = 200
_SPARE = 1.07  # where letters are fitted to dots a line comes out up to 6 % wider, at 72 to 300 dpi
LINE = 1.42  # from one line to the next, in sizes of the letter
NO_NAME = "(zonder naam)"
_MARKS = "-/"  # behind these a word may be broken without a hyphen
_LETTERS = re.compile(r"[^\W\d_]{5,}")
_BREAKS = re.compile("[^\\S\N{NO-BREAK SPACE}]+")  # a number and its unit stay together


@lru_cache(maxsize=1)
def _renderer() -> RendererAgg:
    return RendererAgg(8, 8, _DPI)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=8192)
def width(text: str, size: float = TEXT, bold: bool = False) -> float:
    """How wide one line is, in inches."""
    with mpl.rc_context({"text.hinting": "none"}):
        wide, _, _ = _renderer().get_text_width_height_descent(text, _font(size, bold), ismath=False)  # type: ignore[no-untyped-call]
    return float(wide) / _DPI * _SPARE


def widest(texts: Sequence[str], size: float = TEXT, bold: bool = False) -> float:
    """The widest of them, in inches; 0 where there is none."""
    return max((width(text, size, bold) for text in texts), default=0.0)


def height(lines: int, size: float = TEXT) -> float:
    """How high so many lines are, in inches."""
    return lines * size * LINE / 72


@lru_cache(maxsize=2048)
def _drawable(sign: str) -> bool:
    found = get_font(fontManager.findfont(FontProperties(family=FONT))).get_char_index(ord(sign))
    return bool(found) and unicodedata.category(sign)[0] != "C"


def tidy(text: str) -> str:
    """A text in one line, without signs that stand for nothing (and that no XML file may hold)."""
    kept = "".join(sign for sign in _BREAKS.sub(" ", text) if unicodedata.category(sign) not in ("Cc", "Cs"))
    return kept.strip()


def clean(label: object) -> str:
    """A label in one line of signs that the letter has; what it lacks becomes `\N{REPLACEMENT CHARACTER}`."""
    words = tidy(str(label))
    return "".join(sign if _drawable(sign) else "\N{REPLACEMENT CHARACTER}" for sign in words) or NO_NAME


def wrap(text: str, room: float, size: float = TEXT, bold: bool = False, most: int = 99) -> str:
    """The text in lines no wider than `room` inches and no more than `most`; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in clean(text).split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if width(joined, size, bold) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        while word and width(word, size, bold) > room:
            lines[-1], word = _broken(word, room, size, bold)
            lines.append("")
        lines[-1] = word
    lines = [line for line in lines if line] or [NO_NAME]
    if len(lines) > most:
        rest = lines[most - 1] if lines[most - 1].endswith("-") else " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], _shortened(rest, room, size, bold)]
    return "\n".join(lines)


def one_line(text: str, room: float, size: float = SMALL) -> str:
    """The text in one line of at most `room` inches."""
    return wrap(text, room, size, most=1)


def _broken(word: str, room: float, size: float, bold: bool) -> tuple[str, str]:
    """A word that is too long in two: between syllables with a hyphen, or wherever it fits."""
    for cut in _syllables(word):
        first = word[:cut] if word[cut - 1] in _MARKS else f"{word[:cut]}-"
        if width(first, size, bold) <= room:
            return first, word[cut:]
    cut = _fits(word, room, size, bold)
    return word[:cut], word[cut:]


@lru_cache(maxsize=512)
def _syllables(word: str) -> tuple[int, ...]:
    """Where a word may be broken, from its end: between syllables, and behind a hyphen or a slash."""
    from pyphen import Pyphen

    nl = Pyphen(lang="nl")
    found = {run.start() + place for run in _LETTERS.finditer(word) for place in nl.positions(run.group())}
    found |= {place + 1 for place, sign in enumerate(word[:-1]) if sign in _MARKS and place}
    return tuple(sorted(found, reverse=True))


def _fits(word: str, room: float, size: float, bold: bool) -> int:
    """How many signs of a word fit, at least one."""
    cut = len(word)
    while cut > 1 and width(word[:cut], size, bold) > room:
        cut -= max(1, cut // 8) if width(word[:cut], size, bold) > 1.3 * room else 1
    return max(cut, 1)


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    line = line[: _fits(line, room, size, bold)]
    while line and width(f"{line}…", size, bold) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


Seen = list[tuple[Text, Bbox]]


def visible_texts(figure: Figure) -> Seen:
    """Every text that is seen, with its box in dots."""
    figure.draw_without_rendering()
    found = []
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        shown = text.get_visible() and (text.axes is None or text.axes.get_visible())
        if shown and text.get_text().strip():
            found.append((text, text.get_window_extent()))
    return found


def overlaps(seen: Seen, spare: float = 0.5) -> list[tuple[str, str]]:
    """Pairs of visible texts whose boxes lie over each other by more than `spare` dots."""
    return [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in combinations(seen, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > spare and min(a.y1, b.y1) - max(a.y0, b.y0) > spare
    ]


def outside(figure: Figure, seen: Seen, spare: float = 0.5) -> list[str]:
    """Visible texts that stick out of the figure."""
    edge = figure.bbox
    return [
        text.get_text()
        for text, box in seen
        if box.x0 < edge.x0 - spare or box.y0 < edge.y0 - spare or box.x1 > edge.x1 + spare or box.y1 > edge.y1 + spare
    ]
