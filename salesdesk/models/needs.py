"""What prospects told us about their printers and paper."""

from __future__ import annotations

from uuid import UUID

from peewee import BooleanField, ForeignKeyField, IntegerField, UUIDField

from salesdesk.domain.catalogue.kinds import PaperUse
from salesdesk.domain.prospects.states import Evidence, Ownership
from salesdesk.models.catalogue import PrinterModel, Product
from salesdesk.models.fields import (
    CurrencyField,
    DayField,
    InstantField,
    KindField,
    LineField,
    MinorField,
    NotesField,
    ScaledField,
)
from salesdesk.models.prospects import Prospect
from salesdesk.models.record import Detail, Record
from salesdesk.models.team import Staff


class NeedsAssessment(Record):
    """What a prospect told us about printing: kept as asked, one for each interview.

    `ink_wishes` lists what inks shall be able to do; `vat` is the rate in basis points by which
    prices that include VAT are made net.
    """

    prospect_id: UUID
    prospect = ForeignKeyField(Prospect, backref="assessments", on_delete="CASCADE")
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    months: IntegerField[int] = IntegerField(default=1)
    supplier = LineField()
    supplier_evidence = KindField(Evidence, default=Evidence.TOLD)
    delivery = LineField()
    pays_per_month = MinorField(null=True)
    pays_evidence = KindField(Evidence, default=Evidence.ESTIMATED)
    budget = MinorField(null=True)
    currency = CurrencyField(default="VND")
    special_inks = LineField()
    ink_wishes = LineField()
    pays_with_vat: BooleanField[bool | None] = BooleanField(null=True)
    vat: IntegerField[int] = IntegerField(default=0)
    decides = LineField()
    decide_by = DayField(null=True)
    notes = NotesField()
    changed_at = InstantField()


class NeededPrinter(Detail):
    """A printer of the client's. Pages are per printer and month; coverage is in percent."""

    assessment_id: UUID
    assessment = ForeignKeyField(NeedsAssessment, backref="printers", on_delete="CASCADE")
    position: IntegerField[int] = IntegerField(default=0)
    printer_id: UUID | None
    printer = ForeignKeyField(PrinterModel, null=True, on_delete="SET NULL")
    model_text = LineField()
    quantity: IntegerField[int] = IntegerField(default=1)
    place = LineField()
    ownership = KindField(Ownership, default=Ownership.UNKNOWN)
    mono_pages: IntegerField[int | None] = IntegerField(null=True)
    colour_pages: IntegerField[int | None] = IntegerField(null=True)
    duplex_share: IntegerField[int | None] = IntegerField(null=True)
    coverage: IntegerField[int | None] = IntegerField(null=True)
    uses_now = LineField()
    pays_now = MinorField(null=True)
    evidence = KindField(Evidence, default=Evidence.TOLD)
    known_on = DayField(null=True)


class MeterReading(Detail):
    """The counter of one of these printers on a day; `mono` counts every page where no colour."""

    printer_id: UUID
    printer = ForeignKeyField(NeededPrinter, backref="readings", on_delete="CASCADE")
    day = DayField()
    mono: IntegerField[int] = IntegerField()
    colour: IntegerField[int | None] = IntegerField(null=True)


class SupplyChange(Detail):
    """The day on which a supply was put into one of these printers."""

    printer_id: UUID
    printer = ForeignKeyField(NeededPrinter, backref="changes", on_delete="CASCADE")
    product_id: UUID
    product = ForeignKeyField(Product, on_delete="CASCADE")
    day = DayField()


class AnswerSource(Detail):
    """How one answer of an interview is known, and since when.

    `subject` is the key of the interview, of a printer row or of a paper row.
    """

    assessment_id: UUID
    assessment = ForeignKeyField(NeedsAssessment, backref="sources", on_delete="CASCADE")
    subject: UUIDField[UUID] = UUIDField()
    name = LineField()
    evidence = KindField(Evidence, default=Evidence.TOLD)
    known_on = DayField()

    class Meta:
        indexes = ((("subject", "name"), True),)


class NeededPaper(Detail):
    """A use the client has for paper. Either reams a month or days a ream lasts, as told.

    Both are kept in hundredths, so that half a ream and two and a half days stay exact.
    """

    assessment_id: UUID
    assessment = ForeignKeyField(NeedsAssessment, backref="papers", on_delete="CASCADE")
    position: IntegerField[int] = IntegerField(default=0)
    size = LineField(default="A4")
    use = KindField(PaperUse, default=PaperUse.OFFICE)
    grammage: IntegerField[int | None] = IntegerField(null=True)
    grade = LineField()
    people: IntegerField[int | None] = IntegerField(null=True)
    reams_per_month: IntegerField[int | None] = IntegerField(null=True)
    days_per_ream: IntegerField[int | None] = IntegerField(null=True)
    stock_reams: IntegerField[int | None] = IntegerField(null=True)
    pays_per_ream = ScaledField(null=True)
    why = LineField()
    evidence = KindField(Evidence, default=Evidence.TOLD)
    known_on = DayField(null=True)
