"""What the tests of the window share: the desk fixture in a window, everything run in line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from sessions import MakeSession

from salesdesk.desk import Desk
from salesdesk.ui.application import Session, make_application
from salesdesk.ui.pages import PageEntry
from salesdesk.ui.workstation import Workstation


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The off-screen platform says this at every window; it is no fault of ours."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Qt's application as the desk makes it."""
    return make_application()


@pytest.fixture
def make_session(qapp: QApplication, desk: Desk, tmp_path: Path) -> Iterator[MakeSession]:
    """Opens windows on the desk: `make_session(language="vi", theme="dark")`."""
    opened: list[Session] = []

    def make(
        language: str = "en",
        theme: str = "light",
        *,
        inline: bool = True,
        entries: Sequence[PageEntry] = (),
    ) -> Session:
        session = Session(
            qapp,
            desk,
            Workstation(tmp_path / "workstation.json"),
            code=language,
            theme=theme,
            inline=inline,
            log_file=tmp_path / "salesdesk.log",
            entries=entries,
        )
        opened.append(session)
        session.window.show()
        return session

    yield make
    for session in opened:
        session.close()
    # A closed window only goes when its deletion is handled; else each test polishes all before.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def session(make_session: MakeSession) -> Session:
    """A window on an empty shop, in English and light."""
    return make_session()
