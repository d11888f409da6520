"""Five invented designs beside lme4, lmerTest and pbkrtest themselves; skipped where R is not installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from herstelwerk.outcomes.mixed import Random, fit_mixed, kenward_roger

from .designs import Drawn, designs

SCRIPT = """
suppressMessages({library(lmerTest); library(pbkrtest)})
a <- commandArgs(TRUE); d <- read.csv(a[1])
m <- lmer(as.formula(a[2]), d, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9)))
row <- function(x) paste0("[", paste(formatC(x, digits = 12, format = "g"), collapse = ","), "]")
s <- coef(summary(m)); k <- coef(summary(m, ddf = "Kenward-Roger"))
cat("{\\"loglik\\":", row(as.numeric(logLik(m))), ",\\"sigma\\":", row(sigma(m)), ",\\"b\\":", row(s[, 1]), ",\\"se\\":", row(s[, 2]),
    ",\\"df\\":", row(s[, 3]), ",\\"kr_se\\":", row(k[, 2]), ",\\"kr_df\\":", row(k[, 3]), "}")
"""
DESIGNS = designs()


@cache
def has_r() -> bool:
    if shutil.which("Rscript") is None:
        return False
    asked = "quit(status = !all(c('lme4', 'lmerTest', 'pbkrtest') %in% rownames(installed.packages())))"
    return subprocess.run(["Rscript", "-e", asked], capture_output=True).returncode == 0


def in_r(drawn: Drawn, folder: Path) -> dict[str, list[float]]:
    drawn.frame.to_csv(folder / "data.csv", index=False)
    command = ["Rscript", "-e", SCRIPT, str(folder / "data.csv"), drawn.formula]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", DESIGNS)
def test_effects_errors_and_degrees_of_freedom(name: str, tmp_path: Path) -> None:
    if not has_r():
        pytest.skip("R with lme4, lmerTest and pbkrtest is not installed")
    drawn = DESIGNS[name]
    model = fit_mixed(drawn.frame, drawn.outcome, drawn.fixed, drawn.groups, nested=drawn.nested)
    theirs = in_r(drawn, tmp_path)
    assert model.loglik == pytest.approx(theirs["loglik"][0], abs=1e-5)
    assert model.sigma == pytest.approx(theirs["sigma"][0], rel=1e-5)
    for place, one in enumerate(model.fixed):
        assert one.value == pytest.approx(theirs["b"][place], rel=1e-5)
        assert one.more["SE"] == pytest.approx(theirs["se"][place], rel=1e-4)
        assert one.more["df"] == pytest.approx(theirs["df"][place], rel=1e-2)
    for place, one in enumerate(kenward_roger(model) if not model.singular else ()):
        assert one.more["SE"] == pytest.approx(theirs["kr_se"][place], rel=1e-4)
        assert one.more["df"] == pytest.approx(theirs["kr_df"][place], rel=1e-2)


def test_statsmodels_has_the_same_optimum_of_a_simple_model() -> None:
    """Its effects and variances agree; its standard errors are not compared: they come from another, rougher Hessian."""
    formula = pytest.importorskip("statsmodels.formula.api")
    drawn = DESIGNS["slope_and_team"]
    theirs = formula.mixedlm("score ~ log_session", drawn.frame, groups="client", re_formula="~log_session").fit()
    model = fit_mixed(drawn.frame, "score", "log_session", Random("client", ("log_session",)))
    assert model.loglik == pytest.approx(theirs.llf, abs=1e-3)
    assert [one.value for one in model.fixed] == pytest.approx(list(theirs.fe_params), rel=1e-4)
