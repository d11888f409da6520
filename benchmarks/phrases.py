"""Words and clauses to compose texts from: those of the example hand-ins, and a vocabulary of their own.

The pieces are real, their order is not. A text reads like nobody's, but costs a reviewer what a real one does.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Pieces = dict[str, tuple[str, ...]]  # per kind of text, "entry.head" and "entry.tail" and so on

_CUT = re.compile(r"(?<=[,;:.])\s+|\s+(?=(?:en|maar|want|omdat|zodat|als|met|bij|voor|naar|van|op|in|dan)\s)")
_NUMBER = re.compile(r"(?<![\d.,:])\d{1,3}(?![\d.,:])")
_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:-\d+)?\]")
_DAY = re.compile(r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b")
_LONG_WORD = re.compile(r"\b[a-z]{5,}\b")
_OWN_WORDS = 0.85  # chance that a short text gets some; without it one in twenty-five would stand twice
_TYPO = 0.012  # of the longer words: about seven in a document, as in what people type on a telephone

DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_PEOPLE = """ZUS BROER NICHT NEEF OOM TANTE BUUR MAAT COACH DOCENT KOK TRAINER PLOEGLEIDER JUF OMA OPA CLUB KOOR
    WERKPLAATS SPORTCLUB BUURTHUIS MOSKEE KERK WINKEL""".split()
_FRONT = """fiets tuin buurt keuken naai zang dans brood schilder muziek water bos kinder koffie soep school markt trein
    avond zomer winter ochtend boeken hout verf foto film voetbal zwem hond paarden kippen bloemen kruiden taal reken
    rommel straat wijk park strand haven dorp stads nacht week feest verjaardags speel knutsel brei computer radio
    gitaar trommel loop wandel zaai moes plant lees schrijf""".split()
_BACK = """club groep werkplaats winkel plek kring les cursus tafel kast middag avond ochtend ronde route kaart doos
    schrift boek lijst maat vriend vriendin vereniging koor band ploeg hoek schuur zolder kamer tas mand bak emmer
    machine set boom pot pan lamp bank feest dag markt hal""".split()
_SYLLABLES = "oos ter wal den mer ven hol berg dam rijn laak veld zand kerk brug loo heer wijk lin voor".split()
_VERBS = """repareer kweek verzamel schilder stapel bak kneed zaag vlecht brei borduur stem leer spaar ruil deel sorteer
    poets lak schuur knip vul speel oefen draai sleutel""".split()


def read_pieces(folder: Path) -> Pieces:
    """Heads and tails of every text in the hand-ins of a folder, per kind of text.

    Raises:
        FileNotFoundError: when the folder holds no hand-ins.
    """
    found: dict[str, dict[str, None]] = {}
    for file in sorted(folder.glob("*.json")):
        for kind, text in _texts(json.loads(file.read_text("utf-8"))):
            head, *tails = _CUT.split(text)
            found.setdefault(f"{kind}.head", {})[head.rstrip(",;:.")] = None
            found.setdefault(f"{kind}.tail", {}).update(dict.fromkeys(tail.rstrip(",;:.") for tail in tails))
    if not found:
        raise FileNotFoundError(f"no example hand-ins in {folder}")
    return {kind: tuple(pieces) for kind, pieces in found.items()}


def _texts(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for entry in document["inventory"]["entries"]:
        yield entry["layer"], entry["text"]
        if entry.get("literal"):
            yield "literal", entry["literal"]
    for goal in document["plan"]["goals"]:
        yield "goal", goal["text"]
        yield "why", goal.get("why") or "Dat is van mij."
        for action in goal["actions"]:
            yield "action", action["text"]
            yield "done_when", action.get("done_when") or "het ligt er"
    for step in document["plan"].get("progress", ()):
        yield "progress", step["text"]
    for text in document["reflection"].values():
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            yield "reflection", sentence


class Composer:
    """Composes texts for one document; the same `rng` state gives the same texts."""

    def __init__(self, pieces: Pieces, rng: random.Random) -> None:
        """`pieces` as `read_pieces` gives them."""
        self.pieces = pieces
        self.rng = rng

    def text(self, kind: str) -> str:
        """A sentence of a kind: the head of one text, tails of others, and where it stays short words of its own."""
        rng = self.rng
        parts = [rng.choice(self.pieces[f"{kind}.head"])]
        tails = self.pieces.get(f"{kind}.tail", ())
        parts += rng.sample(tails, min(len(tails), rng.choice((0, 1, 1, 2))))
        text = self._refresh(" ".join(parts))
        if len(parts) == 1 or (len(parts) == 2 and rng.random() < _OWN_WORDS):
            text += f" {self._own_words()}"
        return text + rng.choice((".", ".", ".", "", "!"))

    def compound(self) -> str:
        """A word that stands in few dictionaries: fietswerkplaats, moestuinkring."""
        front = self.rng.sample(_FRONT, self.rng.choice((1, 1, 2)))
        return "".join((*front, self.rng.choice(_BACK)))

    def place(self) -> str:
        """An invented place."""
        return "".join(self.rng.sample(_SYLLABLES, self.rng.choice((2, 3)))).capitalize()

    def person(self) -> str:
        """A placeholder such as [ZUS-1]."""
        return f"[{self.rng.choice(_PEOPLE)}-{self.rng.randint(1, 30)}]"

    def _own_words(self) -> str:
        """A few words more. Numbers and people come as often as in the examples: they cost a reviewer extra."""
        rng, kind = self.rng, self.rng.random()
        if kind < 0.05:
            return f"met {self.person()} in {self.place()}"
        if kind < 0.09:
            return f"om {rng.randint(7, 21)}.{rng.choice(('00', '15', '30', '45'))} uur op {rng.choice(DAYS)}"
        if kind < 0.12:
            return f"van {rng.randint(2, 950)} euro in {rng.choice(MONTHS)}"
        if kind < 0.3:
            return f"en ik {rng.choice(_VERBS)} op {rng.choice(DAYS)} met de {rng.choice(_FRONT)}{rng.choice(_BACK)}"
        if kind < 0.35:
            return f"bij {self.place()}"
        return f"in de {self.compound()}"

    def _refresh(self, text: str) -> str:
        """Other numbers, people and days than in the example, and now and then a typing error."""
        rng = self.rng
        text = _NUMBER.sub(lambda _: str(rng.randint(1, 180)), text)
        text = _PLACEHOLDER.sub(lambda _: self.person(), text)
        text = _DAY.sub(lambda _: rng.choice(DAYS), text)
        return _LONG_WORD.sub(self._mistype, text)

    def _mistype(self, word: re.Match[str]) -> str:
        letters = word[0]
        if self.rng.random() >= _TYPO:
            return letters
        i = self.rng.randrange(1, len(letters) - 1)
        return letters[:i] + letters[i + 1] + letters[i] + letters[i + 2 :]
