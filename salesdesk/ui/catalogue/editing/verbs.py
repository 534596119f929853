"""Writing on products from the window: each change saved as it is made, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.catalogue.kinds import FileKind, LinkKind, StockKind, Unit
from salesdesk.domain.catalogue.products import PrinterModel
from salesdesk.errors import SalesDeskError
from salesdesk.services.catalogue import LineHit
from salesdesk.services.catalogue.files import KeptFile
from salesdesk.services.catalogue.fitting import FitFacts
from salesdesk.services.context import Done
from salesdesk.ui.catalogue.editing.belongings_cards import FitsPart, LinksPart, PacksPart
from salesdesk.ui.catalogue.editing.editor import ProductEditor
from salesdesk.ui.catalogue.editing.sheet import Sheet, read_sheet
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.touch.opening import Copies
from salesdesk.ui.widgets.search import Answer, Hit

T = TypeVar("T")


class EditingDesk(QObject):
    """Reads and writes for the editor; `closed` says that the list is wanted again."""

    closed = Signal()
    opened = Signal()

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._words = context, context.language
        self._service = context.desk.catalogue
        parts = (
            PacksPart(self._words, self._remove_pack),
            LinksPart(self._words, self._find_products, self._unlink),
            FitsPart(self._words, self._find_printers, self._forget_fit),
        )
        currency = context.desk.settings.currency
        self.editor = ProductEditor(self._words, currency, parts, self._find_products)
        self._product_id: UUID | None = None
        self._copies = Copies()
        self._connect()

    @property
    def product_id(self) -> UUID | None:
        """The product that is open."""
        return self._product_id

    def open(self, product_id: UUID) -> None:
        """Show a product to be written on."""
        self._product_id = product_id
        self.reload()
        self.opened.emit()

    def reload(self) -> None:
        """Read the open product again."""
        key, desk = self._product_id, self._context.desk
        if key is not None:
            self._context.tasks.read(
                lambda: read_sheet(desk, key), self._show, self._gone, key="catalogue editor"
            )

    def _connect(self) -> None:
        editor = self.editor
        editor.closed.connect(self._close)
        editor.removal_wanted.connect(self._remove)
        editor.replacement.connect(self._replace)
        editor.form.saved.connect(self._save)
        editor.packs.added.connect(self._add_pack)
        editor.links.added.connect(self._link)
        editor.fits.added.connect(self._fit)
        editor.files.picture_given.connect(self._put_picture)
        editor.files.sheet_given.connect(self._put_sheet)
        editor.files.picture_gone.connect(partial(self._drop_file, FileKind.PICTURE))
        editor.files.sheet_gone.connect(partial(self._drop_file, FileKind.SPEC_SHEET))
        editor.files.sheet_wanted.connect(self._open_sheet)
        editor.stock.moved.connect(self._move_stock)

    # reading

    def _show(self, sheet: Sheet) -> None:
        if sheet.product.id == self._product_id:
            self.editor.show_sheet(sheet)

    def _gone(self, error: SalesDeskError) -> None:
        self._context.show_error(error)
        self._close()

    def _close(self) -> None:
        self._product_id = None
        self.closed.emit()

    def _find_products(self, text: str, answer: Answer) -> None:
        def found(hits: tuple[LineHit, ...]) -> None:
            code = self._words.code
            listed = [
                Hit(one.name(code), one.mpn or one.sku, "package", value=one.product_id)
                for one in hits
                if one.product_id != self._product_id
            ]
            answer(listed)

        self._context.tasks.read(
            lambda: self._service.find_lines(text), found, key="catalogue editor products"
        )

    def _find_printers(self, text: str, answer: Answer) -> None:
        def found(printers: tuple[PrinterModel, ...]) -> None:
            answer([Hit(one.name, "", "printer", value=one.id) for one in printers])

        self._context.tasks.read(
            lambda: self._service.find_printers(text), found, key="catalogue editor printers"
        )

    # fields

    def _save(self, field: str, new: object, _old: object) -> None:
        key, editing = self._key, self._service.editing
        self._write(
            lambda: editing.set(key, field, new),
            lambda before: editing.put_back(before),
            self._field_refused,
        )

    def _field_refused(self, error: SalesDeskError) -> None:
        if not self.editor.show_error(error):
            self._context.show_error(error)
            self.reload()

    def _replace(self, other: object) -> None:
        key, editing = self._key, self._service.editing
        replacement = other if isinstance(other, UUID) else None
        self._write(
            lambda: editing.replace(key, replacement), lambda before: editing.put_back(before)
        )

    def _remove(self) -> None:
        key = self._key
        self._context.tasks.write(lambda: self._service.editing.remove(key), self._removed)

    def _removed(self, _done: Done[UUID]) -> None:
        self._context.notify(self._words.tr("Product deleted."))
        self._close()

    # what belongs to it

    def _add_pack(self, unit: Unit, quantity: int, barcode: str) -> None:
        key, belongings = self._key, self._service.belongings
        self._write(
            lambda: belongings.add_pack(key, Unit(unit), quantity, barcode),
            lambda pack: belongings.remove_pack(pack),
        )

    def _remove_pack(self, pack_id: UUID) -> None:
        belongings = self._service.belongings
        self._write(
            lambda: belongings.remove_pack(pack_id),
            lambda kept: belongings.add_pack(
                kept[0], kept[1].unit, kept[1].quantity, kept[1].barcode
            ),
        )

    def _link(self, other: object, kind: object) -> None:
        if isinstance(other, UUID):
            key, belongings, how = self._key, self._service.belongings, LinkKind(str(kind))
            self._write(
                lambda: belongings.link(key, other, how), lambda link: belongings.unlink(link)
            )

    def _unlink(self, link_id: UUID) -> None:
        belongings = self._service.belongings
        self._write(lambda: belongings.unlink(link_id), lambda kept: belongings.link(*kept))

    def _fit(self, printer_id: object, facts: FitFacts) -> None:
        if isinstance(printer_id, UUID):
            key, fitting = self._key, self._service.fitting
            self._write(
                lambda: fitting.set(key, printer_id, facts), lambda before: fitting.put_back(before)
            )

    def _forget_fit(self, printer_id: UUID) -> None:
        key, fitting = self._key, self._service.fitting
        self._write(
            lambda: fitting.forget(key, printer_id), lambda before: fitting.put_back(before)
        )

    # files and stock

    def _put_picture(self, path: Path) -> None:
        self._put(partial(self._service.files.put_picture, self._key, path), FileKind.PICTURE)

    def _put_sheet(self, path: Path) -> None:
        self._put(partial(self._service.files.put_sheet, self._key, path), FileKind.SPEC_SHEET)

    def _put(self, put: Callable[[], Done[KeptFile | None]], kind: FileKind) -> None:
        key, files = self._key, self._service.files
        self._write(
            put,
            lambda before: files.put(before) if before is not None else files.remove(key, kind),
        )

    def _drop_file(self, kind: FileKind) -> None:
        key, files = self._key, self._service.files
        self._write(
            lambda: files.remove(key, kind),
            lambda before: files.put(before) if before is not None else files.remove(key, kind),
        )

    def _open_sheet(self) -> None:
        key, files = self._key, self._service.files
        self._context.tasks.read(
            lambda: files.file(key, FileKind.SPEC_SHEET), self._show_sheet, key="spec sheet"
        )

    def _show_sheet(self, kept: KeptFile | None) -> None:
        if kept is not None:
            self._copies.open(kept.name, kept.content)

    def _move_stock(self, kind: object, quantity: int, why: str) -> None:
        key, stock = self._key, self._service.shelf_stock
        verbs: dict[StockKind, Callable[[], Done[int]]] = {
            StockKind.COUNT: lambda: stock.count(key, quantity, why),
            StockKind.RECEIPT: lambda: stock.receive(key, quantity, why),
            StockKind.CORRECTION: lambda: stock.correct(key, quantity, why),
        }
        reason = self._words.tr("Taken back")
        self._write(verbs[StockKind(str(kind))], lambda change: stock.correct(key, -change, reason))

    # writing

    @property
    def _key(self) -> UUID:
        assert self._product_id is not None  # nothing can be pressed before
        return self._product_id

    def _write(
        self,
        work: Callable[[], Done[T]],
        back: Callable[[T], object],
        failed: Callable[[SalesDeskError], None] | None = None,
    ) -> None:
        """Do it now, and again or back on Ctrl+Z; `back` takes what doing it gave."""
        tasks, last = self._context.tasks, list[T]()

        def done(result: Done[T]) -> None:
            last[:] = [result.value]

        def first(result: Done[T]) -> None:
            done(result)
            self._context.remember(self._words.tr("the product"), undo, redo)

        def undo() -> None:
            tasks.write(lambda: back(last[0]), _nothing)

        def redo() -> None:
            tasks.write(work, done)

        tasks.write(work, first, failed or self._refused)

    def _refused(self, error: SalesDeskError) -> None:
        self._context.show_error(error)


def _nothing(_done: object) -> None:
    """The page reads again by itself."""
