"""The account that is called: who, by which number, and what is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.domain.closing.states import STAGE_NAMES
from salesdesk.domain.prospects.states import DECISION_ROLE_NAMES, SOURCE_NAMES, DecisionRole
from salesdesk.language import Language
from salesdesk.sentence import Sentence
from salesdesk.services.prospects import Happening
from salesdesk.services.prospects.call_sheets import CallNumber, CallSheet
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.cold_calls.timer import CallTimer
from salesdesk.ui.prospects.words import HAPPENING_SIGNS
from salesdesk.ui.steps.words import relative_day
from salesdesk.ui.theme import font
from salesdesk.ui.widgets.basics import (
    Card,
    ElidedLabel,
    boxed,
    button,
    clear,
    head,
    icon_button,
    label,
    row,
    small,
)
from salesdesk.ui.widgets.chips import Chip
from salesdesk.ui.widgets.timeline import Event, TimelineView, scrolled

_LARGE = 1.35
_OTHERS = 3


class CallHead(QWidget):
    """Name, person and number in large letters.

    `dialled` carries the CallNumber to call, `copied` the one to copy.
    """

    dialled = Signal(object)
    copied = Signal(object)

    def __init__(self, language: Language, timer: CallTimer) -> None:
        super().__init__()
        self._words, self.timer = language, timer
        self.number: CallNumber | None = None
        self.company = ElidedLabel("", "title")
        self.chip = Chip("")
        self.person = ElidedLabel("", "body", "muted")
        self.phone = QPushButton()
        self.phone.setProperty("kind", "call")
        self.phone.setAutoDefault(False)
        large = font("figure")
        large.setPixelSize(round(large.pixelSize() * _LARGE))
        self.phone.setFont(large)
        self.phone.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.copy = icon_button("copy", language.tr("Copy the number  (Ctrl+C)"))
        self.hint = small("", "warn", wrap=True)
        self.others = QVBoxLayout()
        self.tried = label("", "body", "muted", wrap=True)
        self.phone.clicked.connect(self._dial)
        self.copy.clicked.connect(self._copy)
        self._place()

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        named = row(self.company, self.chip, spacing=10)
        named.setStretch(0, 1)
        layout.addLayout(named)
        layout.addWidget(self.person)
        layout.addLayout(row(self.phone, self.copy, None, self.timer, spacing=4))
        layout.addWidget(self.hint)
        layout.addLayout(self.others)
        layout.addWidget(self.tried)

    def show_sheet(self, sheet: CallSheet) -> None:
        """Show an account, its first number large."""
        words, record = self._words, sheet.record
        self.company.set_text(record.details.company)
        self.chip.show_state(words.tr(record.standing.label), record.standing.tone)
        self._show_number(sheet, next(iter(sheet.numbers), None))
        tried = [_tried(words, sheet)] if sheet.attempts else []
        if sheet.asked is not None and sheet.asked.what:
            tried.append(words.tr("Planned: {what}", what=words.tr(sheet.asked.what)))
        self.tried.setText("\n".join(tried))
        self.tried.setVisible(bool(tried))

    def _show_number(self, sheet: CallSheet, number: CallNumber | None) -> None:
        words = self._words
        self.number = number
        self.phone.setText(number.number if number is not None else "")
        self.phone.setVisible(number is not None)
        self.copy.setVisible(number is not None)
        self.phone.setAccessibleName(words.tr("Call {number}", number=self.phone.text()))
        self.phone.setToolTip(words.tr("Call  (C)"))
        self.person.set_text(_person(words, sheet, number))
        doubt = number.hint if number is not None else None
        self.hint.setText(words.say(doubt) if doubt is not None else "")
        self.hint.setVisible(doubt is not None)
        clear(self.others)
        rest = [one for one in sheet.numbers if one is not number][:_OTHERS]
        for one in rest:
            text = " · ".join(part for part in (one.number, one.label, one.who) if part)
            other = button(text, "phone", "link", partial(self._show_number, sheet, one))
            self.others.addLayout(row(other, None))

    def _dial(self) -> None:
        self.dialled.emit(self.number)

    def _copy(self) -> None:
        self.copied.emit(self.number)


class KnownCard(Card):
    """What is known of the account beside the call."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.language.tr("What is known"))
        self._words = context.language
        self._today = context.desk.context.today()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(6)
        self._events = TimelineView(self._words.tr("Timeline"))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._facts)
        layout.addSpacing(6)
        layout.addWidget(head(self._words.tr("Timeline")))
        layout.addWidget(self._events)
        layout.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)

    def show_sheet(self, sheet: CallSheet) -> None:
        """Show an account."""
        clear(self._facts)
        for caption, text in _facts(self._words, sheet):
            named = small(caption, wrap=True)
            named.setFixedWidth(96)
            shown = row(named, label(text, wrap=True), spacing=10)
            shown.setStretch(1, 1)
            self._facts.addWidget(boxed(shown))
        self._events.set_events([self._event(one) for one in sheet.latest])

    def _event(self, happening: Happening) -> Event:
        icon, tone = HAPPENING_SIGNS.get(happening.kind, ("clock", "grey"))
        when = relative_day(self._words, happening.at.date(), self._today)
        parts = (self._said(happening.detail), when, happening.who)
        detail = " · ".join(part for part in parts if part)
        return Event(icon, tone, self._said(happening.text), detail)

    def _said(self, text: Sentence | str) -> str:
        return self._words.say(text) if isinstance(text, Sentence) else text


def _tried(words: Language, sheet: CallSheet) -> str:
    return words.trn(
        "Tried once, nobody answered", "Tried {count} times, nobody answered", sheet.attempts
    )


def _person(words: Language, sheet: CallSheet, number: CallNumber | None) -> str:
    """Whom the number reaches, with title and what they have to say."""
    contacts = {one.id: one for one in sheet.record.contacts}
    person = contacts.get(number.contact_id) if number is not None and number.contact_id else None
    if person is None:
        return words.tr("Number of the company") if number is not None else words.tr("No number")
    role = person.decision_role
    deciding = words.tr(DECISION_ROLE_NAMES[role]) if role is not DecisionRole.UNKNOWN else ""
    return " · ".join(part for part in (person.name, person.title, deciding) if part)


def _facts(words: Language, sheet: CallSheet) -> Iterator[tuple[str, str]]:
    record = sheet.record
    details = record.details
    address = record.addresses[0].line if record.addresses else ""
    deals = "\n".join(
        words.tr(
            "{name} · {stage} · {amount}",
            name=deal.name,
            stage=words.tr(STAGE_NAMES[deal.stage]),
            amount=words.money(deal.amount),
        )
        for deal in record.deals
    )
    for caption, text in (
        (words.tr("Segment"), details.industry),
        (words.tr("Source"), words.tr(SOURCE_NAMES[details.source])),
        (words.tr("Employees"), words.number(details.employees) if details.employees else ""),
        (words.tr("Address"), address),
        (words.tr("Tags"), ", ".join(record.tags)),
        (words.tr("Open deal"), deals),
        (words.tr("Owner"), record.owner),
        (words.tr("Notes"), details.notes),
    ):
        if text:
            yield caption, text
