"""What a mixed model refuses, with a reason in Dutch, and what it warns of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.mixed import Random, compare, contrast, f_test, fit_mixed, group_effects, kenward_roger
from herstelwerk.outcomes.result import NotPossibleError

from .designs import clients

DATA = clients(6, 6, 7)
CLIENT, TEAM = Random("client"), Random("team")


def refused(
    part: str, frame: object = DATA, fixed: object = "log_session", groups: object = CLIENT, **more: object
) -> None:
    with pytest.raises(NotPossibleError, match=part):
        fit_mixed(frame, "score", fixed, groups, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_a_handful_of_rows(n: int) -> None:
    refused("Te weinig", DATA.iloc[:n])


def test_what_has_no_difference() -> None:
    refused("overal 5", DATA.assign(score=5.0))
    refused("leggen ‘score’ helemaal vast", DATA.assign(score=3.0 * DATA["log_session"]))
    refused("‘x’ is overal 1", DATA.assign(x=1), "log_session + x")
    refused("maar één waarde", DATA.assign(x="a"), "log_session + x")
    refused("De helling ‘x’ is overal 2", DATA.assign(x=2), groups=Random("client", ("x",)))


def test_an_outcome_that_is_fixed_within_every_group() -> None:
    mean = DATA.groupby("client")["score"].transform("mean")
    refused("Binnen de groepen van ‘client’", DATA.assign(score=mean), "1")
    slope = mean + DATA["log_session"] * (DATA["client"] % 5)
    refused("Binnen de groepen", DATA.assign(score=slope), groups=Random("client", ("log_session",)))


def test_predictors_that_follow_from_each_other() -> None:
    refused("‘twice’ volgt precies", DATA.assign(twice=2 * DATA["log_session"] + 1), "log_session + twice")
    refused("is de uitkomst", fixed="score")
    refused("volgen uit elkaar", DATA.assign(x=DATA["log_session"] * 2), groups=Random("client", ("log_session", "x")))


def test_groups_that_cannot_be_told_apart() -> None:
    refused("maar 1 groep", DATA.assign(team="A"), groups=TEAM)
    refused("op dezelfde manier", DATA.assign(copy=DATA["client"]), groups=[CLIENT, Random("copy")])
    refused("één keer", groups=[CLIENT, Random("client", ("log_session",))])
    refused("ligt niet binnen", DATA.assign(room=DATA["session"] % 3), groups=[CLIENT, Random("room")])
    refused("niet te scheiden van de rest", DATA.assign(row=range(len(DATA))), groups=Random("row"))
    refused("ten minste één groep", groups=[])
    refused("leeg", groups=Random("client", intercept=False))


def test_ids_that_come_back_are_refused_until_they_are_nested() -> None:
    again = DATA.assign(client=DATA["client"] % 6)
    refused("nested=True", again, groups=[CLIENT, TEAM])
    own = fit_mixed(DATA, "score", "log_session", [CLIENT, TEAM])
    for model in (
        fit_mixed(again, "score", "log_session", [CLIENT, TEAM], nested=True),
        fit_mixed(again, "score", "log_session", [TEAM, Random("client", within=("team",))]),
    ):
        assert model.loglik == pytest.approx(own.loglik)
        assert model.groups == {"client": 36, "team": 6}
    assert "3 / 2" not in group_effects(own, "client").index
    assert "3 / 2" in group_effects(model, "client").index


def test_columns_that_are_not_what_they_should_be() -> None:
    refused("is er niet", fixed="leeftijd")
    refused("tekst of categorieën", DATA.assign(score="hoog"))
    refused("getallen als tekst", DATA.assign(x=[f"{v:.2f}".replace(".", ",") for v in DATA["log_session"]]), "x")
    refused("door elkaar", DATA.assign(x=["?", *DATA["log_session"][1:]]), "x")
    refused("oneindig", DATA.assign(score=[np.inf, *DATA["score"][1:]]))
    refused("datums", DATA.assign(x=pd.Timestamp("2026-01-05")), "x")
    refused("Referentieniveau|referentieniveau", fixed="treatment", reference={"treatment": "oud"})
    refused("geen voorspeller", reference={"treatment": "gewoon"})


def test_terms_that_cannot_be_read() -> None:
    refused("niet te lezen", fixed="log_session + ")
    refused("intercept", fixed="0 + log_session")
    refused("heeft ook ‘log_session’ nodig", fixed="treatment + treatment:log_session")
    refused("tussen 0 en 1", confidence=95)


def test_missing_rows_are_left_out_and_counted() -> None:
    holes = DATA.copy()
    holes.loc[:4, "score"] = np.nan
    holes.loc[5:6, "log_session"] = np.nan
    holes["team"] = holes["team"].astype(object)
    holes.loc[7, "team"] = None
    model = fit_mixed(holes, "score", "log_session", [CLIENT, TEAM])
    assert (model.n, model.n_dropped) == (len(DATA) - 8, 8)
    assert "8 rijen zijn weggelaten" in model.method
    same = fit_mixed(DATA.iloc[8:], "score", "log_session", [CLIENT, TEAM])
    assert model.loglik == pytest.approx(same.loglik)


def test_a_variance_on_zero_is_told() -> None:
    frame = DATA.assign(score=DATA["score"] - DATA.groupby("team")["score"].transform("mean"))
    model = fit_mixed(frame, "score", "log_session", [CLIENT, TEAM])
    assert model.singular == ("De variantie tussen teams is op nul geschat.",)
    assert model.singular[0] in str(model)
    team = model.variances.components[1]
    assert (team.variance, team.low, team.high) == (0.0, None, None)
    without = fit_mixed(frame, "score", "log_session", CLIENT)
    assert model.loglik == pytest.approx(without.loglik, abs=1e-6)
    assert model.fixed["log_session"].more["df"] == pytest.approx(without.fixed["log_session"].more["df"], rel=1e-4)
    with pytest.raises(NotPossibleError, match="op nul"):
        kenward_roger(model)


def test_few_groups_are_told() -> None:
    model = fit_mixed(DATA, "score", "log_session", [CLIENT, TEAM])
    assert any("maar 6 teams" in one for one in model.watch)


def test_what_cannot_be_compared_or_tested() -> None:
    small = fit_mixed(DATA, "score", "log_session", CLIENT)
    with pytest.raises(NotPossibleError, match="dezelfde rijen"):
        compare(small, fit_mixed(DATA.iloc[1:], "score", "log_session * treatment", CLIENT))
    with pytest.raises(NotPossibleError, match="vaste effecten"):
        compare(small, fit_mixed(DATA, "score", "treatment", [CLIENT, TEAM]))
    with pytest.raises(NotPossibleError, match="random deel"):
        compare(small, fit_mixed(DATA, "score", "log_session * treatment", TEAM))
    with pytest.raises(NotPossibleError, match="evenveel"):
        compare(small, small)
    with pytest.raises(NotPossibleError, match="Er is geen effect"):
        contrast(small, {"leeftijd": 1.0}, "x")
    with pytest.raises(NotPossibleError, match="gewichten"):
        contrast(small, {}, "x")
    with pytest.raises(NotPossibleError, match="ten minste één"):
        f_test(small, [])
    with pytest.raises(NotPossibleError, match="geen random term"):
        group_effects(small, "team")
    with pytest.raises(NotPossibleError, match="REML"):
        kenward_roger(fit_mixed(DATA, "score", "log_session", CLIENT, reml=False))
