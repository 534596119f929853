"""One sale, told through the window: from the first call to the reorder that it brings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from clerk import CTRL, Clerk
from proposal_shop import shop, stocked
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from salesdesk.desk import Desk
from salesdesk.ui.application import Session
from salesdesk.ui.workstation import Workstation

__all__ = ["shop", "stocked"]

CLIENT = "Công ty TNHH Gỗ Việt"
TONER = "HP 76X Black LaserJet Toner"
PAPER = "Mây Trắng A4 70 g/m² paper, carton of 5 reams"


@pytest.fixture(params=["sample_desk", "shop"])
def clerk(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    """Somebody who sells, in the sample shop and in an empty one with its catalogue."""
    desk: Desk = request.getfixturevalue(request.param)
    log = tmp_path / "salesdesk.log"
    session = Session(
        qapp, desk, Workstation(), code="en", theme="light", inline=True, log_file=log
    )
    session.window.show()
    yield Clerk(session)
    session.close()


def test_a_client_calls_and_becomes_a_customer(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_and_log_the_call(clerk)
    clerk.choose_in_menu("More actions", "Qualify")
    clerk.fill("Why it can wait", "We ask it all at the visit")
    clerk.press_last("Qualify")
    assert clerk.sees("Qualified")

    ask_what_they_need(clerk)
    clerk.press("Make the proposal")
    assert clerk.window.current_key == "proposals"
    assert clerk.sees("₫6,274,800")

    word_the_proposal(clerk)
    save_in_both_languages(clerk, tmp_path, monkeypatch)
    save_the_ink_pitch(clerk, tmp_path, monkeypatch)

    number = accept(clerk)
    clerk.press("Open the deal")
    assert clerk.sees(f"Order {number}")
    assert clerk.sees("Deliver the order")

    deliver(clerk)
    invoice(clerk)
    pay(clerk, "4000000", "₫7,346,048")
    pay(clerk, "", "Paid")
    clerk.press("Receipt")
    assert clerk.sees("BN-")

    see_what_follows(clerk)
    assert not clerk.window.desk.upkeep.check()


def enter_and_log_the_call(clerk: Clerk) -> None:
    """Nobody knows them yet; the call is logged and the next step planned with it."""
    clerk.go("Prospects")
    clerk.key(Qt.Key.Key_F, CTRL)
    clerk.write("go viet")
    clerk.key(Qt.Key.Key_Return)
    assert not clerk.sees(CLIENT)
    clerk.key(Qt.Key.Key_N, CTRL)
    clerk.fill("Company", CLIENT)
    clerk.fill("Contact", "Phan Văn Sơn")
    clerk.fill("Phone", "0912 777 888")
    clerk.press("Add and log the call")
    clerk.fill("What was said", "Cần mực và giấy cho hai máy in")
    clerk.fill("Day", "+3")
    clerk.fill("What about", "Gửi báo giá")
    clerk.press("Log")
    assert clerk.sees("Call 26 Nov")
    assert clerk.sees("Gửi báo giá")
    clerk.key(Qt.Key.Key_F, CTRL)
    clerk.write("777888")
    clerk.key(Qt.Key.Key_Return)
    assert clerk.sees(f"{CLIENT}, Phan Văn Sơn · 0912 777 888")


def ask_what_they_need(clerk: Clerk) -> None:
    """Two printers, 3,000 pages each; a ream lasts two and a half days; it is for handouts."""
    clerk.press("Needs")
    clerk.search("Add a printer: type “m404”, “p700”, “tn-2385”…", "m404dn")
    clerk.fill("How many", "2")
    clerk.fill("Pages a month", "3000")
    clerk.pick("Add a use of paper", "Handouts")
    clerk.fill("How much", "2.5")
    assert clerk.sees("6,000 pages a month")
    assert clerk.sees(f"1 × {TONER}")
    assert clerk.sees(f"3 × {PAPER}")
    assert clerk.sees("one lasts 1.7 months")


def word_the_proposal(clerk: Clerk) -> None:
    """Two cartridges and 2 % off: sums, VAT, margin and the page beside them follow at once."""
    clerk.open_cell("Hộp mực HP 76X, đen", "Qty")
    clerk.write("2")
    clerk.key(Qt.Key.Key_Return)
    clerk.fill("Discount on everything", "2")
    assert clerk.sees("₫10,720,000")
    assert clerk.sees("−₫214,400")
    assert clerk.sees("₫840,448")
    assert clerk.sees("₫11,346,048")
    assert clerk.sees("15.7%")
    assert clerk.sees("1 / 1")


def save_in_both_languages(clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document is in the client's language, whatever the screen speaks."""
    vietnamese = saved(clerk, folder / "vi.pdf", monkeypatch)
    assert "Báo giá" in vietnamese
    assert "Hộp mực HP 76X, đen" in vietnamese
    assert "11.346.048" in vietnamese
    clerk.pick("Document in", "English")
    english = saved(clerk, folder / "en.pdf", monkeypatch)
    assert "Proposal" in english
    assert TONER in english
    assert "11,346,048" in english


def save_the_ink_pitch(clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes with it: every ink for their printers."""
    clerk.go("Catalogue")
    path = folder / "pitch.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    clerk.press("Ink pitch")
    clerk.choose("Only HP")
    assert "CF276X" in words_of(path)
    clerk.go("Proposals")


def accept(clerk: Clerk) -> str:
    """Presented, and accepted on paper; the number of the order."""
    clerk.press("Mark presented")
    assert clerk.sees("it stays as it is")
    clerk.press("Accept")
    clerk.press("Accept and make the order")
    [said, *_again] = [one for one in clerk.read().splitlines() if one.startswith("Ordered as ")]
    return said.removeprefix("Ordered as ").rstrip(".")


def deliver(clerk: Clerk) -> None:
    """Everything is on the shelf."""
    clerk.press("Deliver")
    clerk.press_last("Deliver")
    assert clerk.sees("Delivered")
    assert clerk.sees("PG-2026-")


def invoice(clerk: Clerk) -> None:
    """A draft to look at, then the number that is never given twice."""
    clerk.press("Invoice")
    assert clerk.sees("Draft")
    clerk.press_last("Issue invoice")
    clerk.press("Yes, issue it")
    assert clerk.sees("HD-2026-")


def pay(clerk: Clerk, amount: str, then: str) -> None:
    """Take a payment: a part, or all that is open."""
    clerk.press("Take payment")
    if amount:
        clerk.fill("Amount", amount)
    clerk.press_last("Take payment")
    assert clerk.sees(then)


def see_what_follows(clerk: Clerk) -> None:
    """The order planned its own follow-up, and says when they will need more."""
    clerk.go("Follow-up")
    clerk.open_row(CLIENT)
    assert clerk.sees("First order today; no rhythm yet.")
    assert clerk.sees("Ask whether everything arrived well")
    assert clerk.sees("Ask for a review and a referral")
    assert clerk.sees("3 every 38 days")
    assert clerk.sees(f"Next: {PAPER}, about 31 Dec.")
    clerk.go("Today")
    assert clerk.sees(f"{CLIENT}, Ask whether everything arrived well")
    assert clerk.sees("Won this month, ₫")
    clerk.go("Prospects")
    clerk.press("Back")
    assert clerk.sees(f"{CLIENT}, Phan Văn Sơn · 0912 777 888 | Customer")


def saved(clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Save under a path; what can be read in the file."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    clerk.press("Save as PDF")
    return words_of(path)


def words_of(path: Path) -> str:
    """What can be read in a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())
