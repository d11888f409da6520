"""A day on screen: its exercises in a list, morning and afternoon, one of them open."""

from __future__ import annotations

from herstelwerk.exercises import Exercise, Standing, back_on
from herstelwerk.exercises.looked import seen_standing
from herstelwerk.screens.controls import button, home
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.exercise import ExerciseScreen, sign
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.own import OwnOnPage
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.progress import Progress


class DayScreen:
    """The exercises of a day; a few questions of earlier days come back in the morning."""

    def __init__(self, desk: Desk, day: int) -> None:
        self.desk, self.day = desk, day
        self.name = f"dag-{day}"
        self._page: Page | None = None
        self.exercises = self._exercises()
        kept = {name: sheet.body for name, sheet in desk.store.read_all(desk.owner, "exercise/").items()}
        self._standings = {e.id: standing(desk, e, kept.get(f"exercise/{e.id}", {})) for e in self.exercises}
        self._in_hand: dict[str, ExerciseScreen] = {}
        self._progress = Progress(desk)
        self._own = OwnOnPage(desk.workbook.own_material(day), [exercise.id for exercise in self.exercises])
        self._show(self._first())
        desk.store.remember(desk.owner, place=f"deelnemer/dag-{day}.ipynb")

    def attach(self, page: Page) -> None:
        """The page it is shown on."""
        self._page = page

    def draw(self) -> Part:
        """The list and the exercise that is open."""
        now = self.current
        self._standings[now.exercise.id] = standing(self.desk, now.exercise, now.draft.value)
        done = list(self._standings.values()).count(Standing.DONE)
        return el(
            "div",
            el(
                "div",
                home(f"Dag {self.day}"),
                el("span", f"{done} van de {len(self.exercises)} oefeningen klaar", class_="hw-muted"),
                self._kept.bar(),
                class_="hw-bar",
                key="stand",
            ),
            self._own.at_the_beginning(open=self._open == 0),
            el("div", self._list(), el("div", self.current.draw(), self._ways(), key="open"), class_="hw-sides"),
        )

    def _list(self) -> Part:
        title = f"Oefeningen van dag {self.day}"
        blocks: list[Part] = [el("h2", title, class_="hw-unseen")]
        for part in ("ochtend", "middag"):
            here = [(n, exercise) for n, exercise in enumerate(self.exercises) if exercise.part == part]
            minutes = sum(exercise.minutes for _, exercise in here)
            blocks.append(el("h3", part.capitalize(), el("small", f" ongeveer {minutes} minuten", class_="hw-muted")))
            blocks.append(el("ol", *(el("li", self._item(n, exercise)) for n, exercise in here), class_="hw-list"))
        return el("nav", *blocks, key="lijst", aria_label=title)

    def _item(self, number: int, exercise: Exercise) -> Part:
        return button(
            f"oefening-{number}",
            exercise.title,
            lambda: self._go(number),
            pressed=number == self._open,
            told=sign(self._standings[exercise.id]),
        )

    def _ways(self) -> Part:
        ways = []
        if self._open:
            ways.append(button("vorige", "← Vorige", lambda: self._go(self._open - 1)))
        if self._open + 1 < len(self.exercises):
            ways.append(button("volgende", "Volgende →", lambda: self._go(self._open + 1), look="main"))
        return el("div", *ways, class_="hw-buttons", key="verder")

    def go(self, part: str) -> None:
        """Open the exercise that a link named (`ecogram`); where the day does not have it, the page stays as it is."""
        for number, exercise in enumerate(self.exercises):
            if exercise.id.partition("/")[2] == part and number != self._open:
                self._go(number)

    def _go(self, number: int) -> None:
        self.leave()
        self._show(number)
        if self._page:
            self._page.focus(f"{self.current.prefix}-kop")

    def _show(self, number: int) -> None:
        """Open an exercise. One whose text could not be kept yet stays in hand, so that it is there on coming back."""
        exercise = self.exercises[number]
        self._in_hand = {id: screen for id, screen in self._in_hand.items() if not screen.draft.saved}
        if exercise.id not in self._in_hand:
            screen = ExerciseScreen(self.desk, exercise, lambda: self._page)
            screen.draft.refresh = self._refresh
            screen.beside = self._own.beside(exercise.id)
            self._in_hand[exercise.id] = screen
        self._open, self.current = number, self._in_hand[exercise.id]
        self._progress.at(exercise.id)

    def _refresh(self) -> None:
        if self._page:
            self._page.refresh()
        self._progress.changed()

    @property
    def _kept(self) -> Kept:
        return Kept([screen.draft for screen in self._in_hand.values()])

    def _exercises(self) -> list[Exercise]:
        everything = self.desk.workbook.exercises()
        own = [e for e in everything if e.day == self.day]
        returned = back_on(everything, self.day)
        return [returned, *own] if returned else own

    def _first(self) -> int:
        """Where she was: the first exercise that is not done after the last one she touched."""
        standings = [self._standings[exercise.id] for exercise in self.exercises]
        touched = [n for n, s in enumerate(standings) if s is not Standing.NOT_TRIED]
        here = touched[-1] if touched else 0
        later = [n for n, s in enumerate(standings) if n >= here and s is not Standing.DONE]
        return later[0] if later else here

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        self._kept.leave()
        self._progress.leave()

    @property
    def saved(self) -> bool:
        """Whether everything typed is kept."""
        return self._kept.saved


def standing(desk: Desk, exercise: Exercise, body: dict[str, object]) -> Standing:
    """Where someone stands with an exercise; what she did not have looked at yet is begun, not right or wrong."""
    return seen_standing(exercise, body, desk.workbook.reader)
