"""Own material as a zip: out and in the same; and a hostile zip is refused whole, before it can do anything."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.exercises.own import MAX_FILE, MAX_PIECES, OwnError, OwnText, own_toml
from herstelwerk.exercises.own_bundle import MAX_ZIP, pack, unpack
from herstelwerk.exercises.own_picture import MAX_PICTURE
from tests.exercises.pictures import png

TEXT = own_toml(OwnText(title="Een", text="Tekst")).encode()
SHOWN = own_toml(OwnText(title="Twee", picture="twee.png", alt="a", source="b")).encode()
GOOD = {1: {"een.toml": TEXT}, 3: {"twee.toml": SHOWN, "twee.png": png()}}


def zipped(*parts: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name twice is what we want
        for name, content in parts:
            archive.writestr(name, content)
    return held.getvalue()


def why(data: bytes) -> str:
    with pytest.raises(OwnError) as refused:
        unpack(data)
    return str(refused.value)


def test_out_and_in_is_the_same_and_always_the_same_bytes() -> None:
    assert unpack(pack(GOOD)) == GOOD
    assert pack(GOOD) == pack({3: dict(reversed(GOOD[3].items())), 1: GOOD[1]})


def test_folders_in_a_zip_made_by_hand_do_no_harm() -> None:
    data = zipped(("eigen/", b""), ("eigen/dag-1/", b""), ("eigen/dag-1/een.toml", TEXT))
    assert unpack(data) == {1: {"een.toml": TEXT}}


@pytest.mark.parametrize(
    "name",
    [
        "../een.toml",
        "eigen/dag-1/../../een.toml",
        "/etc/passwd",
        "eigen/dag-1/../dag-1/een.toml",
        "eigen\\dag-1\\een.toml",
        "C:/eigen/dag-1/een.toml",
        "eigen/dag-5/een.toml",
        "eigen/dag-1/een.html",
        "eigen/dag-1/een.svg",
        "eigen/dag-1/een.toml.exe",
        "eigen/dag-1/Een.toml",
        "eigen/dag-1/.een.toml",
        "eigen/dag-1/con.toml",
        "eigen/dag-1/com1.png",
        "eigen/dag-1/e\u0435n.toml",
        "eigen/dag-1/een.toml\n",
        "eigen/weg/een.toml",
        "werk/herstelwerk.sqlite",
        "eigen/dag-1/" + "a" * 300 + ".toml",
        "__MACOSX/eigen/dag-1/._een.toml",
    ],
)
def test_only_names_of_ours_come_in(name: str) -> None:
    data = zipped(("eigen/dag-1/een.toml", TEXT), (name, TEXT))
    assert "hoort er niet in" in why(data)


def test_a_name_cut_off_by_a_nul_is_no_way_around() -> None:
    data = zipped(("eigen/dag-1/een.toml", TEXT)).replace(b"een.toml", b"e\0n.toml")
    assert why(data)


def test_a_zip_bomb_is_refused_while_unpacking() -> None:
    told = why(zipped(("eigen/dag-1/een.toml", b"#" * (MAX_FILE + 1))))
    assert "te groot" in told and "plaatjes van hoogstens 2 MB" in told, "stopped at the file itself"
    heavy = [(f"eigen/dag-1/p{n}.png", b"\0" * MAX_PICTURE) for n in range(9)]
    data = zipped(*heavy)
    assert len(data) < 50_000, "small outside"
    assert "te groot" in why(data)


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(zipped(("eigen/dag-1/een.png", b"\0" * (3 * MAX_PICTURE))))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    assert why(bytes(data))


def test_too_many_too_heavy_twice_or_locked() -> None:
    many = zipped(*((f"eigen/dag-1/a{n}.toml", TEXT) for n in range(MAX_PIECES * 8 + 50)))
    assert "bestanden in" in why(many)
    assert "stukken" in why(zipped(*((f"eigen/dag-1/a{n}.toml", TEXT) for n in range(MAX_PIECES + 1))))
    assert "groter" in why(b"PK" + b"\0" * MAX_ZIP)
    assert "twee keer" in why(zipped(("eigen/dag-1/een.toml", TEXT), ("eigen/dag-1/een.toml", TEXT)))
    locked = bytearray(zipped(("eigen/dag-1/een.toml", TEXT)))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "wachtwoord" in why(bytes(locked))
    assert "ongewone manier" in why(zipped(("eigen/dag-1/een.toml", TEXT), method=zipfile.ZIP_BZIP2))


def test_a_link_in_a_zip_is_only_a_text_and_no_piece() -> None:
    info = zipfile.ZipInfo("eigen/dag-1/een.toml")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    assert "TOML" in why(zipped((info, b"/etc/passwd")))


@pytest.mark.parametrize("data", [b"", b"geen zip", pack(GOOD)[:-20], pack(GOOD)[:100], b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_zip_or_empty_is_refused(data: bytes) -> None:
    assert why(data)


def test_one_wrong_file_refuses_everything_and_all_is_told() -> None:
    told = why(
        zipped(
            ("eigen/dag-1/een.toml", TEXT),
            ("eigen/dag-1/half.toml", b'title = "x'),
            ("eigen/dag-2/los.png", png()),
            ("eigen/dag-3/twee.toml", SHOWN),
            ("eigen/dag-3/twee.png", b"<svg/>"),
        )
    )
    assert "half.toml" in told and "los.png" in told and "SVG" in told


@given(st.data())
def test_a_damaged_zip_never_does_anything_but_refuse(data: st.DataObject) -> None:
    whole = pack(GOOD)
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = unpack(bytes(damaged))
    except OwnError:
        return
    assert set(found) <= {1, 2, 3, 4}
