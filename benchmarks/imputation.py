"""Sets multiple imputation beside statsmodels and, where R is, mice: time, estimate and standard error.

    python benchmarks/imputation.py [--m 20] [--runs 5] [--quick] [--markdown]

The same data for all in one run: a hundred people over five waves, 48 % missing at the last (BtheB, from the data of
the tests). What is estimated is the effect of treatment on the last wave, given the first, pooled after Rubin. Time is
that of making the m tables: minimum / median of the runs. Because each set of m tables is a draw, the distance to mice
is told in Monte Carlo errors of both together: that of the estimate is sqrt(B / m), that of the standard error by
jackknife over imputations. mice gets as many rounds as we take; statsmodels makes one chain as it does by itself (10
rounds first, 3 between two tables), once. Nothing here passes or fails on a time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from measure import machine
from table import Row, as_markdown, as_text

from herstelwerk.outcomes.imputation import impute
from herstelwerk.outcomes.rubin import Outcome, pool_imputations, with_complete_cases

STORED = Path(__file__).resolve().parents[1] / "tests" / "data" / "reference-values.json"
ROUNDS = 20
IN_R = """
suppressMessages(library(mice))
a <- commandArgs(TRUE); d <- read.csv(a[1]); m <- as.integer(a[2]); seconds <- c()
for (method in c("norm", "pmm")) {
  times <- if (method == "norm") as.integer(a[3]) else 1
  for (i in seq_len(times)) {
    s <- proc.time()[["elapsed"]]
    imp <- mice(d, m = m, method = method, maxit = as.integer(a[4]), seed = i, printFlag = FALSE)
    took <- proc.time()[["elapsed"]] - s; seconds <- c(seconds, took)
    if (i == 1) {
      fits <- lapply(seq_len(m), function(j) {
        coef(summary(lm(last ~ treated + first, complete(imp, j))))["treated", 1:2]
      })
      est <- sapply(fits, function(x) x[1]); se <- sapply(fits, function(x) x[2])
    }
  }
  row <- function(x) paste0("[", paste(formatC(x, digits = 15, format = "g"), collapse = ","), "]")
  cat(if (method == "norm") "{" else ",", "\\"", method, "\\":{\\"seconds\\":", row(seconds), ",\\"estimates\\":",
      row(est), ",\\"variances\\":", row(se^2), "}", if (method == "pmm") "}" else "", sep = "")
  seconds <- c()
}
"""


class Found(NamedTuple):
    """What one program made of it."""

    seconds: Sequence[float]
    estimates: Sequence[float]
    variances: Sequence[float]

    @property
    def pooled(self) -> tuple[float, float]:
        """Estimate and standard error."""
        return _pooled(self.estimates, self.variances)

    @property
    def errors(self) -> tuple[float, float]:
        """Monte Carlo errors of both."""
        m = len(self.estimates)
        without = [
            _pooled([*self.estimates[:i], *self.estimates[i + 1 :]], [*self.variances[:i], *self.variances[i + 1 :]])[1]
            for i in range(m)
        ]
        jackknife = float(np.sqrt((m - 1) / m * np.sum((np.array(without) - np.mean(without)) ** 2)))
        return float(np.std(self.estimates, ddof=1) / np.sqrt(m)), jackknife


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    options = _options(arguments)
    frame = people()
    ours = of_ours(frame, options.m, options.runs)
    whole = list(with_complete_cases(impute(frame, m=2), effect))[1]
    rows = [
        Row(f"{len(frame)} people, m = {options.m}, {ROUNDS} rounds; {machine()}"),
        Row("complete cases (n = 52): estimate (SE)", told(whole.value, float(whole.more["SE"] or 0))),
        Row("herstelwerk: seconds", spread(ours.seconds)),
        Row("herstelwerk: estimate (SE)", told(*ours.pooled), monte_carlo(ours)),
        *beside_r(frame, options.m, options.runs, ours),
        *([] if options.quick else beside_statsmodels(frame, options.m, ours)),
    ]
    print((as_markdown if options.markdown else as_text)(rows))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="imputation.py", description="Sets multiple imputation beside its peers.")
    parser.add_argument("--m", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="without statsmodels, which takes half a minute")
    parser.add_argument("--markdown", action="store_true")
    return parser.parse_args(arguments)


def people() -> pd.DataFrame:
    """Treatment and background as 0/1, and five waves."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))["datasets"]["BtheB"]["columns"]
    data = pd.DataFrame(stored)
    return pd.DataFrame({
        "treated": (data["treatment"] == "BtheB").astype(float),
        "drug": (data["drug"] == "Yes").astype(float),
        "long": (data["length"] == ">6m").astype(float),
        "first": data["bdi.pre"],
        "month2": data["bdi.2m"],
        "month4": data["bdi.4m"],
        "month6": data["bdi.6m"],
        "last": data["bdi.8m"],
    }).astype(float)  # fmt: skip


def effect(frame: pd.DataFrame) -> Outcome:
    """Effect of treatment on the last wave given the first, by least squares."""
    x = np.column_stack([np.ones(len(frame)), frame["treated"], frame["first"]])
    y = frame["last"].to_numpy()
    inverse = np.linalg.inv(x.T @ x)
    b = inverse @ x.T @ y
    rest = y - x @ b
    df = len(y) - 3
    return Outcome(float(b[1]), float(rest @ rest / df * inverse[1, 1]), df)


def of_ours(frame: pd.DataFrame, m: int, runs: int) -> Found:
    """Ours; one run goes before, untimed."""
    imputed = impute(frame, m=m, rounds=ROUNDS)
    seconds = [_seconds(lambda seed=one: impute(frame, m=m, rounds=ROUNDS, seed=seed)) for one in range(runs)]  # type: ignore[misc]
    found = [effect(one) for one in imputed.frames()]
    return Found(seconds, [one.estimate for one in found], [one.variance for one in found])


def beside_r(frame: pd.DataFrame, m: int, runs: int, ours: Found) -> list[Row]:
    """mice in one R process; reading the file is not timed."""
    if shutil.which("Rscript") is None:
        return [Row("mice", "skipped", "Rscript is not here")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        frame.to_csv(path, index=False)
        command = ["Rscript", "-e", IN_R, str(path), str(m), str(runs), str(ROUNDS)]
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return [Row("mice", "skipped", done.stderr.strip().splitlines()[-1] if done.stderr else "failed")]
    read = json.loads(done.stdout)
    norm, pmm = (Found(**read[method]) for method in ("norm", "pmm"))
    return [
        Row("mice norm: seconds", spread(norm.seconds), ratio(norm, ours)),
        Row("mice norm: estimate (SE)", told(*norm.pooled), monte_carlo(norm)),
        Row("distance to mice norm, in Monte Carlo errors of both", *apart(ours, norm)),
        Row("mice pmm: estimate (SE)", told(*pmm.pooled), monte_carlo(pmm)),
    ]


def beside_statsmodels(frame: pd.DataFrame, m: int, ours: Found) -> list[Row]:
    """statsmodels' MICEData, which matches predicted means (pmm)."""
    from statsmodels.imputation.mice import MICEData

    tables: list[pd.DataFrame] = []
    np.random.seed(1)  # it draws from numpy's global generator

    def make() -> None:
        chain = MICEData(frame)
        chain.update_all(10)
        for _ in range(m):
            chain.update_all(3)
            tables.append(chain.data.copy())

    seconds = [_seconds(make)]
    found = [effect(one) for one in tables]
    theirs = Found(seconds, [one.estimate for one in found], [one.variance for one in found])
    return [
        Row("statsmodels (pmm): seconds", spread(seconds), ratio(theirs, ours)),
        Row("statsmodels (pmm): estimate (SE)", told(*theirs.pooled), monte_carlo(theirs)),
    ]


def apart(ours: Found, theirs: Found) -> tuple[str, str]:
    """How far estimate and standard error lie apart, in the Monte Carlo errors of both together."""
    both = zip(ours.pooled, theirs.pooled, ours.errors, theirs.errors, strict=True)
    estimate, error = (abs(a - b) / float(np.hypot(e, f)) for a, b, e, f in both)
    return f"{estimate:.2f} (estimate)", f"{error:.2f} (SE); 3 is the most that chance explains"


def told(estimate: float, error: float) -> str:
    """`-1.50 (2.26)`."""
    return f"{estimate:.2f} ({error:.2f})"


def monte_carlo(found: Found) -> str:
    """The Monte Carlo errors of estimate and standard error."""
    return "Monte Carlo errors {:.2f} and {:.2f}".format(*found.errors)


def spread(seconds: Sequence[float]) -> str:
    """Minimum / median of the runs."""
    return f"{min(seconds):.3f} / {statistics.median(seconds):.3f}"


def ratio(theirs: Found, ours: Found) -> str:
    """How many times as long the peer takes: by minimum and by median."""
    by_median = statistics.median(theirs.seconds) / statistics.median(ours.seconds)
    return f"{min(theirs.seconds) / min(ours.seconds):.1f} × / {by_median:.1f} × ours"


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _pooled(estimates: Sequence[float], variances: Sequence[float]) -> tuple[float, float]:
    one = pool_imputations(list(estimates), list(variances))
    return one.value, float(one.more["SE"] or 0)


if __name__ == "__main__":
    sys.exit(main())
