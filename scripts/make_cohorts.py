"""Make the invented sample in `data/cohorts/`: the same seed gives the same bytes. No number in it is of a real person.

python -m scripts.make_cohorts [folder]

Twelve cohorts; clients in trainees in teams in cohorts; three waves, half of them missing at the end; at most twelve
sessions; drop-out that depends on the alliance; two raters on eighteen criteria; competencies then and now; evaluation
forms; fidelity audits. What is true in it is in `TRUTH` and is written to `verzonnen-waarheid.toml`.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from scripts.cohort_answers import ANSWERS, ITEMS, with_answers

SEED, COHORTS = 2021, 12
FIRST_DAY, BETWEEN = date(2021, 2, 1), timedelta(days=91)
WAVES: Final = {"voormeting": 0, "nameting": 182, "follow-up": 365}  # days after the start
CRITERIA: Final = tuple([f"K{n}" for n in range(1, 9)] + [f"A{n}" for n in range(1, 11)])
STATEMENTS: Final = tuple(f"c{n:02d}" for n in range(1, 26))
INDICATORS: Final = "tijd aantal meedoen teamkracht coaching meelezen inventarisatie doelen buurt hoop".split()
QUESTIONS: Final = "useful understand trainer-clear safe seen workbook findings support".split()

# The true values. Effects are in standard deviations between clients at the first measurement, unless said otherwise.
TRUTH: Final[Mapping[str, Mapping[str, float]]] = {
    "spreiding_tussen": {"cohorten": 0.15, "teams": 0.2, "begeleiders": 0.3, "clienten": 0.92},
    "verandering_nameting": {"gses": 0.35, "nel": 0.45, "dialog": 0.05, "gas": 2.4},
    "verandering_follow_up": {"gses": 0.3, "nel": 0.5, "dialog": 0.05, "gas": 2.6},
    "verandering_verschilt_tussen": {"cohorten": 0.12, "begeleiders": 0.15, "clienten": 0.5},
    "verandering_hangt_samen_met": {"modelgetrouwheid_per_punt": 0.15, "werkrelatie_per_punt": 0.28},
    "meetfout": {"gses": 0.4, "nel": 0.3, "dialog": 0.45, "gas": 0.9},
    "sessies_ors": {"begin": 18.0, "per_log_sessie": 2.4, "sd_begin": 6.0, "sd_helling": 1.2, "rest": 3.5},
    "werkrelatie": {"gemiddelde": 7.0, "tussen_begeleiders": 0.4, "tussen_clienten": 1.1, "rest": 0.7},
    "uitval": {"logit_per_sessie": -2.55, "logit_per_punt_werkrelatie": -0.75},
    "nog_te_meten": {"na_zonder_uitval": 0.9, "na_bij_uitval": 0.35, "later_na_nameting": 0.7, "later_anders": 0.1},
    "losse_cijfers_leeg": {"kans": 0.045},
    "competenties": {"vooraf": 2.9, "groei": 0.6, "verschuiving_van_de_maatstaf": -0.35, "tussen_deelnemers": 0.45},
    "beoordelaars": {
        "tussen_deelnemers": 0.6,
        "per_eis": 0.8,
        "ruis": 0.45,
        "tweede_strenger": 0.15,
        "ruis_signaal": 0.8,
    },
    "modelgetrouwheid": {"begin": 2.6, "na_een_half_jaar": 0.5, "na_een_jaar": 0.7, "tussen_teams": 0.45, "ruis": 0.5},
    **ANSWERS,
}
SCALES: Final = {  # of each measure: mean and standard deviation at the start, lowest, highest, smallest step
    "gses": (27.0, 5.0, 10.0, 40.0, 1.0),
    "nel": (3.2, 0.55, 1.0, 5.0, 1 / 40),
    "dialog": (4.2, 1.0, 1.0, 7.0, 1 / 8),
    "gas": (36.0, 5.0, 13.5, 86.5, 0.01),
}
Row = Sequence[object]


class Cohort(NamedTuple):
    """The rows of one cohort per table, and the changes there would have been without anything missing."""

    measured: list[Row]
    competencies: list[Row]
    judged: list[Row]
    evaluations: list[Row]
    audits: list[Row]
    changes: dict[str, list[float]]


def main(folder: Path) -> None:
    """Write all files."""
    folder.mkdir(parents=True, exist_ok=True)
    cohorts = [make_cohort(number) for number in range(1, COHORTS + 1)]
    for number, cohort in enumerate(cohorts, 1):
        header = [*"cohort team trainee client wave session day measure score alliance".split(), *ITEMS]
        write(folder / f"verzonnen-cohort-{number:02d}.csv", header, with_answers(cohort.measured, (SEED, number)))
    rest = {
        "competenties": ("cohort team trainee moment".split() + list(STATEMENTS), "competencies"),
        "beoordelingen": ("cohort team trainee attempt criterion rater level signal".split(), "judged"),
        "evaluaties": ("cohort question answer number forms".split(), "evaluations"),
        "audits": ("team cohort audit day assessor indicator score reason".split(), "audits"),
    }
    for name, (header, field) in rest.items():
        write(folder / f"verzonnen-{name}.csv", header, [row for one in cohorts for row in getattr(one, field)])
    (folder / "verzonnen-waarheid.toml").write_text(truth(cohorts), "utf-8", newline="\n")
    write(folder / "met-vijf-fouten.csv", *with_faults(), delimiter=";")


def make_cohort(number: int) -> Cohort:
    """One cohort, from a stream of its own: adding a cohort changes no other."""
    draw = np.random.default_rng((SEED, number))
    start = FIRST_DAY + (number - 1) * BETWEEN
    code, trainees = f"VZ-{number:02d}", int(draw.integers(8, 17))
    teams = [f"{code}-T{n}" for n in range(1, 3 + (trainees >= 13))]
    made = Cohort([], [], [], [], [], {f"{m}_{w}": [] for m in SCALES for w in ("nameting", "follow-up")})
    faithful = _audits(draw, made, code, teams, start)
    level, change = _spread("cohorten", draw), draw.normal(0, TRUTH["verandering_verschilt_tussen"]["cohorten"])
    team_level = {team: level + _spread("teams", draw) for team in teams}
    count = 0
    for n in range(1, trainees + 1):
        team, trainee = teams[(n - 1) % len(teams)], f"{code}-d{n:02d}"
        own = team_level[team] + _spread("begeleiders", draw)
        more = change + draw.normal(0, TRUTH["verandering_verschilt_tussen"]["begeleiders"])
        more += TRUTH["verandering_hangt_samen_met"]["modelgetrouwheid_per_punt"] * (faithful[team] - 3.1)
        bond = draw.normal(0, TRUTH["werkrelatie"]["tussen_begeleiders"])
        for _ in range(int(draw.integers(2, 5))):
            count += 1
            who = (code, team, trainee, f"{code}-c{count:03d}")
            _client(draw, made, who, start + timedelta(days=int(draw.integers(0, 40))), (own, more, bond))
        _competencies(draw, made, who[:3])
        _judged(draw, made, who[:3])
    _evaluations(draw, made, code, trainees)
    return made


def _spread(of: str, draw: np.random.Generator) -> float:
    return float(draw.normal(0, TRUTH["spreiding_tussen"][of]))


def _client(
    draw: np.random.Generator, made: Cohort, who: tuple[str, ...], start: date, around: tuple[float, float, float]
) -> None:
    """The sessions of one client until she stops, and the waves she can still be found for."""
    level, more, bond = around
    relation, gone = TRUTH["werkrelatie"], TRUTH["uitval"]
    alliance = relation["gemiddelde"] + bond + draw.normal(0, relation["tussen_clienten"])
    hazard = gone["logit_per_sessie"] + gone["logit_per_punt_werkrelatie"] * (alliance - relation["gemiddelde"])
    stop = draw.random(12) < 1 / (1 + np.exp(-hazard))
    sessions = int(np.argmax(stop)) + 1 if stop.any() else 12
    level += _spread("clienten", draw)
    more += draw.normal(0, TRUTH["verandering_verschilt_tussen"]["clienten"])
    more += TRUTH["verandering_hangt_samen_met"]["werkrelatie_per_punt"] * (alliance - relation["gemiddelde"])
    _waves(draw, made, who, start, (level, more), dropped=bool(stop.any()))
    course = TRUTH["sessies_ors"]
    begin = course["begin"] + course["sd_begin"] * (0.6 * level + 0.8 * draw.standard_normal())
    slope = course["per_log_sessie"] + course["sd_helling"] * (0.6 * more + 0.8 * draw.standard_normal())
    for session in range(1, sessions + 1):
        score = _on(begin + slope * np.log(session) + draw.normal(0, course["rest"]), 0, 40, 0.1)
        mark = _on(alliance + draw.normal(0, relation["rest"]), 0, 10, 0.5)
        day = start + timedelta(days=14 * session - 7 + int(draw.integers(-2, 3)))
        made.measured.append((*who, "", session, day, "ors", _maybe(draw, score), _maybe(draw, mark)))


def _waves(
    draw: np.random.Generator, made: Cohort, who: Row, start: date, own: tuple[float, float], dropped: bool
) -> None:
    chance = TRUTH["nog_te_meten"]
    after = draw.random() < chance["na_bij_uitval" if dropped else "na_zonder_uitval"]
    later = draw.random() < chance["later_na_nameting" if after else "later_anders"]
    there = {"voormeting": True, "nameting": after, "follow-up": later}
    days = {wave: start + timedelta(days=at + int(draw.integers(0, 21))) for wave, at in WAVES.items()}
    for measure, (mean, sd, low, high, step) in SCALES.items():
        for wave in WAVES:
            effect = {"nameting": "verandering_nameting", "follow-up": "verandering_follow_up"}.get(wave)
            change = TRUTH[effect][measure] + own[1] if effect else 0.0
            if effect:
                made.changes[f"{measure}_{wave}"].append(change * sd)
            standing = (0.5 if measure == "gas" else 0.9) * own[0] + change
            score = mean + sd * (standing + draw.normal(0, TRUTH["meetfout"][measure]))
            cell = _maybe(draw, _on(score, low, high, step))
            if there[wave]:
                made.measured.append((*who, wave, "", days[wave], measure, cell, ""))


def _competencies(draw: np.random.Generator, made: Cohort, who: Row) -> None:
    truth = TRUTH["competenties"]
    own = draw.normal(truth["vooraf"], truth["tussen_deelnemers"])
    now = own + truth["groei"] + draw.normal(0, 0.3)
    levels = {"vooraf": own, "toen": own + truth["verschuiving_van_de_maatstaf"], "nu": now, "trainer": now - 0.2}
    hard = np.linspace(0.3, -0.3, len(STATEMENTS))
    for (moment, level), chance in zip(levels.items(), (0.95, 0.88, 0.88, 0.6), strict=True):
        cells = [_maybe(draw, _on(level + one + draw.normal(0, 0.7), 1, 5, 1)) for one in hard]
        if draw.random() < chance:
            made.competencies.append((*who, moment, *cells))


def _judged(draw: np.random.Generator, made: Cohort, who: Row) -> None:
    truth = TRUTH["beoordelaars"]
    own = draw.normal(0.6, truth["tussen_deelnemers"])
    for place, criterion in enumerate(CRITERIA):
        quality = own + draw.normal(0, truth["per_eis"]) - 0.25 * ((place * 7) % 5 - 2)
        seen = quality + draw.normal(0, truth["ruis_signaal"])
        signal = "niet te beoordelen" if draw.random() < 0.04 else "in orde" if seen > 0.1 else "let op"
        for rater, strict in (("beoordelaar-1", 0.0), ("beoordelaar-2", truth["tweede_strenger"])):
            given = quality - strict + draw.normal(0, truth["ruis"])
            level = "voldaan" if given > 0.2 else "deels" if given > -0.6 else "niet"
            made.judged.append((*who, 1, criterion, rater, level, signal))


def _evaluations(draw: np.random.Generator, made: Cohort, code: str, trainees: int) -> None:
    forms = max(6, round(trainees * draw.uniform(0.75, 1.0)))
    for place, question in enumerate([*QUESTIONS, "grade"]):
        highest = 10 if question == "grade" else 5
        mean, sd = (7.6, 1.0) if question == "grade" else (3.9 - 0.12 * (place % 4), 0.9)
        given = [int(_on(draw.normal(mean, sd), 1, highest, 1)) for _ in range(forms)]
        for answer in range(1, highest + 1):
            made.evaluations.append((code, question, answer, given.count(answer), forms))


def _audits(draw: np.random.Generator, made: Cohort, code: str, teams: Sequence[str], start: date) -> dict[str, float]:
    """The audits of the teams; gives the true fidelity of each after half a year."""
    truth, found = TRUTH["modelgetrouwheid"], {}
    for team in teams:
        own = truth["begin"] + draw.normal(0, truth["tussen_teams"])
        found[team] = own + truth["na_een_half_jaar"]
        times = ((0, 0.0), (182, truth["na_een_half_jaar"]), (365, truth["na_een_jaar"]))
        for number, (days, more) in enumerate(times, 1):
            day = start + timedelta(days=days + int(draw.integers(0, 28)))
            for place, indicator in enumerate(INDICATORS):
                true = own + more + 0.3 * ((place * 3) % 5 - 2) / 2 + draw.normal(0, 0.4)
                given = [int(_on(true + draw.normal(0, truth["ruis"]), 1, 5, 1)) for _ in range(2)]
                both: list[object] = [*given, min(given) if given[0] != given[1] else given[0]]
                reason = "geen-clienten" if draw.random() < 0.04 else ""
                for assessor, score in zip(("1", "2", "samen"), both, strict=True):
                    cell = "" if reason else score
                    made.audits.append((team, code, f"a{number}", day, assessor, indicator, cell, reason))
    return found


def _on(value: float, low: float, high: float, step: float) -> float:
    """The value on its scale: in whole steps, within its ends."""
    return float(round(min(max(round(value / step) * step, low), high), 3))


def _maybe(draw: np.random.Generator, value: float) -> float | str:
    return "" if draw.random() < TRUTH["losse_cijfers_leeg"]["kans"] else value


def with_faults() -> tuple[list[str], list[list[object]]]:
    """The file of a researcher with five planted faults; `met-vijf-fouten.txt` says what reading it should tell."""
    draw = np.random.default_rng((SEED, 99))
    header = "bron groep team begeleider cliënt meting sessie datum maat score werkrelatie".split()
    rows: list[list[object]] = []
    for n in range(1, 11):
        who = ["verzonnen", "VZ-EIGEN", "T1", f"b{(n + 1) // 2}", f"c{n:02d}"]
        day = date(2024, 1, 8) + timedelta(days=n)
        for wave, at in (("voormeting", 0), ("nameting", 180)):
            on = day + timedelta(days=at)
            rows.append([*who, wave, "", on, "gses", _on(draw.normal(27 + at / 60, 4), 10, 40, 1), ""])
            rows.append([*who, wave, "", on, "dialog", _on(draw.normal(4.2, 0.8), 1, 7, 1 / 8), ""])
        for session in (1, 2):
            on = day + timedelta(days=14 * session)
            rows.append(
                [*who, "", session, on, "ors", _on(draw.normal(20, 5), 0, 40, 0.1), _on(7 + draw.normal(), 0, 10, 0.5)]
            )
    told: list[list[object]] = [[_dutch(cell) for cell in row] for row in rows]
    told[6][9] = "99"  # a code for ‘unknown’ that counts as a number
    told[19][9] = "4.125"  # a point where the file has commas: 4125 or 4,125?
    told[26][7] = "45313"  # a day as Excel keeps it
    told[35][1] = "VZ-ANDERS"  # someone who is in another cohort all at once
    told.insert(45, list(told[42]))  # a row that was pasted twice
    return header, told


def _dutch(cell: object) -> str:
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else _plain(cell).replace(".", ",")


def _plain(cell: object) -> str:
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def write(path: Path, header: Iterable[str], rows: Iterable[Row], delimiter: str = ",") -> None:
    """A CSV in UTF-8 with ends of lines that are the same everywhere."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=delimiter, lineterminator="\n")
    writer.writerow(list(header))
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    path.write_text(held.getvalue(), "utf-8", newline="\n")


def truth(cohorts: Sequence[Cohort]) -> str:
    """What is true in the sample, as TOML: the values it was made with, and the mean changes without missing data."""
    lines = [
        "# VERZONNEN. Wat er waar is in het voorbeeld: met deze waarden is het gemaakt (scripts/make_cohorts.py).",
        "# Veranderingen en spreiding zijn in standaardafwijkingen tussen cliënten bij de voormeting (sd bij [maat]).",
        f"zaad = {SEED}\ncohorten = {COHORTS}\n",
    ]
    for name, values in TRUTH.items():
        lines += [f"[{name}]", *(f'"{key}" = {value!r}' for key, value in values.items()), ""]
    lines.append("# In de eenheden van de maat zelf.")
    for measure, (begin, sd, low, high, _) in SCALES.items():
        lines += [f"[maat.{measure}]", f"begin = {begin!r}", f"sd = {sd!r}", f"laagst = {low!r}", f"hoogst = {high!r}"]
        for wave in ("nameting", "follow-up"):
            every = [change for cohort in cohorts for change in cohort.changes[f"{measure}_{wave}"]]
            mean = float(np.round(np.mean(every), 4))
            lines.append(f'"ware_verandering_{wave}" = {mean!r} # van iedereen, ook wie uitviel')
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "data" / "cohorts")
