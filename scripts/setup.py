"""Make everything ready: virtual environment, locked packages, Qt's system libraries, translations.

Runs on the bare Python of the machine. What is there already is left alone: a second call only
compares the lock with the one that was installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""The shared libraries that Qt loads on Linux, and the Debian package that brings each."""

UNPACK = (
    "import compileall, pathlib, PySide6.QtCore, shiboken6;"
    "compileall.compile_dir(pathlib.Path(shiboken6.__file__).parent / 'files.dir', quiet=1)"
)
"""PySide6 carries Python files inside its library and compiles them at every start; told by
SBK_EMBED=0 it writes them out once, and the window is up a twentieth sooner."""


def main(arguments: list[str]) -> int:
    """Set up for `run` (what the desk needs) or `dev` (and what its checks need)."""
    purpose = arguments[0] if arguments else "run"
    if purpose not in LOCKS:
        print("usage: setup.py run|dev", file=sys.stderr)
        return 2
    set_up(purpose)
    return 0


def set_up(purpose: str) -> None:
    """Bring the machine to what the lock says; SystemExit with a sentence where that fails."""
    if sys.version_info < (3, 11):  # noqa: UP036  it runs on whatever Python is there
        raise SystemExit("SalesDesk needs Python 3.11 or newer.")
    _system_libraries()
    _environment()
    _packages(purpose)
    _run(PYTHON, ROOT / "scripts" / "translations.py", "compile")


def _system_libraries() -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if missing:
        _install_debian(missing, "Qt's system libraries are missing.")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_debian(packages: list[str], why: str) -> None:
    """Install system packages where we may; otherwise say the exact line to type."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SystemExit(f"{why} Please run:\n\n    sudo {line}\n\nand then this again.")
    print(f"{why} Installing {', '.join(packages)} …", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run("apt-get", "update", "-qq", environment=quiet)
    _run(*line.replace("-y", "-y -qq").split(), environment=quiet)


def _environment() -> None:
    if PYTHON.exists():
        return
    print("Making the virtual environment …", file=sys.stderr)
    try:
        import ensurepip  # noqa: F401  Debian keeps it in a package of its own
    except ImportError:
        version = f"python3.{sys.version_info.minor}-venv"
        _install_debian([version], "Python's venv module is missing.")
    _run(sys.executable, "-m", "venv", VENV)


def _packages(purpose: str) -> None:
    stamp = VENV / f"installed-{purpose}"
    wanted = hashlib.sha256(LOCKS[purpose].read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing the packages of {LOCKS[purpose].name} …", file=sys.stderr)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "--require-hashes", "-r", LOCKS[purpose])
    _run(PYTHON, "-c", UNPACK, environment={**os.environ, "SBK_EMBED": "0"})
    _run(PYTHON, "-m", "compileall", "-q", ROOT / "salesdesk", ROOT / "app.py")
    stamp.write_text(wanted)


def _run(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    result = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False)
    if result.returncode:
        raise SystemExit(f"This did not work: {' '.join(str(part) for part in command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
