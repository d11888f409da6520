"""One page in a notebook: draws a screen, hears what a person does, and draws what changed.

The only class that knows the browser. Headless it works the same: `type`, `press` and `choose` send what a browser
would send, and `words` is what a person would read; so screens are tested without a kernel.
"""

from __future__ import annotations

import atexit
import logging
import weakref
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import anywidget
import traitlets

from herstelwerk.screens.parts import Part, differences, el
from herstelwerk.store import StoreError

_HERE = Path(__file__).parent
_SORRY = (
    "Er ging iets mis bij deze handeling. Wat je typte, staat er nog. "
    "Probeer het nog eens; blijft het misgaan, ververs dan de bladzijde."
)
log = logging.getLogger("herstelwerk")


class Screen(Protocol):
    """What a page shows. `name` is stable: text that was not saved yet finds its way back by it."""

    name: str

    def draw(self) -> Part:
        """The screen as it is now."""
        ...

    def leave(self) -> None:
        """A field was left: save at once."""
        ...

    @property
    def saved(self) -> bool:
        """Whether everything that was typed is kept."""
        ...


class Download(NamedTuple):
    """A file for the person."""

    name: str
    content: bytes


class Page(anywidget.AnyWidget):
    """A screen in the browser."""

    _esm = _HERE / "page.js"
    _css = _HERE / "page.css"
    name = traitlets.Unicode("").tag(sync=True)

    def __init__(self, screen: Screen) -> None:
        super().__init__(name=screen.name)
        self.screen = screen
        self._drawn = self._draw()
        self._say, self._focus = "", ""
        self._file: Download | None = None
        if hasattr(screen, "attach"):
            screen.attach(self)
        self.on_msg(self._hear)
        atexit.register(_leave, weakref.ref(screen))

    def say(self, text: str) -> None:
        """Have a screen reader say this with the next answer."""
        self._say = text

    def focus(self, key: str) -> None:
        """Move to this part with the next answer."""
        self._focus = key

    def give(self, file: Download) -> None:
        """Hand the person a file with the next answer."""
        self._file = file

    def refresh(self, number: int | None = None) -> None:
        """Draw what changed; `number` is the event this answers."""
        before, self._drawn = self._drawn, self._draw()
        parts = [part.as_data() for part in differences(before, self._drawn)]
        self._answer({"n": number, "parts": parts})

    def _draw(self) -> Part:
        root = el("div", self.screen.draw(), key="page", class_="hw-page", lang="nl")
        self._heard = {part.key: part for part in root.walk() if part.hears}
        return root

    def _answer(self, message: dict[str, Any]) -> None:
        if self._say:
            message["say"], self._say = self._say, ""
        if self._focus:
            message["focus"], self._focus = self._focus, ""
        message["saved"] = self.screen.saved and "alarm" not in message
        buffers = None
        if self._file is not None:
            message["file"], buffers, self._file = self._file.name, [self._file.content], None
        self.send(message, buffers)

    def _hear(self, _: object, message: object, buffers: list[Any] | None = None) -> None:
        """An event from the browser. Whatever goes wrong, the page stays and says so; the answer always comes."""
        if not isinstance(message, dict):
            return
        number = message.get("n") if isinstance(message.get("n"), int) else None
        try:
            self._handle(message, buffers, number)
        except StoreError as error:
            self._answer({"n": number, "parts": [], "alarm": str(error)})
        except Exception:
            log.exception("page %s could not handle an event", self.name)
            self._answer({"n": number, "parts": [], "alarm": _SORRY})

    def _handle(self, message: dict[str, Any], buffers: list[Any] | None, number: int | None) -> None:
        """Untrusted until the part it is for says that the value fits."""
        event = message.get("e")
        if event == "ready":
            self._go(message.get("at"))
            self._drawn = self._draw()
            return self._answer({"parts": [self._drawn.as_data()], "first": True})
        if event == "leave":
            self.screen.leave()
            return self.refresh(number)
        key = message.get("k")
        part = self._heard.get(key) if isinstance(key, str) else None
        value = bytes(buffers[0]) if buffers and event == "file" else message.get("v")
        if isinstance(value, str):
            value = _whole(value)
        if part and part.does and event == part.hears and (part.fits is None or part.fits(value)):
            part.does(value)
        return self.refresh(number)

    def _go(self, part: object) -> None:
        """To the part of the screen that a link named; a screen without parts, or without that one, stays as it is."""
        if isinstance(part, str) and part and hasattr(self.screen, "go"):
            self.screen.go(part)

    # What a browser would do, for tests and for people without one.

    def part(self, key: str) -> Part:
        """The part of that key as it is drawn now.

        Raises:
            KeyError: when the page has no such part.
        """
        for part in self._drawn.walk():
            if part.key == key:
                return part
        raise KeyError(key)

    @property
    def words(self) -> str:
        """All text on the page."""
        return self._drawn.words

    def type(self, key: str, text: str) -> None:
        """Type in a field."""
        self._act(key, "input", text)

    def press(self, key: str) -> None:
        """Press a button."""
        self._act(key, "press", None)

    def choose(self, key: str, *values: str) -> None:
        """Choose from a group or a list."""
        self._act(key, "choose", list(values))

    def arrange(self, key: str, keys: list[str]) -> None:
        """Put the items of a list in another order, as by dragging."""
        self._act(key, "order", keys)

    def bring(self, key: str, content: bytes) -> None:
        """Give a file to a file field."""
        self.part(key)
        self._handle({"e": "file", "k": key}, [content], None)

    def _act(self, key: str, event: str, value: object) -> None:
        if self.part(key).hears != event:
            raise KeyError(f"{key} does not hear {event}")
        self._handle({"e": event, "k": key, "v": value}, None, None)


def _whole(text: str) -> str:
    """Text without half signs, which a browser can send and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _leave(screen: weakref.ref[Screen]) -> None:
    """On the way out, when the workbook is stopped: keep what is not kept yet."""
    there = screen()
    if there is not None:
        try:
            there.leave()
        except Exception:
            log.exception("could not keep the last words of page %s", there.name)
