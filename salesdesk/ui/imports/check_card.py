"""How far the check is, what it found so far, and what importing would do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from salesdesk.language import Language
from salesdesk.services.imports.shapes import Checked
from salesdesk.ui.imports.matching import Outcome
from salesdesk.ui.tasks import Job, Progress
from salesdesk.ui.widgets.basics import Card, ElidedLabel, boxed, button, row, small
from salesdesk.ui.widgets.chips import Chip

_FINE = 1000


class CheckCard(Card):
    """Shows a job while it runs; `again_wanted` asks for the check that was stopped."""

    again_wanted = Signal()
    stopped = Signal()

    def __init__(self, words: Language) -> None:
        super().__init__(padding=14)
        self._words = words
        self._rows: int | None = None
        self._when_stopped = ""
        self._job: Job | None = None
        self._what = ElidedLabel("", "semibold")
        self._far = small("")
        self._stop = button(words.tr("Stop"), "x", on=self.stop)
        self._again = button(words.tr("Check again"), "refresh-cw", on=self.again_wanted.emit)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words.tr("Progress"))
        self._chips = {key: Chip() for key in ("new", "fix", "same", "silent")}
        self._found = boxed(row(*self._chips.values(), None, spacing=6))
        self._found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        top = row(self._what, self._far, self._stop, self._again)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._found)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._end("")

    @property
    def text(self) -> str:
        """What it says now."""
        return self._what.whole

    @property
    def is_running(self) -> bool:
        """Whether something is being read, checked or written."""
        return self._job is not None

    def job(self, text: str, rows: int | None = None, *, stopped: str = "") -> Job:
        """A job whose progress is shown; `rows` are those of the file, where they are known.

        `stopped` is what is said should it be stopped.
        """
        self._job, self._rows = Job(self._heard), rows
        self._when_stopped = stopped or self._words.tr("The check was stopped.")
        self._what.set_text(text)
        self._far.setText("")
        self._bar.setRange(0, 0)
        for one, shown in ((self._bar, True), (self._stop, True), (self._again, False)):
            one.setVisible(shown)
        return self._job

    def stop(self) -> None:
        """Stop what runs; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()
        self._end(self._when_stopped)
        self._again.show()
        self.stopped.emit()

    def forget(self) -> None:
        """Let go of what runs without a word: another file is coming."""
        if self._job is not None:
            self._job.cancel()
        self._end("")
        self._found.hide()

    def show_checked(self, checked: Checked) -> None:
        """Show what the check found."""
        words = self._words
        self._end(self.text)
        number = words.number
        shown = (
            ("new", words.tr("{count} new", count=number(checked.new)), "ok", "plus", checked.new),
            ("fix", words.tr("{count} to fix", count=number(checked.fault_count)), "warn",
             "triangle-alert", checked.fault_count),
            ("same", words.tr("{count} look the same", count=number(checked.match_count)), "violet",
             "git-merge", checked.match_count),
            ("silent", words.tr("{count} do-not-contact", count=number(checked.do_not_contact)),
             "grey", "ban", checked.do_not_contact),
        )  # fmt: skip
        for key, text, tone, icon, count in shown:
            self._chips[key].show_state(text if count or key == "new" else "", tone, icon)
        self._found.show()

    def show_outcome(self, what: Outcome) -> None:
        """Say what importing will do."""
        words = self._words
        added, updated = words.number(what.added), words.number(what.updated)
        left_out = words.number(what.left_out)
        if what.joined:
            said = words.trn(
                "Add {added} with {count} person more, update {updated}, leave out {left_out}",
                "Add {added} with {count} people more, update {updated}, leave out {left_out}",
                what.joined,
                added=added,
                updated=updated,
                left_out=left_out,
            )
        else:
            said = words.tr(
                "Add {added}, update {updated}, leave out {left_out}",
                added=added,
                updated=updated,
                left_out=left_out,
            )
        self._what.set_text(said)

    def show_refused(self) -> None:
        """The check could not be made; why is said above."""
        self._end(self._words.tr("Not checked."))
        self._again.show()

    def _heard(self, news: Progress) -> None:
        words = self._words
        self._bar.setRange(0, _FINE)
        self._bar.setValue(round(news.share * _FINE))
        if self._rows:
            done = words.number(round(min(1.0, news.share) * self._rows))
            self._far.setText(
                words.tr("{done} of {count}", done=done, count=words.number(self._rows))
            )

    def _end(self, text: str) -> None:
        self._job = None
        self._what.set_text(text)
        self._far.setText("")
        for one in (self._bar, self._stop, self._again):
            one.hide()
