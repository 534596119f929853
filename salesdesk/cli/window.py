"""The window, opened from the command line."""

from __future__ import annotations

import argparse

from salesdesk.cli.terminal import Terminal
from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role


def window(terminal: Terminal, options: argparse.Namespace) -> None:
    """Open the window on the shop's file, making an empty shop where there is none yet.

    Raises FileRefused where the file cannot be opened, or is open in another window.
    """
    desk = Desk(terminal.database, terminal.clock, create=True)
    try:
        lock = desk.hold_window()
        try:
            _somebody_works_here(desk)
            from salesdesk.ui.application import run_window  # Qt loads only for the window

            run_window(desk, getattr(options, "lang", ""))
        finally:
            lock.release()
    finally:
        desk.close()


def _somebody_works_here(desk: Desk) -> None:
    """A new shop begins with its owner, who holds every role."""
    if not desk.team.members():
        import getpass  # once in the life of a shop

        desk.team.add(getpass.getuser().capitalize(), frozenset(Role))
