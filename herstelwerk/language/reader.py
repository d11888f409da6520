"""All language rules behind one door: an entry, a goal, an action or a *wanneer* goes in, marks come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from herstelwerk.language import actions, concreteness, goals, interpretation, jargon, negation, person, risk
from herstelwerk.language.dates import When, read_when
from herstelwerk.language.identifying import Names, find_identifying
from herstelwerk.language.identifying.model import DUTCH
from herstelwerk.language.lexicon import Lexicon
from herstelwerk.language.reading import Mark, Reading
from herstelwerk.language.verbs import Verbs
from herstelwerk.language.wordlist import parse_list

# Lists whose entries are matched as they stand; all others forgive inflection.
EXACT = frozenset(
    (
        "eerste-persoon",
        "client-woorden",
        "ontkenning",
        "ontkenning-vorm",
        "zonder-gemis",
        "vermijding",
        "behouden",
        "eigen-wens",
        "ankers",
        "groepen",
        "voornamen",
    )
)
# Lists of things and people: no verb is a form of their words.
NOUNS = frozenset(("personen", "beroepskrachten", "organisaties", "concreet", "zonder-gemis"))
RULES = (person, negation, jargon, interpretation, concreteness, goals, actions, risk)
LISTS: tuple[str, ...] = tuple(dict.fromkeys(name for rule in RULES for name in rule.LISTS))
VERB_LISTS = ("werkwoorden", "verleden-tijd")
NAME_LISTS = ("voornamen", "achternamen", "geen-namen", "instellingen")
ALL_LISTS = tuple(dict.fromkeys((*LISTS, *VERB_LISTS, *NAME_LISTS)))
LONGEST_WHEN = 300  # characters; a day is told in far fewer
IDENTIFYING, VAGUE_WHEN, WEEKDAY_CLASH = "identifying", "vague_when", "weekday_clash"


class Reader:
    """Reads texts with one set of word lists. Build it once; reading changes nothing but its cache of words."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """`lists` maps the name of a word list to its lines.

        Raises:
            KeyError: when a list that a rule needs is missing; the message names it.
            WordListError: for a line that cannot be read.
        """
        self.lists: dict[str, tuple[str, ...]] = {name: tuple(lists[name]) for name in ALL_LISTS}
        parsed = {name: parse_list(name, self.lists[name]) for name in (*LISTS, *VERB_LISTS)}
        verbs = Verbs(*([entry.text for entry in parsed.pop(name)] for name in VERB_LISTS))
        self.lexicon = Lexicon(parsed, EXACT, NOUNS, concreteness.GENERAL, verbs)
        of_entries = (person, negation, jargon, interpretation, concreteness)
        self._entry = self._mask(of_entries)
        self._goal = self._mask((*of_entries, goals))
        self._action = self._mask((person, jargon, concreteness, actions))
        self._risk = self._mask((risk,))
        self.names = Names(*(self.lists[name] for name in NAME_LISTS))

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same lists, and another when any line of them differs."""
        content = "\0".join("\n".join((name, *self.lists[name])) for name in sorted(self.lists))
        return sha256(content.encode()).hexdigest()

    def _mask(self, rules: Iterable[Any]) -> int:
        """The bits of the lists that these rules ask for."""
        return sum(self.lexicon.bit[name] for name in {name for rule in rules for name in rule.LISTS})

    def entry(self, text: str, layer: str = "") -> list[Mark]:
        """Marks of one line of the inventory: vague, interpretation, third_person, jargon, negative, identifying.

        `layer` tells whom a bare name stands for: somebody else in a resource, the client elsewhere.
        """
        reading = Reading(text, self.lexicon, self._entry)
        about = person.written_about(reading, own=layer != "resource")
        marks = [concreteness.vague(reading), about, negation.negative(reading, about)]
        return self._gather(
            reading, marks, (*interpretation.interpretation(reading), *jargon.professional_words(reading))
        )

    def goal(self, text: str) -> list[Mark]:
        """Marks of a goal: worker_goal, third_person, jargon, avoidance, negative, identifying."""
        reading = Reading(text, self.lexicon, self._goal)
        about = person.written_about(reading, own=True)
        marks = [goals.worker_goal(reading, about), about, goals.avoidance(reading), negation.negative(reading, about)]
        return self._gather(reading, marks, jargon.professional_words(reading))

    def action(self, text: str) -> list[Mark]:
        """Marks of an action: too_big, vague_action, third_person, jargon, identifying."""
        reading = Reading(text, self.lexicon, self._action)
        marks = [actions.too_big(reading), actions.vague_action(reading), person.written_about(reading)]
        return self._gather(reading, marks, jargon.professional_words(reading))

    def when(self, text: str, plan_date: date) -> When:
        """The day that a *wanneer* text means, read against the date of the plan."""
        when = read_when(text[:LONGEST_WHEN], plan_date)
        return when if when.date else when._replace(end=len(text))

    def risk(self, text: str) -> tuple[str, ...]:
        """Words of danger in a text that will be handed in."""
        return risk.risk_words(Reading(text, self.lexicon, self._risk))

    def identifying(self, text: str) -> list[Mark]:
        """Only what points to one person: for remarks, literal words and every other text."""
        return [Mark(IDENTIFYING, i.start, i.end, DUTCH[i.kind], i.grade) for i in find_identifying(text, self.names)]

    def _gather(self, reading: Reading, marks: list[Mark | None], more: tuple[Mark, ...]) -> list[Mark]:
        return [m for m in marks if m is not None] + [*more, *self.identifying(reading.text)]
