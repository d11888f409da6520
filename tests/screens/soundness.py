"""What must hold for every screen in every state: keys and ids are unique, every field has its name, headings in order.

The browser draws only what page.js allows, so the lists are read from that file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from herstelwerk.screens.page import Page, Screen
from herstelwerk.screens.parts import Part
from tests.conftest import ROOT

_JS = (ROOT / "herstelwerk" / "screens" / "page.js").read_text("utf-8")
_POINTING = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
_EVENTS = {"input", "press", "choose", "order", "toggle", "file"}
_EMPTY_ELEMENTS = {"input", "br", "hr", "img"}


def _listed(name: str) -> frozenset[str]:
    """The words of one of the lists in page.js: `const NAME = new Set(…)`."""
    found = re.search(rf"const {name} = new Set\((.*?)\);", _JS, re.DOTALL)
    assert found, name
    return frozenset(word for text in re.findall(r'"([^"]*)"', found[1]) for word in text.split())


TAGS = _listed("TAGS") | _listed("DRAWN")
ATTRIBUTES = _listed("ALLOWED") | _listed("OWN") | _listed("LIVE") | {"to", "plain", "src"}
FAMILIES = re.compile(r"(?:aria|data-hw)-[a-z-]+")


class Watched(Page):
    """A page that is looked over whenever a button is pressed; `look_over` does it at any other moment."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.sent: list[dict[str, object]] = []
        self.files: list[bytes] = []
        look_over(self)

    def send(self, content: dict[str, object], buffers: list[bytes] | None = None) -> None:
        """What would go to the browser is kept."""
        self.sent.append(content)
        self.files += buffers or []

    def _act(self, key: str, event: str, value: object) -> None:
        super()._act(key, event, value)
        if event == "press":
            look_over(self)

    @property
    def said(self) -> str:
        """The last that a screen reader was given to say."""
        return next((str(one["say"]) for one in reversed(self.sent) if one.get("say")), "")

    @property
    def tree(self) -> Part:
        """The page as it is drawn now."""
        return self._drawn

    def hearing(self, hears: str = "") -> list[str]:
        """The keys of all parts that answer to an event, in reading order."""
        return [part.key for part in self.tree.walk() if part.hears and part.hears == (hears or part.hears)]


def look_over(page: Watched) -> None:
    """Assert everything that must hold for the page as it is drawn now."""
    parts = list(page.tree.walk())
    ids = {str(part.attributes["id"]) for part in parts if "id" in part.attributes}
    faults = [*_doubles(parts), *_shape(parts), *_names(parts), *_groups(page.tree), *_headings(parts)]
    faults += _pointers(parts, ids)
    assert not faults, faults


def _doubles(parts: list[Part]) -> Iterator[str]:
    for name, found in (
        ("key", [part.key for part in parts if part.key]),
        ("id", [str(part.attributes["id"]) for part in parts if "id" in part.attributes]),
    ):
        yield from (f"{name} {one!r} stands {times} times" for one, times in Counter(found).items() if times > 1)
        yield from (f"{name} {one!r} has a blank in it" for one in found if re.search(r"\s", one))


def _shape(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        where = f"<{part.tag}> {part.key}"
        if part.tag not in TAGS:
            yield f"{where}: page.js does not draw it"
        for name in part.attributes:
            if name not in ATTRIBUTES and not FAMILIES.fullmatch(name):
                yield f"{where}: page.js drops the attribute {name}"
        if part.hears and not (part.key and part.does and part.fits and part.hears in _EVENTS):
            yield f"{where}: hears {part.hears} without a key, an action or a check"
        if part.tag in _EMPTY_ELEMENTS and part.children:
            yield f"{where}: cannot hold anything"
        if part.tag in ("ul", "ol") and any(not isinstance(c, Part) or c.tag != "li" for c in part.children):
            yield f"{where}: a list holds items only"
        words = part.attributes.get("alt" if part.tag == "img" else "aria-label", "")
        if part.tag in ("svg", "img") and not str(words).strip():
            yield f"{where}: a picture without words"
        first = part.children[0] if part.children and isinstance(part.children[0], Part) else None
        for outer, inner in (("fieldset", "legend"), ("details", "summary")):
            if part.tag == outer and not (first and first.tag == inner and first.words.strip()):
                yield f"{where}: no {inner}"


def _names(parts: list[Part]) -> Iterator[str]:
    """Every field and every button can be called by its name."""
    labels = [part for part in parts if part.tag == "label" and part.words.strip()]
    labelled = {str(label.attributes["for"]) for label in labels if "for" in label.attributes}
    inside = {id(inner) for label in labels for inner in label.children}
    for part in parts:
        named = bool(str(part.attributes.get("aria-label", "")).strip())
        if part.tag in ("input", "textarea", "select"):
            if not (named or id(part) in inside or part.attributes.get("id") in labelled):
                yield f"<{part.tag}> {part.key}: a field without a label"
        elif part.tag in ("button", "a", "summary") and not (named or part.words.strip()):
            yield f"<{part.tag}> {part.key}: nothing stands on it"


def _groups(part: Part, group: str = "") -> Iterator[str]:
    """A box to tick stands in the group that hears it."""
    here = part.key if part.hears == "choose" else group
    if part.attributes.get("type") in ("radio", "checkbox") and part.attributes.get("name") != here:
        yield f"{part.key} stands in {here!r}"
    for child in part.children:
        if isinstance(child, Part):
            yield from _groups(child, here)


def _headings(parts: list[Part]) -> Iterator[str]:
    """The notebook has the h1; below it no level is skipped."""
    before = 1
    for part in parts:
        if re.fullmatch(r"h\d", part.tag):
            level = int(part.tag[1])
            if level == 1 or level > before + 1:
                yield f"{part.tag} {part.words!r} after h{before}"
            if not part.words.strip():
                yield f"an empty {part.tag}"
            before = level


def _pointers(parts: list[Part], ids: set[str]) -> Iterator[str]:
    """What points to another part points to one that is there."""
    for part in parts:
        for name in _POINTING:
            for id in str(part.attributes.get(name, "")).split():
                if id not in ids:
                    yield f"<{part.tag}> {part.key}: {name} points to {id!r}, which is not there"
