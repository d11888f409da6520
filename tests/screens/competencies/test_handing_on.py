"""Numbers for researchers: only of who agreed, under names that say nothing, with what each column means."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from herstelwerk.competencies import SelfRating
from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP
from tests.screens.competencies.prepared import CODES, GROUP_CODE, RATING, opened, send, share, trainer_desk
from tests.screens.soundness import Watched


def book(page: Watched) -> dict[str, list[tuple[object, ...]]]:
    page.press("geef-alles-xlsx")
    found = openpyxl.load_workbook(BytesIO(page.files[-1]))
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in found}


def test_only_who_agreed_goes_along(desk: Desk) -> None:
    share(desk, "vis7", RATING, research=True)
    share(desk, "kat8", RATING)
    page = opened(trainer_desk(desk), "overdragen")
    assert "1 van 6 deelnemers vinden het goed." in page.words
    assert "raden wie wie is" in page.words
    header, *rows = book(page)["cijfers"]
    assert header[:6] == ("deelnemer", "zin", "blok", "vooraf", "toen", "nu")
    assert len(rows) == 25 and len({row[0] for row in rows}) == 1
    assert rows[0][1:6] == ("c01", "krachten", 3, 1, 5)
    assert page.sent[-1]["file"] == "2026-NIJ-1-alles-2026-11-22.xlsx"


def test_no_code_word_no_note_and_no_text_is_in_it(desk: Desk) -> None:
    for code in CODES:
        share(desk, code, RATING, research=True)
    send(desk, *({"useful": 4, "part": "Alleen van mij."} for _ in range(5)))
    trainer = trainer_desk(desk)
    page = opened(trainer, code="vis7")
    page.choose("cijfer-c01", "2")
    page.press("meer-c01-client")
    page.type("bewijs-c01-e1", "Een notitie die hier blijft.")
    page.press("deel-evaluatie")
    page.press("evaluatie-open")
    page.press("deel-overdragen")
    found = book(page)
    everything = str(found)
    assert not [code for code in CODES if code in everything]
    assert "notitie die hier" not in everything and "Alleen van mij." not in everything
    assert ("useful", "4", 5, 5) in found["evaluatie"]
    assert any(row[6] == 2 and row[8] == 1 for row in found["cijfers"][1:]), "the number and how many notes"
    assert {row[1] for row in found["codeboek"][1:]} == {*found["cijfers"][0], *found["evaluatie"][0]}


def test_a_pseudonym_stays_the_same_and_says_nothing(desk: Desk) -> None:
    share(desk, "vis7", RATING, research=True)
    trainer = trainer_desk(desk)
    first = book(opened(trainer, "overdragen"))["cijfers"][1][0]
    share(desk, "kat8", RATING, research=True)
    names = {row[0] for row in book(opened(trainer, "overdragen"))["cijfers"][1:]}
    assert first in names and len(names) == 2
    key = desk.store.read(GROUP + GROUP_CODE, "onderzoekssleutel")
    assert key is not None and key.body["vis7"] == first
    assert all(str(name).startswith("p") and len(str(name)) == 5 for name in names)


def test_who_took_it_back_goes_no_longer_along(desk: Desk) -> None:
    share(desk, "vis7", RATING, research=True)
    page = opened(trainer_desk(desk), "overdragen")
    share(desk, "vis7", RATING, research=False)
    assert len(book(page)["cijfers"]) == 1, "asked anew when the file is made"
    assert "0 van 6 deelnemers" in page.words


@pytest.mark.parametrize(
    ("what", "begins"), [("cijfers", "deelnemer;zin;"), ("evaluatie", "vraag;"), ("codeboek", "blad;")]
)
def test_each_table_is_there_as_csv(desk: Desk, what: str, begins: str) -> None:
    share(desk, "vis7", SelfRating(now={"c01": 3}), research=True)
    page = opened(trainer_desk(desk), "overdragen")
    page.press(f"geef-{what}-csv")
    text = page.files[-1].decode("utf-8-sig")
    assert text.startswith(begins)
    assert not [cell for line in text.split("\r\n") for cell in line.split(";") if cell[:1] in ("=", "+", "-", "@")]
