"""Do clients of teams that are more faithful change more: a table, a chart per outcome, and careful words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, shown
from herstelwerk.outcomes.several import several
from herstelwerk.outcomes.teams import team_icc
from herstelwerk.studies.auditing.audits import MOMENT
from herstelwerk.studies.auditing.linked import Linked, X, Y, everyone_of, line_of, model_of, slope_of
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.studies.source import Source

CAUTION = (
    "Een verband is geen oorzaak. Teams die trouwer werken, verschillen ook in andere dingen: tijd, ervaring, "
    "cliënten, "
    "het cohort waarin ze zaten. En een team kan trouwer gaan werken doordat het met cliënten goed gaat."
)
FOUND_BOTH = (
    "In de literatuur is het soms gevonden en soms niet. In de ene studie gingen hogere scores samen met minder "
    "opnames, meer werk en meer opleiding (Fukui e.a., 2012; 14 teams). In een andere steeg de modelgetrouwheid, en "
    "hing zij met geen enkele uitkomst samen (Latimer, Roebuck e.a., 2022; ook 14 teams, 311 cliënten)."
)
_POINTS = "per punt modelgetrouwheid"


def of(linked: Linked, measures: Sequence[str], source: Source) -> Section:
    """What goes with fidelity, per outcome, corrected for their number; everyone measured beside the complete."""
    title = "Modelgetrouwheid en wat er voor cliënten veranderde"
    parts: list[Part | None] = [*_about(linked)]
    names = {measure: _name(measure, source) for measure in measures}
    found, refused = _each(linked, names, slope_of)
    parts += [Remark(told) for told in refused]
    if found:
        parts += [_words(one) for one in found]
        told = "Verschil in verandering per punt modelgetrouwheid (nameting min voormeting)"
        parts.append(_table(several(found, title=told), found[0]))
        everyone, _ = _each(linked, names, everyone_of)
        if everyone:
            parts.append(
                _table(several(everyone, title="Dezelfde vraag met iedereen die ooit is gemeten"), everyone[0])
            )
            parts.append(_BOTH)
    parts += [Remark(CAUTION), FOUND_BOTH, _few(linked)]
    return section(title, parts)


_BOTH = (
    "De eerste tabel gaat over cliënten met een voormeting én een nameting. De tweede neemt ook wie uitviel mee, "
    "met wat "
    "er wel is gemeten. Die klopt ook als wie uitviel een andere voormeting had, maar niet als uitval afhangt "
    "van iets wat "
    "niet is gemeten. Verschillen de tabellen veel, dan hangt "
    "de conclusie af van wie er niet meer was."
)


def _name(measure: str, source: Source) -> str:
    known, _ = source.scale(measure)
    return f"{known.short} (lager is beter)" if known.better == "lower" else known.short


def chart_of(linked: Linked, measure: str, source: Source, limit: int) -> Part:
    """Teams as points with the line of the model."""
    known, _ = source.scale(measure)
    rows = linked.of(measure)

    def draw() -> Part:
        return charts.by_team(
            pd.DataFrame({"team": rows["team"], "x": rows[X], "value": rows[Y]}),
            x_name=f"modelgetrouwheid van het team bij {MOMENT} {linked.moment}",
            y_name=f"verandering op {known.short}",
            line=_line(rows),
            title=f"{known.short}: verandering per team",
            limit=limit,
        )

    return attempt(f"De grafiek van {known.short}", draw)


def _line(rows: pd.DataFrame) -> pd.DataFrame | None:
    try:
        return line_of(model_of(rows), rows)
    except NotPossibleError:
        return None


def _about(linked: Linked) -> list[Part]:
    parts: list[Part] = [
        f"Gebruikt is {MOMENT} {linked.moment} van elk team: het laatste dat bij de meeste cliënten vóór hun nameting "
        "was. Zo komt het cijfer vóór de uitkomst, en is het bij elk team hetzelfde moment."
        if linked.dated
        else f"Gebruikt is {MOMENT} {linked.moment} van elk team. Zonder dagen is niet te zien of dat vóór de "
        "nameting was."
    ]
    if linked.earlier:
        one = linked.earlier == 1
        parts.append(Remark(f"{linked.earlier} {'cliënt is' if one else 'cliënten zijn'} gemeten vóór dat onderzoek en "
                            f"{'telt' if one else 'tellen'} niet mee."))  # fmt: skip
    if linked.without:
        one = linked.without == 1
        parts.append(Remark(f"Van {linked.without} {'cliënt' if one else 'cliënten'} heeft het team dan geen cijfer; "
                            f"{'die telt' if one else 'die tellen'} niet mee."))  # fmt: skip
    return parts


def _each(
    linked: Linked, names: dict[str, str], make: Callable[[pd.DataFrame, str], Estimate]
) -> tuple[list[Estimate], list[str]]:
    found: list[Estimate] = []
    refused: list[str] = []
    for measure, name in names.items():
        rows = linked.of(measure) if make is slope_of else linked.frame[linked.frame["measure"] == measure]
        try:
            found.append(make(rows.reset_index(drop=True), name))
        except NotPossibleError as error:
            refused.append(f"{name}: niet berekend. {error}")
    return found, refused


def _words(one: Estimate) -> str:
    """What the interval of one outcome comes to; never that one thing makes the other."""
    value, low, high = shown(one.value), shown(one.low), shown(one.high)
    within = f"95%-interval {low} tot {high}; n = {one.n} cliënten van {one.more.get('teams')} teams"
    if one.low is None or one.high is None:
        return f"{one.name}: {value} {_POINTS}; hoe zeker dit is, is niet te zeggen."
    if one.excludes(0.0):
        more = "meer" if one.value > 0 else "minder"
        size = shown(abs(one.value))
        return f"{one.name}: bij teams met één punt meer hoort gemiddeld {size} {more} verandering ({within})."
    return (
        f"{one.name}: geen aantoonbaar verband. De schatting is {value} {_POINTS}, en alles in het interval past "
        "bij deze "
        f"gegevens ({within})."
    )


def _table(found: Estimates, first: Estimate) -> Compact:
    rows: list[dict[str, Cell]] = []
    for one in found:
        counts = {name: cell for name, cell in one.more.items() if name in ("teams", "cliënten")}
        ps = {name: cell for name, cell in one.more.items() if name == "p" or name.startswith("p (")}
        rows.append(
            {
                "maat": one.name,
                **triple(_POINTS, one),
                ("metingen" if "cliënten" in counts else "n"): one.n,
                **counts,
                **ps,
            }
        )
    return Compact(found.title, tuple(rows), f"{first.method} {found.method}")


def _few(linked: Linked) -> Remark | None:
    teams = linked.frame.dropna(subset=[X, Y])["team"].nunique()
    if teams >= 30 or not teams:
        return None
    return Remark(
        f"Het gaat om {teams} {'team' if teams == 1 else 'teams'}. Het aantal teams bepaalt hoe zeker dit is, niet het "
        "aantal cliënten; een of twee teams kunnen de lijn al doen kantelen."
    )


def shares_of(clients: pd.DataFrame, linked: Linked, measures: Sequence[str], source: Source) -> Section:
    """How much clients of one team are alike: in their change, and in the working alliance."""
    values: list[tuple[str, pd.DataFrame, str]] = []
    if "alliance" in clients and "team" in clients and clients["alliance"].notna().any():
        each = clients.dropna(subset=["alliance"]).groupby("client", sort=False)
        alliance = pd.DataFrame({"waarde": each["alliance"].mean(), "team": each["team"].first()})
        values.append(("werkrelatie, gemiddeld over sessies", alliance, "waarde"))
    for measure in measures:
        here = linked.frame[linked.frame["measure"] == measure].dropna(subset=[Y])
        values.append((f"{source.scale(measure)[0].short}, verandering", here, Y))
    rows: list[dict[str, Cell]] = []
    parts: list[Part] = []
    method = ""
    for name, here, column in values:
        try:
            found = team_icc(here[column].to_numpy(float), here["team"].to_numpy(object))
        except NotPossibleError as error:
            parts.append(Remark(f"{name}: niet berekend. {error}"))
            continue
        one, two = tuple(found)[:2]
        method = method or found.method
        rows.append({"wat": name, "n": one.n, **triple("ICC(1)", one), **triple("ICC(2)", two)})
    if rows:
        parts.insert(0, _SHARES)
        parts.insert(1, Compact("Hoeveel cliënten van één team op elkaar lijken", tuple(rows), method))
        parts.append(_NO_RWG)
    return section("Lijken cliënten van hetzelfde team op elkaar?", parts)


_SHARES = (
    "ICC(1) is het deel van de verschillen tussen cliënten dat tussen teams ligt. ICC(2) zegt hoe betrouwbaar het "
    "gemiddelde van een team daardoor is. Ligt er bijna niets tussen teams, dan valt er met een cijfer van het "
    "team ook "
    "weinig te verklaren."
)
_NO_RWG = (
    "r_wg staat hier niet bij. Die maat hoort bij mensen die hetzelfde team beoordelen. Hier beoordeelt elke cliënt de "
    "werkrelatie met de eigen begeleider, en de eigen verandering; daarin hoeven zij het niet eens te zijn."
)
