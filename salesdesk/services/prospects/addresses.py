"""Where an account is, is sent its goods, and its bills; and which address a paper takes."""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from salesdesk.domain.prospects.places import AddressKind, AddressParts, places
from salesdesk.models.prospects import Address
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects.fields import ADDRESS_FIELDS, Value, read_value, set_value
from salesdesk.services.prospects.removed import note_removed
from salesdesk.services.prospects.shapes import AddressDetail, address_line


class ProspectAddresses:
    """Addresses, each for what it is used."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add_address(
        self, prospect_id: UUID, street: str = "", kind: AddressKind | None = None
    ) -> Done[UUID]:
        """Add an address to an account: its main one, unless it has that or `kind` says else."""
        return self.add_address_with(prospect_id, "street", street, kind)

    def add_address_with(
        self, prospect_id: UUID, name: str, value: Value, kind: AddressKind | None = None
    ) -> Done[UUID]:
        """Add an address of which one field (a key of ADDRESS_FIELDS) is known."""
        with self._context.writing() as book:
            rows = _addresses(prospect_id)
            usual = AddressKind.DELIVERY if rows else AddressKind.MAIN
            values = {"kind": kind or usual, name: read_value(ADDRESS_FIELDS, name, value)}
            address = book.add(Address, prospect=prospect_id, position=len(rows), **values)
            return book.done(address.id)

    def set_address(self, address_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an address (a key of ADDRESS_FIELDS).

        A ward or province that is known is written as the official list has it.
        """
        with self._context.writing() as book:
            address = found(Address, address_id)
            if name == "ward":
                value = places().ward(str(value or ""), address.province) or value
            set_value(book, address, ADDRESS_FIELDS, name, value)
            return book.done(address_id)

    def set_address_parts(self, address_id: UUID, parts: AddressParts) -> Done[UUID]:
        """Set street, ward, province and country in one go."""
        with self._context.writing() as book:
            address = found(Address, address_id)
            book.change(address, **asdict(parts))
            return book.done(address_id)

    def set_main_address(self, prospect_id: UUID, name: str, value: Value) -> Done[UUID]:
        """Set one field of an account's first address, which is made where there is none yet."""
        first = next(iter(_addresses(prospect_id)), None)
        if first is None:
            return self.add_address_with(prospect_id, name, value)
        return self.set_address(first.id, name, value)

    def remove_address(self, address_id: UUID) -> Done[UUID]:
        """Remove an address; `put_back_address` undoes it."""
        with self._context.writing() as book:
            address = found(Address, address_id)
            line = address_line(address.street, address.ward, address.province)
            note_removed(book, address.prospect_id, address, line)
            book.remove(address)
            return book.done(address_id)

    def put_back_address(self, prospect_id: UUID, address: AddressDetail) -> Done[UUID]:
        """Add a removed address again as it was."""
        values = {name: getattr(address, name) for name in (*ADDRESS_FIELDS, "position")}
        with self._context.writing() as book:
            book.add(Address, id=address.id, prospect=prospect_id, **values)
            return book.done(address.id)


def address_for(prospect_id: UUID, kind: AddressKind) -> Address | None:
    """The account's address of a kind; else its main one, else its first."""
    rows = _addresses(prospect_id)
    for wanted in (kind, AddressKind.MAIN):
        if (row := next((one for one in rows if one.kind == wanted), None)) is not None:
            return row
    return next(iter(rows), None)


def line_for(prospect_id: UUID, kind: AddressKind, *, only: bool = False) -> str:
    """The address for a kind of paper, in one line; with `only`, none but an address of just it."""
    row = address_for(prospect_id, kind)
    if row is None or (only and row.kind != kind):
        return ""
    return address_line(row.street, row.ward, row.province, row.country)


def _addresses(prospect_id: UUID) -> list[Address]:
    return list(
        Address.select()
        .where(Address.prospect == prospect_id)
        .order_by(Address.position, Address.id)
    )
