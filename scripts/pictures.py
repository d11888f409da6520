"""Make the pictures of the README anew: the review as a terminal and as a notebook show it.

python scripts/pictures.py          # needs chromium (Debian: apt-get install chromium)
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console

from herstelwerk import Workbook
from herstelwerk.rendering.terminal import as_table

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8">'
    '<body style="margin:1.2rem;background:{ground}">{body}</body></html>'
)
STYLE = "font:14px/1.35 'DejaVu Sans Mono',monospace;color:#e6e6e6;background:#16181d;padding:1rem"
TERMINAL = f'<pre style="{STYLE}">{{code}}</pre>'


def terminal_page() -> str:
    """The review of D06 as a terminal of 110 columns shows it."""
    workbook = Workbook.find(ROOT)
    console = Console(record=True, width=110, file=open("/dev/null", "w"), force_terminal=True)  # noqa: SIM115
    console.print(as_table(workbook.review(workbook.examples / "D06.json")))
    code = console.export_html(inline_styles=True, code_format="{code}")
    return PAGE.format(ground="#16181d", body=TERMINAL.format(code=code))


def notebook_page() -> str:
    """The review of D06 as a notebook shows it, with two criteria opened."""
    workbook = Workbook.find(ROOT)
    body = workbook.review(workbook.examples / "D06.json")._repr_html_()
    for id in ("K4", "K6"):
        body = body.replace(f'"><summary><strong>{id}</strong>', f'" open><summary><strong>{id}</strong>')
    return PAGE.format(ground="#fff", body=body)


def shoot(page: str, name: str, size: str) -> None:
    """Write a page as a picture."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, "utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"]
        flags += [f"--user-data-dir={folder}", f"--window-size={size}", f"--screenshot={PICTURES / name}"]
        subprocess.run([browser, *flags, file.as_uri()], check=True)


if __name__ == "__main__":
    shoot(terminal_page(), "review-terminal.png", "1020,760")
    shoot(notebook_page(), "review-notebook.png", "900,1000")
