"""Finding products while their name, number or printer is being typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from salesdesk.models.catalogue import Product
from salesdesk.models.search import matching
from salesdesk.services.catalogue.finding import TOPIC, own_words
from salesdesk.services.catalogue.reading import as_dicts, read_stock
from salesdesk.text import fold, search_words

_EXACT, _STARTS, _OWN, _THROUGH_PRINTER = range(4)
MOST_LOOKED_AT = 1_000
"""So many that match are weighed against each other; of more, those entered last."""

Row = dict[str, Any]


class ProductFinder:
    """Every word typed must begin a word of the product, or of a printer that it fits.

    The search index finds the candidates, so that a large catalogue costs no more than a small
    one; what is asked at each key reads only those.
    """

    def __init__(self, database: Any) -> None:
        self._database = database

    def find(self, text: str, limit: int, among: Collection[UUID] | None = None) -> list[UUID]:
        """What matches, best first: its number before its name, its name before its printers;
        then what is sold, what is on the shelf, and the shop's own numbers in their order.
        """
        words = search_words(text)
        rows = self._candidates(text) if words else _first(limit)
        if among is not None:
            rows = [row for row in rows if row["id"] in among]
        stock = read_stock([row["id"] for row in rows])
        asked = [_beginning(word) for word in words]
        rows.sort(key=lambda row: _place(row, words, asked, stock.get(row["id"], 0)))
        return [row["id"] for row in rows[:limit]]

    def numbered(self, number: str) -> UUID | None:
        """The product with exactly this SKU, part number or barcode (a scanner's answer)."""
        asked = "".join(search_words(number))
        if not asked:
            return None
        found = (row["id"] for row in self._candidates(number) if asked in _numbers(row))
        return next(found, None)

    def _candidates(self, text: str) -> list[Row]:
        return _rows(matching(self._database, text, TOPIC, MOST_LOOKED_AT))


def _rows(keys: Sequence[UUID]) -> list[Row]:
    return list(as_dicts(_columns().where(Product.id.in_(list(keys)))))


def _first(limit: int) -> list[Row]:
    """Where nothing was typed: what is sold, in the order of its numbers."""
    on_sale = _columns().where(Product.stocked & ~Product.discontinued)
    return list(as_dicts(on_sale.order_by(Product.sku).limit(limit)))


def _columns() -> Any:
    return Product.select(
        Product.id,
        Product.sku,
        Product.mpn,
        Product.barcode,
        Product.brand,
        Product.category,
        Product.name_en,
        Product.name_vi,
        Product.stocked,
        Product.discontinued,
        Product.list_price,
    )


def _place(
    row: Row, words: Sequence[str], asked: Sequence[re.Pattern[str]], on_hand: int
) -> tuple[object, ...]:
    offered = row["stocked"] and not row["discontinued"] and row["list_price"] is not None
    return _rank(row, words, asked), not offered, on_hand <= 0, row["sku"]


def _rank(row: Row, words: Sequence[str], asked: Sequence[re.Pattern[str]]) -> int:
    joined = "".join(words)
    numbers = _numbers(row)
    if joined in numbers:
        return _EXACT
    if len(joined) > 2 and any(number.startswith(joined) for number in numbers):
        return _STARTS
    own = " ".join((fold(own_words(row)), *numbers))
    return _OWN if all(word.search(own) for word in asked) else _THROUGH_PRINTER


def _numbers(row: Row) -> tuple[str, ...]:
    found = (row["sku"], row["mpn"], row["barcode"])
    return tuple("".join(search_words(number)) for number in found if number)


def _beginning(word: str) -> re.Pattern[str]:
    """Where a word begins: also where letters meet digits, as in M404dn."""
    return re.compile(rf"(?:\b|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])){re.escape(word)}")
