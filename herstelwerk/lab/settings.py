"""How Jupyter is set up for the workbook: where it keeps its things, and what is said to the server and to Python.

Everything stands in the work folder, under `werk/.lab`; nothing is read from or written to somebody's home.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

START_PAGE = "notebooks/00-start.ipynb"
WORK = "werk"  # the folder of a place in which everything that is kept stands
LOG = "log.txt"  # in the runtime folder: what went wrong, in English, for whoever helps
LARGEST = 32 * 1024 * 1024  # bytes of one message: a file of answers is read in whole (20 MiB at most)
IDLE = 60  # seconds without a browser after which Python stops: one per trainee remains

_HERE = Path(__file__).parent
_PACKAGE = _HERE.parent
_THEIRS = ("JUPYTER_", "JUPYTERLAB_", "IPYTHON")  # settings of somebody's own Jupyter stay out


@dataclass(frozen=True)
class Folders:
    """Where Jupyter keeps its things for the work folder in `place`."""

    place: Path

    @property
    def lab(self) -> Path:
        """The folder around them; hidden, so that it is not served. Short: a path may not grow long on Windows."""
        return self.place / WORK / ".lab"

    @property
    def log(self) -> Path:
        """The file for what went wrong."""
        return self.lab / "run" / LOG

    def make(self) -> None:
        """Make the folders, for this user alone.

        Raises:
            OSError: where that is not possible.
        """
        for folder in (self.lab, *map(Path, self.environment().values())):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def environment(self) -> dict[str, str]:
        """The variables that tell Jupyter, IPython and matplotlib where to keep their things."""
        return {
            "JUPYTER_CONFIG_DIR": str(self.lab / "config"),
            "JUPYTER_DATA_DIR": str(self.lab / "data"),
            "JUPYTER_PATH": str(self.lab / "data"),  # before the environment's own, for its kernel is not ours
            "JUPYTER_RUNTIME_DIR": str(self.lab / "run"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.lab / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.lab / "workspaces"),
            "IPYTHONDIR": str(self.lab / "ipython"),
            "MPLCONFIGDIR": str(self.lab / "matplotlib"),
        }


def server_environment(before: Mapping[str, str], folders: Folders) -> dict[str, str]:
    """The environment of the server: what was there, without the settings of another Jupyter, with ours."""
    plain = {name: value for name, value in before.items() if not name.startswith(_THEIRS)}
    # Ours is looked up, never written in: a config *dir* gets files of Jupyter's own.
    return plain | folders.environment() | {"JUPYTER_CONFIG_PATH": str(_HERE / "config")}


def kernel_spec(folders: Folders, executable: str, pythonpath: str = "", role: str | None = None) -> str:
    """The text of `kernel.json`: this very Python, which never imports from the folder of a worksheet."""
    mine = {"HERSTELWERK_PLAATS": str(folders.place), "PYTHONPATH": _absolute(pythonpath)}
    if role:
        mine["HERSTELWERK_ROL"] = role
    spec = {
        "argv": [
            executable,
            "-P",  # a stranger's herstelwerk.py beside a worksheet must not become ours
            *("-m", "ipykernel_launcher", "-f", "{connection_file}"),
            "--InteractiveShellApp.ignore_cwd=True",
            "--InteractiveShellApp.exec_PYTHONSTARTUP=False",
            "--HistoryManager.enabled=False",  # what was run is no history worth keeping
            "--Application.log_level=ERROR",
        ],
        "display_name": "Python 3 (ipykernel)",  # the usual name: a notebook that is saved does not change by it
        "language": "python",
        "env": mine,
        "metadata": {"debugger": True, "supported_encryption": ["curve"]},  # as ipykernel's own has it
    }
    return json.dumps(spec, indent=1, sort_keys=True) + "\n"


def _absolute(pythonpath: str) -> str:
    """The search path with every folder in full; an empty part or a dot would mean the folder of the worksheet."""
    folders = [str(Path(part).absolute()) for part in pythonpath.split(os.pathsep) if part]
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and str(checkout) not in folders:
        folders.insert(0, str(checkout))  # the kernel runs the same herstelwerk as the server
    return os.pathsep.join(folders)


def arguments(root: Path, *, port: int, token: str, role: str | None = None, test: bool = False) -> list[str]:
    """What is said to JupyterLab: one server on the loopback address, quiet, locked, in our clothes."""
    plain = role in ("trainer", "onderzoeker")
    return [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={root}",
        "--ServerApp.allow_root=True",  # loopback and a token: who is root in a container may use it too
        "--ServerApp.open_browser=False",  # server.py does, once the port listens
        "--ServerApp.terminals_enabled=False",
        "--LanguageServerManager.autodetect=False",  # it would run npm, which writes in the home folder
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        f"--LabApp.default_url={'/lab' if plain else '/doc'}/tree/{START_PAGE}",
        f"--LabApp.extra_labextensions_path={_HERE / 'labextensions'}",  # a plain path: a list is taken for a name
        "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        f"--LabApp.expose_app_in_browser={test}",
        "--FileContentsManager.pre_save_hook=herstelwerk.lab.hook.strip",
        "--MappingKernelManager.kernel_manager_class=herstelwerk.lab.kernels.QuietKernel",
        f"--MappingKernelManager.cull_idle_timeout={IDLE}",
        f"--MappingKernelManager.cull_interval={IDLE // 3}",
        "--MappingKernelManager.cull_connected=False",
        "--MappingKernelManager.cull_busy=False",
        "--ServerApp.shutdown_no_activity_timeout=0",
        f"--ServerApp.tornado_settings={{'websocket_max_message_size': {LARGEST}}}",
        "--KernelRestarter.time_to_dead=1.0",  # a Python that fell over is noticed within a second
        "--KernelManager.shutdown_wait_time=2.0",  # Ctrl-C does not wait for a cell that does not end
    ]
