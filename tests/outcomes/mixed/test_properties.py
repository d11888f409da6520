"""What must hold of every mixed model: other units, other orders and other names change nothing that they should not."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.mixed import MixedModel, Random, fit_mixed, fitted, group_effects

from .designs import clients, three_levels

GROUPS = (Random("client", ("log_session",)), Random("team"))
DATA = clients(8, 8, 11)


def figures(model: MixedModel) -> list[float]:
    told = [number for one in model.fixed for number in (one.value, one.more["SE"], one.more["df"])]
    return [*map(float, told), model.loglik, *(one.variance for one in model.variances.components)]  # type: ignore[arg-type]


BASE = fit_mixed(DATA, "score", "log_session", GROUPS)


@settings(max_examples=15, deadline=None)
@given(st.floats(-1e6, 1e6), st.floats(0.001, 1000.0))
def test_shift_and_scale_of_the_outcome(shift: float, scale: float) -> None:
    model = fit_mixed(DATA.assign(score=shift + scale * DATA["score"]), "score", "log_session", GROUPS)
    assert model.fixed["log_session"].value == pytest.approx(scale * BASE.fixed["log_session"].value, rel=1e-4)
    for name in ("intercept", "log_session"):
        assert model.fixed[name].more["SE"] == pytest.approx(scale * BASE.fixed[name].more["SE"], rel=1e-4)  # type: ignore[operator]
        assert model.fixed[name].more["df"] == pytest.approx(BASE.fixed[name].more["df"], rel=1e-3)
    assert model.variances.variance("team") == pytest.approx(scale**2 * BASE.variances.variance("team"), rel=1e-3)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_order_of_rows_and_names_of_groups_change_nothing(seed: int) -> None:
    draw = np.random.default_rng(seed)
    names = draw.permutation(DATA["client"].max() + 1)
    other = DATA.assign(
        client=[f"c{names[one]}" for one in DATA["client"]], team=DATA["team"].map(lambda t: f"T{t * 7 % 8}")
    )
    model = fit_mixed(other.sample(frac=1.0, random_state=seed % 2**31), "score", "log_session", GROUPS[::-1])
    assert figures(model) == pytest.approx(figures(BASE), rel=1e-5)


@settings(max_examples=10, deadline=None)
@given(st.floats(-50.0, 50.0), st.floats(0.05, 20.0))
def test_another_unit_of_a_correlated_slope_gives_the_same_model(shift: float, scale: float) -> None:
    other = DATA.assign(log_session=shift + scale * DATA["log_session"])
    model = fit_mixed(other, "score", "log_session", GROUPS)
    slope = model.fixed["log_session"]
    assert model.loglik + np.log(scale) == pytest.approx(BASE.loglik, abs=1e-3)
    assert slope.value * scale == pytest.approx(BASE.fixed["log_session"].value, rel=1e-4)
    assert slope.more["df"] == pytest.approx(BASE.fixed["log_session"].more["df"], rel=1e-3)


def test_balanced_one_way_data_give_the_textbook_answer() -> None:
    """Balanced: tau^2 = (MSB - MSW) / m, the mean has SE sqrt(MSB / N) and k - 1 degrees of freedom."""
    draw = np.random.default_rng(3)
    values = draw.normal(size=(9, 5)) + 2.0 * draw.normal(size=(9, 1))
    between, within = 5 * values.mean(axis=1).var(ddof=1), values.var(axis=1, ddof=1).mean()
    frame = {"y": values.ravel(), "g": np.repeat(np.arange(9), 5)}
    model = fit_mixed(frame, "y", "1", Random("g"))
    assert model.variances.variance("g") == pytest.approx((between - within) / 5, rel=1e-6)
    assert model.sigma**2 == pytest.approx(within, rel=1e-6)
    mean = model.fixed["intercept"]
    assert (mean.value, mean.more["SE"]) == (
        pytest.approx(values.mean()),
        pytest.approx(np.sqrt(between / 45), rel=1e-6),
    )
    assert mean.more["df"] == pytest.approx(8.0, rel=1e-5)


def test_the_dense_likelihood_is_the_same() -> None:
    """The log-likelihood and standard errors from V itself, written out whole."""
    frame = three_levels(8).iloc[:150]
    groups = (Random("trainee"), Random("team", ("x",)), Random("cohort"))
    model = fit_mixed(frame, "score", "x", groups, nested=True)
    v = np.eye(len(frame)) * model.sigma**2
    keys = {"trainee": ["cohort", "team", "trainee"], "team": ["cohort", "team"], "cohort": ["cohort"]}
    for one in groups:
        ids = frame.groupby(keys[one.group]).ngroup().to_numpy()
        z = np.column_stack([np.ones(len(frame)), *(frame[name] for name in one.slopes)])
        names, own = one.names, np.zeros((one.size, one.size))
        for i, a in enumerate(names):
            for j, b in enumerate(names):
                own[i, j] = (
                    model.variances.variance(one.group, a) if i == j else model.variances.covariance(one.group, a, b)
                )
        v += (z @ own @ z.T) * (ids[:, None] == ids[None, :])
    x, y = np.column_stack([np.ones(len(frame)), frame["x"]]), frame["score"].to_numpy()
    inverse = np.linalg.inv(v)
    cov = np.linalg.inv(x.T @ inverse @ x)
    beta = cov @ x.T @ inverse @ y
    rest = y - x @ beta
    logs = np.linalg.slogdet(v)[1] - np.linalg.slogdet(cov)[1] + (len(y) - 2) * np.log(2 * np.pi)
    assert model.loglik == pytest.approx(-0.5 * (logs + rest @ inverse @ rest), abs=1e-6)
    assert [one.value for one in model.fixed] == pytest.approx(list(beta), rel=1e-8)
    assert [one.more["SE"] for one in model.fixed] == pytest.approx(list(np.sqrt(np.diag(cov))), rel=1e-8)
    blup = model.variances.variance("cohort") * np.array(
        [(inverse @ rest)[frame["cohort"] == one].sum() for one in frame["cohort"].unique()]
    )
    assert list(group_effects(model, "cohort")["intercept"]) == pytest.approx(list(blup), rel=1e-6)
    assert list(fitted(model)) == pytest.approx(list(y - model.sigma**2 * inverse @ rest), rel=1e-8)


def test_no_step_around_finds_a_smaller_deviance() -> None:
    problem, theta = BASE.parts.problem, BASE.parts.theta
    value, gradient = problem.profiled(theta)
    assert np.abs(gradient).max() < 1e-4
    for step in np.vstack([np.eye(len(theta)), -np.eye(len(theta))]) * 1e-3:
        assert problem.profiled(theta + step)[0] > value


def test_the_gradient_is_exact() -> None:
    problem, theta = BASE.parts.problem, np.array([0.7, 0.2, 0.4, 0.5])
    _, gradient = problem.profiled(theta)
    for j, step in enumerate(np.eye(4) * 1e-5):
        up, down = (problem.profiled(theta + sign * step)[0] for sign in (1, -1))
        assert gradient[j] == pytest.approx((up - down) / 2e-5, rel=1e-5)


def test_the_pass_back_is_the_complex_step() -> None:
    """Two ways to the same derivatives, to the last figures: with three levels, and slopes at two of them."""
    groups = (Random("trainee", ("x",)), Random("team", ("x",), correlated=False), Random("cohort"))
    problem = fit_mixed(three_levels(2), "score", "x", groups, nested=True).parts.problem
    theta = np.array([0.9, -0.3, 0.4, 0.6, 0.2, 0.5])
    at = problem.point(theta)
    for j in range(len(theta)):
        moved = theta + 1e-20j * (np.arange(len(theta)) == j)
        root = problem.factored(moved)
        sign, _ = np.linalg.slogdet(root.root[:-1, :-1])
        assert at.d_logs[j] == pytest.approx((root.log_det + np.log(sign)).imag / 1e-20, rel=1e-10)
        xy = root.root[:-1, -1]
        rest = root.root[-1, -1] - xy @ np.linalg.inv(root.root[:-1, :-1]) @ xy
        assert at.d_rest[j] == pytest.approx(rest.imag / 1e-20, rel=1e-10)


def test_a_hundred_thousand_rows() -> None:
    frame = clients(300, 48, 5)
    assert len(frame) > 95_000
    start = time.perf_counter()
    model = fit_mixed(frame, "score", "log_session * treatment", GROUPS)
    assert time.perf_counter() - start < 30.0
    assert model.converged
    assert model.fixed["log_session"].value == pytest.approx(2.0, abs=0.1)


def test_a_client_with_one_session_is_fine() -> None:
    single = DATA.drop_duplicates("client").index[:5]
    kept = DATA[~DATA["client"].isin(DATA.loc[single, "client"]) | DATA.index.isin(single)]
    assert fit_mixed(kept, "score", "log_session", GROUPS).n == len(kept)


def test_every_row_twice_is_no_more_people() -> None:
    twice = fit_mixed(pd.concat([DATA, DATA]), "score", "log_session", GROUPS)
    assert twice.groups == BASE.groups
    assert float(twice.fixed["intercept"].more["df"] or 0) < 15  # eight teams stay eight teams
