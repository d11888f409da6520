"""Collected files on the page: they count in every table, what is wrong is told, and nothing of them is kept."""

from __future__ import annotations

import json
from typing import Any

from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP
from tests.hand_ins import COMPLETE
from tests.screens.overview.people import CODE, group, looking


def test_files_count_in_all_tables(desk: Desk, tmp_path: Any) -> None:
    trainer = group(desk, ("vis7", "kat8"))
    for code in ("vis7", "kat8"):
        (tmp_path / f"{code}.json").write_text(json.dumps(COMPLETE | {"trainee": code, "cohort": CODE}))
    (tmp_path / "kapot.json").write_text("{")
    page, _ = looking(trainer, "bestanden")
    page.press("lees-map")
    assert "Typ eerst waar de map staat." in page.words
    page.type("map", str(tmp_path))
    page.press("lees-map")
    assert "2 bestanden tellen mee, van 2 deelnemers." in page.words
    assert "1 bestand is overgeslagen" in page.words and "kapot.json" in page.words
    page.press("deel-eisen")
    assert "2 deelnemers is iets gehoord" in page.words
    page.press("deel-bestanden")
    page.press("vergeet")
    page.press("deel-eisen")
    assert "0 deelnemers is iets gehoord" in page.words
    assert looking(trainer, "bestanden")[0].part("map").value == str(tmp_path), "the path is remembered, the files not"


def test_one_file_at_a_time_adds_up(desk: Desk) -> None:
    page, _ = looking(group(desk), "bestanden")
    for code in ("vis7", "kat8", "vis7"):
        page.bring("los-bestand", json.dumps(COMPLETE | {"trainee": code, "cohort": CODE}).encode())
    assert "3 bestanden tellen mee, van 2 deelnemers." in page.words
    page.bring("los-bestand", b"niets")
    assert "bestand 4:" in page.words and "3 bestanden tellen mee" in page.words
    page.bring("los-bestand", json.dumps(COMPLETE | {"trainee": "mus9", "cohort": CODE}).encode())
    assert "overgeslagen" not in page.words, "what was wrong before is old news"


def test_files_are_let_go_with_their_group(desk: Desk) -> None:
    trainer = group(desk)
    desk.store.save(f"{GROUP}2026-AMS-2", "programma", {}, 0)
    page, _ = looking(trainer, "bestanden")
    page.bring("los-bestand", json.dumps(COMPLETE | {"trainee": "vis7", "cohort": CODE}).encode())
    page.choose("groep-keuze", "2026-AMS-2")
    assert page.part("gelezen").words == ""
