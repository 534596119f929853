"""Prospects and customers, the people there, and everything that was done with them."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from peewee import BlobField, BooleanField, ForeignKeyField, IntegerField

from salesdesk.domain.prospects.states import (
    ActivityKind,
    ActivityState,
    DecisionRole,
    Direction,
    PointKind,
    ProspectState,
    Source,
    Temperature,
)
from salesdesk.models.campaigns import Campaign
from salesdesk.models.fields import (
    CurrencyField,
    DayField,
    InstantField,
    KindField,
    LineField,
    MinorField,
    NotesField,
)
from salesdesk.models.record import Derived, Detail, Record
from salesdesk.models.team import Staff
from salesdesk.text import fold


class Prospect(Record):
    """An account; a customer once it has ordered.

    `next_step_at`, `deal_stage`, `deal_value` and `last_activity_at` repeat what its tasks, deals
    and activities say, so that a list of a million can be sorted by them; services keep them true.
    `sort_name` is the company folded, so that Đông Á stands among the D's.
    """

    company = LineField()
    sort_name = LineField()
    tax_code = LineField()
    industry = LineField()
    employees: IntegerField[int | None] = IntegerField(null=True)
    website = LineField()
    language = LineField(default="vi")
    source = KindField(Source, default=Source.UNKNOWN)
    campaign_id: UUID | None
    campaign = ForeignKeyField(Campaign, null=True, on_delete="SET NULL", backref="prospects")
    acquisition_cost = MinorField(default=0)
    currency = CurrencyField(default="VND")
    referred_by_id: UUID | None
    referred_by = ForeignKeyField("self", null=True, on_delete="SET NULL", backref="referrals")
    owner_id: UUID | None
    owner = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    temperature = KindField(Temperature, default=Temperature.COLD)
    state = KindField(ProspectState, default=ProspectState.NEW)
    state_reason = LineField()
    do_not_contact: BooleanField[bool] = BooleanField(default=False)
    do_not_contact_reason = LineField()
    credit_limit = MinorField(default=0)
    payment_days: IntegerField[int | None] = IntegerField(null=True)
    customer_group = LineField()
    notes = NotesField()
    customer_since = DayField(null=True)
    next_step_at = InstantField(null=True)
    next_step_kind = LineField()
    next_step_what = LineField()
    deal_stage = LineField()
    deal_value = MinorField(default=0)
    last_activity_at = InstantField(null=True)
    external_id = LineField()
    deleted_at = InstantField(null=True)
    DERIVED: ClassVar[Derived] = {"sort_name": ("company", fold)}

    @property
    def campaign_name(self) -> str:
        """The campaign that it came of, in words."""
        return self.campaign.name if self.campaign is not None else ""

    class Meta:
        indexes = (
            (("next_step_at", "sort_name", "deleted_at", "customer_since"), False),
            (("owner", "next_step_at", "sort_name", "deleted_at"), False),
            (("sort_name", "deleted_at"), False),
            (("deal_value", "sort_name", "deleted_at"), False),
            (("last_activity_at", "sort_name", "deleted_at"), False),
            (("created_at", "deleted_at"), False),
            (("company",), False),
            (("customer_since", "deal_stage", "state", "deleted_at"), False),
            (("external_id",), False),
            (("tax_code",), False),
        )


class Contact(Record):
    """Somebody at an account."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="contacts", on_delete="CASCADE")
    name = LineField()
    title = LineField()
    decision_role = KindField(DecisionRole, default=DecisionRole.UNKNOWN)
    phone = LineField()
    phone_flag = LineField()
    email = LineField()
    email_flag = LineField()
    birthday = DayField(null=True)
    preferred_channel = LineField()
    position: IntegerField[int] = IntegerField(default=0)


class ContactPoint(Record):
    """A further phone or e-mail: of a contact, or of the account itself where none is named.

    `value` is written in its normal form where it is one; `flag` says what is doubtful about it.
    """

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="points", on_delete="CASCADE")
    contact_id: UUID | None
    contact = ForeignKeyField(Contact, null=True, backref="points", on_delete="CASCADE")
    kind = KindField(PointKind)
    label = LineField()
    value = LineField()
    flag = LineField()
    position: IntegerField[int] = IntegerField(default=0)

    class Meta:
        indexes = ((("kind", "value"), False),)


class ProspectTag(Detail):
    """A word that the shop put on an account."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="tags", on_delete="CASCADE")
    tag = LineField()

    class Meta:
        indexes = ((("prospect", "tag"), True), (("tag",), False))


class Address(Record):
    """Where an account is, is sent its goods, or its bills."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="addresses", on_delete="CASCADE")
    kind = LineField(default="main")
    street = LineField()
    ward = LineField()
    province = LineField()
    country = LineField(default="VN")
    position: IntegerField[int] = IntegerField(default=0)


class Activity(Record):
    """Something done, or planned and not held, with a prospect."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="activities", on_delete="CASCADE")
    contact_id: UUID | None
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    kind = KindField(ActivityKind)
    direction = KindField(Direction, default=Direction.OUT)
    state = KindField(ActivityState, default=ActivityState.HELD)
    at = InstantField()
    minutes: IntegerField[int | None] = IntegerField(null=True)
    outcome = NotesField()

    class Meta:
        indexes = ((("prospect", "at"), False), (("at",), False))


class WebLink(Record):
    """Something found about an account in the web."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="links", on_delete="CASCADE")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    title = LineField()
    url = LineField()
    note = LineField()


class Attachment(Record):
    """A file kept with an account, as it was handed in. `size` is in bytes."""

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="attachments", on_delete="CASCADE")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    name = LineField()
    media_type = LineField()
    size: IntegerField[int] = IntegerField()
    sha256 = LineField()
    content: BlobField[bytes] = BlobField()
    note = LineField()
    deleted_at = InstantField(null=True)
