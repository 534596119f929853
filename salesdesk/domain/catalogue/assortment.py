"""Everything the shop sells or knows of, indexed so that a need is answered at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from salesdesk.domain.catalogue.kinds import SpecialInk
from salesdesk.domain.catalogue.printers import PrinterFinder
from salesdesk.domain.catalogue.products import Fit, FittingSupply, PrinterModel, Product
from salesdesk.domain.catalogue.special_inks import answers

_TO_MAKE = PrinterFinder(())
"""Stands for the finder that an assortment makes of its own printers."""


@dataclass(frozen=True, slots=True)
class Assortment:
    """Everything the shop sells or knows of, indexed once and then asked many times.

    It may also hold only a part; then `finder` is the one over all printers.
    """

    products: tuple[Product, ...]
    printers: tuple[PrinterModel, ...]
    fits: tuple[Fit, ...]
    finder: PrinterFinder = field(default=_TO_MAKE, repr=False, compare=False)
    _papers: tuple[Product, ...] = field(init=False, repr=False, compare=False)
    _products: dict[UUID, Product] = field(init=False, repr=False, compare=False)
    _printers: dict[UUID, PrinterModel] = field(init=False, repr=False, compare=False)
    _by_printer: dict[UUID, list[Fit]] = field(init=False, repr=False, compare=False)
    _by_product: dict[UUID, list[Fit]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_printer: dict[UUID, list[Fit]] = {}
        by_product: dict[UUID, list[Fit]] = {}
        for fit in self.fits:
            by_printer.setdefault(fit.printer_id, []).append(fit)
            by_product.setdefault(fit.product_id, []).append(fit)
        papers = tuple(p for p in self.products if p.paper and p.offered)
        if self.finder is _TO_MAKE:
            object.__setattr__(self, "finder", PrinterFinder(self.printers))
        object.__setattr__(self, "_papers", papers)
        object.__setattr__(self, "_products", {p.id: p for p in self.products})
        object.__setattr__(self, "_printers", {p.id: p for p in self.printers})
        object.__setattr__(self, "_by_printer", by_printer)
        object.__setattr__(self, "_by_product", by_product)

    def product(self, product_id: UUID) -> Product | None:
        """The product with this id."""
        return self._products.get(product_id)

    def printer(self, printer_id: UUID) -> PrinterModel | None:
        """The printer with this id."""
        return self._printers.get(printer_id)

    def supplies_of(self, printer: PrinterModel) -> list[FittingSupply]:
        """All that is known for a printer, stocked or not, good or known bad."""
        found = []
        for fit in self._by_printer.get(printer.id, ()):
            product = self._products.get(fit.product_id)
            if product and product.supply:
                found.append(FittingSupply(product, product.supply, fit))
        return found

    def printers_of(self, product: Product) -> list[tuple[PrinterModel, Fit]]:
        """The printers a supply is known to fit, or not to."""
        fits = self._by_product.get(product.id, ())
        return [(self._printers[f.printer_id], f) for f in fits if f.printer_id in self._printers]

    def replacement(self, product: Product) -> Product | None:
        """What follows a discontinued product, where the shop sells it."""
        follower = self._products.get(product.replacement_id) if product.replacement_id else None
        return follower if follower and follower.offered else None

    def with_inks(self, wished: frozenset[SpecialInk]) -> list[tuple[Product, list[PrinterModel]]]:
        """Inks on sale that answer a wish, the best first, with the printers that take them."""
        found = [(p, answers(p, wished)) for p in self.products if p.supply and p.offered]
        found.sort(key=lambda pair: (-pair[1], pair[0].stock_on_hand <= 0, pair[0].sku))
        return [(p, [one for one, _fit in self.printers_of(p)]) for p, fits in found if fits]

    def papers(self) -> tuple[Product, ...]:
        """The papers the shop sells today."""
        return self._papers
