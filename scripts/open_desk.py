"""Set up, then open the desk on the sample shop; without a display, make the tour instead."""

from __future__ import annotations

import os
import subprocess
import sys

from setup import PYTHON, ROOT, set_up

SHOP = ROOT / "build" / "sample-shop.db"
TOUR = ROOT / "build" / "tour"


def main() -> int:
    """Open the window, or say why not and make the tour."""
    set_up("run")
    SHOP.parent.mkdir(exist_ok=True)
    if not _has_display():
        print(f"There is no display here: making the tour in {TOUR} instead.", file=sys.stderr)
        return _app("tour", "--out", str(TOUR))
    if not SHOP.exists():
        print("Making the sample shop …", file=sys.stderr)
        if failed := _app("--db", str(SHOP), "sample"):
            return failed
    return _app("--db", str(SHOP))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _app(*arguments: str) -> int:
    return subprocess.run([str(PYTHON), "app.py", *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
