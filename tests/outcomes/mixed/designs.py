"""Five invented designs, as frames, each with the call here and the formula in R."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from herstelwerk.outcomes.mixed import Random


@dataclass(frozen=True)
class Drawn:
    """Data with the model to fit to them."""

    frame: pd.DataFrame
    fixed: str
    groups: tuple[Random, ...]
    formula: str
    nested: bool = False
    reference: dict[str, object] = field(default_factory=dict)
    outcome: str = "score"


def clients(teams: int, per_team: int, seed: int, *, team_sd: float = 1.0, slope_sd: float = 0.8) -> pd.DataFrame:
    """Sessions in clients in teams: intercept and slope per client, intercept per team, two to twelve sessions."""
    draw = np.random.default_rng(seed)
    count = teams * per_team
    team, sessions = np.repeat(np.arange(teams), per_team), draw.integers(2, 13, count)
    client = np.repeat(np.arange(count), sessions)
    session = np.concatenate([np.arange(1, many + 1) for many in sessions])
    effects = draw.normal(size=(count, 2)) @ np.array([[2.0, 0.3], [0.0, slope_sd]])
    log = np.log(session)
    treated = np.where(draw.random(count) < 0.5, "nieuw", "gewoon")
    score = 20.0 + 2.0 * log + effects[client, 0] + effects[client, 1] * log
    score += team_sd * draw.normal(size=teams)[team[client]] + 2.5 * draw.normal(size=len(client))
    score += 0.7 * (treated[client] == "nieuw") * log
    return pd.DataFrame(
        {
            "client": client,
            "team": team[client],
            "session": session,
            "log_session": log,
            "treatment": treated[client],
            "score": score,
        }
    )


def three_levels(seed: int) -> pd.DataFrame:
    """Clients in trainees in teams in cohorts, with ids that start again in every group above."""
    draw = np.random.default_rng(seed)
    rows = []
    for cohort in range(6):
        a = draw.normal()
        for team in range(int(draw.integers(3, 6))):
            b = draw.normal(scale=0.8)
            for trainee in range(int(draw.integers(3, 7))):
                c = draw.normal(scale=1.2)
                for _ in range(int(draw.integers(2, 9))):
                    x = draw.normal()
                    rows.append((cohort, team, trainee, x, 5.0 + a + b + c + 0.5 * x + draw.normal(scale=2.0)))
    return pd.DataFrame(rows, columns=["cohort", "team", "trainee", "x", "score"])


def designs() -> dict[str, Drawn]:
    """The five, by name."""
    slope = Random("client", ("log_session",))
    loose = Random("client", ("log_session",), correlated=False)
    return {
        "slope_and_team": Drawn(
            clients(12, 15, 1),
            "log_session * treatment",
            (slope, Random("team")),
            "score ~ log_session * treatment + (log_session | client) + (1 | team)",
        ),
        "uncorrelated": Drawn(
            clients(8, 10, 2), "log_session", (loose,), "score ~ log_session + (log_session || client)"
        ),
        "slopes_at_two_levels": Drawn(
            clients(25, 8, 3),
            "log_session",
            (slope, Random("team", ("log_session",))),
            "score ~ log_session + (log_session | client) + (log_session | team)",
        ),
        "nested_ids": Drawn(
            three_levels(4),
            "x",
            (Random("trainee"), Random("team"), Random("cohort")),
            "score ~ x + (1 | cohort/team/trainee)",
            nested=True,
        ),
        "no_team_variance": Drawn(
            clients(6, 20, 9, team_sd=0.0, slope_sd=0.5),
            "log_session + treatment",
            (Random("client"), Random("team")),
            "score ~ log_session + treatment + (1 | client) + (1 | team)",
        ),
    }
