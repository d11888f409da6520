"""The part ‘Terugkoppeling’: what the trainer said of an attempt, beside her words of then and of now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from herstelwerk.documents import DocumentError, write
from herstelwerk.documents.feedback import DOCUMENT_NAMES, PASSED, feedback_paper, next_steps
from herstelwerk.domain import AMSTERDAM, MAX_BYTES
from herstelwerk.dutch import long_day
from herstelwerk.judging.feedback import Feedback, Judged
from herstelwerk.judging.feedback_file import FeedbackError
from herstelwerk.judging.reading import REFLECTION
from herstelwerk.screens.assignment.beside import Beside
from herstelwerk.screens.assignment.returned import Given, Returned
from herstelwerk.screens.assignment.second_look import SecondLook
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, prose, select, upload
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.files import file_name

_FORMATS = {"pdf": ("PDF", "PDF"), "docx": ("Word", "Word-bestand"), "html": ("Printen", "webpagina om te printen")}


class FeedbackSheet:
    """All feedback, one at a time, newest first."""

    def __init__(self, work: Work, returned: Returned, page: Callable[[], Page | None]) -> None:
        self.work, self.returned, self.page = work, returned, page
        self.texts = work.desk.workbook.wording("terugkoppeling")
        self.second_look = SecondLook(returned, self.texts, page)
        self.chosen = ""
        self.fresh: frozenset[str] = frozenset()
        self.told, self.trouble = "", ""
        self.problems: tuple[str, ...] = ()

    def opened(self) -> None:
        """She came to look: what is here is not new any more, but for this visit it says so."""
        self.fresh = frozenset(one.id for one in self.returned.new)
        self.returned.see(tuple(one.id for one in self.returned.all))

    def draw(self) -> Part:
        """What there is to read, and the way to read a file in."""
        everything = self.returned.all
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro") if everything else self.texts.text("none")),
            el("p", self.texts.text("unreadable"), class_="hw-alarm") if self.returned.unreadable else None,
            self._choice(everything),
            el("p", self.trouble, class_="hw-alarm", role="alert", key="terug-fout") if self.trouble else None,
            el("div", *self._shown(everything), key="terug-blad"),
            self._read_in(),
            key="terugkoppeling",
        )

    def _choice(self, everything: tuple[Given, ...]) -> Part | None:
        if len(everything) < 2:
            return None
        options = {one.id: self._name(one) for one in everything}
        return select("terug-kies", "Welke terugkoppeling?", options, self._open(everything).id, self._choose)

    def _name(self, one: Given) -> str:
        new = " (nieuw)" if one.id in self.fresh else ""
        return f"Poging {one.feedback.attempt}, van {_day(one.feedback)}{new}"

    def _open(self, everything: tuple[Given, ...]) -> Given:
        return next((one for one in everything if one.id == self.chosen), everything[0])

    def _choose(self, id: str) -> None:
        self.chosen = id
        self.told = self.trouble = ""

    # One feedback.

    def _shown(self, everything: tuple[Given, ...]) -> Iterator[Part]:
        if not everything:
            return
        given = self._open(everything)
        feedback = given.feedback
        then = self.returned.attempt(feedback.attempt)
        beside = Beside(then, self.work.assignment, self.work.review.criteria, feedback.attempt)
        yield self._heading(given)
        yield self._papers()
        yield el("p", self.texts.text("then_and_now"), class_="hw-muted")
        yield from self._went_well(feedback, beside)
        yield from self._criteria("Waar je verder aan kunt werken", feedback.to_work_on, feedback, beside)
        waiting = tuple(one for one in feedback.not_judged if feedback.about(one.id))
        yield from self._criteria("Nog niet beoordeeld", waiting, feedback, beside)
        if feedback.loose:
            yield el("h3", "Ook opgemerkt")
            yield from beside.remarks(feedback.loose)
        yield from self._reflection(feedback, beside)
        yield self._verdict(feedback)
        yield self.second_look.draw(given)

    def _heading(self, given: Given) -> Part:
        feedback = given.feedback
        new = "Nieuw: p" if given.id in self.fresh else "P"
        return el(
            "div",
            el("h3", f"{new}oging {feedback.attempt}, van {feedback.by} op {_day(feedback)}"),
            prose(feedback.word, "hw-voice-of") if feedback.word else None,
            el("p", PASSED[feedback.passed]),
            el("p", self.texts.text("partial"), class_="hw-note hw-weet") if feedback.partial else None,
            class_="hw-card hw-calm",
        )

    def _papers(self) -> Part:
        buttons = [
            button(f"terug-{ending}", short, self._give(ending), label=f"Terugkoppeling als {long}")
            for ending, (short, long) in _FORMATS.items()
        ]
        return el("div", *buttons, class_="hw-buttons")

    def _went_well(self, feedback: Feedback, beside: Beside) -> Iterator[Part]:
        yield el("h3", "Wat goed ging")
        if not feedback.met:
            yield el("p", self.texts.text("went_well_none"))
        told = [one for one in feedback.met if one.comment or feedback.about(one.id)]
        for one in told:
            yield beside.criterion(one, feedback.about(one.id))
        quiet = [one for one in feedback.met if one not in told]
        if quiet:
            yield beside.quiet(quiet, "Ook voldaan" if told else "Voldaan")

    def _criteria(self, title: str, criteria: tuple[Judged, ...], feedback: Feedback, beside: Beside) -> Iterator[Part]:
        if criteria:
            yield el("h3", title)
            for one in criteria:
                yield beside.criterion(one, feedback.about(one.id))

    def _reflection(self, feedback: Feedback, beside: Beside) -> Iterator[Part]:
        if not feedback.reflection:
            return
        yield el("h3", "Je reflectie")
        yield el("p", self.texts.text("reflection"))
        for part, label in REFLECTION.items():
            here = [one for one in feedback.reflection if one.about == part]
            if here:
                yield el("div", el("h4", label), *beside.remarks(here, placed=False), class_="hw-card")

    def _verdict(self, feedback: Feedback) -> Part:
        words = [
            el("div", el("p", el("strong", f"{DOCUMENT_NAMES[word.document]}: {word.passed}")), _list(word.reasons))
            for word in feedback.documents
        ]
        return el(
            "div",
            el("h3", "Hoe het ervoor staat"),
            *words,
            el("h3", "En nu"),
            _list(next_steps(feedback)),
            class_="hw-card hw-calm",
        )

    # What a person does.

    def _read_in(self) -> Part:
        wrong = el(
            "div",
            el("p", el("strong", "Dit bestand kan niet worden ingelezen. Er is niets veranderd.")),
            _list(self.problems),
            class_="hw-alarm",
            role="alert",
        )
        return el(
            "div",
            el("h3", self.texts.text("read_in_title")),
            el("p", self.texts.text("read_in_text")),
            upload(
                "terug-lees-in", self.texts.text("read_in_label"), self._bring_in, MAX_BYTES, ".json,application/json"
            ),
            wrong if self.problems else None,
            el(
                "p",
                self.told,
                role="status",
                key="terug-verslag",
                class_="hw-note hw-goed" if self.told else "hw-muted",
            ),
            key="terug-in",
            class_="hw-card",
        )

    def _bring_in(self, content: bytes) -> None:
        self.told, self.trouble, self.problems = "", "", ()
        try:
            given = self.returned.bring_in(content)
        except FeedbackError as error:
            self.problems = tuple(str(problem) for problem in error.problems)
            return
        except LookupError as other:
            who = str(other.args[0])
            said = self.texts.text("other_person") if who else self.texts.text("read_in_full")
            self.problems = (said.replace("{codewoord}", who),)
            return
        if given is None:
            self.told = self.texts.text("read_in_again")
            return
        self.chosen, self.fresh = given.id, self.fresh | {given.id}
        self.returned.see((given.id,))
        self.told = self.texts.text("read_in_done").replace("{number}", str(given.feedback.attempt))

    def _give(self, ending: str) -> Callable[[], None]:
        def give() -> None:
            self.told = self.trouble = ""
            everything = self.returned.all
            feedback = self._open(everything).feedback
            try:
                content = write(feedback_paper(feedback), ending)
            except DocumentError as error:
                self.trouble = str(error)
                return
            name = file_name(self.work.desk, f"terugkoppeling-poging-{feedback.attempt}", ending)
            if page := self.page():
                page.give(Download(name, content))
                page.say(f"Klaar: {name} staat bij je downloads.")

        return give


def _day(feedback: Feedback) -> str:
    return long_day(feedback.given_at.astimezone(AMSTERDAM).date())


def _list(texts: tuple[str, ...]) -> Part:
    return el("ul", *(el("li", text) for text in texts))
