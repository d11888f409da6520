"""A JSON object as the text that is stored, and back."""

from __future__ import annotations

import json

from herstelwerk.store.faults import Fault, StoreError
from herstelwerk.store.values import Body

_LONGEST_NAME = 200


def as_text(body: Body, indent: int | None = None) -> str:
    """The text of a body; half characters, which browsers can send, are written as escapes so that nothing is lost.

    Raises:
        StoreError: when it is no JSON object.
    """
    if not isinstance(body, dict):
        raise StoreError(Fault.UNFIT, detail="Dit kan zo niet bewaard worden: verwacht werd een object met velden.")
    try:
        text = json.dumps(body, ensure_ascii=False, allow_nan=False, indent=indent)
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(body, allow_nan=False, indent=indent)
    except (TypeError, ValueError, RecursionError):
        detail = "Dit kan zo niet bewaard worden: er staat iets in dat geen tekst, getal, lijst of keuze is."
        raise StoreError(Fault.UNFIT, detail=detail) from None
    return text


def as_body(text: str, place: str) -> Body:
    """A stored text as a body.

    Raises:
        StoreError: when the text was damaged.
    """
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise StoreError(Fault.CORRUPT, place) from None
    if not isinstance(body, dict):
        raise StoreError(Fault.CORRUPT, place)
    return body


def fits(name: object) -> bool:
    """Whether this can name an owner or a sheet: one line of ordinary signs."""
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        return False
    return name == name.strip()


def checked(*names: str) -> None:
    """Check the names of owners and sheets.

    Raises:
        StoreError: when one cannot be a name.
    """
    for name in names:
        if not fits(name):
            detail = f"Deze code of naam kan niet: gebruik 1 tot {_LONGEST_NAME} gewone letters, cijfers of streepjes."
            raise StoreError(Fault.UNFIT, detail=detail)
