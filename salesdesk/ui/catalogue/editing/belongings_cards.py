"""What belongs to a product: larger packs, what goes instead of it or with it, what it fits."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.catalogue.kinds import (
    CERTAINTY_NAMES,
    LINK_KIND_NAMES,
    UNIT_NAMES,
    Certainty,
    LinkKind,
    Unit,
)
from salesdesk.language import Language
from salesdesk.services.catalogue.belongings import Linked, Pack
from salesdesk.services.catalogue.fitting import FitFacts, FitRow
from salesdesk.ui.catalogue.editing.listing import ListedLine, ShortList
from salesdesk.ui.catalogue.words import CERTAINTY_LOOKS, DOT
from salesdesk.ui.widgets.basics import button, column, head, row, small
from salesdesk.ui.widgets.fields import ChoiceBox, quantity_line, text_line
from salesdesk.ui.widgets.search import Search, SearchField

LARGER = (Unit.PACK, Unit.BOX, Unit.CARTON, Unit.SET)
LINK_LOOKS = {
    LinkKind.SUBSTITUTE: ("info", "repeat"),
    LinkKind.REQUIRED: ("warn", "link"),
    LinkKind.OPTIONAL: ("grey", "plus"),
}


class PacksPart(QWidget):
    """Larger packs; `added` carries unit, quantity and barcode."""

    added = Signal(object, int, str)

    def __init__(self, words: Language, remove: Callable[[UUID], None]) -> None:
        super().__init__()
        self._words = words
        self.list = ShortList(remove)
        units = [(unit, words.tr(UNIT_NAMES[unit])) for unit in LARGER]
        self.unit = ChoiceBox(words.tr("Larger pack"), units)
        self.unit.set_value(Unit.BOX)
        self.quantity = quantity_line(words.tr("How many are in it"), words)
        self.quantity.setPlaceholderText(words.tr("How many"))
        self.quantity.setMinimumWidth(96)
        self.barcode = text_line(words.tr("Barcode of the pack"), words.tr("Barcode"))
        self._add = button(words.tr("Add"), "plus", on=self._submit)
        self.barcode.returnPressed.connect(self._submit)
        fields = row(self.unit, self.quantity, self.barcode, self._add)
        fields.setStretch(1, 1)
        fields.setStretch(2, 2)
        self.setLayout(column(head(words.tr("Larger packs")), self.list, fields, spacing=6))

    def show_packs(self, packs: tuple[Pack, ...], unit: Unit) -> None:
        """Show the packs of a product that is sold by this unit."""
        words, single = self._words, self._words.tr(UNIT_NAMES[unit])
        self.list.show_lines(
            [
                ListedLine(
                    one.id,
                    words.tr(
                        "{pack} of {count} × {unit}",
                        pack=words.tr(UNIT_NAMES[one.unit]),
                        count=words.number(one.quantity),
                        unit=single,
                    ),
                    one.barcode,
                    remove=words.tr("Remove this pack"),
                )
                for one in packs
            ]
        )
        self.quantity.set_value(None)
        self.barcode.set_value(None)

    def _submit(self) -> None:
        if self.quantity.commit() and self.barcode.commit():
            count = self.quantity.value
            barcode = str(self.barcode.value or "")
            self.added.emit(self.unit.value, count if isinstance(count, int) else 0, barcode)


class LinksPart(QWidget):
    """Substitutes and companions; `added` carries the other product and the kind."""

    added = Signal(object, object)

    def __init__(self, words: Language, find: Search, remove: Callable[[UUID], None]) -> None:
        super().__init__()
        self._words = words
        self.list = ShortList(remove)
        kinds = [(kind, words.tr(name)) for kind, name in LINK_KIND_NAMES.items()]
        self.kind = ChoiceBox(words.tr("How it belongs"), kinds)
        self.kind.set_value(LinkKind.OPTIONAL)
        self.search = SearchField(words.tr("Find a product to link"), find)
        self.search.taken.connect(lambda value: self.added.emit(value, self.kind.value))
        fields = row(self.kind, self.search)
        fields.setStretch(1, 1)
        caption = head(words.tr("Instead of it, or with it"))
        self.setLayout(column(caption, self.list, fields, spacing=6))

    def show_links(self, links: tuple[Linked, ...]) -> None:
        """Show these links."""
        words = self._words
        self.list.show_lines(
            [
                ListedLine(
                    one.id,
                    one.name,
                    DOT.join(part for part in (one.sku, one.note) if part),
                    (words.tr(LINK_KIND_NAMES[one.kind]), *LINK_LOOKS[one.kind]),
                    words.tr("Remove this link"),
                )
                for one in links
            ]
        )


class FitsPart(QWidget):
    """Printers that a supply fits or does not; `added` carries the printer and the facts."""

    added = Signal(object, object)

    def __init__(self, words: Language, find: Search, remove: Callable[[UUID], None]) -> None:
        super().__init__()
        self._words = words
        self.list = ShortList(remove)
        sure = [(each, words.tr(name)) for each, name in CERTAINTY_NAMES.items()]
        self.certainty = ChoiceBox(words.tr("Does it fit?"), sure)
        self.certainty.set_value(Certainty.CONFIRMED)
        self.source = text_line(
            words.tr("Who says so"), words.tr("Who says so: a data sheet, tried…")
        )
        self.pages = quantity_line(words.tr("Yield in this printer"), words)
        self.pages.setPlaceholderText(words.tr("Yield"))
        self.pages.setMaximumWidth(96)
        self.search = SearchField(words.tr("Find a printer that it fits"), find, leading="printer")
        self.search.taken.connect(self._taken)
        about = row(self.certainty, self.source, self.pages)
        about.setStretch(1, 1)
        self._count = small("")
        top = row(head(words.tr("Fits")), None, self._count)
        self.setLayout(column(top, about, self.search, self.list, spacing=6))

    def show_fits(self, fits: tuple[FitRow, ...]) -> None:
        """Show what is known of these printers."""
        words = self._words
        self._count.setText(words.trn("{count} model", "{count} models", len(fits)))
        self.list.show_lines([self._line(one) for one in fits])

    def _line(self, one: FitRow) -> ListedLine:
        words, facts = self._words, one.facts
        tone, icon = CERTAINTY_LOOKS[facts.certainty]
        said = [words.tr(facts.source)] if facts.source else []
        if facts.checked_on is not None:
            said.append(words.short_date(facts.checked_on))
        if facts.yield_pages is not None:
            said.append(words.trn("{count} page", "{count} pages", facts.yield_pages))
        return ListedLine(
            one.printer_id,
            one.printer,
            DOT.join(said),
            (words.tr(CERTAINTY_NAMES[facts.certainty]), tone, icon),
            words.tr("Forget what is known of {printer}", printer=one.printer),
        )

    def _taken(self, printer_id: object) -> None:
        if self.source.commit() and self.pages.commit():
            pages = self.pages.value
            facts = FitFacts(
                Certainty(str(self.certainty.value)),
                str(self.source.value or ""),
                yield_pages=pages if isinstance(pages, int) else None,
            )
            self.added.emit(printer_id, facts)
