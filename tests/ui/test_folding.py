"""Rows that give way: verbs that have no room go into their menu, chips into another line."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.ui.widgets.basics import button, icon_button
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.folding import VerbRow, WrappedRow


def test_verbs_without_room_are_left_to_the_menu(qapp: QApplication, qtbot: QtBot) -> None:
    verbs = [button("Add to proposal", kind="primary"), button("Edit"), button("Ink pitch")]
    place, line = QWidget(), VerbRow(verbs, icon_button("ellipsis", "More"))
    line.setParent(place)
    qtbot.addWidget(place)
    place.show()
    line.resize(600, 32)
    assert not line.folded
    line.resize(line.minimumSizeHint().width(), 32)
    assert [one.text() for one in line.folded] == ["Edit", "Ink pitch"]
    line.resize(600, 32)
    assert not line.folded, "they come back where there is room again"


def test_chips_take_as_many_lines_as_they_need(qapp: QApplication, qtbot: QtBot) -> None:
    place, line = QWidget(), WrappedRow(spacing=6)
    qtbot.addWidget(place)
    chips = [Chip("Original", "grey"), Chip("pigment ink", "violet"), Chip("22 in stock", "ok")]
    for chip in chips:
        line.addWidget(chip)
    place.setLayout(line)
    wide, narrow = 600, max(chip.sizeHint().width() for chip in chips)
    assert line.heightForWidth(wide) < line.heightForWidth(narrow)
    place.resize(narrow, line.heightForWidth(narrow))
    place.show()
    assert len({chip.y() for chip in chips}) == len(chips)
    assert place.height() >= max(chip.geometry().bottom() for chip in chips)
