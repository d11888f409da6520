"""An Excel file looked over before anything is made of it: how large it really is, and that its XML holds no tricks.

An .xlsx is a zip with XML in it. Both can be small outside and endless inside: a zip that unpacks to gigabytes, an
entity that stands for a billion words, a cell in the millionth row that everything before it is filled up for.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.sax import parse

from herstelwerk.tables.table import MAX_COLUMNS, MAX_ROWS, Refused

MAX_UNPACKED = 25 * 1024 * 1024  # bytes of all parts together
MAX_PARTS = 500
LAST_ROW = 20_000  # a list may begin low on a sheet or have empty rows, but not this many
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_COORDINATE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WHOLE = "een heel Excel-bestand (.xlsx); open het in Excel of LibreOffice en sla het opnieuw op"
_PLAIN = "een gewoon Excel-bestand (.xlsx) met alleen een lijst"


def checked_zip(data: bytes) -> ZipFile:
    """The archive, once all of it was unpacked and read within bounds.

    Raises:
        Refused: for a broken, hostile or far too large file.
    """
    try:
        archive = ZipFile(io.BytesIO(data))
        _check_declared(archive.infolist())
        left = MAX_UNPACKED
        for info in archive.infolist():
            left -= _check_part(archive, info, left)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise Refused("dit Excel-bestand is beschadigd", _WHOLE) from None
    return archive


def _check_declared(parts: list[ZipInfo]) -> None:
    """What the zip says of itself, before anything is unpacked."""
    names = [part.filename for part in parts]
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused("dit bestand wordt uitgepakt veel te groot", _PLAIN)
    if len(set(names)) < len(names):
        raise Refused("dit Excel-bestand is beschadigd: een onderdeel zit er twee keer in", _WHOLE)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refused("dit bestand is beveiligd met een wachtwoord", "een bestand zonder wachtwoord")
    # Only these two can be unpacked bit by bit.
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise Refused("dit Excel-bestand is op een ongewone manier ingepakt", _WHOLE)
    if "mimetype" in names:
        raise Refused("dit is een bestand van LibreOffice (.ods)", "hetzelfde bestand, opgeslagen als .xlsx of .csv")
    if "xl/workbook.xml" not in names:
        raise Refused("dit is geen Excel-bestand", _PLAIN)


def _check_part(archive: ZipFile, info: ZipInfo, most: int) -> int:
    """Unpack one part within bounds, whatever it says of itself, and read it where it is XML; gives its size."""
    content = bytearray()
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            content += chunk
            if len(content) > most:
                raise Refused("dit bestand wordt uitgepakt veel te groot", _PLAIN)
    if _is_xml(bytes(content[:200])):
        _check_xml(bytes(content))
    return len(content)


def _is_xml(start: bytes) -> bool:
    """By what stands in it, never by its name: a sheet may be called `plaatje.png`."""
    return start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _check_xml(content: bytes) -> None:
    try:
        parse(io.BytesIO(content), _Bounds(), forbid_dtd=True)
    except DefusedXmlException:
        raise Refused("in dit bestand zitten verwijzingen die er niet in horen", _PLAIN) from None
    except (SAXException, ValueError, LookupError):
        raise Refused("dit Excel-bestand is beschadigd", _WHOLE) from None


class _Bounds(ContentHandler):
    """Refuses cells with something in them that lie out of bounds; empty ones far away are only layout."""

    def __init__(self) -> None:
        super().__init__()
        self._far = False
        self._depth = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 (a name of Python's own)
        self._depth += 1
        if self._depth > 100:
            raise Refused("dit bestand is veel te diep genest", _PLAIN)
        kind = name.rpartition(":")[2]
        if kind == "row":
            _number(attrs.get("r", "1"))
        elif kind == "c":
            self._far = _is_far(attrs.get("r", ""))
        elif kind in ("v", "is", "f") and self._far:
            text = f"er staat iets onder rij {LAST_ROW} of voorbij kolom {MAX_COLUMNS}"
            raise Refused(text, f"een lijst die bovenaan begint, van hoogstens {MAX_ROWS} rijen")

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1


def _is_far(coordinate: str) -> bool:
    if not coordinate:
        return False
    found = _COORDINATE.fullmatch(coordinate)
    if not found:
        raise Refused("dit Excel-bestand is beschadigd: een cel heeft geen gewone plaats", _WHOLE)
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column > MAX_COLUMNS or _number(found[2]) > LAST_ROW


def _number(text: str) -> int:
    if not re.fullmatch("[0-9]{1,7}", text):
        raise Refused("dit Excel-bestand is beschadigd: een rij heeft geen gewoon nummer", _WHOLE)
    return int(text)
