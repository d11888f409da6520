"""Published numbers recomputed: beside those of the research, with own files, and with files that do not fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.studies import Recomputed
from herstelwerk.studies.printed.beside import Follows
from herstelwerk.wording import WordingError
from tests.conftest import ROOT

STUDY = Recomputed()
# Recomputed by hand when the sources were read: (series, part of the row, value, tolerance).
KNOWN = [
    ("R1", "PTSS-klachten: midden", -7.265, 5e-4),
    ("R1", "PTSS-klachten: standaardfout", 3.594, 6e-4),
    ("R1", "PTSS-klachten: z", -2.02, 5e-3),
    ("R1", "PTSS-klachten: p", 0.043, 5e-4),
    ("R1", "(meetkundig)", 0.237, 6e-4),
    ("R1", "verhouding: standaardfout", 0.702, 5e-4),
    ("R1", "verhouding: p", 0.041, 5e-4),
    ("R2", "f van Cohen", 0.247, 5e-4),
    ("R2", "eta²", 0.0575, 5e-5),
    ("R3", "hoeveel minder", 0.474, 5e-4),
    ("R3", "(Wald)", 0.1875, 1e-9),
    ("R3", "nodig voor één", 5.33, 5e-3),
    ("R3", "bovengrens", 130, 0.5),
    ("R3", "chi-kwadraat", 0.045, 5e-4),
    ("R3", "Fisher", 0.074, 5e-4),
    ("R4", "de noemer boven", 8.78, 5e-3),
    ("R4", "de noemer onder", 4.37, 5e-3),
    ("R5", "GAF-F", 0.684, 5e-4),
    ("R5", "GAF-S", 0.518, 5e-4),
    ("R5", "PSP", 0.650, 5e-4),
    ("R5", "PANSS", 0.153, 5e-4),
    ("R5", "Hamilton", 0.961, 5e-4),
    ("R5", "MHRS, iedereen", 0.814, 5e-4),
    ("R5", "Hope, iedereen", 0.607, 5e-4),
    ("R5", "Young", 0.595, 5e-4),
    ("R5", "tevredenheid, iedereen", 0.425, 5e-4),
    ("R5", "IMRS", 0.487, 6e-4),
    ("R5", "MHRS, wie alles invulde: p", 0.629, 5e-4),
    ("R5", "MHRS, wie alles invulde: g", -0.10, 5e-3),
    ("R5", "Hope, wie alles invulde: p", 0.712, 5e-4),
    ("R5", "Hope, wie alles invulde: g", 0.07, 5e-3),
    ("R5", "tevredenheid, wie alles invulde: p", 0.361, 5e-4),
    ("R5", "tevredenheid, wie alles invulde: g", -0.18, 5e-3),
    ("R6", "FBIS, last voor het gezin: g", -0.42, 5e-3),
    ("R6", "FAD, hoe het gezin werkt: g", 0.67, 5e-3),
    ("R6", "SLOF, hoe het de cliënt lukt: g", 1.57, 5e-3),
    ("R7", "d = 0,60: over per groep", 73, 0),
    ("R7", "d = 0,60: kans", 0.95, 5e-3),
    ("R8", "Glover: opgenomen: p, chi-kwadraat", 0.006, 5e-4),
    ("R8", "Glover: opgenomen: p, exact", 0.008, 5e-4),
    ("R8", "Clarke: samenhang: p", 0.24, 5e-3),
]


def lines(series: str) -> list:  # type: ignore[type-arg]
    publication = next(one for one in STUDY.publications if one.series == series)
    table, refused = STUDY._table(publication)
    assert table is not None and not refused
    return list(table.lines)


@pytest.mark.parametrize(("series", "part", "value", "tolerance"), KNOWN, ids=lambda value: str(value))
def test_a_number_is_that_of_the_research(series: str, part: str, value: float, tolerance: float) -> None:
    found = [line for line in lines(series) if part in line.what]
    assert len(found) == 1, [line.what for line in found]
    assert found[0].found.estimate.value == pytest.approx(value, abs=tolerance + 1e-12)


def test_the_interval_of_wald_is_that_of_the_research() -> None:
    one = next(line for line in lines("R3") if "(Wald)" in line.what).found.estimate
    assert (one.low, one.high) == pytest.approx((0.008, 0.367), abs=5e-4)


def test_all_eighteen_effect_sizes_follow_and_one_denominator_does_not() -> None:
    effects = [line for line in lines("R4") if line.what.endswith(": d")]
    assert len(effects) == 18
    assert {line.follows for line in effects} == {Follows.YES}
    assert all(round(line.found.estimate.value, 2) == line.printed.value for line in effects)
    assert [line.follows for line in lines("R4")[18:]] == [Follows.YES, Follows.NO]


def test_which_rows_of_the_trial_follow() -> None:
    compared = [line for line in lines("R5") if line.printed]
    assert [line.follows is Follows.YES for line in compared] == [True] * 7 + [False] * 6
    lesson = next(one.lesson for one in STUDY.publications if one.series == "R5")
    assert lesson.startswith("Zeven van de tien bovenste rijen volgen")


def test_the_traps_do_not_follow_and_are_not_corrected() -> None:
    assert {line.follows for line in lines("R8") if line.printed} == {Follows.NO}
    told = str(STUDY.one("r8"))
    assert "niet verbeterd" in told and "andere aantallen" in told
    assert "fout in" not in told and "onjuist" not in told


def test_no_result_is_typed_in_the_content() -> None:
    """The files hold what goes in and what is in print; what comes out comes from our functions."""
    results = {str(value) for _, _, value, _ in KNOWN if len(str(value)) > 4 + (value < 0)}
    assert len(results) > 20
    for path in (ROOT / "data" / "published").glob("*.toml"):
        assert not results & set(re.findall(r"-?\d+\.\d+", path.read_text("utf-8"))), path.name


def test_every_section_shows_printed_beside_recomputed_with_a_lesson() -> None:
    found = list(STUDY.sections())
    assert len(found) == 10
    for section in found[1:-1]:
        told = str(section)
        assert "Bron: " in told and "Wat je ervan leert: " in told
        assert ("volgt het?" in told) == (section.title[:2] not in ("R6", "R7"))
        assert "nan" not in told and "Traceback" not in told
        assert section._repr_html_().count("<table") == 1


def test_the_overview_counts() -> None:
    frame = STUDY.overview().results[0].to_frame()  # type: ignore[attr-defined]
    assert list(frame["studie"].str[:2]) == [f"R{n}" for n in range(1, 9)]
    assert (
        frame["volgt"] + frame["volgt niet uit deze getallen"] + frame["niet vergeleken"] == frame["nagerekend"]
    ).all()
    assert "geen oordeel" in str(STUDY.about()) and "gekozen om van te leren" in str(STUDY.overview())


OWN = """
title = "Mijn studie"
citation = "Wie (2020), tabel 1"
about = "Over iets."
lesson = "Dat je het kunt narekenen."
[[check]]
what = "Welzijn"
kind = "standard-errors"
mean1 = 50.6
se1 = 1.38
mean2 = 49.80
se2 = 1.40
show = ["difference"]
printed = { p = 0.67 }
"""


def write(folder: Path, text: str, name: str = "mijn.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_study_of_ones_own_is_recomputed_as_well(tmp_path: Path, whole_folder: bool) -> None:
    path = write(tmp_path, OWN)
    study = Recomputed(tmp_path if whole_folder else path)
    assert len(study.publications) == 9
    told = str(study.mine())
    assert "Mijn studie" in told and "0,67" in told and "0,684" in told
    assert str(study.one("mijn")).startswith("Mijn studie")
    assert [one.id for one in study.publications][-1] == "mijn"
    assert str(study.one("R1")) == str(STUDY.one("R1"))


def test_without_ones_own_it_says_how() -> None:
    assert "README.md" in str(STUDY.mine())
    with pytest.raises(NotPossibleError, match="Kies uit: R1, R2"):
        STUDY.one("R12")


def test_a_file_with_the_name_of_one_of_ours_does_not_hide_it(tmp_path: Path) -> None:
    study = Recomputed(write(tmp_path, OWN, "r1-lako-2018.toml"))
    assert "PTSS" in str(study.one("R1")) and "Welzijn" in str(study.mine())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "standard-errors"', 'kind = "iets"', "er staat ‘iets’; verwacht: een van interval"),
        ("se2 = 1.40\n", "", "check 1: se2: dit ontbreekt"),
        ("se2 = 1.40", 'se2 = "<1"', "se2: er staat"),
        ("se2 = 1.40", "se2 = true", "se2: er staat true"),
        ("se2 = 1.40", "se2 = 1.40\nsd3 = 2", "sd3: dit hoort hier niet bij"),
        ("{ p = 0.67 }", "{ q = 0.67 }", "‘q’ komt hier niet uit; verwacht: een van difference"),
        ('["difference"]', '["d"]', "‘d’ komt hier niet uit"),
        ("{ p = 0.67 }", '{ p = "klein" }', "p: er staat 'klein'"),
        ('lesson = "Dat je het kunt narekenen."', "", "lesson: dit ontbreekt"),
        ("[[check]]", "[check]", "check: er staat een object"),
        ("what = ", "what ", "klopt de TOML niet"),
        ("se2 = 1.40", "se2 = 1.40\nn = 0", "een heel aantal vanaf 1"),
    ],
)
def test_a_file_that_does_not_fit_is_told_in_dutch(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in OWN
    with pytest.raises(WordingError) as error:
        Recomputed(write(tmp_path, OWN.replace(old, new, 1)))
    assert "mijn.toml" in str(error.value) and told in str(error.value), str(error.value)


def test_a_path_that_is_not_there_and_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    for path, told in ((tmp_path / "weg.toml", "is er niet"), (tmp_path / "x.toml", "UTF-8"), (Path("a\0b"), "niet")):
        with pytest.raises(WordingError, match=told):
            Recomputed(path)
    (tmp_path / "leeg").mkdir()
    with pytest.raises(WordingError, match=r"0 \.toml-bestanden"):
        Recomputed(tmp_path / "leeg")


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ('kind = "interval"\nlow = 3\nhigh = 1\nshow = ["p"]', "ondergrens"),
        ('kind = "correlation"\nr = 1.40\nn = 20\nshow = ["p"]', "tussen -1 en 1"),
        ('kind = "shares"\nshare1 = 0.33\nn1 = 10\nshare2 = 0.50\nn2 = 10\nshow = ["p-chi2"]', "Geen enkel aantal"),
        ('kind = "means"\nmean1 = 1\nsd1 = 0\nn1 = 9\nmean2 = 2\nsd2 = 0\nn2 = 9\nshow = ["g"]', "SD boven nul"),
        ('kind = "shares"\nshare1 = 0.00\nn1 = 9\nshare2 = 0.00\nn2 = 9\nshow = ["p-chi2"]', "bestaat niet bij"),
        ('kind = "power"\nd = 0\nrecruited = 90\nloss = 0.3\nwanted = 0.8\nshow = ["needed"]', "verwacht verschil"),
        ('kind = "power"\nd = 0.5\nrecruited = 90\nloss = 30\nshow = ["power"]', "Uitval"),
    ],
)
def test_numbers_that_cannot_be_become_a_remark(tmp_path: Path, block: str, told: str) -> None:
    text = OWN.split("[[check]]")[0] + f'[[check]]\nwhat = "Iets"\n{block}\n'
    shown = str(Recomputed(write(tmp_path, text)).mine())
    assert "Iets: niet nagerekend." in shown and told in shown


def test_a_small_difference_may_be_none_given_the_rounding(tmp_path: Path) -> None:
    text = OWN.replace("mean1 = 50.6", "mean1 = 50").replace("mean2 = 49.80", "mean2 = 50").replace("0.67", "1.00")
    shown = str(Recomputed(write(tmp_path, text)).mine())
    assert "volgt niet" not in shown


def test_rounding_crossing_zero_reaches_a_p_of_one(tmp_path: Path) -> None:
    text = OWN.replace("mean1 = 50.6", "mean1 = 50").replace("mean2 = 49.80", "mean2 = 49.9").replace("0.67", "1.00")
    assert "Het gedrukte getal volgt uit" in str(Recomputed(write(tmp_path, text)).mine())
