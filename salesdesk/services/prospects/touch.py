"""What the next colleague sees at a glance: checklist, hand-over, research, and how long quiet."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from peewee import fn

from salesdesk.domain.prospects.handover import Answer
from salesdesk.domain.prospects.qualifying import Checklist
from salesdesk.domain.prospects.quiet import quiet_days
from salesdesk.domain.prospects.states import ActivityState, ProspectState
from salesdesk.models.prospects import Activity, Prospect
from salesdesk.services.context import Context, found
from salesdesk.services.prospects.attachments import FileDetail, files_of
from salesdesk.services.prospects.handovers import HandOverLine, last_hand_over
from salesdesk.services.prospects.links import LinkDetail, links_of
from salesdesk.services.prospects.qualifying import checklist_of


@dataclass(frozen=True, slots=True)
class Touch:
    """`quiet` counts the days without any contact where they are too many; for an account with a
    next step planned it is None. `hand_over` is the one that waits, or was just returned.
    """

    checklist: Checklist
    hand_over: HandOverLine | None
    links: tuple[LinkDetail, ...]
    files: tuple[FileDetail, ...]
    quiet: int | None


class ProspectTouch:
    """Reading it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def touch(self, prospect_id: UUID) -> Touch:
        """What stands beside the record of an account. Raises NotFound where there is none."""
        clock, row = self._context.clock, found(Prospect, prospect_id)
        return Touch(
            checklist_of(prospect_id, clock),
            _telling(last_hand_over(self._context, prospect_id), row.state),
            links_of(prospect_id, clock),
            files_of(prospect_id, clock),
            self._quiet(row),
        )

    def _quiet(self, row: Prospect) -> int | None:
        if row.next_step_at is not None:
            return None
        clock = self._context.clock
        last = (
            Activity.select(fn.MAX(Activity.at))
            .where((Activity.prospect == row.id) & (Activity.state == ActivityState.HELD))
            .scalar(as_tuple=False)
        )
        since = Activity.at.python_value(last) if isinstance(last, str) else last
        return quiet_days(
            row.state,
            row.deal_stage,
            clock.local(since or row.created_at).date(),
            self._context.today(),
            customer=row.customer_since is not None,
        )


def _telling(line: HandOverLine | None, state: ProspectState) -> HandOverLine | None:
    if line is None:
        return None
    waits = line.answer is Answer.WAITING
    came_back = line.answer is Answer.RETURNED and state is ProspectState.RETURNED
    return line if waits or came_back else None
