"""Times a mixed model of sessions in clients in teams beside statsmodels and, where R is, lme4 and lmerTest.

    python benchmarks/mixed.py [--clients 4000] [--teams 85] [--runs 5] [--quick] [--markdown]

The same rows for all, in one run, one after the other in turn: minimum and median of wall time. The model is
`score ~ log_session + (1 + log_session | client) + (1 | team)`. statsmodels cannot fit correlated slopes below the top
level; it gets the closest model it has (slope and intercept per client as loose variance components), and is given
what it needs not to lose the intercept of the team (`re_formula="1"`). What is compared in figures: log-likelihood,
standard errors and degrees of freedom beside lmerTest. Nothing here passes or fails on a time.
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

import numpy as np
import pandas as pd
from measure import machine
from table import Row, as_markdown, as_text

from herstelwerk.outcomes.mixed import MixedModel, Random, fit_mixed

GROUPS = (Random("client", ("log_session",)), Random("team"))
IN_R = """
suppressMessages(library(lmerTest))
a <- commandArgs(TRUE); d <- read.csv(a[1]); f <- score ~ log_session + (1 + log_session | client) + (1 | team)
timed <- function(what) { s <- proc.time()[["elapsed"]]; m <- what(); list(m, proc.time()[["elapsed"]] - s) }
fit <- c(); all <- c()
for (i in seq_len(as.integer(a[2]))) {
  fit <- c(fit, timed(function() lme4::lmer(f, d))[[2]])
  one <- timed(function() { m <- lmer(f, d); list(m, coef(summary(m))) }); all <- c(all, one[[2]])
}
tight <- lmer(f, d, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9)))
m <- one[[1]][[1]]; s <- one[[1]][[2]]; t <- coef(summary(tight))
row <- function(x) paste0("[", paste(formatC(x, digits = 12, format = "g"), collapse = ","), "]")
cat("{\\"fit\\":", row(fit), ",\\"all\\":", row(all), ",\\"loglik\\":", row(as.numeric(logLik(m))),
    ",\\"se\\":", row(t[, 2]), ",\\"df\\":", row(t[, 3]),
    ",\\"early_se\\":", row(s[, 2]), ",\\"early_df\\":", row(s[, 3]), "}")
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    options = _options(arguments)
    frame = sessions(options.clients, options.teams, 1)
    seconds, model = timed(lambda: fit_mixed(frame, "score", "log_session", GROUPS), options.runs)
    rows = [
        Row(f"{len(frame)} sessions of {options.clients} clients in {options.teams} teams; {machine()}"),
        Row("herstelwerk: fit, standard errors, df, intervals (s)", spread(seconds), f"loglik {model.loglik:.4f}"),
        *beside_statsmodels(frame, 1 if options.quick else options.runs, seconds),
        *beside_r(frame, options.runs, seconds, model),
    ]
    print((as_markdown if options.markdown else as_text)(rows))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mixed.py", description="Times a mixed model beside its peers.")
    parser.add_argument("--clients", type=int, default=4000)
    parser.add_argument("--teams", type=int, default=85)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="statsmodels once only")
    parser.add_argument("--markdown", action="store_true")
    return parser.parse_args(arguments)


def sessions(clients: int, teams: int, seed: int) -> pd.DataFrame:
    """Two to thirteen invented sessions per client: about 30,000 for 4,000 clients."""
    draw = np.random.default_rng(seed)
    team, many = draw.integers(0, teams, clients), draw.integers(2, 14, clients)
    client = np.repeat(np.arange(clients), many)
    log = np.log(np.concatenate([np.arange(1, one + 1) for one in many]))
    own = draw.normal(size=(clients, 2)) @ np.array([[2.0, 0.3], [0.0, 0.8]])
    score = 20.0 + 2.0 * log + own[client, 0] + own[client, 1] * log
    score += draw.normal(size=teams)[team[client]] + 2.5 * draw.normal(size=len(client))
    return pd.DataFrame({"client": client, "team": team[client], "log_session": log, "score": score})


def timed(fit: Callable[[], MixedModel], runs: int) -> tuple[list[float], MixedModel]:
    """Wall seconds per run, and the last model; one run goes before, untimed."""
    model, found = fit(), []
    for _ in range(runs):
        start = time.perf_counter()
        model = fit()
        found.append(time.perf_counter() - start)
    return found, model


def beside_statsmodels(frame: pd.DataFrame, runs: int, ours: list[float]) -> list[Row]:
    """statsmodels on the closest model it can fit."""
    import statsmodels.formula.api as smf

    parts = {"client": "0 + C(client)", "slope": "0 + C(client):log_session"}
    found, loglik = [], 0.0
    for _ in range(runs):
        start = time.perf_counter()
        model = smf.mixedlm("score ~ log_session", frame, groups="team", re_formula="1", vc_formula=parts)
        loglik = float(model.fit().llf)
        found.append(time.perf_counter() - start)
    told = f"loglik {loglik:.4f} (no correlation below the top level); {ratio(found, ours)}"
    return [Row("statsmodels: nearest model (s)", spread(found), told)]


def beside_r(frame: pd.DataFrame, runs: int, ours: list[float], model: MixedModel) -> list[Row]:
    """lme4 alone, and lmerTest with its summary, in one R process; reading the file is not timed."""
    if shutil.which("Rscript") is None:
        return [Row("lme4, lmerTest", "skipped", "Rscript is not here")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sessions.csv"
        frame.to_csv(path, index=False)
        done = subprocess.run(["Rscript", "-e", IN_R, str(path), str(runs)], capture_output=True, text=True)
    if done.returncode:
        return [Row("lme4, lmerTest", "skipped", done.stderr.strip().splitlines()[-1] if done.stderr else "failed")]
    told = json.loads(done.stdout)
    loglik = f"loglik {told['loglik'][0]:.4f}; {ratio(told['fit'], ours)}"
    return [
        Row("lme4: fit only (s)", spread(told["fit"]), loglik),
        Row("lmerTest: fit and summary (s)", spread(told["all"]), ratio(told["all"], ours)),
        Row("largest relative difference in standard errors", *apart(model, "SE", told["se"], told["early_se"])),
        Row("largest relative difference in degrees of freedom", *apart(model, "df", told["df"], told["early_df"])),
    ]


def apart(model: MixedModel, what: str, tight: list[float], early: list[float]) -> tuple[str, str]:
    """The largest relative difference to lmerTest stopped late, and stopped where lme4 stops by itself."""
    ours = [float(one.more[what] or 0.0) for one in model.fixed]
    most = [max(abs(a / b - 1.0) for a, b in zip(ours, theirs, strict=True)) for theirs in (tight, early)]
    return f"{most[0]:.1e}", f"beside lmerTest searched to 1e-9; {most[1]:.1e} beside its default, which stops earlier"


def spread(seconds: Sequence[float]) -> str:
    """Minimum / median of the runs."""
    return f"{min(seconds):.3f} / {statistics.median(seconds):.3f}"


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    """How many times as long the peer takes: by minimum and by median."""
    return f"{min(theirs) / min(ours):.1f} × / {statistics.median(theirs) / statistics.median(ours):.1f} × ours"


if __name__ == "__main__":
    sys.exit(main())
