"""A process that takes a list of prospects in and says how far it is, until somebody kills it.

python taking_in.py SHOP LIST
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from salesdesk.clock import as_of
from salesdesk.desk import Desk


def say(_text: str, share: float) -> None:
    """How far it is, in percent."""
    sys.stdout.write(f"{round(100 * share)}\n")
    sys.stdout.flush()


def main(shop: str, path: str) -> None:
    """Take the list in; the last line is the run's key."""
    desk = Desk(Path(shop), as_of(date(2026, 11, 23)))
    run = desk.imports.run(Path(path), progress=say).value.run
    sys.stdout.write(f"{run}\n")
    desk.close()


main(*sys.argv[1:])
