"""Make the pictures of the researcher's part of the README: a chart, and a page of the report.

python scripts/research_pictures.py          # needs pdftoppm (poppler)
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from herstelwerk.studies import Cohorts, Effect, write_report

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
_PAGE = 5  # what changed, with its tables


def main() -> None:
    """The forest of all cohorts, and a page of the report, as PNG."""
    chart = Cohorts().pooled("gses").charts[0]
    (PICTURES / "cohorten.png").write_bytes(chart.render("png", dpi=110))
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "verslag.pdf"
        write_report(paper, [Effect()], progress=False)
        command = ["pdftoppm", "-png", "-r", "75", "-singlefile", "-f", str(_PAGE), "-l", str(_PAGE), str(paper)]
        subprocess.run([*command, str(PICTURES / "verslag")], check=True)


if __name__ == "__main__":
    main()
