"""What a trainer adds, as files: kept and read back the same, and a broken one told without spoiling the day."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.exercises.own import MAX_FILE, OwnError, OwnText, gather, missing_words, own_toml, read_own
from tests.exercises.pictures import jpeg, png

WORDS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60)
FULL = OwnText(title="De stroom", text="Kijk.", picture="stroom.png", alt="Vier stappen.", source="Eigen tekening.")


@given(WORDS, WORDS, st.booleans(), st.integers(0, 9_999), st.sampled_from(["", "dag-2/ecogram"]))
def test_a_piece_comes_back_as_it_was_typed(title: str, text: str, ready: bool, order: int, place: str) -> None:
    own = OwnText(title=title, text=text, alt=text, source=title, ready=ready, order=order, place=place)
    written = own_toml(own)
    assert read_own(written, "x.toml") == own
    assert own_toml(read_own(written, "x.toml")) == written
    assert gather(1, {"stuk.toml": written.encode()}).pieces[0].own == own, "in bytes too"


def test_text_of_more_lines_stays_readable_for_a_hand() -> None:
    own = OwnText(title='Een "titel"', text="een\n\n- twee\\drie")
    assert 'text = """\neen\n\n- twee\\\\drie"""' in own_toml(own)
    assert tomllib.loads(own_toml(own))["title"] == 'Een "titel"'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('title = "x', "TOML"),
        ("title = 3", "een tekst tussen aanhalingstekens"),
        ('titel = "x"', "niet bekend"),
        ('title = "x"\nplace = "../../etc"', "id van een oefening"),
        ('title = "x"\nplace = "dag-5/x"', "id van een oefening"),
        ('title = "x"\norder = -1', "0"),
        ('title = "x"\nready = "ja"', "true of false"),
        ('title = "x"\npicture = "../geheim.png"', "naam van het plaatje"),
        ('title = "x"\npicture = "stroom.svg"', "naam van het plaatje"),
        ('title = "a\\u0000b"', "NUL"),
        (f'title = "{"x" * 200}"', "200 tekens"),
        ("a = " + "[" * 5_000, "inhoud"),
    ],
)
def test_a_file_that_does_not_fit_says_why(text: str, told: str) -> None:
    with pytest.raises(OwnError) as refused:
        read_own(text, "stuk.toml")
    assert told in str(refused.value)


def test_a_day_shows_what_is_whole_and_tells_what_is_not() -> None:
    found = gather(
        2,
        {
            "goed.toml": own_toml(OwnText(title="Goed", text="Tekst", order=2)).encode(),
            "stroom.toml": own_toml(FULL.model_copy(update={"order": 1})).encode(),
            "stroom.png": png(),
            "kapot.toml": b'title = "half',
            "kapot.png": png(),
            "latin.toml": "title = 'café'".encode("latin-1"),
            "groot.toml": b"#" * (MAX_FILE + 1),
            "weg.toml": None,
            "los.jpg": jpeg(),
            "virus.exe": b"MZ",
            "con.toml": b'title = "x"',
            ".DS_Store": b"",
            "Thumbs.db": b"",
        },
    )
    assert [piece.slug for piece in found.at("")] == ["stroom", "goed"], "in their order"
    told = {fault.file: fault.told for fault in found.faults}
    assert set(told) == {
        "kapot.toml", "latin.toml", "groot.toml", "weg.toml", "los.jpg", "virus.exe", "con.toml",
    }  # fmt: skip
    assert "TOML" in told["kapot.toml"] and "UTF-8" in told["latin.toml"] and "te groot" in told["groot.toml"]
    assert "geen enkele tekst" in told["los.jpg"] and "hoort hier niet" in told["virus.exe"]


@pytest.mark.parametrize(
    ("change", "files", "told"),
    [
        ({"title": ""}, {"stroom.png": png()}, "geen titel"),
        ({"text": " ", "picture": ""}, {}, "geen tekst en geen plaatje"),
        ({"alt": ""}, {"stroom.png": png()}, "in woorden"),
        ({"source": " "}, {"stroom.png": png()}, "vandaan komt"),
        ({}, {}, "is er niet"),
        ({}, {"stroom.png": None}, "is er niet"),
        ({}, {"stroom.png": b"<svg onload=alert(1)>"}, "SVG"),
        ({}, {"stroom.png": jpeg()}, "in het echt een JPEG"),
        ({"picture": "ander.png"}, {"ander.png": png()}, "heten als de tekst"),
    ],
)
def test_a_piece_that_lacks_something_is_not_shown(
    change: dict[str, str], files: dict[str, bytes | None], told: str
) -> None:
    own = FULL.model_copy(update=change)
    found = gather(1, {"stroom.toml": own_toml(own).encode(), **files})
    (piece,) = found.pieces
    assert not piece.shown and told in " ".join(piece.lacks)
    assert found.at("") == ()
    assert piece.picture is None or missing_words(own)


def test_a_piece_is_shown_once_it_is_whole_and_ready() -> None:
    files: dict[str, bytes | None] = {"stroom.png": png()}
    shown = gather(1, {"stroom.toml": own_toml(FULL).encode(), **files})
    assert shown.pieces[0].shown and shown.pieces[0].picture == shown.at("")[0].picture != None  # noqa: E711
    off = FULL.model_copy(update={"ready": False})
    assert gather(1, {"stroom.toml": own_toml(off).encode(), **files}).at("") == ()


def test_a_piece_stands_beside_its_exercise_or_at_the_beginning() -> None:
    own = OwnText(title="Bij", text="x", place="dag-1/zevende-dwerg")
    found = gather(1, {"bij.toml": own_toml(own).encode()})
    known = frozenset({"dag-1/zevende-dwerg"})
    assert [p.slug for p in found.at("dag-1/zevende-dwerg", known)] == ["bij"] and not found.at("", known)
    assert [p.slug for p in found.at("", frozenset({"dag-1/een-andere"}))] == ["bij"], "the exercise is no more"


@given(st.dictionaries(st.text(max_size=20), st.none() | st.binary(max_size=80), max_size=4))
def test_whatever_lies_in_the_folder_a_day_opens(files: dict[str, bytes | None]) -> None:
    found = gather(1, files)
    assert all(fault.told for fault in found.faults)
