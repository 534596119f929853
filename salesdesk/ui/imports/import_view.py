"""The import workplace: what the file looks like, its columns, what is wrong, what it repeats."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.services.imports.shapes import Checked, ImportPlan, Looked
from salesdesk.ui.imports.check_card import CheckCard
from salesdesk.ui.imports.columns_card import ColumnsCard
from salesdesk.ui.imports.fix_card import FixCard
from salesdesk.ui.imports.head_card import HeadCard
from salesdesk.ui.imports.last_card import LastCard
from salesdesk.ui.imports.look_card import LookCard
from salesdesk.ui.imports.matching import Outcome, outcome
from salesdesk.ui.imports.same_card import SameCard
from salesdesk.ui.page import PageContext
from salesdesk.ui.widgets.basics import Card, Disc, boxed, button, column, label, row, title
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.messages import MessageBar
from salesdesk.ui.widgets.splitter import remembered_splitter
from salesdesk.ui.widgets.timeline import scrolled


class ImportView(QWidget):
    """Shows a file and what was found in it; `ImportVerbs` does what is asked for here."""

    wanted = Signal()
    closed = Signal()
    choose_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._words = context.language
        self._untouched: QWidget | None = None
        self._is_checked = False
        self._build(context)
        self._connect()

    # what is shown

    def show_file(self, name: str) -> None:
        """A file is being read; nothing is known of it yet."""
        self.head.show_file(name)
        self.head.show_step(0)
        self.head.wait_for_check()
        self.message.hide()
        self.columns.empty()
        self.fix.empty()
        self.same.empty()
        self.fine.hide()
        self._is_checked = False
        self.stack.setCurrentWidget(self.work)

    def show_look(self, name: str, looked: Looked) -> None:
        """Show what a file looks like."""
        self.message.hide()
        self.head.show_file(name, looked)
        self.head.show_step(1)
        self.look.show_look(looked)
        self.columns.show_columns(looked)

    def show_checking(self) -> None:
        """The check has begun; what it found before stays until it has ended."""
        self.head.show_step(2)
        self.head.wait_for_check()

    def show_checked(self, name: str, looked: Looked, checked: Checked, plan: ImportPlan) -> None:
        """Show what the check found and what importing would do."""
        rows = checked.row_count + len(plan.left_out)
        self.head.show_file(name, replace(looked, row_count=rows))
        self.message.hide()
        self.check.show_checked(checked)
        self.columns.show_mended(checked.mended)
        self.fix.show_checked(checked, plan)
        self.same.show_matches(checked.matches, checked.match_count, plan)
        found = checked.fault_count + checked.doubt_count + checked.repeat_count
        self.fine.setVisible(not found and not checked.matches and self.fix.isHidden())
        self.show_plan(outcome(checked, plan, plan), plan)
        self._is_checked = True
        self._lead_on()

    def show_plan(self, what: Outcome, plan: ImportPlan) -> None:
        """Show what importing would do with these choices."""
        self.same.show_plan(plan)
        self.check.show_outcome(what)
        self.head.offer(what.taken)

    def show_importing(self) -> None:
        """It is being written: until that has ended nothing can be changed."""
        self.head.show_step(3)
        self.head.show_importing()
        self.work_in_left.setEnabled(False)
        self.fix.setEnabled(False)
        self.same.setEnabled(False)

    def show_waiting(self) -> None:
        """Everything can be changed again."""
        for one in (self.work_in_left, self.fix, self.same):
            one.setEnabled(True)

    def show_wrong(self, text: str) -> None:
        """Say what went wrong, above what is shown."""
        self.message.show_text(text)
        self.check.show_refused()

    def show_refused(self, text: str) -> None:
        """Say why nothing can be done with the file, in place of all else."""
        self.refused_why.setText(text)
        self.stack.setCurrentWidget(self.refused)
        self.check.forget()
        self.choose_button.setFocus()

    def start(self) -> None:
        """The keyboard starts at what is to fix; at the first box while that is not known."""
        if self.stack.currentWidget() is self.refused:
            self.choose_button.setFocus()
            return
        if self._is_checked:
            self._go_on()
            return
        box = next((one.choice for one in self.look.boxes.values() if one.isVisible()), None)
        first = box or self.head.close_button
        first.setFocus()
        self._untouched = first

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # building

    def _build(self, context: PageContext) -> None:
        words = self._words
        self.head, self.look = HeadCard(words), LookCard(words)
        self.columns, self.check = ColumnsCard(words), CheckCard(words)
        self.fix, self.same, self.last = FixCard(words), SameCard(words), LastCard(words)
        self.message = MessageBar(words)
        self.work_in_left = boxed(column(self.look, self.columns))
        right = scrolled(boxed(self._right()))
        right.setStyleSheet("QScrollArea { background: transparent; }")  # cards lie on the window
        self.work = remembered_splitter(
            "import", context.workstation, self.work_in_left, right, (760, 574)
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.work)
        self.stack.addWidget(self._refused())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for one in (self.head, self.message):
            layout.addWidget(one)
        layout.addWidget(self.stack, 1)

    def _right(self) -> QVBoxLayout:
        tr = self._words.tr
        self.fine = Card()
        self.fine.body.addWidget(
            EmptyState(
                "circle-check",
                tr("Nothing to fix"),
                tr("Every row can be read, and none looks like an account that is here."),
            )
        )
        self.fine.hide()
        made = column(self.check, self.fix, self.same, self.fine, self.last)
        made.addStretch(0)  # takes the room that nothing else wants
        made.setStretch(1, 4)
        made.setStretch(2, 5)
        made.setStretch(3, 1)
        return made

    def _refused(self) -> Card:
        tr = self._words.tr
        self.choose_button = button(
            tr("Choose another file…"), "upload", "primary", self.choose_wanted.emit
        )
        back = button(tr("Back to the list"), "chevron-left", on=self.closed.emit)
        heading = title(tr("This file cannot be taken in"))
        self.refused_why = label("", "body", "muted", wrap=True)
        for one in (heading, self.refused_why):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = row(None, self.refused_why, None)
        middle.setStretch(1, 4)
        self.refused = Card()
        self.refused.body.addStretch(2)
        self.refused.body.addWidget(Disc("file-text", "warn", 72), 0, Qt.AlignmentFlag.AlignHCenter)
        self.refused.body.addWidget(heading)
        self.refused.body.addLayout(middle)
        self.refused.body.addLayout(row(None, back, self.choose_button, None, spacing=10))
        self.refused.body.addStretch(3)
        return self.refused

    def _connect(self) -> None:
        self.head.wanted.connect(self.wanted)
        self.head.closed.connect(self.closed)

    # what follows from what is shown

    def _lead_on(self) -> None:
        """The keyboard goes on to what comes next, unless somebody is at work with it."""
        if self._untouched is None or not self._untouched.hasFocus():
            return
        self._go_on()

    def _go_on(self) -> None:
        self._untouched = None
        if self.fix.has_faults:
            self.fix.start()
        elif self.head.import_button.isEnabled():
            self.head.import_button.setFocus()
