"""Run the benchmarks that need no data of their own, and print what they found as tables.

python benchmarks/run.py [start] [lists] [recommend] [documents]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = {
    "start": ("How long the window takes to be up", "start.py"),
    "lists": ("The list of 100,000 prospects", "lists.py"),
    "recommend": ("What a recommendation costs", "recommend.py"),
    "documents": ("What documents cost", "documents.py"),
}


def main(names: list[str]) -> int:
    """Run the named ones, or all; 1 where one could not be run, 2 for an unknown name."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"usage: run.py [{'|'.join(BENCHMARKS)}]…", file=sys.stderr)
        return 2
    failed = [name for name in names or BENCHMARKS if not _ran(name)]
    return 1 if failed else 0


def _ran(name: str) -> bool:
    title, script = BENCHMARKS[name]
    print(f"\n## {title}\n", flush=True)
    return subprocess.run([sys.executable, HERE / script], check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
