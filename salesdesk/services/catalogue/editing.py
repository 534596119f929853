"""Writing on products: entered, changed field by field, replaced, and taken out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from peewee import Model

from salesdesk.domain.catalogue import product_fields
from salesdesk.domain.catalogue.kinds import (
    SUPPLIES,
    Category,
    Colour,
    Grade,
    Origin,
    Unit,
)
from salesdesk.domain.catalogue.product_fields import PRICES, checked
from salesdesk.domain.team.roles import Right
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.catalogue import (
    Compatibility,
    Paper,
    PrinterModel,
    Product,
    ProductPack,
    StockMove,
    Supply,
)
from salesdesk.models.closing import OrderLine
from salesdesk.models.proposals import ProposalLine
from salesdesk.money import UnitPrice
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.finding import product_findable
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.search import forget, index

PARTS: Mapping[str, type[Model]] = {"product": Product, "supply": Supply, "paper": Paper}
_UNIQUE = ("product.sku", "product.barcode")
_MONEY = ("cost", "list_price")


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product that is being entered; prices without VAT, of one unit."""

    sku: str
    category: Category
    name_en: str = ""
    name_vi: str = ""
    brand: str = ""
    mpn: str = ""
    barcode: str = ""
    unit: Unit = Unit.PIECE
    list_price: UnitPrice | None = None
    cost: UnitPrice | None = None


@dataclass(frozen=True, slots=True)
class FieldBefore:
    """A field of a product as it was before it was changed."""

    product_id: UUID
    field: str
    value: object


class ProductEditing:
    """Everybody may keep the catalogue right; prices need the right to change them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, new: NewProduct) -> Done[UUID]:
        """Enter a product. Raises WrongInput with the field that cannot stand."""
        if new.list_price is not None or new.cost is not None:
            self._context.require(Right.CHANGE_PRICES)
        values = {name: kept_value("product." + name, getattr(new, name)) for name in _ENTERED}
        if not (new.name_en or new.name_vi):
            raise WrongInput(sentence("Give it a name in one of the languages."), "product.name_vi")
        with self._context.writing() as book:
            refuse_taken("product.sku", values["sku"])
            refuse_taken("product.barcode", values["barcode"])
            row = book.add(
                Product,
                **values,
                currency=self._context.settings.currency,
                vat=self._context.settings.default_vat,
            )
            _have_parts(book, row)
            index_product(book, row)
            return book.done(row.id)

    def set(self, product_id: UUID, field: str, value: object) -> Done[FieldBefore]:
        """Write a field such as "product.sku", "supply.colour" or "paper.grammage".

        Raises WrongInput, with the field, for what cannot stand there.
        """
        if field in PRICES:
            self._context.require(Right.CHANGE_PRICES)
        kept = kept_value(field, value)
        with self._context.writing() as book:
            product = found(Product, product_id)
            refuse_taken(field, kept, product_id)
            part, name = field.split(".")
            row = _part(book, product, part)
            before = FieldBefore(product_id, field, _shown(row, name))
            book.change(row, **{name: kept})
            _have_parts(book, product)
            index_product(book, found(Product, product_id))
            return book.done(before)

    def values(self, product_id: UUID) -> dict[str, object]:
        """Every field of a product as `set` takes it; cost only for who may see it.

        Raises NotFound.
        """
        product = found(Product, product_id)
        values: dict[str, object] = {"product.replaced_by": product.replaced_by_id}
        for part, checks in product_fields.PARTS.items():
            table: Any = PARTS[part]
            row = product if part == "product" else table.get_or_none(table.product == product.id)
            if row is not None:
                values |= {f"{part}.{name}": _shown(row, name) for name in checks}
        member = self._context.member
        if member is None or not member.may(Right.SEE_COST):
            del values["product.cost"]
        return values

    def put_back(self, before: FieldBefore) -> Done[FieldBefore]:
        """Undo a change of a field; the answer undoes the undoing."""
        if before.field == "product.replaced_by":
            return self.replace(before.product_id, before.value)  # type: ignore[arg-type]
        return self.set(before.product_id, before.field, before.value)

    def replace(self, product_id: UUID, replacement_id: UUID | None) -> Done[FieldBefore]:
        """Say what took a product's place. Raises WrongInput where that would run in a circle."""
        with self._context.writing() as book:
            product = found(Product, product_id)
            following = replacement_id
            while following is not None:
                if following == product_id:
                    raise WrongInput(
                        sentence("A product cannot take its own place."), "product.replaced_by"
                    )
                following = found(Product, following).replaced_by_id
            before = FieldBefore(product_id, "product.replaced_by", product.replaced_by_id)
            book.change(product, replaced_by=replacement_id)
            return book.done(before)

    def remove(self, product_id: UUID) -> Done[UUID]:
        """Delete a product that nothing was ever done with; otherwise discontinue it.

        Raises NotAllowed where it moved in stock or stands on a proposal or an order.
        """
        with self._context.writing() as book:
            product = found(Product, product_id)
            if _is_used(product_id):
                raise NotAllowed(
                    sentence("{product} was sold or counted: discontinue it.", product=product.sku)
                )
            book.remove(product)
            forget(product_id)
            return book.done(product_id)


_ENTERED = (
    *("sku", "category", "name_en", "name_vi", "brand", "mpn", "barcode", "unit"),
    *("list_price", "cost"),
)


def kept_value(field: str, value: object) -> Any:
    """A value as its column takes it: prices as numbers. Raises WrongInput with the field."""
    plain = checked(field, value)
    return plain.scaled if isinstance(plain, UnitPrice) else plain


def _shown(row: Any, name: str) -> object:
    """A column as it would be handed in: prices with their currency, lists as lists."""
    value = getattr(row, name)
    if name in _MONEY:
        return None if value is None else UnitPrice(value, row.currency)
    if name in ("special", "suits", "machines"):
        return [each for each in value.split(";") if each]
    return value


def _part(book: Book, product: Product, part: str) -> Model:
    if part == "product":
        return product
    table: Any = PARTS[part]
    row: Model | None = table.get_or_none(table.product == product.id)
    return row if row is not None else _new_part(book, product, part)


def _have_parts(book: Book, product: Product) -> None:
    """A supply has its colour and origin, paper its size: made when the category asks for it."""
    if product.category in SUPPLIES:
        _part(book, product, "supply")
    elif product.category is Category.PAPER:
        _part(book, product, "paper")


def _new_part(book: Book, product: Product, part: str) -> Model:
    if part == "paper":
        return book.add(Paper, product=product, grammage=80, grade=Grade.EVERYDAY)
    return book.add(Supply, product=product, origin=Origin.ORIGINAL, colour=Colour.BLACK)


def refuse_taken(field: str, value: Any, mine: UUID | None = None) -> None:
    """Raise WrongInput where another product, or a pack, has this SKU or barcode."""
    if field not in _UNIQUE or not value:
        return
    column = getattr(Product, field.split(".")[1])
    other = Product.get_or_none((column == value) & (Product.id != mine))
    if other is None and field == "product.barcode":
        pack = ProductPack.get_or_none(ProductPack.barcode == value)
        other = pack.product if pack is not None else None
    if other is not None:
        raise WrongInput(
            sentence("{product} has this number already.", product=other.name_vi or other.name_en),
            field,
        )


def index_product(book: Book, row: Product) -> None:
    """Make a product findable by what is written on it and by the printers it fits."""
    fits = (
        PrinterModel.select(PrinterModel.brand, PrinterModel.model)
        .join(Compatibility)
        .where(Compatibility.product == row.id)
    )
    names = [f"{one.brand} {one.model}" for one in fits]
    index(book, product_findable(row.__data__, names))


def _is_used(product_id: UUID) -> bool:
    return any(
        table.select().where(table.product == product_id).exists()
        for table in (StockMove, ProposalLine, OrderLine)
    )
