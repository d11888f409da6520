"""The feedback someone got: out of the store or out of a file, which of it is new, and what she wants to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, NamedTuple

from herstelwerk.domain import MAX_TEXT, FinalAssignment
from herstelwerk.handin import HandInError, read_hand_in
from herstelwerk.judging.feedback import Feedback
from herstelwerk.judging.feedback_file import FeedbackError, feedback_body, feedback_of, read_feedback
from herstelwerk.screens.controls import link
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import StoreError

NAME = "terugkoppeling"
PLACE = "deelnemer/eindopdracht.ipynb#terugkoppeling"
MOST_READ_IN = 20
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is kept beside the feedback itself: files that were read in, what was seen, and questions being written."""

    read_in: tuple[Body, ...] = ()
    seen: tuple[str, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> Shelf:
        """A kept shelf.

        Raises:
            ValueError, TypeError, AttributeError: when it is none.
        """
        read_in, asked = body.get("read_in", []), body.get("asked", {})
        if not all(isinstance(one, dict) for one in read_in):
            raise TypeError(NAME)
        texts = {str(key): str(text)[:MAX_TEXT] for key, text in asked.items()}
        return cls(tuple(read_in), tuple(map(str, body.get("seen", []))), texts)

    def body(self) -> Body:
        """As it is kept."""
        return {"read_in": list(self.read_in), "seen": list(self.seen), "asked": dict(self.asked)}


class Given(NamedTuple):
    """One feedback; `id` follows from what stands in it, so that the same from store and file is one."""

    id: str
    feedback: Feedback


class Returned:
    """All feedback of one person."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.draft: Draft[Shelf] = Draft(desk, NAME, Shelf.read, Shelf.body)
        self._read: dict[str, Given | None] = {}
        self._attempts: dict[int, FinalAssignment | None] = {}

    @property
    def all(self) -> tuple[Given, ...]:
        """Everything that can be read, newest attempt first, and of one attempt the newest first."""
        found = {one.id: one for one in self._each() if one is not None}
        return tuple(sorted(found.values(), key=lambda one: (-one.feedback.attempt, -_age(one.feedback))))

    @property
    def unreadable(self) -> int:
        """How much of it this workbook cannot read."""
        return sum(one is None for one in self._each())

    @property
    def new(self) -> tuple[Given, ...]:
        """What she did not open yet."""
        return tuple(one for one in self.all if one.id not in self.draft.value.seen)

    def see(self, ids: tuple[str, ...]) -> None:
        """Remember that these were opened."""
        shelf = self.draft.value
        unseen = tuple(id for id in ids if id not in shelf.seen)
        if unseen:
            self.draft.change(replace(shelf, seen=(*shelf.seen, *unseen)))

    def bring_in(self, data: bytes) -> Given | None:
        """Keep a file with feedback; None where it was there already.

        Raises:
            FeedbackError: with everything that is wrong with it.
            LookupError: when it is for somebody else (the code word), or there are too many (nothing).
        """
        feedback = read_feedback(data, "het bestand")
        if _same(feedback.trainee) != _same(self.desk.owner):
            raise LookupError(feedback.trainee)
        given = Given(_id(feedback), feedback)
        if any(one.id == given.id for one in self.all):
            return None
        shelf = self.draft.value
        if len(shelf.read_in) >= MOST_READ_IN:
            raise LookupError("")
        self.draft.change(replace(shelf, read_in=(*shelf.read_in, feedback_body(feedback))))
        return given

    def asked(self, key: str) -> str:
        """A question that was begun."""
        return self.draft.value.asked.get(key, "")

    def ask(self, key: str, text: str) -> None:
        """Keep a question as far as it is written."""
        shelf = self.draft.value
        self.draft.change(replace(shelf, asked={**shelf.asked, key: text}))

    def attempt(self, number: int) -> FinalAssignment | None:
        """What she handed in as this attempt, where this workbook has it."""
        if self._attempts.get(number) is None:
            body = next((h.body for h in self.desk.store.hand_ins(self.desk.owner) if h.attempt == number), None)
            try:
                self._attempts[number] = read_hand_in(body) if body is not None else None
            except HandInError:
                self._attempts[number] = None
        return self._attempts[number]

    def _each(self) -> list[Given | None]:
        stored = [(f"{one.attempt}/{one.number}", one.body) for one in self.desk.store.given_back(self.desk.owner)]
        files = [(json.dumps(body, sort_keys=True), body) for body in self.draft.value.read_in]
        for key, body in stored + files:
            if key not in self._read:
                self._read[key] = _given(body)
        return [self._read[key] for key, _ in stored + files]


def new_feedback(desk: Desk) -> Part | None:
    """The sign on the start page that feedback came; nothing where there is none, or the store cannot tell now."""
    try:
        new = Returned(desk).new
    except StoreError:
        return None  # whatever is wrong with the store is told where work is kept
    if not new:
        return None
    texts = desk.workbook.wording(NAME)
    told = texts.text("new_start").replace("{number}", str(new[0].feedback.attempt))
    return el(
        "div",
        el("p", told),
        link(texts.text("new_link"), PLACE, look="go"),
        key="nieuwe-terugkoppeling",
        class_="hw-note hw-goed",
        role="status",
    )


def _given(body: Body) -> Given | None:
    try:
        feedback = feedback_of(body)
    except FeedbackError:
        return None
    return Given(_id(feedback), feedback)


def _id(feedback: Feedback) -> str:
    text = json.dumps(feedback_body(feedback), sort_keys=True)
    return sha256(text.encode()).hexdigest()[:16]


def _age(feedback: Feedback) -> float:
    return feedback.given_at.timestamp()


def _same(code: str) -> str:
    return " ".join(code.lower().split())
