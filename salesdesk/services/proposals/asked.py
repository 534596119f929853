"""What a needs interview said, as the recommendation and the document take it."""

from __future__ import annotations

from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.domain.catalogue.needs import Needs
from salesdesk.domain.documents.trade import NeedSummary
from salesdesk.models.needs import NeedsAssessment
from salesdesk.money import Money
from salesdesk.services.context import found
from salesdesk.services.prospects.interview import client_needs, read_interview


def needs_of(assessment_id: UUID, clock: Clock) -> Needs:
    """The needs of an interview. Raises NotFound."""
    return client_needs(read_interview(assessment_id, clock))


def pays_of(assessment_id: UUID, clock: Clock) -> Money | None:
    """What the client pays for everything in a month today, net, where they said so."""
    return read_interview(assessment_id, clock).pays_net


def need_summary(assessment_id: UUID, clock: Clock) -> NeedSummary:
    """What the document says of the interview."""
    needs = needs_of(assessment_id, clock)
    asked = clock.local(found(NeedsAssessment, assessment_id).created_at).date()
    return NeedSummary(needs.printers, needs.paper, asked)
