"""Small pictures made by arithmetic: whole PNG and JPEG files, and what may hang on them."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode

# One grey point, as any program would write it: small enough to stand here, whole enough for a browser to draw.
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////"
    "////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z"
)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 4, height: int = 3, *more: bytes, colour: int = 0, depth: int = 8) -> bytes:
    """A grey picture; `more` are chunks between the head and the points."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    points = zlib.compress((b"\0" + b"\x80" * min(width, 64)) * min(height, 64))
    start = b"\x89PNG\r\n\x1a\n"
    return start + b"".join((chunk(b"IHDR", head), *more, chunk(b"IDAT", points), chunk(b"IEND", b"")))


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def exif(turned: int, secret: bytes = b"Molenstraat 12", order: str = ">") -> bytes:
    """A segment that tells how the camera was held, and a place besides."""
    start = b"MM\0*" if order == ">" else b"II*\0"
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    entries += struct.pack(f"{order}HHII", 0x010E, 2, len(secret), 38)
    body = start + struct.pack(f"{order}IH", 8, 2) + entries + struct.pack(f"{order}I", 0) + secret
    return segment(0xE1, b"Exif\0\0" + body)


def jpeg(width: int = 1, height: int = 1, *more: bytes) -> bytes:
    """The grey point with another size written in it; `more` are segments behind the first."""
    at = JPEG.index(b"\xff\xc0")
    sized = JPEG[: at + 5] + struct.pack(">HH", height, width) + JPEG[at + 9 :]
    return sized[:2] + b"".join(more) + sized[2:]
