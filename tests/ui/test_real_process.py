"""The program as it is started: a window on a screen, painted, closed, the file whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role

APP = Path(__file__).parents[2] / "app.py"
PATIENCE = 30.0
_XWD_HEAD = 4000
"""More than the header and colour map of a screen dump; pixels follow."""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a program on a screen of its own; `SCREEN` is the file of its pixels."""
    if shutil.which("Xvfb") is None:
        pytest.skip("needs Xvfb, a screen without a monitor (Debian: apt install xvfb)")
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1366x768x24",
        "-nolisten",
        "tcp",
    ]
    xvfb = subprocess.Popen(
        [*command, "-fbdir", str(tmp_path)],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = answer.readline().strip()
    yield {
        **os.environ,
        "DISPLAY": f":{display}",
        "QT_QPA_PLATFORM": "xcb",
        "XDG_DATA_HOME": str(tmp_path / "home"),
        "SCREEN": str(tmp_path / "Xvfb_screen0"),
    }
    xvfb.terminate()
    xvfb.wait()


@pytest.fixture
def shop_file(tmp_path: Path) -> Path:
    """A shop where Lan works."""
    path = tmp_path / "shop.db"
    desk = Desk(path, as_of(date(2026, 11, 23)), create=True)
    desk.team.add("Nguyễn Thị Lan", frozenset(Role))
    desk.close()
    return path


@pytest.mark.skipif(os.name == "nt", reason="Xvfb and signals are for Unix")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_the_window_opens_paints_and_closes(
    shop_file: Path, screen: dict[str, str], asked: signal.Signals
) -> None:
    window = start(shop_file, screen)
    try:
        until(lambda: colours(Path(screen["SCREEN"])) > 50, window)
        second = run(shop_file, screen)
        assert second.returncode == 1
        assert second.stderr == "This shop is open in another window already. Go on there.\n"
    finally:
        window.send_signal(asked)
    _said, complaints = window.communicate(timeout=PATIENCE)
    assert (window.returncode, complaints) == (0, "")
    checked = run(shop_file, screen, "check")
    assert (checked.returncode, checked.stderr) == (0, "")


def start(file: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start the program on a shop's file."""
    return subprocess.Popen(
        [sys.executable, str(APP), "--db", str(file), "--as-of", "2026-11-23"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(file: Path, environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    return subprocess.run(
        [sys.executable, str(APP), "--db", str(file), *command],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def colours(dump: Path) -> int:
    """How many different pixels the screen shows."""
    pixels = dump.read_bytes()[_XWD_HEAD:] if dump.exists() else b""
    return len({pixels[at : at + 4] for at in range(0, len(pixels) - 4, 44)})


def until(true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Look again and again until it is so; the process must be running meanwhile."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.1)
