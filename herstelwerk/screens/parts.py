"""What a page is made of: native HTML elements as plain values.

A screen draws itself as a tree of parts; `Page` sends it to the browser and brings events back. Because every part is
an ordinary HTML element (label, textarea, fieldset, details, table, svg), keyboard and screen reader work as they do on
any good web page. Text always travels as text: nothing a person typed can become an element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Does = Callable[[Any], None]
Child = "Part | str | None"

TAGS = frozenset(
    "a article aside blockquote br button caption cite dd details div dl dt em fieldset figcaption figure footer "
    "h1 h2 h3 h4 header hr img input label legend li mark nav ol option p progress q section select small span strong "
    "summary table tbody td textarea th thead time tr ul svg g circle ellipse line path polygon polyline rect text "
    "title desc".split()
)
# The one sort of address a picture may have: itself, as PNG or JPEG; page.js looks again.
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}")


@dataclass(frozen=True, slots=True)
class Part:
    """One element. `key` names it within its page; a part that can be acted upon has one.

    `hears` is the event it answers to (input, press, choose, order, toggle, file), `does` what happens then, and `fits`
    whether a value from the browser is one that this part could have sent: the browser is not trusted.
    """

    tag: str
    children: tuple[Part | str, ...] = ()
    key: str = ""
    attributes: dict[str, str | int | bool] = field(default_factory=dict)
    value: str | None = None
    hears: str = ""
    does: Does | None = field(default=None, compare=False)
    fits: Callable[[Any], bool] | None = field(default=None, compare=False)

    def walk(self) -> Iterator[Part]:
        """This part and all parts in it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Part):
                yield from child.walk()

    @property
    def words(self) -> str:
        """The text a person reads in this part, what stands in its fields included."""
        own = [self.value] if self.value else []
        inner = [child if isinstance(child, str) else child.words for child in self.children]
        return " ".join(word for word in (*own, *inner) if word)

    def as_data(self) -> dict[str, Any]:
        """The part as the browser gets it."""
        data: dict[str, Any] = {"t": self.tag}
        if self.key:
            data["k"] = self.key
        if self.attributes:
            data["a"] = self.attributes
        if self.children:
            data["c"] = [child if isinstance(child, str) else child.as_data() for child in self.children]
        if self.value is not None:
            data["v"] = self.value
        if self.hears:
            data["h"] = self.hears
        return data


def el(
    tag: str,
    *children: Part | str | None,
    key: str = "",
    value: str | None = None,
    hears: str = "",
    does: Does | None = None,
    fits: Callable[[Any], bool] | None = None,
    **attributes: str | int | bool | None,
) -> Part:
    """An element; `class_`, `for_` and `aria_label` become `class`, `for` and `aria-label`; None and False go.

    Raises:
        ValueError: for an element that pages do not use, and for a picture from elsewhere or without words.
    """
    if tag not in TAGS:
        raise ValueError(f"no such part: {tag}")
    if tag == "img":
        _check_picture(attributes)
    elif "src" in attributes:
        raise ValueError(f"<{tag}> has no picture")
    named = {
        name.rstrip("_").replace("_", "-"): content
        for name, content in attributes.items()
        if content is not None and content is not False
    }
    return Part(tag, tuple(c for c in children if c is not None), key, named, value, hears, does, fits)


def _check_picture(attributes: Mapping[str, str | int | bool | None]) -> None:
    source, words = attributes.get("src"), attributes.get("alt")
    if not isinstance(source, str) or not _PICTURE.fullmatch(source):
        raise ValueError("a picture is a PNG or JPEG that stands in its own address")
    if not isinstance(words, str) or not words.strip():
        raise ValueError("a picture needs words for who does not see it")


def differences(old: Part, new: Part) -> list[Part]:
    """The keyed parts of `new` that have to be drawn again so that `old` becomes `new`; `new` itself at the worst."""
    found = _differences(old, new)
    return [new] if found is None else found


def _differences(old: Part, new: Part) -> list[Part] | None:
    """As `differences`; None where the nearest keyed part around has to be drawn again."""
    if old == new:
        return []
    same_self = (old.tag, old.key, old.attributes, old.value, old.hears) == (
        new.tag,
        new.key,
        new.attributes,
        new.value,
        new.hears,
    )
    if not same_self or len(old.children) != len(new.children):
        return [new] if new.key and new.key == old.key else None
    found: list[Part] = []
    for before, after in zip(old.children, new.children, strict=True):
        if isinstance(before, Part) and isinstance(after, Part):
            inner = _differences(before, after)
            if inner is not None:
                found += inner
                continue
        elif before == after:
            continue
        return [new] if new.key else None
    return found
