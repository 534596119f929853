"""Campaigns and costs as a room of the Prospects page: read, added, changed, taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.prospects.states import Source
from salesdesk.errors import WrongInput
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.services.context import Done
from salesdesk.services.prospects.bringing import Period, Report
from salesdesk.services.prospects.campaigns import CampaignDetail, CostLine, RemovedCampaign
from salesdesk.ui.icons import icon
from salesdesk.ui.page import Command
from salesdesk.ui.prospects.campaigns.columns import Span, period_of
from salesdesk.ui.prospects.campaigns.forms import CampaignTray, CostTray
from salesdesk.ui.prospects.rooms import Room
from salesdesk.ui.prospects.verbs import nothing

if TYPE_CHECKING:
    from salesdesk.ui.prospects.campaigns.view import CampaignsView
    from salesdesk.ui.prospects.page_parts import ProspectsParts


@dataclass(frozen=True, slots=True)
class CampaignsPlace:
    """The campaigns view, as a place that the window can come back to."""


class CampaignsDesk(Room):
    """A room of the Prospects page: what finding prospects costs and brings."""

    def __init__(self, page: ProspectsParts) -> None:
        super().__init__(page)
        self._service = page.context.desk.prospects.campaigns
        self._today = page.context.desk.context.today()
        self._currency = page.context.desk.settings.currency
        self._has_view = False
        page.list.menu.aboutToShow.connect(self._offer)

    @cached_property
    def view(self) -> CampaignsView:
        """The view, built when it is first wanted."""
        from salesdesk.ui.prospects.campaigns.view import CampaignsView

        made = CampaignsView(self._words, self._today)
        self._page.outer.addWidget(made)
        self._has_view = True
        made.left.connect(self._leave)
        made.span_chosen.connect(self._read)
        made.chosen.connect(self._read_detail)
        made.campaign_wanted.connect(self.add)
        made.cost_wanted.connect(self.add_cost)
        made.campaign_changed.connect(self._change)
        made.campaign_removed.connect(self._remove)
        made.cost_changed.connect(self._change_cost)
        made.cost_removed.connect(self._remove_cost)
        return made

    @property
    @override
    def shown(self) -> QWidget | None:
        return self.view if self._has_view else None

    @property
    @override
    def whereabouts(self) -> object:
        return CampaignsPlace()

    @override
    def goes_to(self, place: object) -> bool:
        if not isinstance(place, CampaignsPlace):
            return False
        self.start()
        return True

    @override
    def take_keyboard(self) -> None:
        self.view.table.setFocus()

    @override
    def commands(self) -> list[Command]:
        """What Ctrl+K offers."""
        return [Command(self._words.tr("Sources, campaigns and cost"), "tag", self.start)]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        """The view."""
        return [("campaigns", self.start)]

    def start(self) -> None:
        """Show what was brought and spent."""
        self._page.outer.setCurrentWidget(self.view)
        self._read()
        self.view.table.setFocus()

    @override
    def reload(self) -> None:
        self._read()

    # campaigns

    def add(self) -> None:
        """Ask for a campaign."""
        self._open_campaign(CampaignTray(self._words, self._today))

    def _change(self) -> None:
        key = self._campaign
        if key is not None:
            service = self._service
            self._context.tasks.read(lambda: service.campaign(key), self._open_change)

    def _open_change(self, campaign: CampaignDetail) -> None:
        self._open_campaign(CampaignTray(self._words, self._today, campaign))

    def _open_campaign(self, tray: CampaignTray) -> None:
        tray.submitted.connect(partial(self._campaign_submitted, tray))
        self.view.place.open(tray, "name")

    def _campaign_submitted(self, tray: CampaignTray) -> None:
        new, key, service, tasks = tray.detail, tray.key, self._service, self._context.tasks
        if key is None:
            tasks.write(lambda: service.add(new), self._added, tray.show_error)
        else:
            tasks.write(
                lambda: service.change(key, new), partial(self._changed, key), tray.show_error
            )

    def _added(self, done: Done[UUID]) -> None:
        self._close()
        self._undoable(self._words.tr("Kept."), partial(self._service.remove, done.value))

    def _changed(self, key: UUID, done: Done[CampaignDetail]) -> None:
        self._close()
        undo = partial(self._service.change, key, done.value)
        self._undoable(self._words.tr("Changed."), undo)

    def _remove(self) -> None:
        key, service = self._campaign, self._service
        if key is not None:
            self._context.tasks.write(lambda: service.remove(key), self._removed)

    def _removed(self, done: Done[RemovedCampaign]) -> None:
        text = self._words.tr("Deleted: {name}", name=done.value.detail.name)
        self._undoable(text, partial(self._service.put_back, done.value))

    # costs

    def add_cost(self) -> None:
        """Ask what was spent; on what is chosen, today."""
        chosen = self.view.row
        source = chosen.source if chosen is not None else Source.CAMPAIGN
        key = chosen.campaign_id if chosen is not None else None
        self._ask_cost(CostLine(source, Money.zero(self._currency), self._today, campaign_id=key))

    def _change_cost(self, cost: object) -> None:
        assert isinstance(cost, CostLine)
        self._ask_cost(cost)

    def _ask_cost(self, cost: CostLine) -> None:
        service = self._service
        self._context.tasks.read(service.all, partial(self._open_cost, cost))

    def _open_cost(self, cost: CostLine, campaigns: tuple[CampaignDetail, ...]) -> None:
        currency = cost.amount.currency
        tray = CostTray(self._words, self._today, currency, campaigns, cost)
        tray.submitted.connect(partial(self._cost_submitted, tray))
        self.view.place.open(tray, "amount")

    def _cost_submitted(self, tray: CostTray) -> None:
        cost, key, service, tasks = tray.cost, tray.key, self._service, self._context.tasks
        if cost is None:
            tray.show_error(WrongInput(sentence("Choose a day."), "spent_on"))
        elif key is None:
            tasks.write(lambda: service.add_cost(cost), self._cost_added, tray.show_error)
        else:
            tasks.write(
                lambda: service.change_cost(key, cost),
                partial(self._cost_changed, key),
                tray.show_error,
            )

    def _cost_added(self, done: Done[UUID]) -> None:
        self._close()
        self._undoable(self._words.tr("Kept."), partial(self._service.remove_cost, done.value))

    def _cost_changed(self, key: UUID, done: Done[CostLine]) -> None:
        self._close()
        undo = partial(self._service.change_cost, key, done.value)
        self._undoable(self._words.tr("Changed."), undo)

    def _remove_cost(self, cost: object) -> None:
        assert isinstance(cost, CostLine)
        key, service = cost.id, self._service
        if key is not None:
            self._context.tasks.write(lambda: service.remove_cost(key), self._cost_removed)

    def _cost_removed(self, done: Done[CostLine]) -> None:
        text = self._words.tr("Deleted: {name}", name=self._words.money(done.value.amount))
        self._undoable(text, partial(self._service.put_back_cost, done.value))

    # inside

    @property
    def _campaign(self) -> UUID | None:
        chosen = self.view.row
        return chosen.campaign_id if chosen is not None else None

    @property
    def _period(self) -> Period:
        return period_of(Span(str(self.view.span.value)), self._today)

    def _read(self) -> None:
        service, period = self._service, self._period
        self._context.tasks.read(lambda: service.report(period), self._show, key="campaigns")

    def _show(self, report: Report) -> None:
        self.view.show_report(report)
        self._read_detail()

    def _read_detail(self) -> None:
        chosen, service, period = self.view.row, self._service, self._period
        if chosen is None:
            return
        source, key = chosen.source, chosen.campaign_id

        def read() -> tuple[CampaignDetail | None, tuple[CostLine, ...]]:
            campaign = service.campaign(key) if key is not None else None
            return campaign, service.costs(period, source, key)

        self._context.tasks.read(read, self._show_detail, key="campaign detail")

    def _show_detail(self, read: tuple[CampaignDetail | None, tuple[CostLine, ...]]) -> None:
        self.view.show_detail(*read)

    def _offer(self) -> None:
        menu = self._page.list.menu
        menu.addSeparator()
        text = self._words.tr("Sources, campaigns and cost")
        menu.addAction(icon("tag"), text, self.start)

    def _undoable(self, text: str, undo: Callable[[], object]) -> None:
        def take_back() -> None:
            self._context.tasks.write(undo, nothing)

        self._context.notify(text, take_back)

    def _close(self) -> None:
        self.view.place.close_tray()

    def _leave(self) -> None:
        self._page.outer.setCurrentWidget(self._page.work)
        self._page.list.table.setFocus()
