"""The way on: a next round that starts from this one, or a good ending."""

from __future__ import annotations

from herstelwerk.domain import ActionStatus, GoalStatus, RecoveryGoal
from herstelwerk.drafting import rounds as edits
from herstelwerk.screens.controls import button, field
from herstelwerk.screens.draft import ANEW
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.round_work import RoundWork

_GOES_ON = (GoalStatus.OPEN, GoalStatus.CHANGED)
_FIRST_HAND_IN = (
    "Moet je dit plan nog inleveren voor de training? Doe dat eerst: "
    "bij de eindopdracht hoort het plan van nu, en na deze stap is dat het nieuwe."
)
_NEWER = (
    "Het plan is intussen in een ander venster veranderd. Je ziet nu het nieuwste. Kijk het na en begin dan opnieuw."
)
_REWRITE = "Is een doel veranderd? Kijk dan ook of het ‘waarom’ en de stappen nog kloppen."
_NOT_KEPT = (
    "De nieuwe ronde is niet begonnen, omdat deze ronde niet bewaard kon worden. Er is niets weg. "
    "Kijk bovenaan wat er aan de hand is en probeer het daarna nog eens."
)


class NextRound:
    """What to ask, what goes along, and beginning it: asked twice, for afterwards the old plan is read only."""

    def __init__(self, work: RoundWork) -> None:
        self.work, self.texts = work, work.texts
        self.asking = False
        self.told = self.begun = ""

    def draw(self) -> Part:
        """The questions, and the step to a new round."""
        rounds = self.work.rounds
        questions = self.texts.texts("next_questions")
        return el(
            "section",
            el("h3", self.texts.text("next_title")),
            el("p", self.texts.text("next_text")),
            el("ul", *(el("li", question) for question in questions)),
            field(
                "ronde-verder",
                "Dit nemen we mee",
                rounds.value.now.ahead,
                lambda text: rounds.change(edits.look_ahead(rounds.value, text)),
                rows=2,
            ),
            el(
                "div",
                el("p", self.told, class_="hw-note hw-vraag") if self.told else None,
                key="ronde-gezegd",
                role="status",
            ),
            self._sure() if self.asking else self._begin(),
            el(
                "div",
                el("h4", self.texts.text("ending_title")),
                el("p", self.texts.text("ending_text")),
                class_="hw-card hw-calm",
            ),
            key="ronde-volgende",
        )

    def _begin(self) -> Part:
        return el(
            "div",
            button("ronde-begin", "Begin een volgende ronde", self._ask, look="main"),
            key="ronde-stap",
            class_="hw-buttons",
        )

    def _sure(self) -> Part:
        goals = self.work.plan.value.goals
        words = self.work.rounds.value.now.wording
        along = [
            el(
                "li",
                _new(goal.text, words.get(goal.id, "") if goal.status is GoalStatus.CHANGED else ""),
                _open_steps(goal),
            )
            for goal in goals
            if goal.status in _GOES_ON
        ]
        stays = [el("li", goal.text or "nog zonder woorden") for goal in goals if goal.status not in _GOES_ON]
        return el(
            "div",
            el("h4", "Een volgende ronde beginnen?", key="ronde-vraag", tabindex=-1),
            el("p", "Deze doelen gaan mee:" if along else "Er gaat geen doel mee: je begint met een leeg plan."),
            el("ul", *along) if along else None,
            el("p", "Deze doelen blijven in de ronde van nu:") if stays else None,
            el("ul", *stays) if stays else None,
            el("p", "En verder:"),
            el(
                "ul",
                *(el("li", one.text("text")) for one in self.texts.tables("carry") if not one.id.startswith("open-")),
            ),
            el("p", _FIRST_HAND_IN, class_="hw-note hw-vraag"),
            el(
                "div",
                button("ronde-ja", "Ja, begin de volgende ronde", self._start, look="main"),
                button("ronde-nee", "Nog niet", self._not_yet),
                class_="hw-buttons",
            ),
            key="ronde-stap",
            class_="hw-card",
        )

    def _ask(self) -> None:
        self.told = _NEWER if self.work.take_newest() else ""
        self.asking = not self.told
        self.work.focus("ronde-vraag" if self.asking else "ronde-begin")

    def _not_yet(self) -> None:
        self.asking = False
        self.work.focus("ronde-begin")

    def _start(self) -> None:
        """Keep the finished round first; only when the store has it, the plan becomes the next one."""
        self.asking = False
        if self.work.take_newest():
            self.told = _NEWER
            return self.work.focus("ronde-begin")
        plan, rounds, before = self.work.plan, self.work.rounds, self.work.rounds.value
        kept, fresh = edits.finish(before, plan.value, self.work.desk.today)
        plan.leave()
        if plan.saved:
            rounds.change(kept)
            rounds.leave()
        if not (plan.saved and rounds.saved):
            rounds.change(before)
            self.told = _NOT_KEPT
            return self.work.focus("ronde-begin")
        plan.change(fresh, ANEW)
        plan.leave()
        self.told = ""
        self.begun = (
            f"Ronde {len(kept.finished)} is afgesloten en bewaard. Dit is ronde {len(kept.finished) + 1}. {_REWRITE}"
        )
        self.work.focus("ronde-begonnen")


def _new(text: str, words: str) -> str:
    if words.strip():
        return f"{words.strip()} (was: {text})"
    return text.strip() or "nog zonder woorden"


def _open_steps(goal: RecoveryGoal) -> str:
    count = sum(action.status is ActionStatus.OPEN for action in goal.actions)
    if not count:
        return ""
    return " – met 1 stap die nog openstaat" if count == 1 else f" – met {count} stappen die nog openstaan"
