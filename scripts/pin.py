"""Write the exact pins anew: resolve, then put the same lines in pyproject.toml (for uv) and constraints.txt (for pip).

python scripts/pin.py          # needs uv; the lock it makes on the way names hosts and is thrown away
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "constraint-dependencies = [\n", "]\n"


def resolve() -> list[str]:
    """The pins of all groups, one `name==version ; marker` a line."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        text = (ROOT / "pyproject.toml").read_text("utf-8")
        (project / "pyproject.toml").write_text(
            re.sub(r"constraint-dependencies = \[.*?\n\]\n", "", text, flags=re.S), "utf-8"
        )
        for name in ("README.md", "LICENSE"):
            shutil.copy(ROOT / name, project)
        for name in ("herstelwerk", "data", "exercises", "notebooks"):
            shutil.copytree(ROOT / name, project / name)
        subprocess.run(["uv", "lock", "--quiet"], cwd=project, check=True)
        export = [
            "uv",
            "export",
            "--quiet",
            "--no-hashes",
            "--no-emit-project",
            "--all-groups",
            "--all-extras",
            "--no-header",
            "--no-annotate",
        ]
        found = subprocess.run(export, cwd=project, check=True, capture_output=True, text=True).stdout
    return [line.strip() for line in found.splitlines() if line.strip()]


def write(pins: list[str]) -> None:
    """Put the pins in both files."""
    (ROOT / "constraints.txt").write_text("\n".join(pins) + "\n", "utf-8")
    path = ROOT / "pyproject.toml"
    text = path.read_text("utf-8")
    block = BEGIN + "".join(f'    "{pin}",\n' for pin in pins) + END
    if BEGIN in text:
        text = re.sub(r"constraint-dependencies = \[.*?\n\]\n", lambda _: block, text, flags=re.S)
    else:
        text = text.replace("[tool.uv]\n", f"[tool.uv]\n{block}")
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    write(resolve())
