"""One person, two tabs, fifty ways in which their saves cross: no text that was typed disappears."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from herstelwerk.store import Behind, Store
from tests.store.rooms import Room

NAME = "reflection"
INTERLEAVINGS = 50


@dataclass
class Tab:
    """A tab as a screen has it: words so far, the version it started from, what was kept apart."""

    store: Store
    name: str
    words: list[str] = field(default_factory=list)
    base: int = 0
    kept: int | None = None

    def save(self) -> None:
        try:
            self.base = self.store.save("vis7", NAME, {"woorden": self.words}, self.base, kept=self.kept).version
        except Behind as refused:
            self.kept = refused.kept_version

    def reload(self) -> None:
        sheet = self.store.read("vis7", NAME)
        if sheet is not None:
            self.words, self.base, self.kept = list(sheet.body["woorden"]), sheet.version, None


@pytest.mark.parametrize("some", range(5))
def test_no_word_disappears(room: Room, some: int) -> None:
    tabs = [Tab(room.store(), name) for name in "ab"]
    for seed in range(some * INTERLEAVINGS // 5, (some + 1) * INTERLEAVINGS // 5):
        chance = random.Random(seed)
        typed: set[str] = set()
        for step in range(25):
            tab = chance.choice(tabs)
            match chance.choice(["type", "type", "save", "reload", "wait"]):
                case "type":
                    word = f"{seed}-{tab.name}{step}"
                    tab.words.append(word)
                    typed.add(word)
                    tab.save()
                case "save":
                    tab.save()
                case "reload":
                    tab.reload()
                case "wait":
                    room.clock.go(minutes=chance.choice([1, 5, -30]))
        found = {word for version in tabs[0].store.versions("vis7", NAME) for word in version.body["woorden"]}
        assert typed <= found, (seed, typed - found)
        newest = tabs[0].store.read("vis7", NAME)
        assert newest is None or newest.version <= max(v.version for v in tabs[0].store.versions("vis7", NAME))
        for tab in tabs:
            tab.reload()
