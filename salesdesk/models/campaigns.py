"""What it cost to find clients: campaigns, and money spent on a source."""

from __future__ import annotations

from uuid import UUID

from peewee import ForeignKeyField

from salesdesk.domain.prospects.states import Source
from salesdesk.models.fields import CurrencyField, DayField, KindField, LineField, MinorField
from salesdesk.models.record import Record


class Campaign(Record):
    """A fair, a mailing, a run of calls: prospects that came of it name it."""

    name = LineField(unique=True)
    source = KindField(Source, default=Source.CAMPAIGN)
    starts_on = DayField(null=True)
    ends_on = DayField(null=True)
    notes = LineField()


class SourceCost(Record):
    """Money spent to find prospects by one source, in a campaign or outside any."""

    source = KindField(Source)
    campaign_id: UUID | None
    campaign = ForeignKeyField(Campaign, null=True, on_delete="CASCADE", backref="costs")
    amount = MinorField()
    currency = CurrencyField(default="VND")
    spent_on = DayField()
    what = LineField()
