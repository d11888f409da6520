"""What research may have of a workbook: numbers of who agreed, under a pseudonym; no code word and no text anywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.collecting import rosters
from herstelwerk.competencies import Handed, Rated, SelfRating, TrainerRating, handed_body, rating_body, tally_body
from herstelwerk.competencies.forms import tally
from herstelwerk.fidelity import Audit, Rating, audit_body, ratings_body
from herstelwerk.groups import Group, Member, roster_body
from herstelwerk.judgement import Judgement
from herstelwerk.judging.lines import line_body
from herstelwerk.research import DataError, from_workbook, read_data, stored
from herstelwerk.results import Level, Signal
from herstelwerk.screens.competencies import evaluation, handing_on, received
from herstelwerk.screens.organisation import teams
from herstelwerk.store import GROUP, TEAM, Store
from tests.competencies.samples import QUESTIONS, forms
from tests.research.files import DICTIONARY, MEASURES
from tests.store.rooms import Room, cluster, room

__all__ = ["cluster", "room"]
COHORT, DAY = "2026-NIJ-1", date(2026, 3, 1)
SECRET = ("fiets7", "kano8", "boot9", "mus9", "dit zei zij")


def handed(code: str, research: bool) -> dict[str, Any]:
    rating = SelfRating({"c01": 2, "c02": 3}, {"c01": 1}, {"c01": 4, "c02": 4}, DAY, DAY)
    return handed_body(Handed(code, COHORT, DAY, rating, research))


def fill(room: Room) -> Store:
    """A group of three of whom two agreed, with judgements, forms and an audit."""
    trainer, group = room.trainer(), GROUP + COHORT
    members = tuple(Member(code) for code in ("fiets7", "kano8", "boot9"))
    trainer.save(group, stored.ROSTER, roster_body(Group(COHORT, members=members)), 0)
    trainer.save(group, stored.KEY, {"fiets7": "p1a2b"}, 0)
    room.store("fiets7").save("fiets7", stored.SHARED, handed("fiets7", True), 0)
    room.store("boot9").save("boot9", stored.SHARED, handed("boot9", False), 0)
    trainer.save(group, f"{stored.FILED}/kano8", handed("kano8", True), 0)
    trainer.save(group, f"{stored.RATED}/fiets7", rating_body(TrainerRating({"c01": Rated(3)})), 0)
    for level in (Level.NOT, Level.MET):
        line = Judgement(
            criterion="K1", signal=Signal.IN_ORDER, level=level, reason="dit zei zij", by="mus9", at=datetime.now(UTC)
        )
        for code in ("fiets7", "boot9"):
            trainer.say(code, 1, "mus9", line_body(line))
    bodies = forms(6, safe=4, need="dit zei zij")
    for body in bodies:
        trainer.add_evaluation(COHORT, DAY, body)
    trainer.save(group, stored.TALLY, tally_body(tally(bodies, QUESTIONS)), 0)
    trainer.save(f"{TEAM}noord", stored.CONDITIONS, {}, 0)
    found = {"tijd": Rating(4, evidence="dit zei zij"), "buurt": Rating(missing="geen-tijd")}
    trainer.save(f"{TEAM}noord", "audit/a1", audit_body(Audit("a1", "noord", DAY, ("mus9", "uil3"), found)), 0)
    trainer.save(f"{TEAM}noord", "audit/a1/1", ratings_body({"tijd": Rating(5)}), 0)
    trainer.save(f"{TEAM}noord", "audit/a2", audit_body(Audit("a2", "noord", DAY, (), found, removed=True)), 0)
    return trainer


def test_the_sheets_have_the_names_that_the_screens_give_them() -> None:
    assert (stored.ROSTER, stored.KEY, stored.TALLY) == (rosters.ROSTER, handing_on.KEY, evaluation.SHEET)
    assert (stored.SHARED, stored.CONDITIONS) == (received.SHARED, teams.CONDITIONS)
    assert received.rating_sheet("gele kano") == f"{stored.RATED}/gele%20kano"
    assert received.file_sheet("gele kano") == f"{stored.FILED}/gele%20kano"


def test_who_agreed_is_in_it_under_a_pseudonym_and_nobody_else(room: Room) -> None:
    frames = from_workbook(fill(room))
    own = frames["competenties"]
    assert own.loc[own["trainee"] == "p1a2b", "moment"].tolist() == ["vooraf", "toen", "nu", "trainer"]
    assert own["trainee"].nunique() == 2
    assert own.loc[own["trainee"] == "p1a2b", "c01"].tolist() == [2, 1, 4, 3]
    assert "1 deelnemers doen niet mee" in own.attrs["toelichting"]
    for frame in frames.values():
        told = frame.to_csv()
        assert not [word for word in SECRET if word in told]


def test_the_last_word_of_a_judge_the_forms_together_and_the_audits(room: Room) -> None:
    frames = from_workbook(fill(room))
    (judged,) = frames["beoordelingen"].to_dict("records")
    assert (judged["trainee"], judged["rater"], judged["criterion"]) == ("p1a2b", "beoordelaar-1", "K1")
    assert (judged["level"], judged["signal"], judged["attempt"]) == ("voldaan", "in orde", 1)
    safe = frames["evaluaties"].query("question == 'safe'")
    assert safe["number"].tolist() == [0, 0, 0, 6, 0] and set(safe["forms"]) == {6}
    audits = frames["audits"].sort_values(["assessor", "indicator"])
    assert audits[["assessor", "indicator", "score", "reason"]].astype(object).fillna("").to_numpy().tolist() == [
        ["1", "tijd", 5.0, ""],
        ["samen", "buurt", "", "geen-tijd"],
        ["samen", "tijd", 4.0, ""],
    ]


def test_a_work_folder_is_read_as_any_other_data(room: Room) -> None:
    fill(room)
    place = room._trainer()
    for table, rows in (("competenties", 7), ("beoordelingen", 1), ("audits", 3)):
        data = read_data(place, DICTIONARY, table=table, measures=MEASURES)
        assert len(data.frame) == rows and not data.problems
    with pytest.raises(DataError, match="een werkboek heeft geen tabel ‘metingen’"):
        read_data(place, DICTIONARY, measures=MEASURES)


def test_an_empty_workbook_gives_empty_tables(room: Room) -> None:
    assert all(frame.empty for frame in from_workbook(room.trainer()).values())


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 en dan niets", b"iets anders"])
def test_a_broken_database_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "herstelwerk.sqlite"
    path.write_bytes(content)
    with pytest.raises(DataError):
        read_data(path, DICTIONARY, table="audits", measures=MEASURES)


def test_a_database_that_is_not_there_is_told() -> None:
    with pytest.raises(DataError, match="werkboek"):
        read_data("postgresql://a:b@127.0.0.1:1/niets", DICTIONARY, table="audits", measures=MEASURES)
