"""A picture of a trainer, by what stands in it and never by its name: PNG or JPEG, whole, of a size a page can hold.

What a picture tells besides itself is left out (where and when it was taken, by whom, on which machine): a photo of a
flip chart should not give away an address. Only how a photo was held stays, or it would lie on its side.
"""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64encode
from typing import NamedTuple

from herstelwerk.problems import Problem, Unreadable

MAX_PICTURE = 2 * 1024 * 1024  # bytes
MAX_SIDE, MAX_PIXELS = 6_000, 24_000_000  # a small file can unpack to a picture that no browser can hold
ENDINGS = {"png": "png", "jpeg": "jpg"}
_KINDS = "een PNG of een JPEG"
_WHOLE = "een plaatje dat heel is; open het en bewaar het opnieuw als PNG of JPEG"
_PNG_START, _JPEG_START = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OTHERS = {b"GIF8": "een GIF", b"%PDF": "een PDF", b"BM": "een BMP", b"II*\0": "een TIFF", b"MM\0*": "een TIFF"}
# Of a PNG: what draws it. Everything else is told beside it: texts, times, places, moving pictures.
_NEEDED = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_DRAWS = _NEEDED | {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}  # by kind of colour
_TABLES = {0xDB, 0xC4, 0xCC, 0xDD, 0xE0, 0xEE}
_FRAMES = {0xC0, 0xC1, 0xC2}  # the three sorts of JPEG that browsers draw
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_TURN, _ON_ITS_SIDE = 0x0112, 5  # the tag, and from where on width and height change places


class PictureError(Unreadable):
    """A file that is no picture we take, with the reason."""


class Picture(NamedTuple):
    """A picture that was looked over: `kind` is png or jpeg."""

    kind: str
    width: int
    height: int
    content: bytes

    @property
    def source(self) -> str:
        """The picture as the address of an image on a page."""
        return f"data:image/{self.kind};base64,{b64encode(self.content).decode('ascii')}"


def checked_picture(data: bytes, name: str = "het plaatje") -> Picture:
    """The picture in a file, without what it tells besides itself.

    Raises:
        PictureError: when it is too large, no PNG or JPEG, or not whole.
    """
    if len(data) > MAX_PICTURE:
        raise _refused(name, "dit bestand is te groot", "hoogstens 2 MB; maak het plaatje kleiner")
    try:
        if data.startswith(_PNG_START):
            return _measured(_png(data), name)
        if data.startswith(_JPEG_START):
            return _measured(_jpeg(data), name)
    except (IndexError, struct.error):
        raise _refused(name, "dit plaatje is niet heel", _WHOLE) from None
    raise _refused(name, *_other(data))


def _other(data: bytes) -> tuple[str, str]:
    start = data[:4096].lower()
    if b"<svg" in start or start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") or data.startswith(b"\x1f\x8b"):
        wrong = "dit lijkt een SVG; daarin kunnen opdrachten staan die in een browser iets doen"
        return wrong, "hetzelfde plaatje, bewaard als PNG of JPEG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "dit is een WebP", _KINDS
    if data[4:8] == b"ftyp":
        return "dit is een HEIC of AVIF, zoals telefoons die maken", _KINDS
    found = next((kind for sign, kind in _OTHERS.items() if data.startswith(sign)), "")
    return (f"dit is {found}" if found else "dit is geen plaatje"), _KINDS


def _measured(picture: Picture, name: str) -> Picture:
    if min(picture.width, picture.height) < 1:
        raise _refused(name, "dit plaatje heeft geen afmetingen", _WHOLE)
    if max(picture.width, picture.height) > MAX_SIDE or picture.width * picture.height > MAX_PIXELS:
        wrong = f"dit plaatje is {picture.width} bij {picture.height} beeldpunten"
        raise _refused(name, wrong, f"hoogstens {MAX_SIDE} beeldpunten breed of hoog, en 24 miljoen samen")
    return picture


def _png(data: bytes) -> Picture:
    kept, at, seen = bytearray(_PNG_START), len(_PNG_START), list[bytes]()
    while not seen or seen[-1] != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        body = data[at + 4 : end - 4]
        if len(body) != length + 4 or struct.unpack_from(">I", data, end - 4)[0] != zlib.crc32(body):
            raise IndexError
        if (not seen) != (kind == b"IHDR") or (kind[:1].isupper() and kind not in _NEEDED):
            raise IndexError
        if kind in _DRAWS:
            kept += data[at:end]
        seen.append(kind)
        at = end
    width, height, depth, colour, *rest = struct.unpack_from(">IIBBBBB", data, 16)
    if b"IDAT" not in seen or depth not in _DEPTHS.get(colour, ()) or rest[:2] != [0, 0] or rest[2] > 1:
        raise IndexError
    if struct.unpack_from(">I", data, 8)[0] != 13 or (colour == 3 and b"PLTE" not in seen):
        raise IndexError
    return Picture("png", width, height, bytes(kept))


def _jpeg(data: bytes) -> Picture:
    """Segment by segment to the end of the picture; what hangs behind it is left out too."""
    kept, at, size, drawn, turned = bytearray(data[:2]), 2, (0, 0), False, 1
    while True:
        if data[at] != 0xFF:
            raise IndexError
        while data[at] == 0xFF:
            at += 1
        marker = data[at]
        if marker == 0xD9:
            break
        (length,) = struct.unpack_from(">H", data, at + 1)
        segment = data[at - 1 : at + 1 + length]
        if length < 2 or len(segment) != length + 2:
            raise IndexError
        if marker in _FRAMES and size == (0, 0):
            height, width = struct.unpack_from(">HH", segment, 5)
            size = (width, height)
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xCC):
            raise IndexError  # a second frame, or a sort that browsers do not draw
        at += 1 + length
        if marker == 0xE1 and segment[4:].startswith(b"Exif\0\0"):
            turned = _turned(segment[10:])
            kept += _held(turned)
        kept += _worth(marker, segment)
        if marker == 0xDA:
            found = _MARKER.search(data, at)
            if not found or size == (0, 0):
                raise IndexError
            kept += data[at : found.start()]
            at, drawn = found.start(), True
    if not drawn:
        raise IndexError
    wide, high = size if turned < _ON_ITS_SIDE else reversed(size)
    return Picture("jpeg", wide, high, bytes(kept) + b"\xff\xd9")


def _worth(marker: int, segment: bytes) -> bytes:
    """What stays of a segment."""
    if marker in _TABLES or marker in _FRAMES or marker == 0xDA:
        return segment
    if marker == 0xE2 and segment[4:].startswith(b"ICC_PROFILE\0"):
        return segment
    return b""


def _turned(tiff: bytes) -> int:
    """How the camera was held, 1 to 8; 1, upright, where that cannot be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        entries = [struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * n) for n in range(count)]
    except struct.error:
        return 1
    turned = next((value for tag, kind, many, value in entries if (tag, kind, many) == (_TURN, 3, 1)), 1)
    return int(turned) if 1 <= turned <= 8 else 1


def _held(turned: int) -> bytes:
    """A segment that tells how the camera was held and nothing else."""
    if turned == 1:
        return b""
    body = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _TURN, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _refused(name: str, wrong: str, expected: str) -> PictureError:
    return PictureError(name, (Problem("", wrong, expected),))
