"""The tables as the desk opened with them."""

from __future__ import annotations

from typing import Any

from peewee import (
    SQL,
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
    UUIDField,
)
from playhouse.apsw_ext import APSWDatabase


def up(_migrator: Any, db: Any) -> None:
    """Make every table; on SQLite also the search index and the guards of what is kept for good."""
    db.bind(TABLES)
    db.create_tables(TABLES)
    if isinstance(db, APSWDatabase):
        for statement in SEARCH + INSERT_ONLY:
            db.execute_sql(statement)


class Staff(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    name = TextField()
    email = TextField()
    phone = TextField()
    active = BooleanField()

    class Meta:
        table_name = "staff"
        legacy_table_names = False


class StaffRole(Model):
    id = UUIDField(primary_key=True)
    staff = ForeignKeyField(Staff, backref="+", on_delete="CASCADE")
    role = TextField(
        constraints=[
            SQL(
                "CHECK (\"role\" IN ('sales development representative', 'account executive', 'product specialist', 'customer success representative', 'sales manager'))"
            )
        ]
    )

    class Meta:
        table_name = "staff_role"
        legacy_table_names = False
        indexes = ((("staff", "role"), True),)


class Setting(Model):
    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "setting"
        legacy_table_names = False


class NumberSeries(Model):
    series = TextField()
    year = IntegerField()
    last = IntegerField()

    class Meta:
        table_name = "number_series"
        legacy_table_names = False
        primary_key = CompositeKey("series", "year")


class SavedView(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    page = TextField()
    name = TextField()
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="CASCADE")
    conditions = TextField()
    columns = TextField()
    sort = TextField()
    position = IntegerField()

    class Meta:
        table_name = "saved_view"
        legacy_table_names = False
        indexes = ((("page", "position"), False),)


class Campaign(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    name = TextField(unique=True)
    source = TextField(
        constraints=[
            SQL(
                "CHECK (\"source\" IN ('referral', 'cold call', 'walk-in', 'web', 'event', 'campaign', 'import', 'unknown'))"
            )
        ]
    )
    starts_on = DateField(null=True)
    ends_on = DateField(null=True)
    notes = TextField()

    class Meta:
        table_name = "campaign"
        legacy_table_names = False


class SourceCost(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    source = TextField(
        constraints=[
            SQL(
                "CHECK (\"source\" IN ('referral', 'cold call', 'walk-in', 'web', 'event', 'campaign', 'import', 'unknown'))"
            )
        ]
    )
    campaign = ForeignKeyField(Campaign, backref="+", null=True, on_delete="CASCADE")
    amount = BigIntegerField()
    currency = TextField()
    spent_on = DateField()
    what = TextField()

    class Meta:
        table_name = "source_cost"
        legacy_table_names = False


class Prospect(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    company = TextField()
    sort_name = TextField()
    tax_code = TextField()
    industry = TextField()
    employees = IntegerField(null=True)
    website = TextField()
    language = TextField()
    source = TextField(
        constraints=[
            SQL(
                "CHECK (\"source\" IN ('referral', 'cold call', 'walk-in', 'web', 'event', 'campaign', 'import', 'unknown'))"
            )
        ]
    )
    campaign = ForeignKeyField(Campaign, backref="+", null=True, on_delete="SET NULL")
    acquisition_cost = BigIntegerField()
    currency = TextField()
    referred_by = ForeignKeyField("self", backref="+", null=True, on_delete="SET NULL")
    owner = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    temperature = TextField(constraints=[SQL("CHECK (\"temperature\" IN ('cold', 'warm', 'hot'))")])
    state = TextField(
        constraints=[
            SQL(
                "CHECK (\"state\" IN ('new', 'assigned', 'contacted', 'qualified', 'handed over', 'accepted', 'returned', 'nurture', 'disqualified', 'do not contact'))"
            )
        ]
    )
    state_reason = TextField()
    do_not_contact = BooleanField()
    do_not_contact_reason = TextField()
    credit_limit = BigIntegerField()
    payment_days = IntegerField(null=True)
    customer_group = TextField()
    notes = TextField()
    customer_since = DateField(null=True)
    next_step_at = TextField(null=True)
    next_step_kind = TextField()
    next_step_what = TextField()
    deal_stage = TextField()
    deal_value = BigIntegerField()
    last_activity_at = TextField(null=True)
    external_id = TextField()
    deleted_at = TextField(null=True)

    class Meta:
        table_name = "prospect"
        legacy_table_names = False
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


class Contact(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    name = TextField()
    title = TextField()
    decision_role = TextField(
        constraints=[
            SQL(
                "CHECK (\"decision_role\" IN ('decides', 'influences', 'uses', 'blocks', 'unknown'))"
            )
        ]
    )
    phone = TextField()
    phone_flag = TextField()
    email = TextField()
    email_flag = TextField()
    birthday = DateField(null=True)
    preferred_channel = TextField()
    position = IntegerField()

    class Meta:
        table_name = "contact"
        legacy_table_names = False


class ContactPoint(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    contact = ForeignKeyField(Contact, backref="+", null=True, on_delete="CASCADE")
    kind = TextField(constraints=[SQL("CHECK (\"kind\" IN ('phone', 'e-mail'))")])
    label = TextField()
    value = TextField()
    flag = TextField()
    position = IntegerField()

    class Meta:
        table_name = "contact_point"
        legacy_table_names = False
        indexes = ((("kind", "value"), False),)


class ProspectTag(Model):
    id = UUIDField(primary_key=True)
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    tag = TextField()

    class Meta:
        table_name = "prospect_tag"
        legacy_table_names = False
        indexes = ((("prospect", "tag"), True), (("tag",), False))


class Address(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    kind = TextField()
    street = TextField()
    ward = TextField()
    province = TextField()
    country = TextField()
    position = IntegerField()

    class Meta:
        table_name = "address"
        legacy_table_names = False


class WebLink(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    title = TextField()
    url = TextField()
    note = TextField()

    class Meta:
        table_name = "web_link"
        legacy_table_names = False


class Attachment(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    name = TextField()
    media_type = TextField()
    size = IntegerField()
    sha256 = TextField()
    content = BlobField()
    note = TextField()
    deleted_at = TextField(null=True)

    class Meta:
        table_name = "attachment"
        legacy_table_names = False


class Merge(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    kept = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    gone = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    moved = TextField()
    undone_at = TextField(null=True)

    class Meta:
        table_name = "merge"
        legacy_table_names = False


class NotTheSame(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    one = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    other = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")

    class Meta:
        table_name = "not_the_same"
        legacy_table_names = False
        indexes = ((("one", "other"), True),)


class ImportRun(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    kind = TextField()
    file_name = TextField()
    sha256 = TextField()
    rows = IntegerField()
    added = IntegerField()
    changed = IntegerField()
    last_history = IntegerField()
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    taken_back_at = TextField(null=True)

    class Meta:
        table_name = "import_run"
        legacy_table_names = False


class ImportedRecord(Model):
    id = UUIDField(primary_key=True)
    run = ForeignKeyField(ImportRun, backref="+", on_delete="CASCADE")
    record_table = TextField()
    record = UUIDField()
    action = TextField()
    before = TextField()
    after = TextField()

    class Meta:
        table_name = "imported_record"
        legacy_table_names = False
        indexes = ((("run", "record"), False),)


class ColumnMapping(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    kind = TextField()
    shape = TextField()
    columns = TextField()
    date_format = TextField()

    class Meta:
        table_name = "column_mapping"
        legacy_table_names = False
        indexes = ((("kind", "shape"), True),)


class Product(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    sku = TextField(unique=True)
    mpn = TextField(index=True)
    barcode = TextField(index=True)
    brand = TextField()
    category = TextField(
        constraints=[
            SQL(
                "CHECK (\"category\" IN ('toner', 'ink cartridge', 'ink bottle', 'drum', 'waste box', 'paper', 'stationery', 'service'))"
            )
        ]
    )
    name_en = TextField()
    name_vi = TextField()
    description_en = TextField()
    description_vi = TextField()
    unit = TextField(
        constraints=[
            SQL(
                "CHECK (\"unit\" IN ('piece', 'cartridge', 'bottle', 'pack', 'box', 'set', 'sheet', 'ream', 'carton', 'visit'))"
            )
        ]
    )
    pack_size = IntegerField()
    cost = BigIntegerField(null=True)
    list_price = BigIntegerField(null=True)
    currency = TextField()
    vat = IntegerField()
    stocked = BooleanField()
    discontinued = BooleanField()
    replaced_by = ForeignKeyField("self", backref="+", null=True, on_delete="SET NULL")
    region = TextField()
    notes = TextField()

    class Meta:
        table_name = "product"
        legacy_table_names = False
        indexes = ((("category", "brand"), False),)


class Supply(Model):
    id = UUIDField(primary_key=True)
    product = ForeignKeyField(Product, backref="+", unique=True, on_delete="CASCADE")
    origin = TextField(
        constraints=[
            SQL("CHECK (\"origin\" IN ('original', 'compatible', 'remanufactured', 'refill'))")
        ]
    )
    colour = TextField(
        constraints=[
            SQL(
                "CHECK (\"colour\" IN ('black', 'cyan', 'magenta', 'yellow', 'tri-colour', 'light cyan', 'light magenta', 'photo black', 'grey', 'light grey'))"
            )
        ]
    )
    capacity = TextField(
        constraints=[SQL("CHECK (\"capacity\" IN ('starter', 'standard', 'xl', 'xxl'))")]
    )
    ink_base = TextField()
    special = TextField()
    yield_pages = IntegerField(null=True)
    standard = TextField(
        constraints=[
            SQL(
                "CHECK (\"standard\" IN ('ISO/IEC 19752', 'ISO/IEC 19798', 'ISO/IEC 24711', 'ISO/IEC 29102', 'manufacturer'))"
            )
        ]
    )
    basis = TextField(constraints=[SQL("CHECK (\"basis\" IN ('declared', 'measured'))")])
    family = TextField(index=True)

    class Meta:
        table_name = "supply"
        legacy_table_names = False


class Paper(Model):
    id = UUIDField(primary_key=True)
    product = ForeignKeyField(Product, backref="+", unique=True, on_delete="CASCADE")
    size = TextField()
    grammage = IntegerField()
    grade = TextField(
        constraints=[SQL("CHECK (\"grade\" IN ('basic', 'everyday', 'presentation', 'photo'))")]
    )
    brightness = IntegerField(null=True)
    brightness_scale = TextField(
        constraints=[SQL("CHECK (\"brightness_scale\" IN ('ISO 2470', 'TAPPI T 452'))")]
    )
    whiteness = IntegerField(null=True)
    opacity = IntegerField(null=True)
    sheets_per_ream = IntegerField()
    reams_per_unit = IntegerField()
    suits = TextField()
    machines = TextField()

    class Meta:
        table_name = "paper"
        legacy_table_names = False


class PrinterModel(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    brand = TextField()
    model = TextField()
    kind = TextField(
        constraints=[
            SQL("CHECK (\"kind\" IN ('laser_mono', 'laser_colour', 'inkjet', 'ink_tank'))")
        ]
    )

    class Meta:
        table_name = "printer_model"
        legacy_table_names = False
        indexes = ((("brand", "model"), True),)


class Compatibility(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    product = ForeignKeyField(Product, backref="+", on_delete="CASCADE")
    printer = ForeignKeyField(PrinterModel, backref="+", on_delete="CASCADE")
    yield_pages = IntegerField(null=True)
    standard = TextField(
        constraints=[
            SQL(
                "CHECK (\"standard\" IN ('ISO/IEC 19752', 'ISO/IEC 19798', 'ISO/IEC 24711', 'ISO/IEC 29102', 'manufacturer'))"
            )
        ]
    )
    basis = TextField(constraints=[SQL("CHECK (\"basis\" IN ('declared', 'measured'))")])
    certainty = TextField(
        constraints=[SQL("CHECK (\"certainty\" IN ('confirmed', 'claimed', 'known bad'))")]
    )
    source = TextField()
    checked_on = DateField(null=True)

    class Meta:
        table_name = "compatibility"
        legacy_table_names = False
        indexes = ((("printer", "product"), True),)


class PriceAgreement(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    product = ForeignKeyField(Product, backref="+", null=True, on_delete="CASCADE")
    category = TextField()
    brand = TextField()
    rule = TextField(
        constraints=[
            SQL(
                "CHECK (\"rule\" IN ('contract', 'customer', 'group', 'quantity break', 'promotion', 'list'))"
            )
        ]
    )
    prospect = ForeignKeyField(Prospect, backref="+", null=True, on_delete="CASCADE")
    customer_group = TextField()
    from_quantity = IntegerField()
    unit_price = BigIntegerField(null=True)
    discounts = TextField()
    currency = TextField()
    valid_from = DateField(null=True)
    valid_until = DateField(null=True)
    label = TextField()

    class Meta:
        table_name = "price_agreement"
        legacy_table_names = False
        indexes = ((("product", "rule"), False), (("prospect",), False))


class ProductPack(Model):
    id = UUIDField(primary_key=True)
    product = ForeignKeyField(Product, backref="+", on_delete="CASCADE")
    unit = TextField(
        constraints=[
            SQL(
                "CHECK (\"unit\" IN ('piece', 'cartridge', 'bottle', 'pack', 'box', 'set', 'sheet', 'ream', 'carton', 'visit'))"
            )
        ]
    )
    quantity = IntegerField()
    barcode = TextField(index=True)

    class Meta:
        table_name = "product_pack"
        legacy_table_names = False
        indexes = ((("product", "unit", "quantity"), True),)


class ProductLink(Model):
    id = UUIDField(primary_key=True)
    product = ForeignKeyField(Product, backref="+", on_delete="CASCADE")
    other = ForeignKeyField(Product, backref="+", on_delete="CASCADE")
    kind = TextField(
        constraints=[SQL("CHECK (\"kind\" IN ('substitute', 'required', 'optional'))")]
    )
    note = TextField()

    class Meta:
        table_name = "product_link"
        legacy_table_names = False
        indexes = ((("product", "other", "kind"), True),)


class ProductFile(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    product = ForeignKeyField(Product, backref="+", on_delete="CASCADE")
    kind = TextField(constraints=[SQL("CHECK (\"kind\" IN ('picture', 'spec sheet'))")])
    name = TextField()
    media_type = TextField()
    size = IntegerField()
    sha256 = TextField()
    width = IntegerField()
    height = IntegerField()
    content = BlobField()

    class Meta:
        table_name = "product_file"
        legacy_table_names = False
        indexes = ((("product", "kind"), True),)


class StockMove(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    product = ForeignKeyField(Product, backref="+", on_delete="RESTRICT")
    kind = TextField(
        constraints=[SQL("CHECK (\"kind\" IN ('count', 'receipt', 'delivery', 'correction'))")]
    )
    quantity = IntegerField()
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    why = TextField()

    class Meta:
        table_name = "stock_move"
        legacy_table_names = False
        indexes = ((("product",), False),)


class Opportunity(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    name = TextField()
    stage = TextField(
        constraints=[
            SQL(
                "CHECK (\"stage\" IN ('discovery', 'proposal', 'negotiation', 'won', 'lost', 'cancelled', 'on hold'))"
            )
        ]
    )
    stage_since = TextField()
    amount = BigIntegerField()
    currency = TextField()
    probability = IntegerField()
    expected_close = DateField(null=True)
    owner = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    closed_at = TextField(null=True)
    lost_reasons = TextField()
    competitor = TextField()
    competitor_price = BigIntegerField(null=True)
    notes = TextField()

    class Meta:
        table_name = "opportunity"
        legacy_table_names = False
        indexes = (
            (("stage", "stage_since"), False),
            (("prospect", "stage"), False),
            (("closed_at",), False),
        )


class StageLog(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    opportunity = ForeignKeyField(Opportunity, backref="+", on_delete="CASCADE")
    before = TextField()
    after = TextField(
        constraints=[
            SQL(
                "CHECK (\"after\" IN ('discovery', 'proposal', 'negotiation', 'won', 'lost', 'cancelled', 'on hold'))"
            )
        ]
    )
    seconds = IntegerField()
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")

    class Meta:
        table_name = "stage_log"
        legacy_table_names = False
        indexes = ((("after", "created_at"), False),)


class Activity(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    contact = ForeignKeyField(Contact, backref="+", null=True, on_delete="SET NULL")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    kind = TextField(
        constraints=[SQL("CHECK (\"kind\" IN ('call', 'e-mail', 'visit', 'meeting', 'note'))")]
    )
    direction = TextField(constraints=[SQL("CHECK (\"direction\" IN ('out', 'in'))")])
    state = TextField(constraints=[SQL("CHECK (\"state\" IN ('planned', 'held', 'not held'))")])
    at = TextField()
    minutes = IntegerField(null=True)
    outcome = TextField()

    class Meta:
        table_name = "activity"
        legacy_table_names = False
        indexes = ((("prospect", "at"), False), (("at",), False))


class Task(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    opportunity = ForeignKeyField(Opportunity, backref="+", null=True, on_delete="SET NULL")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    kind = TextField(
        constraints=[
            SQL(
                "CHECK (\"kind\" IN ('call', 'e-mail', 'visit', 'meeting', 'present', 'sign', 'deliver', 'invoice', 'payment', 'reorder', 'to do'))"
            )
        ]
    )
    what = TextField()
    due_at = TextField()
    timed = BooleanField()
    cause = TextField(
        constraints=[
            SQL(
                "CHECK (\"cause\" IN ('by hand', 'follow-up plan', 'reorder forecast', 'renewal', 'overdue payment', 'hand-over'))"
            )
        ]
    )
    cause_key = TextField()
    done_at = TextField(null=True)
    done_by = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    result = TextField()

    class Meta:
        table_name = "task"
        legacy_table_names = False
        indexes = (
            (("done_at", "due_at"), False),
            (("staff", "done_at", "due_at"), False),
            (("prospect", "done_at", "due_at"), False),
            (("cause", "done_at"), False),
        )


class Qualification(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", unique=True, on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    need = TextField()
    budget = TextField()
    decides = TextField()
    when = TextField()
    gap_reason = TextField()
    qualified_at = TextField(null=True)

    class Meta:
        table_name = "qualification"
        legacy_table_names = False
        indexes = ((("qualified_at",), False),)


class HandOver(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    giver = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    taker = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    note = TextField()
    due_on = DateField()
    answer = TextField(
        constraints=[SQL("CHECK (\"answer\" IN ('waiting', 'accepted', 'returned', 'withdrawn'))")]
    )
    answered_at = TextField(null=True)
    answered_by = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    reason = TextField()

    class Meta:
        table_name = "hand_over"
        legacy_table_names = False
        indexes = ((("answer", "due_on"), False), (("giver", "answered_at"), False))


class NeedsAssessment(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="CASCADE")
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    months = IntegerField()
    supplier = TextField()
    supplier_evidence = TextField(
        constraints=[SQL("CHECK (\"supplier_evidence\" IN ('told', 'measured', 'estimated'))")]
    )
    delivery = TextField()
    pays_per_month = BigIntegerField(null=True)
    pays_evidence = TextField(
        constraints=[SQL("CHECK (\"pays_evidence\" IN ('told', 'measured', 'estimated'))")]
    )
    budget = BigIntegerField(null=True)
    currency = TextField()
    special_inks = TextField()
    ink_wishes = TextField()
    pays_with_vat = BooleanField(null=True)
    vat = IntegerField()
    decides = TextField()
    decide_by = DateField(null=True)
    notes = TextField()
    changed_at = TextField()

    class Meta:
        table_name = "needs_assessment"
        legacy_table_names = False


class NeededPrinter(Model):
    id = UUIDField(primary_key=True)
    assessment = ForeignKeyField(NeedsAssessment, backref="+", on_delete="CASCADE")
    position = IntegerField()
    printer = ForeignKeyField(PrinterModel, backref="+", null=True, on_delete="SET NULL")
    model_text = TextField()
    quantity = IntegerField()
    place = TextField()
    ownership = TextField(
        constraints=[SQL("CHECK (\"ownership\" IN ('owned', 'leased', 'unknown'))")]
    )
    mono_pages = IntegerField(null=True)
    colour_pages = IntegerField(null=True)
    duplex_share = IntegerField(null=True)
    coverage = IntegerField(null=True)
    uses_now = TextField()
    pays_now = BigIntegerField(null=True)
    evidence = TextField(
        constraints=[SQL("CHECK (\"evidence\" IN ('told', 'measured', 'estimated'))")]
    )
    known_on = DateField(null=True)

    class Meta:
        table_name = "needed_printer"
        legacy_table_names = False


class MeterReading(Model):
    id = UUIDField(primary_key=True)
    printer = ForeignKeyField(NeededPrinter, backref="+", on_delete="CASCADE")
    day = DateField()
    mono = IntegerField()
    colour = IntegerField(null=True)

    class Meta:
        table_name = "meter_reading"
        legacy_table_names = False


class SupplyChange(Model):
    id = UUIDField(primary_key=True)
    printer = ForeignKeyField(NeededPrinter, backref="+", on_delete="CASCADE")
    product = ForeignKeyField(Product, backref="+", on_delete="CASCADE")
    day = DateField()

    class Meta:
        table_name = "supply_change"
        legacy_table_names = False


class NeededPaper(Model):
    id = UUIDField(primary_key=True)
    assessment = ForeignKeyField(NeedsAssessment, backref="+", on_delete="CASCADE")
    position = IntegerField()
    size = TextField()
    use = TextField(
        constraints=[
            SQL(
                "CHECK (\"use\" IN ('handouts', 'office', 'client documents', 'design proofs', 'archive', 'photos'))"
            )
        ]
    )
    grammage = IntegerField(null=True)
    grade = TextField()
    people = IntegerField(null=True)
    reams_per_month = IntegerField(null=True)
    days_per_ream = IntegerField(null=True)
    stock_reams = IntegerField(null=True)
    pays_per_ream = BigIntegerField(null=True)
    why = TextField()
    evidence = TextField(
        constraints=[SQL("CHECK (\"evidence\" IN ('told', 'measured', 'estimated'))")]
    )
    known_on = DateField(null=True)

    class Meta:
        table_name = "needed_paper"
        legacy_table_names = False


class AnswerSource(Model):
    id = UUIDField(primary_key=True)
    assessment = ForeignKeyField(NeedsAssessment, backref="+", on_delete="CASCADE")
    subject = UUIDField()
    name = TextField()
    evidence = TextField(
        constraints=[SQL("CHECK (\"evidence\" IN ('told', 'measured', 'estimated'))")]
    )
    known_on = DateField()

    class Meta:
        table_name = "answer_source"
        legacy_table_names = False
        indexes = ((("subject", "name"), True),)


class Proposal(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    number = TextField()
    revision = IntegerField()
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="RESTRICT")
    opportunity = ForeignKeyField(Opportunity, backref="+", null=True, on_delete="SET NULL")
    contact = ForeignKeyField(Contact, backref="+", null=True, on_delete="SET NULL")
    assessment = ForeignKeyField(NeedsAssessment, backref="+", null=True, on_delete="SET NULL")
    owner = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    state = TextField(
        constraints=[
            SQL(
                "CHECK (\"state\" IN ('draft', 'awaiting approval', 'approved', 'presented', 'negotiating', 'accepted', 'partly accepted', 'declined', 'expired', 'withdrawn', 'superseded'))"
            )
        ]
    )
    state_reason = TextField()
    dated = DateField()
    valid_until = DateField()
    currency = TextField()
    language = TextField()
    client_name = TextField()
    client_address = TextField()
    client_tax_code = TextField()
    contact_name = TextField()
    contact_title = TextField()
    opening = TextField()
    delivery_terms = TextField()
    warranty_terms = TextField()
    payment_terms = TextField()
    discount = IntegerField()
    total = BigIntegerField()
    margin = IntegerField(null=True)
    approved_by = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    presented_at = TextField(null=True)
    answered_at = TextField(null=True)
    signed_by = TextField()
    follow_up_on = DateField(null=True)
    changed_at = TextField()
    deleted_at = TextField(null=True)

    class Meta:
        table_name = "proposal"
        legacy_table_names = False
        indexes = (
            (("number", "revision"), True),
            (("state", "valid_until"), False),
            (("prospect",), False),
            (("opportunity",), False),
            (("changed_at",), False),
        )


class ProposalLine(Model):
    id = UUIDField(primary_key=True)
    proposal = ForeignKeyField(Proposal, backref="+", on_delete="CASCADE")
    position = IntegerField()
    kind = TextField(
        constraints=[
            SQL("CHECK (\"kind\" IN ('item', 'section', 'subtotal', 'note', 'discount', 'charge'))")
        ]
    )
    choice = TextField(
        constraints=[
            SQL("CHECK (\"choice\" IN ('normal', 'optional', 'alternative', 'on demand'))")
        ]
    )
    choice_group = TextField()
    chosen = BooleanField()
    product = ForeignKeyField(Product, backref="+", null=True, on_delete="RESTRICT")
    sku = TextField()
    name = TextField()
    detail = TextField()
    unit = TextField()
    quantity = IntegerField()
    unit_price = BigIntegerField()
    discount = IntegerField()
    vat = IntegerField()
    cost = BigIntegerField(null=True)
    price_rule = TextField()
    serves = TextField()
    reason = TextField()
    cost_per_page = TextField()
    page_yield = IntegerField(null=True)
    coverage = IntegerField(null=True)

    class Meta:
        table_name = "proposal_line"
        legacy_table_names = False
        indexes = ((("proposal", "position"), False),)


class SentDocument(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    kind = TextField()
    number = TextField(index=True)
    proposal = ForeignKeyField(Proposal, backref="+", null=True, on_delete="RESTRICT")
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="RESTRICT")
    language = TextField()
    sha256 = TextField()
    content = BlobField()

    class Meta:
        table_name = "sent_document"
        legacy_table_names = False


class Order(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    number = TextField(unique=True)
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="RESTRICT")
    opportunity = ForeignKeyField(Opportunity, backref="+", null=True, on_delete="SET NULL")
    proposal = ForeignKeyField(Proposal, backref="+", null=True, on_delete="RESTRICT")
    owner = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    state = TextField(
        constraints=[SQL("CHECK (\"state\" IN ('confirmed', 'processing', 'done', 'cancelled'))")]
    )
    delivery = TextField(constraints=[SQL("CHECK (\"delivery\" IN ('none', 'part', 'full'))")])
    invoicing = TextField(constraints=[SQL("CHECK (\"invoicing\" IN ('none', 'part', 'full'))")])
    ordered_on = DateField()
    currency = TextField()
    language = TextField()
    discount = IntegerField()
    total = BigIntegerField()
    client_name = TextField()
    client_address = TextField()
    client_tax_code = TextField()
    contact_name = TextField()
    delivery_address = TextField()
    delivery_terms = TextField()
    payment_terms = TextField()
    payment_days = IntegerField()
    origin = TextField()
    cancel_reason = TextField()

    class Meta:
        table_name = "sales_order"
        legacy_table_names = False
        indexes = ((("prospect", "ordered_on"), False), (("ordered_on",), False))


class OrderLine(Model):
    id = UUIDField(primary_key=True)
    order = ForeignKeyField(Order, backref="+", on_delete="CASCADE")
    position = IntegerField()
    product = ForeignKeyField(Product, backref="+", null=True, on_delete="RESTRICT")
    sku = TextField()
    name = TextField()
    detail = TextField()
    unit = TextField()
    quantity = IntegerField()
    unit_price = BigIntegerField()
    discount = IntegerField()
    vat = IntegerField()
    cost = BigIntegerField(null=True)
    delivered = IntegerField()
    invoiced = IntegerField()

    class Meta:
        table_name = "order_line"
        legacy_table_names = False
        indexes = ((("order", "position"), False), (("product",), False))


class Delivery(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    number = TextField(unique=True)
    order = ForeignKeyField(Order, backref="+", on_delete="RESTRICT")
    delivered_on = DateField()
    received_by = TextField()
    note = TextField()

    class Meta:
        table_name = "delivery"
        legacy_table_names = False


class DeliveryLine(Model):
    id = UUIDField(primary_key=True)
    delivery = ForeignKeyField(Delivery, backref="+", on_delete="CASCADE")
    order_line = ForeignKeyField(OrderLine, backref="+", on_delete="RESTRICT")
    quantity = IntegerField()

    class Meta:
        table_name = "delivery_line"
        legacy_table_names = False


class Invoice(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    number = TextField(null=True, unique=True)
    order = ForeignKeyField(Order, backref="+", on_delete="RESTRICT")
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="RESTRICT")
    state = TextField(
        constraints=[
            SQL("CHECK (\"state\" IN ('draft', 'issued', 'part-paid', 'paid', 'void', 'credited'))")
        ]
    )
    issued_on = DateField(null=True)
    due_on = DateField(null=True)
    currency = TextField()
    language = TextField()
    discount = IntegerField()
    net = BigIntegerField()
    tax = BigIntegerField()
    total = BigIntegerField()
    paid = BigIntegerField()
    client_name = TextField()
    client_address = TextField()
    client_tax_code = TextField()
    contact_name = TextField()

    class Meta:
        table_name = "invoice"
        legacy_table_names = False
        indexes = ((("state", "due_on"), False), (("prospect", "state"), False))


class InvoiceLine(Model):
    id = UUIDField(primary_key=True)
    invoice = ForeignKeyField(Invoice, backref="+", on_delete="CASCADE")
    position = IntegerField()
    order_line = ForeignKeyField(OrderLine, backref="+", null=True, on_delete="RESTRICT")
    sku = TextField()
    name = TextField()
    detail = TextField()
    unit = TextField()
    quantity = IntegerField()
    unit_price = BigIntegerField()
    discount = IntegerField()
    vat = IntegerField()

    class Meta:
        table_name = "invoice_line"
        legacy_table_names = False


class Payment(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    number = TextField(unique=True)
    prospect = ForeignKeyField(Prospect, backref="+", on_delete="RESTRICT")
    invoice = ForeignKeyField(Invoice, backref="+", on_delete="RESTRICT")
    paid_on = DateField()
    amount = BigIntegerField()
    currency = TextField()
    method = TextField(
        constraints=[SQL("CHECK (\"method\" IN ('cash', 'bank transfer', 'card', 'cheque'))")]
    )
    reference = TextField()
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    reverses = ForeignKeyField("self", backref="+", null=True, unique=True, on_delete="RESTRICT")

    class Meta:
        table_name = "payment"
        legacy_table_names = False
        indexes = ((("paid_on",), False),)


class Acceptance(Model):
    id = UUIDField(primary_key=True)
    created_at = TextField()
    proposal = ForeignKeyField(Proposal, backref="+", on_delete="RESTRICT")
    name = TextField()
    how = TextField()
    signature = BlobField(null=True)
    document_sha256 = TextField()

    class Meta:
        table_name = "acceptance"
        legacy_table_names = False


class History(Model):
    id = AutoField(primary_key=True)
    at = TextField()
    staff = ForeignKeyField(Staff, backref="+", null=True, on_delete="SET NULL")
    record_table = TextField()
    record = UUIDField()
    action = TextField()
    before = TextField()
    after = TextField()

    class Meta:
        table_name = "history"
        legacy_table_names = False
        indexes = ((("record", "id"), False),)


class SearchEntry(Model):
    id = AutoField(primary_key=True)
    topic = TextField()
    record = UUIDField(unique=True)
    title = TextField()
    subtitle = TextField()
    words = TextField()
    changed_at = TextField()

    class Meta:
        table_name = "search_entry"
        legacy_table_names = False
        indexes = ((("topic", "id"), False),)


TABLES = [
    Staff,
    StaffRole,
    Setting,
    NumberSeries,
    SavedView,
    Campaign,
    SourceCost,
    Prospect,
    Contact,
    ContactPoint,
    ProspectTag,
    Address,
    WebLink,
    Attachment,
    Merge,
    NotTheSame,
    ImportRun,
    ImportedRecord,
    ColumnMapping,
    Product,
    Supply,
    Paper,
    PrinterModel,
    Compatibility,
    PriceAgreement,
    ProductPack,
    ProductLink,
    ProductFile,
    StockMove,
    Opportunity,
    StageLog,
    Activity,
    Task,
    Qualification,
    HandOver,
    NeedsAssessment,
    NeededPrinter,
    MeterReading,
    SupplyChange,
    NeededPaper,
    AnswerSource,
    Proposal,
    ProposalLine,
    SentDocument,
    Order,
    OrderLine,
    Delivery,
    DeliveryLine,
    Invoice,
    InvoiceLine,
    Payment,
    Acceptance,
    History,
    SearchEntry,
]
SEARCH = (
    """CREATE VIRTUAL TABLE search_index USING fts5(topic, words, content='search_entry',
    content_rowid='id', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER search_entry_insert AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_index(rowid, topic, words) VALUES (new.id, new.topic, new.words); END""",
    """CREATE TRIGGER search_entry_delete AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, topic, words)
    VALUES ('delete', old.id, old.topic, old.words); END""",
    """CREATE TRIGGER search_entry_update AFTER UPDATE ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, topic, words)
    VALUES ('delete', old.id, old.topic, old.words);
    INSERT INTO search_index(rowid, topic, words) VALUES (new.id, new.topic, new.words); END""",
)
INSERT_ONLY = (
    """CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is insert-only'); END""",
    """CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is insert-only'); END""",
    """CREATE TRIGGER stock_move_no_update BEFORE UPDATE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move is insert-only'); END""",
    """CREATE TRIGGER stock_move_no_delete BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move is insert-only'); END""",
    """CREATE TRIGGER payment_no_update BEFORE UPDATE OF id, created_at, number, invoice_id, paid_on, amount, currency, method, reference, staff_id, reverses_id ON payment BEGIN SELECT RAISE(ABORT, 'payment is insert-only'); END""",
    """CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'payment is insert-only'); END""",
    """CREATE TRIGGER stage_log_no_update BEFORE UPDATE ON stage_log BEGIN SELECT RAISE(ABORT, 'stage_log is insert-only'); END""",
    """CREATE TRIGGER stage_log_no_delete BEFORE DELETE ON stage_log BEGIN SELECT RAISE(ABORT, 'stage_log is insert-only'); END""",
    """CREATE TRIGGER sent_document_no_update BEFORE UPDATE OF id, created_at, kind, number, proposal_id, language, sha256, content ON sent_document BEGIN SELECT RAISE(ABORT, 'sent_document is insert-only'); END""",
    """CREATE TRIGGER sent_document_no_delete BEFORE DELETE ON sent_document BEGIN SELECT RAISE(ABORT, 'sent_document is insert-only'); END""",
    """CREATE TRIGGER acceptance_no_update BEFORE UPDATE ON acceptance BEGIN SELECT RAISE(ABORT, 'acceptance is insert-only'); END""",
    """CREATE TRIGGER acceptance_no_delete BEFORE DELETE ON acceptance BEGIN SELECT RAISE(ABORT, 'acceptance is insert-only'); END""",
)
