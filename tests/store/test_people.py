"""Who works here is remembered; who filled in an evaluation form is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine, text

from herstelwerk.store import Evaluation, Store, StoreError
from tests.store.rooms import START, Room

DAY = date(2026, 11, 20)


def test_what_is_left_out_stays_as_it_was(room: Room) -> None:
    store = room.store()
    store.remember("vis7", "deelnemer", "2026-NIJ-1", "dag-1", {"wensen eerst": True})
    room.clock.go(minutes=1)
    store.remember("vis7", place="dag-2/wondervraag")
    person = store.person("vis7")
    assert person is not None
    assert (person.role, person.cohort, person.last_place) == ("deelnemer", "2026-NIJ-1", "dag-2/wondervraag")
    assert person.body == {"wensen eerst": True}
    assert person.seen_at == START + timedelta(minutes=1)


def test_someone_new_may_have_nothing_yet(room: Room) -> None:
    store = room.store()
    store.remember("vis7")
    person = store.person("vis7")
    assert person is not None and (person.role, person.cohort, person.last_place, person.body) == ("", "", "", {})


@pytest.mark.parametrize("wrong", [{"role": "a\x00"}, {"cohort": "\ud800"}, {"place": "x" * 201}], ids=str)
def test_what_cannot_be_a_name_is_told(room: Room, wrong: dict[str, str]) -> None:
    store = room.store()
    with pytest.raises(StoreError, match="Deze code of naam kan niet"):
        store.remember("vis7", **wrong)
    assert store.person("vis7") is None


def test_an_evaluation_form_says_nothing_about_who_or_when(room: Room) -> None:
    store = room.store()
    store.save("vis7", "plan", {}, 0)
    for mark in range(5):
        room.clock.go(minutes=1)
        store.add_evaluation("2026-NIJ-1", START, {"cijfer": mark})  # a moment: only its day may stay
    store.add_evaluation("2026-AMS-1", DAY, {"cijfer": 10})
    if store.file is None:
        store = room.trainer()  # a trainee may put a form in the box, not take one out
    found = store.evaluations("2026-NIJ-1")
    assert sorted(form.body["cijfer"] for form in found) == [0, 1, 2, 3, 4]
    assert all(form == Evaluation("2026-NIJ-1", DAY, form.body) for form in found)


def test_the_file_itself_holds_no_order_of_filling_in(room: Room) -> None:
    store = room.store()
    if store.file is None:
        pytest.skip("about the SQLite file")
    marks = list(range(30))
    for mark in marks:
        store.add_evaluation("2026-NIJ-1", DAY, {"cijfer": mark})
    file = store.file
    room.close()
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        rows = connection.execute(text("select * from evaluation")).mappings().all()
        assert set(rows[0]) == {"id", "cohort", "day", "body"}
        ids = [str(row["id"]) for row in rows]
        assert ids == sorted(ids), "rows lie in the order of their random ids"
        assert [row["body"] for row in rows] != [f'{{"cijfer": {mark}}}' for mark in marks]
        with pytest.raises(Exception, match="no such column"):
            connection.execute(text("select rowid from evaluation"))
    engine.dispose()


def test_closing_leaves_one_file_that_may_be_copied(room: Room) -> None:
    store = room.store()
    if store.file is None:
        pytest.skip("about the SQLite file")
    store.save("vis7", "plan", {"tekst": "a"}, 0)
    store.close()
    assert [path.name for path in store.file.parent.iterdir()] == ["herstelwerk.sqlite"]
    with Store.open(store.file) as copy:
        sheet = copy.read("vis7", "plan")
        assert sheet is not None and sheet.body == {"tekst": "a"}
