"""Charts: a figure, what it says in Dutch words, and its numbers as a table; one file per chart.

Every chart has Dutch labels with a decimal comma, colours that stay apart in every kind of colour vision with a second
cue beside them (shape, dash, sign, figure), an interval where there is an estimate, and n. Groups of fewer people than
the limit (ten, never below five) are withheld in picture, words and table, with those that would give them away.

Charts in which each person is a mark (before and after, reliable change, the thin lines of trajectories) refuse a group
below the limit. They show persons without names, and whoever has the picture can count marks; before publishing outside
the team, leave the persons out where a chart lets you (`people=False`).
"""

from __future__ import annotations

from herstelwerk.charts.agreement import agreement
from herstelwerk.charts.attrition import attrition
from herstelwerk.charts.before_after import before_after
from herstelwerk.charts.by_team import by_team
from herstelwerk.charts.chart import WIDTH_CM, Chart
from herstelwerk.charts.competencies import competencies
from herstelwerk.charts.forest import forest
from herstelwerk.charts.life_areas import life_areas
from herstelwerk.charts.likert import likert
from herstelwerk.charts.process import process
from herstelwerk.charts.reliable_change import reliable_change
from herstelwerk.charts.trajectories import trajectories

__all__ = [
    "WIDTH_CM",
    "Chart",
    "agreement",
    "attrition",
    "before_after",
    "by_team",
    "competencies",
    "forest",
    "life_areas",
    "likert",
    "process",
    "reliable_change",
    "trajectories",
]
