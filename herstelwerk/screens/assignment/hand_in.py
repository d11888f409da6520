"""Handing in: what is there, what identifies someone, until when, the receipt. A new attempt never replaces an old."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.domain import MAX_BYTES, FinalAssignment
from herstelwerk.drafting.completeness import completeness
from herstelwerk.dutch import long_day
from herstelwerk.rendering.html import pieces
from herstelwerk.screens.assignment.deadline import deadline
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, choice, field, fold, prose
from herstelwerk.screens.desk import NOBODY
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import HandedIn, StoreError
from herstelwerk.texts import every_text
from herstelwerk.wording import Wording

_NO_COPY = (
    "Je opdracht is ingeleverd, maar in de map ‘ingeleverd’ kon geen kopie komen. Sla het bestand zelf op, met de knop "
    "bij de poging hieronder."
)


class HandIn:
    """The last part of the final assignment."""

    def __init__(self, work: Work, page: Callable[[], Page | None], handed_in: Callable[[], None]) -> None:
        self.work, self.page, self._handed_in = work, page, handed_in
        self.texts = work.desk.workbook.wording("inleveren")
        self.agreed: list[str] = []
        self.seen: set[tuple[str, str, str]] = set()  # what pointed to someone when she said she had read it
        self.done: HandedIn | None = None
        self.failed = ""

    def draw(self) -> Part:
        """The steps one after another, and the attempts so far."""
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            self._until(),
            self._step("check", self._complete(self.work.assignment)),
            self._step("privacy", self._privacy()),
            self._step("consent", self._consent()),
            self._step("send", self._send()),
            self._attempts(),
            key="inleveren",
        )

    def _step(self, id: str, inner: Part) -> Part:
        return el(
            "div", el("h3", self.texts.text("step", id, "title")), el("p", self.texts.text("step", id, "text")), inner
        )

    def _until(self) -> Part:
        desk = self.work.desk
        return el(
            "div",
            el("p", deadline(desk, self.texts), class_="hw-note hw-weet", key="uiterlijk"),
            day_field("laatste-dag", "Laatste trainingsdag", desk.last_training_day, desk.set_last_training_day),
            key="wanneer",
        )

    def _complete(self, assignment: FinalAssignment) -> Part:
        there = completeness(assignment)
        missing = sum(not done for done in there.values())
        told = self.texts.text("check_some_missing").replace("{count}", str(missing))
        rows = [self._line(one, there[one.id]) for one in self.texts.tables("check")]
        return el(
            "div",
            el(
                "p",
                told if missing else self.texts.text("check_all_done"),
                class_=f"hw-note {'hw-weet' if missing else 'hw-goed'}",
            ),
            fold("onderdelen", "Bekijk de onderdelen", el("ul", *rows, class_="hw-items"), open=bool(missing)),
            key="compleet",
        )

    def _line(self, one: Wording, done: bool) -> Part:
        sign, said = ("●", "is er") if done else ("○", "mist nog iets")
        return el("li", el("strong", f"{sign} {one.text('title')}: {said}. "), one.text("done" if done else "missing"))

    def _privacy(self) -> Part:
        """Everything that points to one person, in its own words, before it leaves."""
        findings = self.work.review.privacy
        texts = {(place.where, place.field): place.text for place in every_text(self.work.review.assignment)}
        items = [
            el(
                "li",
                el("blockquote", *(el("mark", t) if m else t for t, m in pieces(texts.get((f.where, f.field), ""), f))),
                el("p", f.message),
            )
            for f in findings
        ]
        told = (
            self.texts.text("privacy_found").replace("{count}", str(len(items)))
            if items
            else self.texts.text("privacy_none")
        )
        return el(
            "div",
            el("p", told, class_=f"hw-note {'hw-privacy' if items else 'hw-goed'}"),
            el("ul", *items) if items else None,
            el("p", self.texts.text("privacy_key"), class_="hw-muted"),
            self._agree("nagelezen", {"privacy": self.texts.text("privacy_confirm")}),
            key="privacy",
        )

    def _consent(self) -> Part:
        return self._agree("akkoord", {one.id: one.text("text") for one in self.texts.tables("consent")})

    def _agree(self, key: str, options: dict[str, str]) -> Part:
        def chosen(values: list[str]) -> None:
            self.seen = self._pointing()
            self.agreed = [one for one in self.agreed if one not in options] + values

        on = [one for one in self.agreed if one in options]
        return choice(key, "Vink aan wat klopt", options, on, chosen, many=True, quiet=True)

    def _send(self) -> Part:
        desk, blocked = self.work.desk, self._blocked()
        return el(
            "div",
            el("p", f"Je levert in als {desk.owner}."),
            field(
                "groep",
                "Code van je groep",
                desk.cohort,
                desk.set_cohort,
                help="Je trainer heeft die gegeven, zoals 2026-NIJ-1.",
                limit=60,
            ),
            el("p", blocked, class_="hw-note hw-vraag") if blocked else None,
            el("p", self.failed, class_="hw-alarm", role="alert") if self.failed else None,
            None
            if blocked
            else button("lever-in", self.texts.text("step", "send", "button"), self._hand_in, look="main"),
            self._receipt() if self.done else None,
            key="lever",
        )

    def _receipt(self) -> Part:
        assert self.done
        words = {"attempt": str(self.done.attempt), "receipt": self.done.receipt, "moment": self._moment(self.done)}
        text = _filled(self.texts.text("receipt_text"), words)
        after = _filled(self.texts.text("receipt_next"), {"file": self._file(self.done)})
        return el(
            "div",
            el("h4", self.texts.text("receipt_title")),
            el("p", el("strong", text)),
            el("p", after),
            el("p", self.texts.text("receipt_thanks")),
            key="bewijs",
            class_="hw-note hw-goed",
            tabindex=-1,
        )

    def _blocked(self) -> str:
        assignment, agreed = self.work.assignment, set(self.agreed)
        if not assignment.inventory.entries and not assignment.plan.goals:
            return "Er is nog niets om in te leveren: de inventarisatie en het plan zijn leeg."
        if "privacy" in agreed and not self._pointing() <= self.seen:
            return "Er is iets bij gekomen wat naar iemand kan wijzen. Lees stap 2 nog eens en vink opnieuw aan."
        if "privacy" not in agreed:
            return "Vink bij stap 2 aan dat je alles hebt nagelezen; dan kun je inleveren."
        if not {one.id for one in self.texts.tables("consent")} <= agreed:
            return "Vink bij stap 3 aan wat klopt. Klopt er iets nog niet? Regel dat eerst, of bel je trainer."
        if self.work.desk.owner == NOBODY:
            return "Kies eerst op de startpagina je codewoord; daaronder lever je in."
        if not self.work.desk.cohort.strip():
            return "Vul de code van je groep in; dan kun je inleveren."
        return ""

    def _pointing(self) -> set[tuple[str, str, str]]:
        return {(finding.where, finding.field, finding.quote) for finding in self.work.review.privacy}

    def _attempts(self) -> Part:
        desk = self.work.desk
        made = desk.store.hand_ins(desk.owner)
        items = [
            el(
                "li",
                el("span", f"Poging {one.attempt}: {self._moment(one)}, ontvangstbewijs {one.receipt}"),
                button(
                    f"haal-{one.attempt}",
                    "Bestand opslaan",
                    self._give(one),
                    look="small",
                    label=f"Poging {one.attempt}: bestand opslaan",
                ),
                class_="hw-item",
            )
            for one in reversed(made)
        ]
        if not items:
            return el("div", key="pogingen")
        return el(
            "div",
            el("h3", self.texts.text("again_title")),
            el("p", self.texts.text("again_text")),
            el("ul", *items, class_="hw-items"),
            key="pogingen",
        )

    def _moment(self, one: HandedIn) -> str:
        moment = one.submitted_at.astimezone(self.work.desk.now().tzinfo)
        return f"{long_day(moment.date())} om {moment:%H:%M}"

    def _file(self, one: HandedIn) -> str:
        return f"{self.work.desk.owner}-poging-{one.attempt}.json"

    def _give(self, one: HandedIn) -> Callable[[], None]:
        def give() -> None:
            if page := self.page():
                page.give(Download(self._file(one), one.body))

        return give

    def _hand_in(self) -> None:
        """Keep everything first; then one document, whole. When it fails, what was written is still there."""
        if self._blocked():
            return
        desk, now = self.work.desk, self.work.desk.now()
        for draft in self.work.drafts:
            draft.leave()
        if not all(draft.saved for draft in self.work.drafts):
            self.failed = (
                "Niet alles in dit venster is bewaard, of een ander venster is verder. Kijk boven aan het blad."
            )
            return

        def document(attempt: int) -> bytes:
            whole = self.work.assignment.model_copy(update={"attempt": attempt, "submitted_at": now})
            return (whole.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()

        if len(document(1)) > MAX_BYTES:
            self.failed = "Dit is te veel tekst om in te leveren (meer dan 1 MB). Maak de langste regels korter."
            return
        try:
            attempt, _ = desk.store.hand_in(desk.owner, document, now)
            self.done = next(one for one in desk.store.hand_ins(desk.owner) if one.attempt == attempt)
        except StoreError as error:
            self.failed = f"{self.texts.text('failed_text')} {error}"
            return
        self.failed = "" if self._copied(self.done) else _NO_COPY
        self.agreed = []
        self._give(self.done)()
        self._handed_in()
        if page := self.page():
            page.say(f"Ingeleverd, poging {attempt}. Je ontvangstbewijs is {self.done.receipt}.")
            page.focus("bewijs")

    def _copied(self, one: HandedIn) -> bool:
        try:
            self.work.desk.keep_copy(self._file(one), one.body)
        except OSError:
            return False
        return True


def _filled(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
