"""The change on every measure, with intervals, corrected for looking at several outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from herstelwerk.outcomes.change import change
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, difference_in_words
from herstelwerk.outcomes.several import several
from herstelwerk.studies.section import Part, Remark, Section, section, too_few
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import BEFORE, WAVES, side_by_side

CHANGE, STANDARD = "gemiddelde verandering", "d_av (gemiddelde SD)"
_TOLD = ("SD van de verandering", "p")  # of all that `change` gives; the other tests stand in its own table


def of(frame: pd.DataFrame, measures: Sequence[str], source: Source, limit: int) -> Section:
    """A table of changes, a table of effect sizes, and a sentence per measure."""
    mean: list[Estimate] = []
    effects: list[Estimate] = []
    parts: list[Part] = []
    for name, found in _found(frame, measures, source):
        if isinstance(found, NotPossibleError):
            parts.append(Remark(f"{name}: niet berekend. {found}"))
            continue
        whole = found[CHANGE]
        if whole.n < limit:
            parts.append(too_few(name, limit))
            continue
        moved = replace(whole, name=name, more={key: whole.more[key] for key in _TOLD if key in whole.more})
        mean.append(moved)
        effects += [replace(one, name=name, more={}) for one in found if one.name == STANDARD]
        parts.insert(len(mean) - 1, difference_in_words(moved, name, "punten"))
    title = "Wat er veranderde"
    if not mean:
        return section(title, parts)
    together = several(mean, title="Verandering, nameting of follow-up min voormeting")
    how = effects[0].method if effects else ""
    sizes = Estimates("Hoe groot dat is: d_av, gedeeld door het gemiddelde van de SD voor en na", tuple(effects), how)
    return section(title, (*parts, together, sizes if effects else None))


def _found(
    frame: pd.DataFrame, measures: Sequence[str], source: Source
) -> Iterator[tuple[str, Estimates | NotPossibleError]]:
    for measure in measures:
        wide = side_by_side(frame, measure)
        known, _ = source.scale(measure)
        for wave in WAVES[1:]:
            if not wide[wave].notna().any():
                continue
            name = f"{known.short}, {wave}"
            try:
                yield name, change(wide[BEFORE], wide[wave], higher_is_better=known.better != "lower", title=name)
            except NotPossibleError as error:
                yield name, error
