"""The command line: one JSON or one file out, progress and trouble on stderr."""

from salesdesk.cli.main import main

__all__ = ["main"]
