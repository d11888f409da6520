"""A desk in a place of its own, for what a trainer adds there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.organisation.screen import OrganisationScreen
from tests.screens.soundness import Watched, look_over

TEAM = "opvang Noord"


def a_page(desk: Desk, part: str = "voorwaarden", team: str = TEAM) -> Watched:
    """The page, with a team where it asks for one."""
    page = Watched(OrganisationScreen(desk, part))
    if team and part != "eigen" and team not in desk.store.teams("voorwaarden"):
        page.type("team-nieuw", team)
        page.press("team-maak")
    return page


@pytest.fixture
def placed(desk: Desk, tmp_path: Path) -> Desk:
    """The desk, with a folder to work in."""
    desk.workbook = replace(desk.workbook, place=tmp_path)
    return desk


def sound(page: Watched) -> str:
    """What a person reads, once the page was looked over."""
    look_over(page)
    return page.words
