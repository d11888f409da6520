"""Files at the press of a button: paper to print, tables to work on with; and what came of it, beside the buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from herstelwerk.documents import DocumentError, Paper, write
from herstelwerk.screens.controls import button
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.store import StoreError
from herstelwerk.tables import Value, write_csv, write_xlsx

Table = tuple[tuple[str, ...], list[tuple[Value, ...]]]  # header and rows
Make = Callable[[], bytes]
_NAMES = {"html": "Printen", "pdf": "PDF", "docx": "Word", "xlsx": "Excel", "csv": "CSV"}


class Files:
    """The buttons of one subject; `what` is in the name of the file, `title` is said to a screen reader."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None], what: str, title: str) -> None:
        self.desk, self.page, self.what, self.title = desk, page, what, title
        self.made = self.trouble = ""

    def draw(self, paper: Callable[[], Paper] | None = None, table: Callable[[], Table] | None = None) -> Part:
        """The buttons for what there is to give, made only when asked for."""
        makes: dict[str, Make] = {}
        if paper:
            makes |= {ending: _written(paper, ending) for ending in ("html", "pdf", "docx")}
        if table:
            makes["xlsx"] = lambda: write_xlsx(self.title, *table())
            makes["csv"] = lambda: write_csv(*table())
        return self.of(makes)

    def of(self, makes: Mapping[str, Make]) -> Part:
        """The buttons, by the ending of the file."""
        buttons = [
            button(
                f"{self.what}-{ending}",
                _NAMES.get(ending, "Download"),
                self._give(ending, make),
                look="small",
                label=f"{self.title}: {_NAMES.get(ending, 'download')}",
            )
            for ending, make in makes.items()
        ]
        return el(
            "div",
            el("div", *buttons, class_="hw-buttons"),
            el("p", self.made, class_="hw-note hw-goed", role="status") if self.made else None,
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            key=f"{self.what}-bestanden",
        )

    def _give(self, ending: str, make: Make) -> Callable[[], None]:
        def give() -> None:
            self.made = self.trouble = ""
            page = self.page()
            if page is None:
                return
            try:
                content = make()
            except (DocumentError, StoreError) as error:
                self.trouble = str(error)
            else:
                name = file_name(self.desk, self.what, ending)
                self.made = f"Klaar: {name} staat bij je downloads."
                page.give(Download(name, content))
            page.say(self.made or self.trouble)

        return give


def _written(paper: Callable[[], Paper], ending: str) -> Make:
    return lambda: write(paper(), ending)
