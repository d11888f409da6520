"""The command line, one file per command: Dutch for people, JSON for programs."""

from herstelwerk.cli.main import main

__all__ = ["main"]
