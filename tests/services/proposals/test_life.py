"""A proposal goes out: approved where it must be, presented, answered, and frozen on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from proposal_shop import Seat

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.closing.states import LostReason, Stage
from salesdesk.domain.proposals.states import (
    FROZEN,
    PROPOSAL_MOVES,
    LineChoice,
    ProposalState,
)
from salesdesk.errors import NotAllowed, NotPermitted, WrongInput
from salesdesk.language import language
from salesdesk.models.closing import Acceptance, Order, OrderLine
from salesdesk.models.proposals import Proposal, SentDocument
from salesdesk.money import UnitPrice
from salesdesk.services.proposals import NewItem, ProposalRecord, View

S = ProposalState


def stage(desk: Desk, record: ProposalRecord) -> Stage:
    assert record.opportunity_id is not None
    return desk.closing.deal(record.opportunity_id).stage


def test_presenting_keeps_the_document_as_it_went_out(shop: Desk, draft: UUID) -> None:
    record = shop.proposals.present(draft).value
    sent = SentDocument.get(SentDocument.proposal == draft)
    assert record.state is S.PRESENTED
    assert sent.sha256 == hashlib.sha256(bytes(sent.content)).hexdigest()
    assert shop.proposals.pdf(draft) == bytes(sent.content)
    assert shop.proposals.pdf(draft)[:5] == b"%PDF-"
    assert shop.proposals.pdf(draft, "en") != bytes(sent.content)
    assert shop.proposals.file_name(draft) == ("BG-2026-0001_Cong-ty-CP-Kien-truc-Hai-Dang_v1.pdf")


def test_presenting_moves_the_deal_and_plans_the_call(
    shop: Desk, client: UUID, draft: UUID
) -> None:
    record = shop.proposals.present(draft).value
    assert stage(shop, record) is Stage.PROPOSAL
    assert record.follow_up_on == date(2026, 11, 26)
    step = shop.prospects.record(client).next_step
    assert step is not None
    assert step.what == "Ask what they think of the proposal"


def test_what_was_presented_stays_as_it_is(shop: Desk, draft: UUID) -> None:
    line = shop.proposals.record(draft).lines[1]
    kept = shop.proposals.present(draft).value
    edits: list[Callable[[], object]] = [
        lambda: shop.proposals.edit.set_quantity(line.id, 99),
        lambda: shop.proposals.edit.set_discount(line.id, 100),
        lambda: shop.proposals.edit.set_unit_price(line.id, UnitPrice(1, "VND")),
        lambda: shop.proposals.edit.remove(line.id),
        lambda: shop.proposals.edit.move(line.id, -1),
        lambda: shop.proposals.edit.set_text(line.id, "name", "x"),
        lambda: shop.proposals.edit.set_choice(line.id, LineChoice.OPTIONAL),
        lambda: shop.proposals.edit.add_item(draft, NewItem("x")),
        lambda: shop.proposals.edit.set_document_discount(draft, 100),
        lambda: shop.proposals.edit.set_words(draft, "opening", "x"),
        lambda: shop.proposals.edit.set_language(draft, "en"),
        lambda: shop.proposals.edit.set_days(draft, valid_until=date(2027, 1, 1)),
        lambda: shop.proposals.delete(draft),
    ]
    for edit in edits:
        with pytest.raises(NotAllowed):
            edit()
    assert shop.proposals.record(draft) == kept


def test_a_deep_discount_waits_for_the_manager(shop: Desk, seat: Seat, draft: UUID) -> None:
    record = shop.proposals.edit.set_document_discount(draft, 1500).value.record
    assert record.needs_approval
    with pytest.raises(NotAllowed) as refused:
        shop.proposals.present(draft)
    assert language("en").say(refused.value.sentence) == (
        "A manager has to approve it first. A discount of 15% is more than your limit of 10%."
    )
    shop.proposals.request_approval(draft)
    with pytest.raises(NotPermitted):
        shop.proposals.approve(draft)
    with pytest.raises(NotAllowed, match="make it a draft again"):
        shop.proposals.edit.set_document_discount(draft, 100)
    seat("Trần Hoa")
    assert shop.proposals.listing.counts()[View.AWAITING] == 1
    seen = shop.proposals.record(draft)
    assert language("en").say(seen.approval[0]) == (
        "A discount of 15% is more than the seller's limit of 10%."
    )
    approved = shop.proposals.approve(draft).value
    assert approved.approved_by == "Trần Hoa"
    seat("Nguyễn Thị Lan")
    assert shop.proposals.present(draft).value.state is S.PRESENTED


def test_the_manager_says_no_and_why(shop: Desk, seat: Seat, draft: UUID) -> None:
    shop.proposals.edit.set_document_discount(draft, 3000)
    shop.proposals.request_approval(draft)
    seat("Trần Hoa")
    with pytest.raises(WrongInput) as refused:
        shop.proposals.refuse(draft, " ")
    assert refused.value.field == "reason"
    back = shop.proposals.refuse(draft, "Chỉ tới 12%").value
    assert (back.state, back.state_reason) == (S.DRAFT, "Chỉ tới 12%")


def test_a_price_below_the_rules_counts_as_a_discount(shop: Desk, draft: UUID) -> None:
    line = shop.proposals.record(draft).lines[1]
    record = shop.proposals.edit.set_unit_price(line.id, line.unit_price.less(1200)).value.record
    assert dict(record.approval[0].values)["given"] == 12


def test_the_client_says_yes_and_the_order_holds_exactly_that(shop: Desk, draft: UUID) -> None:
    record = shop.proposals.present(draft).value
    done = shop.proposals.accept(draft, "Nguyễn Thị Phượng", "on paper").value
    order = Order.get(Order.id == done.order_id)
    assert order.total == record.totals.gross.minor
    ordered = [(line.name, line.quantity) for line in OrderLine.select()]
    assert ordered == [(line.name, line.quantity) for line in record.lines if line.counts]
    after = shop.proposals.record(draft)
    assert (after.state, after.order_number) == (S.ACCEPTED, done.order_number)
    assert stage(shop, after) is Stage.WON
    signed = Acceptance.get(Acceptance.proposal == draft)
    assert signed.document_sha256 == SentDocument.get(SentDocument.proposal == draft).sha256


def test_only_some_lines_are_taken(shop: Desk, draft: UUID) -> None:
    shop.proposals.present(draft)
    toner = shop.proposals.record(draft).lines[1]
    done = shop.proposals.accept(draft, "Phượng", lines={toner.id}).value
    after = shop.proposals.record(draft)
    assert after.state is S.PARTLY_ACCEPTED
    order = Order.get(Order.id == done.order_id)
    assert order.total == after.totals.gross.minor
    assert OrderLine.select().where(OrderLine.order == order).count() == 1


def test_a_chosen_option_is_ordered_too(shop: Desk, draft: UUID) -> None:
    edit = shop.proposals.edit
    shelf = edit.add_item(draft, NewItem("Kệ", 1, "cái", UnitPrice.of(450_000, "VND"))).value.line
    assert shelf is not None
    edit.set_choice(shelf, LineChoice.OPTIONAL)
    shop.proposals.present(draft)
    option = shop.proposals.content(draft).options[0]
    lines = {line.id for line in shop.proposals.record(draft).lines if line.counts} | {shelf}
    done = shop.proposals.accept(draft, "Phượng", lines=lines).value
    assert shop.proposals.record(draft).state is S.ACCEPTED
    assert option.becomes is not None
    assert Order.get(Order.id == done.order_id).total == option.becomes.minor


def test_only_one_revision_is_accepted(shop: Desk, draft: UUID) -> None:
    shop.proposals.present(draft)
    second = shop.proposals.revise(draft).value
    shop.proposals.present(second)
    shop.proposals.accept(second, "Phượng")
    with pytest.raises(NotAllowed):
        shop.proposals.accept(draft, "Phượng")
    assert [one.state for one in shop.proposals.record(second).revisions] == [
        S.SUPERSEDED,
        S.ACCEPTED,
    ]


def test_a_revision_begins_with_the_same_lines_and_leaves_the_old_page_alone(
    shop: Desk, draft: UUID
) -> None:
    shop.proposals.edit.set_document_discount(draft, 100)
    first = shop.proposals.present(draft).value
    page = shop.proposals.pdf(draft)
    second = shop.proposals.revise(draft).value
    record = shop.proposals.record(second)
    assert (record.number, record.revision, record.state) == (first.number, 2, S.DRAFT)
    assert record.totals == first.totals
    assert [line.name for line in record.lines] == [line.name for line in first.lines]
    shop.proposals.edit.set_document_discount(second, 150)
    assert shop.proposals.pdf(draft) == page
    assert shop.proposals.find(first.number).id == second
    assert shop.proposals.find(first.number, 1).id == draft


def test_it_holds_through_its_last_day_and_is_extended_by_a_revision(
    shop: Desk, draft: UUID
) -> None:
    record = shop.proposals.present(draft).value
    shop.context.clock = as_of(record.valid_until)
    assert shop.proposals.record(draft).state is S.PRESENTED
    shop.context.clock = as_of(record.valid_until + timedelta(days=1))
    assert shop.proposals.record(draft).state is S.EXPIRED
    with pytest.raises(NotAllowed, match="was valid until"):
        shop.proposals.accept(draft, "Phượng")
    assert shop.proposals.mark_expired().value == 1
    assert Proposal.get_by_id(draft).state is S.EXPIRED
    longer = shop.proposals.record(shop.proposals.revise(draft).value)
    assert longer.valid_until == record.valid_until + timedelta(days=31)


def test_an_expired_proposal_is_extended_before_anybody_marked_it(shop: Desk, draft: UUID) -> None:
    record = shop.proposals.present(draft).value
    shop.context.clock = as_of(record.valid_until + timedelta(days=3))
    second = shop.proposals.revise(draft).value
    assert shop.proposals.record(second).state is S.DRAFT


def test_the_client_talks_it_over_and_declines(shop: Desk, draft: UUID) -> None:
    shop.proposals.present(draft)
    talking = shop.proposals.negotiate(draft).value
    assert stage(shop, talking) is Stage.NEGOTIATION
    with pytest.raises(WrongInput):
        shop.proposals.decline(draft, [])
    no = shop.proposals.decline(draft, [LostReason.PRICE], "đắt hơn 5%").value
    assert (no.state, no.state_reason) == (S.DECLINED, "Giá: đắt hơn 5%")


def test_an_empty_proposal_is_not_presented(shop: Desk, client: UUID) -> None:
    empty = shop.proposals.create(client).value
    with pytest.raises(NotAllowed, match="nothing on this proposal"):
        shop.proposals.present(empty)


def test_a_first_draft_can_be_deleted_and_brought_back(shop: Desk, draft: UUID) -> None:
    shop.proposals.delete(draft)
    assert shop.proposals.listing.ids(View.ALL) == []
    assert shop.search.find("BG-2026-0001") == ()
    shop.proposals.undelete(draft)
    assert shop.proposals.listing.ids(View.ALL) == [draft]
    assert [hit.record for hit in shop.search.find("hai dang", "proposals")] == [draft]


def test_a_copy_has_its_own_number_and_todays_prices(shop: Desk, draft: UUID) -> None:
    copy = shop.proposals.record(shop.proposals.duplicate(draft).value)
    original = shop.proposals.record(draft)
    assert (copy.number, copy.revision) == ("BG-2026-0002", 1)
    assert [line.name for line in copy.lines] == [line.name for line in original.lines]
    assert copy.totals == original.totals


@pytest.mark.parametrize("state", list(ProposalState))
def test_every_verb_follows_the_table_of_states(
    shop: Desk, seat: Seat, draft: UUID, state: ProposalState
) -> None:
    seat("Trần Hoa")
    verbs: dict[ProposalState, Callable[[], object]] = {
        S.AWAITING_APPROVAL: lambda: shop.proposals.request_approval(draft),
        S.APPROVED: lambda: shop.proposals.approve(draft),
        S.DRAFT: lambda: shop.proposals.reopen(draft),
        S.PRESENTED: lambda: shop.proposals.present(draft),
        S.NEGOTIATING: lambda: shop.proposals.negotiate(draft),
        S.WITHDRAWN: lambda: shop.proposals.withdraw(draft),
        S.DECLINED: lambda: shop.proposals.decline(draft, [LostReason.PRICE]),
        S.ACCEPTED: lambda: shop.proposals.accept(draft, "Phượng"),
        S.SUPERSEDED: lambda: shop.proposals.revise(draft),
    }
    for after, verb in verbs.items():
        Proposal.update(state=state).where(Proposal.id == draft).execute()
        if (state, after) in PROPOSAL_MOVES:
            continue
        with pytest.raises(NotAllowed):
            verb()
        assert Proposal.get_by_id(draft).state is state


def test_every_state_but_draft_is_frozen() -> None:
    assert frozenset(S) - {S.DRAFT} == FROZEN
