"""Edits of the log of contacts: when worker and client spoke, and where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from herstelwerk.drafting.ids import next_id
from herstelwerk.drafting.reading import Body, as_day, day_at, rows_at, text_at

MOST = 500


class Contact(NamedTuple):
    """One contact. `place` is the id of a place, empty as long as none was chosen."""

    id: str
    on: date | None = None
    place: str = ""
    note: str = ""


Contacts = tuple[Contact, ...]


def read_contacts(body: Body) -> Contacts:
    """The contacts as they were kept."""
    found: dict[str, Contact] = {}
    for row in rows_at(body, "contacts"):
        one = Contact(text_at(row, "id"), day_at(row, "on"), text_at(row, "place"), text_at(row, "note"))
        if one.id:
            found.setdefault(one.id, one)
    return tuple(found.values())


def write_contacts(contacts: Contacts) -> dict[str, Any]:
    """The contacts as they are kept."""
    return {"contacts": [{**one._asdict(), "on": as_day(one.on)} for one in contacts]}


def add_contact(contacts: Contacts, today: date) -> tuple[Contacts, str]:
    """A new contact, today, with its id; the id is empty where the log is full."""
    if len(contacts) >= MOST:
        return contacts, ""
    id = next_id("c", (one.id for one in contacts))
    return (*contacts, Contact(id, today)), id


def change_contact(contacts: Contacts, id: str, **fields: Any) -> Contacts:
    """The contact `id` with other values."""
    return tuple(one._replace(**fields) if one.id == id else one for one in contacts)


def remove_contact(contacts: Contacts, id: str) -> Contacts:
    """Without the contact `id`."""
    return tuple(one for one in contacts if one.id != id)


def counted(contacts: Contacts, places: Iterable[str]) -> dict[str, int]:
    """How often each of these places was chosen."""
    chosen = [one.place for one in contacts]
    return {place: chosen.count(place) for place in places}
