"""Tables that give nobody away: small cells withheld, and as many others as it takes that none can be worked out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from herstelwerk.outcomes.result import Cell, NotPossibleError, Rows, Shown
from herstelwerk.outcomes.suppression import protect

LIMIT = 10  # people; the usual border of statistics offices and care registers
LEAST = 5  # no project may set it lower
MOST = 10**10  # people in a cell
TOTAL = "totaal"
MARK = "niet getoond"


@dataclass(frozen=True, slots=True)
class Withheld(Shown):
    """A table with margins in which `hidden` cells are not shown; `safe` says them, `counts` is for one's own eyes."""

    title: str
    method: str
    counts: pd.DataFrame
    hidden: pd.DataFrame
    limit: int

    def safe(self) -> pd.DataFrame:
        """The table to publish: counts, and missing where withheld."""
        return self.counts.astype("Int64").mask(self.hidden)

    def over(self, values: pd.DataFrame) -> pd.DataFrame:
        """Means or shares per cell, missing where the count is withheld.

        A mean per cell beside the mean of all can still give a withheld one away; leave the mean of all out then.
        """
        there = self.hidden.reindex(index=values.index, columns=values.columns)
        return values.mask(there.isna() | there.fillna(True).astype(bool))

    def rows(self) -> Rows:
        """One row per group, `niet getoond` where withheld."""
        found: list[dict[str, Cell]] = []
        for label, counts, hidden in zip(
            self.counts.index, self.counts.to_numpy(), self.hidden.to_numpy(), strict=True
        ):
            cells = {
                str(column): MARK if away else int(count)
                for column, count, away in zip(self.counts.columns, counts, hidden, strict=True)
            }
            found.append({"groep": str(label), **cells})
        return found


def withhold(
    counts: pd.DataFrame, *, limit: int = LIMIT, zeros: bool = True, title: str = "Aantallen per groep"
) -> Withheld:
    """A table of counts with margins in which no small cell can be read or worked out.

    Primary: every cell and margin under `limit` (with `zeros=False` a zero may be shown). Secondary: others go too,
    until in no row or column the withheld cells are together fewer than `limit`, and until every withheld cell
    could, from what is shown, hold any of more than `limit` numbers. How the reach of a cell is found:
    `suppression.reach`. Which cells go extra is chosen greedily (margins last, then small ones first), so it may be
    a few more than needed. Source: Cox (1980), JASA 75, 377-385; Gusfield (1988), SIAM Journal on Computing 17,
    552-571. Checked against: all tables that fit the shown cells, enumerated.

    Args:
        counts: people per cell, without margins; one row or one column is allowed.
        limit: under which a cell is withheld, at least 5.
        zeros: whether a zero is withheld too.
        title: above the table.

    Raises:
        NotPossibleError: a limit under 5; counts that are negative, broken or missing; an empty table.
    """
    if limit < LEAST:
        raise NotPossibleError(f"De grens kan niet lager dan {LEAST} personen; gebruikelijk is {LIMIT}.")
    full = _with_margins(counts)
    values = full.to_numpy(dtype=np.int64)
    primary = (values < limit) & (zeros | (values > 0))
    hidden = protect(values, primary, limit)
    frame = pd.DataFrame(hidden, index=full.index, columns=full.columns)
    return Withheld(title, _method(int(primary.sum()), int(hidden.sum()), limit, zeros), full, frame, limit)


def _with_margins(counts: pd.DataFrame) -> pd.DataFrame:
    numbers = counts.apply(pd.to_numeric, errors="coerce").to_numpy(dtype=float)
    if not numbers.size:
        raise NotPossibleError("De tabel is leeg.")
    if (numbers > MOST).any():
        raise NotPossibleError(f"In een cel staan meer dan {MOST} personen; dat is geen telling van mensen.")
    if np.isnan(numbers).any() or (numbers < 0).any() or (numbers != np.round(numbers)).any():
        raise NotPossibleError("Een tabel met aantallen bestaat uit hele getallen vanaf nul; vul lege cellen met 0.")
    if TOTAL in counts.index or TOTAL in counts.columns:
        raise NotPossibleError(f"Geef de tabel zonder rij of kolom ‘{TOTAL}’; die komt er vanzelf bij.")
    full = pd.DataFrame(numbers.astype(np.int64), index=counts.index, columns=counts.columns)
    full[TOTAL] = full.sum(axis=1)
    full.loc[TOTAL] = full.sum(axis=0)
    return full


def _method(primary: int, all_hidden: int, limit: int, zeros: bool) -> str:
    if not all_hidden:
        return f"Alle cellen tellen {limit} personen of meer; er is niets achtergehouden."
    nil = "" if zeros else " (nul is wel getoond)"
    return (
        f"Cellen met minder dan {limit} personen zijn niet getoond{nil}: {primary}. Daarnaast zijn "
        f"{all_hidden - primary} andere cellen niet getoond, zodat de kleine niet uit de rest zijn terug te rekenen."
    )
