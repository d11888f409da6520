"""The chart itself: saved at print size, the same bytes for the same data, with words and numbers beside it."""

from __future__ import annotations

import base64
import html
import io
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from PIL import Image

from herstelwerk import charts
from herstelwerk.charts.chart import Chart
from herstelwerk.outcomes.result import Estimate
from tests.charts.samples import ALL, anew, ordinary


@pytest.fixture(scope="module")
def forest() -> Chart:
    return ordinary("forest")


@pytest.mark.parametrize("width_cm", [12.0, 16.0, 24.0])
def test_a_png_is_as_wide_on_paper_as_asked(forest: Chart, width_cm: float, tmp_path: Path) -> None:
    made = forest.save(tmp_path / "a.png", width_cm=width_cm, dpi=150)
    assert (tmp_path / "a.png").read_bytes() == made
    image = Image.open(io.BytesIO(made))
    assert abs(image.width - width_cm / 2.54 * 150) <= 1
    assert image.info["dpi"][0] == pytest.approx(150, abs=0.5)
    assert image.info["Description"] == forest.alt and image.info["Title"] == forest.title


def test_an_svg_is_as_wide_on_paper_as_asked(forest: Chart) -> None:
    text = forest.render("svg", width_cm=18).decode("utf-8")
    points = float(re.search(r'width="([\d.]+)pt"', text).group(1))  # type: ignore[union-attr]
    assert points / 72 * 2.54 == pytest.approx(18, abs=0.01)
    assert html.escape(forest.alt, quote=False) in text


def _odd_rows(**columns: object) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


_SCORES = np.linspace(5, 30, 20)
ODD: dict[str, Callable[[str], Chart]] = {
    "agreement": lambda odd: charts.agreement(
        _odd_rows(criterion=[odd], n=[40], percent=[80], kappa=[0.5], ac1=[0.6], stricter=[9]), first=odd, second=odd
    ),
    "before_after": lambda odd: charts.before_after(
        _SCORES, _SCORES + 2, Estimate("v", 2.0, 1.0, 3.0, 20, ""), scale=(0, 40), measure=odd, names=(odd, "na")
    ),
    "competencies": lambda odd: charts.competencies(
        _odd_rows(statement=[odd], block=[odd], before=[2], now=[3], n=[30]), scale=(1, 5), measure=odd
    ),
    "forest": lambda odd: charts.forest(_odd_rows(cohort=[odd], value=[0.5], low=[0.1], high=[0.9], n=[40])),
    "life_areas": lambda odd: charts.life_areas(
        _odd_rows(area=[odd], group=[odd], value=[0.5], low=[0.1], high=[0.9], n=[40]), measure=odd
    ),
    "likert": lambda odd: charts.likert(
        pd.DataFrame([[9, 8, 7]], index=pd.Index([odd], dtype=object), columns=pd.Index([odd, "b", "c"], dtype=object))
    ),
    "process": lambda odd: charts.process(
        [1, 2, 3], centre=2, measure=odd, moment=odd, middle=odd, unit=odd, labels=[odd, "b", "c"], remark=odd
    ),
    "reliable_change": lambda odd: charts.reliable_change(
        _SCORES, _SCORES, threshold=3, scale=(0, 40), measure=odd, names=(odd, odd), title=odd
    ),
    "trajectories": lambda odd: charts.trajectories(
        _odd_rows(cohort=[odd] * 12, client=list(range(12)), session=[1] * 12, score=[9.0] * 12),
        measure=odd, scale=(0, 40),
    ),
}  # fmt: skip


def test_odd_names_make_sound_files() -> None:
    odd = "a\x07\ud800 😀 <b> & $x_{1}$"
    chart = charts.attrition({odd: 40, "b": 30}, who=odd, title=odd)
    assert "😀" in chart.alt and "\x07" not in chart.alt
    ElementTree.fromstring(chart.render("svg"))
    assert chart.render("pdf") and chart.render("png", dpi=50) and "&lt;b&gt;" in chart._repr_html_()
    assert chart.numbers["stap"].tolist() == ["a 😀 <b> & $x_{1}$", "b"]


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_odd_names_are_told_without_what_no_file_may_hold(make: Callable[[str], Chart]) -> None:
    chart = make("a\x07\ud800 b")
    said = f"{chart.title} {chart.alt} {chart.note} {chart.numbers.to_string()} {' '.join(chart.numbers.columns)}"
    assert "a b" in said and "\x07" not in said and "\ud800" not in said
    assert chart.render("png", dpi=50)


def test_a_pdf_is_as_wide_on_paper_as_asked(forest: Chart) -> None:
    made = forest.render("pdf", width_cm=18)
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ", made)
    assert made.startswith(b"%PDF") and box
    assert float(box.group(1)) / 72 * 2.54 == pytest.approx(18, abs=0.01)
    assert b"/Subject" in made and b"CreationDate" not in made


@pytest.mark.parametrize("name", ALL)
def test_the_same_data_give_the_same_picture_that_fits_on_a_page(name: str) -> None:
    chart = ordinary(name)
    made = chart.render(dpi=50)
    assert made == anew(name).render(dpi=50)
    assert Image.open(io.BytesIO(made)).width == pytest.approx(16 / 2.54 * 50, abs=1)
    assert chart.figure.get_size_inches()[1] <= 24.7 / 2.54


@pytest.mark.parametrize("name", ["attrition", pytest.param("trajectories", marks=pytest.mark.full)])
def test_the_same_data_give_the_same_files_of_every_kind(name: str) -> None:
    for kind in ("svg", "pdf"):
        assert _crc(anew(name), kind) == _crc(anew(name), kind)


@pytest.mark.full
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_the_same_data_give_the_same_files(name: str, kind: str) -> None:
    assert _crc(anew(name), kind) == _crc(anew(name), kind)


def _crc(chart: Chart, kind: str) -> int:
    return zlib.crc32(chart.render(kind, dpi=50))


@pytest.mark.parametrize(
    ("kind", "width_cm", "dpi"), [("gif", 16, 300), ("", 16, 300), ("png", 2, 300), ("png", 500, 300), ("png", 16, 5)]
)
def test_what_cannot_be_read_or_made_is_refused_in_dutch(forest: Chart, kind: str, width_cm: float, dpi: int) -> None:
    with pytest.raises(ValueError, match=r"(kan worden bewaard als|Deze maat kan niet)"):
        forest.render(kind, width_cm, dpi)


@pytest.mark.parametrize("name", ALL)
def test_in_a_notebook_it_has_words_and_a_table(name: str) -> None:
    chart = ordinary(name)
    shown = chart._repr_html_()
    assert 'lang="nl"' in shown and f'alt="{html.escape(chart.alt)}"' in shown
    data = base64.b64decode(re.search(r"base64,([^\"]+)", shown).group(1))  # type: ignore[union-attr]
    assert Image.open(io.BytesIO(data)).format == "PNG"
    table = pd.read_html(io.StringIO(shown), decimal=",", thousands=".")[0] if _has_lxml() else None
    assert shown.count("<tr>") == len(chart.numbers) + 1
    assert table is None or len(table) == len(chart.numbers)
    assert not re.search(r"<td>-?\d+\.\d+</td>", shown), "a decimal comma in the table too"


def _has_lxml() -> bool:
    try:
        import lxml  # noqa: F401
    except ImportError:
        return False
    return True


@pytest.mark.parametrize("name", ALL)
def test_the_words_tell_n_and_end_as_a_sentence(name: str) -> None:
    chart = ordinary(name)
    assert re.search(r"\d", chart.alt) and chart.alt.endswith(".") and "  " not in chart.alt
    assert "nan" not in chart.alt.lower().split() and "None" not in chart.alt
    assert name in ("process", "attrition") or re.search(r"n = \d|\d+ mensen", chart.alt), chart.alt
    assert not re.search(r"\d\.\d{1,2}\b(?!\d)", chart.alt), "a decimal comma"


def test_the_style_of_the_user_is_left_alone_and_does_not_get_in() -> None:
    plain = anew("forest").render("png", dpi=60)
    settings = {"figure.facecolor": "black", "font.size": 30, "axes.grid": True, "text.parse_math": True}
    with mpl.rc_context(settings):
        before = dict(mpl.rcParams)
        assert anew("forest").render("png", dpi=60) == plain
        assert dict(mpl.rcParams) == before


@pytest.mark.full
def test_another_process_draws_the_same_without_any_state_of_pyplot() -> None:
    code = (
        "import sys, zlib\n"
        "from tests.charts.samples import ALL, anew\n"
        "for name in ALL: print(zlib.crc32(anew(name).render('png', dpi=50)))\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    root = Path(__file__).parents[2]
    settings = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    told = subprocess.run([sys.executable, "-c", code], check=True, cwd=root, env=settings, capture_output=True)
    assert told.stdout.split() == [str(_crc(ordinary(name), "png")).encode() for name in ALL]


def test_no_file_asks_for_pyplot() -> None:
    for path in Path(charts.__file__).parent.glob("*.py"):
        assert "pyplot" not in path.read_text("utf-8"), path.name


def test_one_chart_does_not_change_another() -> None:
    first = anew("before_after").render("png", dpi=60)
    anew("process")
    np.random.default_rng(3)
    assert anew("before_after").render("png", dpi=60) == first
