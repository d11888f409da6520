"""What goes back: per trainee the outcome, a first word, the document, and giving it back; or all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from herstelwerk.documents import DocumentError, write
from herstelwerk.documents.bundle import feedback_zip, safe_name
from herstelwerk.documents.feedback import feedback_paper
from herstelwerk.dutch import plain_day
from herstelwerk.judging.feedback import Feedback, FeedbackRefused, make_feedback
from herstelwerk.judging.feedback_file import feedback_body, feedback_bytes
from herstelwerk.judging.pile import Item
from herstelwerk.screens.controls import button, field, fold
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.groups import load_group
from herstelwerk.screens.judging.work import JudgingWork
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el

FIRST_WORDS = "nakijken/eerste-woord"
FORMATS = {"pdf": "PDF", "docx": "Word"}


@dataclass(frozen=True, slots=True)
class FirstWords:
    """What a trainer says first to each trainee, by hand-in."""

    texts: Mapping[str, str]

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> FirstWords:
        """Kept texts; raises as any wrong body does."""
        return cls({str(key): str(text) for key, text in body.items()})

    def body(self) -> dict[str, Any]:
        """As they are kept; what is empty goes."""
        return {key: text for key, text in self.texts.items() if text}


class GoingBack:
    """The feedback of the group."""

    def __init__(self, work: JudgingWork, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.words: Draft[FirstWords] = Draft(work.desk, FIRST_WORDS, FirstWords.read, FirstWords.body)
        self.trouble = ""

    def draw(self) -> Part:
        """All at once, and one by one."""
        items = self.work.pile.newest
        ready = [item for item in items if item.complete]
        return el(
            "section",
            el("h2", "Terugkoppeling"),
            el("p", f"{len(ready)} van {len(items)} eindopdrachten zijn helemaal beoordeeld."),
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            el(
                "div",
                button("alles-terug", "Geef alles terug wat klaar is", lambda: self._give_all(ready), look="main"),
                button("alles-zip", "Download alles als zip", lambda: self._download_all(ready)),
                class_="hw-buttons",
            )
            if ready
            else None,
            *(self._one(item) for item in items),
            key="terug-deel",
        )

    def _one(self, item: Item) -> Part:
        key = str(item.key)
        verdict = item.verdict(self.work.rule)
        given = [one for one in self.work.desk.store.given_back(item.key.trainee) if one.attempt == item.key.attempt]
        told = f"Teruggegeven op {plain_day(given[-1].at.date())}." if given else "Nog niet teruggegeven."
        return el(
            "div",
            el("h3", f"{item.key.trainee}: {verdict.passed}"),
            el("ul", *(el("li", reason) for reason in verdict.reasons)),
            field(
                f"woord-{key}",
                "Je eerste woord aan deze deelnemer (mag leeg blijven)",
                self.words.value.texts.get(key, ""),
                lambda text: self.words.change(FirstWords({**self.words.value.texts, key: text})),
                rows=2,
            ),
            fold(f"zie-{key}", "Zo ziet de deelnemer het", *self._preview(item)),
            el(
                "div",
                button(
                    f"terug-{key}", "Geef terug", lambda: self._give(item), look="main" if item.complete else "plain"
                ),
                *(
                    button(
                        f"{ending}-{key}",
                        f"Download {name}",
                        lambda e=ending: self._download(item, e),  # type: ignore[misc]
                        label=f"Download {name}: {item.key.trainee}",
                    )
                    for ending, name in FORMATS.items()
                ),
                button(
                    f"json-{key}",
                    "Bestand voor het werkboek",
                    lambda: self._file(item),
                    label=f"Bestand voor het werkboek: {item.key.trainee}",
                ),
                class_="hw-buttons",
            ),
            el("p", told, class_="hw-muted", key=f"gegeven-{key}"),
            class_="hw-card",
            key=f"terugkaart-{key}",
        )

    def _return_button(self, item: Item) -> Part:
        text, look = ("Geef terug", "main") if item.complete else ("Geef voorlopig terug", "plain")
        label = f"{text}: {item.key.trainee}"
        return button(f"terug-{item.key}", text, lambda: self._give(item), look=look, label=label)

    def _preview(self, item: Item) -> list[Part]:
        try:
            feedback = self._feedback(item)
        except FeedbackRefused as refused:
            return [el("p", str(refused))]
        levels = (f"{one.id} {one.name}: {one.level or 'nog niet'}" for one in feedback.criteria)
        notes = (f"{one.about}: {one.quote and f'bij ‘{one.quote}’: '}{one.text}" for one in feedback.remarks)
        reflection = (one.text for one in feedback.reflection)
        return [
            el("p", feedback.word) if feedback.word else el("span"),
            *(el("p", one.comment, class_="hw-note hw-weet") for one in feedback.criteria if one.comment),
            el("ul", *(el("li", line) for line in levels)),
            el("ul", *(el("li", line) for line in (*notes, *reflection))),
        ]

    def _feedback(self, item: Item) -> Feedback:
        criteria = self.work.desk.rules.criteria.criterion
        group = load_group(self.work.desk, item.review.assignment.cohort)
        later = group.course.again_by if group else ()
        attempt = item.key.attempt
        return make_feedback(
            item.review.assignment,
            item.review.criteria,
            item.history,
            self.work.rule,
            by=self.work.desk.owner,
            at=self.work.desk.now(),
            again_by=later[min(attempt - 1, len(later) - 1)] if later else None,
            word=self.words.value.texts.get(str(item.key), ""),
            asks={criterion.id: criterion.asks for criterion in criteria},
            partial=not item.complete,
        )

    def _give(self, item: Item) -> None:
        if self._try(lambda: self._return(item)) and (page := self.page()):
            page.say(f"De terugkoppeling aan {item.key.trainee} is teruggegeven.")

    def _return(self, item: Item) -> None:
        self.work.settle_all(item)
        current = self.work.pile.find(item.key) or item
        self.work.desk.store.give_back(*current.key, feedback_body(self._feedback(current)))

    def _give_all(self, ready: list[Item]) -> None:
        done = [item for item in ready if self._try(lambda item=item: self._return(item))]  # type: ignore[misc]
        if page := self.page():
            page.say(f"{len(done)} van {len(ready)} teruggegeven.")

    def _download(self, item: Item, ending: str) -> None:
        self._try(
            lambda: self._hand(f"{item.key.trainee}-poging-{item.key.attempt}.{ending}", self._paper(item, ending))
        )

    def _paper(self, item: Item, ending: str) -> bytes:
        return write(feedback_paper(self._feedback(item)), ending)

    def _file(self, item: Item) -> None:
        name = f"terugkoppeling-{item.key.trainee}-poging-{item.key.attempt}.json"
        self._try(lambda: self._hand(name, feedback_bytes(self._feedback(item))))

    def _download_all(self, ready: list[Item]) -> None:
        self._try(lambda: self._hand("terugkoppeling.zip", feedback_zip([self._feedback(item) for item in ready])))

    def _hand(self, name: str, content: bytes) -> None:
        if page := self.page():
            page.give(Download(safe_name(name), content))

    def _try(self, does: Callable[[], None]) -> bool:
        """Do it, or tell on the page why it cannot be done."""
        self.trouble = ""
        try:
            does()
        except (FeedbackRefused, DocumentError) as refused:
            self.trouble = str(refused)
            return False
        return True
