"""Own material on screen: kept as it is typed, shown to trainees when the trainer says so, and never breaking a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstelwerk.exercises.own import OwnText, own_toml
from herstelwerk.exercises.own_bundle import unpack
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from tests.exercises.pictures import jpeg, png
from tests.exercises.test_own_bundle import zipped
from tests.screens.organisation.made import a_page, placed, sound
from tests.screens.soundness import Watched

__all__ = ["placed"]
DWARF = "dag-1/zevende-dwerg"


def new_piece(desk: Desk, title: str = "De stroom", text: str = "Zo werken wij.", picture: bytes = b"") -> Watched:
    page = a_page(desk, "eigen")
    page.press("eigen-nieuw")
    page.type("eigen-titel", title)
    page.type("eigen-tekst", text)
    if picture:
        page.bring("eigen-plaatje", picture)
        page.type("eigen-alt", "Vier stappen op een rij.")
        page.type("eigen-bron", "Eigen tekening.")
    page.choose("eigen-klaar", "klaar")
    return page


def day(desk: Desk, number: int = 1) -> Watched:
    return Watched(DayScreen(desk, number))


def slug_of(place: Path, number: int = 1) -> str:
    return next((place / "eigen" / f"dag-{number}").glob("*.toml")).stem


def test_a_text_stands_at_the_beginning_of_the_day_for_everyone_in_the_folder(placed: Desk) -> None:
    assert "Van je trainer" not in day(placed).words
    page = new_piece(placed, text="Eerst dit.\n\n- een\n- twee")
    assert "Deelnemers zien dit." in sound(page)
    placed.owner = "rode-fiets"
    other = day(placed)
    sound(other)
    assert "De stroom" in other.part("eigen-begin").words
    assert [part.words for part in other.part("eigen-begin").walk() if part.tag == "li"] == ["een", "twee"]
    assert "Van je trainer" not in day(placed, 2).words
    opened = other.part("van-je-trainer")
    assert opened.attributes["open"]
    other.press("volgende")
    assert "open" not in other.part("van-je-trainer").attributes, "it folds away once one works on"


def test_a_picture_is_shown_with_its_words_and_its_source(placed: Desk) -> None:
    page = new_piece(placed, picture=jpeg(30, 20))
    shown = next(part for part in day(placed).tree.walk() if part.tag == "img")
    assert str(shown.attributes["src"]).startswith("data:image/jpeg;base64,")
    assert shown.attributes["alt"] == "Vier stappen op een rij." and shown.attributes["width"] == 30
    assert "Eigen tekening." in day(placed).words
    page._act("eigen-voorbeeld", "toggle", True)
    assert [part.tag for part in page.tree.walk()].count("img") == 1
    sound(page)


def test_beside_an_exercise_it_stands_under_its_lesson(placed: Desk) -> None:
    page = new_piece(placed)
    page.choose("eigen-plaats", DWARF)
    here = day(placed)
    assert "De stroom" not in here.words
    number = next(n for n, e in enumerate(here.screen.exercises) if e.id == DWARF)  # type: ignore[attr-defined]
    here.press(f"oefening-{number}")
    sound(here)
    words = here.words
    assert words.index("Wat je leert") < words.index("De stroom") < words.index("Aan de slag")


def test_nothing_is_shown_before_the_trainer_says_so_or_while_words_lack(placed: Desk) -> None:
    page = a_page(placed, "eigen")
    page.press("eigen-nieuw")
    page.type("eigen-titel", "Half")
    page.type("eigen-tekst", "Nog niet af")
    assert "Van je trainer" not in day(placed).words
    page.choose("eigen-klaar", "klaar")
    assert "Half" in day(placed).words
    page.bring("eigen-plaatje", png())
    assert "Half" not in day(placed).words
    assert "Beschrijf het plaatje in woorden" in sound(page) and "waar het plaatje vandaan komt" in page.words
    page.type("eigen-alt", "Een grijs vlak.")
    page.type("eigen-bron", "Zelf gemaakt.")
    assert "Half" in day(placed).words
    page.choose("eigen-klaar")
    assert "Half" not in day(placed).words


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<svg xmlns='x' onload='alert(1)'/>", "SVG"),
        (b"GIF89a", "GIF"),
        (b"<html><script>alert(1)</script></html>", "geen plaatje"),
        (png()[:-5], "niet heel"),
        (png() + b"\0" * 2_100_000, "2 MB"),
        (png(9_000, 9_000), "beeldpunten"),
        (b"", "geen plaatje"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_with_the_reason(
    placed: Desk, tmp_path: Path, data: bytes, told: str
) -> None:
    page = new_piece(placed)
    before = sorted((tmp_path / "eigen").rglob("*"))
    page.bring("eigen-plaatje", data)
    assert "Dit plaatje kan niet" in sound(page) and told in page.words and told in page.said
    assert sorted((tmp_path / "eigen").rglob("*")) == before
    page.bring("eigen-plaatje", png())
    assert "Dit plaatje kan niet" not in sound(page)


def test_what_was_typed_is_there_on_coming_back(placed: Desk, tmp_path: Path) -> None:
    new_piece(placed, title='  Met "tekens" en \' ')
    page = a_page(placed, "eigen")
    page.press(f"stuk-{slug_of(tmp_path)}-bewerk")
    assert page.part("eigen-titel").value == 'Met "tekens" en \''
    assert page.screen.saved


def test_order_removing_and_the_way_back(placed: Desk, tmp_path: Path) -> None:
    for title in ("Eerste", "Tweede", "Derde"):
        page = new_piece(placed, title)
    slugs = [piece.slug for piece in placed.workbook.own_material(1).pieces]
    page.press(f"stuk-{slugs[2]}-op")
    page.press(f"stuk-{slugs[2]}-op")
    assert [p.own.title for p in placed.workbook.own_material(1).pieces] == ["Derde", "Eerste", "Tweede"]
    assert f"stuk-{slugs[2]}-op" not in page.hearing("press")
    page.press(f"stuk-{slugs[2]}-neer")
    assert [p.own.title for p in placed.workbook.own_material(1).pieces] == ["Eerste", "Derde", "Tweede"]
    page.press(f"stuk-{slugs[0]}-weg")
    assert "Eerste" not in day(placed).words and "Weggelegd: 1" in sound(page)
    page.press("eigen-dag-3")
    page.press("eigen-terug-0")
    assert page.part("eigen-dag-1").attributes["aria-pressed"] == "true"
    assert "Eerste" in day(placed).words and "Weggelegd" not in sound(page)
    assert len(list((tmp_path / "eigen" / "dag-1").iterdir())) == 3


def test_typing_goes_on_after_moving(placed: Desk) -> None:
    page = new_piece(placed, "Een")
    page = new_piece(placed, "Twee")
    slug = placed.workbook.own_material(1).pieces[1].slug
    page.press(f"stuk-{slug}-op")
    page.type("eigen-titel", "Twee, verder")
    found = placed.workbook.own_material(1).pieces
    assert [piece.own.title for piece in found] == ["Twee, verder", "Een"], "moving is not undone by typing on"


def test_a_broken_file_is_told_to_the_trainer_and_never_to_trainees(placed: Desk, tmp_path: Path) -> None:
    new_piece(placed)
    folder = tmp_path / "eigen" / "dag-1"
    (folder / "kapot.toml").write_text('title = "half')
    (folder / "vreemd.exe").write_bytes(b"MZ")
    (folder / "map.toml").mkdir()
    here = day(placed)
    sound(here)
    assert "De stroom" in here.words
    assert not any(name in here.words for name in ("kapot", "vreemd", "TOML"))
    page = a_page(placed, "eigen")
    assert "kapot.toml" in sound(page) and "houdt te vroeg op" in page.words and "vreemd.exe" in page.words
    while fouten := [key for key in page.hearing("press") if key.startswith("eigen-fout-")]:
        page.press(fouten[0])
    assert "kapot.toml" not in sound(page)
    assert len(list((tmp_path / "eigen" / "weg").iterdir())) == 3


def test_a_picture_that_was_spoilt_on_disk_can_be_chosen_anew(placed: Desk, tmp_path: Path) -> None:
    new_piece(placed, picture=png())
    slug = slug_of(tmp_path)
    (tmp_path / "eigen" / "dag-1" / f"{slug}.png").write_bytes(b"<svg/>")
    assert "De stroom" not in day(placed).words
    page = a_page(placed, "eigen")
    assert "SVG" in sound(page)
    page.press(f"stuk-{slug}-bewerk")
    assert "niet te lezen" in sound(page)
    page.bring("eigen-plaatje", png())
    assert "De stroom" in day(placed).words
    page.press("eigen-zonder")
    assert not any(part.tag == "img" for part in day(placed).tree.walk())


def test_all_of_it_as_a_zip_and_on_another_machine(placed: Desk, tmp_path: Path) -> None:
    page = new_piece(placed, picture=png())
    page.press("eigen-materiaal-zip")
    content = page.files[-1]
    assert set(unpack(content)) == {1}
    page.press(f"stuk-{slug_of(tmp_path)}-weg")
    assert "De stroom" not in day(placed).words
    page.bring("eigen-inlezen", content)
    assert "1 nieuw, 0 vervangen" in sound(page)
    assert "De stroom" in day(placed).words
    page.bring("eigen-inlezen", content)
    assert "stond hier al" in sound(page)


def test_a_hostile_zip_changes_nothing_and_says_why(placed: Desk, tmp_path: Path) -> None:
    page = new_piece(placed)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}
    good = own_toml(OwnText(title="Goed", text="x")).encode()
    for data in (
        zipped(("eigen/dag-1/goed.toml", good), ("../../buiten.toml", good)),
        zipped(("eigen/dag-1/goed.toml", good), ("eigen/dag-1/bom.toml", b"#" * 3_000_000)),
        b"geen zip",
    ):
        page.bring("eigen-inlezen", data)
        assert "Er is niets veranderd" in sound(page)
        assert {path: path.read_bytes() for path in tmp_path.rglob("*.toml")} == before


def test_a_disk_that_refuses_keeps_the_text_on_the_page(placed: Desk, tmp_path: Path) -> None:
    page = new_piece(placed)
    folder = tmp_path / "eigen" / "dag-1"
    folder.rename(tmp_path / "eigen" / "elders")
    folder.write_text("een bestand op de plaats van de map")
    page.type("eigen-tekst", "Dit mag niet weg.")
    assert "Niet bewaard" in sound(page) and not page.screen.saved
    page.press("eigen-dag-2")
    assert page.part("eigen-tekst").value == "Dit mag niet weg."
    folder.unlink()
    page.screen.leave()
    page.refresh()
    assert page.screen.saved and "Niet bewaard" not in sound(page)


def test_without_a_folder_it_says_so(desk: Desk) -> None:
    assert "geen map" in sound(a_page(desk, "eigen"))


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u202eachteruit",
    '"""',
    "'''\\",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_shown_as_text(placed: Desk, text: str) -> None:
    page = new_piece(placed, title=text, text=text, picture=png())
    page.type("eigen-alt", text)
    page.type("eigen-bron", text)
    page._act("eigen-voorbeeld", "toggle", True)
    sound(page)
    here = day(placed)
    sound(here)
    assert here.words.count(text) >= 3
    for part in here.tree.walk():
        held = {name for name, value in part.attributes.items() if text in str(value)}
        assert held <= {"alt", "aria-label"}
