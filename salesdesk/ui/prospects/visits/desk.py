"""The visit list of a day: read, ticked, planned in one go, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.sentence import Sentence
from salesdesk.services.context import Done
from salesdesk.services.followup import NEEDS_YOU
from salesdesk.services.followup import View as Customers
from salesdesk.services.prospects.visit_days import VisitDay
from salesdesk.services.prospects.visits import PlannedVisits
from salesdesk.ui.closing.paper_out import PaperOut
from salesdesk.ui.page import Command
from salesdesk.ui.prospects.rooms import Room
from salesdesk.ui.prospects.visits.view import MINE, VisitsView

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page_parts import ProspectsParts

_NOON = 12


@dataclass(frozen=True, slots=True)
class VisitsPlace:
    """A day's round as it is put together: which day, whose accounts, and what is ticked."""

    day: date
    mine: bool
    ticked: frozenset[UUID]


class VisitDesk(Room):
    """A room of the Prospects page: where to go on a day."""

    def __init__(self, page: ProspectsParts) -> None:
        super().__init__(page)
        desk = page.context.desk
        self.service = desk.prospects.visits
        self.view = VisitsView(page.context)
        self._paper = PaperOut(page.context, self.view)
        self._day = self._usual_day()
        self._mine = desk.member is not None
        self._ticked: frozenset[UUID] | None = None
        page.outer.addWidget(self.view)
        self._connect()

    @property
    @override
    def shown(self) -> QWidget:
        return self.view

    @property
    @override
    def whereabouts(self) -> object:
        ticked = frozenset(visit.prospect_id for visit in self.view.stops.ticked)
        return VisitsPlace(self._day, self._mine, ticked)

    @override
    def goes_to(self, place: object) -> bool:
        if not isinstance(place, VisitsPlace):
            return False
        self._day, self._mine, self._ticked = place.day, place.mine, place.ticked
        self.start()
        return True

    @override
    def take_keyboard(self) -> None:
        self.view.day.setFocus()

    @override
    def commands(self) -> list[Command]:
        """What Ctrl+K offers."""
        return [Command(self._words.tr("Visit list for a day"), "truck", self.start)]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        """The next day's visits."""
        return [("visits", self.start)]

    def start(self) -> None:
        """Show the visits of the next day of work."""
        self.view.scope.set_value(MINE if self._mine else "all")
        self._page.outer.setCurrentWidget(self.view)
        self._read()
        self.view.day.setFocus()

    @override
    def reload(self) -> None:
        self._read()

    @override
    def print(self) -> None:
        if self.view.preview.pdf:
            self._paper.print(self.view.preview.pdf, self._title())

    def _connect(self) -> None:
        view = self.view
        view.day_chosen.connect(self._day_chosen)
        view.scope_chosen.connect(self._scope_chosen)
        view.ticked.connect(self._draw)
        view.plan_wanted.connect(self._plan)
        view.left.connect(self._leave)
        view.preview.save_wanted.connect(self._save)
        view.preview.print_wanted.connect(self._print)

    def _usual_day(self) -> date:
        """Today in the morning, tomorrow from noon on."""
        context = self._context.desk.context
        late = context.clock.local(context.now()).hour >= _NOON
        return context.today() + timedelta(days=1 if late else 0)

    def _read(self) -> None:
        service, day, desk, words = self.service, self._day, self._context.desk, self._words
        owner = desk.member.id if self._mine and desk.member is not None else None

        def read() -> VisitDay:
            due: dict[UUID, Sentence] = {}
            for health in NEEDS_YOU:
                ids = desk.followup.listing(Customers(health.value)).ids
                due |= {row.id: row.reason for row in desk.followup.rows(ids, words)}
            return service.day(day, owner, due)

        self._context.tasks.read(read, self._show, key="visits")

    def _show(self, day: VisitDay) -> None:
        self.view.show_day(day)
        if self._ticked is not None:
            self.view.stops.tick_only(self._ticked)
            self._ticked = None
            self.view.tell_count()
        self._draw()

    def _draw(self) -> None:
        visits, service, day = self.view.stops.ticked, self.service, self._day
        if not visits:
            self.view.preview.forget()
            return
        code = self._words.code
        self.view.preview.refresh(lambda: service.pdf(day, visits, code))

    def _day_chosen(self, day: object) -> None:
        if isinstance(day, date) and day != self._day:
            self._day = day
            self.view.stops.forget()
            self._read()

    def _scope_chosen(self, scope: object) -> None:
        self._mine = scope == MINE
        self._read()

    def _plan(self) -> None:
        service, day = self.service, self._day
        wanted = tuple(visit.prospect_id for visit in self.view.stops.wanted)
        if wanted:
            self._context.tasks.write(lambda: service.plan(day, wanted), self._planned)

    def _planned(self, done: Done[PlannedVisits]) -> None:
        count = len(done.value.made) + len(done.value.moved)
        text = self._words.trn("{count} visit planned.", "{count} visits planned.", count)
        self._context.notify(text, partial(self._undo, done.value))
        self._read()

    def _undo(self, planned: PlannedVisits) -> None:
        service = self.service
        self._context.tasks.write(lambda: service.unplan(planned), self._taken_back)

    def _taken_back(self, _done: object) -> None:
        if self.is_open:
            self.reload()

    def _leave(self) -> None:
        self._page.outer.setCurrentWidget(self._page.work)
        self._page.focus_first()

    def _title(self) -> str:
        return self._words.tr("Visits on {day}", day=self._words.long_date(self._day))

    def _save(self, pdf: object) -> None:
        if isinstance(pdf, bytes) and pdf:
            name = self._words.tr("visits")
            self._paper.save(pdf, f"{name}_{self._day.isoformat()}.pdf")

    def _print(self, pdf: object) -> None:
        if isinstance(pdf, bytes) and pdf:
            self._paper.print(pdf, self._title())
