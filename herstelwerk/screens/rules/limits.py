"""Changing thresholds: each with its name in Dutch, what it is now, and what it would be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.criteria_set import Criterion
from herstelwerk.screens.controls import Note, field, fold
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.rules.work import RulesWork
from herstelwerk.trying.change import is_share
from herstelwerk.wording import Wording, WordingError

_UNREAD = "Dit is geen getal. Schrijf bijvoorbeeld 3 of 0,75."


class Limits:
    """All thresholds, criterion by criterion."""

    def __init__(self, work: RulesWork, words: Wording, names: Wording) -> None:
        self.work, self.words, self.names = work, words, names
        self.typed: dict[tuple[str, str], str] = {}  # what is no number (yet)

    def draw(self) -> Part:
        """A fold per criterion."""
        folds = [self._criterion(one) for one in self.work.rules.criteria.criterion if one.thresholds]
        return el(
            "section", el("h2", self.words.text("title")), el("p", self.words.text("intro")), *folds, key="grenzen"
        )

    def _criterion(self, one: Criterion) -> Part:
        changed = self.work.change.value.thresholds.get(one.id, {})
        told = f"{one.id} {one.name}" + (" (veranderd)" if changed else "")
        return fold(
            f"grens-{one.id}",
            told,
            el("p", one.asks, class_="hw-muted"),
            el("div", *(self._limit(one, name, changed.get(name)) for name in one.thresholds), class_="hw-pair"),
            open=bool(changed),
        )

    def _limit(self, one: Criterion, name: str, figure: float | None) -> Part:
        place = (one.id, name)
        typed = "" if figure is None else shown(figure)
        kept = self.typed.get(place, "")
        if number_of(kept) == figure or self._wrong(name, kept):  # as it was typed, unless the change is another by now
            typed = kept
        return field(
            f"grens-{one.id}-{name}",
            self._name(one, name),
            typed,
            self._type(place),
            help=f"Nu {shown(one.thresholds[name])}.",
            notes=self._wrong(name, typed),
            limit=12,
        )

    def _name(self, one: Criterion, name: str) -> str:
        """A team's own check has no Dutch name here; its own one says at least which it is."""
        try:
            return self.names.text(one.check, name)
        except WordingError:
            return name

    def _wrong(self, name: str, typed: str) -> list[Note]:
        if not typed.strip():
            return []
        figure = number_of(typed)
        if figure is None:
            return [Note(_UNREAD)]
        if is_share(name) and figure > 1:
            return [Note("Een aandeel is een getal van 0 tot 1. Drie van de vier is 0,75.")]
        return []

    def _type(self, place: tuple[str, str]) -> Callable[[str], None]:
        def typed(text: str) -> None:
            id, name = place
            figure = number_of(text)
            fits = figure is not None and not (is_share(name) and figure > 1)
            self.typed[place] = text
            now = self.work.change.value
            limits = {key: value for key, value in now.thresholds.get(id, {}).items() if key != name}
            if fits and figure is not None:
                limits[name] = figure
            self.work.edit(replace(now, thresholds={**now.thresholds, id: limits}))

        return typed


def number_of(text: str) -> float | None:
    """The number from 0 that someone typed, with a comma or a point; None where it is none."""
    plain = text.strip().replace(",", ".", 1)
    if not plain.replace(".", "", 1).isascii() or not plain.replace(".", "", 1).isdigit():
        return None
    return float(plain)


def shown(figure: float) -> str:
    """A threshold as Dutch people write it: `0,75`, `3`."""
    return f"{figure:g}".replace(".", ",")
