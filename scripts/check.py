"""Set up, then run every check: lint, format, types, imports, translations, tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from setup import PYTHON, ROOT, set_up

CHECKS = {
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "imports": ("lint-imports",),
    "translations": ("python", "scripts/translations.py", "check"),
    "tests": ("pytest", "-n", "auto"),
}


def main(arguments: list[str]) -> int:
    """Run the named checks, or all; exit 1 when one fails, after all have run."""
    set_up("dev")
    chosen = arguments or list(CHECKS)
    unknown = [name for name in chosen if name not in CHECKS]
    if unknown:
        print(f"usage: check.py [{'|'.join(CHECKS)}]…", file=sys.stderr)
        return 2
    failed = [name for name in chosen if not _passes(name)]
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nevery check passed", file=sys.stderr)
    return 1 if failed else 0


def _passes(name: str) -> bool:
    tool, *rest = CHECKS[name]
    print(f"── {name}", file=sys.stderr, flush=True)
    start = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [str(PYTHON.with_name(tool + PYTHON.suffix)), *rest]
    passed = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0
    print(f"   {name}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
