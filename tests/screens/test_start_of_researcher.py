"""The start page of a researcher leads to every research worksheet there is."""

from __future__ import annotations

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.start import StartScreen
from tests.conftest import ROOT
from tests.screens.soundness import Watched


def test_every_research_worksheet_has_a_link(desk: Desk) -> None:
    desk.store.remember(desk.owner, role="onderzoeker", cohort="")
    page = Watched(StartScreen(desk))
    links = {one.attributes["plain"] for one in page.part("begin").walk() if one.attributes.get("plain")}
    there = {f"onderzoek/{path.name}" for path in (ROOT / "notebooks" / "onderzoek").glob("*.ipynb")}
    assert there and there <= links
    assert "één pad" in page.words
