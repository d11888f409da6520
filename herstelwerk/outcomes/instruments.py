"""Measures as content: a questionnaire, a scale or a profile out of `data/instruments/<id>.toml`, ready to score.

A new measure is one file. Norms, reliabilities and cut-offs are parameters that stand in that file with their source;
no function knows one by itself. `score_entry_only` means that the rights of a measure forbid its text: then the file
holds numbers of items and rules, and never a sentence of the questionnaire.

The keys of a file are told, in Dutch, in `data/instruments/README.md`; a short example is
`data/instruments/ors.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.problems import Problem
from herstelwerk.wording import Wording, WordingError

if TYPE_CHECKING:
    import pandas as pd

SUM, MEAN = "sum", "mean"
_HOW: Final = (SUM, MEAN)
_BETTER: Final = ("higher", "lower", "neither")
_ITEM_TABLES: Final = ("statement", "indicator")  # files whose items are tables with their own text


@dataclass(frozen=True, slots=True)
class Item:
    """One question: its id, its text (empty where rights or the file leave it out), and whether it is turned round.

    `area` says in a few words of our own which side of life it is about; empty where it is about none, or no one side.
    """

    id: str
    text: str = ""
    reverse: bool = False
    area: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """One figure of a measure: sum or mean of its items, times `factor`, when at least `needs` were answered.

    What is missing gets the mean of what the same person answered on this scale; so a sum is that mean times the
    number of items. `rescaled` adds the figure on a scale of 0 to 100: (value - low) * 100 / (high - low).
    """

    id: str
    name: str
    items: tuple[str, ...]
    how: str
    needs: int
    low: float
    high: float
    factor: float = 1.0
    rescaled: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """A published number about a scale, never without its source: `kind` is cutoff, norm or reliability.

    `name` says which one: `alpha`, `retest`, what lies beyond the cut-off, the people of a norm. Of a norm, `value`
    is the mean. None is what the source does not tell.
    """

    kind: str
    scale: str
    name: str
    value: float
    source: str
    sd: float | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. `primary` is the scale that is meant where only its id is said; a profile has none."""

    id: str
    title: str
    short: str
    rights: str
    items: tuple[Item, ...]
    low: float
    high: float
    whole: bool
    scales: tuple[Scale, ...]
    primary: str
    better: str
    score_entry_only: bool
    missing_rule: str
    parameters: tuple[Parameter, ...] = ()
    about: str = ""
    paste: str = ""
    cautions: tuple[str, ...] = ()

    @property
    def profile(self) -> bool:
        """Whether it gives a profile, which is never added up."""
        return not self.primary

    @property
    def without_text(self) -> tuple[str, ...]:
        """The items whose text has to be filled in by whoever may use it."""
        return () if self.score_entry_only else tuple(item.id for item in self.items if not item.text)

    @property
    def areas(self) -> tuple[Item, ...]:
        """The items that are about one side of life."""
        return tuple(item for item in self.items if item.area)

    def scale(self, id: str = "") -> Scale:
        """A scale; without an id the one that stands for the whole measure.

        Raises:
            NotPossibleError: when there is none, as for the total of a profile.
        """
        for scale in self.scales:
            if scale.id == (id or self.primary):
                return scale
        known = ", ".join(f"{self.id}.{scale.id}" for scale in self.scales)
        if not id:
            raise NotPossibleError(f"{self.short} is een profiel en telt niet op tot één cijfer. Kies uit: {known}.")
        raise NotPossibleError(f"{self.short} heeft geen schaal ‘{id}’. Kies uit: {known}.")

    def published(self, kind: str, name: str = "", scale: str = "") -> tuple[Parameter, ...]:
        """The published numbers of a kind (cutoff, norm, reliability), of one scale: the primary one by default."""
        wanted = scale or self.primary
        return tuple(p for p in self.parameters if p.kind == kind and p.scale == wanted and name in ("", p.name))

    def score(self, answers: pd.DataFrame) -> pd.DataFrame:
        """The scales of answers to the items: see `scoring.score`."""
        from herstelwerk.outcomes.scoring import score

        return score(self, answers)


def read_measure(words: Wording, id: str) -> Measure:
    """The measure in a content file.

    Raises:
        WordingError: when something is missing in it or does not fit, in Dutch.
    """
    items = tuple(_items(words))
    low, high = (_number(words, "low"), _number(words, "high")) if items else (math.nan, math.nan)
    entry_only = words.has("score_entry_only") and words.flag("score_entry_only")
    scales = tuple(_scale(one, words, items, (low, high)) for one in words.tables("scale"))
    measure = Measure(
        id=id,
        title=words.text("title"),
        short=_optional(words, "short", id),
        rights=words.text("rights"),
        items=items,
        low=low,
        high=high,
        whole=not words.has("whole") or words.flag("whole"),
        scales=scales,
        primary=_optional(words, "primary"),
        better=words.text("better"),
        score_entry_only=entry_only,
        missing_rule=words.text("missing_rule"),
        parameters=tuple(_parameters(words, {scale.id for scale in scales})),
        about=_optional(words, "about"),
        paste=_optional(words, "paste"),
        cautions=words.texts("cautions") if words.has("cautions") else (),
    )
    problems = tuple(_wrong_with(measure))
    if problems:
        raise WordingError(words.name, problems)
    return measure


def _items(words: Wording) -> Iterator[Item]:
    reverse = set(words.texts("reverse")) if words.has("reverse") else set()
    if words.has("items"):
        slots = words.table("text") if words.has("text") else None
        areas = words.table("area") if words.has("area") else None
        ids = words.texts("items")
        for key, named in (("reverse", reverse), ("area", set(areas.keys) if areas else set())):
            if unknown := sorted(named - set(ids)):
                problem = Problem(key, f"{', '.join(unknown)} staat niet bij items", "namen uit items")
                raise WordingError(words.name, (problem,))
        for id in ids:
            text = slots.text(id) if slots and slots.has(id) else ""
            yield Item(id, text, id in reverse, areas.text(id).strip() if areas and areas.has(id) else "")
        return
    for kind in _ITEM_TABLES:
        for one in words.tables(kind) if words.has(kind) else ():
            yield Item(one.id, one.text("text") if one.has("text") else one.text("name"), one.id in reverse)


def _scale(one: Wording, words: Wording, items: tuple[Item, ...], ends: tuple[float, float]) -> Scale:
    chosen = _scale_items(one, words, items)
    if not chosen:  # a figure that is typed in, such as a T-score
        return Scale(one.id, one.text("name"), (), MEAN, 0, _number(one, "low"), _number(one, "high"))
    how, factor = one.text("how"), _number(one, "factor") if one.has("factor") else 1.0
    times = factor * (len(chosen) if how == SUM else 1)
    low, high = sorted((ends[0] * times, ends[1] * times))
    rescaled = one.has("rescaled") and one.flag("rescaled")
    return Scale(one.id, one.text("name"), chosen, how, one.number("needs"), low, high, factor, rescaled)


def _scale_items(one: Wording, words: Wording, items: tuple[Item, ...]) -> tuple[str, ...]:
    if one.has("items"):
        return one.texts("items")
    if one.has("block"):
        block = one.text("block")
        kinds = (kind for kind in _ITEM_TABLES if words.has(kind))
        return tuple(item.id for kind in kinds for item in words.tables(kind) if item.text("block") == block)
    return tuple(item.id for item in items)


def _parameters(words: Wording, scales: set[str]) -> Iterator[Parameter]:
    for kind in ("cutoff", "norm", "reliability"):
        for one in words.tables(kind) if words.has(kind) else ():
            if one.text("scale") not in scales:
                problem = Problem("scale", f"er staat {one.text('scale')!r}", "het id van een scale in dit bestand")
                raise WordingError(one.name, (problem,))
            if not one.text("source").strip():
                raise WordingError(one.name, (Problem("source", "er staat geen bron", "waar het getal vandaan komt"),))
            yield Parameter(
                kind,
                one.text("scale"),
                one.text("name"),
                _number(one, "value"),
                one.text("source"),
                _number(one, "sd") if one.has("sd") else None,
                one.number("n") if one.has("n") else None,
            )


def _wrong_with(measure: Measure) -> Iterator[Problem]:
    ids = [item.id for item in measure.items]
    if len(set(ids)) < len(ids):
        yield Problem("items", "een vraag staat er twee keer in", "elke vraag één keer")
    if measure.items and not measure.low < measure.high:
        yield Problem("low", f"er staat {measure.low:g}, en bij high {measure.high:g}", "een low onder de high")
    if measure.better not in _BETTER:
        yield Problem("better", f"er staat {measure.better!r}", ", ".join(_BETTER))
    if measure.score_entry_only and any(item.text for item in measure.items):
        yield Problem("text", "deze maat mag hier alleen cijfers hebben", "geen teksten van vragen")
    if not measure.scales:
        yield Problem("scale", "er is geen schaal", "ten minste één [[scale]]")
    known = [scale.id for scale in measure.scales]
    if len(set(known)) < len(known):
        yield Problem("scale", "een schaal staat er twee keer in", "elk id één keer")
    if measure.primary and measure.primary not in known:
        yield Problem(
            "primary", f"er staat {measure.primary!r}", f"een van {', '.join(known)}, of leeg bij een profiel"
        )
    areas = [item.area for item in measure.items if item.area]
    if len(set(areas)) < len(areas):
        yield Problem("area", "een levensgebied staat er twee keer in", "bij elke vraag een eigen levensgebied")
    for scale in measure.scales:
        yield from _wrong_with_scale(scale, set(ids))


def _wrong_with_scale(scale: Scale, ids: set[str]) -> Iterator[Problem]:
    place = f"scale.{scale.id}"
    if unknown := [id for id in scale.items if id not in ids]:
        yield Problem(f"{place}.items", f"{', '.join(unknown)} staat niet bij items", "namen uit items")
    if len(set(scale.items)) < len(scale.items):
        yield Problem(f"{place}.items", "een vraag staat er twee keer in", "elke vraag één keer")
    if scale.how not in _HOW:
        yield Problem(f"{place}.how", f"er staat {scale.how!r}", "sum of mean")
    if scale.items and not 1 <= scale.needs <= len(scale.items):
        yield Problem(f"{place}.needs", f"er staat {scale.needs}", f"1 tot en met {len(scale.items)}")
    if not scale.low < scale.high:
        yield Problem(f"{place}.low", f"er staat {scale.low:g}, en bij high {scale.high:g}", "een low onder de high")


def _number(words: Wording, key: str) -> float:
    try:
        value = words.decimal(key)
    except OverflowError:  # a whole number of hundreds of digits
        value = math.inf
    if not math.isfinite(value):  # TOML knows nan and inf as well
        raise WordingError(words.name, (Problem(key, f"er staat {value}", "een gewoon getal"),))
    return value


def _optional(words: Wording, key: str, otherwise: str = "") -> str:
    return words.text(key) if words.has(key) else otherwise


def find_scale(measures: Mapping[str, Measure], name: str) -> tuple[Measure, Scale]:
    """The measure and scale that `gses` or `whoqol-bref.physical` stands for.

    Raises:
        KeyError: when there is no such measure.
        NotPossibleError: when it has no such scale.
    """
    id, _, scale = name.partition(".")
    return measures[id], measures[id].scale(scale)
