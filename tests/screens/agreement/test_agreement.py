"""Judging together: drawing, staying blind, side by side, figures, rule and trainer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from herstelwerk.judging import line_of
from herstelwerk.screens.agreement.screen import AgreementScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.store import Store
from herstelwerk.workbook import Workbook
from tests.screens.agreement.agreed import MET, NOT, PARTLY, Clock, handed_in, judge
from tests.screens.soundness import Watched

ME, OTHER = "blauwe-fiets", "rode-tas"


@pytest.fixture
def desk(work: Path, workbook: Workbook) -> Iterator[Desk]:
    clock = Clock()
    with Store.open(work, clock=clock) as store:
        yield Desk(workbook, store, ME, "2026-NIJ-1", clock)


def page_of(desk: Desk, part: str = "steekproef") -> Watched:
    return Watched(AgreementScreen(desk, part))


def test_without_a_group_one_chooses_first(desk: Desk) -> None:
    page = page_of(replace(desk, cohort=""))
    assert "Er is nog geen groep" in page.words


def test_a_group_without_hand_ins_says_so(desk: Desk) -> None:
    assert "Er zijn nog geen inzendingen van deze groep" in page_of(desk).words


def test_drawing_needs_two_and_is_kept_for_all_trainers(desk: Desk) -> None:
    handed_in(desk, "D01", "D02", "D04")
    page = page_of(desk)
    page.press("dubbel-trek")
    assert "twee beoordelaars nodig" in page.words
    page.type("dubbel-wie", f"{ME}\n Rode-Tas ")
    page.type("dubbel-aantal", "2")
    assert "twee beoordelaars nodig" not in page.words
    page.press("dubbel-trek")
    assert "Door allebei af: 0 van 2" in page.words and "nog niemand" in page.words
    other = page_of(replace(desk, owner=OTHER))
    assert "Door allebei af: 0 van 2" in other.words
    page.press("dubbel-trek")
    assert "Door allebei af: 0 van 3" in page.words
    page.press("dubbel-trek")
    assert "niets om te trekken" in page.words


def test_a_draw_can_be_taken_away(desk: Desk) -> None:
    handed_in(desk, "D02")
    page = page_of(desk)
    page.type("dubbel-wie", f"{ME}\n{OTHER}")
    page.press("dubbel-trek")
    page.press("dubbel-weg-D02-1")
    assert "Er is nog niets getrokken" in page.words


def drawn(desk: Desk, *examples: str) -> None:
    handed_in(desk, *examples)
    page = page_of(desk)
    page.type("dubbel-wie", f"{ME}\n{OTHER}")
    page.press("dubbel-trek")


@pytest.mark.parametrize("part", ["steekproef", "naast-elkaar", "cijfers", "regel-en-trainer"])
def test_nothing_of_another_shows_before_ones_own_is_ready(part: str, desk: Desk) -> None:
    drawn(desk, "D02", "D04")
    judge(desk, OTHER, "D02", {"K6": PARTLY})
    before = page_of(desk, part)
    assert "reden van rode-tas" not in before.words and "opmerking van rode-tas" not in before.words
    judge(desk, ME, "D02", but=("A10",))
    almost = page_of(desk, part)
    assert "opmerking van rode-tas" not in almost.words and "reden van rode-tas" not in almost.words


def test_the_sample_tells_who_is_ready_and_nothing_more(desk: Desk) -> None:
    drawn(desk, "D02")
    judge(desk, OTHER, "D02")
    judge(desk, ME, "D02", but=("K1", "A10"))
    page = page_of(desk)
    assert "16 van 18" in page.words and OTHER in page.words and "Door allebei af: 0 van 1" in page.words
    judge(desk, ME, "D02")
    assert "Door allebei af: 1 van 1" in page_of(desk).words


def both(desk: Desk) -> None:
    drawn(desk, "D02")
    judge(desk, OTHER, "D02", {"K6": PARTLY, "A9": NOT})
    judge(desk, ME, "D02", {"A9": PARTLY})


def test_ready_both_see_the_differences_with_both_reasons(desk: Desk) -> None:
    both(desk)
    page = page_of(desk, "naast-elkaar")
    assert "Over 16 van de 18 eisen hetzelfde oordeel. Verschillend: 2, waarvan 0 na overleg gelijk" in page.words
    assert f"opmerking van {ME}" in page.words and f"opmerking van {OTHER}" in page.words
    other = page_of(replace(desk, owner=OTHER), "naast-elkaar")
    assert "Verschillend: 2" in other.words


def test_what_is_agreed_is_a_line_more_and_changes_no_figure(desk: Desk) -> None:
    both(desk)
    page = page_of(desk, "naast-elkaar")
    id = "verschil-D02-1-K6"
    page.press(f"{id}-schrijf")
    assert "Kies eerst wat jullie samen vinden" in page.words
    page.choose(f"{id}-niveau", "deels")
    page.press(f"{id}-schrijf")
    assert "Schrijf er kort bij" in page.words
    page.type(f"{id}-reden", "zeven keer niet of geen")
    lines = len(desk.store.said("D02"))
    page.press(f"{id}-schrijf")
    said = desk.store.said("D02")
    assert len(said) == lines + 1
    line = line_of(said[-1].body, said[-1].judge, said[-1].at)
    newest = [one for one in said if one.judge == ME][-1]
    line = line_of(newest.body, newest.judge, newest.at)
    assert (line.criterion, line.level, line.reason) == ("K6", PARTLY, "Na overleg: zeven keer niet of geen")  # type: ignore[attr-defined]
    assert line.rules == desk.rules.version  # type: ignore[attr-defined]
    assert "Na overleg staan jullie allebei op ‘deels’" in page.words
    assert "Over 16 van de 18 eisen hetzelfde oordeel. Verschillend: 2, waarvan 1 na overleg gelijk" in page.words


def test_what_is_typed_for_the_talk_is_kept(desk: Desk) -> None:
    both(desk)
    page_of(desk, "naast-elkaar").type("verschil-D02-1-K6-reden", "halverwege")
    assert page_of(desk, "naast-elkaar").part("verschil-D02-1-K6-reden").value == "halverwege"


def test_figures_refuse_warn_and_then_speak(desk: Desk) -> None:
    both(desk)
    page = page_of(desk, "cijfers")
    assert "Er is pas 1 document door twee mensen beoordeeld" in page.words
    assert "Te weinig om te vergelijken: 1 document" in page.words and "procent [" not in page.words
    handed_in(desk, "D04", "D05")
    for example in ("D04", "D05"):
        judge(desk, OTHER, example, {"K3": PARTLY})
        judge(desk, ME, example)
    page = page_of(desk, "cijfers")
    assert "Er zijn pas 3 documenten" in page.words
    assert "gaven 50 van de 54 keer hetzelfde oordeel" in page.words
    assert "rode-tas gaf 4 keer een lager oordeel, blauwe-fiets 0 keer." in page.words
    assert "K3 Waarneembaar en feitelijk 1 van 3 33 [" in page.words
    assert "kappa bestaat dan niet; de overeenstemming is volledig" in page.words
    assert page.part("cijfers-beeld")
    page.choose("cijfers-eerste", OTHER)
    assert f"Overeenstemming van {OTHER} en {ME}" in page.words


def test_figures_go_along_as_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    both(desk)
    page = page_of(desk, "cijfers")
    given = []
    monkeypatch.setattr(page, "give", given.append)
    page.press("cijfers-xlsx")
    page.press("cijfers-csv")
    sheet = load_workbook(BytesIO(given[0].content)).active
    assert [cell.value for cell in sheet[2]][:5] == ["alle eisen samen", "alle eisen samen", 1, 18, 16]
    assert sheet.max_row == 20
    assert given[1].name == "overeenstemming.csv" and b"K6;" in given[1].content


def test_rule_and_trainer_lists_reasons_without_names(desk: Desk) -> None:
    handed_in(desk, "D02")
    judge(desk, ME, "D02", {"K2": NOT})
    page = page_of(desk, "regel-en-trainer")
    assert "K2 Gedetailleerd en specifiek: 1 reden" in page.words and f"reden van {ME}" in page.words
    assert "D02" not in page.words


def test_hostile_words_are_words(desk: Desk) -> None:
    handed_in(desk, "D02")
    judge(desk, "<script>x</script>", "D02", {"K1": NOT})
    judge(desk, ME, "D02")
    page = page_of(desk, "naast-elkaar")
    assert "<script>x</script>" in page.words
    assert all(part.tag != "script" for part in page.part("page").walk())


def test_met_everywhere_is_told_as_agreement(desk: Desk) -> None:
    handed_in(desk, "D01")
    judge(desk, ME, "D01")
    judge(desk, OTHER, "D01")
    assert "over alle eisen eens" in page_of(desk, "naast-elkaar").words
    assert MET.value in page_of(desk, "cijfers").words
