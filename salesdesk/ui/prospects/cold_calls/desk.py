"""Working through the list: reads whom to call, logs what came of it, and goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.prospects.cold_calls import CALL_RESULT_NAMES, CallResult, working_day
from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.services.prospects.call_sheets import CallList, CallNumber, CallSheet
from salesdesk.services.prospects.cold_calls import ColdCall, LoggedCall
from salesdesk.text import phone_digits
from salesdesk.ui.page import Command
from salesdesk.ui.prospects.cold_calls.entry import CallDraft
from salesdesk.ui.prospects.cold_calls.view import ColdCallView
from salesdesk.ui.prospects.rooms import Room

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page_parts import ProspectsParts

_NOBODY = CallList(())


@dataclass(frozen=True, slots=True)
class CallsPlace:
    """How far a list is worked through: whom to call, who is next, and what came of the others."""

    calls: CallList
    at: int
    results: Mapping[UUID, CallResult]


@dataclass(frozen=True, slots=True)
class CallsUnfinished:
    """What was written on calls that are not logged, and since when one is on the line."""

    drafts: Mapping[UUID, CallDraft] = field(default_factory=dict)
    began: float | None = None


class ColdCallDesk(Room):
    """A mode of the Prospects page over the list as it is filtered now."""

    def __init__(self, page: ProspectsParts) -> None:
        super().__init__(page)
        self.service = page.context.desk.prospects.cold_calls
        self.view = ColdCallView(page.context)
        self._calls, self._place = _NOBODY, 0
        self._results: dict[UUID, CallResult] = {}
        self._drafts: dict[UUID, CallDraft] = {}
        self._began: float | None = None
        self._sheet: CallSheet | None = None
        page.outer.addWidget(self.view)
        self._connect()

    @property
    @override
    def shown(self) -> QWidget:
        return self.view

    @property
    @override
    def whereabouts(self) -> object:
        return CallsPlace(self._calls, self._place, dict(self._results))

    @override
    def goes_to(self, place: object) -> bool:
        if not isinstance(place, CallsPlace):
            return False
        self._calls, self._place, self._results = place.calls, place.at, dict(place.results)
        self._page.outer.setCurrentWidget(self.view)
        self._show()
        return True

    @property
    def unfinished(self) -> CallsUnfinished:
        """What is half written, and the running call."""
        self._keep_draft()
        return CallsUnfinished(dict(self._drafts), self.view.timer.began)

    def take_up(self, unfinished: CallsUnfinished) -> None:
        """Go on with it, where its account is shown next."""
        self._drafts, self._began = dict(unfinished.drafts), unfinished.began

    @override
    def take_keyboard(self) -> None:
        if self.view.results.result is not None:
            self.view.entry.start()
        else:
            self.view.setFocus()

    @override
    def commands(self) -> list[Command]:
        """What Ctrl+K offers."""
        tr = self._words.tr
        return [Command(tr("Work through the list by phone"), "phone", self.start, "Ctrl+Shift+L")]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        """The first account of the list."""
        return [("cold-calls", self.start)]

    def start(self) -> None:
        """Call everybody whom the list shows, one after the other."""
        service, keys = self.service, self._page.list.keys()
        self._context.tasks.read(lambda: service.begin(keys()), self._begun, key="cold calls")

    def _connect(self) -> None:
        self.view.chosen.connect(self._result_chosen)
        self.view.logged.connect(self._log)
        self.view.stepped.connect(self._step)
        self.view.left.connect(self.leave)
        self.view.dialled.connect(self._dial)
        self.view.copied.connect(self._copy)

    def _begun(self, calls: CallList) -> None:
        self._calls, self._place, self._results = calls, 0, {}
        self._page.outer.setCurrentWidget(self.view)
        self._show()

    def leave(self) -> None:
        """Back to the list, with the account that was on the line."""
        self._keep_draft()
        sheet, self._sheet = self._sheet, None
        self._page.outer.setCurrentWidget(self._page.work)
        if sheet is not None:
            self._page.open_record(sheet.record.id)
        self._page.focus_first()

    def _show(self) -> None:
        """Read the account at this place, or say that the list is done."""
        reached = sum(one.reached for one in self._results.values())
        self.view.show_place(self._place, reached, self._calls)
        if self._place >= len(self._calls.accounts):
            self._sheet = None
            self.view.show_end(*self._end_words(reached))
            return
        key, service = self._calls.accounts[self._place], self.service
        self._context.tasks.read(
            lambda: service.sheet(key), self._show_sheet, self._gone, key="cold call"
        )

    def _end_words(self, reached: int) -> tuple[str, str]:
        words, made = self._words, len(self._results)
        if not self._calls.accounts:
            return words.tr("Nobody to call here"), words.tr(
                "Choose another view or filter, and begin again."
            )
        hint = words.trn(
            "{count} call logged, {reached} reached.",
            "{count} calls logged, {reached} reached.",
            made,
            reached=reached,
        )
        return words.tr("The list is worked through"), hint

    def _show_sheet(self, sheet: CallSheet) -> None:
        if self._page.outer.currentWidget() is not self.view:
            return
        self._sheet = sheet
        self.view.show_sheet(sheet)
        self.view.timer.go_on(self._began)
        self._began = None
        draft = self._drafts.pop(sheet.record.id, None)
        if draft is not None:
            self.view.entry.take_up(draft)
            if draft.result is not None:
                self._result_chosen(draft.result)

    def _gone(self, _error: SalesDeskError) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        self._keep_draft()
        self._place = max(0, min(len(self._calls.accounts), self._place + by))
        self._show()

    def _keep_draft(self) -> None:
        draft = self.view.entry.draft
        if draft is not None and self._sheet is not None:
            self._drafts[self._sheet.record.id] = draft

    # the call

    def _dial(self, number: object) -> None:
        if isinstance(number, CallNumber):
            digits = phone_digits(number.number)
            bare = f"+{digits[-1]}" if len(digits) > 1 else number.number.replace(" ", "")
            QDesktopServices.openUrl(QUrl(f"tel:{bare}"))
            self.view.timer.start()

    def _copy(self, number: object) -> None:
        if isinstance(number, CallNumber):
            QGuiApplication.clipboard().setText(number.number)
            self.view.timer.start()
            self._context.notify(self._words.tr("Copied: {number}", number=number.number))

    def _result_chosen(self, result: object) -> None:
        if not isinstance(result, CallResult) or self._sheet is None:
            return
        if result.asks_when:
            self.view.entry.suggest(working_day(self._context.desk.context.today(), 1))
        self.view.ask(result, self._plan_words(result))

    def _plan_words(self, result: CallResult) -> str:
        """What the rule will plan, said before it does."""
        if result is not CallResult.NOT_REACHED or self._sheet is None:
            return ""
        step = self.service.next_attempt(self._sheet)
        at = self._words.clock_time(step.at) if step.at is not None else ""
        return self._words.tr(
            "Next attempt {day}, {time}: number {count}.",
            day=self.view.entry.said_day(step.day),
            time=at,
            count=self._sheet.attempts + 2,
        )

    def _log(self) -> None:
        result, sheet, entry = self.view.results.result, self._sheet, self.view.entry
        if result is None or sheet is None:
            return
        minutes = entry.minutes.value
        call = ColdCall(
            sheet.record.id,
            result,
            entry.note.text(),
            minutes if isinstance(minutes, int) else None,
            self.view.head.number,
            entry.step,
        )
        service, words = self.service, self._words
        self._context.tasks.write(
            lambda: service.log(call, words), partial(self._logged, call), entry.show_error
        )

    def _logged(self, call: ColdCall, done: Done[LoggedCall]) -> None:
        self._results[call.prospect_id] = call.result
        self.view.entry.clear()
        place = self._place
        text = self._words.tr(
            "Logged: {result}", result=self._words.tr(CALL_RESULT_NAMES[call.result])
        )
        self._context.notify(text, partial(self._undo, done.value, place))
        self._sheet = None
        self._step(1)

    def _undo(self, logged: LoggedCall, place: int) -> None:
        service = self.service
        self._context.tasks.write(
            lambda: service.take_back(logged), partial(self._taken_back, place)
        )

    def _taken_back(self, place: int, done: Done[UUID]) -> None:
        self._results.pop(done.value, None)
        if self._page.outer.currentWidget() is self.view:
            self._keep_draft()
            self._sheet = None
            self._place = place
            self._show()
