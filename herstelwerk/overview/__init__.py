"""The room at a glance: how far everyone is, without what anyone wrote. Pure; moments come in as values."""

from herstelwerk.overview.counts import AreaCount, Asks, Tally, areas, asks, missed, tally, untouched
from herstelwerk.overview.draft import draft_of
from herstelwerk.overview.room import Heard, Room, Seat, Station, room_of, without_names
from herstelwerk.overview.told import Asked, Last, Told, read_told, told

__all__ = [
    "AreaCount",
    "Asked",
    "Asks",
    "Heard",
    "Last",
    "Room",
    "Seat",
    "Station",
    "Tally",
    "Told",
    "areas",
    "asks",
    "draft_of",
    "missed",
    "read_told",
    "room_of",
    "tally",
    "told",
    "untouched",
    "without_names",
]
