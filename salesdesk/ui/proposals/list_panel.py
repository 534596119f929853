"""The list of proposals: views with their counts, a filter, and the chosen one's page beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from salesdesk.domain.proposals.states import PROPOSAL_STATE_NAMES
from salesdesk.language import Language
from salesdesk.sentence import mark
from salesdesk.services.proposals import VIEW_NAMES, ProposalRow, Sort, View
from salesdesk.ui.page import PageContext
from salesdesk.ui.proposals.actions import Act
from salesdesk.ui.proposals.looks import STATE_LOOKS
from salesdesk.ui.proposals.new_proposal import NewProposalBar
from salesdesk.ui.tables import Cell, Column, RowsModel
from salesdesk.ui.widgets.basics import Card, button, row
from salesdesk.ui.widgets.chips import View as ShownView
from salesdesk.ui.widgets.chips import ViewChips
from salesdesk.ui.widgets.choices import EmptyState
from salesdesk.ui.widgets.pdf_preview import PdfPreview
from salesdesk.ui.widgets.search import FilterBox
from salesdesk.ui.widgets.splitter import remembered_splitter
from salesdesk.ui.widgets.table import RowsView

WIDEST_STATES = ("Awaiting approval mmm", "Chấp nhận một phần mmm")


def _client(row: ProposalRow, words: Language) -> Cell:
    number = row.number
    if row.revision > 1:
        number = words.tr("{number}, revision {revision}", number=number, revision=row.revision)
    return Cell(row.client, number, bold=True)


def _state(row: ProposalRow, words: Language) -> Cell:
    tone, sign = STATE_LOOKS[row.state]
    return Cell(words.tr(PROPOSAL_STATE_NAMES[row.state]), icon=sign, tone=tone, chip=True)


def _valid(row: ProposalRow, words: Language) -> Cell:
    if row.expiring:
        left = words.trn("{count} day left", "{count} days left", row.days_left)
        return Cell(left, icon="calendar-clock", tone="warn")
    return Cell(words.short_date(row.valid_until), tone="muted")


def _total(row: ProposalRow, words: Language) -> Cell:
    return Cell(words.money(row.total), row.owner)


LIST_COLUMNS = (
    Column[ProposalRow]("client", mark("Client"), _client, sort=Sort.CLIENT),
    Column[ProposalRow]("state", mark("State"), _state, width=WIDEST_STATES),
    Column[ProposalRow](
        "valid", mark("Valid until"), _valid, width=("30 days left mm",), sort=Sort.VALID_UNTIL
    ),
    Column[ProposalRow](
        "total", mark("Total"), _total, right=True, width=("222.500.000 ₫ m",), sort=Sort.TOTAL
    ),
)


@dataclass(frozen=True, slots=True)
class _Read:
    """One reading of the list."""

    ids: Sequence[UUID]
    counts: Mapping[View, int]


class ListPanel(QWidget):
    """Proposals to choose from. `opened` carries the key of one to edit, `wanted` an Act for the
    chosen one.
    """

    opened = Signal(object)
    wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._sort, self._downwards = Sort.CHANGED, True
        self._build()
        self._connect()

    def _build(self) -> None:
        tr, tasks = self._language.tr, self._context.tasks
        self.filter = FilterBox(tr("Filter proposals  (Ctrl+F)"))
        self.views = ViewChips(self._language)
        self.views.set_views([ShownView(view, tr(VIEW_NAMES[view])) for view in View])
        self.bar = NewProposalBar(self._context)
        self.model: RowsModel[ProposalRow] = RowsModel(LIST_COLUMNS, self._language, self)
        self.list = RowsView(self.model, tr("Proposals"))
        self.preview = PdfPreview(tasks, self._language)
        self._inside = QStackedWidget()
        self._inside.addWidget(self.list)
        self._inside.addWidget(self._nothing_here())
        left, right = Card(padding=16), Card(padding=0)
        top = row(self.filter, button(tr("New proposal"), "plus", "primary", self.bar.begin))
        top.setStretch(0, 1)
        left.add(top, self.bar, self.views)
        left.body.addWidget(self._inside, 1)
        right.body.setContentsMargins(1, 1, 1, 1)
        right.body.addWidget(self.preview)
        right.setMinimumWidth(300)
        both = remembered_splitter("proposals", self._context.workstation, left, right, (780, 540))
        self._whole = QStackedWidget()
        self._whole.addWidget(both)
        self._whole.addWidget(self._nothing_yet())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)

    def _nothing_yet(self) -> QWidget:
        tr = self._language.tr
        card = Card()
        card.body.addWidget(
            EmptyState(
                "file-text",
                tr("Start from a prospect's needs"),
                tr(
                    "Ask what they print with and how much; the desk suggests the right products"
                    " in the right volume, and makes them a proposal."
                ),
                [
                    button(tr("Open the prospects"), "users", "primary", self._go_to_prospects),
                    button(tr("New proposal"), "plus", on=self.begin),
                ],
            )
        )
        return card

    def _nothing_here(self) -> QWidget:
        tr = self._language.tr
        return EmptyState(
            "list-filter",
            tr("Nothing in this view"),
            tr("Choose another view or clear the filter."),
            [button(tr("Show all"), on=self.show_all)],
        )

    def _connect(self) -> None:
        self.filter.wanted.connect(self._filtered)
        self.views.chosen.connect(self._view_chosen)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.opened)
        self.list.sort_wanted.connect(self._sorted)
        self.bar.made.connect(self.opened)
        self.preview.save_wanted.connect(self._save_wanted)
        self.preview.print_wanted.connect(self._print_wanted)

    def show_view(self, view: View) -> None:
        """Show one of the saved views."""
        self.views.choose(view)
        self.reload()

    # reading

    def reload(self) -> None:
        """Read the list again, keeping the chosen proposal."""
        listing = self._context.desk.proposals.listing
        view, text = View(self.views.current), self.filter.text()
        sort, downwards = self._sort, self._downwards

        def work() -> _Read:
            ids = listing.ids(view, text, sort, downwards=downwards)
            return _Read(ids, listing.counts())

        self._context.tasks.read(work, self._show, key="proposals list")

    def _show(self, read: _Read) -> None:
        chosen = self.list.current
        tr = self._language.tr
        self.views.set_views(
            [ShownView(view, tr(VIEW_NAMES[view]), read.counts[view]) for view in View]
        )
        self.model.set_keys(read.ids, self._context.desk.proposals.listing.rows)
        some = bool(read.counts[View.ALL]) or self.bar.isVisibleTo(self._whole)
        self._whole.setCurrentIndex(0 if some else 1)
        self._inside.setCurrentIndex(0 if read.ids else 1)
        if not self.list.choose(chosen):
            self.list.choose_first()
        if not read.ids:
            self.preview.forget()

    def begin(self) -> None:
        """Start a new proposal."""
        self._whole.setCurrentIndex(0)
        self.bar.begin()

    def step(self, by: int) -> object:
        """The next or previous proposal, chosen; its key."""
        self.list.step(by)
        return self.list.current

    def _filtered(self, _text: str) -> None:
        self.reload()

    def _view_chosen(self, _key: str) -> None:
        self.reload()

    def show_all(self) -> None:
        """Show every proposal, without a filter."""
        self.filter.clear()
        self.views.choose(View.ALL)
        self.reload()

    def _sorted(self, name: str, downwards: bool) -> None:
        self._sort, self._downwards = Sort(name), downwards
        self.reload()

    def _chosen(self, key: object) -> None:
        desk = self._context.desk
        if isinstance(key, UUID):
            self.preview.refresh(lambda: desk.proposals.pdf(key))

    def _save_wanted(self, _pdf: object) -> None:
        self.wanted.emit(Act.SAVE)

    def _print_wanted(self, _pdf: object) -> None:
        self.wanted.emit(Act.PRINT)

    def _go_to_prospects(self) -> None:
        self._context.navigate("prospects")
