"""What the desk plans by itself is said in the language of the screen, wherever it is shown."""

from __future__ import annotations

from clerk import Clerk
from PySide6.QtWidgets import QApplication

from salesdesk.desk import Desk
from salesdesk.ui.application import Session
from salesdesk.ui.workstation import Workstation

PLANNED = "Ask whether everything arrived well", "Ask what they think of the proposal"
TABS = ("Hôm nay", "Khách tiềm năng", "Báo giá", "Chốt đơn", "Chăm sóc", "Danh mục")


def test_no_page_shows_the_words_of_another_language(qapp: QApplication, sample_desk: Desk) -> None:
    session = Session(qapp, sample_desk, Workstation(), code="vi", theme="light", inline=True)
    session.window.show()
    clerk = Clerk(session)
    shown = []
    for tab in TABS:
        clerk.go(tab)
        shown.append(clerk.read())
    for client in ("Du lịch Cát Tường", "Công ty CP Logistics Đông Á"):
        clerk.go("Khách tiềm năng")
        clerk.open_row(client)
        shown.append(clerk.read())
    session.close()
    for text in PLANNED:
        assert not [page for page in shown if text in page]
    assert "Hỏi ý kiến khách về báo giá" in "\n".join(shown)
