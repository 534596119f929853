"""What inks shall be able to do: one button for each, any of them pressed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from salesdesk.domain.catalogue.kinds import SPECIAL_INK_NAMES, SpecialInk
from salesdesk.language import Language
from salesdesk.ui.widgets.basics import button

_ACROSS = 2


class InkWishes(QWidget):
    """`saved` carries the wished inks, as a frozenset."""

    saved = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._buttons: dict[SpecialInk, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setSpacing(4)
        for place, (ink, name) in enumerate(SPECIAL_INK_NAMES.items()):
            made = button(language.tr(name))
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
