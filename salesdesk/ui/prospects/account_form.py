"""What is known of an account itself, edited in place: saved when a field is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from salesdesk.domain.prospects.states import SOURCE_NAMES, TEMPERATURE_NAMES, PointKind
from salesdesk.errors import SalesDeskError
from salesdesk.sentence import mark
from salesdesk.services.prospects import LANGUAGES, AccountLink, ProspectRecord
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.fold_line import FoldLine
from salesdesk.ui.prospects.offering import InUse, OfferingLine
from salesdesk.ui.prospects.point_rows import PointRows
from salesdesk.ui.prospects.quiet_form import QuietForm, choice_box
from salesdesk.ui.prospects.reach_line import WEBSITE, ReachLine
from salesdesk.ui.prospects.referral_line import ReferralLine
from salesdesk.ui.prospects.tags_row import TagsRow
from salesdesk.ui.widgets.basics import clear
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    Editor,
    NoteBox,
    money_line,
    quantity_line,
    text_line,
)

FIRST = {
    "company": mark("Company"),
    "tax_code": mark("Tax code"),
    "industry": mark("Segment"),
    "website": mark("Website"),
    "source": mark("Source"),
    "campaign": mark("Campaign"),
    "referred_by": mark("Referred by"),
}
SECOND = {
    "employees": mark("Employees"),
    "language": mark("Language"),
    "customer_group": mark("Price list"),
    "acquisition_cost": mark("Cost to win"),
    "credit_limit": mark("Credit limit"),
    "payment_days": mark("Days to pay"),
    "notes": mark("Notes"),
}
"""Shown where they are known, or everything is asked for."""
USUAL = {"language": "vi"}
"""What is known of nearly everybody and need not take a line."""


class AccountForm(QWidget):
    """`saved` carries the field that the service sets, or "owner", the new and the old value.

    `tagged` and `untagged` carry a word, `opened` the key of another account, `reached` what to
    reach by phone, e-mail or browser, and which of them.
    """

    saved = Signal(str, object, object)
    tagged = Signal(str)
    untagged = Signal(str)
    opened = Signal(object)
    reached = Signal(object, str)
    rebuilt = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._record: ProspectRecord | None = None
        self._shows_all = False
        self._build()

    def show_record(self, record: ProspectRecord, people: Sequence[tuple[UUID, str]]) -> None:
        """Show an account; `people` are who may own it."""
        if self._record is None or self._record.id != record.id:
            for words in self._in_use:
                words.forget()
        self._record = record
        self._referral.account = record.id
        owner = self.form.editor("owner")
        assert isinstance(owner, ChoiceBox)
        owner.set_choices([(None, self._words.tr("Nobody")), *people])
        owner.set_value(record.owner_id)
        for key in (*FIRST, *SECOND, "temperature"):
            if key != "referred_by":
                self.form.set_value(key, getattr(record.details, key) or None)
        self.form.set_value("referred_by", record.referred_by)
        self.tags.show_tags(record.tags)
        for key in ("tax_code", "website"):
            hint = record.hints.get(key)
            self.form.show_note(key, self._words.say(hint) if hint else "")
        self._show_brought(record.brought)
        self._show_points(record)
        self._show_second()

    def show_all(self, *, shown: bool) -> None:
        """Show the further fields also where they are empty."""
        self._shows_all = shown
        self._show_second()

    def show_error(self, error: SalesDeskError) -> bool:
        """Say what is wrong beside the field it names; False if no field here has that name."""
        if error.field not in self.form.keys:
            return False
        self.form.show_error(error.field, error)
        return True

    @property
    def forms(self) -> list[QuietForm]:
        """The forms whose captions stand below each other."""
        return [self.form, self.phones.form, self.emails.form]

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [stop for form in self.forms for stop in form.stops]

    # building

    def _build(self) -> None:
        words = self._words
        self.form = QuietForm(words)
        self._in_use: list[InUse] = []
        self._referral = ReferralLine(self._context)
        self._referral.opened.connect(self.opened)
        for key, caption in FIRST.items():
            self.form.add(key, words.tr(caption), self._editor(key, words.tr(caption)))
        self._brought = QWidget()
        self._brought_place = QVBoxLayout(self._brought)
        self._brought_place.setContentsMargins(0, 0, 0, 0)
        self._brought_place.setSpacing(0)
        self.form.add_widget("brought", words.tr("Brought"), self._brought, self._links)
        self.form.add("owner", words.tr("Owner"), ChoiceBox(words.tr("Owner")))
        warmth = choice_box(words.tr("Interest"), TEMPERATURE_NAMES, words)
        self.form.add("temperature", words.tr("Interest"), warmth)
        self.tags = TagsRow(words, self._completing(self._context.desk.prospects.tags_in_use))
        self.form.add_widget("tags", words.tr("Tags"), self.tags, self._tag_stops)
        for key, caption in SECOND.items():
            self.form.add(key, words.tr(caption), self._editor(key, words.tr(caption)))
        self.phones = self._points(PointKind.PHONE)
        self.emails = self._points(PointKind.EMAIL)
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.form, self.phones, self.emails):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self.form.saved.connect(self.saved)
        self.tags.tagged.connect(self.tagged)
        self.tags.untagged.connect(self.untagged)
        self.tags.rebuilt.connect(self.rebuilt)

    def _editor(self, key: str, name: str) -> Editor:
        words, service = self._words, self._context.desk.prospects
        currency = self._context.desk.settings.currency
        if key in ("employees", "payment_days"):
            return _left_aligned(quantity_line(name, words))
        if key in ("acquisition_cost", "credit_limit"):
            return _left_aligned(money_line(name, words, currency))
        if key in ("industry", "customer_group"):
            return OfferingLine(name, self._completing(partial(service.words_in_use, key)))
        if key == "campaign":
            return OfferingLine(name, self._completing(service.campaigns.names))
        made: dict[str, Callable[[], Editor]] = {
            "website": partial(self._website, name),
            "source": partial(choice_box, name, SOURCE_NAMES, words),
            "referred_by": lambda: self._referral,
            "language": lambda: ChoiceBox(
                name, [(code, words.tr(word)) for code, word in LANGUAGES.items()]
            ),
            "notes": partial(NoteBox, name),
        }
        return made[key]() if key in made else text_line(name, "–")

    def _website(self, name: str) -> ReachLine:
        line = ReachLine(name, WEBSITE, self._words)
        line.reached.connect(partial(self.reached.emit, WEBSITE))
        return line

    def _points(self, kind: PointKind) -> PointRows:
        made = PointRows(kind, self._words)
        made.reached.connect(partial(self.reached.emit, kind))
        made.rebuilt.connect(self.rebuilt)
        return made

    def _completing(self, read: Callable[[], tuple[str, ...]]) -> Callable[..., None]:
        tasks = self._context.tasks
        words = InUse(lambda arrived: tasks.read(read, arrived))
        self._in_use.append(words)
        return words.search

    # showing

    def _links(self) -> list[QWidget]:
        return [line for line in self._brought.findChildren(FoldLine) if not line.isHidden()]

    def _tag_stops(self) -> list[QWidget]:
        return self.tags.stops

    def _show_brought(self, brought: Sequence[AccountLink]) -> None:
        clear(self._brought_place)
        for one in brought:
            line = FoldLine(one.company, "", "arrow-right", link=True)
            line.clicked.connect(partial(self.opened.emit, one.id))
            self._brought_place.addWidget(line)
        self.form.show_widget("brought", shown=bool(brought))

    def _show_points(self, record: ProspectRecord) -> None:
        silent = record.silence is not None
        for rows in (self.phones, self.emails):
            rows.show_points(record.points, None, silent=silent)
            rows.setVisible(not silent and bool(rows.form.keys))

    def _show_second(self) -> None:
        if self._record is None:
            return
        for key in SECOND:
            value = getattr(self._record.details, key)
            known = bool(value) and value != USUAL.get(key) and getattr(value, "minor", 1) != 0
            busy = self.form.editor(key).hasFocus()
            self.form.show_row(key, shown=known or self._shows_all or busy)


def _left_aligned(line: Editor) -> Editor:
    """A number among texts stands where they do."""

    assert isinstance(line, QLineEdit)
    line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    line.setPlaceholderText("–")
    return line
