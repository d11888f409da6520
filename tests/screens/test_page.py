"""One page and its events: what does not fit changes nothing, what fails leaves the page alive, the answer always comes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelwerk.screens.controls import button, choice, field, fold, select, upload
from herstelwerk.screens.page import Download
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import Fault, StoreError
from tests.screens.soundness import Watched

LIMIT, ROOM = 12, 4  # signs of text, bytes of a file


class Sheet:
    """A screen with one of every control."""

    name = "proef"
    saved = True

    def __init__(self) -> None:
        self.state: dict[str, Any] = {
            "tekst": "", "een": "a", "meer": ["x"], "lijst": "", "rij": ["r1", "r2"], "vouw": False, "knop": 0, "bestand": b""
        }  # fmt: skip
        self.left = 0

    def draw(self) -> Part:
        state = self.state
        options = {"a": "de ene", "b": "de andere"}
        return el(
            "div",
            el("h2", "Proef"),
            field("tekst", "Tekst", state["tekst"], self.sets("tekst"), limit=LIMIT),
            choice("een", "Kies een", options, state["een"], self.sets("een")),
            choice("meer", "Kies meer", {"x": "x", "y": "y"}, state["meer"], self.sets("meer"), many=True),
            select("lijst", "Lijst", {"": "kies…"} | options, state["lijst"], self.sets("lijst")),
            fold("vouw", "Meer", open=state["vouw"], does=self.sets("vouw")),
            upload("bestand", "Bestand", self.sets("bestand"), ROOM, ".json"),
            button("knop", "Tel", lambda: self.sets("knop")(state["knop"] + 1)),
            button("stuk", "Gaat mis", self.breaks),
            button("vol", "Schijf vol", self.full),
            el("p", "nooit"),
        )

    def sets(self, name: str) -> Any:
        return lambda value: self.state.__setitem__(name, value)

    def breaks(self) -> None:
        raise RuntimeError("this is English and for the log only")

    def full(self) -> None:
        raise StoreError(Fault.FULL)

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def page() -> Watched:
    return Watched(Sheet())


def send(page: Watched, message: object, buffers: list[bytes] | None = None) -> dict[str, object]:
    """What the browser would send; back comes the answer."""
    page.sent.clear()
    page._hear(page, message, buffers)
    return page.sent[-1] if page.sent else {}


def state(page: Watched) -> dict[str, Any]:
    return dict(page.screen.state)  # type: ignore[attr-defined]


def test_every_control_does_what_it_is_for(page: Watched) -> None:
    page.type("tekst", "hallo")
    page.choose("een", "b")
    page.choose("meer", "x", "y")
    page.choose("lijst", "a")
    page.press("knop")
    page.bring("bestand", b"1234")
    send(page, {"e": "toggle", "k": "vouw", "v": True})
    assert state(page) == {
        "tekst": "hallo", "een": "b", "meer": ["x", "y"], "lijst": "a", "rij": ["r1", "r2"], "vouw": True, "knop": 1,
        "bestand": b"1234",
    }  # fmt: skip
    assert "hallo" in page.words


@pytest.mark.parametrize(
    "message",
    [
        {"e": "input", "k": "er-niet", "v": "x"},
        {"e": "input", "k": 7, "v": "x"},
        {"e": "input", "k": ["tekst"], "v": "x"},
        {"e": "input", "v": "x"},
        {"e": "input", "k": "tekst", "v": 3},
        {"e": "input", "k": "tekst", "v": None},
        {"e": "input", "k": "tekst", "v": ["x"]},
        {"e": "input", "k": "tekst", "v": {"x": 1}},
        {"e": "input", "k": "tekst", "v": "x" * (LIMIT + 1)},
        {"e": "input", "k": "tekst", "v": "a\x00b"},
        {"e": "press", "k": "tekst", "v": None},
        {"e": "choose", "k": "tekst", "v": ["a"]},
        {"e": "input", "k": "knop", "v": "x"},
        {"e": "press", "k": "knop", "v": "x"},
        {"e": "press", "k": "knop", "v": False},
        {"e": "choose", "k": "een", "v": ["c"]},
        {"e": "choose", "k": "een", "v": []},
        {"e": "choose", "k": "een", "v": ["a", "b"]},
        {"e": "choose", "k": "een", "v": "b"},
        {"e": "choose", "k": "een", "v": [["b"]]},
        {"e": "choose", "k": "een", "v": [None]},
        {"e": "choose", "k": "meer", "v": ["y", "y"]},
        {"e": "choose", "k": "meer", "v": ["y", "z"]},
        {"e": "choose", "k": "meer", "v": {"y": 1}},
        {"e": "choose", "k": "lijst", "v": ["nooit"]},
        {"e": "choose", "k": "lijst", "v": None},
        {"e": "toggle", "k": "vouw", "v": "ja"},
        {"e": "toggle", "k": "vouw", "v": 1},
        {"e": "file", "k": "bestand", "v": "naam.json"},
        {"e": "bestaat-niet", "k": "tekst", "v": "x"},
        {"e": None, "k": None, "v": None},
        {"e": ["input"], "k": "tekst", "v": "x"},
        {},
    ],
    ids=str,
)
def test_what_does_not_fit_changes_nothing(page: Watched, message: dict[str, object]) -> None:
    before, words = state(page), page.words
    answer = send(page, {**message, "n": 5})
    assert state(page) == before and page.words == words
    assert answer["n"] == 5 and answer["parts"] == []


def test_a_file_that_is_too_large_is_not_taken(page: Watched) -> None:
    send(page, {"e": "file", "k": "bestand", "v": "groot.json"}, [b"x" * (ROOM + 1)])
    assert state(page)["bestand"] == b""
    send(page, {"e": "input", "k": "tekst", "v": "x"}, [b"een bestand bij een toets"])
    assert state(page)["tekst"] == "x"


@pytest.mark.parametrize("message", [None, 3, "tekst", ["e"], b"\x00"])
def test_what_is_no_event_at_all_is_passed_over(page: Watched, message: object) -> None:
    assert send(page, message) == {}
    page.type("tekst", "leeft nog")


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=LIMIT + 3) | st.sampled_from(["a", "x", "y", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from(["tekst", "een", "meer", "lijst", "vouw", "bestand", "knop", "een:a", "page"]) | _json,
    event=st.sampled_from(["input", "press", "choose", "order", "toggle", "file", "leave", "ready"]) | _json,
    value=_json,
    buffers=st.none() | st.lists(st.binary(max_size=ROOM + 2), max_size=2),
    number=st.integers() | st.none(),
)
def test_whatever_comes_the_page_answers_and_holds_only_what_fits(
    page: Watched, key: object, event: object, value: object, buffers: list[bytes] | None, number: int | None
) -> None:
    answer = send(page, {"e": event, "k": key, "v": value, "n": number}, buffers)
    assert "alarm" not in answer and answer.get("n") == (None if event == "ready" else number)
    now = state(page)
    assert len(now["tekst"]) <= LIMIT and "\x00" not in now["tekst"]
    assert now["een"] in ("a", "b") and now["lijst"] in ("", "a", "b")
    assert set(now["meer"]) <= {"x", "y"} and len(now["meer"]) == len(set(now["meer"]))
    assert isinstance(now["vouw"], bool) and len(now["bestand"]) <= ROOM
    json.dumps(answer)


def test_half_a_sign_becomes_a_whole_one(page: Watched) -> None:
    page.type("tekst", "\ud83d kop")
    assert state(page)["tekst"].encode() == "\ufffd kop".encode()


def test_a_handler_that_fails_leaves_the_page_alive(page: Watched) -> None:
    page.type("tekst", "mijn zin")
    answer = send(page, {"e": "press", "k": "stuk", "v": None, "n": 9})
    assert answer["n"] == 9 and answer["parts"] == []
    assert str(answer["alarm"]).startswith("Er ging iets mis bij deze handeling. Wat je typte, staat er nog.")
    assert "English" not in str(answer)
    assert answer["saved"] is False, "the browser holds on to its text"
    assert page.part("tekst").value == "mijn zin"
    after = send(page, {"e": "press", "k": "knop", "v": None, "n": 10})
    assert "alarm" not in after and after["saved"] is True
    assert state(page)["knop"] == 1 and state(page)["tekst"] == "mijn zin"


def test_what_the_store_could_not_do_is_told_in_its_own_words(page: Watched) -> None:
    answer = send(page, {"e": "press", "k": "vol", "v": None})
    assert "is vol" in str(answer["alarm"]) and "Maak ruimte vrij" in str(answer["alarm"])


def test_leaving_a_field_reaches_the_screen(page: Watched) -> None:
    send(page, {"e": "leave", "k": ""})
    assert page.screen.left == 1  # type: ignore[attr-defined]


def test_a_browser_that_comes_back_gets_the_whole_page(page: Watched) -> None:
    page.type("tekst", "hallo")
    answer = send(page, {"e": "ready"})
    assert answer["first"] is True
    assert answer["parts"] == [page.tree.as_data()]
    assert "hallo" in json.dumps(answer)


def test_only_what_changed_is_sent(page: Watched) -> None:
    answer = send(page, {"e": "input", "k": "tekst", "v": "hoi", "n": 1})
    assert [part["k"] for part in answer["parts"]] == ["tekst"]  # type: ignore[attr-defined]


def test_words_focus_and_files_go_out_once(page: Watched) -> None:
    page.say("Gelukt.")
    page.focus("tekst")
    page.give(Download("mijn.json", b"{}"))
    answer = send(page, {"e": "press", "k": "knop", "v": None})
    assert (answer["say"], answer["focus"], answer["file"]) == ("Gelukt.", "tekst", "mijn.json")
    assert page.files == [b"{}"]
    assert not {"say", "focus", "file"} & set(send(page, {"e": "press", "k": "knop", "v": None}))


def test_what_a_notebook_would_save_holds_nothing_that_was_typed(page: Watched) -> None:
    page.type("tekst", "geheim!")
    kept = {name: value for name, value in page.get_state().items() if name not in ("_esm", "_css")}
    assert kept["name"] == "proef"
    assert "geheim" not in json.dumps(kept, default=str)
    assert "geheim" not in str(page.get_state())
