"""The first start on a new shop: what it is called and what money it takes, or a look around."""

from __future__ import annotations

import getpass
import threading
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.desk import Desk
from salesdesk.errors import Cancelled, SalesDeskError
from salesdesk.language import Language, language
from salesdesk.sentence import sentence
from salesdesk.services.opening import NewShop
from salesdesk.ui.shell_commands import LANGUAGES
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.widgets.basics import Card, boxed, button, clear, column, muted, row, title
from salesdesk.ui.widgets.choices import SegmentedControl
from salesdesk.ui.widgets.fields import ChoiceBox, ValueLine, percent_line, text_line
from salesdesk.ui.widgets.forms import ErrorLine, InlineField

CURRENCIES = ("VND", "USD", "EUR", "GBP", "JPY", "CNY", "KRW", "SGD", "THB", "AUD")
_WIDTH = 820


class FirstRun(QDialog):
    """Asks what a new shop is; accepted once the shop is open, and `code` is its language."""

    spoken = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, code: str) -> None:
        super().__init__()
        self.code = code
        self._desk, self._tasks = desk, tasks
        self._left = threading.Event()
        self._shop = NewShop("", getpass.getuser().capitalize(), code)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(32, 24, 32, 24)
        self.setFixedWidth(_WIDTH)
        self._build()

    def show_error(self, error: SalesDeskError) -> None:
        """Say what is wrong: below the field that the error names, otherwise at the foot."""
        self._set_busy(busy=False)
        named = self._fields.get(error.field)
        if named is not None:
            named.show_error(error)
            named.editor.setFocus()
        else:
            self.error.show_text(self._words.say(error.sentence))

    def start_empty(self) -> None:
        """Open the shop as it was typed in."""
        if not all(line.commit() for line in self.findChildren(ValueLine)):
            return
        shop = self._typed()
        self._set_busy(busy=True)
        self._tasks.write(lambda: self._desk.open_shop(shop), self._opened, self.show_error)

    def look_around(self) -> None:
        """Fill the shop with the sample."""
        self._set_busy(busy=True)
        self._making.show()
        self._tasks.write(
            lambda: self._desk.make_sample(self._progress), self._opened, self.show_error
        )

    @override
    def reject(self) -> None:
        """Leave; a sample half made is taken back whole."""
        self._left.set()
        super().reject()

    # building

    @property
    def _words(self) -> Language:
        return language(self.code)

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words.tr("Welcome to SalesDesk"))
        self.languages = SegmentedControl(words.tr("Language"), list(LANGUAGES))
        self.languages.set_value(self.code)
        self.languages.saved.connect(self._speak)
        self.error, self.bar = ErrorLine(), QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.tr("Making the sample shop…"))
        self._making = boxed(
            column(muted(words.tr("Making the sample shop…")), self.bar, spacing=4)
        )
        self._making.hide()
        self._cards = QWidget()
        cards = row(self._own_shop(words), self._sample(words), spacing=16)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        self._cards.setLayout(cards)
        self._layout.addLayout(
            column(
                row(title(words.tr("Welcome to SalesDesk")), None, self.languages),
                muted(words.tr("A few things that stand on every document; the rest can wait.")),
                8,
                self._cards,
                self.error,
                8,
                self._making,
            )
        )

    def _own_shop(self, words: Language) -> Card:
        tr, shop = words.tr, self._shop
        lines: dict[str, tuple[str, ValueLine | ChoiceBox, object]] = {
            "name": (tr("Shop name"), text_line(tr("Shop name")), shop.name or None),
            "owner": (tr("Your name"), text_line(tr("Your name")), shop.owner or None),
            "currency": (
                tr("Currency"),
                ChoiceBox(tr("Currency"), [(one, one) for one in CURRENCIES]),
                shop.currency,
            ),
            "vat": (tr("Usual VAT rate"), percent_line(tr("Usual VAT rate"), words), shop.vat),
        }
        self._fields = {}
        for key, (caption, editor, value) in lines.items():
            self._fields[key] = InlineField(caption, editor, words)
            editor.set_value(value)
        self.begin = button(tr("Start empty"), "check", "primary", self.start_empty)
        self.begin.setDefault(True)
        money = row(self._fields["currency"], self._fields["vat"], spacing=12)
        money.setAlignment(Qt.AlignmentFlag.AlignTop)
        card = Card(tr("Your shop"))
        card.add(self._fields["name"], self._fields["owner"], money, None, row(self.begin, None))
        return card

    def _sample(self, words: Language) -> Card:
        tr = words.tr
        self.look = button(tr("Look around in the sample shop"), "package", on=self.look_around)
        card = Card(tr("Look around first"))
        told = (
            tr("A made-up shop in Vietnam with its clients, a year of orders, and open proposals."),
            tr("The inks, toners and printers are real; people, prices and sales are made up."),
            tr("Try everything. Your own shop can begin later, in a file of its own."),
        )
        card.add(*(muted(text, wrap=True) for text in told), None, row(self.look, None))
        return card

    # doing

    def _speak(self, code: object, _before: object) -> None:
        self._shop = self._typed()
        self.code = str(code)
        self.spoken.emit(self.code)
        clear(self._layout)
        self._build()

    def _typed(self) -> NewShop:
        values = {key: field.editor.value for key, field in self._fields.items()}
        vat = values["vat"]
        return NewShop(
            str(values["name"] or ""),
            str(values["owner"] or ""),
            self.code,
            str(values["currency"]),
            vat if isinstance(vat, int) else 0,
        )

    def _set_busy(self, *, busy: bool) -> None:
        self._cards.setEnabled(not busy)
        self.languages.setEnabled(not busy)
        if not busy:
            self._making.hide()

    def _progress(self, _text: str, share: float) -> None:
        """Called on the working thread."""
        if self._left.is_set():
            raise Cancelled(sentence("Stopped."))
        self._tasks.post(partial(self.bar.setValue, round(share * 1000)))

    def _opened(self, _done: object) -> None:
        self._set_busy(busy=False)
        self.accept()
