"""Someone who tries everything: presses each button once, or wanders over a page and does whatever it offers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from herstelwerk.screens.parts import Part
from tests.screens.soundness import Watched, look_over

_TEXTS = (
    "",
    " ",
    "Ik",
    "Ik fiets elke dinsdag met mijn zus naar het koor.",
    "Cliënt heeft geen structuur en is niet gemotiveerd.",
    "Bel mij op 06-00000000 of mail jan.voorbeeld@example.org",
    "[ZUS-1] kookt graag 🍲",
    "<b onclick='x'>vet</b> & \"citaat\" ’s avonds",
    "volgende week dinsdag",
    "zo gauw het kan",
    "x" * 300,
    "regel een\nregel twee",
)
_DAYS = ("", "2026-11-16", "2026-12-01", "0001-01-01", "9999-12-31", "geen dag")
_NUMBERS = ("", "0", "7", "10", "11", "-3", "--5", "1e3")


def press_each(fresh: Callable[[], Watched]) -> int:
    """Press every button once, each on a page as it was; gives how many there were."""
    keys = fresh().hearing("press")
    for key in keys:
        fresh().press(key)
    return len(keys)


def wander(page: Watched, seed: int, steps: int) -> list[tuple[str, object]]:
    """Do so many things at random, looking the page over after each; gives what was done."""
    random = Random(seed)
    done: list[tuple[str, object]] = []
    for _ in range(steps):
        part = random.choice([part for part in page.tree.walk() if part.hears])
        value = _value(part, random)
        done.append((part.key, value))
        try:
            page._handle({"e": part.hears, "k": part.key, "v": value}, None, None)
            look_over(page)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {done[-5:]}") from error
    return done


def _value(part: Part, random: Random) -> object:
    if part.hears == "input":
        texts = {"date": _DAYS, "number": _NUMBERS}.get(str(part.attributes.get("type")), _TEXTS)
        text = random.choice(texts)
        lines = text if part.tag == "textarea" else text.replace("\n", " ")
        return lines[: int(part.attributes.get("maxlength", 5000))]
    if part.hears == "choose":
        boxes = [one for one in part.walk() if one.tag == "option" or "name" in one.attributes]
        values = [str(one.attributes["value"]) for one in boxes]
        many = any(one.attributes.get("type") == "checkbox" for one in boxes)
        return random.sample(values, random.randint(0, len(values))) if many else [random.choice(values)]
    if part.hears == "order":
        keys = [c.key for c in part.children if isinstance(c, Part) and c.attributes.get("draggable")]
        return random.sample(keys, len(keys))
    return random.random() < 0.5 if part.hears == "toggle" else None
