"""Texts and files that might make a reviewer slow: repetition, nesting, half patterns, words nobody has seen."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

MAX_TEXT = 5_000
MAX_BYTES = 1024 * 1024
MAX_ENTRIES, MAX_GOALS, MAX_ACTIONS = 400, 50, 500
_MARGIN = 1_000  # bytes below the limit

_REPEATED = {
    "niet": "niet ",
    "niet, niet": "niet, ",
    "niet alleen": "niet alleen ",
    "niet maar": "niet, maar appels; ",
    "a…": "a",
    "ik": "ik ",
    "cliënt": "cliënt heeft, hij ",
    "digits": "1234567890",
    "1 2 3": "1 2 3 ",
    "1-": "1-",
    "06-": "06-1 ",
    "IBAN": "NL91 ABNA 0417 ",
    "NL": "NL",
    "@": "@",
    "a@b.": "a@b.",
    "dots": ".",
    "a.": "a.",
    "[": "[",
    "[[]]": "[[a]",
    '"': '"',
    '"a': '"a ',
    "apostrophes": "'a’",
    "van": "van ",
    "van de": "Van de ",
    "stop": "stop ",
    "accents": "e\u0301\u0300",
    "lone accents": "\u0301",
    "emoji": "👩\u200d👩\u200d👧",
    "capitals": "AB",
    "Names": "Jan Jansen ",
    "Street 1": "Dorpsstraat 1 ",
    "newlines": "\n",
    "spaces": " ",
    "commas": "a, ",
    "www.": "www.a",
    "ge-words": "geopgeruimdgeteten",
    "maandag": "maandag ",
    "1 januari": "1 januari ",
    "tot": "tot ",
    "over een week": "over een week ",
    "elke": "elke dag tot ",
    "1-1-": "1-1-",
}


_SIGNS = (*map(chr, range(32, 127)), *map(chr, range(160, 0x300)))
_MADE: dict[str, Callable[[random.Random], str]] = {
    "on-words": lambda rng: f"on{_letters(rng, 8)} ",
    "compounds": lambda rng: f"{_letters(rng, 60)} ",
    "new words": lambda rng: f"{_letters(rng, 5)} ",
    "long new words": lambda rng: f"{_letters(rng, 12)} ",
    "New Names": lambda rng: f"{_letters(rng, 6).capitalize()} ",
    "any signs": lambda rng: rng.choice(_SIGNS),
    "own patterns": lambda rng: rng.choice(tuple(_REPEATED.values())),
}
NAMES = (*_REPEATED, *_MADE)


def nasty_text(name: str, number: int = 0, characters: int = MAX_TEXT) -> str:
    """The text of that name; another `number` gives another text of its kind."""
    if name in _REPEATED:
        part = _REPEATED[name]
        start = number % len(part)
        return (part * (characters // len(part) + 2))[start : start + characters]
    rng = random.Random(f"{name}/{number}")
    text = ""
    while len(text) < characters:
        text += _MADE[name](rng)
    return text[:characters]


def _letters(rng: random.Random, number: int) -> str:
    return "".join(rng.choice("aeiounrtsdlkgmpbvwzhjf") for _ in range(number))


def full_file(kinds: Mapping[str, str], characters: int = MAX_TEXT) -> bytes:
    """An accepted hand-in near 1 MiB: 400 entries, 50 goals and 500 actions, filled until the file is full.

    `kinds` maps entry, goal, action and when to the name of a nasty text; every text has `characters` at most, and
    no two are the same. Where the file is full, the rest stays short.
    """
    document = _skeleton()
    room = MAX_BYTES - _MARGIN - len(_as_bytes(document))
    for number, (part, field, name) in enumerate(_places(document, kinds)):
        text = nasty_text(name, number, characters)
        cost = len(json.dumps(text, ensure_ascii=False).encode()) - 2
        if cost > room:
            break
        part[field] = text
        room -= cost
    return _as_bytes(document)


def _places(document: dict[str, Any], kinds: Mapping[str, str]) -> Iterator[tuple[dict[str, Any], str, str]]:
    goals = document["plan"]["goals"]
    actions = [action for goal in goals for action in goal["actions"]]
    where = {"goal": (goals, "text"), "entry": (document["inventory"]["entries"], "text")}
    where |= {"action": (actions, "text"), "when": (actions, "when")}
    for kind, (parts, field) in where.items():
        if kind in kinds:
            yield from ((part, field, kinds[kind]) for part in parts)


def _skeleton() -> dict[str, Any]:
    entries = [{"id": f"i{i}", "area": "living", "layer": "wish", "text": "a"} for i in range(MAX_ENTRIES)]
    each = range(MAX_ACTIONS // MAX_GOALS)
    goals = [
        {"id": f"g{g}", "text": "Ik wil zingen.", "actions": [{"id": f"a{g}x{i}", "text": "a"} for i in each]}
        for g in range(MAX_GOALS)
    ]
    return {
        "format": "herstelwerk/final-assignment/1",
        "trainee": "T1",
        "cohort": "2026-TST-1",
        "submitted_at": "2026-11-20T16:30:00+01:00",
        "inventory": {"entries": entries},
        "plan": {"drawn_up_on": "2026-11-12", "goals": goals},
    }


def refused_files() -> dict[str, bytes]:
    """Files near 1 MiB that are refused: how long the answer takes counts as much as for a good one."""
    keys = [f'"{_name(i)}":0' for i in range(110_000)]
    return {
        "20,000 keys, the last one twice": ("{" + ",".join([*keys[:20_000], keys[19_999]]) + "}").encode(),
        "110,000 unknown keys": ("{" + ",".join(keys) + "}").encode(),
        "300,000 entries of the wrong type": ('{"inventory":{"entries":[' + ",".join(["0"] * 300_000) + "]}}").encode(),
        "goals with 200,000 wrong actions": (
            '{"plan":{"goals":[{"actions":[' + ",".join(["{}"] * 200_000) + "]}]}}"
        ).encode(),
        "500,000 brackets": b"[" * 500_000,
        "a number of a million digits": b'{"attempt":' + b"9" * 1_000_000 + b"}",
        "a million bytes that are no UTF-8": b"\xff" * 1_000_000,
    }


def _name(i: int) -> str:
    return "".join(chr(97 + (i // 26**place) % 26) for place in range(4))


def _as_bytes(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()
