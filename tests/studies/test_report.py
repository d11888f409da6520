"""A report: what goes in, what stays out, and a file that is there whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from herstelwerk import __version__, charts
from herstelwerk.documents import DocumentError, Paper
from herstelwerk.documents.paper import Picture, with_texts
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError
from herstelwerk.research import read_data, sample
from herstelwerk.studies import Agreement, Effect, Fidelity, Report, reports_folder, write_report
from herstelwerk.studies.report import as_printed
from herstelwerk.studies.reporting import file
from herstelwerk.studies.section import Method, Remark, Section
from tests.papers import bare, docx_text, poppler, read_html

INVENTED = "verzonnen gegevens"


def estimate(name: str, n: int, value: float = 2.5) -> Estimate:
    return Estimate(name, value, value - 1, value + 1, n, f"Zo is {name} gedaan, volgens Wilson; n = {n}.")


@dataclass
class Small:
    """A study of plain values, so that a report takes no time."""

    title: str = "Proefstudie"
    parts: tuple[object, ...] = ()

    def sections(self) -> Iterator[Section]:
        two = Estimates("Twee maten", (estimate("GSES", 40), estimate("NEL", 40)), "Zo is het gedaan, volgens Wilson.")
        yield Section("Uitkomsten", ("GSES: 2,5 punten (95%-interval 1,5 tot 3,5; n = 40).", two))
        yield Section("Nog eens", (two, Method("Anders."), charts.attrition({"start": 60, "eind": 40}), *self.parts))  # type: ignore[arg-type]


def text_in(paper: Paper) -> str:
    """All text of a paper, that of pictures too."""
    found: list[str] = []
    with_texts(paper, lambda text: (found.append(text), text)[1])
    return "\n".join(found)


def pictures(paper: Paper) -> list[Picture]:
    return [block for block in _all(paper) if isinstance(block, Picture)]


@pytest.fixture(scope="module")
def effect() -> Effect:
    return Effect(measures=("gses",))


@pytest.fixture(scope="module")
def report(effect: Effect) -> Report:
    return Report([effect], title="Proef", authors="A. Schrijver", organisation="Instituut X", on=date(2026, 11, 22))


@pytest.fixture(scope="module")
def documents(report: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("verslagen")
    kinds = ("docx", "pdf", "html")
    for kind in kinds:
        report.write(folder / f"verslag.{kind}")
    assert sorted(path.name for path in folder.iterdir()) == [f"verslag.{kind}" for kind in sorted(kinds)]
    return {kind: (folder / f"verslag.{kind}").read_bytes() for kind in kinds}


def told(documents: dict[str, bytes]) -> dict[str, str]:
    return {
        "docx": docx_text(documents["docx"]),
        "pdf": poppler("pdftotext", documents["pdf"], "-raw"),
        "html": "".join(read_html(documents["html"]).text),
    }


def test_the_three_formats_hold_the_whole_report(documents: dict[str, bytes]) -> None:
    for text in told(documents).values():
        plain = " ".join(text.split())
        for wanted in ("Proef", "A. Schrijver", "Instituut X", "zondag 22 november 2026", "Samenvatting", "Methode"):
            assert wanted in plain
        for wanted in (
            "Tabel 1. ",
            "Figuur 1. ",
            "Wat niet is getoond, en waarom",
            "Gegevens",
            "Bronnen",
            "Wilson, E. B.",
        ):
            assert wanted in plain
        assert f"herstelwerk {__version__}" in plain and bare("verzonnen-cohort-01.csv") in bare(plain)
        assert re.search(r"GSES, nameting: [\d,]+ punten \(95%-interval", plain)


def test_invented_data_are_marked_on_every_page(documents: dict[str, bytes]) -> None:
    pages = poppler("pdftotext", documents["pdf"], "-raw").split("\f")[:-1]
    assert len(pages) > 4
    assert all(INVENTED in page for page in pages)
    assert "Er staat niets van echte mensen in" in " ".join(pages[0].split())
    assert f'content: "Proef \\b7  {INVENTED}"'.encode() in documents["html"]


def test_no_code_of_a_person_is_in_it(documents: dict[str, bytes]) -> None:
    frame = pd.concat([pd.read_csv(path, dtype=str) for path in sample("metingen")])
    codes = set(frame["client"]) | set(frame["trainee"])
    assert len(codes) > 400
    for text in told(documents).values():
        assert not codes & set(re.findall(r"[\w-]+", text))
    alts = " ".join(str(keys.get("alt")) for tag, keys in read_html(documents["html"]).tags if tag == "img")
    assert alts and not codes & set(re.findall(r"[\w-]+", alts))


def test_no_count_under_ten_stands_in_a_table(report: Report) -> None:
    tables = [block for block in _all(report.paper("svg")) if type(block).__name__ == "Table"]
    assert len(tables) > 5
    for table in tables:
        counted = [at for at, column in enumerate(table.columns) if column.title in COUNTED]
        for row in table.rows:
            for at in counted:
                cell = row.cells[at].text
                assert not cell.isdigit() or not 0 < int(cell) < 10, (table.name, row)


COUNTED = {"n", "aantal", "aanwezig", "ontbreekt", "overgeslagen", "weg", "nog in beeld", "weg sinds vorige stap"}


def _all(value: object) -> Iterator[object]:
    if isinstance(value, Paper):
        value = tuple(block for section in value.sections for block in section.blocks)
    for one in value if isinstance(value, tuple) else ():
        yield one
        yield from _all(getattr(one, "blocks", ()))


def test_no_picture_shows_single_persons_outside(effect: Effect) -> None:
    section = effect.people()
    outside, inside = (Report([_Only(section)], outside=one).paper("svg") for one in (True, False))
    assert len(pictures(inside)) == len(section.charts) == 2
    (left,) = pictures(outside)  # the scatter, in which a class of a few people can be counted, is left out
    assert "is niet opgenomen" in text_in(outside) and "stuur dit zo niet door" in text_in(inside)
    assert left.svg.count(b"<use") + 20 < pictures(inside)[0].svg.count(b"<use")  # no dot per person


class _Only:
    title = "Alleen dit"

    def __init__(self, *sections: Section) -> None:
        self._sections = sections

    def sections(self) -> Iterator[Section]:
        yield from self._sections


def test_small_groups_stay_out_of_tables_sentences_and_methods() -> None:
    small = Estimates("Klein", (estimate("GSES", 40), estimate("NEL", 7, 9.876), estimate("GAS", 30)), "Over n = 7.")
    parts = (small, "NEL: 9,88 punten (95%-interval 8,88 tot 10,88; n = 7).", Remark("Over 3 personen.", inside=True))
    outside = text_in(Report([Small(parts=parts)]).paper("svg"))
    for hidden in ("9,88", "n = 7", "n\u00a0=\u00a07", "3 personen"):
        assert hidden not in outside
    assert "NEL: niet getoond" in outside and "n\u00a0<\u00a010" in outside
    inside = text_in(Report([Small(parts=parts)], outside=False).paper("svg"))
    assert "9,88" in inside and "3 personen" in inside


def test_a_higher_limit_than_the_study_had_is_kept() -> None:
    paper = text_in(Report([Small()], limit=50).paper("svg"))
    assert "Figuur 1" not in paper and "minder dan 50 mensen" in paper and "2,50" not in paper


def test_a_method_is_told_once_under_its_outcome() -> None:
    paper = text_in(Report([Small(parts=("Zin.",))]).paper("svg"))
    back = paper[paper.rindex("Methode") :]
    assert back.count("Zo is het gedaan, volgens Wilson.") == 1
    assert back.index("Uitkomsten") < back.index("Zo is het gedaan") < back.index("Nog eens") < back.index("Anders.")


def test_tables_and_figures_are_numbered_through() -> None:
    paper = Report([Small(), Small("Tweede")]).paper("svg")
    assert re.findall(r"^Tabel (\d)\. ", text_in(paper), re.M)[::2] == ["1", "2", "3", "4"]
    assert re.findall(r"^Figuur (\d)\. ", text_in(paper), re.M) == ["1", "2"]


def test_rows_aside_are_counted_by_reason_without_what_stood_there() -> None:
    faulty = sample("metingen")[0].parent / "met-vijf-fouten.csv"
    paper = text_in(Report([Effect(faulty)]).paper("svg"))
    assert "met-vijf-fouten.csv" in paper and str(faulty.parent) not in paper
    assert "5 staan apart" in paper and "één cohort per cliënt" in paper
    assert "c06" not in paper and INVENTED not in paper


def test_every_table_that_any_study_read_is_told_and_its_codes_stay_out() -> None:
    """Two studies of one place that read different tables, and a study with clients of another place."""
    here, apart = Fidelity(), Fidelity(clients=sample()[0])
    assert here.measured and apart.measured, "read when they are asked for, as the sections do"
    report = Report([Agreement(), here, apart])
    tables = {(source.invented, data.table) for source in report.sources for data in source.read}
    assert tables == {(True, "beoordelingen"), (True, "audits"), (True, "metingen"), (False, "metingen")}
    frame = read_data(sample("beoordelingen"), table="beoordelingen").frame
    assert set(frame["trainee"]) <= report._codes()


def test_nothing_to_tell_is_refused() -> None:
    with pytest.raises(NotPossibleError, match="geen studie gekozen"):
        Report([])
    with pytest.raises(NotPossibleError, match="ten minste 5"):
        Report([Small()], limit=4)
    for empty in (_Only(), _Only(Section("Leeg", ()))):
        with pytest.raises(NotPossibleError, match="staat niets"):
            Report([empty]).paper()


@pytest.mark.parametrize(("name", "said"), [("verslag.txt", "docx"), ("nergens/verslag.pdf", "map")])
def test_a_place_where_it_cannot_go_is_told_before_the_work(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        write_report(tmp_path / name, [Small()])
    assert not list(tmp_path.iterdir())


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "verslag.html"
    path.write_text("van eerder")

    def full(*_: object) -> None:
        raise OSError(28, "geen plaats")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(DocumentError, match="niet te schrijven"):
        write_report(path, [Small()])
    assert [one.name for one in tmp_path.iterdir()] == ["verslag.html"] and path.read_text() == "van eerder"
    monkeypatch.undo()
    done = write_report(path, [Small()])
    assert repr(done) == "verslag.html: 2 tabellen en 1 figuur" and b"van eerder" not in path.read_bytes()


def test_how_far_it_is_is_told_and_never_goes_back() -> None:
    seen: list[tuple[float, str]] = []
    Report([Small(), Small("Tweede")]).paper("svg", lambda share, what: seen.append((share, what)))
    shares = [share for share, _ in seen]
    assert shares == sorted(shares) and shares[0] > 0 and shares[-1] <= 1
    assert {"Uitkomsten", "Nog eens"} <= {what for _, what in seen}


def test_its_contents_can_be_seen_before_it_is_written() -> None:
    report = Report([Small("A & B")], title="<Titel>")
    assert "- Nog eens (1 tabel, 1 figuur)" in repr(report)
    assert "A &amp; B" in report._repr_html_() and "<Titel>" not in report._repr_html_()


def test_text_as_printed() -> None:
    codes = frozenset({"VZ-03-c001", "d01"})
    assert as_printed("van -1,5 tot 2-3, n = 7; cliënt VZ-03-c001, (d01).", codes) == (
        "van −1,5 tot 2-3, n\u00a0=\u00a07; cliënt (code), ((code))."
    )


def test_reports_go_into_the_work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(file.PLACE, str(tmp_path))
    assert reports_folder() == tmp_path / "werk" / "verslagen" and reports_folder().is_dir()
    monkeypatch.delenv(file.PLACE)
    (tmp_path / "notebooks" / "onderzoek").mkdir(parents=True)
    (tmp_path / "notebooks" / "00-start.ipynb").touch()
    monkeypatch.chdir(tmp_path / "notebooks" / "onderzoek")
    assert reports_folder() == tmp_path / "werk" / "verslagen"


@pytest.mark.full
def test_the_whole_sample_in_word_and_pdf(tmp_path: Path) -> None:
    from herstelwerk.studies import Cohorts

    whole = Report([Effect(), Cohorts()])
    for kind in ("docx", "pdf"):
        done = whole.write(tmp_path / f"verslag.{kind}")
        assert done.tables > 20 and done.figures > 10
