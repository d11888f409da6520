"""Level 2, learning: what trainees say of their own competencies, then and now, and what a trainer sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.honest import with_retrospective
from herstelwerk.outcomes.icc import icc
from herstelwerk.outcomes.instruments import Measure
from herstelwerk.outcomes.measured import complete
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.reliability import reliability
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, difference_in_words
from herstelwerk.outcomes.several import several
from herstelwerk.studies.section import Part, Remark, Section, attempt, section

TITLE = "Niveau 2. Leren: wat zeggen deelnemers over hun eigen kunnen?"
BEFORE, THEN, NOW, TRAINER = "vooraf", "toen", "nu", "trainer"
ALL = "mean"  # the scale of all statements
SAYS = (
    "Dit niveau zegt hoe zeker deelnemers zich voelen, voor en na de training. Een eigen cijfer zegt nog niet wat "
    "iemand kan: leg er ander werk naast, zoals de eindopdracht op niveau 3."
)
NEVER_ALONE = (
    "Het begin is twee keer gevraagd: vooraf, en achteraf (‘hoe was het toen?’). Achteraf lijkt het begin vaak lager, "
    "en de groei dus groter. Daarom staan beide er, en de verschuiving van de maatstaf ook."
)
_MEASURED, _REMEMBERED = "sinds de gemeten start", "sinds de herinnerde start"
_KEPT = ("SD van de verandering", "p")


@dataclass(frozen=True, slots=True)
class Ratings:
    """The ratings of all trainees: per moment a row per trainee with the scales and the statements."""

    measure: Measure
    moments: dict[str, pd.DataFrame]

    def wide(self, column: str) -> pd.DataFrame:
        """A scale or statement: one row per trainee, a column per moment."""
        found = {name: frame[column] for name, frame in self.moments.items()}
        return pd.DataFrame(found).reindex(columns=[BEFORE, THEN, NOW, TRAINER])


def ratings_of(frame: pd.DataFrame, measure: Measure) -> Ratings:
    """Scales by the rule of the measure, and the statements themselves.

    Raises:
        NotPossibleError: when nobody rated anything.
    """
    ids = [item.id for item in measure.items]
    answers = frame.reindex(columns=ids)
    scored = pd.concat([answers, measure.score(answers)[[scale.id for scale in measure.scales]]], axis=1)
    whole = scored.set_axis(pd.MultiIndex.from_frame(frame[["cohort", "trainee"]]))
    moments = frame["moment"].to_numpy()
    return Ratings(measure, {str(name): whole[moments == name] for name in dict.fromkeys(moments)})


def of(ratings: Ratings, limit: int) -> Section:
    """The whole list and its blocks, how reliable the list is, and the trainer beside the self-rating."""
    whole = ratings.wide(ALL)
    parts: list[Part] = [SAYS, NEVER_ALONE if whole[THEN].notna().any() else ""]
    parts += _overall(whole, limit)
    parts.append(attempt("De groei per onderdeel", lambda: _blocks(ratings, limit)))
    parts.append(attempt("De grafiek per onderdeel", lambda: _chart(ratings, _scales(ratings), limit)))
    parts += _reliable(ratings, limit)
    parts += _trainer(whole, limit)
    return section(TITLE, parts)


def measured(ratings: Ratings, limit: int) -> Estimate:
    """The change on the whole list since the start that was measured; raises NotPossibleError."""
    wide = ratings.wide(ALL)
    if not wide[BEFORE].notna().any():
        raise NotPossibleError("Er staat geen cijfer van vooraf in deze gegevens.")
    return _both(wide, limit).estimates[0]


def enough_told(n: int, limit: int) -> None:
    """Refuse to tell a number about fewer people than the limit.

    Raises:
        NotPossibleError: when it is about fewer.
    """
    if n < limit:
        raise NotPossibleError(
            f"Het gaat over minder dan {limit} mensen; dat wordt niet getoond. Blijft dit binnen de organisatie, dan "
            "kan de grens lager, tot vijf: zet limit=5 bij het maken van de studie."
        )


def _overall(wide: pd.DataFrame, limit: int) -> list[Part]:
    try:
        found = _both(wide, limit)
    except NotPossibleError as error:
        return [Remark(f"De groei over alle zinnen: niet berekend. {error}")]
    told = [difference_in_words(found.estimates[0], f"Alle zinnen, {found.estimates[0].name}", "punten")]
    if len(found) > 2:
        told.append(difference_in_words(found.estimates[2], "De maatstaf (herinnerde min gemeten start)", "punten"))
    parts: list[Part] = [*told, replace(found, estimates=tuple(map(_short, found)))]
    return parts if wide[BEFORE].notna().any() else [Remark(found.method), *parts]


def _both(wide: pd.DataFrame, limit: int) -> Estimates:
    """All there is to say: with a measured and a remembered start, or with one of the two."""
    if not wide[NOW].notna().any():
        raise NotPossibleError("Er zijn geen cijfers van na de training (‘nu’).")
    asked = [name for name in (BEFORE, THEN) if wide[name].notna().any()]
    if not asked:
        raise NotPossibleError("Er zijn geen cijfers over het begin (‘vooraf’ of ‘toen’).")
    enough_told(int(wide[[*asked, NOW]].notna().all(axis=1).sum()), limit)
    if not wide[THEN].notna().any():
        one = replace(mean_change(pairs_of(wide[BEFORE], wide[NOW])), name=f"verandering {_MEASURED}")
        return Estimates("Verandering met voormeting", (one,), one.method)
    before = wide[BEFORE] if wide[BEFORE].notna().any() else None
    because = "" if before is not None else "er staat geen cijfer van vooraf in deze gegevens"
    return with_retrospective(wide[THEN], wide[NOW], before, higher_is_better=True, without_because=because)


def _short(one: Estimate) -> Estimate:
    return replace(one, more={key: one.more[key] for key in _KEPT if key in one.more})


def _scales(ratings: Ratings) -> list[tuple[str, str]]:
    return [(scale.id, scale.name) for scale in ratings.measure.scales]


def _blocks(ratings: Ratings, limit: int) -> Estimates:
    """Per block both changes; p-values of the measured one, corrected for looking at several blocks."""
    rows: list[Estimate] = []
    method = ""
    for id, name in _scales(ratings):
        if id == ALL:
            continue
        found = _both(ratings.wide(id), limit)
        for one in found.estimates[:2]:
            remembered = "herinnerde" in one.name
            told = f"{name}: {_REMEMBERED if remembered else _MEASURED}"
            more = {key: one.more[key] for key in _KEPT if key in one.more and not (remembered and key == "p")}
            rows.append(replace(one, name=told, more=more))
            method = one.method
    title = "Groei per onderdeel, in punten van 1 tot en met 5"
    if not any("p" in one.more for one in rows):
        return Estimates(title, tuple(rows), method)
    made = several(rows, title=title)
    return replace(made, method=f"{method} Alleen de groei sinds de gemeten start is getoetst. {made.method}")


def _chart(ratings: Ratings, names: Sequence[tuple[str, str]], limit: int) -> Part:
    rows = [row for id, name in names if (row := chart_row(ratings.wide(id), name))]
    if not rows:
        raise NotPossibleError("Niemand heeft een cijfer van vooraf én van nu.")
    measure = ratings.measure
    return charts.competencies(
        pd.DataFrame(rows), scale=(measure.low, measure.high), title="Groei per onderdeel", limit=limit
    )


def chart_row(wide: pd.DataFrame, name: str) -> dict[str, object] | None:
    """A row of the chart, over those who have every moment that was asked for."""
    asked = [moment for moment in (BEFORE, THEN, NOW) if wide[moment].notna().any()]
    if BEFORE not in asked or NOW not in asked:
        return None
    try:
        values, _ = complete("de cijfers", *(wide[moment] for moment in asked))
    except NotPossibleError:
        return None
    here = dict(zip(asked, values, strict=True))
    row: dict[str, object] = {"statement": name, "before": here[BEFORE].mean(), "now": here[NOW].mean()}
    row["n"] = len(here[NOW])
    if THEN in here:
        row["then"] = here[THEN].mean()
    try:
        moved = mean_change(pairs_of(here[BEFORE], here[NOW]))
        row |= {"change": moved.value, "low": moved.low, "high": moved.high}
    except NotPossibleError:  # too few, or everyone alike: the means stand without an interval
        pass
    return row


def _reliable(ratings: Ratings, limit: int) -> list[Part]:
    """Alpha and omega of the list and its blocks, at the first moment at which enough people answered everything."""
    refused: Part = Remark("Hoe betrouwbaar de lijst is: niet berekend.")
    for moment in (BEFORE, NOW, THEN):
        if moment not in ratings.moments:
            continue
        rows: list[Estimate] = []
        why: list[Part] = []
        for scale in ratings.measure.scales:
            try:
                answers = ratings.moments[moment][list(scale.items)]
                enough_told(int(answers.notna().all(axis=1).sum()), limit)
                found = reliability(answers)
            except NotPossibleError as error:
                why.append(Remark(f"Betrouwbaarheid van ‘{scale.name}’: niet berekend. {error}"))
                continue
            rows.append(replace(found.alpha, name=f"{scale.name}: alfa", more={}))
            if found.omega:
                rows.append(replace(found.omega, name=f"{scale.name}: omega", more={}))
            else:
                why.append(Remark(f"Omega van ‘{scale.name}’: niet berekend. {found.why_no_omega}"))
        if rows:
            return [Estimates(f"Hangen de zinnen samen? Cijfers van ‘{moment}’", tuple(rows), _how(rows)), *why]
        refused = why[0] if why else refused
    return [refused]


def _how(rows: Sequence[Estimate]) -> str:
    omega = any(one.name.endswith("omega") for one in rows)
    return (
        "Alfa van Cronbach met 95%-interval van Feldt"
        + ("; omega van McDonald uit een factor, met 95%-interval volgens de deltamethode" if omega else "")
        + ". Over wie alle zinnen van dat onderdeel een cijfer gaf; n verschilt daardoor per rij."
    )


def _trainer(wide: pd.DataFrame, limit: int) -> list[Part]:
    """The trainer beside the trainee, on the last day: how alike, and who is higher. A question, no verdict."""
    if not wide[TRAINER].notna().any():
        return [Remark("Er zijn geen cijfers van een trainer om naast het eigen cijfer te leggen.")]
    try:
        both = wide[[NOW, TRAINER]].dropna()
        enough_told(len(both), limit)
        apart = replace(mean_change(pairs_of(wide[NOW], wide[TRAINER])), name="cijfer van de trainer min eigen cijfer")
        alike = replace(icc(both)["ICC(2,1)"], name="ICC(2,1): overeenstemming in het cijfer zelf", more={})
    except NotPossibleError as error:
        return [Remark(f"De trainer naast het eigen cijfer: niet berekend. {error}")]
    told = difference_in_words(apart, "De trainer min de deelnemer, gemiddelde over alle zinnen", "punten")
    note = (
        "Wie van de twee gelijk heeft, zegt dit niet: een trainer ziet een deel van het werk, een deelnemer kent de "
        "eigen twijfel. Een verschil is een reden voor een gesprek."
    )
    method = f"{apart.method} {alike.method}"
    return [told, Estimates("De trainer naast het eigen cijfer", (alike, _short(apart)), method), Remark(note)]
