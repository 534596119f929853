"""Accounts leave the desk as files: what the list shows, everything, or the people as vCards."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.standing import standing
from salesdesk.domain.prospects.states import TaskKind
from salesdesk.domain.prospects.whole import (
    Reach,
    WholeAccount,
    WholeAddress,
    WholeContact,
    WholeStep,
)
from salesdesk.errors import Cancelled, FileRefused
from salesdesk.exchange.prospect_export import whole_rows, whole_sheet
from salesdesk.exchange.sheet_writer import Cell, SheetColumn, whole_file, write_table
from salesdesk.exchange.vcard_writer import VCardVersion, account_cards
from salesdesk.language import Language
from salesdesk.models.campaigns import Campaign
from salesdesk.models.prospect_keys import keys_of_rows
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect, ProspectTag
from salesdesk.models.team import Staff
from salesdesk.money import Money
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context
from salesdesk.services.prospects.columns import COLUMNS, Look
from salesdesk.services.prospects.listing import ProspectLists
from salesdesk.services.prospects.shapes import Shown

__all__ = ["BATCH", "USUAL", "Exported", "ProspectExports", "VCardVersion", "Watch"]

BATCH = 500
USUAL = ("company", "contact", "phone", "email", "standing", "step", "next_what", "value", "owner")
"""The columns of a list of which nobody chose any."""

_Names = dict[UUID | None, str]
Progress = Callable[[str, float], None]


def _silent(_text: str, _share: float) -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks on while a file is written: told how far it is, asked whether to stop."""

    progress: Progress = _silent
    cancelled: Callable[[], bool] = _never


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was written, and how many accounts are in it."""

    path: Path
    accounts: int


class ProspectExports:
    """Writing accounts to files. `numbers` are row numbers as a listing gives them.

    Every file is written whole or not at all: Cancelled and FileRefused leave none behind.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lists = ProspectLists(context)

    def shown(
        self,
        path: Path,
        numbers: Sequence[int],
        words: Language,
        columns: Sequence[str] = USUAL,
        watch: Watch = Watch(),
    ) -> Exported:
        """What a list shows, one row for an account, as CSV or XLSX (by the name's ending).

        `columns` are keys of COLUMNS in their order; a next step is its day, amounts are numbers
        with their currency in a last column.
        """
        keys = tuple(key for key in columns if key in COLUMNS) or USUAL
        rows = self._listed(numbers, keys, words, watch, path.name)
        write_table(path, words.tr("Prospects"), _list_sheet(keys, words), rows)
        return Exported(path, len(numbers))

    def everything(
        self, path: Path, numbers: Sequence[int], words: Language, watch: Watch = Watch()
    ) -> Exported:
        """All that is known of accounts and their people, for another desk, as CSV or XLSX."""
        accounts = self._accounts(numbers, watch, path.name)
        rows = (row for account in accounts for row in whole_rows(account, words))
        write_table(path, words.tr("Prospects"), whole_sheet(words), rows)
        return Exported(path, len(numbers))

    def contacts(
        self,
        path: Path,
        numbers: Sequence[int],
        version: VCardVersion = VCardVersion.THREE,
        watch: Watch = Watch(),
    ) -> Exported:
        """The people of accounts as vCards in one file."""
        if path.suffix.lower() not in {".vcf", ".vcard"}:
            raise FileRefused(
                sentence("{file} is no vCard: end the name with .vcf.", file=path.name), "file"
            )
        with (
            whole_file(path) as partial,
            partial.open("w", encoding="utf-8", newline="") as file,
        ):
            for account in self._accounts(numbers, watch, path.name):
                file.writelines(account_cards(account, version))
        return Exported(path, len(numbers))

    def _listed(
        self,
        numbers: Sequence[int],
        keys: tuple[str, ...],
        words: Language,
        watch: Watch,
        name: str,
    ) -> Iterator[list[Cell]]:
        for batch in _batches(numbers, watch, name):
            for values in self._lists.values(batch, keys):
                yield _list_row(keys, values, words)

    def _accounts(self, numbers: Sequence[int], watch: Watch, name: str) -> Iterator[WholeAccount]:
        """The accounts one by one, read in batches, with word of how far it is between them."""
        names: _Names = {None: ""}
        for table in (Staff, Campaign):
            names |= {row.id: row.name for row in table.select(table.id, table.name)}
        for batch in _batches(numbers, watch, name):
            yield from self._batch(batch, names)

    def _batch(self, numbers: array[int], names: _Names) -> Iterator[WholeAccount]:
        keys = keys_of_rows(self._context.database.connections, numbers)
        among = list(keys.values())
        rows = {row.id: row for row in Prospect.select().where(Prospect.id.in_(among))}
        hung = _Hung(among)
        named = names | _companies([row.referred_by_id for row in rows.values()])
        for number in numbers:
            row = rows.get(keys[number]) if number in keys else None
            if row is not None and row.deleted_at is None:
                yield self._whole(row, hung, named)

    def _whole(self, row: Prospect, hung: _Hung, names: _Names) -> WholeAccount:
        own, of_contacts = hung.points[row.id], hung.contact_points
        customer = row.customer_since is not None
        return WholeAccount(
            **{name: getattr(row, name) for name in _PLAIN},
            acquisition_cost=Money(row.acquisition_cost, row.currency),
            credit_limit=Money(row.credit_limit, row.currency),
            referred_by=names.get(row.referred_by_id, ""),
            campaign=names.get(row.campaign_id, ""),
            owner=names.get(row.owner_id, ""),
            standing=standing(row.state, row.deal_stage, customer=customer),
            next_step=self._step(row),
            deals_worth=Money(row.deal_value, row.currency) if row.deal_value else None,
            tags=tuple(sorted(hung.tags[row.id])),
            contacts=tuple(_contact(each, of_contacts[each.id]) for each in hung.contacts[row.id]),
            points=tuple(own),
            addresses=tuple(hung.addresses[row.id]),
        )

    def _step(self, row: Prospect) -> WholeStep | None:
        if row.next_step_at is None:
            return None
        day = self._context.clock.local(row.next_step_at).date()
        return WholeStep(TaskKind(row.next_step_kind or TaskKind.TODO), row.next_step_what, day)


_PLAIN = (
    *("id", "company", "tax_code", "industry", "employees", "website", "language", "source"),
    *("temperature", "state", "state_reason", "do_not_contact"),
    *("do_not_contact_reason", "payment_days", "customer_group", "notes", "external_id"),
    "customer_since",
)


def _batches(numbers: Sequence[int], watch: Watch, name: str) -> Iterator[array[int]]:
    """Row numbers in batches, with word of how far it is between them."""
    wanted = array("q", numbers)
    for start in range(0, len(wanted), BATCH):
        if watch.cancelled():
            raise Cancelled(sentence("Stopped. No file was written."))
        watch.progress(name, start / len(wanted))
        yield wanted[start : start + BATCH]
    watch.progress(name, 1.0)


def _list_sheet(keys: tuple[str, ...], words: Language) -> list[SheetColumn]:
    sheet = [SheetColumn(words.tr(COLUMNS[key].label), _width(key)) for key in keys]
    if any(COLUMNS[key].look is Look.MONEY for key in keys):
        sheet.append(SheetColumn(words.tr("Currency"), _NARROW))
    return sheet


def _width(key: str) -> int:
    return _WIDE if COLUMNS[key].look is Look.TEXT else _USUAL_WIDTH


def _list_row(keys: tuple[str, ...], values: tuple[Shown, ...], words: Language) -> list[Cell]:
    cells = [_cell(key, value, words) for key, value in zip(keys, values, strict=True)]
    if any(COLUMNS[key].look is Look.MONEY for key in keys):
        sums = (value for value in values if isinstance(value, Money))
        cells.append(next((money.currency for money in sums), None))
    return cells


def _cell(key: str, value: Shown, words: Language) -> Cell:
    if isinstance(value, Sentence):
        return words.say(value)
    if isinstance(value, Money):
        return value.decimal
    # What the desk itself plans is kept in English and shown in the reader's language.
    return words.tr(value) if key == "next_what" and isinstance(value, str) else value


_WIDE, _USUAL_WIDTH, _NARROW = 28, 16, 10


class _Hung:
    """What hangs on some accounts, by account (points of people: by contact)."""

    def __init__(self, among: list[UUID]) -> None:
        self.contacts: dict[UUID, list[Contact]] = defaultdict(list)
        self.points: dict[UUID, list[Reach]] = defaultdict(list)
        self.contact_points: dict[UUID, list[Reach]] = defaultdict(list)
        self.addresses: dict[UUID, list[WholeAddress]] = defaultdict(list)
        self.tags: dict[UUID, list[str]] = defaultdict(list)
        for contact in _in_order(Contact, among):
            self.contacts[contact.prospect_id].append(contact)
        for point in _in_order(ContactPoint, among):
            reach = Reach(point.kind, point.value, point.label)
            if point.contact_id is None:
                self.points[point.prospect_id].append(reach)
            else:
                self.contact_points[point.contact_id].append(reach)
        for place in _in_order(Address, among):
            self.addresses[place.prospect_id].append(
                WholeAddress(place.kind, place.street, place.ward, place.province, place.country)
            )
        for tag in ProspectTag.select().where(ProspectTag.prospect.in_(among)):
            self.tags[tag.prospect_id].append(tag.tag)


def _in_order(table: Any, among: list[UUID]) -> Any:
    return table.select().where(table.prospect.in_(among)).order_by(table.position, table.id)


def _contact(row: Contact, points: list[Reach]) -> WholeContact:
    return WholeContact(
        row.id,
        row.name,
        row.title,
        row.decision_role,
        row.phone,
        row.email,
        row.birthday,
        row.preferred_channel,
        tuple(points),
    )


def _companies(keys: list[UUID | None]) -> _Names:
    wanted = [key for key in keys if key is not None]
    rows = Prospect.select(Prospect.id, Prospect.company).where(Prospect.id.in_(wanted))
    return {row.id: row.company for row in rows}
