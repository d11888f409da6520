"""A room to test with: people, stations, and what they told."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st

from herstelwerk.domain import AMSTERDAM, Layer, LifeArea
from herstelwerk.exercises import Standing
from herstelwerk.overview import Asked, Heard, Last, Room, Station, Told, room_of
from herstelwerk.results import Signal

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM)
STATIONS = (
    Station("dag-1/werkrelatie", "De werkrelatie", 1),
    Station("dag-2/ecogram", "Ecogram", 2),
    Station("dag-2/veiligheid", "Veiligheid", 2),
)
IDS = ("K1", "K2", "A1")
CODES = ("vis7", "kat8", "mus9", "eend3", "reiger4")
PLACES = {"eindopdracht/actieplan": "eindopdracht, actieplan"}

TOLD = st.builds(
    Told,
    here=st.sampled_from(["", "dag-2/ecogram", "eindopdracht/actieplan", "dag-9/weg"]),
    last=st.none() | st.builds(Last, st.just("dag-1/werkrelatie"), st.just(NOW)),
    standings=st.dictionaries(st.sampled_from([s.id for s in STATIONS]), st.sampled_from(list(Standing))),
    criteria=st.dictionaries(st.sampled_from(IDS), st.builds(Asked, st.sampled_from(list(Signal)), st.integers(0, 20))),
    entries=st.dictionaries(
        st.tuples(st.sampled_from(list(LifeArea)), st.sampled_from(list(Layer))), st.integers(1, 9)
    ),
    left_open=st.frozensets(st.sampled_from(list(LifeArea)), max_size=3),
    goals=st.integers(0, 5),
    actions=st.integers(0, 9),
    attempt=st.integers(0, 3),
)
HEARD = st.lists(
    st.builds(
        Heard,
        st.sampled_from(CODES),
        st.integers(0, 6000).map(lambda minutes: NOW - timedelta(minutes=minutes)),
        TOLD,
    ),
    max_size=12,
)


def room(heard: list[Heard], codes: tuple[str, ...] = CODES) -> Room:
    """The room of this group."""
    return room_of(codes, heard, STATIONS, NOW, PLACES)


def heard(code: str, minutes: int = 0, **fields: object) -> Heard:
    """Someone who was heard of so long ago."""
    return Heard(code, NOW - timedelta(minutes=minutes), Told(**fields))  # type: ignore[arg-type]
