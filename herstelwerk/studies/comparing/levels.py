"""All rows of one measure in one model: clients in trainees in teams in cohorts, and what that adds to the pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from herstelwerk.outcomes.mixed import MixedModel, Random, fit_mixed, kenward_roger
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, ResultTable, shown
from herstelwerk.studies.comparing.effects import Effects
from herstelwerk.studies.section import Part, Remark, Section, section
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import AFTER, BEFORE, WAVES

WAVE = "meting"
LEVELS = {"client": "cliënt", "trainee": "deelnemer", "team": "team", "cohort": "cohort"}  # inner first
_MANY = {"cliënt": "cliënten", "deelnemer": "deelnemers", "team": "teams", "cohort": "cohorten"}
_NOTHING = 1e-8  # of all variance; what is less was estimated at nought


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model, the random terms that were estimated at nought and left out, and what was clear beforehand."""

    model: MixedModel
    zero: tuple[str, ...]
    told: tuple[str, ...]


def of(frame: pd.DataFrame, effects: Sequence[Effects], measure: str, source: Source, limit: int) -> Section:
    """The model, its shares per level, and what it says beside the pooled answer (of `effects`)."""
    known, _ = source.scale(measure)
    title = f"{known.short}: alle metingen in één model"
    try:
        found = fitted(frame, measure, known.short, limit)
    except NotPossibleError as error:
        return section(title, (Remark(f"Het model is niet gemaakt. {error}"),))
    model = found.model
    estimates, remark = _corrected(model)
    fixed = _named(estimates)
    parts: list[Part] = [
        _adds(fixed, effects, measure, limit),
        ResultTable(f"{known.short}: verschil met de voormeting", fixed.rows(), fixed.method),
        _shares(model),
        _shares_in_words(model),
        *(Remark(told) for told in (remark, *found.told, *_zero_in_words(found), *model.watch) if told),
    ]
    return section(title, parts)


def fitted(frame: pd.DataFrame, measure: str, name: str, limit: int) -> Fitted:
    """score ~ wave, a level for each grouping, and a change of its own per cohort; what is nought is left out.

    Raises:
        NotPossibleError: when the data do not allow any such model.
    """
    rows = frame[(frame["measure"] == measure) & frame["wave"].notna() & frame["score"].notna()]
    rows = rows.rename(columns={"score": name, "wave": WAVE, **LEVELS})
    waves = [wave for wave in WAVES if (rows[WAVE] == wave).any()]
    if rows["cliënt"].nunique() < limit:
        raise NotPossibleError(f"Er zijn minder dan {limit} cliënten met een score; dat wordt niet getoond.")
    if BEFORE not in waves or len(waves) < 2:
        raise NotPossibleError("Er is een voormeting nodig, en ten minste één latere meting.")
    rows = rows.assign(**{wave: (rows[WAVE] == wave).astype(float) for wave in waves[1:]})
    levels, told = _levels(rows)
    if not levels:
        raise NotPossibleError("Er is geen niveau met meer dan één groep: er valt niets te verdelen over niveaus.")
    terms = [Random(one, slopes=tuple(waves[1:]) if one == "cohort" else (), correlated=False) for one in levels]
    zero: list[str] = []
    while True:
        model = fit_mixed(rows, name, [WAVE], terms, nested=True, reference={WAVE: BEFORE})
        empty = _empty(model)
        left = [smaller for one in terms if (smaller := _without(one, empty)) is not None]
        if not empty or not left:
            return Fitted(model, tuple(zero), tuple(told))
        zero += [_effect_in_words(group, effect) for group, effect in empty]
        terms = left


def _levels(rows: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The groupings that can be told apart, inner first, and what was left out because it cannot."""
    levels: list[str] = []
    told: list[str] = []
    below, inner = len(rows), "meting"
    for name in LEVELS.values():
        if name not in rows or rows[name].isna().all():
            told.append(f"Het niveau {name} ontbreekt in deze gegevens.")
            continue
        if rows[name].isna().any():
            told.append(f"Bij een deel van de rijen ontbreekt de code van: {name}. Dit niveau is daarom weggelaten.")
            continue
        count = rows[name].nunique()
        if count < 2:
            told.append(f"Er is maar één {name}: dat niveau is weggelaten. Verschillen zijn daar niet te zien.")
        elif count == below:
            told.append(
                f"Bij elk{'e' if name in ('cliënt', 'deelnemer') else ''} {name} hoort één {inner}: deze twee niveaus "
                f"zijn niet uit elkaar te houden. Het niveau {name} is weggelaten."
            )
        else:
            levels.append(name)
            below, inner = count, name
    return levels, told


def _empty(model: MixedModel) -> set[tuple[str, str]]:
    """The random effects with a variance of nought."""
    components = model.variances.components
    most = max(one.variance for one in components)
    return {(one.group, one.name) for one in components if one.group != "rest" and one.variance <= _NOTHING * most}


def _without(term: Random, empty: set[tuple[str, str]]) -> Random | None:
    """The term without what is nought; None when nothing is left of it."""
    slopes = tuple(one for one in term.slopes if (term.group, one) not in empty)
    level = term.intercept and (term.group, "intercept") not in empty
    return replace(term, slopes=slopes, intercept=level) if slopes or level else None


def _effect_in_words(group: str, effect: str) -> str:
    what = "in niveau" if effect == "intercept" else f"in verandering ({effect})"
    return f"verschillen tussen {_MANY[group]} {what}"


def _zero_in_words(found: Fitted) -> list[str]:
    if not found.zero:
        return []
    return [
        f"Op nul geschat, en daarna weggelaten uit het model: {'; '.join(found.zero)}. Dat het getal nul is, wil niet "
        "zeggen dat die verschillen er niet zijn: deze gegevens kunnen ze niet onderscheiden van toeval."
    ]


def _corrected(model: MixedModel) -> tuple[Estimates, str]:
    """The fixed effects by Kenward and Roger, or else by Satterthwaite with the reason."""
    try:
        return kenward_roger(model), ""
    except NotPossibleError as error:
        return model.fixed, f"De vrijheidsgraden zijn volgens Satterthwaite. {error}"


def _named(fixed: Estimates) -> Estimates:
    """The effects as people read them: the start itself, and each wave against it."""
    names = {f"{WAVE} = {wave}": f"{wave} min {BEFORE}" for wave in WAVES} | {"intercept": f"{BEFORE} (gemiddelde)"}
    order = {
        name: place for place, name in enumerate([f"{BEFORE} (gemiddelde)", *(f"{w} min {BEFORE}" for w in WAVES)])
    }
    renamed = [replace(one, name=names.get(one.name, one.name)) for one in fixed]
    kept = [replace(one, more={k: v for k, v in one.more.items() if _tested(one, k)}) for one in renamed]
    return replace(fixed, estimates=tuple(sorted(kept, key=lambda one: order.get(one.name, 99))))


def _tested(one: Estimate, name: str) -> bool:
    """A test of the mean at the start against nought says nothing."""
    return name not in ("t", "p") or BEFORE not in one.name.split(" ")[0]


def _shares(model: MixedModel) -> Estimates:
    told = tuple(replace(one, name=f"tussen {_MANY[one.name.removeprefix('ICC ')]}") for one in model.icc)
    return replace(model.icc, estimates=told)


def _shares_in_words(model: MixedModel) -> str:
    rest = 1 - sum(one.value for one in model.icc)
    within = "binnen cliënten (verandering en meetfout)" if "cliënt" in model.groups else "in de rest"
    each = [f"{_percent(one.value)} tussen {_MANY[one.name.removeprefix('ICC ')]}" for one in reversed(list(model.icc))]
    return f"Van alle verschillen in scores ligt {', '.join(each)}, en {_percent(rest)} {within}."


def _percent(share: float) -> str:
    return "minder dan 1 %" if share < 0.005 else f"{round(100 * share)} %"


def _adds(fixed: Estimates, effects: Sequence[Effects], measure: str, limit: int) -> str:
    """What the model adds to the pooled answer."""
    later = [one for one in effects if one.measure == measure and one.wave == AFTER]
    name = f"{AFTER} min {BEFORE}"
    mine = next((one for one in fixed if one.name == name), None)
    if mine is None:
        return ""
    said = (
        f"Het model gebruikt alle {mine.n} scores, ook van wie maar één keer is gemeten, en houdt er rekening mee wie "
        f"bij wie hoort. De verandering tot de {AFTER} is hier {_with_interval(mine)}"
    )
    try:
        pooled = later[0].pooled_points(limit).effect if later else None
    except NotPossibleError:
        pooled = None
    if pooled is None:
        return f"{said}. Een samengevoegd getal om mee te vergelijken is er niet."
    return f"{said}; samengevoegd over cohorten was dat {_with_interval(pooled)}. {_beside(mine, pooled)}"


def _beside(mine: Estimate, pooled: Estimate) -> str:
    """What the two answers are to each other: in size, and in what they leave out."""
    apart = mine.value - pooled.value
    width = (pooled.high - pooled.low) if pooled.high is not None and pooled.low is not None else 0.0
    if mine.excludes(0.0) is not pooled.excludes(0.0):
        return (
            f"Tussen de schattingen ligt {shown(abs(apart))} punten, maar het ene interval bevat 0 en het andere niet. "
            "Samengevoegd telt elk cohort als één uitkomst, en dat is voorzichtiger als er weinig cohorten zijn. Noem "
            "daarom beide."
        )
    if abs(apart) < width / 8:
        return "De twee liggen dicht bij elkaar: de conclusie hangt niet af van de keuze voor het een of het ander."
    return (
        f"Het model komt {shown(abs(apart))} punten {'hoger' if apart > 0 else 'lager'} uit; een deel daarvan kan "
        "komen doordat wie geen tweede meting heeft, hier wel meetelt."
    )


def _with_interval(one: Estimate) -> str:
    return f"{shown(one.value)} punten ({one.percent}%-interval {shown(one.low)} tot {shown(one.high)})"
