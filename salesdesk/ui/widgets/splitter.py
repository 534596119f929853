"""List on the left, record on the right: a splitter that remembers where it was put."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from salesdesk.ui.workstation import Workstation


def remembered_splitter(
    name: str, workstation: Workstation, left: QWidget, right: QWidget, sizes: Sequence[int]
) -> QSplitter:
    """Two widgets side by side, 8 px apart; `sizes` are their shares until somebody moves it."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setHandleWidth(8)
    made.setChildrenCollapsible(False)
    made.addWidget(left)
    made.addWidget(right)
    known = workstation.sizes(name)
    made.setSizes(known if len(known) == 2 else list(sizes))
    made.setStretchFactor(0, sizes[0])
    made.setStretchFactor(1, sizes[1])
    made.splitterMoved.connect(lambda: workstation.remember(name, made.sizes()))
    return made
