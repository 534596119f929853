"""Everything that can be written on one product, read in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from salesdesk.desk import Desk
from salesdesk.domain.catalogue.kinds import FileKind
from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.team.roles import Right
from salesdesk.errors import NotFound
from salesdesk.sentence import sentence
from salesdesk.services.catalogue.belongings import Linked, Pack
from salesdesk.services.catalogue.files import KeptFile
from salesdesk.services.catalogue.fitting import FitRow
from salesdesk.services.catalogue.stock import Moved

MOST_MOVES = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """A product with its fields, packs, links, printers, files and stock."""

    product: Product
    values: Mapping[str, object]
    replacement: Product | None
    packs: tuple[Pack, ...]
    links: tuple[Linked, ...]
    fits: tuple[FitRow, ...]
    picture: KeptFile | None
    has_sheet: bool
    moves: tuple[Moved, ...]
    may_price: bool


def read_sheet(desk: Desk, product_id: UUID) -> Sheet:
    """Read a product. Raises NotFound where it is gone."""
    catalogue, member = desk.catalogue, desk.member
    product = catalogue.catalogue().product(product_id)
    if product is None:
        raise NotFound(sentence("This product is not in the catalogue any more."))
    replaced = product.replacement_id
    return Sheet(
        product,
        catalogue.editing.values(product_id),
        catalogue.catalogue().product(replaced) if replaced else None,
        catalogue.belongings.packs(product_id),
        catalogue.belongings.links(product_id),
        catalogue.fitting.printers(product_id),
        catalogue.files.file(product_id, FileKind.PICTURE),
        FileKind.SPEC_SHEET in catalogue.files.kinds(product_id),
        catalogue.shelf_stock.moves(product_id, MOST_MOVES),
        member is not None and member.may(Right.CHANGE_PRICES),
    )
