"""Products, printers, what fits what, prices by agreement, and stock."""

from __future__ import annotations

from uuid import UUID

from peewee import BlobField, BooleanField, ForeignKeyField, IntegerField

from salesdesk.domain.catalogue.kinds import (
    Basis,
    Brightness,
    Capacity,
    Category,
    Certainty,
    Colour,
    FileKind,
    Grade,
    LinkKind,
    Origin,
    PriceRuleKind,
    PrinterKind,
    Standard,
    StockKind,
    Unit,
)
from salesdesk.models.fields import (
    CurrencyField,
    DayField,
    KindField,
    LineField,
    NotesField,
    ScaledField,
)
from salesdesk.models.prospects import Prospect
from salesdesk.models.record import Detail, Record
from salesdesk.models.team import Staff


class Product(Record):
    """Something the shop sells, or knows of and does not stock. Prices are of one `unit`."""

    sku = LineField(unique=True)
    mpn = LineField(index=True)
    barcode = LineField(index=True)
    brand = LineField()
    category = KindField(Category)
    name_en = LineField()
    name_vi = LineField()
    description_en = NotesField()
    description_vi = NotesField()
    unit = KindField(Unit, default=Unit.PIECE)
    pack_size: IntegerField[int] = IntegerField(default=1)
    cost = ScaledField(null=True)
    list_price = ScaledField(null=True)
    currency = CurrencyField(default="VND")
    vat: IntegerField[int] = IntegerField(default=800)
    stocked: BooleanField[bool] = BooleanField(default=True)
    discontinued: BooleanField[bool] = BooleanField(default=False)
    replaced_by_id: UUID | None
    replaced_by = ForeignKeyField("self", null=True, on_delete="SET NULL", backref="replaces")
    region = LineField()
    notes = NotesField()

    class Meta:
        indexes = ((("category", "brand"), False),)


class Supply(Detail):
    """What makes a product an ink, toner or drum. The yield is the declared one, in pages."""

    product_id: UUID
    product = ForeignKeyField(Product, backref="supply", unique=True, on_delete="CASCADE")
    origin = KindField(Origin)
    colour = KindField(Colour)
    capacity = KindField(Capacity, default=Capacity.STANDARD)
    ink_base = LineField()
    special = LineField()
    yield_pages: IntegerField[int | None] = IntegerField(null=True)
    standard = KindField(Standard, default=Standard.MANUFACTURER)
    basis = KindField(Basis, default=Basis.DECLARED)
    family = LineField(index=True)


class Paper(Detail):
    """What makes a product paper. Brightness and whiteness are figures on their own scales.

    `suits` lists uses, `machines` the kinds of printer it goes through (none: through all).
    """

    product_id: UUID
    product = ForeignKeyField(Product, backref="paper", unique=True, on_delete="CASCADE")
    size = LineField(default="A4")
    grammage: IntegerField[int] = IntegerField()
    grade = KindField(Grade)
    brightness: IntegerField[int | None] = IntegerField(null=True)
    brightness_scale = KindField(Brightness, default=Brightness.ISO)
    whiteness: IntegerField[int | None] = IntegerField(null=True)
    opacity: IntegerField[int | None] = IntegerField(null=True)
    sheets_per_ream: IntegerField[int] = IntegerField(default=500)
    reams_per_unit: IntegerField[int] = IntegerField(default=1)
    suits = LineField()
    machines = LineField()


class PrinterModel(Record):
    """A printer that clients have."""

    brand = LineField()
    model = LineField()
    kind = KindField(PrinterKind)

    class Meta:
        indexes = ((("brand", "model"), True),)


class Compatibility(Record):
    """A supply fits a printer, or is known not to. The yield is that of this pair, if known."""

    product_id: UUID
    product = ForeignKeyField(Product, backref="fits", on_delete="CASCADE")
    printer_id: UUID
    printer = ForeignKeyField(PrinterModel, backref="fits", on_delete="CASCADE")
    yield_pages: IntegerField[int | None] = IntegerField(null=True)
    standard = KindField(Standard, default=Standard.MANUFACTURER)
    basis = KindField(Basis, default=Basis.DECLARED)
    certainty = KindField(Certainty)
    source = LineField()
    checked_on = DayField(null=True)

    class Meta:
        indexes = ((("printer", "product"), True),)


class PriceAgreement(Record):
    """A price other than the list price: for what, who gets it, from how many, and when.

    It speaks of one product, or of a brand or a category or both, or of everything. It gives
    either a unit price or discounts off the list price, in basis points and taken one after the
    other ("1000;500" is 10 % then 5 %).
    """

    product_id: UUID | None
    product = ForeignKeyField(Product, null=True, backref="agreements", on_delete="CASCADE")
    category = LineField()
    brand = LineField()
    rule = KindField(PriceRuleKind)
    prospect_id: UUID | None
    prospect = ForeignKeyField(Prospect, null=True, on_delete="CASCADE")
    customer_group = LineField()
    from_quantity: IntegerField[int] = IntegerField(default=1)
    unit_price = ScaledField(null=True)
    discounts = LineField()
    currency = CurrencyField(default="VND")
    valid_from = DayField(null=True)
    valid_until = DayField(null=True)
    label = LineField()

    class Meta:
        indexes = ((("product", "rule"), False), (("prospect",), False))


class ProductPack(Detail):
    """A larger pack of a product: so many of its units in one, with a barcode of its own."""

    product_id: UUID
    product = ForeignKeyField(Product, backref="packs", on_delete="CASCADE")
    unit = KindField(Unit)
    quantity: IntegerField[int] = IntegerField()
    barcode = LineField(index=True)

    class Meta:
        indexes = ((("product", "unit", "quantity"), True),)


class ProductLink(Detail):
    """What is offered instead of a product, or with it."""

    product_id: UUID
    product = ForeignKeyField(Product, backref="links", on_delete="CASCADE")
    other_id: UUID
    other = ForeignKeyField(Product, backref="linked_from", on_delete="CASCADE")
    kind = KindField(LinkKind)
    note = LineField()

    class Meta:
        indexes = ((("product", "other", "kind"), True),)


class ProductFile(Record):
    """The picture or the spec sheet of a product. `size` is in bytes, `width` in pixels."""

    product_id: UUID
    product = ForeignKeyField(Product, backref="files", on_delete="CASCADE")
    kind = KindField(FileKind)
    name = LineField()
    media_type = LineField()
    size: IntegerField[int] = IntegerField()
    sha256 = LineField()
    width: IntegerField[int] = IntegerField(default=0)
    height: IntegerField[int] = IntegerField(default=0)
    content: BlobField[bytes] = BlobField()

    class Meta:
        indexes = ((("product", "kind"), True),)


class StockMove(Record):
    """A change of stock; insert-only. A count is kept as the difference that it found."""

    product_id: UUID
    product = ForeignKeyField(Product, backref="moves", on_delete="RESTRICT")
    kind = KindField(StockKind)
    quantity: IntegerField[int] = IntegerField()
    staff_id: UUID | None
    staff = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
    why = LineField()

    class Meta:
        indexes = ((("product",), False),)
