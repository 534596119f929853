"""The addresses of an account: one open to be edited, the others a line each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from salesdesk.domain.prospects.countries import country_name, offer_countries
from salesdesk.domain.prospects.places import ADDRESS_KIND_NAMES, HOME, AddressKind, Offer, places
from salesdesk.language import Language
from salesdesk.services.prospects import AddressDetail, ProspectRecord
from salesdesk.ui.icons import icon
from salesdesk.ui.prospects.folded_card import FoldedCard
from salesdesk.ui.prospects.offering import OfferingLine
from salesdesk.ui.prospects.quiet_form import QuietForm, choice_box
from salesdesk.ui.widgets.fields import text_line
from salesdesk.ui.widgets.search import Hit

Answer = Callable[[Sequence[Hit]], None]


class AddressesCard(FoldedCard[AddressDetail]):
    """`placed` carries a Coming and a ward with its province, chosen together."""

    placed = Signal(object, object)
    copied = Signal()

    def __init__(self, language: Language) -> None:
        tr = language.tr
        super().__init__(
            tr("Addresses"), tr("Add address"), tr("More about this address"), language
        )
        self.form = QuietForm(language)
        self._fill_form()
        self.form.saved.connect(self.left)
        self.hold(self.form)

    @override
    def start(self) -> None:
        self.form.editor("street").setFocus()

    @override
    def fill_menu(self, menu: QMenu) -> None:
        tr, address = self._words.tr, self.part
        menu.clear()
        menu.addAction(icon("plus"), tr("Add address"), self.start_new)
        if address is None:
            return
        menu.addAction(icon("copy"), tr("Copy for a letter"), self.copy)
        menu.addSeparator()
        remove = partial(self.removed.emit, address)
        menu.addAction(icon("trash-2"), tr("Remove this address"), remove)

    def copy(self) -> None:
        """Put the open address on the clipboard as it stands on a letter."""
        record, address = self.record, self.part
        if record is None or address is None:
            return
        abroad = country_name(address.country, "en").upper() if address.country != HOME else ""
        place = ", ".join(one for one in (address.ward, address.province) if one)
        lines = (record.details.company, address.street, place, abroad)
        QGuiApplication.clipboard().setText("\n".join(one for one in lines if one))
        self.copied.emit()

    @property
    def new_kind(self) -> AddressKind:
        """What an address that is being entered is for."""
        kind = self.kind.value
        return kind if isinstance(kind, AddressKind) else AddressKind.MAIN

    @property
    @override
    def forms(self) -> list[QuietForm]:
        return [self.form]

    @override
    def parts_of(self, record: ProspectRecord) -> Sequence[AddressDetail]:
        return record.addresses

    @override
    def folded(self, part: AddressDetail) -> tuple[str, str, str]:
        return self._words.tr(ADDRESS_KIND_NAMES[_kind(part)]), part.line, "building-2"

    @override
    def fill(self, part: AddressDetail | None) -> None:
        for key in self.form.keys:
            self.form.set_value(key, getattr(part, key, None) or None)
        has_one = self.record is not None and self.record.addresses
        usual = AddressKind.DELIVERY if has_one else AddressKind.MAIN
        self.kind.set_value(_kind(part) if part is not None else usual)

    @override
    def show_known(self, part: AddressDetail | None) -> None:
        abroad = part is not None and part.country != HOME
        busy = self.form.editor("country").hasFocus()
        self.form.show_row("country", shown=abroad or self._shows_all or busy)

    @override
    def left(self, key: str, new: object, old: object) -> None:
        entering = self.part is None and not self._coming.begun
        if key != "kind" or not entering:  # an empty address is entered with its first line
            super().left(key, new, old)

    # building

    def _fill_form(self) -> None:
        words = self._words
        self.kind = choice_box(words.tr("Used for"), ADDRESS_KIND_NAMES, words)
        self.kind.saved.connect(partial(self.left, "kind"))
        self.form.add("street", self.kind, text_line(words.tr("Address"), "–"))
        ward = OfferingLine(words.tr("Ward"), self._offer_wards, eager=True)
        ward.taken.connect(self._ward_taken)
        self.form.add("ward", words.tr("Ward"), ward)
        province = OfferingLine(words.tr("Province"), self._offer_provinces, eager=True)
        self.form.add("province", words.trc("caption", "Province"), province)
        country = OfferingLine(
            words.tr("Country"),
            self._offer_countries,
            eager=True,
            write=lambda code: country_name(str(code), words.code),
        )
        self.form.add("country", words.tr("Country"), country)

    def _offer_wards(self, text: str, answer: Answer) -> None:
        province = str(self.form.editor("province").value or "")
        answer([_ward_hit(one, self._words) for one in places().offer_wards(text, province)])

    def _offer_provinces(self, text: str, answer: Answer) -> None:
        answer([_province_hit(one, self._words) for one in places().offer_provinces(text)])

    def _offer_countries(self, text: str, answer: Answer) -> None:
        answer([Hit(name, value=name) for name in offer_countries(text, self._words.code)])

    def _ward_taken(self, offer: object) -> None:
        self.placed.emit(self._coming, offer)


def _kind(part: AddressDetail) -> AddressKind:
    """What an address is for; lists from elsewhere have words of their own."""
    return AddressKind(part.kind) if part.kind in set(AddressKind) else AddressKind.BRANCH


def _ward_hit(offer: Offer, words: Language) -> Hit:
    detail = offer.province or words.tr("A district of before 2025: stays as it is")
    return Hit(offer.name, detail, value=offer if offer.province else offer.name)


def _province_hit(offer: Offer, words: Language) -> Hit:
    before = words.tr("{name} until 2025", name=offer.before) if offer.before else ""
    return Hit(offer.name, before, value=offer.name)
