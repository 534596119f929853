"""The accounts of a day to tick, ward by ward."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from salesdesk.language import Language
from salesdesk.sentence import Sentence
from salesdesk.services.prospects.visit_days import Visit, VisitDay
from salesdesk.ui.widgets.basics import ElidedLabel, boxed, clear, column, head, line, row, small
from salesdesk.ui.widgets.chips import Chip


class StopRow(QWidget):
    """One account with its box; a click anywhere on the box's words ticks it."""

    def __init__(self, visit: Visit, words: Language) -> None:
        super().__init__()
        self.visit = visit
        self.box = QCheckBox(visit.company)
        self.box.setMinimumHeight(28)
        self.box.setChecked(visit.task_id is not None)
        said = ", ".join(_said(words, one) for one in visit.why)
        self.box.setAccessibleDescription(said)
        where = " · ".join(part for part in (visit.street, visit.contact, visit.phone) if part)
        place = ElidedLabel(where or words.tr("No address"), "small", "muted")
        why = ElidedLabel(said, "small", "text")
        top = row(self.box, None, spacing=8)
        if visit.task_id is not None:
            top.addWidget(_planned(visit, words))
        below = column(place, why, spacing=0)
        below.setContentsMargins(26, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 4, 4)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(below)


class StopList(QWidget):
    """`changed` says that a box was ticked or cleared."""

    changed = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__()
        self._words = words
        self._rows: list[StopRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_day(self, day: VisitDay) -> None:
        """Show the visits of a day; those that were ticked before stay so."""
        words = self._words
        ticked = {visit.prospect_id for visit in self.wanted}
        clear(self._layout)
        self._rows = []
        self._part(words.tr("Planned"), day.planned)
        self._part(words.tr("Nearby, and worth a visit"), day.near)
        for one in self._rows:
            if one.visit.prospect_id in ticked:
                one.box.setChecked(True)
            one.box.toggled.connect(self._toggled)

    @property
    def ticked(self) -> tuple[Visit, ...]:
        """All that stand on the list, in their order."""
        return tuple(one.visit for one in self._rows if one.box.isChecked())

    @property
    def wanted(self) -> tuple[Visit, ...]:
        """Those of them that are not planned yet."""
        return tuple(visit for visit in self.ticked if visit.task_id is None)

    def tick_only(self, accounts: Collection[UUID]) -> None:
        """Tick these of the accounts shown, and no others."""
        for one in self._rows:
            one.box.blockSignals(True)
            one.box.setChecked(one.visit.prospect_id in accounts)
            one.box.blockSignals(False)

    def forget(self) -> None:
        """Another day is chosen: no box stays ticked."""
        for one in self._rows:
            one.box.blockSignals(True)
            one.box.setChecked(False)

    def focus_first(self) -> None:
        """Where the keyboard starts."""
        if self._rows:
            self._rows[0].box.setFocus()

    def _part(self, name: str, visits: Sequence[Visit]) -> None:
        if not visits:
            return
        self._layout.addWidget(head(name))
        for area, some in groupby(visits, key=lambda visit: visit.area):
            ward = small(area or self._words.tr("Ward not known"), "accent")
            self._layout.addWidget(ward)
            for visit in some:
                self._rows.append(StopRow(visit, self._words))
                self._layout.addWidget(self._rows[-1])
        self._layout.addWidget(boxed(row(line())))

    def _toggled(self, _checked: bool) -> None:
        self.changed.emit()


def _planned(visit: Visit, words: Language) -> Chip:
    at = words.clock_time(visit.at) if visit.at is not None else ""
    text = words.tr("Planned {time}", time=at) if at else words.tr("Planned")
    return Chip(text, "ok", "calendar-check")


def _said(words: Language, told: Sentence | str) -> str:
    return words.say(told) if isinstance(told, Sentence) else told
