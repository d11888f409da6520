"""`herstelwerk report`: a report from one's own data or the sample, every fault listed, the rest of the rows in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.test_start_up import HEAVY, imported
from tests.conftest import ROOT
from tests.hand_ins import ENGLISH
from tests.papers import docx_text, read_html

FAULTY = ROOT / "data" / "cohorts" / "met-vijf-fouten.csv"


def test_every_fault_is_listed_and_the_report_goes_on(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "verslag.html"
    done = call("report", FAULTY, "--out", out, "--title", "Mijn verslag")
    assert (done.status, done.err) == (0, "")
    faults = [line for line in done.out.splitlines() if line.startswith("  - ")]
    assert len(faults) == 5
    for fault, row in zip(faults, (8, 21, 28, 37, 47), strict=True):
        assert f"rij {row}" in fault and "verwacht: " in fault
    assert sum("kolom ‘" in fault for fault in faults) == 4  # the fifth is a whole row
    assert "5 staan apart" in done.out and f"Klaar: {out}" in done.out and "verzonnen" not in done.out
    text = "".join(read_html(out.read_bytes()).text)
    assert "Mijn verslag" in text and "5 staan apart" in text and "één cohort per cliënt" in text
    assert not ENGLISH.search(done.out.replace("‘missing’", ""))  # the name of a column


def test_one_cohort_and_one_measure_of_the_sample(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("report", "--cohort", "VZ-01", "--measures", "nel")
    assert (done.status, done.err) == (0, "")
    assert "Klaar: verslag.docx" in done.out and "verzonnen gegevens" in done.out
    text = docx_text((tmp_path / "verslag.docx").read_bytes())
    assert "Cohort VZ-01" in text and "NEL: voor en na" in text
    assert "GSES" not in text and "Alle cohorten" not in text
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.docx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--measures", "gses,bestaat-niet", "--cohort", "VZ-01"), "bestaat-niet"),
        (("--cohort", "VZ-99"), "Kies uit: VZ-01"),
        (("--out", "verslag.txt"), ".docx, .pdf of .html"),
        (("--out", "nergens/verslag.docx"), "De map ‘nergens’ is er niet"),
        (("--out", "verslag.html", "--cohort", "VZ-01", "--limit", "3"), "ten minste 5"),
        (("er-is-geen.csv",), "bestaat niet"),
    ],
)
def test_what_cannot_be_is_told_in_dutch(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("report", *arguments)
    assert done.status == 1 and said in done.err
    assert not ENGLISH.search(done.err) and "Traceback" not in done.err
    assert not list(tmp_path.iterdir())


def test_help_is_dutch_and_loads_no_frames(call: Call) -> None:
    done = call("report", "--help")
    assert done.status == 0 and "verzonnen gegevens" in done.out and "gebruik:" in done.out
    assert not HEAVY & imported("report", "--help")


@pytest.mark.full
def test_the_whole_sample(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "verslag.pdf"
    done = call("report", "--out", out)
    assert done.status == 0 and "bladzijden" in done.out and out.read_bytes().startswith(b"%PDF")
