"""Judging a pile of hand-ins: what was said and how it is kept, the bank of comments, what goes back. Pure."""

from herstelwerk.judging.lines import history_of, line_body, line_of

__all__ = ["history_of", "line_body", "line_of"]
