"""What a trainee would do with an exercise on screen: answer it rightly, or wrongly; one pair of functions per kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from herstelwerk.exercises import Exercise
from herstelwerk.exercises.checklist import Checklist
from herstelwerk.exercises.choose import Choose
from herstelwerk.exercises.interview import Interview
from herstelwerk.exercises.map import Map
from herstelwerk.exercises.match import Match
from herstelwerk.exercises.message import PARTS, Message
from herstelwerk.exercises.order import Order
from herstelwerk.exercises.rank import Rank
from herstelwerk.exercises.rate import Rate
from herstelwerk.exercises.reflection import Reflection
from herstelwerk.exercises.rewrite import Rewrite
from herstelwerk.exercises.sort import Sort
from herstelwerk.exercises.worksheet import Worksheet
from tests.screens.soundness import Watched, look_over

STORY = "Ik belde mijn zus en we hebben samen een half uur gewandeld."


class Trainee:
    """Someone at a page with one exercise open."""

    def __init__(self, page: Watched, exercise: Exercise) -> None:
        self.page, self.exercise = page, exercise
        self.prefix = exercise.id.replace("/", "-")

    def key(self, item: str) -> str:
        """The key of an item of this exercise."""
        return f"{self.prefix}.{item}"

    def press(self, what: str) -> None:
        """Press a button of the exercise itself: `kijk`, `hint`, `opnieuw`."""
        self.page.press(f"{self.prefix}-{what}")

    def has(self, what: str) -> bool:
        """Whether the exercise shows that button now."""
        return f"{self.prefix}-{what}" in self.page.hearing("press")

    def look(self) -> None:
        """Ask to look along, where the kind does not do so by itself."""
        if self.has("kijk"):
            self.press("kijk")

    @property
    def standing(self) -> str:
        """Where she stands, as the page says it above the exercise."""
        return self.page.part(f"{self.prefix}-stand").words

    @property
    def answer(self) -> str:
        """What is said about the whole."""
        return self.page.part(f"{self.prefix}-antwoord").words

    @property
    def work(self) -> str:
        """What stands in the part one works in."""
        return self.page.part(f"{self.prefix}-werk").words

    def type(self, item: str, text: str) -> None:
        """Type at an item."""
        self.page.type(self.key(item), text)

    def choose(self, item: str, *values: str) -> None:
        """Choose at an item."""
        self.page.choose(self.key(item), *values)

    def add(self) -> None:
        """One row more."""
        self.page.press(self.key("erbij"))

    def arrange(self, name: str, ids: list[str]) -> None:
        """Drag the items of a list into this order."""
        self.page.arrange(self.key(name), [self.key(f"{name}-{id}") for id in ids])


def _choose(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Choose)
    for question in her.exercise.question:
        wanted = [o.id for o in question.option if question.neutral or o.right is right]
        her.choose(question.id, *(wanted if question.many and right else wanted[:1]))


def _sort(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Sort)
    for card in her.exercise.card:
        other = [g.id for g in her.exercise.group if g.id not in card.group]
        her.choose(card.id, card.group[0] if right else other[0])


def _order(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Order)
    ids = [step.id for step in her.exercise.step]
    her.arrange("order", ids if right else ids[::-1])
    if her.key("zo") in her.page.hearing("press"):  # it stood so by chance: then there is nothing to drag
        her.page.press(her.key("zo"))


def _match(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Match)
    ids = [pair.id for pair in her.exercise.pair]
    for left, other in zip(ids, [*ids[1:], ids[0]], strict=True):
        her.choose(left, left if right else other)


def _rewrite(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Rewrite)
    for sentence in her.exercise.sentence:
        her.type(sentence.id, sentence.example if right else sentence.text)


def _message(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Message)
    wrong = {"ik": "Jij luistert nooit.", "zie": "Jij bent altijd brutaal.", "begrijp": "Maar zo gaat dat niet."}
    wrong |= {"vraag": "Doe dat anders.", "wij": "Jij moet dat doen."}
    for situation in her.exercise.situation:
        for part, _ in PARTS:
            her.type(f"{situation.id}.{part}", getattr(situation.example, part) if right else wrong[part])


def _rate(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Rate)
    steps = count(her.exercise.low)
    for statement in her.exercise.statement:
        for column in her.exercise.columns:
            value = her.exercise.low + (next(steps) % (her.exercise.high - her.exercise.low + 1))
            her.choose(f"{statement.id}.{column}", str(value))
    if her.exercise.action_prompt:
        her.type("action", STORY)


def _rank(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Rank)
    for number, text in enumerate(("Weer muziek maken", "Een eigen kamer")):
        her.add()
        her.type(f"items.{number}", text)
        for criterion in her.exercise.criterion:
            her.choose(f"items.{number}.{criterion.id}", "2" if number else "1")
    her.arrange("eigen", ["1", "0"])


def _map(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Map)
    there = len([key for key in her.page.hearing("input") if key.endswith(".name")])
    for number, name in enumerate(("[ZUS-1]", "een oud-collega", "het koor", "de buurvrouw")):
        at = f"rows.{number}"
        if number >= there:
            her.add()
        her.type(f"{at}.name", name)
        for field, value in (("near", "1"), ("weight", "2"), ("level", str(number - 1))):
            if her.key(f"{at}.{field}") in her.page.hearing("choose"):
                her.choose(f"{at}.{field}", value)
        if her.exercise.choice:
            her.choose(f"{at}.choice", her.exercise.choice[number % len(her.exercise.choice)].id)


def _write(ids: Callable[[Exercise], Iterator[str]]) -> Callable[[Trainee, bool], None]:
    def written(her: Trainee, right: bool) -> None:
        for id in ids(her.exercise):
            her.type(id, STORY)

    return written


def _questions(exercise: Exercise) -> Iterator[str]:
    assert isinstance(exercise, Interview)
    yield from (question.id for question in exercise.question)


def _prompts(exercise: Exercise) -> Iterator[str]:
    assert isinstance(exercise, Reflection)
    yield from (prompt.id for prompt in exercise.prompt)


def _cells(exercise: Exercise) -> Iterator[str]:
    assert isinstance(exercise, Worksheet)
    for section in exercise.section:
        yield from section.keys(1)


def _check(her: Trainee, right: bool) -> None:
    assert isinstance(her.exercise, Checklist)
    for item in her.exercise.item:
        her.choose(item.id, "ja")
        her.type(f"{item.id}.why", STORY)


_ANSWERS: dict[type[Exercise], Callable[[Trainee, bool], None]] = {
    Choose: _choose,
    Sort: _sort,
    Order: _order,
    Match: _match,
    Rewrite: _rewrite,
    Message: _message,
    Rate: _rate,
    Rank: _rank,
    Map: _map,
    Interview: _write(_questions),
    Reflection: _write(_prompts),
    Worksheet: _write(_cells),
    Checklist: _check,
}


def answer(her: Trainee, right: bool = True) -> None:
    """Fill in the whole exercise, so that it fits or so that it does not."""
    _ANSWERS[type(her.exercise)](her, right)
    look_over(her.page)


def can_be_wrong(exercise: Exercise) -> bool:
    """Whether the exercise knows an answer that asks for another look."""
    if isinstance(exercise, Choose):
        return any(not question.neutral for question in exercise.question)
    if isinstance(exercise, Order):
        return not exercise.free
    if isinstance(exercise, Sort):
        return all(len(card.group) < len(exercise.group) for card in exercise.card)
    return isinstance(exercise, Match | Rewrite | Message)
