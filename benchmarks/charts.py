"""Times every chart beside matplotlib's own plainest plot of the same data; all figures come from one run.

    python benchmarks/charts.py [--times 5] [--markdown]

A chart is timed from data to PNG bytes at print size (16 cm, 150 dpi), with its words and its table; the peer draws the
same data with one plain call and saves a PNG of the same size. The minimum of the runs is quoted, after one that warms
up. Nothing here passes or fails on a time.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from measure import machine
from table import Row, as_markdown, as_text

from herstelwerk import charts
from herstelwerk.outcomes.result import Estimate

_DPI = 150
_Draw = Callable[[Figure], object]


def _cohorts(rng: np.random.Generator, count: int) -> pd.DataFrame:
    value, half = rng.normal(0.8, 0.15, count), rng.uniform(0.1, 0.25, count)
    names = [f"Cohort 2023-{k + 1:02d}" for k in range(count)]
    frame = pd.DataFrame({"cohort": names, "value": value, "low": value - half, "high": value + half})
    frame["n"], frame["weight"] = rng.integers(60, 200, count), 1 / half**2
    return frame


def _sessions(rng: np.random.Generator, cohorts: int, clients: int, sessions: int) -> pd.DataFrame:
    stop = np.minimum(rng.geometric(0.09, cohorts * clients), sessions)
    client = np.repeat(np.arange(cohorts * clients), stop)
    session = np.concatenate([np.arange(1, last + 1) for last in stop])
    start = rng.normal(19, 6, cohorts * clients)[client]
    score = np.clip(start + 0.8 * session + rng.normal(0, 3, client.size), 0, 40)
    cohort = [f"Cohort 2023-{k + 1:02d}" for k in range(cohorts)]
    return pd.DataFrame(
        {"cohort": np.array(cohort)[client // clients], "client": client, "session": session, "score": score}
    )


def _rows(rng: np.random.Generator) -> dict[str, tuple[Callable[[], charts.Chart], _Draw]]:
    frame = _cohorts(rng, 12)
    pooled = Estimate("g", 0.8, 0.7, 0.9, 12, "")
    statements = [f"Stelling {k + 1} over de training" for k in range(12)]
    answers = ["helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"]
    counts = pd.DataFrame(rng.multinomial(60, [0.05, 0.1, 0.2, 0.4, 0.25], 12), index=statements, columns=answers)
    steps = {"Aangemeld": 148, "Gestart": 132, "Voormeting": 127, "Afgerond": 109, "Nameting": 98, "Follow-up": 74}
    twelve = np.arange(12)
    low = rng.uniform(0.3, 0.8, 12)
    judged = pd.DataFrame({"criterion": statements, "n": 60, "percent": 100 * low + 10, "kappa": low, "ac1": low + 0.1})
    for name, half in (("percent", 8.0), ("kappa", 0.2), ("ac1", 0.1)):
        judged[f"{name}_low"], judged[f"{name}_high"] = judged[name] - half, judged[name] + half
    grown = pd.DataFrame({"statement": statements, "before": 2 + low, "then": 1.7 + low, "now": 3 + low, "n": 40})
    fields = pd.DataFrame(
        [(f"Gebied {a}", f"Cohort {g}", rng.normal(0.3, 0.3), -0.2, 0.6, 40) for a in range(10) for g in range(5)],
        columns=["area", "group", "value", "low", "high", "n"],
    )
    table = fields["value"].to_numpy().reshape(10, 5)
    return {
        "forest, 12 cohorts": (
            lambda: charts.forest(frame, pooled, prediction=(0.5, 1.1), tau2=0.01, i2=20),
            lambda f: f.subplots().errorbar(frame["value"], twelve, xerr=(frame["high"] - frame["low"]) / 2, fmt="s"),
        ),
        "likert, 12 statements": (
            lambda: charts.likert(counts),
            lambda f: counts.plot.barh(stacked=True, ax=f.subplots()),
        ),
        "attrition, 6 steps": (
            lambda: charts.attrition(steps),
            lambda f: f.subplots().barh(list(steps), list(steps.values())),
        ),
        "agreement, 12 criteria": (
            lambda: charts.agreement(judged),
            lambda f: f.subplots().errorbar(judged["kappa"], twelve, xerr=0.2, fmt="s"),
        ),
        "competencies, 12 statements": (
            lambda: charts.competencies(grown, scale=(1, 5)),
            lambda f: f.subplots().plot(grown[["before", "then", "now"]], "o"),
        ),
        "life areas, 10 x 5": (lambda: charts.life_areas(fields), lambda f: f.subplots().imshow(table)),
    }


def _people(rng: np.random.Generator) -> dict[str, tuple[Callable[[], charts.Chart], _Draw]]:
    before = np.clip(rng.normal(20, 7, 200), 0, 40)
    after = np.clip(before + rng.normal(6, 6, 200), 0, 40)
    change = Estimate("verandering", float(np.mean(after - before)), 5.0, 7.0, 200, "")
    weeks = rng.normal(80, 5, 52)
    data = _sessions(rng, 12, 190, 12)
    wide = data.groupby(["session", "cohort"])["score"].median().unstack()
    return {
        "before and after, 200 people": (
            lambda: charts.before_after(before, after, change, scale=(0, 40), measure="ORS"),
            lambda f: f.subplots().violinplot([before, after]),
        ),
        "reliable change, 200 people": (
            lambda: charts.reliable_change(before, after, threshold=5, cutoff=25, scale=(0, 40), measure="ORS"),
            lambda f: f.subplots().scatter(before, after),
        ),
        "process, 52 weeks": (
            lambda: charts.process(weeks, centre=80, lower=65, upper=95, baseline=20, measure="%", moment="week"),
            lambda f: f.subplots().plot(weeks, "o-"),
        ),
        f"trajectories, 12 cohorts, {len(data):,} rows": (
            lambda: charts.trajectories(data, measure="ORS", scale=(0, 40), cutoff=25),
            lambda f: [axes.plot(wide[name]) for axes, name in zip(f.subplots(4, 3).flat, wide, strict=True)],
        ),
    }


def _best(call: Callable[[], object], times: int) -> float:
    call()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return min(found)


def _plain(draw: _Draw, size: tuple[float, float]) -> bytes:
    figure = Figure(figsize=size)
    draw(figure)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=_DPI)
    return out.getvalue()


def measure(times: int) -> list[Row]:
    """All rows of the table."""
    rng = np.random.default_rng(1)
    rows, total = [], 0.0
    for what, (make, peer) in {**_rows(rng), **_people(rng)}.items():
        wide, high = make().figure.get_size_inches()
        ours = _best(lambda make=make: make().render("png", dpi=_DPI), times)  # type: ignore[misc]
        theirs = _best(lambda peer=peer, size=(wide, high): _plain(peer, size), times)  # type: ignore[misc]
        total += ours
        rows.append(Row(what, f"{ours:.2f} s", f"plain matplotlib {theirs:.2f} s; {ours / theirs:.1f} times"))
    return [*rows, Row("all ten, one after another", f"{total:.2f} s")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=5, help="runs of each, of which the fastest counts (5)")
    parser.add_argument("--markdown", action="store_true", help="print the table ready to paste")
    options = parser.parse_args()
    facts = machine()
    rows = measure(max(1, options.times))
    print(f"{facts}\n\n{as_markdown(rows) if options.markdown else as_text(rows)}")


if __name__ == "__main__":
    main()
