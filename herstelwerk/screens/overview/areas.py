"""The ten life areas: in how many inventories there is something, layer by layer. No row is a person here."""

from __future__ import annotations

from herstelwerk.domain import Layer
from herstelwerk.drawings import Drawing
from herstelwerk.drawings.heatmap import Grid, heatmap
from herstelwerk.overview import Room, areas, untouched
from herstelwerk.overview.counts import begun
from herstelwerk.screens.overview.cells import share_cell
from herstelwerk.screens.overview.sheet import picture
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

LAYERS = {Layer.STRENGTH: "kracht", Layer.WISH: "wens", Layer.RESOURCE: "hulpbron"}


def draw(room: Room, texts: Wording) -> list[Part]:
    """Which areas nobody touches, and the whole picture."""
    nobody = untouched(room)
    started = begun(room)
    return [
        el("p", texts.text("leefgebieden", "intro")),
        el("p", el("strong", f"{started} van de {len(room.heard)} begonnen aan de krachteninventarisatie.")),
        *([_nobody([area.dutch for area in nobody], texts)] if started else []),
        picture("gebieden", matrix(room), "Leefgebieden van de groep"),
    ]


def _nobody(names: list[str], texts: Wording) -> Part:
    if not names:
        return el("p", texts.text("leefgebieden", "vol"), class_="hw-note hw-goed", key="onaangeraakt")
    return el(
        "div",
        el("p", texts.text("leefgebieden", "leeg")),
        el("ul", *(el("li", name) for name in names)),
        class_="hw-note hw-vraag",
        key="onaangeraakt",
    )


def matrix(room: Room) -> Drawing:
    """The areas as rows, the layers as columns; how many have something, out of those who began."""
    counts, of = areas(room), begun(room)
    grid = Grid(
        [one.area.dutch for one in counts],
        [*(LAYERS[layer] for layer in Layer), "minstens één"],
        [[share_cell(some, of) for some in (*one.layers, one.any)] for one in counts],
        [str(one.left_open) if one.left_open else "–" for one in counts],
        "met opzet open",
        "Leefgebied",
    )
    full = sum(one.any == of for one in counts) if of else 0
    nobody = len(untouched(room))
    alt = (
        f"Tien leefgebieden, drie lagen; {of} {'deelnemer is' if of == 1 else 'deelnemers zijn'} begonnen. Bij {full} "
        f"van de tien heeft iedereen die begon iets, bij {nobody} van de tien nog niemand."
    )
    return heatmap(grid, alt)
