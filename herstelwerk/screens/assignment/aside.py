"""Questions that are set aside: one at a time, with a reason that the trainer reads, and always a way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from herstelwerk.domain import Dismissal
from herstelwerk.results import Finding
from herstelwerk.screens.controls import Note, button, field
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el

At = tuple[str, str]  # where, code: all findings of one code at one place are one question


class Aside:
    """The findings of one hand-in that were set aside."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.draft: Draft[tuple[Dismissal, ...]] = Draft(desk, "dismissals", _read, _write)
        self.asking: At | None = None
        self.reason = ""

    def notes(self, findings: Iterable[Finding], place: str) -> list[Note]:
        """The findings as questions; `place` keeps the keys of two places on a page apart."""
        seen: dict[tuple[str, str, str], Finding] = {(f.where, f.code, f.message): f for f in findings}
        reasons = {(d.where, d.code): d for d in self.draft.value}
        notes, buttons = [], set[At]()
        for finding in seen.values():
            at = (finding.where, finding.code)
            first = at not in buttons  # one button for a question that quotes several words
            buttons.add(at)
            notes.append(self._note(finding, f"{place}-{finding.where}-{finding.code}", reasons.get(at), first))
        return notes

    def _note(self, finding: Finding, key: str, aside: Dismissal | None, first: bool) -> Note:
        at = (finding.where, finding.code)
        if aside is not None:
            told = f"{finding.message} Jouw reden: {aside.reason or '–'}"
            return Note(
                told, tone="weg", key=f"{key}-terug", does=self._back(aside) if first else None, does_text="Haal terug"
            )
        tone = "privacy" if finding.code == "identifying" else "vraag"
        asked = self._asked(key) if first and self.asking == at else None
        does = self._ask(at) if first and asked is None else None
        return Note(finding.message, hint=finding.hint, tone=tone, key=f"{key}-weg", does=does, inner=asked)

    def _asked(self, key: str) -> Part:
        return el(
            "div",
            field(
                f"{key}-reden",
                "Waarom past deze vraag hier niet?",
                self.reason,
                self._type,
                help="Je trainer leest je reden mee. Een paar woorden zijn genoeg.",
            ),
            el(
                "div",
                button(f"{key}-leg-weg", "Leg de vraag weg", self._put_away, look="main hw-small"),
                button(f"{key}-toch-niet", "Toch niet", self._keep, look="small"),
                class_="hw-buttons",
            ),
            key=f"{key}-waarom",
        )

    def _ask(self, at: At) -> Callable[[], None]:
        def ask() -> None:
            self.asking, self.reason = at, ""

        return ask

    def _type(self, text: str) -> None:
        self.reason = text

    def _put_away(self) -> None:
        if self.asking:
            where, code = self.asking
            new = Dismissal(where=where, code=code, reason=self.reason.strip(), on=self.desk.today)
            self.draft.change((*self.draft.value, new))
        self._keep()

    def _keep(self) -> None:
        self.asking = None

    def _back(self, dismissal: Dismissal) -> Callable[[], None]:
        return lambda: self.draft.change(tuple(d for d in self.draft.value if d != dismissal))


def _read(body: dict[str, Any]) -> tuple[Dismissal, ...]:
    return tuple(Dismissal.model_validate_json(json.dumps(one)) for one in body.get("dismissals", []))


def _write(value: tuple[Dismissal, ...]) -> dict[str, Any]:
    return {"dismissals": [one.model_dump(mode="json", exclude_defaults=True) for one in value]}
