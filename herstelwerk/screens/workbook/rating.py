"""One moment, one side at a time: the worker rates first; the client does not see what the worker gave."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.drafting.relationship import Moment, Ratings, Stage
from herstelwerk.screens.controls import button, choice, prose
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

Rate = Callable[[str, str, int | None], None]
_SKIP = "skip"


class Rating:
    """The statements with a scale. `rate` gets the side, the statement and the number; `go` the stage that follows."""

    def __init__(self, texts: Wording, rate: Rate, go: Callable[[Stage], None]) -> None:
        self.texts, self.rate, self.go = texts, rate, go
        low, high = texts.number("low"), texts.number("high")
        self.options = {str(n): str(n) for n in range(low, high + 1)} | {_SKIP: texts.text("skip_label")}
        self.options[str(low)] = f"{low}: {texts.text('low_label')}"
        self.options[str(high)] = f"{high}: {texts.text('high_label')}"

    def worker(self, moment: Moment) -> Part:
        """The worker's side; the client's turn comes when each statement has a number or was passed over."""
        left = [one.id for one in self.texts.tables("statement") if one.id not in moment.worker]
        if left:
            count = "1 zin" if len(left) == 1 else f"{len(left)} zinnen"
            told = el("p", f"Nog {count} te gaan. Daarna is je cliënt aan de beurt.", class_="hw-muted")
        else:
            told = el("p", "Je kant is klaar. Geef het scherm nu aan je cliënt. Je cijfers zijn dan niet te zien.")
        return el(
            "section",
            el("h3", "1. Jouw kant", key=f"{moment.id}-kop", tabindex=-1),
            *self._statements(moment, "worker", moment.worker),
            el(
                "div",
                told,
                None
                if left
                else button("relatie-verder", "Verder met je cliënt", lambda: self.go(Stage.CLIENT), look="main"),
                key=f"{moment.id}-klaar",
            ),
            key=f"{moment.id}-worker",
        )

    def client(self, moment: Moment) -> Part:
        """The client's side; nothing here has to be filled in."""
        return el(
            "section",
            el("h3", "2. De kant van je cliënt", key=f"{moment.id}-kop", tabindex=-1),
            el("div", prose(self.texts.text("intro_client")), class_="hw-card hw-calm"),
            *self._statements(moment, "client", moment.client),
            el(
                "div",
                button("relatie-verder", "Klaar: leg ze naast elkaar", lambda: self.go(Stage.TOGETHER), look="main"),
                button(
                    "relatie-terug", "Terug naar de kant van de begeleider", lambda: self.go(Stage.WORKER), look="small"
                ),
                class_="hw-buttons",
            ),
            key=f"{moment.id}-client",
        )

    def _statements(self, moment: Moment, side: str, given: Ratings) -> list[Part]:
        blocks = []
        for kind in self.texts.tables("characteristic"):
            here = [one for one in self.texts.tables("statement") if one.text("characteristic") == kind.id]
            blocks.append(
                el(
                    "div",
                    el("h4", kind.text("name")),
                    el("p", kind.text("text"), class_="hw-muted"),
                    *(self._scale(moment, side, one, given) for one in here),
                )
            )
        return blocks

    def _scale(self, moment: Moment, side: str, statement: Wording, given: Ratings) -> Part:
        id, value = statement.id, given.get(statement.id)
        chosen = None if id not in given else _SKIP if value is None else str(value)
        return choice(
            f"{moment.id}-{side}-{id}",
            statement.text(side),
            self.options,
            chosen,
            lambda told: self.rate(side, id, None if told == _SKIP else int(told)),
            row=True,
        )
