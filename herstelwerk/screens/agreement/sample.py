"""The sample: who judges with whom, drawing, and how far everyone is without telling what anyone said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from herstelwerk.judgement import History
from herstelwerk.judging.blind import complete, missing
from herstelwerk.judging.doubles import Double, DrawError, draw, few
from herstelwerk.screens.agreement.work import AgreementWork
from herstelwerk.screens.controls import button, field, link, prose, table
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.fields import number_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

MOST = 100


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to draw: the judges as typed, one a line, how many hand-ins, and the number that the draw starts from."""

    judges: str = ""
    number: int | None = 10
    seed: int | None = 1


class Sample:
    """Drawing what is judged twice."""

    def __init__(self, work: AgreementWork, words: Wording, page: Callable[[], Page | None]) -> None:
        self.work, self.words, self.page = work, words, page
        self.wishes: Draft[Wishes] = Draft(work.desk, "samen-oordelen/trekking", _read, _body)
        self.wrong = ""

    def draw(self) -> Part:
        """What it is for, the draw, and what was drawn."""
        return el(
            "section",
            el("h2", self.words.text("title")),
            prose(self.words.text("intro")),
            el("p", self.words.text("blind"), class_="hw-note hw-weet"),
            self._form() if self.work.hand_ins else el("p", self.words.text("no_hand_ins"), class_="hw-card hw-calm"),
            self._drawn(),
            key="steekproef",
        )

    def _form(self) -> Part:
        now = self.wishes.value
        there = len({trainee for trainee, _ in self.work.hand_ins})
        judges = now.judges or f"{self.work.desk.owner}\n"
        return el(
            "div",
            el("h3", "Trekken"),
            el("p", f"Er zijn inzendingen van {_people(there)}. {self.words.text('enough')}"),
            field(
                "dubbel-wie",
                "Wie beoordelen er? Eén codewoord per regel",
                judges,
                lambda text: self._wish(replace(now, judges=text)),
                rows=2,
                limit=1000,
            ),
            el(
                "div",
                number_field(
                    "dubbel-aantal",
                    "Hoeveel inzendingen",
                    now.number,
                    1,
                    MOST,
                    lambda number: self._wish(replace(now, number=number)),
                ),
                number_field(
                    "dubbel-lot",
                    "Lotnummer",
                    now.seed,
                    0,
                    999_999,
                    lambda seed: self._wish(replace(now, seed=seed)),
                ),
                class_="hw-pair",
            ),
            el("p", self.words.text("how"), class_="hw-muted"),
            el("p", self.wrong, class_="hw-alarm", role="alert") if self.wrong else None,
            el("div", button("dubbel-trek", "Trek de steekproef", self._draw, look="main"), class_="hw-buttons"),
            key="trekken",
            class_="hw-card",
        )

    def _wish(self, wishes: Wishes) -> None:
        self.wrong = ""
        self.wishes.change(wishes)

    def _draw(self) -> None:
        now, earlier = self.wishes.value, self.work.doubles.value
        typed = now.judges or self.work.desk.owner
        judges = [" ".join(line.lower().split()) for line in typed.splitlines()]
        try:
            if now.number is None or now.seed is None:
                raise DrawError("Vul in hoeveel inzendingen je wilt trekken, en met welk lotnummer.")
            added = draw(self.work.candidates(), judges, now.number, now.seed, earlier)
        except DrawError as error:
            self.wrong = str(error)
            return
        self.wrong = ""
        self.work.doubles.change((*earlier, *added))
        self.work.look()
        if page := self.page():
            page.say(f"Getrokken: {len(added)} inzendingen.")
            page.focus("getrokken-kop")

    def _drawn(self) -> Part:
        found = self.work.doubles.value
        heading = el("h3", "Wat er getrokken is", key="getrokken-kop", tabindex=-1)
        if not found:
            return el("div", heading, el("p", self.words.text("nothing"), class_="hw-muted"), key="getrokken")
        both = sum(self._both(one) for one in found)
        rows = [(f"{one.trainee}, poging {one.attempt}", *self._row(one)) for one in found]
        return el(
            "div",
            heading,
            el("p", f"Door allebei af: {both} van {len(found)}. {few(both)}"),
            table("Dubbel te beoordelen", ("Inzending", "Wie", "Hoe ver jij bent", "Klaar", ""), rows),
            el("p", link("Naar nakijken", "trainer/nakijken.ipynb", look="go")),
            key="getrokken",
        )

    def _row(self, one: Double) -> tuple[str | Part, ...]:
        key, me = (one.trainee, one.attempt), self.work.desk.owner
        if key not in self.work.hand_ins:
            return " en ".join(one.judges), "–", "deze inzending is er niet meer", self._away(one)
        own = self._histories(one).get(me, History())
        total = len(self.work.ids)
        mine = f"{total - len(missing(own, self.work.ids))} van {total}" if me in one.judges else "niet voor jou"
        ready = [name for name in one.judges if self._ready(one, name)]
        told = "allebei" if len(ready) == 2 else ready[0] if ready else "nog niemand"
        return " en ".join(one.judges), mine, told, self._away(one)

    def _histories(self, one: Double) -> Mapping[str, History]:
        key = (one.trainee, one.attempt)
        return next((each.histories for each in self.work.judged if (each.trainee, each.attempt) == key), {})

    def _ready(self, one: Double, name: str) -> bool:
        return complete(self._histories(one).get(name, History()), self.work.ids)

    def _both(self, one: Double) -> bool:
        return all(self._ready(one, name) for name in one.judges)

    def _away(self, one: Double) -> Part:
        def away() -> None:
            rest = tuple(each for each in self.work.doubles.value if each != one)
            self.work.doubles.change(rest, REMOVED)
            self.work.look()

        label = f"Haal uit de steekproef: {one.trainee}, poging {one.attempt}"
        return button(f"dubbel-weg-{one.trainee}-{one.attempt}", "Haal eruit", away, look="small", label=label)


def _people(number: int) -> str:
    return "1 deelnemer" if number == 1 else f"{number} deelnemers"


def _read(body: Mapping[str, Any]) -> Wishes:
    number, seed = body.get("number", 10), body.get("seed", 1)
    return Wishes(
        str(body.get("judges", "")),
        None if number is None else int(number),
        None if seed is None else int(seed),
    )


def _body(wishes: Wishes) -> dict[str, Any]:
    return {"judges": wishes.judges, "number": wishes.number, "seed": wishes.seed}
