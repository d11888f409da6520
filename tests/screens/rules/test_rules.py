"""Changing rules: thought up, tried on earlier hand-ins in slices, taken into use; judgements stay what they are."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.rules import work as rules_work
from herstelwerk.screens.rules.screen import RulesScreen
from herstelwerk.store import Store
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.screens.agreement.agreed import NOT, Clock, handed_in, judge
from tests.screens.soundness import Watched

PARTS = ("woordenlijst", "grenzen", "ander-bestand", "uitproberen", "versies")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """A workbook with a folder one works in; its words are read once."""
    return replace(Workbook(ROOT / "data"), place=tmp_path_factory.mktemp("leeg"))


@pytest.fixture
def desk(work: Path, content: Workbook) -> Iterator[Desk]:
    clock = Clock()
    with Store.open(work, clock=clock) as store:
        yield Desk(content, store, "blauwe-fiets", "2026-NIJ-1", clock)


def page_of(desk: Desk, part: str = "woordenlijst") -> Watched:
    return Watched(RulesScreen(desk, part))


def word(page: Watched, text: str, name: str = "jargon") -> None:
    page.press("deel-woordenlijst")
    page.choose("lijst-keuze", name)
    page.type("lijst-erbij", text)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_empty(part: str, desk: Desk) -> None:
    assert page_of(desk, part).part(part)


def test_a_line_that_is_there_already_is_told_while_typing(desk: Desk) -> None:
    page = page_of(desk)
    page.type("lijst-erbij", "zelfredzaamheid")
    assert "‘zelfredzaamheid’ staat al in de lijst" in page.words
    page.press("naar-proef")
    page.press("proef-start")
    assert "‘zelfredzaamheid’ staat al in de lijst" in page.part("proef-gang").words


def test_a_line_is_sought_taken_away_and_put_back(desk: Desk) -> None:
    page = page_of(desk)
    page.type("lijst-zoek", "zelfredzaamheid")
    assert "zelfredzaamheid" in page.part("lijst-gevonden").words
    page.press("lijst-haal-0")
    assert "jargon: 1 regel weg" in page.part("wijziging").words
    page.press("lijst-terug-0")
    assert "Er gaat nog niets weg" in page.words
    page.type("lijst-zoek", "qqq")
    assert "‘qqq’ staat niet in deze lijst" in page.words


def test_a_limit_is_typed_as_dutch_people_do(desk: Desk) -> None:
    page = page_of(desk, "grenzen")
    page.type("grens-K2-share_met", "0,8")
    assert "K2 share_met wordt 0,8" in page.part("wijziging").words
    page.type("grens-K2-share_met", "1,5")
    assert "Een aandeel is een getal van 0 tot 1" in page.words and "wordt" not in page.part("wijziging").words
    page.type("grens-K2-share_met", "veel")
    assert "Dit is geen getal" in page.words
    page.type("grens-K2-share_met", "")
    assert "Dit is geen getal" not in page.words


def test_every_limit_has_a_dutch_name(desk: Desk) -> None:
    page = page_of(desk, "grenzen")
    labels = [part.words for part in page.part("grenzen").walk() if part.tag == "label"]
    assert len(labels) == sum(len(one.thresholds) for one in desk.rules.criteria.criterion)
    assert not [label for label in labels if "_" in label]


def test_a_file_is_read_refused_and_let_go(desk: Desk) -> None:
    page = page_of(desk, "ander-bestand")
    page.bring("eisen-bestand", b"format = 1")
    assert "Dit bestand is niet te gebruiken" in page.words
    page.bring("eisen-bestand", b"\xff\xfe")
    assert "geen tekst in UTF-8" in page.words
    page.bring("eisen-bestand", (ROOT / "data" / "criteria.toml").read_bytes().replace(b'"1.0"', b'"9.9"', 1))
    assert "Ingelezen: afgeleid 9.9, 18 eisen." in page.words and "niet te gebruiken" not in page.words
    page.press("eisen-weg")
    assert "Ingelezen" not in page.words


def test_the_change_is_kept_and_can_be_emptied(desk: Desk) -> None:
    word(page_of(desk), "koken")
    page = page_of(desk)
    assert "jargon: 1 regel erbij (koken)" in page.words
    page.press("wijziging-leeg")
    assert "koken" not in page_of(desk).words


def tried(desk: Desk, text: str = "koken\nmijn") -> Watched:
    page = page_of(desk)
    word(page, text)
    page.press("naar-proef")
    page.press("proef-start")
    return page


def test_without_hand_ins_it_says_so(desk: Desk) -> None:
    assert "Er zijn nog geen eerdere inzendingen" in tried(desk).words


def test_what_turns_is_told_with_whom_and_why(desk: Desk) -> None:
    handed_in(desk, "D01", "D02", "D04")
    page = tried(desk)
    assert "3 inzendingen bekeken." in page.words and "K5" in page.part("proef-eisen").words
    assert "erbij: ‘" in page.part("proef-wie").words and "D02, poging 1" in page.part("proef-wie").words
    assert "krijgt een vraag" in page.part("proef-woorden").words


def test_code_words_can_be_left_out(desk: Desk) -> None:
    handed_in(desk, "D02")
    page = tried(desk)
    page.choose("proef-codes")
    assert "D02" not in page.part("proef-wie").words and "inzending 1" in page.part("proef-wie").words
    page.press("proef-xlsx")
    sheet = load_workbook(BytesIO(page.files[-1])).active
    assert sheet["A2"].value == "1" and sheet.max_row >= 2


def test_nothing_turns_is_told_as_well(desk: Desk) -> None:
    handed_in(desk, "D02")
    page = tried(desk, "qqqwoord")
    assert "Geen enkel signaal verandert" in page.words


def test_a_folder_counts_too_and_what_cannot_be_read_is_told(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "vorig jaar"
    folder.mkdir()
    shutil.copy(ROOT / "data" / "examples" / "D05.json", folder)
    (folder / "kapot.json").write_text("{", "utf-8")
    page = page_of(desk)
    word(page, "koken\nmijn")
    page.press("naar-proef")
    page.type("proef-map", str(folder))
    page.choose("proef-bron")
    page.press("proef-start")
    assert "1 inzending bekeken." in page.words and "D05, poging 1" in page.words
    assert "1 bestand telt niet mee" in page.words and "kapot.json" in page.words


def test_judgements_are_counted_and_never_shown_or_changed(desk: Desk) -> None:
    handed_in(desk, "D02")
    judge(desk, "rode-tas", "D02", {"K5": NOT})
    said = desk.store.said()
    page = tried(desk)
    assert "Over" in page.words and "daarvan is al geoordeeld; dat blijft zoals het is" in page.words
    assert "ja, dat oordeel blijft" in page.part("proef-wie").words
    assert "rode-tas" not in page.words
    assert desk.store.said() == said


def test_another_change_asks_for_another_trial(desk: Desk) -> None:
    handed_in(desk, "D02")
    page = tried(desk)
    assert page.part("gebruik")
    word(page, "koken")
    page.press("deel-uitproberen")
    with pytest.raises(KeyError):
        page.part("gebruik")
    assert "Probeer uit" in page.part("proef-gang").words


class Later:
    """A loop that does what waits when it is asked to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, seconds: float, action: Callable[[], None]) -> None:
        if seconds == rules_work.PAUSE:
            self.waiting.append(action)
        else:  # autosave
            action()


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[Watched, Later]:
    """A trial that does one hand-in a slice."""
    monkeypatch.setattr(rules_work, "SLICE", -1.0)
    handed_in(desk, "D01", "D02", "D04")
    later = Later()
    page = page_of(replace(desk, call_later=later))
    word(page, "koken\nmijn")
    page.press("naar-proef")
    page.press("proef-start")
    return page, later


def test_it_goes_in_slices_with_a_bar(slow: tuple[Watched, Later]) -> None:
    page, later = slow
    for done in (1, 2):
        assert f"{done} van 3 bekeken" in page.part("proef-gang").words
        [bar] = [part for part in page.tree.walk() if part.tag == "progress"]
        assert (bar.attributes["value"], bar.attributes["max"]) == (done, 3)
        later.waiting.pop()()
    while later.waiting:
        later.waiting.pop()()
    assert "3 inzendingen bekeken." in page.words and page.part("gebruik")
    assert "3 inzendingen bekeken." in page.said


def test_it_stops_when_asked_and_is_not_complete_then(slow: tuple[Watched, Later]) -> None:
    page, later = slow
    page.press("proef-stop")
    while later.waiting:
        later.waiting.pop()()
    assert "Gestopt na 1 van de 3 inzendingen" in page.words
    with pytest.raises(KeyError):
        page.part("gebruik-knop")


def test_a_new_start_takes_the_place_of_the_one_before(slow: tuple[Watched, Later]) -> None:
    page, later = slow
    [old] = later.waiting
    later.waiting.clear()
    page.press("proef-stop")
    page.press("proef-start")
    old()
    assert "1 van 3 bekeken" in page.part("proef-gang").words
    while later.waiting:
        later.waiting.pop()()
    assert "3 inzendingen bekeken." in page.words


def test_taking_into_use_asks_why_and_then_counts(desk: Desk, tmp_path: Path) -> None:
    handed_in(desk, "D02")
    judge(desk, "rode-tas", "D02")
    desk.workbook = replace(desk.workbook, place=tmp_path)
    before = desk.rules.version
    page = tried(desk)
    assert "Die map is er nog niet" in page.words
    assert page.part("gebruik-versie").value == "1.1"
    page.press("gebruik-knop")
    assert "Schrijf er kort bij waarom" in page.words
    page.type("gebruik-waarom", "gewone woorden <i>hier</i>")
    page.press("gebruik-knop")
    assert "De nieuwe regels gelden nu" in page.words and desk.rules.criteria.label == "afgeleid 1.1"
    assert "Je hebt nog niets veranderd" in page.words
    page.press("deel-versies")
    assert "gewone woorden <i>hier</i>" in page.part("logboek").words
    assert f"{before} 18 1" in page.words  # the judgements keep the version they were made with
    assert not (ROOT / "data" / "wijzigingen.md").exists()


def test_in_the_folder_of_the_program_it_only_tries(desk: Desk) -> None:
    handed_in(desk, "D02")
    desk.workbook = replace(desk.workbook, place=ROOT)
    page = tried(desk)
    assert "herstelwerk new" in page.part("gebruik").words
    with pytest.raises(KeyError):
        page.part("gebruik-knop")


def test_judgements_from_before_versions_were_kept_are_named(desk: Desk) -> None:
    handed_in(desk, "D02")
    desk.store.say(
        "D02", 1, "rode-tas", {"kind": "judgement", "criterion": "K1", "signal": "in orde", "level": "voldaan"}
    )
    desk.store.say("D02", 1, "rode-tas", {"kind": "onzin"})
    assert "van vóór het werkboek dit bijhield 1 1" in page_of(desk, "versies").words
