"""Invented data for every chart: ordinary ones, and by chance as nasty as they come."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pandas as pd

from herstelwerk import charts
from herstelwerk.charts.chart import Chart
from herstelwerk.outcomes.result import Estimate

NAMES = (
    "K1",
    "Wonen",
    "Cohort 2023-01",
    "Regio Zuidoost-Brabant en omstreken, avondgroep met ervaringsdeskundigen",
    "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkersbegeleiding",
    "kosten $5 en $10 per keer_^{2}",
    'groep met <tekens> & "aanhalingstekens"',
    "",
    "   ",
    "één ëën çà 😀 日本",
    "regel\neen en\ttwee\x07",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 4,
)


def names(rng: np.random.Generator, count: int, nasty: bool) -> list[str]:
    """Names that differ; nasty ones also in how they are written."""
    if not nasty:
        return [f"Cohort 2023-{i + 1:02d}" for i in range(count)]
    return [f"{NAMES[int(rng.integers(len(NAMES)))]}{i if rng.random() < 0.9 else f' {i}'}" for i in range(count)]


def size(rng: np.random.Generator, nasty: bool) -> float:
    return float(10.0 ** rng.integers(-4, 8)) if nasty else 1.0


def few(rng: np.random.Generator, count: int, nasty: bool) -> np.ndarray:
    """Numbers of people; the first is enough to be shown."""
    made = rng.integers(0, 60, count) if nasty else rng.integers(20, 90, count)
    made[:3] = np.maximum(made[:3], [10**7 if nasty and rng.random() < 0.3 else 30, 25, 25][:count])
    return made


def forest(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    scale = size(rng, nasty)
    value = rng.normal(0.5, 1.0 if nasty else 0.2, count) * scale
    half = np.abs(rng.normal(0.3, 0.1, count)) * scale * (100.0 if nasty and rng.random() < 0.3 else 1.0)
    frame = pd.DataFrame(
        {"cohort": names(rng, count, nasty), "value": value, "low": value - half, "high": value + half}
    )
    frame["n"], frame["weight"] = few(rng, count, nasty), 1 / half**2
    if nasty and count > 2:
        frame.loc[2, ["value", "low", "high"]] = np.nan
    pooled = Estimate("g", float(value.mean()), float(value.mean() - scale), float(value.mean() + scale), count, "")
    ahead = (float(value.mean() - 2 * scale), float(value.mean() + 2 * scale))
    return charts.forest(frame, pooled, prediction=ahead, tau2=0.04 * scale, i2=35, measure=names(rng, 1, nasty)[0])


def likert(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    answers = int(rng.integers(2, 12)) if nasty else 5
    table = rng.multinomial(60, rng.dirichlet(np.full(answers, 0.5)), count)
    if nasty:
        table[1:] *= rng.integers(0, 2, count)[1:, None]
    columns = (
        names(rng, answers, nasty) if nasty else ["helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"]
    )
    frame = pd.DataFrame(table, index=names(rng, count, nasty), columns=columns)
    return charts.likert(frame, full=bool(rng.random() < 0.5), sort=bool(rng.random() < 0.7))


def attrition(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    steps = names(rng, max(count, 2), nasty)
    start = int(rng.integers(10, 10**6)) if nasty else 148
    numbers = [start]
    for _ in steps[1:]:
        numbers.append(int(numbers[-1] * rng.uniform(0.0 if nasty else 0.7, 1.05)))
    reasons = {}
    for name, before, after in zip(steps[1:], numbers, numbers[1:], strict=False):
        if before > after:
            reasons[name] = dict.fromkeys(names(rng, 3, nasty), (before - after) // 3)
    return charts.attrition(dict(zip(steps, numbers, strict=True)), reasons)


def agreement(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    frame = pd.DataFrame({"criterion": names(rng, count, nasty), "n": few(rng, count, nasty)})
    for name, top in (("percent", 100.0), ("kappa", 1.0), ("ac1", 1.0)):
        middle = rng.uniform(0 if name == "percent" else -top if nasty else 0.2 * top, top, count)
        frame[name] = middle
        frame[f"{name}_low"], frame[f"{name}_high"] = middle - 0.2 * top, np.minimum(top, middle + 0.2 * top)
    frame["stricter"] = rng.uniform(-30, 30, count)
    if nasty:
        frame.loc[frame.index[1:2], ["kappa", "kappa_low", "kappa_high"]] = np.nan
    first, second = ("lezer " + one for one in names(rng, 2, nasty))
    return charts.agreement(frame, first=first, second=second)


def competencies(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    before = rng.uniform(1, 4, count)
    now = np.clip(before + rng.normal(0.5, 0.5, count), 1, 5)
    frame = pd.DataFrame({"statement": names(rng, count, nasty), "before": before, "now": now})
    frame["then"], frame["n"] = np.clip(before - rng.uniform(0, 1, count), 1, 5), few(rng, count, nasty)
    frame["low"], frame["high"] = now - before - 0.3, now - before + 0.3
    frame["block"] = [NAMES[i // 3 % len(NAMES)] if nasty else f"Blok {i // 3}" for i in range(count)]
    if nasty:
        frame.loc[frame.index[1:2], "then"] = np.nan
    return charts.competencies(frame, scale=(1, 5), measure=names(rng, 1, nasty)[0])


def life_areas(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    groups = int(rng.integers(1, 9)) if nasty else 3
    scale = size(rng, nasty)
    areas, cohorts = names(rng, min(count, 12), nasty), names(rng, groups, nasty)
    rows = []
    for number, area in enumerate(areas):
        for group, n in zip(cohorts, few(rng, groups, nasty), strict=True):
            value = rng.normal(0.3, 0.4) * scale
            if not (nasty and number and rng.random() < 0.1):
                rows.append((area, group, value, value - 0.3 * scale, value + 0.3 * scale, n))
    return charts.life_areas(pd.DataFrame(rows, columns=["area", "group", "value", "low", "high", "n"]))


def before_after(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    before, after, scale = _pairs(rng, count, nasty)
    moved = after - before
    n = int((~np.isnan(moved)).sum())
    mean, half = float(np.nanmean(moved)), 2 * float(np.nanstd(moved)) / np.sqrt(n)
    moments = ("Begin", "Einde") if not nasty else tuple(names(rng, 2, True))
    return charts.before_after(
        before,
        after,
        Estimate("verandering", mean, mean - half, mean + half, n, ""),
        scale=scale,
        measure=names(rng, 1, nasty)[0],
        names=(moments[0], moments[1]),
        people=bool(rng.random() < 0.8),
    )


def by_team(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    by = size(rng, nasty)
    rows = []
    for number, (team, n) in enumerate(zip(names(rng, count + 3, nasty), few(rng, count + 3, nasty), strict=True)):
        x = float(rng.uniform(1, 5)) * (by if nasty else 1.0)
        rows += [(f"{team} {number}", x, float(rng.normal(2, 5)) * by) for _ in range(min(int(n), 40))]
    frame = pd.DataFrame(rows, columns=["team", "x", "value"])
    ends = np.array([frame["x"].min(), frame["x"].max()])
    line = pd.DataFrame({"x": ends, "value": [1 * by, 3 * by], "low": [-by, by], "high": [3 * by, 5 * by]})
    across, up = names(rng, 2, nasty)
    return charts.by_team(frame, x_name=across, y_name=up, line=line if rng.random() < 0.7 else None)


def reliable_change(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    before, after, scale = _pairs(rng, count, nasty)
    wide = scale[1] - scale[0]
    return charts.reliable_change(
        before,
        after,
        threshold=0.13 * wide,
        cutoff=scale[0] + 0.6 * wide if rng.random() < 0.7 else None,
        scale=scale,
        measure=names(rng, 1, nasty)[0],
        higher_is_better=bool(rng.random() < 0.5),
    )


def _pairs(rng: np.random.Generator, count: int, nasty: bool) -> tuple[np.ndarray, np.ndarray, tuple[float, float]]:
    n = 12 + 8 * count
    by = size(rng, nasty)
    before = np.clip(rng.normal(20, 7, n), 0, 40)
    after = np.clip(before + rng.normal(5, 7, n), 0, 40)
    if nasty:
        if rng.random() < 0.3:
            before, after = np.round(before / 10) * 10, np.round(after / 10) * 10
        if rng.random() < 0.2:
            after = np.full(n, 20.0)
        before[: max(0, n // 10)] = np.nan
    return before * by, after * by, (0.0, 40.0 * by)


def process(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    n = 3 + count * (12 if nasty and rng.random() < 0.3 else 1)
    by = size(rng, nasty)
    values = (rng.normal(80, 5, n) if not nasty or rng.random() < 0.7 else np.full(n, 80.0)) * by
    if nasty and n > 6:
        values[4] = np.nan
        values[5] *= 100
    centre = 80.0 * by
    tight = 0.01 if nasty and rng.random() < 0.3 else 15.0
    limits = {} if rng.random() < 0.2 else {"lower": centre - tight * by, "upper": centre + tight * by}
    return charts.process(
        values,
        centre=centre,
        **limits,
        baseline=max(3, n // 2),
        beyond=[1],
        runs=[2, 3],
        labels=names(rng, n, True) if nasty and rng.random() < 0.5 else None,
        measure=names(rng, 1, nasty)[0],
        moment="week",
        unit=" %",
    )


def trajectories(rng: np.random.Generator, count: int, nasty: bool) -> Chart:
    sessions = int(rng.integers(1, 45)) if nasty else 12
    step = float(rng.choice([1, 1, 0.5, 7])) if nasty else 1.0
    rows = []
    for number, cohort in enumerate(names(rng, count, nasty)):
        clients = int(rng.integers(3, 40)) if nasty and number else int(rng.integers(30, 45))
        for client in range(clients):
            start, stop = rng.normal(19, 6), min(int(rng.geometric(0.08)), sessions)
            for session in range(1, stop + 1):
                score = float(np.clip(start + session + rng.normal(0, 3), 0, 40))
                rows.append((cohort, f"{client}", session * step, score if rng.random() < 0.97 else np.nan))
    frame = pd.DataFrame(rows, columns=["cohort", "client", "session", "score"])
    return charts.trajectories(frame, measure=names(rng, 1, nasty)[0], scale=(0, 40), cutoff=25)


ALL: dict[str, Callable[[np.random.Generator, int, bool], Chart]] = {
    "agreement": agreement,
    "attrition": attrition,
    "before_after": before_after,
    "by_team": by_team,
    "competencies": competencies,
    "forest": forest,
    "life_areas": life_areas,
    "likert": likert,
    "process": process,
    "reliable_change": reliable_change,
    "trajectories": trajectories,
}


def anew(name: str, seed: int = 1, count: int = 6) -> Chart:
    return ALL[name](np.random.default_rng(seed), count, False)


@lru_cache(maxsize=64)
def ordinary(name: str) -> Chart:
    """An ordinary one, made once: only to look at."""
    return anew(name)
