"""For the beamer: with names hidden no code word stands anywhere, not in a picture, not in a table, not in a file."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.overview.screen import PARTS
from tests.hand_ins import COMPLETE
from tests.screens.overview.people import CODE, NAMES, Loop, group, looking, tell
from tests.screens.soundness import Watched

OWNERS = (*NAMES, "vreemde-vogel", "uit-een-bestand", "trainer-ooievaar")


@pytest.fixture
def trainer(desk: Desk) -> Desk:
    """A trainer of a group in which everyone stands somewhere else."""
    found = group(desk)
    for n, name in enumerate(NAMES[:8]):
        tell(desk, name, minutes=n * 10, here=3 + n * 4, handed_in=n % 3)
    tell(desk, "vreemde-vogel")
    return found


def everything(page: Watched) -> Iterator[str]:
    """Every text the browser got and has: children, values, attributes, keys, what is said, names of files."""
    for part in page.tree.walk():
        yield from (part.key, part.value or "", *(str(value) for value in part.attributes.values()))
        yield from (child for child in part.children if isinstance(child, str))
    yield str(page.name)
    yield from (json.dumps(message, ensure_ascii=False) for message in page.sent)


def contents(file: bytes) -> bytes:
    """A file, unpacked where it is a zip as .xlsx is."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())


def named(page: Watched) -> set[str]:
    """The code words that can be found anywhere."""
    whole = "\n".join(everything(page)).casefold()
    files = b"\n".join(map(contents, page.files)).decode("utf-8", "replace").casefold()
    return {name for name in OWNERS if name in whole or name in files}


def hide(page: Watched) -> None:
    page.press("namen")
    page.sent.clear()
    page.files.clear()


@pytest.mark.parametrize("part", list(PARTS))
def test_no_code_word_stands_anywhere(trainer: Desk, part: str) -> None:
    page, screen = looking(trainer, "bestanden")
    page.bring("los-bestand", json.dumps(COMPLETE | {"trainee": "uit-een-bestand", "cohort": CODE}).encode())
    page.bring("los-bestand", json.dumps(COMPLETE | {"trainee": "kind-van-uil", "cohort": "anders"}).encode())
    page.type("map", "/home/trainer-ooievaar/kind-van-mus")
    page.press(f"deel-{part}")
    if part in ("nu", "oefeningen", "eisen"):
        assert NAMES[0] in named(page), "with names they can be seen"
    hide(page)
    for other in PARTS:
        page.press(f"deel-{other}")
        if other == "oefeningen":
            for day in "1234":
                page.choose("dag", day)
        if other != "bestanden":
            page.press("csv")
            page.press("excel")
        page.press("vernieuw")
    assert len(page.files) == 2 * (len(PARTS) - 1)
    assert named(page) == set()
    assert screen.figures.hidden


def test_names_stay_hidden_when_the_page_is_opened_anew(trainer: Desk) -> None:
    page, _ = looking(trainer)
    page.press("namen")
    for part in PARTS:
        assert named(looking(trainer, part)[0]) == set()
    page.press("namen")
    assert NAMES[0] in looking(trainer)[0].words


def test_nobody_gives_herself_away_by_working_on(trainer: Desk) -> None:
    loop = Loop()
    page, _ = looking(replace(trainer, call_later=loop))
    hide(page)
    tell(trainer, NAMES[9])
    tell(trainer, "nog-een-vreemde")
    loop.turn()
    assert named(page) == set() and "nog-een-vreemde" not in "\n".join(everything(page))


def test_now_tells_how_many_and_not_who(trainer: Desk) -> None:
    page, _ = looking(trainer)
    hide(page)
    assert "mensen" not in [part.key for part in page.tree.walk()]
    assert "Stil sinds" not in page.words
    assert "9 van de 11 waren" in page.words or "van de 11 waren" in page.words


def columns(page: Watched, key: str) -> list[tuple[str, ...]]:
    """What stands under each person of the table beside a picture."""
    rows = [[cell.words for cell in row.children] for row in page.part(key).walk() if row.tag == "tr"]  # type: ignore[union-attr]
    return [tuple(row[n] for row in rows[1:]) for n in range(1, len(rows[0]) - 1)]


def test_rows_are_shuffled_stay_where_they_are_and_differ_each_time(trainer: Desk, monkeypatch: Any) -> None:
    salts = iter(f"zout{n}" for n in range(99))
    monkeypatch.setattr("herstelwerk.screens.overview.figures.secrets.token_hex", lambda _: next(salts))
    page, _ = looking(trainer, "oefeningen")
    page.choose("dag", "1")
    in_order = columns(page, "oefeningen-1")
    orders = []
    for _ in range(6):
        page.press("namen")
        shuffled = columns(page, "oefeningen-1")
        assert sorted(shuffled) == sorted(in_order), "everyone is still there"
        page.press("vernieuw")
        assert columns(page, "oefeningen-1") == shuffled, "and stays in place while one looks"
        orders.append(shuffled)
        page.press("namen")
        assert columns(page, "oefeningen-1") == in_order
    assert len({tuple(one) for one in orders}) > 3 and any(one != in_order for one in orders)


def test_it_is_said_and_shown_that_names_are_hidden(trainer: Desk) -> None:
    page, _ = looking(trainer)
    page.press("namen")
    assert page.said == "De namen zijn verborgen."
    assert "De namen zijn verborgen." in page.part("namen-weg").words
    assert page.part("namen").words == "Namen tonen"
