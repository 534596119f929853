"""The board and the forecast speak of the same deals."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from closing_shop import TODAY, on, sit

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import LostReason, Stage
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.money import Money, total
from salesdesk.services.closing import Board, BoardView
from salesdesk.services.prospects import NewProspect, PlannedStep


def opened(shop: Desk, company: str, amount: int, currency: str = "VND") -> UUID:
    prospect = shop.prospects.enter(NewProspect(company=company)).value
    return shop.closing.open(prospect, "Giấy in", Money(amount, currency)).value


def sums(board: Board) -> dict[Stage, int]:
    return {column.stage: column.sum.minor for column in board.columns}


def test_columns_add_up_to_the_forecast(shop: Desk) -> None:
    opened(shop, "Phú Thịnh", 7_400_000)
    talking = opened(shop, "Bình Minh", 4_300_000)
    gone = opened(shop, "Nam Long", 2_580_000)
    abroad = opened(shop, "Summit Architecture", 276_000, "USD")
    shop.closing.move(talking, Stage.NEGOTIATION)
    shop.closing.lose(gone, (LostReason.PRICE,))
    board = shop.closing.board()
    columns = {column.stage: column for column in board.columns}
    forecast = board.forecast
    assert sums(board) == {
        Stage.DISCOVERY: 7_400_000,
        Stage.PROPOSAL: 0,
        Stage.NEGOTIATION: 4_300_000,
        Stage.WON: 0,
        Stage.LOST: 2_580_000,
    }
    in_play = (columns[stage].sum for stage in (Stage.DISCOVERY, Stage.PROPOSAL, Stage.NEGOTIATION))
    assert total(in_play, "VND") == forecast.open_sum == forecast.expected + forecast.possible
    assert forecast.expected.minor == 740_000 + 2_150_000
    assert (forecast.open_count, forecast.decided_count, forecast.win_rate) == (3, 1, 0)
    assert abroad in {card.id for card in columns[Stage.DISCOVERY].cards}


def test_a_deleted_account_takes_its_deals_out_of_both(shop: Desk) -> None:
    deal = opened(shop, "Phú Thịnh", 7_400_000)
    shop.prospects.delete(shop.closing.deal(deal).prospect_id)
    board = shop.closing.board()
    assert (sums(board)[Stage.DISCOVERY], board.forecast.open_sum.minor) == (0, 0)


def test_views_count_what_they_show(shop: Desk) -> None:
    old = opened(shop, "Phú Thịnh", 1)
    sit(shop, "Trần Hoa")
    held = opened(shop, "Bình Minh", 2)
    late = opened(shop, "An Bình", 3)
    shop.closing.move(held, Stage.ON_HOLD)
    step = PlannedStep(TaskKind.CALL, "Hỏi lại giá", TODAY)
    shop.prospects.plan(shop.closing.deal(late).prospect_id, step)
    on(shop, TODAY + timedelta(days=15))
    shop.closing.move(late, Stage.PROPOSAL)
    board = shop.closing.board()
    assert board.counts == {
        BoardView.EVERYONE: 2,
        BoardView.MINE: 1,
        BoardView.LATE_STEP: 1,
        BoardView.STALE: 1,
        BoardView.ON_HOLD: 1,
    }
    stale = shop.closing.board(BoardView.STALE)
    assert [card.id for column in stale.columns for card in column.cards] == [old]
    assert [card.id for card in shop.closing.board(BoardView.ON_HOLD).on_hold] == [held]


def test_each_deal_of_an_account_has_its_own_step(shop: Desk, client: UUID, order: UUID) -> None:
    second = shop.closing.open(client, "Máy in", Money(5_000_000, "VND")).value
    assert shop.closing.deal(second).step is None
    won = shop.closing.deal(order)
    assert won.step is not None
    shop.prospects.plan(client, PlannedStep(TaskKind.CALL, "Gọi lại", date(2026, 11, 24)))
    step = shop.closing.deal(second).step
    assert step is not None
    assert (step.what, step.overdue) == ("Gọi lại", 0)
    assert shop.closing.deal(order).step == won.step
