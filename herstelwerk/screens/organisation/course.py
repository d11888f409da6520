"""How a team went over its audits: the mean as a line, one more line to choose, and every score in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from herstelwerk.drawings.trend import Point, trend
from herstelwerk.fidelity import Audit, Instrument, changes, mean_of, shift
from herstelwerk.fidelity.audit import OPEN, needed
from herstelwerk.fidelity.instrument import HIGH, LOW
from herstelwerk.fidelity.words import score_told, shift_told, short_day, step_told
from herstelwerk.screens.controls import prose, select, table
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.organisation.files import Files, Table
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure
from herstelwerk.tables import Value
from herstelwerk.wording import Wording


class Course:
    """The audits of one team over time. Nothing of it is kept."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None], words: Wording, instrument: Instrument) -> None:
        self.words, self.instrument = words, instrument
        self.line = instrument.blocks[0].id
        self.files = Files(desk, page, "verloop", "Verloop van de audits")

    def draw(self, audits: Sequence[Audit]) -> Part:
        """The drawing, what changed since the audit before, and the table."""
        if not audits:
            told = "Er is nog geen audit. Begin er een; na de tweede zie je hier wat er veranderde."
            return el("section", el("h3", "Verloop"), el("p", told, class_="hw-card hw-calm"), key="verloop")
        return el(
            "section",
            el("h3", "Verloop"),
            select("verloop-lijn", "Tweede lijn in de tekening", self._lines(), self.line, self._choose),
            figure("verloop-figuur", trend(self._points(audits), LOW, HIGH, ("gemiddelde", self._short())), "Verloop"),
            el(
                "p",
                f"Het gemiddelde ontbreekt waar minder dan {needed(len(self.instrument.ids))} van de tien vragen een "
                "cijfer kregen.",
                class_="hw-muted",
            ),
            self._moved(audits),
            self._scores(audits),
            self._missing(audits),
            el("h4", "Meenemen"),
            self.files.draw(table=lambda: self._table(audits)),
            self._elsewhere(),
            key="verloop",
        )

    def _lines(self) -> dict[str, str]:
        blocks = {block.id: f"Blok: {block.name}" for block in self.instrument.blocks}
        return blocks | {one.id: one.name for one in self.instrument.indicators}

    def _short(self) -> str:
        short = {block.id: block.short for block in self.instrument.blocks}
        return (short | {one.id: one.short for one in self.instrument.indicators})[self.line]

    def _points(self, audits: Sequence[Audit]) -> list[Point]:
        ids = [one.id for one in self.instrument.of_block(self.line)] or [self.line]
        return [
            Point(short_day(one.on), mean_of(one.ratings, self.instrument.ids).value, mean_of(one.ratings, ids).value)
            for one in audits
        ]

    def _moved(self, audits: Sequence[Audit]) -> Part:
        if len(audits) < 2:
            return el("p", "Na de volgende audit zie je hier wat er veranderde.", class_="hw-muted", key="verloop-zin")
        told = shift_told(shift(audits[-2].ratings, audits[-1].ratings, self.instrument.ids))
        return el("div", el("p", told), prose(self.words.text("caution"), "hw-note hw-weet"), key="verloop-zin")

    def _scores(self, audits: Sequence[Audit]) -> Part:
        steps = self._steps(audits)
        rows = [
            (one.name, *(score_told(audit, one.id) for audit in audits), *(steps[one.id] if steps else ()))
            for one in self.instrument.indicators
        ]
        means = [str(mean_of(audit.ratings, self.instrument.ids)) for audit in audits]
        rows.append(("Gemiddelde", *means, *([""] if steps else [])))
        return table("Cijfers per audit", self._header(audits), rows, key="verloop-tabel")

    def _header(self, audits: Sequence[Audit]) -> tuple[str, ...]:
        since = [f"Sinds {short_day(audits[-2].on)}"] if len(audits) > 1 else []
        return ("Vraag", *(short_day(one.on) for one in audits), *since)

    def _steps(self, audits: Sequence[Audit]) -> dict[str, list[str]]:
        if len(audits) < 2:
            return {}
        found = changes(audits[-2].ratings, audits[-1].ratings, self.instrument.ids)
        return {one.id: [step_told(one.step)] for one in found}

    def _missing(self, audits: Sequence[Audit]) -> Part | None:
        """Why scores are missing: a gap is told, never filled."""
        told = []
        for audit in audits:
            for one in self.instrument.indicators:
                rating = audit.ratings.get(one.id, OPEN)
                if rating.missing:
                    why = self.instrument.reasons.get(rating.missing, rating.missing)
                    told.append(el("li", f"{short_day(audit.on)}, {one.name.lower()}: {why}"))
        return el("div", el("h4", "Waarom een cijfer ontbreekt"), el("ul", *told)) if told else None

    def _elsewhere(self) -> Part:
        """What other scales do, as information only."""
        items = [
            el("li", one.text("text"), " ", el("small", f"Bron: {one.text('source')}", class_="hw-muted"))
            for one in self.words.tables("official")
        ]
        return el("div", el("h4", "Hoe andere schalen rekenen"), el("ul", *items))

    def _table(self, audits: Sequence[Audit]) -> Table:
        steps = self._steps(audits)
        rows: list[tuple[Value, ...]] = [
            (one.name, *(audit.ratings.get(one.id, OPEN).score for audit in audits), *steps.get(one.id, []))
            for one in self.instrument.indicators
        ]
        rows.append(("Gemiddelde", *(mean_of(audit.ratings, self.instrument.ids).value for audit in audits)))
        return self._header(audits), rows

    def _choose(self, line: str) -> None:
        self.line = line
