"""What belongs to a product: larger packs, substitutes, and what is needed or goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.catalogue.kinds import LinkKind, Unit
from salesdesk.errors import WrongInput
from salesdesk.models.catalogue import Product, ProductLink, ProductPack
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.editing import kept_value, refuse_taken
from salesdesk.services.context import Context, Done, found


@dataclass(frozen=True, slots=True)
class Pack:
    """A larger pack: so many of a product's units in one carton or box."""

    id: UUID
    unit: Unit
    quantity: int
    barcode: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A product that is offered instead of another, or with it."""

    id: UUID
    product_id: UUID
    sku: str
    name: str
    kind: LinkKind
    note: str


class Belongings:
    """Packs and links of products."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def packs(self, product_id: UUID) -> tuple[Pack, ...]:
        """The larger packs of a product, smallest first."""
        query = ProductPack.select().where(ProductPack.product == product_id)
        rows = query.order_by(ProductPack.quantity)
        return tuple(Pack(row.id, row.unit, row.quantity, row.barcode) for row in rows)

    def scanned(self, code: str) -> tuple[UUID, int] | None:
        """The product and how many of it are in the pack with this barcode."""
        row = ProductPack.get_or_none(ProductPack.barcode == code) if code else None
        return (row.product_id, row.quantity) if row is not None else None

    def add_pack(
        self, product_id: UUID, unit: Unit, quantity: int, barcode: str = ""
    ) -> Done[UUID]:
        """Say that a carton or box holds so many units. Raises WrongInput."""
        if quantity < 2:
            raise WrongInput(sentence("A larger pack holds 2 or more."), "quantity")
        code = kept_value("product.barcode", barcode)
        with self._context.writing() as book:
            refuse_taken("product.barcode", code)
            same = (ProductPack.product == product_id) & (ProductPack.quantity == quantity)
            if ProductPack.select().where(same & (ProductPack.unit == unit)).exists():
                raise WrongInput(sentence("This pack is there already."), "quantity")
            row = book.add(
                ProductPack, product=product_id, unit=unit, quantity=quantity, barcode=code
            )
            return book.done(row.id)

    def remove_pack(self, pack_id: UUID) -> Done[tuple[UUID, Pack]]:
        """Take a pack away; the answer, its product and itself, lets `add_pack` bring it back."""
        with self._context.writing() as book:
            row = found(ProductPack, pack_id)
            kept = row.product_id, Pack(row.id, row.unit, row.quantity, row.barcode)
            book.remove(row)
            return book.done(kept)

    # what goes instead or with it

    def links(self, product_id: UUID) -> tuple[Linked, ...]:
        """Substitutes and companions. A substitute counts both ways."""
        link = ProductLink
        mine = link.select(link, Product).join(Product, on=link.other)
        found_rows = [(row, row.other) for row in mine.where(link.product == product_id)]
        theirs = link.select(link, Product).join(Product, on=link.product)
        both = (link.other == product_id) & (link.kind == LinkKind.SUBSTITUTE)
        found_rows += [(row, row.product) for row in theirs.where(both)]
        listed = [
            Linked(row.id, one.id, one.sku, one.name_vi or one.name_en, row.kind, row.note)
            for row, one in found_rows
        ]
        return tuple(sorted(listed, key=lambda one: (list(LinkKind).index(one.kind), one.name)))

    def link(self, product_id: UUID, other_id: UUID, kind: LinkKind, note: str = "") -> Done[UUID]:
        """Link two products. Raises WrongInput where they are linked so already, or are one."""
        if product_id == other_id:
            raise WrongInput(sentence("A product cannot be linked to itself."), "other")
        if any(one.product_id == other_id and one.kind is kind for one in self.links(product_id)):
            raise WrongInput(sentence("These two are linked already."), "other")
        with self._context.writing() as book:
            found(Product, other_id)
            row = book.add(
                ProductLink, product=product_id, other=other_id, kind=kind, note=note.strip()
            )
            return book.done(row.id)

    def unlink(self, link_id: UUID) -> Done[tuple[UUID, UUID, LinkKind, str]]:
        """Take a link away; the answer is what `link` takes to bring it back."""
        with self._context.writing() as book:
            row = found(ProductLink, link_id)
            kept = row.product_id, row.other_id, row.kind, row.note
            book.remove(row)
            return book.done(kept)
