"""Side by side: per hand-in where two judges differ, with both reasons, and what they agree on after talking."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.judgement import Judgement
from herstelwerk.judging.side import Beside, Difference
from herstelwerk.results import Level
from herstelwerk.screens.agreement.pair import choose_pair
from herstelwerk.screens.agreement.work import AgreementWork, Key
from herstelwerk.screens.controls import button, choice, field, fold, prose
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording


class SideBySide:
    """The differences to talk about."""

    def __init__(self, work: AgreementWork, words: Wording, page: Callable[[], Page | None]) -> None:
        self.work, self.words, self.page = work, words, page
        self.lacks: dict[tuple[Key, str], str] = {}

    def draw(self) -> Part:
        """All hand-ins that both finished."""
        chosen = self.work.chosen
        found = self.work.side(*chosen) if chosen else ()
        return el(
            "section",
            el("h2", self.words.text("title")),
            prose(self.words.text("intro")),
            choose_pair(self.work, "naast"),
            el("p", self.words.text("talk"), class_="hw-note hw-weet") if found else None,
            *(self._document(one, *chosen) for one in found if chosen),
            None if found else el("p", self.words.text("nobody"), class_="hw-card hw-calm"),
            key="naast-elkaar",
        )

    def _document(self, one: Beside, first: str, second: str) -> Part:
        same = len(one.pairs) - len(one.differences)
        settled = sum(each.settled for each in one.differences)
        told = f"Over {same} van de {len(one.pairs)} eisen hetzelfde oordeel."
        if one.differences:
            told += f" Verschillend: {len(one.differences)}, waarvan {settled} na overleg gelijk."
        key = (one.trainee, one.attempt)
        return el(
            "div",
            el("h3", f"{one.trainee}, poging {one.attempt}"),
            el("p", told),
            None if one.differences else el("p", self.words.text("none"), class_="hw-note hw-goed"),
            *(self._difference(key, each, first, second) for each in one.differences),
            key=f"naast-{one.trainee}-{one.attempt}",
            class_="hw-card",
        )

    def _difference(self, key: Key, one: Difference, first: str, second: str) -> Part:
        id = f"verschil-{key[0]}-{key[1]}-{one.criterion}"
        me = self.work.desk.owner
        return el(
            "div",
            el("h4", f"{one.criterion} {self.work.name(one.criterion)}"),
            el("p", f"Het programma zei: {one.first.signal}.", class_="hw-muted"),
            el("div", _said(first, one.first), _said(second, one.second), class_="hw-pair"),
            self._now(one, first, second),
            self._talk(key, one, id) if me in (first, second) else None,
            key=id,
        )

    def _now(self, one: Difference, first: str, second: str) -> Part | None:
        if one.settled:
            return el("p", f"Na overleg staan jullie allebei op ‘{one.now[0]}’.", class_="hw-note hw-goed")
        if one.now != (one.first.level, one.second.level):
            return el("p", f"Nu: {first} ‘{one.now[0]}’, {second} ‘{one.now[1]}’.", class_="hw-note hw-vraag")
        return None

    def _talk(self, key: Key, one: Difference, id: str) -> Part:
        level, reason = self.work.talk(key, one.criterion)
        lacks = self.lacks.get((key, one.criterion), "")
        return fold(
            f"{id}-overleg",
            "Wat vinden jullie samen?",
            choice(
                f"{id}-niveau",
                "Samen kiezen we",
                {each.value: each.value for each in Level},
                level,
                lambda chosen: self._change(key, one.criterion, chosen, self.work.talk(key, one.criterion)[1]),
                row=True,
            ),
            field(
                f"{id}-reden",
                "Waar werden jullie het over eens?",
                reason,
                lambda text: self._change(key, one.criterion, self.work.talk(key, one.criterion)[0], text),
                rows=2,
            ),
            el("p", lacks, class_="hw-alarm", role="alert") if lacks else None,
            el(
                "div",
                button(f"{id}-schrijf", "Zet bij mijn oordeel", lambda: self._say(key, one.criterion, id)),
                class_="hw-buttons",
            ),
            open=bool(level or reason),
        )

    def _change(self, key: Key, criterion: str, level: str, reason: str) -> None:
        self.lacks.pop((key, criterion), None)
        self.work.change_talk(key, criterion, level, reason)

    def _say(self, key: Key, criterion: str, id: str) -> None:
        lacks = self.work.say(key, criterion)
        if lacks:
            self.lacks[key, criterion] = lacks
        elif page := self.page():
            page.say("Het staat bij jouw oordeel. Wat je eerder schreef, is bewaard.")
            page.focus(f"{id}-overleg")


def _said(who: str, judgement: Judgement) -> Part:
    words = [text for text in (judgement.reason, judgement.comment) if text.strip()]
    return el(
        "div",
        el("p", el("strong", f"{who}: {judgement.level}")),
        *(el("p", text) for text in words or ["Zonder reden of opmerking."]),
    )
