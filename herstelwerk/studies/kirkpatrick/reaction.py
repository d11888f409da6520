"""Level 1, reaction: what trainees thought of the training. Forms are only ever counted together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from herstelwerk import charts
from herstelwerk.competencies import Question, read_questions
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.proportions import wilson
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError
from herstelwerk.outcomes.withheld import withhold
from herstelwerk.studies.kirkpatrick.tables import Tables
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.workbook import Workbook

TITLE = "Niveau 1. Reactie: wat vonden deelnemers ervan?"
_SAYS = (
    "Dit niveau zegt hoe deelnemers de training hebben ervaren. Het zegt niet of zij er iets van leerden, en niet of "
    "zij anders gaan werken: een fijne training kan weinig opleveren, en een taaie veel."
)
_LOWER = "Blijft dit binnen de organisatie, dan kan de grens lager, tot vijf: zet limit=5 bij het maken van de studie."
GRADE, _MORE = "grade", ("SD", "mediaan")
_ENDS = {1: "1 (laagst)", 5: "5 (hoogst)"}


def of(tables: Tables, limit: int) -> Section:
    """Forms returned, the answers as a chart, and the mean of every question with its interval."""
    try:
        frame = tables.frame("evaluaties")
    except NotPossibleError as error:
        return section(TITLE, (_SAYS, Remark(str(error))))
    questions = known_questions()
    counts = dict(_counts(frame, questions))
    few = [questions[id].text for id, here in counts.items() if here.sum() < limit]
    enough = {id: here for id, here in counts.items() if here.sum() >= limit}
    parts: list[Part] = [_SAYS, *_returned(frame, tables, limit)]
    if not enough:
        return section(TITLE, (*parts, Remark(f"Op geen enkele vraag antwoordden {limit} mensen of meer. {_LOWER}")))
    parts.append(attempt("De grafiek van de antwoorden", lambda: _chart(enough, questions, limit)))
    parts.append(attempt("De gemiddelden", lambda: _means(enough, questions)))
    parts += _chosen(enough, questions, limit)
    if few:
        told = "; ".join(f"‘{text}’" for text in few)
        parts.append(Remark(f"Niet getoond, want minder dan {limit} mensen gaven antwoord: {told}."))
    strange = [str(id) for id in frame["question"].drop_duplicates() if id not in questions]
    if strange:
        parts.append(
            Remark(f"Deze vragen staan niet op het evaluatieformulier en doen niet mee: {', '.join(strange)}.")
        )
    return section(TITLE, parts)


def known_questions() -> dict[str, Question]:
    """The questions of the form with answers to choose, by id, in the order of the form."""
    found = read_questions(Workbook.find().wording("evaluatieformulier"))
    return {one.id: one for one in found if one.answers}


def grade(tables: Tables, limit: int) -> Estimate:
    """The mean mark for the training as a whole.

    Raises:
        NotPossibleError: without evaluation forms, or with fewer marks than the limit.
    """
    questions = known_questions()
    counts = dict(_counts(tables.frame("evaluaties"), {GRADE: questions[GRADE]}))
    if GRADE not in counts or counts[GRADE].sum() < limit:
        raise NotPossibleError(f"Er zijn minder dan {limit} cijfers voor de training als geheel.")
    return _mean(questions[GRADE], counts[GRADE])


def _counts(frame: pd.DataFrame, questions: Mapping[str, Question]) -> Iterator[tuple[str, pd.Series]]:
    """Per question how often each answer was given, in the order of the form."""
    for id, question in questions.items():
        here = frame[frame["question"] == id]
        if not here.empty:
            found = here.groupby("answer")["number"].sum()
            yield id, found.reindex(list(question.answers), fill_value=0).fillna(0).astype(int)


def _returned(frame: pd.DataFrame, tables: Tables, limit: int) -> list[Part]:
    """The share of trainees that filled in a form, over the cohorts of which both are known."""
    if "forms" not in frame or frame["forms"].isna().all():
        return [Remark("Hoeveel formulieren er zijn, staat niet in deze gegevens.")]
    forms = frame.groupby("cohort", sort=False)["forms"].max()
    people = tables.trainees()
    known = [name for name in forms.index if name in people.index]
    if not known:
        return [Remark("Hoeveel deelnemers er waren, is niet bekend; welk deel een formulier invulde dus ook niet.")]
    filled, all_ = int(forms[known].sum()), int(people[known].sum())
    if filled > all_ or any(forms[name] > people[name] for name in known):
        return [
            Remark(
                "In een cohort zijn er meer formulieren dan deelnemers van wie er gegevens zijn. Welk deel een "
                "formulier invulde, is dan niet te zeggen."
            )
        ]
    if filled < limit:
        return [Remark(f"Er zijn minder dan {limit} formulieren; welk deel dat is, staat er niet bij.")]
    share = wilson(filled, all_, name="deel dat een formulier invulde")
    told = Remark("Wie geen formulier invulde, kan er anders over denken.") if filled < all_ else None
    return [share, *([told] if told else [])]


def _chart(counts: Mapping[str, pd.Series], questions: Mapping[str, Question], limit: int) -> Part:
    scaled = {id: here for id, here in counts.items() if questions[id].scaled and id != GRADE}
    lengths = {len(questions[id].answers) for id in scaled}
    if len(lengths) != 1:
        raise NotPossibleError("Er zijn geen stellingen met dezelfde antwoorden, waarop genoeg mensen antwoordden.")
    rows = {questions[id].text: here.to_numpy() for id, here in scaled.items()}
    names = [_ENDS.get(place, str(place)) for place in range(1, lengths.pop() + 1)]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=names)
    return charts.likert(table, title="Antwoorden op het evaluatieformulier", limit=limit)


def _means(counts: Mapping[str, pd.Series], questions: Mapping[str, Question]) -> Estimates:
    found = [_mean(questions[id], here) for id, here in counts.items() if questions[id].scaled]
    if not found:
        raise NotPossibleError("Er zijn geen vragen met een cijfer waarop genoeg mensen antwoordden.")
    marked = [one for one in found if one.name.startswith("Cijfer")]
    rest = [one for one in found if one not in marked]
    method = (
        "Gemiddelde van alle formulieren samen met 95%-interval uit de t-verdeling; vragen van 1 tot en met 5, het "
        "cijfer van 1 tot en met 10. Deelnemers van dezelfde groep lijken op elkaar; daarmee is hier geen rekening "
        "gehouden."
    )
    return Estimates("Gemiddeld antwoord per vraag", (*marked, *rest), method)


def _mean(question: Question, counts: pd.Series) -> Estimate:
    values = np.repeat(np.arange(question.low, question.low + len(counts)), counts.to_numpy())
    name = f"Cijfer (1-10): {question.text}" if question.id == GRADE else question.text
    found = describe(values.astype(float), name)
    more = {key: found.more[key] for key in _MORE if key in found.more}
    return Estimate(name, found.value, found.low, found.high, found.n, found.method, found.confidence, more)


def _chosen(counts: Mapping[str, pd.Series], questions: Mapping[str, Question], limit: int) -> list[Part]:
    """Questions with answers in words, such as the pace: counts, small ones withheld."""
    found: list[Part] = []
    for id, here in counts.items():
        if not questions[id].scaled:
            table = pd.DataFrame({"aantal": here})
            title = questions[id].text
            found.append(attempt(title, lambda table=table, title=title: withhold(table, limit=limit, title=title)))  # type: ignore[misc]
    return found
