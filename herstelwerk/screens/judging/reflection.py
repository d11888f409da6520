"""The reflection: comments to grow by, on certain words or on a part as a whole; never a level, never a number."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.judgement import Remark
from herstelwerk.judging.pile import Item
from herstelwerk.judging.reading import REFLECTION
from herstelwerk.screens.controls import button
from herstelwerk.screens.judging.composer import Composer
from herstelwerk.screens.judging.place import Words
from herstelwerk.screens.judging.text import HandInText
from herstelwerk.screens.parts import Part, el

_INTRO = "Hier geef je alleen opmerkingen waar iemand verder mee komt. Er hoort geen oordeel bij en geen cijfer."


def reflection_parts(
    item: Item, text: HandInText, composer: Composer, words: Words | None, take_back: Callable[[int], None]
) -> list[Part]:
    """The three texts, the comments that were given, and a field for each part."""
    writing = composer.draw(item, words.field, words) if words else None
    return [
        el("h2", "Reflectie", tabindex=-1, key="eis-kop"),
        el("p", _INTRO),
        el("h3", "De tekst"),
        text.draw(item, (), writing, words, "reflection"),
        el("h3", "Over een deel als geheel"),
        *(_given(number, remark.about, remark.text, take_back) for number, remark in _loose(item)),
        *(
            composer.draw(item, name, None, label=f"Opmerking bij ‘{label}’", closes=False)
            for name, label in REFLECTION.items()
        ),
    ]


def _loose(item: Item) -> list[tuple[int, Remark]]:
    return [(n, remark) for n, remark in item.history.remarks if remark.about in REFLECTION and not remark.where]


def _given(number: int, about: str, text: str, take_back: Callable[[int], None]) -> Part:
    return el(
        "p",
        el("span", f"{REFLECTION[about]}: {text}"),
        button(f"terug-{number}", "Haal weg", lambda: take_back(number), look="link", label=f"Haal weg: {text}"),
        class_="hw-note hw-weet",
        key=f"opmerking-{number}",
    )
