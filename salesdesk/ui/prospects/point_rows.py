"""Further phones and e-mails, each with what it is for; an emptied one is removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from salesdesk.domain.prospects.countries import country_name
from salesdesk.domain.prospects.phones import rings_in
from salesdesk.domain.prospects.states import PointKind
from salesdesk.language import Language
from salesdesk.services.prospects import POINT_LABELS, PointDetail
from salesdesk.ui.prospects.coming import Coming
from salesdesk.ui.prospects.quiet_form import QuietForm
from salesdesk.ui.prospects.reach_line import ReachLine
from salesdesk.ui.widgets.fields import ChoiceBox

_FOR = {
    PointKind.PHONE: ("mobile", "work", "home", "switchboard", "accounts", "orders", "fax"),
    PointKind.EMAIL: ("work", "home", "accounts", "invoices", "orders"),
}


class PointRows(QWidget):
    """The points of one kind, of a contact or of the account itself.

    `added` carries a Coming and the PointDetail to add; `changed` a Coming, "value" or "label",
    the new and the old one; `removed` the PointDetail; `reached` a number to call or an address
    to write to; `rebuilt` says that Tab has other places to stop.
    """

    added = Signal(object, object)
    changed = Signal(object, str, object, object)
    removed = Signal(object)
    reached = Signal(str)
    rebuilt = Signal()

    def __init__(self, kind: PointKind, language: Language) -> None:
        super().__init__()
        self._kind, self._words = kind, language
        self._contact: UUID | None = None
        self._points: dict[str, PointDetail] = {}
        self._coming: dict[str, Coming] = {}
        self._silent = False
        self.form = QuietForm(language)
        self.form.saved.connect(self._value_left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)

    def show_points(
        self, points: Sequence[PointDetail], contact_id: UUID | None, *, silent: bool
    ) -> None:
        """Show these points; a new one that is being typed stays."""
        mine = {str(one.id): one for one in points if one.kind is self._kind}
        fresh = contact_id != self._contact
        self._contact, self._silent = contact_id, silent
        waiting = {
            key: one
            for key, one in self._coming.items()
            if not fresh and (one.key is None or str(one.key) not in mine) and key not in mine
        }
        self._points, self._coming = mine, {key: Coming(one.id) for key, one in mine.items()}
        self._coming |= waiting
        if tuple(self._coming) != self.form.keys:
            self._rebuild()
        for key, one in mine.items():
            self._show_point(key, one)

    def start_new(self) -> None:
        """Open an empty row and put the cursor there."""
        self.show()
        empty = [key for key in self.form.keys if not self._points.get(key) and not self._text(key)]
        if not empty:
            key = f"new {len(self._coming)}"
            self._coming[key] = Coming()
            self._add_row(key)
            empty = [key]
            self.rebuilt.emit()
        self.form.editor(empty[0]).setFocus()

    def _rebuild(self) -> None:
        focused = QApplication.focusWidget()
        held = next((key for key in self.form.keys if self.form.editor(key) is focused), "")
        self.form.remove_all()
        for key in self._coming:
            self._add_row(key)
        if held in self.form.keys:
            self.form.editor(held).setFocus()
        self.rebuilt.emit()

    def _add_row(self, key: str) -> None:
        tr = self._words.tr
        is_phone = self._kind is PointKind.PHONE
        what = tr("What this number is for") if is_phone else tr("What this address is for")
        point = self._points.get(key)
        labels = dict.fromkeys((*_FOR[self._kind], point.label if point else ""))
        choices = [(one, tr(POINT_LABELS[one]) if one in POINT_LABELS else one) for one in labels]
        use = ChoiceBox(what, [one for one in choices if one[0]])
        use.set_value(_FOR[self._kind][0])
        use.setMinimumWidth(72)
        name = tr("Further phone") if is_phone else tr("Further e-mail")
        line = ReachLine(name, self._kind, self._words)
        line.set_silent(silent=self._silent)
        line.reached.connect(self.reached)
        self.form.add(key, use, line)
        use.saved.connect(partial(self._label_left, key))

    def _show_point(self, key: str, point: PointDetail) -> None:
        words = self._words
        use = self.form.caption(key)
        if isinstance(use, ChoiceBox):
            use.set_value(point.label or None)
        self.form.set_value(key, point.value)
        self.form.show_note(key, words.say(point.hint) if point.hint else "")
        phone = self._kind is PointKind.PHONE and point.hint is None
        self.form.show_aside(key, rings(point.value, words) if phone else "")
        line = self.form.editor(key)
        if isinstance(line, ReachLine):
            line.set_silent(silent=self._silent)

    def _text(self, key: str) -> str:
        return str(self.form.editor(key).value or "")

    def _label(self, key: str) -> str:
        use = self.form.caption(key)
        return str(use.value or "") if isinstance(use, ChoiceBox) else ""

    def _value_left(self, key: str, new: object, old: object) -> None:
        coming = self._coming[key]
        if coming.key is None and not coming.begun:
            if new:
                point = PointDetail(
                    None, self._kind, str(new), self._label(key), None, 0, self._contact
                )
                self.added.emit(coming, point)
        elif new or key not in self._points:
            self.changed.emit(coming, "value", str(new or ""), str(old or ""))
        else:
            self.removed.emit(self._points[key])

    def _label_left(self, key: str, new: object, old: object) -> None:
        coming = self._coming[key]
        if coming.key is not None or coming.begun:
            self.changed.emit(coming, "label", str(new or ""), str(old or ""))


def rings(number: str, words: Language) -> str:
    """Where a number rings, in the screen's language; empty where nobody can tell."""
    where = rings_in(number)
    if where is None:
        return ""
    if where.country:
        return country_name(where.country, words.code)
    return words.tr("Mobile") if where.mobile else where.area
