"""The board: forecast, views, five stages with their deals, and the same deals as a list."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from salesdesk.domain.closing.states import Stage
from salesdesk.errors import SalesDeskError
from salesdesk.sentence import mark, sentence
from salesdesk.services.closing import Board, BoardView, Card
from salesdesk.services.closing.board import BOARD_STAGES
from salesdesk.ui.closing.deal_columns import deal_columns
from salesdesk.ui.closing.forecast_strip import ForecastStrip
from salesdesk.ui.closing.lose_tray import LoseTray
from salesdesk.ui.closing.moves import Moves
from salesdesk.ui.closing.stage_board import StageBoard
from salesdesk.ui.page import PageContext
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.widgets import chips
from salesdesk.ui.widgets.basics import Card as Box
from salesdesk.ui.widgets.basics import ElidedLabel, button, row
from salesdesk.ui.widgets.choices import EmptyState, SegmentedControl
from salesdesk.ui.widgets.messages import MessageBar
from salesdesk.ui.widgets.table import RowsView

VIEW_NAMES = {
    BoardView.EVERYONE: mark("Everyone"),
    BoardView.MINE: mark("Mine"),
    BoardView.LATE_STEP: mark("Late step"),
    BoardView.STALE: mark("Over 14 days"),
    BoardView.ON_HOLD: mark("On hold"),
}
WON_NEEDS = sentence("Accept its proposal to win the deal; that makes the order.")


class DealsView(QWidget):
    """All deals; `opened` carries the key of the one to open."""

    opened = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._today = context.desk.context.today()
        self._chosen: UUID | None = None
        self._tray: LoseTray | None = None
        self._won_asked: UUID | None = None
        self._deals: dict[UUID, Card] = {}
        self.moves = Moves(context, self.show_error, self)
        self._build()
        self._connect()

    # reading

    def reload(self) -> None:
        """Read the board again; the chosen deal stays chosen."""
        service, view = self._context.desk.closing, BoardView(self.views.current)
        self._context.tasks.read(lambda: service.board(view), self._show, key="closing board")

    def choose(self, deal_id: UUID) -> None:
        """Choose a deal, wherever it stands."""
        self._chosen = deal_id
        self._mark_chosen()

    def focus_deals(self) -> None:
        """Put the keyboard on the chosen deal, or on the first."""
        if self.places.currentWidget() is self.list:
            if self.list.current is None:
                self.list.choose_first()
            self.list.setFocus()
            return
        self.board.focus_on(self._chosen)

    def step(self, by: int) -> None:
        """Choose the next or previous deal of the list or column."""
        if self.places.currentWidget() is self.list:
            self.list.step(by)
        else:
            self.board.step(self._chosen, by)

    @property
    def current(self) -> Card | None:
        """The chosen deal."""
        return self._deals.get(self._chosen) if self._chosen else None

    # moving

    def move_chosen(self, by: int) -> None:
        """Move the chosen deal to the neighbouring stage."""
        card = self.current
        if card is None or card.stage not in BOARD_STAGES:
            return
        place = BOARD_STAGES.index(card.stage) + by
        # Asked once more at the same deal, the way goes on past Won.
        if self._won_asked == card.id and by > 0 and BOARD_STAGES[place] is Stage.WON:
            place += by
        if 0 <= place < len(BOARD_STAGES):
            self.move_to(card, BOARD_STAGES[place])

    def move_to(self, card: Card, stage: Stage) -> None:
        """Move a deal to a stage: won needs an accepted proposal, lost a reason."""
        self._close_tray()
        self.message.hide()
        self._won_asked = None
        if stage is card.stage:
            return
        if stage is Stage.WON and card.stage is not Stage.LOST:
            self._say_how_to_win(card)
        elif stage is Stage.LOST and card.stage is not Stage.WON:
            self.ask_why(card)
        else:
            self.moves.move(card, stage)

    def ask_why(self, card: Card) -> None:
        """Open the tray in which a deal is lost."""
        self._close_tray()
        self._tray = LoseTray(card.id, card.company, self._words, card.amount.currency)
        self._tray.submitted.connect(self._lose)
        self._tray.cancelled.connect(self._close_tray)
        self._tray_place.addWidget(self._tray)
        self._tray.start_here()

    def lose_chosen(self) -> None:
        """Ask why the chosen deal is lost."""
        card = self.current
        if card is not None:
            self.move_to(card, Stage.LOST)

    def hold_chosen(self) -> None:
        """Put the chosen deal on hold."""
        card = self.current
        if card is not None:
            self.move_to(card, Stage.ON_HOLD)

    def switch_place(self) -> None:
        """From the board to the list, or back."""
        if self.switch.isEnabled():
            place = "board" if self.switch.value == "list" else "list"
            self.switch.set_value(place)
            self._switched(place, None)

    def busiest(self, stage: Stage) -> Card | None:
        """A deal of a stage with something left to do, or any of it."""
        cards = [card for card in self._deals.values() if card.stage is stage]
        busy = [card for card in cards if card.progress and card.progress.due_on]
        return next(iter(busy or cards), None)

    @property
    def tray(self) -> LoseTray | None:
        """The open tray."""
        return self._tray

    def show_error(self, error: SalesDeskError) -> None:
        """Say what went wrong above the columns."""
        self.message.show_text(self._words.say(error.sentence))

    # building

    def _build(self) -> None:
        words = self._words
        self.strip = ForecastStrip(words)
        self.views = chips.ViewChips(words)
        self._name_views({})
        self.hint = ElidedLabel(words.tr("Ctrl+← → moves the chosen deal"), "small", "muted")
        self.switch = SegmentedControl(
            words.tr("Board or list"), [("board", words.tr("Board")), ("list", words.tr("List"))]
        )
        self.switch.set_value(self._context.workstation.text("closing deals", "board"))
        self.message = MessageBar(words)
        self._tray_place = QVBoxLayout()
        self._build_places()
        tools = row(self.views, self.hint, self.switch, spacing=12)
        tools.setStretch(1, 1)
        self._full = QWidget()
        layout = QVBoxLayout(self._full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.strip)
        layout.addLayout(tools)
        layout.addWidget(self.message)
        layout.addLayout(self._tray_place)
        layout.addWidget(self.places, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._build_nothing())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _build_places(self) -> None:
        words, today = self._words, self._today
        self.board = StageBoard(words, today)
        self.columns = self.board.columns
        self.model = RowsModel(deal_columns(words, today), words, self)
        self.list = RowsView(self.model, words.tr("Deals"))
        self._box = Box(padding=6)
        self._box.body.addWidget(self.list)
        self.places = QStackedWidget()
        self.places.addWidget(self.board)
        self.places.addWidget(self._box)

    def _build_nothing(self) -> QWidget:
        words = self._words
        return EmptyState(
            "handshake",
            words.tr("Nothing to close yet"),
            words.tr("A deal stands here from its first proposal until the last payment."),
            [button(words.tr("Go to the proposals"), "file-text", "primary", self._to_proposals)],
        )

    def _connect(self) -> None:
        self.views.chosen.connect(self._view_chosen)
        self.switch.saved.connect(self._switched)
        self.list.chosen.connect(self._row_chosen)
        self.list.opened.connect(self.opened)
        self.board.opened.connect(self.opened)
        self.board.chosen.connect(self._card_chosen)
        self.board.move_wanted.connect(self.move_chosen)
        self.board.dropped.connect(self._dropped)

    # inside

    def _show(self, board: Board) -> None:
        focused = self.board.has_keyboard
        self._name_views(board.counts)
        self.strip.show_forecast(board.forecast)
        cards = [card for column in board.columns for card in column.cards] + [*board.on_hold]
        self._deals = {card.id: card for card in cards}
        self.board.show_columns(board.columns)
        self.model.set_rows(cards, key=lambda card: card.id)
        some = board.counts[BoardView.EVERYONE] or board.counts[BoardView.ON_HOLD]
        self._stack.setCurrentIndex(0 if some else 1)
        self._place()
        self._mark_chosen()
        self._close_finished_tray()
        if focused:
            self.focus_deals()

    def _name_views(self, counts: dict[BoardView, int]) -> None:
        shown = [view for view in BoardView if view is not BoardView.ON_HOLD or counts.get(view)]
        self.views.set_views(
            [chips.View(view, self._words.tr(VIEW_NAMES[view]), counts.get(view)) for view in shown]
        )

    def _place(self) -> None:
        """What is on hold stands in no column."""
        held = self.views.current == BoardView.ON_HOLD
        listed = held or self.switch.value == "list"
        self.switch.setEnabled(not held)
        self.hint.setVisible(not listed)
        self.places.setCurrentWidget(self._box if listed else self.board)

    def _mark_chosen(self) -> None:
        self.board.mark_chosen(self._chosen)
        if self._chosen is not None:
            self.list.choose(self._chosen)

    def _card_chosen(self, deal_id: object) -> None:
        if isinstance(deal_id, UUID) and deal_id != self._chosen:
            self.choose(deal_id)

    def _row_chosen(self, deal_id: object) -> None:
        if isinstance(deal_id, UUID):
            self._chosen = deal_id

    def _dropped(self, deal_id: object, stage: Stage) -> None:
        card = self._deals.get(deal_id) if isinstance(deal_id, UUID) else None
        if card is not None:
            self.choose(card.id)
            self.move_to(card, stage)

    def _lose(self) -> None:
        tray = self._tray
        card = self._deals.get(tray.deal_id) if tray else None
        if tray is not None and card is not None:
            self.moves.lose(card, tray)

    def _close_finished_tray(self) -> None:
        card = self._deals.get(self._tray.deal_id) if self._tray else None
        if card is None or card.stage is Stage.LOST:
            self._close_tray()
            self._chosen = card.id if card else self._chosen

    def _close_tray(self) -> None:
        if self._tray is None:
            return
        self._tray.hide()
        self._tray.deleteLater()
        self._tray = None
        self.focus_deals()

    def _say_how_to_win(self, card: Card) -> None:
        self._won_asked = card.id
        self.message.show_text(
            self._words.say(WON_NEEDS), "info", self._words.tr("Open the deal"), self._open_asked
        )

    def _open_asked(self) -> None:
        if self._won_asked is not None:
            self.opened.emit(self._won_asked)

    def _view_chosen(self, _key: str) -> None:
        self.reload()

    def _switched(self, place: object, _before: object) -> None:
        self._context.workstation.remember("closing deals", str(place))
        self._place()
        self._mark_chosen()
        self.focus_deals()

    def _to_proposals(self) -> None:
        self._context.navigate("proposals")
