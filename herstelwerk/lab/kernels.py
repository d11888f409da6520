"""Python behind a worksheet, without a voice of its own: what it says goes to the log, not through the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_runtime_dir
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from herstelwerk.lab.settings import LOG


class QuietKernel(ServerKernelManager):
    """The server's own manager of a kernel, with the streams of the process turned away from the terminal."""

    async def start_kernel(self, *args: Any, **kwargs: Any) -> None:  # type: ignore[override]
        """Start as usual; the file stays open, for a restart hands the same one over."""
        log = (Path(jupyter_runtime_dir()) / LOG).open("ab")
        await super().start_kernel(*args, **{"stdout": log, "stderr": log} | kwargs)
