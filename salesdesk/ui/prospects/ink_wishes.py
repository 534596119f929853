"""What inks shall be able to do: one button for each, any of them pressed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from salesdesk.domain.catalogue.kinds import SpecialInk
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import button

_ACROSS = 3


WISHES = {
    SpecialInk.PIGMENT: mark("Pigment"),
    SpecialInk.DYE: mark("Dye"),
    SpecialInk.PHOTO: mark("Photo"),
    SpecialInk.PROOF: mark("Proofs"),
    SpecialInk.FADE_RESISTANT: mark("Does not fade"),
    SpecialInk.WATER_RESISTANT: mark("Stands water"),
    SpecialInk.SUBLIMATION: mark("Sublimation"),
}


class InkWishes(QWidget):
    """`saved` carries the wished inks, as a frozenset."""

    saved = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._buttons: dict[SpecialInk, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setSpacing(4)
        for place, (ink, name) in enumerate(WISHES.items()):
            made = button(language.tr(name))
            made.setProperty("kind", "view")
            # Checked is bold: the width is that of the bold words.
            bold = QFontMetrics(font("semibold")).horizontalAdvance(made.text())
            made.setMinimumWidth(bold + 28)
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(self._pressed)
            self._buttons[ink] = made
            grid.addWidget(made, place // _ACROSS, place % _ACROSS)

    def show_wishes(self, wished: frozenset[SpecialInk]) -> None:
        """Show what is wished without announcing it."""
        for ink, made in self._buttons.items():
            made.setChecked(ink in wished)

    def _pressed(self) -> None:
        wished = (ink for ink, made in self._buttons.items() if made.isChecked())
        self.saved.emit(frozenset(wished))
