"""Places around 'ik': dots within a circle and names outside it, with lines between that never cross.

Names stand beside the circle instead of on it: there they stay readable, however many and however long they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from herstelwerk.drawings.shapes import Shape, line, polyline, short, word

WIDTH = 720
RINGS = (58, 104, 150)  # near, between, far
RADIUS = 158
OUTSIDE = RADIUS + 14
INNER = (54, 95, 136)  # the same within a closed circle
NEAR = ("dichtbij", "in het midden", "verder weg")
RIGHT, LEFT = 1, -1
COLUMN = 188  # from the middle to a column of names
_X = WIDTH / 2
_FOOT = 34  # below the circle: what nearness means
_MOST = 23  # signs of a name
Place = tuple[float, float]


@dataclass(frozen=True)
class Around:
    """The circle, in a picture that is `tall` enough for the names beside it. Angles run from -π/2 (top) to π/2."""

    tall: float

    @classmethod
    def of(cls, names: float = 0) -> Around:
        """With room for columns of this height."""
        return cls(max(2 * OUTSIDE + 28, names + 20))

    @property
    def height(self) -> int:
        """The height of the picture with the line below the circle."""
        return int(self.tall) + _FOOT

    @property
    def column(self) -> float:
        """The height of a column."""
        return self.tall - 20

    def at(self, side: int, angle: float, radius: float) -> Place:
        """A place in the right or the left half of the circle."""
        return _X + side * radius * cos(angle), self.tall / 2 + radius * sin(angle)

    def beside(self, side: int, share: float) -> Place:
        """A place in a column, from its top (0) to its bottom (1)."""
        return _X + side * COLUMN, 10 + share * self.column

    def name(self, side: int, place: Place, text: str, title: bool = False) -> Shape:
        """A name that begins at a place and runs away from the circle."""
        shape = word(place[0] + side * 6, place[1] + 4.5, short(text, _MOST), "start" if side == RIGHT else "end")
        return Shape("text", {**shape.attributes, "class": "hw-title"}, shape.text) if title else shape

    def dot(self, side: int, angle: float, radius: float, name: Place, class_: str) -> list[Shape]:
        """A dot, and the thin line from there to its name."""
        x, y = self.at(side, angle, radius)
        spot = Shape("circle", {"cx": round(x, 1), "cy": round(y, 1), "r": 7, "class": "hw-fill"})
        return [polyline([(x, y), self.at(side, angle, OUTSIDE), name], class_), spot]

    def spoke(self, side: int, angle: float, radius: float, class_: str) -> Shape:
        """A straight line from the middle."""
        return line(_X, self.tall / 2, *self.at(side, angle, radius), class_)

    def border(self, side: int, share: float) -> Shape:
        """The line between two parts of the circle, and on between their names."""
        x, y = self.beside(side, share)
        edge = self.at(side, pi * (share - 0.5), OUTSIDE - 4)
        return polyline([(_X, self.tall / 2), edge, (x, y), (_X + side * (_X - 6), y)], "hw-shape")

    def circle(self, radius: float, class_: str) -> Shape:
        """A circle around 'ik'."""
        return Shape("circle", {"cx": _X, "cy": self.tall / 2, "r": radius, "class": class_})

    def me(self) -> list[Shape]:
        """The middle, and below the picture what it means to be near it."""
        nearness = word(_X, self.height - 12, "Hoe dichter bij ‘ik’, hoe dichterbij iemand staat.")
        middle = [self.circle(26, "hw-strong"), self.circle(20, "hw-fill"), word(_X, self.tall / 2 + 4.5, "ik")]
        return [*middle, nearness]
