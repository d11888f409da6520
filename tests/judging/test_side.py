"""Two judges side by side: the figures of R where there are, worked-out tables elsewhere, and honest refusals."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.agreement import (
    NotComparableError,
    ac1_of_counts,
    cohens_kappa,
    gwet_ac1,
    kappa_of,
    kappa_of_counts,
    wilson,
)
from herstelwerk.judgement import History
from herstelwerk.judging.side import (
    ALL,
    Beside,
    Judged,
    confusion,
    figures,
    figures_together,
    judges_of,
    side_by_side,
    stricter,
)
from herstelwerk.results import Level
from tests.conftest import ROOT
from tests.judging.histories import MET, NOT, PARTLY, judged, judgement

CHECKS: dict[str, Any] = json.loads((ROOT / "tests" / "data" / "agreement-reference.json").read_text("utf-8"))["checks"]
LEVELS = st.sampled_from(Level)
IDS = ("K1", "K2")


def documents(*pairs: tuple[Level, Level]) -> list[Beside]:
    return [Beside(f"D{n:02}", 1, {"K1": pair}, ()) for n, pair in enumerate(pairs)]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_score_interval_as_published(part: int, whole: int, low: float, high: float) -> None:
    found = wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4), found.used) == (low, high, whole)


@given(st.integers(3, 200), st.data())
def test_the_score_interval_holds_the_share_and_mirrors(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    found, other = wilson(part, whole), wilson(whole - part, whole)
    assert 0 <= found.low <= part / whole <= found.high <= 1 and found.low < found.high
    assert found.low == pytest.approx(1 - other.high, abs=1e-12)


def test_the_score_interval_refuses_what_is_no_share() -> None:
    with pytest.raises(NotComparableError):
        wilson(2, 2)
    with pytest.raises(ValueError, match="between"):
        wilson(4, 3)


def test_kappa_of_three_levels_is_that_of_r() -> None:
    """The 4x4 table of R without its last category, once as readings and once as documents side by side."""
    columns = [column[:3] for column in CHECKS["kappa_diagnosis4x4"]["columns"][:3]]
    levels = list(Level)
    pairs = [
        (levels[row], levels[column])
        for column, counts in enumerate(columns)
        for row, n in enumerate(counts)
        for _ in range(n)
    ]
    found = figures(documents(*pairs), "K1")
    assert found.kappa == cohens_kappa([one for one, _ in pairs], [other for _, other in pairs])
    assert found.same == 40 + 25 + 21 and found.n == found.pairs == sum(map(sum, columns))


def test_the_worked_example() -> None:
    """7 of 10 alike. Margins 7-2-1 and 6-2-2: Pe = .42 + .04 + .02 = .48, kappa = (.7 - .48) / .52."""
    pairs = [(MET, MET)] * 6 + [(MET, NOT), (PARTLY, PARTLY), (PARTLY, NOT), (NOT, PARTLY)]
    found = figures(documents(*pairs), "K1")
    assert (found.n, found.same, found.first_stricter, found.second_stricter) == (10, 7, 1, 2)
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    expected = 0.7 * 0.6 + 0.2 * 0.2 + 0.1 * 0.2
    assert found.kappa is not None and found.kappa.value == pytest.approx((0.7 - expected) / (1 - expected))
    assert found.ac1 == gwet_ac1(first, second, categories=Level)
    shares = [0.65, 0.2, 0.15]
    chance = sum(share * (1 - share) for share in shares) / 2
    assert found.ac1.value == pytest.approx((0.7 - chance) / (1 - chance))
    assert found.difference == pytest.approx((-2 - 1 + 1) / 10)
    assert found.kappa_interval and found.kappa_interval.low < found.kappa.value < found.kappa_interval.high
    assert found.share and (found.share.low, found.share.high) == wilson(7, 10)[:2]


def test_always_met_has_no_kappa_but_full_agreement() -> None:
    found = figures(documents(*[(MET, MET)] * 10), "K1")
    assert found.kappa is not None and found.kappa.value is None and found.kappa_interval is None
    assert found.ac1 is not None and found.ac1.value == 1 and found.ac1_interval is None
    assert found.note == "Allebei steeds hetzelfde oordeel: kappa bestaat dan niet; de overeenstemming is volledig."
    assert found.share and found.share.low < 0.75  # ten of ten is not certainty
    assert stricter(found, "rood", "blauw") == "Geen verschil."


def test_no_difference_at_all_gives_no_false_certainty() -> None:
    found = figures(documents(*[(MET, MET), (PARTLY, PARTLY)] * 3), "K1")
    assert found.kappa and found.kappa.value == 1 and found.kappa_interval is None and found.ac1_interval is None
    assert found.note.startswith("Geen enkel verschil")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_below_three_it_refuses(number: int) -> None:
    found = figures(documents(*[(MET, NOT)] * number), "K1")
    assert (found.kappa, found.ac1, found.share) == (None, None, None)
    assert found.refused.startswith("Te weinig om te vergelijken") and found.note == found.refused
    assert figures_together([]).refused


@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=1))
def test_the_quick_figures_are_those_of_the_slow_ones(pairs: list[tuple[Level, Level]]) -> None:
    assert ac1_of_counts(Counter(pairs), 3) == pytest.approx(_slow_ac1(pairs))
    assert kappa_of_counts(Counter(pairs)) == kappa_of(pairs)


def _slow_ac1(pairs: list[tuple[Level, Level]]) -> float | None:
    """Three times as many units of the same sort: AC1 is the same, and three are enough for the checked function."""
    thrice = pairs * 3
    return gwet_ac1([one for one, _ in thrice], [other for _, other in thrice], categories=Level).value


@settings(deadline=None)
@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=3, max_size=8), st.randoms())
def test_the_order_of_the_documents_changes_nothing(pairs: list[tuple[Level, Level]], chance: random.Random) -> None:
    found = figures(documents(*pairs), "K1")
    chance.shuffle(pairs)
    other = figures(documents(*pairs), "K1")
    assert (other.kappa_interval, other.ac1_interval, other.share) == (
        found.kappa_interval,
        found.ac1_interval,
        found.share,
    )


@settings(deadline=None)
@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=3, max_size=8))
def test_swapping_the_judges_swaps_only_who_is_stricter(pairs: list[tuple[Level, Level]]) -> None:
    one, other = (figures(documents(*each), "K1") for each in (pairs, [(b, a) for a, b in pairs]))
    assert (one.same, one.first_stricter, one.second_stricter) == (
        other.same,
        other.second_stricter,
        other.first_stricter,
    )
    assert one.difference == pytest.approx(-(other.difference or 0))
    assert one.same + one.first_stricter + one.second_stricter == one.n
    assert (one.kappa and one.kappa.value) == pytest.approx(other.kappa and other.kappa.value)


def test_who_is_stricter_in_words() -> None:
    found = figures(documents((NOT, MET), (PARTLY, MET), (MET, PARTLY), (MET, MET)), "K1")
    assert stricter(found, "rood", "blauw") == "rood gaf 2 keer een lager oordeel, blauw 1 keer."
    even = figures(documents((NOT, MET), (MET, PARTLY), (MET, MET)), "K1")
    assert stricter(even, "rood", "blauw") == "Even vaak: elk gaf 1 keer een lager oordeel."


def test_all_criteria_together_count_every_pair_once() -> None:
    found = figures_together(
        [Beside(f"D{n}", 1, {"K1": (MET, MET), "K2": (MET, NOT if n else MET)}, ()) for n in range(5)]
    )
    assert (found.criterion, found.n, found.pairs, found.same, found.second_stricter) == (ALL, 5, 10, 6, 4)
    assert found.share and found.share.low >= 0.5  # whole documents are drawn: at least half of each is alike


def both(first: dict[str, Level], second: dict[str, Level], *more: History) -> Judged:
    histories = {"rood": judged("rood", first), "blauw": judged("blauw", second, start=20)}
    return Judged("D01", 1, histories | {f"derde{n}": one for n, one in enumerate(more)})


def test_only_what_both_finished_is_laid_side_by_side() -> None:
    whole, half = {"K1": MET, "K2": NOT}, {"K1": MET}
    assert side_by_side([both(whole, half)], "rood", "blauw", IDS) == ()
    [found] = side_by_side([both(whole, {"K1": MET, "K2": PARTLY})], "rood", "blauw", IDS)
    assert found.pairs == {"K1": (MET, MET), "K2": (NOT, PARTLY)}
    [difference] = found.differences
    assert (difference.criterion, difference.first.level, difference.second.level) == ("K2", NOT, PARTLY)
    assert not difference.settled


def test_what_was_agreed_after_talking_settles_but_changes_no_figure() -> None:
    document = both({"K1": MET, "K2": NOT}, {"K1": MET, "K2": PARTLY})
    talked = document.histories["rood"].add(judgement("K2", PARTLY, "rood", 60))
    after = document._replace(histories={**document.histories, "rood": talked})
    [found] = side_by_side([after], "rood", "blauw", IDS)
    assert found.pairs["K2"] == (NOT, PARTLY)
    assert found.differences[0].settled and found.differences[0].now == (PARTLY, PARTLY)


def test_every_pair_of_levels_is_counted() -> None:
    found = {
        (one.first, one.second): one.times for one in confusion(documents((MET, MET), (MET, NOT), (MET, MET)), "K1")
    }
    assert found[MET, MET] == 2 and found[MET, NOT] == 1 and sum(found.values()) == 3 and len(found) == 9
    assert confusion(documents((MET, MET)), "K9")[0].times == 0


def test_who_finished_most_comes_first() -> None:
    whole, half = {"K1": MET, "K2": NOT}, {"K1": MET}
    pile = [both(whole, half), both(whole, whole), both(half, half)]
    assert judges_of(pile, IDS) == ("rood", "blauw")
