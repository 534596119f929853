"""Follow-up: who should buy again and when, what to offer them, and what was promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.followup.health import URGENCY, Health
from salesdesk.domain.prospects.states import TaskCause, TaskKind
from salesdesk.errors import NotFound, WrongInput
from salesdesk.language import Language
from salesdesk.models.bulk import plain
from salesdesk.models.followup import Task
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.models.search import matching
from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.followup.reorders import PricedShelves, Reorders
from salesdesk.services.followup.shapes import (
    NEEDS_YOU,
    VIEW_HEALTH,
    CustomerRecord,
    CustomerRow,
    ForecastRow,
    ItemRow,
    Listing,
    Sort,
    View,
)
from salesdesk.services.followup.standings import Followed, Standing, Standings, recent
from salesdesk.services.followup.wording import name_of, reason, spoken, with_product
from salesdesk.services.prospects.steps import plan

SNOOZE_KEY = "snoozed"
ASK_AGAIN = mark("Ask about the next order")
ITEMS_SHOWN = 12
"""The record lists this many items; the rest was bought less often."""


class ProposalVerbs(Protocol):
    """What is needed of proposals here."""

    @property
    def edit(self) -> ProposalLines:
        """The verbs that change a draft."""

    def create(self, prospect_id: UUID) -> Done[UUID]:
        """Start an empty proposal for an account."""


class ProposalLines(Protocol):
    """Adding lines to a proposal."""

    def add_product(self, proposal_id: UUID, product_id: UUID, quantity: int = 1) -> Done[Any]:
        """Add a product at the client's price."""


class FollowupService:
    """Customers after the sale. Money is in each order's own currency."""

    def __init__(
        self, context: Context, catalogue: PricedShelves, proposals: ProposalVerbs
    ) -> None:
        self._context, self._catalogue, self._proposals = context, catalogue, proposals
        self._standings = Standings(context, catalogue)

    # looking

    def listing(self, view: View = View.ALL, text: str = "", sort: Sort = Sort.URGENT) -> Listing:
        """The customers of a view that match a text, in order.

        The first call of a day works every customer out, which takes seconds in a shop with
        hundreds of thousands of order lines.
        """
        standings, snoozed = self._standings.current(), self._snoozed()
        counts = _counts(standings.values())
        needing = sum(
            standing.health in NEEDS_YOU
            for key, standing in standings.items()
            if key not in snoozed
        )
        shown = [key for key in standings if standings[key].health in VIEW_HEALTH[view]]
        if text.strip():
            wanted = set(matching(self._context.database.connections, text, "prospects"))
            shown = [key for key in shown if key in wanted]
        shown.sort(key=self._order(sort, standings, snoozed))
        return Listing(tuple(shown), counts, needing)

    def rows(self, ids: Sequence[UUID], words: Language) -> list[CustomerRow]:
        """The rows of these customers in the same order, products named in a language."""
        standings, snoozed = self._standings.current(), self._snoozed()
        names, shelves = _companies(ids), self._catalogue.catalogue()
        return [
            _row(key, names[key], standings[key], snoozed.get(key), shelves, words)
            for key in ids
            if key in names and key in standings
        ]

    def counts(self) -> Mapping[View, int]:
        """How many customers each view holds that were not snoozed."""
        snoozed = self._snoozed()
        standings = self._standings.current()
        return _counts(each for key, each in standings.items() if key not in snoozed)

    def customer(self, prospect_id: UUID, words: Language) -> CustomerRecord:
        """One customer with its items and the lines to offer again.

        Raises NotFound for an account that is gone or has not bought anything.
        """
        account = found(Prospect, prospect_id)
        followed = self._standings.followed(prospect_id)
        if followed is None:
            raise NotFound(sentence("This account has not ordered anything yet."))
        standing = followed.standing
        contact, phone = _first_contact(prospect_id)
        return CustomerRecord(
            id=prospect_id,
            company=account.company,
            contact=contact,
            phone=phone,
            customer_since=account.customer_since,
            health=standing.health,
            reason=reason(standing, self._catalogue.catalogue(), words),
            usual=standing.usual,
            orders=standing.orders,
            currency=account.currency,
            items=tuple(self._items(followed, words)),
            reorder=Reorders(self._catalogue, self._context.today()).lines(followed, words),
            snoozed_until=self._snoozed().get(prospect_id),
            silence=_silence(account),
        )

    def forecast(self, words: Language) -> Iterator[ForecastRow]:
        """The forecast of every item of every customer, one at a time, by customer."""
        accounts = {
            key: (external, company)
            for key, external, company in plain(
                Prospect.select(Prospect.id, Prospect.external_id, Prospect.company)
            )
        }
        shelves = self._catalogue.catalogue()
        for followed in self._standings.all_followed():
            external, company = accounts[followed.customer.id]
            for key, each in followed.forecast.items.items():
                item = followed.customer.items[key]
                name = name_of(item, shelves, words)
                yield ForecastRow(
                    customer=external or company,
                    company=company,
                    product=item.sku if item.imported and item.sku else name,
                    name=name,
                    sku=item.sku,
                    last_purchase=each.last_purchase,
                    interval_days=each.interval_days,
                    expected_next=each.expected_next,
                    earliest=each.earliest,
                    latest=each.latest,
                    health=each.health,
                    reason=with_product(each.reason, name),
                )

    # doing

    def reorder_proposal(self, prospect_id: UUID, lines: Mapping[UUID, int]) -> Done[UUID]:
        """A draft with so many of each product at the client's prices of today; its key.

        Raises WrongInput where nothing is chosen or a quantity is below 1.
        """
        if not lines:
            raise WrongInput(sentence("Tick at least one line to propose."), "lines")
        if any(quantity < 1 for quantity in lines.values()):
            raise WrongInput(sentence("The quantity must be at least 1."), "quantity")
        with self._context.writing() as book:
            made = self._proposals.create(prospect_id)
            for product_id, quantity in lines.items():
                self._proposals.edit.add_product(made.value, product_id, quantity)
            for topic in made.changed:
                book.touch(topic)
            return book.done(made.value)

    def snooze(self, prospect_id: UUID, until: date) -> Done[UUID]:
        """Leave a customer alone until a day, on which a task asks about the next order.

        Snoozing again moves the day; the task's key is returned, `prospects.done` ends it.
        Raises WrongInput for a day that is not ahead.
        """
        if until <= self._context.today():
            raise WrongInput(sentence("Choose a day that is still ahead."), "day")
        with self._context.writing() as book:
            task = plan(
                book,
                prospect_id,
                TaskKind.REORDER,
                ASK_AGAIN,
                self._context.clock.instant(until),
                cause=TaskCause.REORDER,
                cause_key=SNOOZE_KEY,
            )
            return book.done(task.id)

    # inside

    def _items(self, followed: Followed, words: Language) -> Iterator[ItemRow]:
        today, shelves = self._context.today(), self._catalogue.catalogue()
        ranked = sorted(
            followed.forecast.items.items(),
            key=lambda each: (-each[1].purchases, -each[1].last_purchase.toordinal()),
        )
        for key, each in ranked[:ITEMS_SHOWN]:
            item = followed.customer.items[key]
            name = name_of(item, shelves, words)
            days = sorted({one.day for one in followed.customer.bought[key]})
            yield ItemRow(
                key,
                name,
                item.sku,
                each.health,
                with_product(each.reason, spoken(item, shelves, words)),
                each.interval_days,
                each.quantity,
                recent(days, today),
                each.due,
                each.earliest,
                each.latest,
            )

    def _snoozed(self) -> dict[UUID, date]:
        """Who is left alone, and until when."""
        clock, now = self._context.clock, self._context.now()
        rows = Task.select(Task.prospect, Task.due_at, Task.cause_key).where(
            Task.cause == TaskCause.REORDER, Task.done_at.is_null()
        )
        return {
            prospect: clock.local(due).date()
            for prospect, due, key in plain(rows)
            if key == SNOOZE_KEY and due > now
        }

    def _order(
        self, sort: Sort, standings: Mapping[UUID, Standing], snoozed: Mapping[UUID, date]
    ) -> Callable[[UUID], tuple[object, ...]]:
        home = self._context.settings.currency
        if sort is Sort.NAME:
            names = _companies(standings)
            return lambda key: (names.get(key, "").casefold(),)

        def biggest(key: UUID) -> tuple[object, ...]:
            usual = standings[key].usual
            return (usual.currency != home, usual.currency, -usual.minor, key)

        if sort is Sort.USUAL:
            return biggest
        return lambda key: (key in snoozed, URGENCY[standings[key].health], *biggest(key))


def _row(
    key: UUID,
    company: str,
    standing: Standing,
    snoozed: date | None,
    shelves: Assortment,
    words: Language,
) -> CustomerRow:
    return CustomerRow(
        key,
        company,
        standing.health,
        reason(standing, shelves, words),
        standing.bought,
        standing.due,
        standing.usual,
        snoozed,
    )


def _counts(standings: Iterable[Standing]) -> dict[View, int]:
    by_health = dict.fromkeys(Health, 0)
    for standing in standings:
        by_health[standing.health] += 1
    return {
        view: sum(by_health[health] for health in healths) for view, healths in VIEW_HEALTH.items()
    }


def _companies(ids: Iterable[UUID]) -> dict[UUID, str]:
    wanted = list(ids)
    query = Prospect.select(Prospect.id, Prospect.company)
    if len(wanted) <= 500:
        query = query.where(Prospect.id.in_(wanted))
    return dict(plain(query))


def _first_contact(prospect_id: UUID) -> tuple[str, str]:
    contact = (
        Contact.select()
        .where(Contact.prospect == prospect_id)
        .order_by(Contact.position, Contact.id)
        .first()
    )
    return (contact.name, contact.phone) if contact else ("", "")


def _silence(account: Prospect) -> Sentence | None:
    if not account.do_not_contact:
        return None
    return sentence(
        "They do not want to be contacted: {reason}", reason=account.do_not_contact_reason
    )
