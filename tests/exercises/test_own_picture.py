"""Pictures of a trainer: taken for what stands in them, never for their name, and without what they tell besides."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.exercises.own_picture import MAX_PICTURE, MAX_SIDE, PictureError, checked_picture
from tests.exercises.pictures import JPEG, chunk, exif, jpeg, png, segment

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def why(data: bytes) -> str:
    with pytest.raises(PictureError) as refused:
        checked_picture(data)
    return str(refused.value)


@pytest.mark.parametrize(("data", "kind"), [(png(7, 5), "png"), (jpeg(7, 5), "jpeg")])
def test_a_whole_picture_is_taken_with_its_size(data: bytes, kind: str) -> None:
    found = checked_picture(data)
    assert (found.kind, found.width, found.height) == (kind, 7, 5)
    assert found.content == data
    assert found.source.startswith(f"data:image/{kind};base64,")
    assert checked_picture(found.content) == found


@pytest.mark.parametrize("data", [png(), jpeg(), jpeg(3, 4, exif(6))])
def test_no_beginning_of_a_picture_is_one(data: bytes) -> None:
    for length in range(len(data)):
        why(data[:length])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (SVG, "SVG"),
        (b"\xef\xbb\xbf  <SVG xmlns='x'></SVG>", "SVG"),
        (b"<html><body><svg/></body></html>", "SVG"),
        (b"\x1f\x8b\x08\x00 svgz", "SVG"),
        (b"GIF89a\x01\x00\x01\x00", "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"%PDF-1.7", "PDF"),
        (b"BM\x00\x00", "BMP"),
        (b"MZ\x90\x00", "geen plaatje"),
        (b"", "geen plaatje"),
        (b"\x89PNG\r\n\x1a\n", "niet heel"),
        (b"\xff\xd8\xff\xd9", "niet heel"),
    ],
)
def test_anything_else_is_refused_with_the_reason(data: bytes, told: str) -> None:
    assert told in why(data)


def test_a_picture_too_heavy_or_too_large_is_refused_before_anyone_unpacks_it() -> None:
    assert "2 MB" in why(png() + b"\0" * MAX_PICTURE)
    assert "beeldpunten" in why(png(MAX_SIDE + 1, 1))
    assert "beeldpunten" in why(png(5_000, 5_000))
    assert "beeldpunten" in why(jpeg(65_535, 65_535))
    for size in ((0, 4), (4, 0)):
        assert "geen afmetingen" in why(png(*size))
    assert "geen afmetingen" in why(jpeg(0, 4))
    assert checked_picture(png(MAX_SIDE, 4_000)).width == MAX_SIDE


def test_what_a_png_tells_besides_itself_is_left_out() -> None:
    telling = [chunk(b"tEXt", b"Author\0Molenstraat"), chunk(b"eXIf", b"Molenstraat"), chunk(b"acTL", b"\0" * 8)]
    found = checked_picture(png(4, 3, *telling, chunk(b"pHYs", b"\0" * 9)))
    assert b"Molenstraat" not in found.content and b"acTL" not in found.content
    assert b"pHYs" in found.content
    assert checked_picture(found.content) == found


@pytest.mark.parametrize("order", ["<", ">"])
def test_of_a_photo_only_stays_how_it_was_held(order: str) -> None:
    comment = segment(0xFE, b"Molenstraat 12")
    found = checked_picture(jpeg(8, 5, exif(6, order=order), comment, segment(0xED, b"Photoshop Molenstraat")))
    assert b"Molenstraat" not in found.content
    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in found.content
    assert (found.width, found.height) == (5, 8), "it is drawn on its side"
    assert checked_picture(found.content) == found


@pytest.mark.parametrize("turned", [0, 1, 9, 60_000])
def test_an_upright_photo_tells_nothing(turned: int) -> None:
    found = checked_picture(jpeg(8, 5, exif(turned)))
    assert b"Exif" not in found.content
    assert (found.width, found.height) == (8, 5)


@pytest.mark.parametrize("data", [png(), jpeg()])
def test_what_hangs_behind_a_picture_is_left_out(data: bytes) -> None:
    assert checked_picture(data + b"<script>alert(1)</script>PK\x03\x04").content == data


@pytest.mark.parametrize(
    "data",
    [
        png(4, 3, chunk(b"QQQQ", b"")),  # something needed that nobody knows
        png(4, 3, chunk(b"IHDR", struct.pack(">IIBBBBB", 9_999, 9_999, 8, 0, 0, 0, 0))),
        png(colour=1),
        png(colour=3),  # a palette that is not there
        png(depth=3),
        png().replace(b"IDAT", b"JDAT"),
        png()[:20] + b"\xff" + png()[21:],  # a sum that is not right
        png()[:8] + struct.pack(">I", 0xFFFFFFFF) + png()[12:],
        jpeg().replace(b"\xff\xc0", b"\xff\xc3"),  # a sort that browsers do not draw
        jpeg().replace(b"\xff\xc0", b"\xff\xe5"),  # no size at all
        jpeg(4, 4, jpeg()[JPEG.index(b"\xff\xc0") :][:13]),  # two sizes
        jpeg(4, 4, b"\xff\xe5\x00\x01"),
        jpeg(4, 4, b"\xff\xe5\xff\xff"),
        JPEG[:2] + JPEG[2:].replace(b"\xff\xda", b"\xff\xe6"),  # nothing drawn
    ],
)
def test_a_picture_that_is_wrong_inside_is_refused(data: bytes) -> None:
    assert "niet heel" in why(data)


@given(st.sampled_from([png(9, 9), jpeg(9, 9, exif(3))]), st.data())
def test_a_damaged_picture_is_a_picture_or_refused_and_nothing_else(data: bytes, draw: st.DataObject) -> None:
    damaged = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 4))):
        damaged[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        found = checked_picture(bytes(damaged))
    except PictureError:
        return
    assert 0 < found.width <= MAX_SIDE and 0 < found.height <= MAX_SIDE
    assert checked_picture(found.content) == found


@given(st.binary(max_size=200))
def test_bytes_behind_a_good_beginning_never_surprise(rest: bytes) -> None:
    for start in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b""):
        try:
            checked_picture(start + rest)
        except PictureError:
            continue


def test_the_pictures_of_the_tests_are_right() -> None:
    assert zlib.crc32(b"IEND") == struct.unpack(">I", png()[-4:])[0]
