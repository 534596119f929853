"""The campaigns view: what each source brought in a period, and below it what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from salesdesk.domain.prospects.bringing import Brought, added
from salesdesk.domain.prospects.states import SOURCE_NAMES
from salesdesk.language import Language
from salesdesk.services.prospects.bringing import Report, ReportRow
from salesdesk.services.prospects.campaigns import CampaignDetail, CostLine
from salesdesk.ui.prospects.campaigns.columns import SPAN_NAMES, Span, columns, sums
from salesdesk.ui.prospects.touch.stream_rows import Line, Verb, stream_row
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.today.trays import TrayPlace
from salesdesk.ui.widgets.basics import (
    Card,
    button,
    clear,
    column,
    head,
    icon_button,
    muted,
    row,
    small,
    title,
)
from salesdesk.ui.widgets.fields import ChoiceBox
from salesdesk.ui.widgets.table import RowsView
from salesdesk.ui.widgets.timeline import Tall, scrolled

Chosen = tuple[str, UUID | None]
_LEAST = 72
"""Pixels for a cost or two below the table."""


class CampaignsView(Card):
    """Says what is wanted; the desk of the campaigns does it.

    `chosen` says that another row is shown below; `cost_changed` and `cost_removed` carry a
    CostLine.
    """

    left = Signal()
    span_chosen = Signal()
    chosen = Signal()
    campaign_wanted = Signal()
    cost_wanted = Signal()
    campaign_changed = Signal()
    campaign_removed = Signal()
    cost_changed = Signal(object)
    cost_removed = Signal(object)

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self._words, self._today = language, today
        self._rows: dict[Chosen, ReportRow] = {}
        spans = [(one, language.tr(name)) for one, name in SPAN_NAMES.items()]
        self.span = ChoiceBox(language.tr("Period"), spans)
        self.span.set_value(Span.TWELVE)
        self.model = RowsModel(columns(), language, self)
        self.table = RowsView(self.model, language.tr("Sources and campaigns"))
        self.total = muted("")
        self.place = TrayPlace()
        self._heading = head("")
        self._notes = small("", wrap=True)
        self._costs = QVBoxLayout()
        self._costs.setSpacing(4)
        self._build()
        self.span.saved.connect(self._span_chosen)
        self.table.chosen.connect(self._row_chosen)
        self.table.opened.connect(self._row_opened)

    @property
    def row(self) -> ReportRow | None:
        """The chosen source or campaign."""
        key = self.table.current
        return self._rows.get(key) if isinstance(key, tuple) else None

    def show_report(self, report: Report) -> None:
        """Show what was brought; the chosen row stays chosen."""
        before = self.table.current
        self._rows = {_key(one): one for one in report.rows}
        self.model.set_rows(report.rows, key=_key)
        if not self.table.choose(before) and report.rows:
            self.table.choose(_key(report.rows[0]))
        self.total.setText(self._sum(report.total))

    def choose(self, campaign_id: UUID) -> None:
        """Choose a campaign."""
        for key in self._rows:
            if key[1] == campaign_id:
                self.table.choose(key)

    def show_detail(self, campaign: CampaignDetail | None, costs: Sequence[CostLine]) -> None:
        """Show what is known of the chosen row, and what was spent on it in the period."""
        words, row_ = self._words, self.row
        name = campaign.name if campaign is not None else ""
        if row_ is not None and campaign is None:
            name = words.tr(SOURCE_NAMES[row_.source])
        self._heading.setText(name)
        self._notes.setText(campaign.notes if campaign is not None else "")
        self._notes.setVisible(bool(campaign is not None and campaign.notes))
        self._edit.setVisible(campaign is not None)
        self._remove.setVisible(campaign is not None)
        clear(self._costs)
        for cost in costs:
            self._costs.addWidget(stream_row(self._cost(cost), words))
        self._show_rest(costs)
        if not costs:
            nothing = words.tr("Nothing was written down for this period.")
            self._costs.addWidget(small(nothing, wrap=True))
        self._give_room()

    def _give_room(self) -> None:
        """Not more than the costs need: the rest of the page is the table's."""
        needed = self._below.totalHeightForWidth(self._costs_area.viewport().width())
        self._costs_area.setMaximumHeight(max(_LEAST, needed))

    def _show_rest(self, costs: Sequence[CostLine]) -> None:
        """What stands on single accounts is in the sum, but not in the list."""
        row_ = self.row
        spent = row_.brought.spent if row_ is not None else ()
        rest = added((*spent, *(-cost.amount for cost in costs)))
        if rest:
            text = self._words.tr(
                "{amount} more is written on single accounts, as what they cost to win.",
                amount=sums(self._words, rest),
            )
            self._costs.addWidget(small(text, wrap=True))

    def _build(self) -> None:
        words = self._words
        back = button(words.tr("Back"), "chevron-left", on=self.left.emit)
        campaign = button(words.tr("New campaign"), "plus", on=self.campaign_wanted.emit)
        cost = button(words.tr("Add a cost"), "banknote", "primary", self.cost_wanted.emit)
        top = row(title(words.tr("Sources and cost")), self.span, None, campaign, cost, back)
        self._edit = icon_button(
            "pencil", words.tr("Change this campaign"), self.campaign_changed.emit
        )
        self._remove = icon_button(
            "trash-2", words.tr("Delete this campaign"), self.campaign_removed.emit
        )
        self._below = column(self._notes, self._costs, None, spacing=4)
        self.body.addLayout(top)
        self.body.addWidget(self.place)
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self.total)
        self.body.addLayout(row(self._heading, self._edit, self._remove, None))
        self._costs_area = scrolled(Tall(self._below))
        self._costs_area.setMinimumHeight(_LEAST)
        self.body.addWidget(self._costs_area, 1)

    def _sum(self, total: Brought) -> str:
        words = self._words
        each = total.per_conversion
        return words.tr(
            "{spent} spent; {prospects} prospects, {customers} first orders; "
            "{each} per first order",
            prospects=total.prospects,
            customers=total.customers,
            spent=sums(words, total.spent),
            each=words.money(each) if each is not None else "–",
        )

    def _cost(self, cost: CostLine) -> Line:
        words = self._words
        verbs = (
            Verb("pencil", words.tr("Change…"), partial(self.cost_changed.emit, cost)),
            Verb("trash-2", words.tr("Delete"), partial(self.cost_removed.emit, cost)),
        )
        detail = " · ".join(
            one for one in (words.short_date(cost.spent_on), cost.what, cost.campaign) if one
        )
        return Line("banknote", "grey", words.money(cost.amount), detail, verbs=verbs)

    def _span_chosen(self, _new: object, _old: object) -> None:
        self.span_chosen.emit()

    def _row_chosen(self, _key: object) -> None:
        self.chosen.emit()

    def _row_opened(self, _key: object) -> None:
        if self.row is not None and self.row.campaign_id is not None:
            self.campaign_changed.emit()


def _key(row_: ReportRow) -> Chosen:
    return (row_.source.value, row_.campaign_id)
