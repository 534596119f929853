"""The people at an account: one open to be edited, the others a line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from salesdesk.domain.prospects.birthdays import read_birthday, write_birthday
from salesdesk.domain.prospects.states import DECISION_ROLE_NAMES, DecisionRole, PointKind
from salesdesk.errors import SalesDeskError
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.prospects import CHANNELS, ContactDetail, ProspectRecord
from salesdesk.ui.icons import icon
from salesdesk.ui.prospects.folded_card import FoldedCard
from salesdesk.ui.prospects.point_rows import PointRows, rings
from salesdesk.ui.prospects.quiet_form import QuietForm, choice_box
from salesdesk.ui.prospects.reach_line import ReachLine
from salesdesk.ui.widgets.basics import boxed, column, muted
from salesdesk.ui.widgets.fields import ChoiceBox, ValueLine, text_line

PERSON = {"name": mark("Contact"), "title": mark("Position")}
REACHED = {"phone": (PointKind.PHONE, mark("Phone")), "email": (PointKind.EMAIL, mark("E-mail"))}


class ContactsCard(FoldedCard[ContactDetail]):
    """`moved` carries a contact's key and its new place; `reached` phone or e-mail, and which."""

    moved = Signal(object, int)
    reached = Signal(object, str)

    def __init__(self, language: Language, today: date) -> None:
        tr = language.tr
        super().__init__(tr("Contacts"), tr("Add contact"), tr("More about this contact"), language)
        self._fill_forms(today)
        self._silent = muted(
            tr("Phones and e-mails are hidden: they are not to be contacted."), wrap=True
        )
        phone, email = self._reach["phone"], self._reach["email"]
        parts = (self.person, phone, self.phones, email, self.emails, self.further, self._silent)
        self.hold(boxed(column(*parts, spacing=2)))
        self._silent.hide()

    @override
    def start(self) -> None:
        self.person.editor("name").setFocus()

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside the field it names; False if no field here has that name."""
        for form in self._own_forms:
            if error.field in form.keys:
                form.show_error(error.field, error)
                return True
        return False

    @override
    def fill_menu(self, menu: QMenu) -> None:
        tr, contact, record = self._words.tr, self.part, self.record
        menu.clear()
        menu.addAction(icon("plus"), tr("Add contact"), self.start_new)
        if contact is None or record is None:
            return
        if record.silence is None:
            menu.addAction(icon("phone"), tr("Add a phone"), self.phones.start_new)
            menu.addAction(icon("mail"), tr("Add an e-mail"), self.emails.start_new)
        menu.addSeparator()
        place, last = record.contacts.index(contact), len(record.contacts) - 1
        move = partial(self.moved.emit, contact.id)
        if place > 0:
            menu.addAction(icon("star"), tr("Ask for this contact first"), partial(move, 0))
            menu.addAction(tr("Move up"), partial(move, place - 1))
        if place < last:
            menu.addAction(tr("Move down"), partial(move, place + 1))
        menu.addSeparator()
        remove = partial(self.removed.emit, contact)
        menu.addAction(icon("trash-2"), tr("Remove this contact"), remove)

    @property
    @override
    def forms(self) -> list[QuietForm]:
        reach = (self._reach["phone"], self.phones.form, self._reach["email"], self.emails.form)
        return [self.person, *reach, self.further]

    @override
    def parts_of(self, record: ProspectRecord) -> Sequence[ContactDetail]:
        return record.contacts

    @override
    def folded(self, part: ContactDetail) -> tuple[str, str, str]:
        reach = "" if self._is_silent else part.phone or part.email
        detail = " · ".join(one for one in (part.title, reach) if one)
        name = part.name or part.phone or part.email
        return name, detail, "star" if self._is_first(part) else "user"

    @override
    def fill(self, part: ContactDetail | None) -> None:
        for form in self._own_forms:
            for key in form.keys:
                form.set_value(key, getattr(part, key, None) or None)
        further = self.further
        further.set_value("decision_role", part.decision_role if part else DecisionRole.UNKNOWN)
        further.set_value("preferred_channel", part.preferred_channel if part else "")

    @override
    def show_known(self, part: ContactDetail | None) -> None:
        silent, words = self._is_silent, self._words
        for key, form in self._reach.items():
            hint = getattr(part, f"{key}_hint", None)
            form.show_note(key, words.say(hint) if hint else "")
            form.setVisible(not silent)
        self._reach["phone"].show_aside("phone", _rings(part, words))
        several = self.record is not None and len(self.record.contacts) > 1
        first = several and part is not None and self._is_first(part)
        self.person.show_aside("name", words.tr("Asked for first") if first else "")
        for rows in (self.phones, self.emails):
            points = part.points if part is not None else ()
            rows.show_points(points, part.id if part else None, silent=silent)
            rows.setVisible(not silent and bool(rows.form.keys))
        self._silent.setVisible(silent)
        self._show_further(part)

    def _show_further(self, part: ContactDetail | None) -> None:
        known = {
            "decision_role": part is not None and part.decision_role is not DecisionRole.UNKNOWN,
            "preferred_channel": bool(part and part.preferred_channel),
            "birthday": bool(part and part.birthday),
        }
        for key, is_known in known.items():
            busy = self.further.editor(key).hasFocus()
            self.further.show_row(key, shown=is_known or self._shows_all or busy)

    @property
    def _is_silent(self) -> bool:
        return self.record is not None and self.record.silence is not None

    def _is_first(self, part: ContactDetail) -> bool:
        return self.record is not None and part.id == self.record.contacts[0].id

    # building

    @property
    def _own_forms(self) -> tuple[QuietForm, ...]:
        return (self.person, *self._reach.values(), self.further)

    def _fill_forms(self, today: date) -> None:
        words = self._words
        self.person, self.further = QuietForm(words), QuietForm(words)
        for key, caption in PERSON.items():
            self.person.add(key, words.tr(caption), text_line(words.tr(caption), "–"))
        self._reach = {key: QuietForm(words) for key in REACHED}
        for key, (kind, caption) in REACHED.items():
            line = ReachLine(words.tr(caption), kind, words)
            line.reached.connect(partial(self.reached.emit, kind))
            self._reach[key].add(key, words.tr(caption), line)
        self.phones = self._points(PointKind.PHONE)
        self.emails = self._points(PointKind.EMAIL)
        role = choice_box(words.tr("Role"), DECISION_ROLE_NAMES, words)
        self.further.add("decision_role", words.tr("Role"), role)
        channels = [("", "–"), *((key, words.tr(word)) for key, word in CHANNELS.items())]
        prefers = words.tr("Prefers")
        self.further.add("preferred_channel", prefers, ChoiceBox(prefers, channels))
        self.further.add("birthday", words.tr("Birthday"), _birthday(words, today))
        for form in self._own_forms:
            form.saved.connect(self.left)

    def _points(self, kind: PointKind) -> PointRows:
        made = PointRows(kind, self._words)
        made.reached.connect(partial(self.reached.emit, kind))
        made.rebuilt.connect(self.rebuilt)
        return made


def _birthday(words: Language, today: date) -> ValueLine:
    made = ValueLine(
        words.tr("Birthday"),
        lambda text: read_birthday(text, today),
        lambda day: write_birthday(day, words) if isinstance(day, date) else "",
    )
    made.setPlaceholderText("–")
    return made


def _rings(part: ContactDetail | None, words: Language) -> str:
    """Where a good number rings; of a doubtful one the hint below says enough."""
    good = part is not None and part.phone and part.phone_hint is None
    return rings(part.phone, words) if part is not None and good else ""
