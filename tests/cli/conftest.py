"""The command line as a terminal calls it, in the same process."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Call, Run

from salesdesk.cli.main import main
from salesdesk.desk import Desk


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that nobody's shop or log is touched."""
    monkeypatch.delenv("SALESDESK_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls app.py with these arguments: `call("search", "404")`."""

    def run(*arguments: object) -> Run:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The file of an empty shop."""
    path = tmp_path / "shop.db"
    Desk(path, create=True).close()
    return path
