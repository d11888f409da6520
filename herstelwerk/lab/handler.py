"""The one question a browser asks us: is this worksheet ours? Only then does it run by itself.

The browser sends the cells it holds, not a path: what is judged is what would run, also when the file
changes meanwhile.
"""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.base.handlers import APIHandler
from tornado import web

from herstelwerk.lab.fingerprint import MAX_NOTEBOOK, cells_of, fingerprint


class WorksheetHandler(APIHandler):
    """`POST herstelwerk/worksheet` with `{"cells": [{"type", "source"}, …]}` answers `{"own": true}` or `false`."""

    def initialize(self, own: frozenset[str]) -> None:
        """Keep the fingerprints of our own worksheets."""
        self.own = own

    @web.authenticated
    def post(self) -> None:
        """Answer the question; 400 and 413 for what is no question."""
        if len(self.request.body) > MAX_NOTEBOOK:
            raise web.HTTPError(413, "Dit werkblad is te groot.")
        cells = cells_of(self._sent().get("cells"))
        if cells is None:
            raise web.HTTPError(400, 'Verwacht: {"cells": [{"type": …, "source": …}, …]}.')
        self.finish(json.dumps({"own": fingerprint(cells) in self.own}))

    def _sent(self) -> dict[str, Any]:
        try:
            sent = json.loads(self.request.body)
        except (ValueError, RecursionError):
            sent = None
        return sent if isinstance(sent, dict) else {}
