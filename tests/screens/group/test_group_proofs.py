"""Who may have the proof, on the page: hand-in, judgements and half-days together; the name is on the paper only."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.judgement import Judgement, Withdrawn
from herstelwerk.judging import line_body
from herstelwerk.results import Level, Signal
from herstelwerk.screens.desk import Desk
from herstelwerk.store import Store
from tests.papers import bare, poppler
from tests.screens.conftest import NOW
from tests.screens.group.preparing import Trainer

NAME = "Mevrouw B. Verzonnen"
IN_TIME = datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM)


def hand_in(desk: Desk, code: str, at: datetime = IN_TIME) -> None:
    document = json.loads((desk.workbook.examples / "D01.json").read_text("utf-8"))
    document |= {"trainee": code, "cohort": "2026-NIJ-1", "submitted_at": at.isoformat()}
    desk.store.hand_in(code, lambda n: json.dumps(document | {"attempt": n}).encode(), at)


def judge(desk: Desk, code: str, level: Level = Level.MET, by: str = "trainer-een", leave: int = 0) -> None:
    ids = [one.id for one in desk.workbook.criteria.criterion]
    for id in ids[leave:]:
        said = Judgement(criterion=id, signal=Signal.IN_ORDER, level=level, reason="Zo zie ik het.", by=by, at=NOW)
        desk.store.say(code, 1, by, line_body(said))


@pytest.fixture
def her(trainer_desk: Desk) -> Trainer:
    her = Trainer(trainer_desk).make(codes=("vis7", "mus9")).go("aanwezigheid")
    for half_day in range(1, 8):
        her.page.press(f"allen-{half_day}")
    return her


def card(her: Trainer, number: int) -> str:
    return her.page.part(f"bewijs-{number}").words


def test_without_anything_handed_in_it_says_why_not(her: Trainer) -> None:
    her.go("bewijs")
    assert "Nu klaar voor het bewijs: 0 van 2." in her.page.words
    assert "vis7: nog geen bewijs" in card(her, 1) and "nog niet ingeleverd" in card(her, 1)
    assert "maak-bewijs-1" not in her.page.hearing("press")


def test_who_has_everything_gets_the_paper_and_the_name_is_nowhere_kept(
    her: Trainer, trainer_desk: Desk, work: Path
) -> None:
    hand_in(trainer_desk, "vis7")
    her.go("bewijs")
    assert "nog niet helemaal beoordeeld" in card(her, 1)
    judge(trainer_desk, "vis7")
    her.page.press("opnieuw-kijken")
    assert "✓ vis7: het bewijs mag" in card(her, 1) and "1 van 2" in her.page.part("hoeveel-bewijs").words
    her.page.type("naam-1", NAME)
    her.page.press("maak-bewijs-1")
    text = bare(poppler("pdftotext", her.page.files[-1], "-raw"))
    assert bare(NAME) in text and bare("2026-NIJ-1") in text and "vis7" not in text, "paper and code word stay apart"
    assert her.page.part("naam-1").value == "" and her.screen.proofs.names == {}
    trainer_desk.store.close()
    for file in work.rglob("*"):
        assert not file.is_file() or NAME.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("level", "leave", "told"),
    [
        (Level.NOT, 0, "nog niet voldoende"),
        (Level.MET, 1, "nog niet helemaal beoordeeld"),
        (Level.PARTLY, 0, "nog niet voldoende"),
    ],
)
def test_the_judgements_count(her: Trainer, trainer_desk: Desk, level: Level, leave: int, told: str) -> None:
    hand_in(trainer_desk, "vis7")
    judge(trainer_desk, "vis7", level, leave=leave)
    assert told in card(her.go("bewijs"), 1)


def test_a_judgement_taken_back_counts_no_more_and_trainers_may_differ(her: Trainer, trainer_desk: Desk) -> None:
    hand_in(trainer_desk, "vis7")
    judge(trainer_desk, "vis7")
    judge(trainer_desk, "vis7", Level.NOT, by="trainer-twee")
    assert "komen niet op hetzelfde uit" in card(her.go("bewijs"), 1)
    back = Withdrawn(line=1, reason="vergissing", by="trainer-twee", at=NOW)
    trainer_desk.store.say("vis7", 1, "trainer-twee", line_body(back))
    her.page.press("opnieuw-kijken")
    assert "het bewijs mag" in card(her, 1), "the second trainer is no longer done"


def test_late_is_late(her: Trainer, trainer_desk: Desk) -> None:
    hand_in(trainer_desk, "vis7", datetime(2026, 11, 25, 0, 0, tzinfo=AMSTERDAM))
    judge(trainer_desk, "vis7")
    later = replace(trainer_desk, now=lambda: NOW + timedelta(days=10))
    told = card(Trainer(later, "bewijs"), 1)
    assert "minder dan een minuut te laat" in told


def test_half_days_count_until_the_last_moment(her: Trainer, trainer_desk: Desk) -> None:
    hand_in(trainer_desk, "vis7")
    judge(trainer_desk, "vis7")
    her.go("bewijs")
    with Store.open(trainer_desk.store.file or "") as store:
        other = Trainer(replace(trainer_desk, store=store), "aanwezigheid")
        other.page.press("cel-1-1")
    her.screen.work.take_newest()
    before = len(her.page.files)
    her.page.press("maak-bewijs-1")
    assert len(her.page.files) == before and "intussen iets veranderd" in her.page.words
    assert "Gemist: dag 1, ochtend" in card(her, 1)


def test_a_broken_hand_in_or_judgement_does_not_stop_the_others(her: Trainer, trainer_desk: Desk) -> None:
    trainer_desk.store.hand_in("mus9", b"{kapot", IN_TIME)
    hand_in(trainer_desk, "vis7")
    judge(trainer_desk, "vis7")
    trainer_desk.store.say("vis7", 1, "iemand", {"kind": "onzin"})
    her.go("bewijs")
    assert "het bewijs mag" in card(her, 1) and "nog niet ingeleverd" in card(her, 2)


def test_hand_ins_in_the_folder_of_who_judges_count_too(her: Trainer, trainer_desk: Desk, tmp_path: Path) -> None:
    document = json.loads((trainer_desk.workbook.examples / "D01.json").read_text("utf-8"))
    document |= {"trainee": "vis7", "cohort": "2026-NIJ-1", "submitted_at": IN_TIME.isoformat()}
    folder = tmp_path / "inzendingen"
    folder.mkdir()
    (folder / "vis7.json").write_text(json.dumps(document), "utf-8")
    trainer_desk.store.save("trainer-een", "nakijken/gewoonten", {"folder": str(folder)}, 0)
    judge(trainer_desk, "vis7")
    assert "het bewijs mag" in card(her.go("bewijs"), 1)


def test_the_paper_that_cannot_be_made_is_told(
    her: Trainer, trainer_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from herstelwerk.documents import DocumentError
    from herstelwerk.screens.group import proofs

    def fails(*_: object) -> bytes:
        raise DocumentError("Een pdf maken lukt hier niet.")

    hand_in(trainer_desk, "vis7")
    judge(trainer_desk, "vis7")
    her.go("bewijs").page.type("naam-1", NAME)
    monkeypatch.setattr(proofs, "write", fails)
    her.page.press("maak-bewijs-1")
    assert "Een pdf maken lukt hier niet." in her.page.words and her.page.part("naam-1").value == NAME
