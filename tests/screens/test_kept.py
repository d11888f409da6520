"""Several drafts kept as one: the line tells the worst first, and everything is left together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.kept import Kept


def draft(desk: Desk, name: str) -> Draft[dict[str, Any]]:
    return Draft(desk, name, dict, dict)


def waiting(desk: Desk) -> Desk:
    """The same desk with a clock that never comes round: what is typed waits."""
    return replace(desk, call_later=lambda seconds, action: None)


def test_without_drafts_there_is_nothing_to_tell(desk: Desk) -> None:
    kept = Kept([])
    assert kept.saved
    assert kept.bar().words == ""


def test_the_line_tells_what_was_kept_last(desk: Desk) -> None:
    one, other = draft(desk, "een"), draft(desk, "ander")
    other.change({"a": 1})
    assert Kept([one, other]).bar().key == "ander-stand"


def test_what_waits_is_told_before_what_is_kept(desk: Desk) -> None:
    one, other = draft(desk, "een"), draft(waiting(desk), "ander")
    kept = Kept([one, other])
    one.change({"a": 1})
    other.change({"b": 1})
    assert not kept.saved
    assert kept.bar().key == "ander-stand"
    kept.leave()
    assert kept.saved
    assert desk.store.read(desk.owner, "ander").body == {"b": 1}  # type: ignore[union-attr]


def test_a_draft_that_is_behind_is_told_before_all_else(desk: Desk) -> None:
    mine, other = draft(desk, "een"), draft(waiting(desk), "ander")
    kept = Kept([other, mine])
    draft(desk, "een").change({"elders": "veranderd"})
    mine.change({"hier": "getypt"})
    other.change({"b": 1})
    assert kept.bar().key == "een-stand"
    assert "in een ander venster veranderd" in kept.bar().words
    kept.leave()
    kept.fetch()
    assert kept.saved
    assert mine.value == {"elders": "veranderd"}


def test_a_page_is_drawn_again_for_every_draft(desk: Desk) -> None:
    seen: list[str] = []
    drafts = [draft(desk, "een"), draft(desk, "ander")]
    Kept(drafts).attach(lambda: seen.append("getekend"))
    for one in drafts:
        one.change({"a": 1})
    assert len(seen) >= 2
