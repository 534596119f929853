"""The window, opened from the command line."""

from __future__ import annotations

import argparse

from salesdesk.cli.terminal import Terminal
from salesdesk.desk import Desk


def window(terminal: Terminal, options: argparse.Namespace) -> None:
    """Open the window on the shop's file; where there is none yet, ask what the new shop is.

    Raises FileRefused where the file cannot be opened, or is open in another window.
    """
    desk = Desk(terminal.database, terminal.clock, create=True)
    try:
        lock = desk.hold_window()
        try:
            from salesdesk.ui.application import run_window  # Qt loads only for the window

            run_window(desk, getattr(options, "lang", ""))
        finally:
            lock.release()
    finally:
        desk.close()
