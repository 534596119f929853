"""Reading what stands beside the open record, and answering, correcting and opening it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from salesdesk.domain.prospects.qualifying import Question
from salesdesk.domain.prospects.states import ActivityKind, TaskCause
from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.services.prospects import Happening, RemovedActivity, Stream, Touch, Wording
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.record_view import RecordView
from salesdesk.ui.prospects.state_verbs import StateVerbs
from salesdesk.ui.prospects.touch.forms import CorrectTray
from salesdesk.ui.prospects.touch.hand_over_strip import HandOverStrip
from salesdesk.ui.prospects.touch.opening import Copies, open_address
from salesdesk.ui.prospects.verbs import Verbs, nothing

PAGE = 40


class TouchVerbs(Verbs):
    """The stream, the checklist and the hand-over of the open account."""

    def __init__(self, context: PageContext, view: RecordView, states: StateVerbs) -> None:
        super().__init__(context, view)
        self._copies = Copies()
        self._most = PAGE
        self._shown: UUID | None = None
        stream = view.stream
        self.strip = HandOverStrip(self.words, self.today)
        view.body.insertWidget(view.body.indexOf(view.banner) + 1, self.strip)
        self.strip.accepted.connect(states.accept)
        self.strip.returned.connect(states.give_back)
        self.strip.again.connect(states.hand_over)
        stream.group_wanted.connect(self._group_chosen)
        stream.more_wanted.connect(self._show_older)
        stream.corrected.connect(self.correct)
        stream.removed.connect(self.remove)
        stream.opened.connect(self.open)
        view.links.checklist.answered.connect(self._answer)

    def show(self) -> None:
        """Read what stands beside the open account."""
        key, service = self.record.id, self.service
        if key != self._shown:
            self._shown, self._most = key, PAGE
            self.view.stream.forget()
            self.strip.hide()
            self.view.banner.show()
        most, group = self._most, self.view.stream.group

        def read() -> tuple[UUID, Stream, Touch]:
            return key, service.stream(key, most, group), service.touch(key)

        # Whoever deleted it meanwhile: the record's own reading says so.
        self.context.tasks.read(read, self._show, self._gone, key="prospect stream")

    def open(self, happening: object) -> None:
        """Open the document, file, link or interview that a row of the stream is about."""
        assert isinstance(happening, Happening)
        key, service = happening.record, self.service
        if key is None:
            return
        if happening.topic == "needs":
            self.view.links.interview_wanted.emit(key)
        elif happening.topic == "document":
            self.context.tasks.read(lambda: service.sent_document(key), self._open_document)
        elif happening.topic == "file":
            self.open_file(key)
        else:
            self._open_link(key)

    def open_file(self, key: UUID) -> None:
        """Open a copy of a file."""
        service = self.service
        self.context.tasks.read(lambda: service.file_content(key), self._open_copy)

    # putting right

    def correct(self, activity: object) -> None:
        """Put an activity right in a strip."""
        assert isinstance(activity, UUID)
        service = self.service
        self.context.tasks.read(
            lambda: (activity, service.wording(activity)), self._correct, key="wording"
        )

    def remove(self, activity: object) -> None:
        """Take an activity out of the stream."""
        assert isinstance(activity, UUID)
        self.write(lambda: self.service.remove_activity(activity), self._removed)

    def _correct(self, found: tuple[UUID, tuple[ActivityKind, Wording]]) -> None:
        activity, (kind, wording) = found
        tray = CorrectTray(wording, self.words, is_note=kind is ActivityKind.NOTE)

        def submit() -> None:
            new = tray.wording
            self.write(
                lambda: self.service.correct(activity, new),
                partial(self._corrected, activity),
                tray.show_error,
            )

        tray.submitted.connect(submit)
        self.view.open_tray(tray, "outcome")

    def _corrected(self, activity: UUID, done: Done[Wording]) -> None:
        self.view.close_tray()
        before = done.value
        self.undoable(self.words.tr("Put right."), partial(self.service.correct, activity, before))

    def _removed(self, done: Done[RemovedActivity]) -> None:
        undo = partial(self.service.put_back_activity, done.value)
        self.undoable(self.words.tr("Deleted."), undo)

    # inside

    def _show(self, read: tuple[UUID, Stream, Touch]) -> None:
        key, stream, touch = read
        if self.view.record is None or self.view.record.id != key:
            return
        self.view.stream.show_stream(stream, is_all=len(stream.happenings) < self._most)
        self.view.links.show_touch(touch)
        self.strip.show_line(touch.hand_over)
        step = self.record.next_step
        # The step of a hand-over is to answer it: the strip does that, and says more.
        answers = step is not None and step.cause is TaskCause.HAND_OVER
        self.view.banner.setVisible(touch.hand_over is None or not answers)
        if touch.quiet is not None and self.record.next_step is None:
            self.view.banner.show_quiet(touch.quiet)

    def _gone(self, _error: SalesDeskError) -> None:
        self.view.stream.forget()

    def _group_chosen(self, _group: object) -> None:
        self._most = PAGE
        self.show()

    def _show_older(self) -> None:
        self._most += PAGE
        self.show()

    def _answer(self, question: object, new: object, old: object) -> None:
        assert isinstance(question, Question)
        answer = partial(self.service.answer, self.record.id, question)
        self.write(lambda: answer(str(new or "")), nothing)
        self.context.remember(
            self.words.tr("qualification"),
            lambda: self.write(lambda: answer(str(old or "")), nothing),
            lambda: self.write(lambda: answer(str(new or "")), nothing),
        )

    def _open_document(self, document: tuple[str, bytes]) -> None:
        number, pdf = document
        self._open_copy((f"{number}.pdf", pdf))

    def _open_copy(self, copy: tuple[str, bytes]) -> None:
        try:
            self._copies.open(*copy)
        except SalesDeskError as error:
            self.context.show_error(error)

    def _open_link(self, key: UUID) -> None:
        service, account = self.service, self.record.id
        self.context.tasks.read(
            lambda: next((one.url for one in service.touch(account).links if one.id == key), ""),
            self._open_address,
        )

    def _open_address(self, url: str) -> None:
        try:
            open_address(url)
        except SalesDeskError as error:
            self.context.show_error(error)
