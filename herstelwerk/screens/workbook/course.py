"""How the working relationship goes on over several moments: a line for each of the two, and what to ask about it."""

from __future__ import annotations

from herstelwerk.drafting import relationship as edits
from herstelwerk.drafting.relationship import Moment, Moments, Stage
from herstelwerk.drawings.trend import Point, trend
from herstelwerk.screens.controls import select
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure
from herstelwerk.wording import Wording

_FROM = 0.5  # on average; less may be chance
_WHO = {"client": "je cliënt", "worker": "jou"}


class Course:
    """The picture over all moments that both filled in."""

    def __init__(self, texts: Wording) -> None:
        self.texts = texts
        self.about = ""

    def draw(self, moments: Moments) -> Part:
        """The picture and the questions, from two moments on."""
        both = [one for one in edits.in_time(moments) if one.stage is Stage.TOGETHER]
        if not moments:
            return el("div", key="relatie-verloop")
        if len(both) < 2:
            told = "Vul dit later nog eens in. Vanaf twee momenten zie je hier hoe het verloopt."
            return el("div", el("h3", "Verloop"), el("p", told, class_="hw-muted"), key="relatie-verloop")
        options = {"": "alle zinnen samen"} | {one.id: one.text("name") for one in self.texts.tables("characteristic")}
        among = self._among()
        points = [_point(one, n, among) for n, one in enumerate(both, 1)]
        return el(
            "section",
            el("h3", "Verloop"),
            select("relatie-over", "Waarover gaat de lijn?", options, self.about, self._choose),
            figure(
                "relatie-lijn",
                trend(points, self.texts.number("low"), self.texts.number("high")),
                f"Verloop van de werkrelatie, {options[self.about]}",
            ),
            *self._talks(both[-2], both[-1], among),
            key="relatie-verloop",
        )

    def _choose(self, about: str) -> None:
        self.about = about

    def _among(self) -> frozenset[str]:
        statements = self.texts.tables("statement")
        return frozenset(one.id for one in statements if self.about in ("", one.text("characteristic")))

    def _talks(self, before: Moment, now: Moment, among: frozenset[str]) -> list[Part]:
        """What to ask where a side changed clearly since the time before."""
        found = []
        for side, who in _WHO.items():
            by = edits.change(getattr(before, side), getattr(now, side), among)
            if by is None or abs(by) < _FROM:
                continue
            kind = "trend_up" if by > 0 else "trend_down"
            found.append(
                el(
                    "div",
                    el("h4", f"Van {who}: {_lower(self.texts.text('talk', kind, 'when'))}"),
                    el("p", self.texts.text("talk", kind, "text")),
                    el("ul", *(el("li", question) for question in self.texts.texts("talk", kind, "questions"))),
                    key=f"relatie-{side}-{kind}",
                    class_="hw-card hw-calm",
                )
            )
        return found


def _point(moment: Moment, number: int, among: frozenset[str]) -> Point:
    name = f"{moment.on.day}-{moment.on.month}-{moment.on:%y}" if moment.on else f"moment {number}"
    return Point(name, edits.mean(moment.worker, among), edits.mean(moment.client, among))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
