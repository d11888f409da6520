"""The answers behind the DIALOG scores of the invented sample: eight life areas and three questions about the help.

The score that a row already has stays; its eight answers are drawn around it, and then moved in whole steps until their
mean is that score. The stream of random numbers is one of its own, so that no other number of the sample depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

LIFE: Final = tuple(f"d{n:02d}" for n in range(1, 9))
CARE: Final = ("d09", "d10", "d11")
ITEMS: Final = tuple(f"item_{n}" for n in range(1, len(LIFE) + len(CARE) + 1))
LOW, HIGH = 1, 7
_STREAM = 11  # beside the seed and the number of the cohort

# In points of an answer. What life areas have on top of the score of the whole adds up to nought.
ANSWERS: Final[Mapping[str, Mapping[str, float]]] = {
    "dialog_gebied_begin": dict(zip(LIFE, (-0.2, 0.1, -0.7, 0.2, 0.0, 0.3, 0.0, 0.3), strict=True)),
    "dialog_gebied_verandering": dict(zip(LIFE, (0.0, -0.2, -0.5, 0.5, 0.3, -0.3, 0.1, 0.1), strict=True)),
    "dialog_antwoorden": {
        "hulp_begin": 5.0,
        "hulp_verandering": 0.3,
        "tussen_clienten": 0.8,
        "ruis": 0.6,
        "kans_leeg": 0.02,
    },
}


def with_answers(rows: Sequence[Sequence[object]], seed: tuple[int, int]) -> Iterator[tuple[object, ...]]:
    """The rows of one cohort, each with eleven more cells; only those of DIALOG have answers in them."""
    draw = np.random.default_rng((*seed, _STREAM))
    own: dict[object, np.ndarray] = {}
    for row in rows:
        client, wave, measure, score = row[3], row[4], row[7], row[8]
        if measure != "dialog":
            yield (*row, *[""] * len(ITEMS))
            continue
        if client not in own:
            own[client] = draw.normal(0, ANSWERS["dialog_antwoorden"]["tussen_clienten"], len(ITEMS))
        yield (*row, *_life(draw, own[client], wave, score), *_care(draw, own[client], wave))


def _life(draw: np.random.Generator, own: np.ndarray, wave: object, score: object) -> list[object]:
    """Eight answers of which the mean is the score; without a score some of them are empty."""
    known = isinstance(score, float)
    whole = float(score) if isinstance(score, float) else float(draw.normal(4.2, 1.0))
    moved = 0.0 if wave == "voormeting" else 1.0
    begin, change = (np.array(list(ANSWERS[f"dialog_gebied_{name}"].values())) for name in ("begin", "verandering"))
    noise = draw.normal(0, ANSWERS["dialog_antwoorden"]["ruis"], len(LIFE))
    wanted = whole + begin + moved * change + own[: len(LIFE)] + noise
    given = np.clip(np.round(wanted), LOW, HIGH)
    total = min(max(round(whole * len(LIFE)), LOW * len(LIFE)), HIGH * len(LIFE))
    while (lacking := total - int(given.sum())) != 0:
        step = 1 if lacking > 0 else -1
        room = given < HIGH if step > 0 else given > LOW
        given[int(np.argmax(np.where(room, step * (wanted - given), -np.inf)))] += step
    empty = set() if known else set(draw.choice(len(LIFE), int(draw.integers(1, 4)), replace=False).tolist())
    return ["" if place in empty else int(one) for place, one in enumerate(given)]


def _care(draw: np.random.Generator, own: np.ndarray, wave: object) -> list[object]:
    truth = ANSWERS["dialog_antwoorden"]
    level = truth["hulp_begin"] + (0.0 if wave == "voormeting" else truth["hulp_verandering"])
    wanted = level + own[len(LIFE) :] + draw.normal(0, truth["ruis"], len(CARE))
    given = [int(one) for one in np.clip(np.round(wanted), LOW, HIGH)]
    return ["" if draw.random() < truth["kans_leeg"] else one for one in given]
