"""The list of proposals: which, in what order, and a page of rows at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from peewee import fn

from salesdesk.domain.proposals.states import OPEN, WITH_CLIENT, WON, ProposalState
from salesdesk.models.proposals import Proposal
from salesdesk.models.search import matching
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.services.context import Context
from salesdesk.services.proposals.reading import state_on
from salesdesk.services.proposals.records import EXPIRING_DAYS, ProposalRow, Sort, View

_ORDERS: dict[Sort, Any] = {
    Sort.CHANGED: Proposal.changed_at,
    Sort.NUMBER: Proposal.number,
    Sort.CLIENT: Proposal.client_name,
    Sort.VALID_UNTIL: Proposal.valid_until,
    Sort.TOTAL: Proposal.total,
}


class Listing:
    """Reads lists of proposals."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def ids(
        self,
        view: View = View.OPEN,
        text: str = "",
        sort: Sort = Sort.CHANGED,
        *,
        downwards: bool = True,
        prospect_id: UUID | None = None,
    ) -> list[UUID]:
        """Keys of the proposals of a view that match the text, in order.

        Superseded revisions are only part of `View.ALL`.
        """
        order = _ORDERS[sort]
        query = (
            Proposal.select(Proposal.id)
            .where(self._where(view))
            .order_by(order.desc() if downwards else order, Proposal.id.desc())
        )
        if text.strip():
            query = query.where(Proposal.id.in_(self._matching(text)))
        if prospect_id is not None:
            query = query.where(Proposal.prospect == prospect_id)
        return [row.id for row in query]

    def rows(self, ids: Sequence[UUID]) -> list[ProposalRow]:
        """The rows of these keys, in their order; ask for a page at a time."""
        found = {row.id: row for row in Proposal.select().where(Proposal.id.in_(list(ids)))}
        names = _names({row.owner_id for row in found.values()})
        today = self._context.today()
        return [_row(found[key], names, today) for key in ids if key in found]

    def counts(self) -> Mapping[View, int]:
        """How many proposals each view holds."""
        return {
            view: Proposal.select(fn.COUNT(Proposal.id)).where(self._where(view)).scalar()
            for view in View
        }

    def _where(self, view: View) -> Any:
        today = self._context.today()
        standing = Proposal.deleted_at.is_null()
        with_client = Proposal.state.in_(list(WITH_CLIENT))
        lapsed = with_client & (Proposal.valid_until < today)
        conditions = {
            View.OPEN: Proposal.state.in_(list(OPEN)) & ~lapsed,
            View.EXPIRING: with_client
            & Proposal.valid_until.between(today, today + timedelta(days=EXPIRING_DAYS)),
            View.AWAITING: Proposal.state == ProposalState.AWAITING_APPROVAL,
            View.ACCEPTED: Proposal.state.in_(list(WON)),
        }
        return standing & conditions[view] if view in conditions else standing

    def _matching(self, text: str) -> list[UUID]:
        return matching(self._context.database.connections, text, "proposals")


def _row(proposal: Proposal, names: Mapping[UUID, str], today: date) -> ProposalRow:
    return ProposalRow(
        id=proposal.id,
        number=proposal.number,
        revision=proposal.revision,
        prospect_id=proposal.prospect_id,
        client=proposal.client_name,
        state=state_on(proposal.state, proposal.valid_until, today),
        dated=proposal.dated,
        valid_until=proposal.valid_until,
        total=Money(proposal.total, proposal.currency),
        owner=names.get(proposal.owner_id, "") if proposal.owner_id else "",
        days_left=(proposal.valid_until - today).days,
    )


def _names(staff: set[UUID | None]) -> dict[UUID, str]:
    wanted = [key for key in staff if key is not None]
    return {row.id: row.name for row in Staff.select().where(Staff.id.in_(wanted))}
