"""Everything that happened with an account in one stream, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.domain.prospects.states import ACTIVITY_OF_STEP, ActivityKind
from salesdesk.models.followup import Task
from salesdesk.models.proposals import SentDocument
from salesdesk.services.context import Context, found
from salesdesk.services.prospects import happened_at_desk as desk
from salesdesk.services.prospects import happened_in_trade as trade
from salesdesk.services.prospects.happening import KINDS, Ask, Group, Happening
from salesdesk.services.prospects.shapes import NextStep, local_step

__all__ = ["PAGE", "Group", "Happening", "ProspectStream", "Stream", "timeline"]

PAGE = 40
_LOGGED = frozenset({*(kind.value for kind in ActivityKind), "missed"})


@dataclass(frozen=True, slots=True)
class Stream:
    """What is planned with an account, the earliest first, and what happened, newest first."""

    planned: tuple[NextStep, ...]
    happenings: tuple[Happening, ...]


class ProspectStream:
    """Reading the stream, and the documents in it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def stream(self, prospect_id: UUID, most: int = PAGE, group: Group = Group.ALL) -> Stream:
        """The newest `most` happenings of a group, with the talks that are planned."""
        clock = self._context.clock
        planned = _planned(prospect_id, clock) if group in (Group.ALL, Group.TALKS) else ()
        return Stream(planned, timeline(prospect_id, clock, most, group))

    def sent_document(self, document_id: UUID) -> tuple[str, bytes]:
        """The number and the PDF of a document exactly as it went out."""
        row = found(SentDocument, document_id)
        return row.number, bytes(row.content)


def timeline(
    prospect_id: UUID, clock: Clock, most: int = PAGE, group: Group = Group.ALL
) -> tuple[Happening, ...]:
    """The newest `most` happenings of an account, at the shop's time."""
    ask = Ask(prospect_id, clock, most, KINDS[group])
    happenings = [
        each
        for read, kinds in _READERS
        if ask.wants(*kinds)
        for each in read(ask)
        if ask.wants(each.kind)
    ]
    logged = {each.at for each in happenings if each.kind in _LOGGED}
    # A call that finished a step stands there as the call, not as both.
    happenings = [each for each in happenings if each.kind != "done" or each.at not in logged]
    happenings.sort(key=lambda each: each.at, reverse=True)
    return tuple(replace(each, at=clock.local(each.at)) for each in happenings[:most])


def _planned(prospect_id: UUID, clock: Clock) -> tuple[NextStep, ...]:
    """The calls, letters, visits and meetings that are planned."""
    rows = (
        Task.select()
        .where(
            (Task.prospect == prospect_id)
            & Task.done_at.is_null()
            & Task.kind.in_(list(ACTIVITY_OF_STEP))
        )
        .order_by(Task.due_at, Task.id)
    )
    return tuple(
        replace(
            local_step(clock, row.kind, row.what, row.due_at, timed=row.timed),
            task_id=row.id,
            cause=row.cause,
        )
        for row in rows
    )


Reader = Callable[[Ask], Iterator[Happening]]
_READERS: tuple[tuple[Reader, tuple[str, ...]], ...] = (
    (desk.activities, tuple(_LOGGED)),
    (desk.finished_steps, ("done",)),
    (desk.states, ("state", "entered", "imported")),
    (desk.hand_overs, ("given", "answered", "returned", "withdrawn")),
    (desk.files, ("file",)),
    (desk.links, ("link",)),
    (desk.merges, ("merged",)),
    (trade.stages, ("deal", "won")),
    (trade.proposals, ("proposal",)),
    (trade.documents, ("document",)),
    (trade.interviews, ("needs",)),
    (trade.orders, ("order",)),
    (trade.deliveries, ("delivery",)),
    (trade.invoices, ("invoice",)),
    (trade.payments, ("payment",)),
)
