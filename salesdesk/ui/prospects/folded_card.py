"""Parts of an account of which one is open to be edited and the others are a line each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.services.prospects import AddressDetail, ContactDetail, ProspectRecord
from salesdesk.ui.prospects.coming import Coming
from salesdesk.ui.prospects.fold_line import FoldLine
from salesdesk.ui.prospects.quiet_form import QuietForm
from salesdesk.ui.widgets.basics import head, icon_button, row

P = TypeVar("P", ContactDetail, AddressDetail)


class FoldedCard(QWidget, Generic[P]):
    """`saved` carries a Coming, the field, and the new and the old value.

    `removed` carries the part that is to be taken off; `rebuilt` says that Tab has other places
    to stop.
    """

    saved = Signal(object, str, object, object)
    removed = Signal(object)
    rebuilt = Signal()

    def __init__(self, heading: str, adding: str, more: str, language: Language) -> None:
        super().__init__()
        self._words = language
        self._record: ProspectRecord | None = None
        self._coming = Coming()
        self._is_entering = self._shows_all = False
        self._above: list[FoldLine] = []
        self._below: list[FoldLine] = []
        self.add = icon_button("plus", adding, self.start_new)
        self.more = icon_button("ellipsis", more)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(self._menu_opens)
        self.more.setMenu(menu)
        self._place = QVBoxLayout()
        self._place.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row(head(heading), None, self.add, self.more, spacing=0))
        layout.addLayout(self._place)

    # what each kind of part says of itself

    def parts_of(self, record: ProspectRecord) -> Sequence[P]:
        """The parts of an account, in order."""
        raise NotImplementedError

    def folded(self, part: P) -> tuple[str, str, str]:
        """What a folded part says: its name, more of it, and its sign."""
        raise NotImplementedError

    def fill(self, part: P | None) -> None:
        """Show the values of the open part; None is one that is still to be entered."""
        raise NotImplementedError

    def show_known(self, part: P | None) -> None:
        """Show what is known about the open part beside its values."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the open part."""
        raise NotImplementedError

    def start(self) -> None:
        """Put the cursor into the first field."""
        raise NotImplementedError

    @property
    def forms(self) -> list[QuietForm]:
        """The forms whose captions stand below each other."""
        raise NotImplementedError

    # which part is open

    def show_record(self, record: ProspectRecord) -> None:
        """Show the parts of an account; what is being typed stays."""
        if self._record is None or self._record.id != record.id:
            self._coming, self._is_entering = Coming(), False
        self._record = record
        if self.part is not None:
            self._is_entering = False
        elif not self._is_entering and not self._in_flight:
            first = next(iter(self._parts), None)
            self._coming = Coming(first.id if first else None)
        self.show_part()

    @property
    def part(self) -> P | None:
        """The open part, None while one is being entered or there is none."""
        return next((one for one in self._parts if one.id == self._coming.key), None)

    @property
    def record(self) -> ProspectRecord | None:
        """The account that is shown."""
        return self._record

    def choose(self, key: UUID) -> None:
        """Open another part."""
        self._coming, self._is_entering = Coming(key), False
        self.show_part()

    def start_new(self) -> None:
        """Open an empty form for another part."""
        self._coming, self._is_entering = Coming(), True
        self.show_part()
        self.start()

    def show_all(self, *, shown: bool) -> None:
        """Show the further fields also where they are empty."""
        self._shows_all = shown
        self.show_known(self.part)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        inside: list[QWidget] = []
        for form in self.forms:
            inside += form.stops
        return [self.add, self.more, *self._above, *inside, *self._below]

    def show_part(self) -> None:
        """Show the open part and fold the others."""
        shown = self.part
        self._fold()
        # What was typed into a part that is on its way into the file stays until it is there.
        if shown is not None or not self._coming.begun:
            self.fill(shown)
        self.show_known(shown)
        self.rebuilt.emit()

    def left(self, key: str, new: object, old: object) -> None:
        """A field of the open part was left changed."""
        self.saved.emit(self._coming, key, new, old)

    @property
    def _parts(self) -> Sequence[P]:
        return self.parts_of(self._record) if self._record is not None else ()

    @property
    def _in_flight(self) -> bool:
        return self._coming.begun and self._coming.key is None

    def hold(self, open_part: QWidget) -> None:
        """Where the open part is edited; the others stand above and below it."""
        self._place.addWidget(open_part)

    def _fold(self) -> None:
        for one in (*self._above, *self._below):
            self._place.removeWidget(one)
            one.hide()
            one.deleteLater()
        keys = [part.id for part in self._parts]
        opens = keys.index(self._coming.key) if self._coming.key in keys else len(keys)
        lines = [self._line(part) for part in self._parts if part.id != self._coming.key]
        self._above, self._below = lines[:opens], lines[opens:]
        for place, one in enumerate(self._above):
            self._place.insertWidget(place, one)
        for one in self._below:
            self._place.addWidget(one)

    def _line(self, part: P) -> FoldLine:
        made = FoldLine(*self.folded(part))
        made.clicked.connect(partial(self._choose_and_start, part.id))
        return made

    def _choose_and_start(self, key: UUID) -> None:
        self.choose(key)
        self.start()

    def _menu_opens(self) -> None:
        self.fill_menu(self.more.menu())
