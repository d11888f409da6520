"""One exercise on screen: the lesson, the task, the work, hints in steps, and what to take along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.documents import DocumentError, exercise_paper, write
from herstelwerk.exercises import Exercise, Feedback, Standing, feedback
from herstelwerk.exercises.looked import LOOKED
from herstelwerk.screens.controls import button, fold, link, prose
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import ANEW, Draft
from herstelwerk.screens.exercises import LIVE, body
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.store import StoreError

HINTS = "_hints"  # in an attempt beside its answers, as LOOKED is; feedback passes it over
_SIGNS = {Standing.NOT_TRIED: "○", Standing.STARTED: "◐", Standing.AGAIN: "↻", Standing.DONE: "●"}
_WAYS = {
    "inventory": ("Naar de krachteninventarisatie", "deelnemer/eindopdracht.ipynb#krachteninventarisatie"),
    "plan": ("Naar het actieplan", "deelnemer/eindopdracht.ipynb#actieplan"),
    "reflection": ("Naar de reflectie", "deelnemer/eindopdracht.ipynb#reflectie"),
    "hand-in": ("Naar inleveren", "deelnemer/eindopdracht.ipynb#inleveren"),
    "capacity": ("Naar het blad draagkracht en veiligheid", "deelnemer/mijn-werkboek.ipynb#draagkracht"),
    "relationship": ("Naar het blad werkrelatie", "deelnemer/mijn-werkboek.ipynb#werkrelatie"),
    "evaluation": ("Naar het evaluatieformulier", "deelnemer/mijn-werkboek.ipynb#evaluatieformulier"),
    "self-rating": ("Naar je zelfbeoordeling", "deelnemer/mijn-werkboek.ipynb#zelfbeoordeling"),
    "my-workbook": ("Naar mijn werkboek", "deelnemer/mijn-werkboek.ipynb"),
}


def sign(standing: Standing) -> str:
    """A sign and the word for it: never the sign alone."""
    return f"{_SIGNS[standing]} {standing}"


class ExerciseScreen:
    """An exercise in the hands of the person at the desk."""

    def __init__(self, desk: Desk, exercise: Exercise, page: Callable[[], Page | None]) -> None:
        self.desk, self.exercise, self.page = desk, exercise, page
        self.draft: Draft[dict[str, Any]] = Draft(desk, f"exercise/{exercise.id}", dict, dict)
        self.prefix = exercise.id.replace("/", "-")
        self.made = self.trouble = ""  # what came of asking for an empty sheet
        self.beside: Part | None = None  # what a trainer added to it

    @property
    def feedback(self) -> Feedback:
        """What there is to say about the attempt now."""
        return feedback(self.exercise, self.draft.value, self.desk.workbook.reader)

    def draw(self) -> Part:
        """The exercise from lesson to what comes after."""
        now = self.feedback
        attempt = self.draft.value
        looked = bool(attempt.get(LOOKED)) or type(self.exercise) in LIVE
        trying = Trying(self.prefix, self.desk.owner, attempt, now.remarks if looked else (), self._change)
        exercise = self.exercise
        return el(
            "article",
            el("h2", exercise.title, tabindex=-1, key=f"{self.prefix}-kop"),
            el(
                "div",
                el("span", f"ongeveer {exercise.minutes} minuten"),
                el("span", sign(now.standing if looked or now.standing is Standing.NOT_TRIED else Standing.STARTED)),
                class_="hw-meta",
                key=f"{self.prefix}-stand",
            ),
            el("p", el("strong", "Wat je leert: "), exercise.goal),
            prose(exercise.read),
            el("blockquote", exercise.quote, class_="hw-voice-of") if exercise.quote else None,
            self.beside,
            el("div", el("h3", "Aan de slag"), prose(exercise.task), class_="hw-card hw-calm"),
            el("div", *body(exercise, trying), key=f"{self.prefix}-werk"),
            self._help(looked),
            self._said(now, looked),
            key=f"oefening-{self.prefix}",
        )

    def _help(self, looked: bool) -> Part:
        shown = self._hints_shown()
        hints = self.exercise.hints
        buttons = []
        if type(self.exercise) not in LIVE:
            buttons.append(button(f"{self.prefix}-kijk", "Kijk mee met mijn antwoord", self._look, look="main"))
        if shown < len(hints):
            told = "Geef me een hint" if not shown else "Nog een hint"
            buttons.append(button(f"{self.prefix}-hint", told, self._hint))
        if self._answers():
            buttons.append(button(f"{self.prefix}-opnieuw", "Begin opnieuw", self._again, look="small"))
        if self.exercise.paper:
            key = f"{self.prefix}-blad"
            buttons.append(button(key, "Leeg blad om te printen", lambda: self._sheet("html"), look="small"))
            word = button(
                f"{key}-word", "als Word", lambda: self._sheet("docx"), look="small", label="Leeg blad als Word"
            )
            buttons.append(word)
        return el(
            "div",
            el("div", *buttons, class_="hw-buttons"),
            el("p", self.made, class_="hw-note hw-goed") if self.made else None,
            el("p", self.trouble, class_="hw-alarm") if self.trouble else None,
            *(el("p", f"Hint {n}: {hint}", class_="hw-note hw-weet") for n, hint in enumerate(hints[:shown], 1)),
            key=f"{self.prefix}-hulp",
        )

    def _said(self, now: Feedback, looked: bool) -> Part:
        if not looked:
            return el("div", key=f"{self.prefix}-antwoord", role="status")
        way = _WAYS.get(self.exercise.leads_to)
        done = now.standing is not Standing.NOT_TRIED
        look = {Standing.AGAIN: "hw-vraag", Standing.DONE: "hw-goed"}.get(now.standing, "hw-weet")
        return el(
            "div",
            el("p", el("strong", f"{sign(now.standing)}. "), now.summary, class_=f"hw-note {look}"),
            fold(f"{self.prefix}-mee", "Neem mee", prose(self.exercise.after), open=now.standing is Standing.DONE)
            if done
            else None,
            el("p", link(*way)) if way and done else None,
            key=f"{self.prefix}-antwoord",
            role="status",
        )

    def _answers(self) -> dict[str, Any]:
        return {key: value for key, value in self.draft.value.items() if not key.startswith("_")}

    def _hints_shown(self) -> int:
        shown = self.draft.value.get(HINTS)
        return shown if type(shown) is int else 0

    def _change(self, item: str, value: Any) -> None:
        self.draft.change({**self.draft.value, item: value})

    def _look(self) -> None:
        self._change(LOOKED, True)
        self.draft.leave()
        if page := self.page():
            page.say(f"{self.feedback.standing}. {self.feedback.summary}")

    def _hint(self) -> None:
        self._change(HINTS, self._hints_shown() + 1)
        if page := self.page():
            page.say(self.exercise.hints[self._hints_shown() - 1])

    def _again(self) -> None:
        self.draft.change({}, ANEW)
        self.draft.leave()
        if page := self.page():
            page.say("Je begint opnieuw. Wat er stond, vind je nog bij ‘Eerdere versies’ in je werkboek.")

    def _sheet(self, ending: str) -> None:
        """The empty sheet as a file: for the client, so nothing that was answered here stands on it."""
        self.made = self.trouble = ""
        page = self.page()
        if page is None:
            return
        try:
            content = write(exercise_paper(self.exercise), ending)
        except (DocumentError, StoreError) as error:
            self.trouble = str(error)
        else:
            name = file_name(self.desk, f"leeg-blad-{self.exercise.id.partition('/')[2]}", ending)
            self.made = f"Klaar: {name} staat bij je downloads."
            page.give(Download(name, content))
        page.say(self.made or self.trouble)
