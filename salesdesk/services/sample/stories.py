"""What has become of each account of the sample: customers, open deals, lost ones, new names."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import UUID

from salesdesk.domain.catalogue.kinds import StockKind
from salesdesk.domain.closing.states import LostReason, PaymentMethod
from salesdesk.domain.prospects.states import ActivityKind, TaskKind
from salesdesk.models.closing import Order
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.proposals import Proposal
from salesdesk.services.catalogue import CatalogueService, move_stock
from salesdesk.services.closing import opportunities
from salesdesk.services.closing.orders import OrderedLine, enter_order
from salesdesk.services.context import Book, found
from salesdesk.services.proposals import ProposalsService
from salesdesk.services.prospects import LoggedActivity, PlannedStep, ProspectService
from salesdesk.services.prospects.steps import refresh_account
from salesdesk.services.sample.accounts import SampleAccount, enter_account, interview
from salesdesk.services.sample.past import Event, Past
from salesdesk.services.sample.year import Paying, Sale, Year

Told = Callable[[SampleAccount], None]
PAYING = {
    "donga": Paying(9, last_share=4000),
    "hoasen": Paying(12, unpaid=2),
    "riverside": Paying(12),
    "anbinh": Paying(0, PaymentMethod.CASH),
    "truclam": Paying(0, PaymentMethod.CASH),
    "oakwood": Paying(24),
    "quoctuan": Paying(19),
}
"""How the accounts pay that do not pay in two weeks by transfer."""
USUAL_PAYING = Paying(13)


@dataclass(frozen=True, slots=True)
class RecentDeal:
    """A deal with a customer, in days ago: asked, negotiated (0: not at all), accepted."""

    asked: int
    talked: int
    accepted: int
    paying: Paying


_DEALS = {
    "hongha": (RecentDeal(61, 52, 47, Paying(14)), RecentDeal(24, 18, 15, Paying(6))),
    "donga": (RecentDeal(19, 12, 8, Paying(4, last_share=4200)),),
    "oakwood": (RecentDeal(70, 0, 63, Paying(20)), RecentDeal(11, 0, 5, Paying(30))),
    "summit": (RecentDeal(7, 3, 1, Paying(30)),),
    "vanphong": (RecentDeal(49, 44, 38, Paying(12)),),
    "anbinh": (RecentDeal(40, 0, 34, Paying(5, PaymentMethod.CASH)),),
}
"""Larger orders of customers on proposals, the older ones in the month before."""


class Stories:
    """Puts each account's story into the past, and ties up what is left at the end."""

    def __init__(
        self,
        past: Past,
        prospects: ProspectService,
        catalogue: CatalogueService,
        proposals: ProposalsService,
        models: dict[str, UUID],
        seed: int,
    ) -> None:
        self._past, self._prospects, self._proposals = past, prospects, proposals
        self._catalogue, self._models, self._seed = catalogue, models, seed
        self._year = Year(past, prospects, catalogue, seed)
        self._keys: dict[str, UUID] = {}
        self._interviews: dict[str, UUID] = {}
        self._stories: dict[str, Told] = {
            "customer": self._customer,
            "won back": self._won_back,
            "discovery": self._discovery,
            "proposal": self._proposal,
            "negotiation": self._negotiation,
            "lost": self._lost,
            "new": self._new,
            "assigned": self._assigned,
            "contacted": self._contacted,
            "qualified": self._qualified,
            "handed over": self._handed_over,
            "nurture": self._nurture,
        }

    @property
    def accounts(self) -> dict[str, UUID]:
        """The key of each account, by its short name in the files."""
        return self._keys

    def begin(self, account: SampleAccount) -> None:
        """Tell one account's story."""
        self._stories[account.story](account)

    def end(self) -> None:
        """Bring every account up to date, and fill the shelves."""
        with self._past.context.writing() as book:
            for key in self._keys.values():
                refresh_account(book, key)
            self._restock(book)

    def _restock(self, book: Book) -> None:
        """Fill the shelves that the year has emptied, but for every eighth."""
        chance = random.Random(self._seed)  # noqa: S311  a story, no secret
        sold = [product for product in self._catalogue.catalogue().products if product.offered]
        on_hand = self._catalogue.stock(product.id for product in sold)
        for product in sorted(sold, key=lambda product: product.sku):
            missing = on_hand.get(product.id, 0) <= 0
            if missing and chance.randrange(8):
                move_stock(book, product.id, StockKind.COUNT, chance.randint(3, 24))

    # customers

    def _customer(self, account: SampleAccount, pause: tuple[int, int] = (0, 0)) -> None:
        ago = account.since
        self._talk(account, ago + 8)
        self._at(account, ago + 6, 10, lambda: self._make_proposal(account))
        self._at(account, ago + 5, 14, lambda: self._present(account))
        self._buy(account, pause)
        if account.key in _CALLS:
            self._plan(account, 1, *_CALLS[account.key])
        for deal in _DEALS.get(account.key, ()):
            self._new_deal(account, deal)

    def _won_back(self, account: SampleAccount) -> None:
        self._customer(account, pause=(200, 20))

    def _buy(self, account: SampleAccount, pause: tuple[int, int]) -> None:
        """The year is planned as it looked on the day before the first order."""
        moment = self._past.context.clock.instant(self._past.day(account.since + 1), time(8))
        with self._past.living(moment, account.owner):
            habits = self._year.habits(self._interviews[account.key], self._keys[account.key])
        self._year.plan(
            account,
            habits,
            PAYING.get(account.key, USUAL_PAYING),
            first=lambda: self._accept(account),
            again=lambda lines: self._order_again(account, lines),
            pause=pause,
        )

    def _accept(self, account: SampleAccount) -> Order:
        proposal = self._newest(account)
        made = self._proposals.accept(proposal.id, account.row["contact"], "on paper").value
        return found(Order, made.order_id)

    def _order_again(self, account: SampleAccount, lines: list[OrderedLine]) -> Order:
        with self._past.context.writing() as book:
            return enter_order(book, self._key(account), lines)

    def _new_deal(self, account: SampleAccount, deal: RecentDeal) -> None:
        """A customer takes a larger order on a proposal, this month."""
        self._at(account, deal.asked, 10, lambda: self._make_proposal(account))
        self._at(account, deal.asked - 1, 14, lambda: self._present(account))
        if deal.talked:
            self._at(account, deal.talked, 15, lambda: self._negotiate(account))
        sale = Sale(self._past, account, lambda: self._accept(account), deal.paying)
        sale.plan(deal.accepted)

    # open and lost deals

    def _discovery(self, account: SampleAccount) -> None:
        self._talk(account, 9)
        self._at(account, 6, 10, lambda: self._open_deal(account))
        self._plan(account, 5, TaskKind.CALL, "Hỏi ai quyết định về giấy in mẫu", 0, 10)

    def _proposal(self, account: SampleAccount) -> None:
        ago = {"minhchau": 11, "binhminh": 6, "cattuong": 28}.get(account.key, 8)
        self._talk(account, ago + 4)
        self._at(account, ago, 10, lambda: self._make_proposal(account))
        self._at(account, ago - 1, 14, lambda: self._present(account))

    def _negotiation(self, account: SampleAccount) -> None:
        self._talk(account, 24)
        self._at(account, 19, 10, lambda: self._make_proposal(account))
        self._at(account, 17, 14, lambda: self._present(account))
        self._at(account, 9, 16, lambda: self._negotiate(account))
        self._plan(account, 8, TaskKind.SIGN, "Ký hợp đồng cung cấp", 0, 14)

    def _lost(self, account: SampleAccount) -> None:
        self._talk(account, 40)
        self._at(account, 33, 10, lambda: self._make_proposal(account))
        self._at(account, 31, 14, lambda: self._present(account))
        ago = min(12, self._past.today.day - 1)
        self._at(account, ago, 11, lambda: self._lose(account))

    def _make_proposal(self, account: SampleAccount) -> None:
        made = self._proposals.from_needs(self._interviews[account.key]).value
        self._proposals.edit.set_document_discount(made, 300)
        self._name_deal(account, made)

    def _name_deal(self, account: SampleAccount, proposal_id: UUID) -> None:
        with self._past.context.writing() as book:
            deal = found(Opportunity, found(Proposal, proposal_id).opportunity_id)
            book.change(deal, name=_DEAL_NAMES.get(account.key, _USUAL_DEAL))

    def _present(self, account: SampleAccount) -> None:
        proposal = self._newest(account).id
        if self._proposals.record(proposal).needs_approval:
            self._proposals.request_approval(proposal)
            with self._past.living(self._past.context.now(), "ngoc"):
                self._proposals.approve(proposal)
        self._proposals.present(proposal)

    def _negotiate(self, account: SampleAccount) -> None:
        self._proposals.negotiate(self._newest(account).id)

    def _lose(self, account: SampleAccount) -> None:
        proposal = self._newest(account)
        reason = LostReason.PRICE if account.key == "baohiem" else LostReason.COMPETITOR
        self._proposals.decline(proposal.id, (reason,))
        with self._past.context.writing() as book:
            deal = Opportunity.get_by_id(proposal.opportunity_id)
            opportunities.lose_deal(book, deal, (reason,), account.row["supplier"])

    def _open_deal(self, account: SampleAccount) -> None:
        made = self._proposals.from_needs(self._interviews[account.key]).value
        self._name_deal(account, made)

    # accounts that have not come so far

    def _new(self, account: SampleAccount) -> None:
        self._enter(account, 2)

    def _assigned(self, account: SampleAccount) -> None:
        self._enter(account, 4)
        self._plan(account, 3, TaskKind.CALL, "Gọi lần đầu", 0, 9)

    def _contacted(self, account: SampleAccount) -> None:
        self._talk(account, 7, qualify=False)
        self._plan(account, 6, TaskKind.VISIT, "Mang mẫu giấy ảnh tới xem", -2, 14)

    def _qualified(self, account: SampleAccount) -> None:
        self._talk(account, 6)
        self._plan(account, 2, TaskKind.CALL, "Chốt lịch khảo sát máy in", 1, 15)

    def _handed_over(self, account: SampleAccount) -> None:
        self._talk(account, 8)

        def hand_over() -> None:
            to = self._past.members["buu"].id
            note = "Cần báo giá trước kỳ mới; hiệu trưởng quyết định."
            day = self._past.today + timedelta(days=1)
            self._prospects.hand_over(self._keys[account.key], to, note, day)

        self._at(account, 1, 16, hand_over)

    def _nurture(self, account: SampleAccount) -> None:
        self._talk(account, 35, qualify=False)
        step = PlannedStep(TaskKind.CALL, "Hỏi lại sau Tết", self._past.today + timedelta(days=75))
        self._at(account, 30, 10, lambda: self._prospects.nurture(self._key(account), step))

    # what the stories are made of

    def _talk(self, account: SampleAccount, ago: int, *, qualify: bool = True) -> None:
        """Entered, called, asked, and qualified within a few days."""
        self._enter(account, ago + 3)
        text = f"{account.row['contact']}: xin báo giá mực và giấy, gọi lại sau khi khảo sát."
        call = LoggedActivity(ActivityKind.CALL, text, minutes=8)
        self._at(account, ago + 2, 9, lambda: self._prospects.log(self._key(account), call))
        self._interview(account, ago + 1)
        if qualify:
            self._at(
                account,
                ago + 1,
                16,
                lambda: self._prospects.qualify(self._key(account)),
            )

    def _enter(self, account: SampleAccount, ago: int) -> None:
        """Entered at once, so that its key is known; dated as if then."""
        moment = self._past.context.clock.instant(self._past.day(ago), time(9))
        who = account.owner
        with self._past.living(moment, who):
            staff = self._past.members[who].id
            self._keys[account.key] = enter_account(self._prospects, account, staff)

    def _interview(self, account: SampleAccount, ago: int) -> None:
        if not account.printers:
            return
        moment = self._past.context.clock.instant(self._past.day(ago), time(10, 34))
        with self._past.living(moment, account.owner):
            key = self._keys[account.key]
            self._interviews[account.key] = interview(self._prospects, account, key, self._models)

    def _plan(
        self, account: SampleAccount, ago: int, kind: TaskKind, what: str, due_ago: int, hour: int
    ) -> None:
        day = self._past.today - timedelta(days=due_ago)
        step = PlannedStep(kind, what, day, time(hour))
        self._at(account, ago, 17, lambda: self._prospects.plan(self._key(account), step))

    def _at(self, account: SampleAccount, ago: int, hour: int, event: Event) -> None:
        self._past.at(ago, hour, account.owner, event)

    def _key(self, account: SampleAccount) -> UUID:
        return self._keys[account.key]

    def _newest(self, account: SampleAccount) -> Proposal:
        proposals = Proposal.select().where(Proposal.prospect == self._key(account))
        newest: Proposal | None = proposals.order_by(Proposal.created_at.desc()).first()
        if newest is None:
            raise LookupError(f"no proposal for {account.key}")
        return newest


_CALLS = {
    "hongha": (TaskKind.CALL, "Hỏi lại số lượng giấy A4 học kỳ 2", 0, 10),
    "riverside": (TaskKind.CALL, "Ask why they have not reordered", 2, 11),
    "oakwood": (TaskKind.MEETING, "Họp kế hoạch vật tư năm tới", -1, 14),
    "summit": (TaskKind.EMAIL, "Send photo paper samples", -2, 9),
    "vanphong": (TaskKind.CALL, "Hỏi về hợp đồng giấy cả năm", -3, 10),
}
"""Steps that were agreed with customers: kind, what, due in days ago, hour."""

_USUAL_DEAL = "Mực và giấy hằng tháng"
_DEAL_NAMES = {
    "haidang": "Mực và giấy cho phòng thiết kế",
    "sen": "Mực màu và giấy in mẫu",
    "hongha": "Giấy học kỳ 2",
    "donga": "Vật tư cả năm, bốn kho",
    "minhchau": "Giấy hồ sơ và lưu trữ",
    "binhminh": "Tài liệu khoá mới",
    "phuthinh": "Văn phòng công trường",
    "namlong": "Mực cho chín máy in",
    "cattuong": "Tờ rơi màu",
    "summit": "Giấy bản vẽ",
    "oakwood": "Kỳ mùa đông",
    "baohiem": "Toàn bộ giấy in",
    "truclam": "Mực và giấy A4",
}
