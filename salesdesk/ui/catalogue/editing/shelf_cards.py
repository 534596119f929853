"""A product's picture and spec sheet, and what is on the shelf."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.kinds import STOCK_KIND_NAMES, UNIT_NAMES, StockKind
from salesdesk.domain.catalogue.products import Product
from salesdesk.errors import SalesDeskError, WrongInput
from salesdesk.language import Language
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.files import KeptFile
from salesdesk.services.catalogue.stock import Moved
from salesdesk.ui.catalogue.editing.listing import ListedLine, ShortList
from salesdesk.ui.catalogue.picture import ProductPicture, scaled
from salesdesk.ui.catalogue.words import DOT
from salesdesk.ui.entry import read_number
from salesdesk.ui.widgets.basics import ElidedLabel, button, column, head, row, small
from salesdesk.ui.widgets.fields import ChoiceBox, ValueLine, text_line

BY_HAND = (StockKind.COUNT, StockKind.RECEIPT, StockKind.CORRECTION)
PHOTO = QSize(168, 118)


class FilesPart(QWidget):
    """Picture and spec sheet; files are chosen or dropped here."""

    picture_given = Signal(Path)
    sheet_given = Signal(Path)
    picture_gone = Signal()
    sheet_gone = Signal()
    sheet_wanted = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self.setAcceptDrops(True)
        tr = words.tr
        self._drawn = ProductPicture()
        self._photo = QLabel()
        self._photo.setFixedSize(PHOTO)
        self._photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = small(tr("Drop a picture or a PDF here."), wrap=True)
        self._choose = button(tr("Picture…"), "upload", on=self._choose_picture)
        self._no_photo = button(tr("Remove picture"), "x", "plain", self.picture_gone.emit)
        self._choose_sheet = button(tr("Spec sheet…"), "file-text", on=self._choose_pdf)
        self._open_sheet = button(tr("Open spec sheet"), "eye", "plain", self.sheet_wanted.emit)
        self._no_sheet = button(tr("Remove spec sheet"), "x", "plain", self.sheet_gone.emit)
        verbs = column(
            row(self._choose, self._choose_sheet, None),
            row(self._no_photo, None),
            row(self._open_sheet, self._no_sheet, None),
            self._hint,
            None,
            spacing=4,
        )
        pictures = column(self._drawn, self._photo, None, spacing=0)
        parts = row(pictures, verbs, spacing=14)
        parts.setStretch(1, 1)
        self.setLayout(column(head(tr("Picture and spec sheet")), parts, spacing=6))

    def show_files(self, product: Product, picture: KeptFile | None, *, has_sheet: bool) -> None:
        """Show the photo, or what is drawn where there is none."""
        self._drawn.show_product(product)
        self._drawn.setVisible(picture is None)
        self._photo.setVisible(picture is not None)
        if picture is not None:
            self._photo.setPixmap(scaled(picture.content, PHOTO, self.devicePixelRatioF()))
            self._photo.setAccessibleName(picture.name)
        self._no_photo.setVisible(picture is not None)
        self._open_sheet.setVisible(has_sheet)
        self._no_sheet.setVisible(has_sheet)

    def _choose_picture(self) -> None:
        title = self._words.tr("Choose a picture")
        kinds = self._words.tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)")
        path, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self.picture_given.emit(Path(path))

    def _choose_pdf(self) -> None:
        title = self._words.tr("Choose a spec sheet")
        path, _kind = QFileDialog.getOpenFileName(self, title, "", "PDF (*.pdf)")
        if path:
            self.sheet_given.emit(Path(path))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files(event.mimeData())[:1]:
            is_pdf = path.suffix.lower() == ".pdf"
            (self.sheet_given if is_pdf else self.picture_given).emit(path)
            event.acceptProposedAction()


class StockPart(QWidget):
    """What is on hand and how it came about; `moved` carries kind, quantity and reason."""

    moved = Signal(object, int, str)

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._on_hand = ElidedLabel("", "semibold")
        self._wrong = small("", "bad", wrap=True)
        self._wrong.hide()
        kinds = [(kind, words.tr(STOCK_KIND_NAMES[kind])) for kind in BY_HAND]
        self.kind = ChoiceBox(words.tr("What happened"), kinds)
        self.kind.set_value(StockKind.COUNT)
        self.quantity = ValueLine(words.tr("How many"), self._read, words.write, right=True)
        self.quantity.setPlaceholderText(words.tr("How many"))
        self.quantity.refused.connect(self._show_wrong)
        self.quantity.setMaximumWidth(96)
        self.why = text_line(words.tr("Why"), words.tr("Why, or from which delivery note"))
        self._save = button(words.tr("Write down"), "check", on=self._submit)
        for each in (self.quantity, self.why):
            each.returnPressed.connect(self._submit)
        fields = row(self.kind, self.quantity, None, self._save)
        self._moves = ShortList(lambda _key: None)
        top = row(head(words.tr("Stock")), self._on_hand)
        top.setStretch(1, 1)
        self.setLayout(column(top, fields, self.why, self._wrong, self._moves, spacing=6))

    def show_moves(self, product: Product, moves: tuple[Moved, ...]) -> None:
        """Show what moved, newest first."""
        words = self._words
        unit = words.tr(UNIT_NAMES[product.unit])
        on_hand = words.number(product.stock_on_hand)
        self._on_hand.set_text(words.tr("{count} on hand ({unit})", count=on_hand, unit=unit))
        self._moves.show_lines([self._line(one) for one in moves])
        self.quantity.set_value(None)
        self.why.set_value(None)

    def _line(self, one: Moved) -> ListedLine:
        words = self._words
        change = f"+{words.number(one.change)}" if one.change > 0 else words.number(one.change)
        after = words.tr("{count} after it", count=words.number(one.after))
        detail = DOT.join(
            part for part in (words.short_date(one.at.date()), one.who, one.why) if part
        )
        text = DOT.join((words.tr(STOCK_KIND_NAMES[one.kind]), change, after))
        return ListedLine(one.id, text, detail)

    def _submit(self) -> None:
        if self.quantity.commit() and self.why.commit():
            number = self.quantity.value
            if isinstance(number, int):
                self.moved.emit(self.kind.value, number, str(self.why.value or ""))

    def _read(self, text: str) -> int:
        """A whole number; less than nothing only where stock is put right."""
        number = read_number(text, self._words)
        whole = number == number.to_integral_value()
        if not whole or (number < 0 and self.kind.value is not StockKind.CORRECTION):
            raise WrongInput(sentence("“{text}” is not a whole number.", text=text[:40]))
        return int(number)

    def _show_wrong(self, error: SalesDeskError | None) -> None:
        self._wrong.setVisible(error is not None)
        self._wrong.setText(self._words.say(error.sentence) if error else "")


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
