"""How long the window takes to be up, in times of `python -c pass`.

    python benchmarks/start.py [SHOP] [--times 9]

"painted" is when the window has painted itself, "ready" when its first page stands and keys are
answered. Both count from starting the process, in real time; the least of some runs counts, since
nothing makes a start faster than it is. Without a display Qt draws off screen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from salesdesk.desk import Desk

UNTIL_PAINTED = Path(__file__).with_name("until_painted.py")
MOST = 25
"""So many times `python -c pass` may the window take."""


def measure(shop: Path, times: int) -> dict[str, float]:
    """Seconds for "pass", "painted" and "ready", each the least of so many runs."""
    environment = {**os.environ, "XDG_DATA_HOME": str(shop.parent)}
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    best: dict[str, float] = {}
    for _ in range(times):
        for name, seconds in {**_bare(), **_window(shop, environment)}.items():
            best[name] = min(seconds, best.get(name, seconds))
    return best


def table(seconds: dict[str, float]) -> list[tuple[str, str, str]]:
    """Rows of what, milliseconds, and how many times `python -c pass`."""
    bare = seconds["pass"]
    return [
        (name, f"{1000 * took:.0f} ms", f"{took / bare:.1f} ×") for name, took in seconds.items()
    ]


def _bare() -> dict[str, float]:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return {"pass": time.perf_counter() - begun}


def _window(shop: Path, environment: dict[str, str]) -> dict[str, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, UNTIL_PAINTED, "--db", shop],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    found = {line.split()[0]: time.perf_counter() - begun for line in process.stdout}
    process.stdout.close()
    process.wait()
    return found


def main() -> None:
    """Measure on a shop, or on a fresh sample, and print the table."""
    parser = argparse.ArgumentParser(description="How long the window takes to be up.")
    parser.add_argument("shop", type=Path, nargs="?")
    parser.add_argument("--times", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shop = options.shop or sample(Path(folder) / "shop.db")
        for name, took, ratio in table(measure(shop, options.times)):
            print(f"{name:10} {took:>8} {ratio:>8}")


def sample(path: Path) -> Path:
    """The sample shop in a new file."""
    desk = Desk(path, create=True)
    desk.make_sample()
    desk.close()
    return path


if __name__ == "__main__":
    main()
