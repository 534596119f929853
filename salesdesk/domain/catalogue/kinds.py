"""The words of the trade for products, printers and how well they fit."""

from __future__ import annotations

from enum import StrEnum

from salesdesk.sentence import mark


class Category(StrEnum):
    """What kind of product it is."""

    TONER = "toner"
    INK_CARTRIDGE = "ink cartridge"
    INK_BOTTLE = "ink bottle"
    DRUM = "drum"
    WASTE_BOX = "waste box"
    PAPER = "paper"
    STATIONERY = "stationery"
    SERVICE = "service"


COMPANIONS = (Category.DRUM, Category.WASTE_BOX)
"""What wears out or fills up with every page, and holds nothing to print with."""

SUPPLIES = (Category.TONER, Category.INK_CARTRIDGE, Category.INK_BOTTLE, *COMPANIONS)
"""The categories that fit a printer."""


class Origin(StrEnum):
    """Who made a supply, and out of what."""

    ORIGINAL = "original"
    COMPATIBLE = "compatible"
    REMANUFACTURED = "remanufactured"
    REFILL = "refill"


class Colour(StrEnum):
    """The colour of a supply; tri-colour holds cyan, magenta and yellow in one."""

    BLACK = "black"
    CYAN = "cyan"
    MAGENTA = "magenta"
    YELLOW = "yellow"
    TRI_COLOUR = "tri-colour"
    LIGHT_CYAN = "light cyan"
    LIGHT_MAGENTA = "light magenta"
    PHOTO_BLACK = "photo black"
    GREY = "grey"
    LIGHT_GREY = "light grey"


class Capacity(StrEnum):
    """How much a supply holds within its family."""

    STARTER = "starter"
    STANDARD = "standard"
    XL = "xl"
    XXL = "xxl"


class InkBase(StrEnum):
    """What carries the colour of an ink."""

    DYE = "dye"
    PIGMENT = "pigment"


class SpecialInk(StrEnum):
    """What an ink is asked for besides fitting the printer."""

    PIGMENT = "pigment"
    DYE = "dye"
    PHOTO = "photo"
    PROOF = "proof"
    FADE_RESISTANT = "fade-resistant"
    WATER_RESISTANT = "water-resistant"
    SUBLIMATION = "sublimation"


class Standard(StrEnum):
    """How a yield was measured."""

    MONO_TONER = "ISO/IEC 19752"
    COLOUR_TONER = "ISO/IEC 19798"
    INK = "ISO/IEC 24711"
    PHOTO = "ISO/IEC 29102"
    MANUFACTURER = "manufacturer"


class Basis(StrEnum):
    """Where a yield comes from."""

    DECLARED = "declared"
    MEASURED = "measured"


class Certainty(StrEnum):
    """How sure the shop is that a supply fits a printer."""

    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    KNOWN_BAD = "known bad"


class PrinterKind(StrEnum):
    """How a printer prints."""

    LASER_MONO = "laser_mono"
    LASER_COLOUR = "laser_colour"
    INKJET = "inkjet"
    INK_TANK = "ink_tank"


class PaperUse(StrEnum):
    """What a client prints on the paper for."""

    HANDOUTS = "handouts"
    OFFICE = "office"
    CLIENT_DOCUMENTS = "client documents"
    DESIGN_PROOFS = "design proofs"
    ARCHIVE = "archive"
    PHOTOS = "photos"


class Grade(StrEnum):
    """How good a paper is, from the plainest up."""

    BASIC = "basic"
    EVERYDAY = "everyday"
    PRESENTATION = "presentation"
    PHOTO = "photo"


class Brightness(StrEnum):
    """The scale of a brightness figure; the two cannot be compared."""

    ISO = "ISO 2470"
    TAPPI = "TAPPI T 452"


class Unit(StrEnum):
    """What one is counted in when it is sold."""

    PIECE = "piece"
    CARTRIDGE = "cartridge"
    BOTTLE = "bottle"
    PACK = "pack"
    BOX = "box"
    SET = "set"
    SHEET = "sheet"
    REAM = "ream"
    CARTON = "carton"
    VISIT = "visit"


class PriceRuleKind(StrEnum):
    """Where a price comes from, in the order in which the kinds win."""

    CONTRACT = "contract"
    CUSTOMER = "customer"
    GROUP = "group"
    QUANTITY = "quantity break"
    PROMOTION = "promotion"
    LIST = "list"


class LinkKind(StrEnum):
    """How one product belongs to another."""

    SUBSTITUTE = "substitute"
    REQUIRED = "required"
    OPTIONAL = "optional"


class FileKind(StrEnum):
    """What is kept with a product as a file."""

    PICTURE = "picture"
    SPEC_SHEET = "spec sheet"


class StockKind(StrEnum):
    """Why stock moved."""

    COUNT = "count"
    RECEIPT = "receipt"
    DELIVERY = "delivery"
    CORRECTION = "correction"


SHEETS_PER_REAM = 500

CATEGORY_NAMES = {
    Category.TONER: mark("Toner"),
    Category.INK_CARTRIDGE: mark("Ink cartridge"),
    Category.INK_BOTTLE: mark("Ink bottle"),
    Category.DRUM: mark("Drum"),
    Category.WASTE_BOX: mark("Waste box"),
    Category.PAPER: mark("Paper"),
    Category.STATIONERY: mark("Stationery"),
    Category.SERVICE: mark("Service"),
}
ORIGIN_NAMES = {
    Origin.ORIGINAL: mark("Original"),
    Origin.COMPATIBLE: mark("Compatible"),
    Origin.REMANUFACTURED: mark("Remanufactured"),
    Origin.REFILL: mark("Refill"),
}
COLOUR_NAMES = {
    Colour.BLACK: mark("black"),
    Colour.CYAN: mark("cyan"),
    Colour.MAGENTA: mark("magenta"),
    Colour.YELLOW: mark("yellow"),
    Colour.TRI_COLOUR: mark("tri-colour"),
    Colour.LIGHT_CYAN: mark("light cyan"),
    Colour.LIGHT_MAGENTA: mark("light magenta"),
    Colour.PHOTO_BLACK: mark("photo black"),
    Colour.GREY: mark("grey"),
    Colour.LIGHT_GREY: mark("light grey"),
}
SPECIAL_INK_NAMES = {
    SpecialInk.PIGMENT: mark("pigment ink"),
    SpecialInk.DYE: mark("dye ink"),
    SpecialInk.PHOTO: mark("photo ink"),
    SpecialInk.PROOF: mark("ink for proofs"),
    SpecialInk.FADE_RESISTANT: mark("ink that does not fade"),
    SpecialInk.WATER_RESISTANT: mark("ink that stands water"),
    SpecialInk.SUBLIMATION: mark("sublimation ink"),
}
CAPACITY_NAMES = {
    Capacity.STARTER: mark("starter"),
    Capacity.STANDARD: mark("standard"),
    Capacity.XL: mark("XL"),
    Capacity.XXL: mark("XXL"),
}
CERTAINTY_NAMES = {
    Certainty.CONFIRMED: mark("Confirmed"),
    Certainty.CLAIMED: mark("Claimed"),
    Certainty.KNOWN_BAD: mark("Does not fit"),
}
PAPER_USE_NAMES = {
    PaperUse.HANDOUTS: mark("Handouts"),
    PaperUse.OFFICE: mark("Drafts and office"),
    PaperUse.CLIENT_DOCUMENTS: mark("Client documents"),
    PaperUse.DESIGN_PROOFS: mark("Design proofs"),
    PaperUse.ARCHIVE: mark("Archive"),
    PaperUse.PHOTOS: mark("Photos"),
}
GRADE_NAMES = {
    Grade.BASIC: mark("Basic"),
    Grade.EVERYDAY: mark("Everyday"),
    Grade.PRESENTATION: mark("Presentation"),
    Grade.PHOTO: mark("Photo"),
}
PRINTER_KIND_NAMES = {
    PrinterKind.LASER_MONO: mark("Mono laser"),
    PrinterKind.LASER_COLOUR: mark("Colour laser"),
    PrinterKind.INKJET: mark("Inkjet"),
    PrinterKind.INK_TANK: mark("Ink tank"),
}
LINK_KIND_NAMES = {
    LinkKind.SUBSTITUTE: mark("Instead of it"),
    LinkKind.REQUIRED: mark("Needed with it"),
    LinkKind.OPTIONAL: mark("Goes with it"),
}
STOCK_KIND_NAMES = {
    StockKind.COUNT: mark("Count"),
    StockKind.RECEIPT: mark("Receipt"),
    StockKind.DELIVERY: mark("Delivery"),
    StockKind.CORRECTION: mark("Correction"),
}
UNIT_NAMES = {
    Unit.PIECE: mark("piece"),
    Unit.CARTRIDGE: mark("cartridge"),
    Unit.BOTTLE: mark("bottle"),
    Unit.PACK: mark("pack"),
    Unit.BOX: mark("box"),
    Unit.SET: mark("set"),
    Unit.SHEET: mark("sheet"),
    Unit.REAM: mark("ream"),
    Unit.CARTON: mark("carton"),
    Unit.VISIT: mark("visit"),
}

_COUNTED = {
    Category.TONER: Unit.CARTRIDGE,
    Category.INK_CARTRIDGE: Unit.CARTRIDGE,
    Category.INK_BOTTLE: Unit.BOTTLE,
}


def counted(unit: Unit, category: Category, pieces: int = 1) -> Unit:
    """What people count a product in: a toner kept as a piece is a cartridge ("hộp"), an ink
    bottle a bottle ("chai"), several in one box a pack. Any other unit stays as it is kept.
    """
    if unit is not Unit.PIECE or category not in _COUNTED:
        return unit
    return Unit.PACK if pieces > 1 else _COUNTED[category]
