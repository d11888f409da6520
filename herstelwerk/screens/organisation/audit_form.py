"""One audit to fill in: who looked and when, then indicator by indicator, each assessor alone or both together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from herstelwerk.documents import Paper
from herstelwerk.documents.organisation import AuditReport, audit_paper
from herstelwerk.fidelity import (
    Audit,
    Instrument,
    Official,
    Rating,
    Ratings,
    audit_body,
    mean_of,
    rate,
    ratings_body,
    read_audit,
    read_ratings,
)
from herstelwerk.fidelity.audit import MOST_ASSESSORS
from herstelwerk.screens.controls import button, choice, field, fold
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.organisation.files import Files, Table
from herstelwerk.screens.organisation.indicators import Indicators
from herstelwerk.screens.organisation.side import side
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.versions import Versions
from herstelwerk.wording import Wording

TOGETHER = "samen"


class AuditForm:
    """The audit `id` in the hands of its assessors."""

    def __init__(
        self,
        desk: Desk,
        page: Callable[[], Page | None],
        words: Wording,
        instrument: Instrument,
        id: str,
        removed: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        self.desk, self.page, self.words, self.instrument = desk, page, words, instrument
        self._removed, self._changed = removed, changed
        team = desk.owner.partition(":")[2]
        self.draft: Draft[Audit] = Draft(desk, f"audit/{id}", lambda body: read_audit(id, team, body), audit_body)
        # Each assessor has a sheet of her own, so that two can fill in at the same time.
        self.own: list[Draft[dict[str, Rating]]] = [
            Draft(desk, f"audit/{id}/{n}", read_ratings, ratings_body) for n in range(1, MOST_ASSESSORS + 1)
        ]
        self.voice = TOGETHER
        self.indicators = Indicators(page, words, instrument)
        self.files = Files(desk, page, f"audit-{id}", "Verslag van de audit")
        self.versions = Versions(self.draft, "Audit")
        self.own_versions = [Versions(draft, "Wat jij invulde") for draft in self.own]

    @property
    def audit(self) -> Audit:
        """The audit as it is now."""
        return self.draft.value

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is kept of it."""
        return (self.draft, *self.own)

    @property
    def _two(self) -> bool:
        return len([one for one in self.audit.assessors if one.strip()]) == MOST_ASSESSORS

    def draw(self, earlier: tuple[Audit, ...], official: tuple[Official, ...]) -> Part:
        """Who and when, the mean, the indicators, and the report."""
        if not self._two:
            self.voice = TOGETHER
        voices = [self._voices()] if self._two else []
        together = self.voice == TOGETHER
        return el(
            "article",
            el("h3", f"Audit van {self.audit.team}", key="audit-kop", tabindex=-1),
            self._who(),
            *voices,
            self._standing() if together else el("p", _ALONE, class_="hw-note hw-weet", key="audit-stand"),
            self.indicators.draw(self._ratings(), self._rate),
            el("div", self._side() if together and self._two else None, key="audit-naast"),
            self._end(earlier, official) if together else self._alone(),
            key=f"audit-open-{self.audit.id}",
        )

    def _who(self) -> Part:
        first, second = (*self.audit.assessors, "", "")[:MOST_ASSESSORS]
        fields = [
            field(f"audit-wie-{n}", label, who, self._name(n), limit=40, help=help)
            for n, (label, who, help) in enumerate(
                (("Wie keek?", first, "Functie of code, geen naam."), ("En wie nog meer?", second, "Mag leeg blijven."))
            )
        ]
        on = day_field("audit-dag", "Op welke dag?", self.audit.on, lambda day: self._put(on=day))
        return el("div", on, *fields, class_="hw-across", key="audit-wie")

    def _voices(self) -> Part:
        first, second = self.audit.assessors
        options = {
            "1": f"{first}, alleen",
            "2": f"{second}, alleen",
            TOGETHER: "samen: waar jullie op uitkomen",
        }
        return choice("audit-stem", "Wie vult nu in?", options, self.voice, self._choose_voice, row=True)

    def _standing(self) -> Part:
        """The mean over all, and per block; how many have a score stands beside each."""
        ratings = self.audit.ratings
        rows = [
            f"{b.name}: {mean_of(ratings, [i.id for i in self.instrument.of_block(b.id)])}"
            for b in self.instrument.blocks
        ]
        missing = [
            f"Geen cijfer bij ‘{one.name}’: {self.instrument.reasons.get(why, why)}."
            for one in self.instrument.indicators
            if (why := ratings.get(one.id, Rating()).missing)
        ]
        return el(
            "div",
            el("p", el("strong", f"Gemiddelde: {mean_of(ratings, self.instrument.ids)}")),
            el("ul", *(el("li", row) for row in (*rows, *missing))),
            class_="hw-card hw-calm",
            key="audit-stand",
        )

    def _side(self) -> Part:
        first, second = self.audit.assessors
        return side(
            self.instrument,
            (first, second),
            (self.own[0].value, self.own[1].value),
            self.audit.ratings,
            self._take_over,
        )

    def _alone(self) -> Part:
        versions = self.own_versions[int(self.voice) - 1]
        return fold(f"audit-eerder-{self.voice}", "Eerdere versies van wat jij invulde", versions.draw())

    def _end(self, earlier: tuple[Audit, ...], official: tuple[Official, ...]) -> Part:
        report = AuditReport(
            self.instrument, self.audit, earlier, official, self.words.text("rights"), self.words.text("caution")
        )

        def paper() -> Paper:
            return audit_paper(self.words.text("title"), report)

        return el(
            "div",
            field(
                "audit-notitie",
                "Waar gaat het team aan werken?",
                self.audit.note,
                lambda text: self._put(note=text),
                rows=2,
                help="Kies één of twee punten. Wie doet wat, en wanneer kijken jullie weer?",
            ),
            el("h4", "Meenemen"),
            self.files.draw(paper, self._table),
            fold("audit-eerder", "Eerdere versies van deze audit", self.versions.draw()),
            el("div", button("audit-leg-weg", "Leg deze audit weg", self._remove, look="small"), class_="hw-buttons"),
            key="audit-slot",
        )

    def _table(self) -> Table:
        header = ("Blok", "Indicator", "Cijfer", "Betekent", "Geen cijfer, want", "Waaraan gezien")
        blocks = {block.id: block.name for block in self.instrument.blocks}
        rows = []
        for one in self.instrument.indicators:
            rating = self.audit.ratings.get(one.id, Rating())
            why = self.instrument.reasons.get(rating.missing, rating.missing)
            row = (blocks[one.block], one.name, rating.score, one.anchor(rating.score), why, rating.evidence)
            rows.append(row)
        return header, list(rows)

    # What a person does.

    def _ratings(self) -> Ratings:
        return self.audit.ratings if self.voice == TOGETHER else self.own[int(self.voice) - 1].value

    def _rate(self, id: str, **fields: Any) -> None:
        if self.voice == TOGETHER:
            self._put(ratings=rate(self.audit.ratings, id, **fields))
        else:
            draft = self.own[int(self.voice) - 1]
            draft.change(rate(draft.value, id, **fields))

    def _take_over(self, ids: list[str]) -> None:
        """Take over what both gave the same, with what either saw; what was settled already stays."""
        ratings = dict(self.audit.ratings)
        for id in ids:
            one, other = self.own[0].value[id], self.own[1].value[id]
            seen = "\n".join(filter(None, (one.evidence.strip(), other.evidence.strip())))
            ratings = rate(ratings, id, score=one.score, evidence=ratings.get(id, Rating()).evidence or seen)
        self._put(ratings=ratings)
        if page := self.page():
            page.say(f"{len(ids)} cijfers overgenomen.")

    def _choose_voice(self, voice: str) -> None:
        for draft in self.drafts:
            draft.leave()
        self.voice = voice

    def _name(self, n: int) -> Callable[[str], None]:
        def name(text: str) -> None:
            names = [*self.audit.assessors, "", ""][:MOST_ASSESSORS]
            names[n] = text
            self._put(assessors=tuple(names))

        return name

    def _put(self, **fields: Any) -> None:
        self.draft.change(replace(self.audit, **fields))

    def _remove(self) -> None:
        self.draft.change(replace(self.audit, removed=True), REMOVED)
        self._removed()


_ALONE = (
    "Je vult nu alleen in. Wat de ander gaf, zie je straks bij ‘samen’. Praat er nog niet over; dat maakt het gesprek "
    "straks beter."
)
