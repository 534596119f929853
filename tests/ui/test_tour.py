"""The tour writes a picture of every screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from sessions import ENTRIES

from salesdesk.desk import Desk
from salesdesk.ui.tour import take_tour


def test_every_screen_is_in_the_tour_at_its_size(desk: Desk, tmp_path: Path) -> None:
    pictures = take_tour(
        desk, tmp_path, themes=["dark"], languages=["en", "vi"], size=(1366, 768), entries=ENTRIES
    )
    assert [path.name for path in pictures] == [
        "prospects-en-dark.png",
        "proposals-en-dark.png",
        "prospects-vi-dark.png",
        "proposals-vi-dark.png",
    ]
    for path in pictures:
        assert (QImage(str(path)).width(), QImage(str(path)).height()) == (1366, 768)
