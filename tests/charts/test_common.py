"""Numbers as Dutch people write them, names in lines, ticks that fit, densities within the scale, cells withheld."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from herstelwerk.charts.common import comma, interval, many, names_of, percent, plain, sentences, spread_ticks
from herstelwerk.charts.density import density
from herstelwerk.charts.texts import clean, outside, overlaps, visible_texts, width, wrap
from herstelwerk.charts.withheld import withheld
from herstelwerk.dutch import listed
from herstelwerk.outcomes.result import NotPossibleError


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "told"),
    [
        (0.8249, 2, False, "0,82"),
        (-0.2, 2, False, "−0,20"),
        (0.2, 1, True, "+0,2"),
        (-0.001, 2, True, "0,00"),
        (1234.5, 1, False, "1.234"),
        (1234567, 0, False, "1.234.567"),
        (12_345_678.9, 2, False, "1,2·10⁷"),
        (3e15, 0, False, "3,0·10¹⁵"),
        (math.nan, 2, False, "–"),
        (-math.inf, 2, False, "−∞"),
    ],
)
def test_numbers(value: float, decimals: int, sign: bool, told: str) -> None:
    assert comma(value, decimals, sign) == told


def test_small_words() -> None:
    assert percent(0.0004) == "< 1\N{NO-BREAK SPACE}%" and percent(0) == "0\N{NO-BREAK SPACE}%"
    assert many(1, "rij", "rijen") == "1 rij" and many(2687, "rij", "rijen") == "2.687 rijen"
    assert percent(0.234) == "23\N{NO-BREAK SPACE}%"
    assert interval(0.6, 0.88) == "[0,60; 0,88]" and interval(None, 1) == "" and interval(math.nan, 1) == ""
    assert [plain(25.0), plain(5.1), plain(0.333)] == ["25", "5,1", "0,33"]
    assert listed(["a", "b", "c"]) == "a, b en c" and listed(["a"]) == "a"
    assert sentences("a", "", "b.", "c?") == "a. b. c?"
    assert sentences("twee", "n = 3", "ijs", "‘ja’", "g_av") == "Twee. n = 3. IJs. ‘ja’. g_av."
    assert names_of(["a\x07\ud800b", " ", 3]) == ["ab", "(zonder naam)", "3"]


@given(st.text(max_size=60), st.floats(0.2, 4), st.integers(1, 4))
@settings(deadline=None)
def test_wrapped_lines_fit(text: str, room: float, most: int) -> None:
    lines = wrap(text, room, most=most).split("\n")
    assert len(lines) <= most
    assert all(width(line) <= room or len(line) <= 1 for line in lines)


def test_wrapping_keeps_all_words_when_there_is_room() -> None:
    text = "een zin met een heellangwoorddatnietpastopeenregel erin"
    assert wrap(text, 1.0).replace("-\n", "").replace("\n", "").replace(" ", "") == text.replace(" ", "")
    assert wrap(text, 20) == text and wrap("  ", 2) == "(zonder naam)"
    assert clean("a\x07b\n c") == "ab c" and "\N{REPLACEMENT CHARACTER}" in clean("日")


def test_long_words_are_broken_between_syllables_with_a_hyphen() -> None:
    assert wrap("krachteninventarisatie", 0.8) == "krachtenin-\nventarisatie"
    assert "Brabant" in wrap("Zuidoost-Brabant", 0.7).split("\n")
    assert wrap("x1" * 30, 0.8).replace("\n", "") == "x1" * 30, "what is no word has no hyphen"


def test_texts_over_each_other_and_outside_are_found() -> None:
    figure = Figure(figsize=(3, 2))
    figure.text(0.4, 0.5, "de ene")
    figure.text(0.45, 0.5, "de andere")
    figure.text(0.98, 0.9, "weg")
    figure.text(0.4, 0.5, "niet te zien", visible=False)
    seen = visible_texts(figure)
    assert overlaps(seen) == [("de ene", "de andere")]
    assert outside(figure, seen) == ["weg"]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(1, 8))
def test_ticks_are_round_and_within(low: float, wide: float, most: int) -> None:
    values, decimals = spread_ticks(low, low + wide, most)
    assert len(values) <= most + 3 and 0 <= decimals <= 8
    assert all(low - 1e-6 * wide <= v <= low + wide * (1 + 1e-6) for v in values)


@example([0.0, 0.0, 0.0, 1.0, 7.8358442567665e-17])  # the middle half differs by rounding alone
@given(st.lists(st.floats(0, 40), min_size=3, max_size=60))
def test_a_density_stays_on_the_scale_and_adds_up_to_one(scores: list[float]) -> None:
    places, curve = density(np.array(scores), 0, 40)
    if curve.size:
        assert places.min() >= 0 and places.max() <= 40 and (curve >= 0).all()
        assert curve.sum() * 40 / curve.size == pytest.approx(1)
    else:
        assert np.std(scores) < 1e-3


def test_a_density_at_the_edge_is_not_halved() -> None:
    flat = density(np.random.default_rng(1).uniform(0, 40, 100_000), 0, 40)[1]
    assert flat.min() > 0.9 / 40 and flat.max() < 1.1 / 40


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.integers(5, 15))
def test_what_is_withheld_cannot_be_worked_out_from_the_total(counts: list[int], limit: int) -> None:
    gone = withheld(counts, limit)
    table = np.array(counts)
    assert all(gone[(table > 0) & (table < limit)])
    if gone.any():
        rest = (~gone) & (table > 0)
        assert (gone.sum() > 1 and table[gone].sum() >= limit) or not rest.any()
    if not ((table > 0) & (table < limit)).any():
        assert not gone.any()


def test_withholding_per_row() -> None:
    assert withheld([[30, 7, 12, 40], [30, 20, 12, 40]]).tolist() == [[False, True, True, False], [False] * 4]
    with pytest.raises(NotPossibleError, match="ten minste 5"):
        withheld([1, 2], 4)
