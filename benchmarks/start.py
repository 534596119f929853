"""How long the window takes to be up, in times of `python -c pass`.

    python benchmarks/start.py [SHOP] [--times 9]

"painted" is when the window has painted itself, "ready" when its first page stands and keys are
answered. Both count from starting the process, in real time and in processor time, which other work
on the machine does not stretch. The least of some runs counts, since nothing makes a start faster
than it is. Without a display Qt draws off screen. Up within 25 times is what is asked for.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from salesdesk.desk import Desk

UNTIL_PAINTED = Path(__file__).with_name("until_painted.py")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of real time and of processor time."""

    real: float
    processor: float

    def least(self, other: Took | None) -> Took:
        """The lesser of both."""
        if other is None:
            return self
        return Took(min(self.real, other.real), min(self.processor, other.processor))


def measure(shop: Path, times: int) -> dict[str, Took]:
    """For "pass", "painted" and "ready", each the least of so many runs."""
    environment = {**os.environ, "XDG_DATA_HOME": str(shop.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # it would compile at every start
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    best: dict[str, Took] = {}
    for _ in range(times):
        for name, took in {"pass": _bare(), **_window(shop, environment)}.items():
            best[name] = took.least(best.get(name))
    return best


def report(shop: Path, times: int) -> list[str]:
    """The table, as Markdown."""
    best = measure(shop, times)
    bare = best["pass"].real
    return [
        "| | Real time | Ratio | Processor time |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {1000 * took.real:.0f} ms | {took.real / bare:.1f} × "
            f"| {1000 * took.processor:.0f} ms |"
            for name, took in best.items()
        ),
    ]


def _bare() -> Took:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    took = time.perf_counter() - begun
    told = subprocess.run(
        [sys.executable, "-c", "import time; print(time.process_time())"],
        capture_output=True,
        check=True,
        text=True,
    )
    return Took(took, float(told.stdout))


def _window(shop: Path, environment: dict[str, str]) -> dict[str, Took]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, UNTIL_PAINTED, "--db", shop],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    found = {}
    for line in process.stdout:
        name, seconds = line.split()
        found[name] = Took(time.perf_counter() - begun, float(seconds))
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
        print("\n".join(report(shop, options.times)))


def sample(path: Path) -> Path:
    """The sample shop in a new file."""
    desk = Desk(path, create=True)
    desk.make_sample()
    desk.close()
    return path


if __name__ == "__main__":
    main()
