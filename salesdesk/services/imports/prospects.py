"""Taking in a list of prospects: each row is imported, or listed with its line and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.checks import Checked, hint
from salesdesk.domain.prospects.states import SOURCE_NAMES, ProspectState, Source
from salesdesk.errors import Cancelled
from salesdesk.exchange.columns import MappedTable
from salesdesk.exchange.prospects import (
    PROSPECT_COLUMNS,
    ProspectRow,
    company_key,
    prepare_prospects,
    read_prospects,
)
from salesdesk.exchange.records import RowFault
from salesdesk.models.bulk import Bulk, plain
from salesdesk.models.fields import new_id
from salesdesk.models.history import History
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.models.search import SearchEntry
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Book, Context
from salesdesk.services.imports.report import ImportReport, Listed, columns_of, found_out
from salesdesk.services.written import contact_line
from salesdesk.text import fold, phone_digits, search_text

Progress = Callable[[str, float], None]
Key = tuple[str, str]
BATCH = 2000


@dataclass(frozen=True, slots=True)
class _Known:
    """Who is in the shop already: what tells an account, and its name."""

    names: Mapping[Key, str]

    def same(self, row: ProspectRow) -> Listed | None:
        """The account that a row repeats, with the reason; None for a new one."""
        for key in keys_of(row):
            if key in self.names:
                return Listed(row.line, _REASONS[key[0]](self.names[key]), row.company)
        return None


_REASONS: dict[str, Callable[[str], Sentence]] = {
    "tax code": lambda name: sentence("Same tax code as {company}.", company=name),
    "e-mail": lambda name: sentence("Same e-mail as {company}.", company=name),
    "phone": lambda name: sentence("Same name and phone as {company}.", company=name),
    "name": lambda name: sentence("Same name as {company}.", company=name),
}


def import_prospects(
    context: Context,
    path: Path,
    chosen: Mapping[str, str],
    *,
    date_format: str = "",
    dry_run: bool = False,
    progress: Progress = lambda _text, _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import a list of prospects in one transaction, or only check it (`dry_run`).

    Everything is read and checked before anything is written. Raises FileRefused or WrongInput
    for a file that is no list of prospects, Cancelled (and keeps nothing) where it is stopped.
    """
    table = prepare_prospects(path, chosen, date_format)
    accepted, listed, faults = _checked(table, _known(), progress, cancelled)
    if not dry_run:
        with context.writing() as book:
            _write(context, book, accepted, progress, cancelled)
    return ImportReport(
        file=path.name,
        found=found_out(table),
        columns=columns_of(table, PROSPECT_COLUMNS),
        imported=len(accepted),
        duplicates=tuple(listed),
        faults=tuple(faults),
        flags=tuple(_flags(accepted)),
        dry_run=dry_run,
    )


def keys_of(row: ProspectRow) -> Iterator[Key]:
    """What tells a row's account from others, surest first."""
    name = company_key(row.company)
    if row.tax_code:
        yield "tax code", row.tax_code
    yield from (("e-mail", mail.text.casefold()) for mail in row.emails if not mail.flag)
    yield from (("phone", f"{name} {_national(phone.text)}") for phone in row.phones)
    if not (row.tax_code or row.emails or row.phones):
        yield "name", name


def _known() -> _Known:
    names: dict[Key, str] = {}
    accounts = Prospect.select(Prospect.id, Prospect.company, Prospect.tax_code).where(
        Prospect.deleted_at.is_null()
    )
    companies: dict[UUID, str] = {}
    for account, company, tax_code in plain(accounts):
        companies[account] = company
        names["name", company_key(company)] = company
        if tax_code:
            names["tax code", tax_code] = company
    contacts = Contact.select(Contact.prospect, Contact.phone, Contact.email)
    for account, phone, email in plain(contacts):
        company = companies.get(account, "")
        if company and email:
            names["e-mail", email.casefold()] = company
        if company and phone:
            names["phone", f"{company_key(company)} {_national(phone)}"] = company
    return _Known(names)


def _checked(
    table: MappedTable, known: _Known, progress: Progress, cancelled: Callable[[], bool]
) -> tuple[list[ProspectRow], list[Listed], list[Listed]]:
    accepted: list[ProspectRow] = []
    listed: list[Listed] = []
    faults: list[Listed] = []
    for row in _watched(read_prospects(table), table, progress, cancelled):
        if isinstance(row, RowFault):
            faults.append(Listed(row.line, row.sentence, row.column))
        elif row.repeats is not None:
            reason = sentence("Repeats line {line} of the file.", line=row.repeats)
            listed.append(Listed(row.line, reason, row.company))
        elif same := known.same(row):
            listed.append(same)
        else:
            accepted.append(row)
    return accepted, listed, faults


def _watched(
    rows: Iterable[ProspectRow | RowFault],
    table: MappedTable,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Iterator[ProspectRow | RowFault]:
    lines = max(1, table.format.lines)
    for number, row in enumerate(rows):
        if number % BATCH == 0:
            stop_if(cancelled)
            progress(table.path.name, min(0.5, 0.5 * number / lines))
        yield row


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise Cancelled where the person asked for it."""
    if cancelled():
        raise Cancelled(sentence("Stopped. Nothing was imported."))


def _write(
    context: Context,
    book: Book,
    rows: list[ProspectRow],
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    writer = _Writer(context, book)
    for start in range(0, len(rows), BATCH):
        stop_if(cancelled)
        writer.write(rows[start : start + BATCH])
        progress("", 0.5 + 0.5 * min(1, (start + BATCH) / len(rows)))
    book.touch("prospects")


class _Writer:
    """Writes rows in batches; every account with its contacts, address, history and words."""

    def __init__(self, context: Context, book: Book) -> None:
        def table(model: Any, columns: str) -> Bulk:
            return Bulk(context.database, model, columns.split())

        self._book = book
        self._currency = context.settings.currency
        self._language = context.settings.language
        self._staff = {fold(row.name): row.id for row in Staff.select()}
        self._prospects = table(
            Prospect,
            "id created_at company tax_code industry employees website language source campaign "
            "acquisition_cost currency owner temperature state state_reason do_not_contact "
            "do_not_contact_reason credit_limit customer_group notes next_step_kind "
            "next_step_what deal_stage deal_value external_id",
        )
        self._contacts = table(
            Contact,
            "id created_at prospect name title decision_role phone phone_flag email email_flag "
            "preferred_channel position",
        )
        self._addresses = table(
            Address, "id created_at prospect kind street ward province country position"
        )
        self._history = table(History, "at staff record_table record action before after")
        self._search = table(SearchEntry, "topic record title subtitle words changed_at")

    def write(self, rows: list[ProspectRow]) -> None:
        """Insert a batch."""
        keyed = [(new_id(), row) for row in rows]
        self._prospects.insert(self._prospect(key, row) for key, row in keyed)
        self._contacts.insert(each for key, row in keyed for each in self._people(key, row))
        self._addresses.insert(self._address(key, row) for key, row in keyed if _has_address(row))
        now, staff = self._book.now, self._book.staff_id
        self._history.insert((now, staff, "prospect", key, "imported", "", "") for key, _ in keyed)
        self._search.insert(self._words(key, row) for key, row in keyed)

    def _prospect(self, key: UUID, row: ProspectRow) -> tuple[Any, ...]:
        owner = self._staff.get(fold(row.owner))
        state = ProspectState.ASSIGNED if owner else ProspectState.NEW
        return (
            *(key, self._book.now, row.company, row.tax_code, row.industry, row.employees),
            *(row.website, self._language, source_of(row.source), None, 0, self._currency, owner),
            *("cold", state, "", False, "", 0, "", row.notes, "", "", "", 0, ""),
        )

    def _people(self, key: UUID, row: ProspectRow) -> Iterator[tuple[Any, ...]]:
        count = max(len(row.phones), len(row.emails), 1 if row.contact_name else 0)
        for place in range(count):
            phone = row.phones[place] if place < len(row.phones) else Checked("")
            mail = row.emails[place] if place < len(row.emails) else Checked("")
            yield (
                *(new_id(), self._book.now, key, row.contact_name if place == 0 else ""),
                *(row.title if place == 0 else "", "unknown"),
                *(phone.text, phone.flag, mail.text, mail.flag, "", place),
            )

    def _address(self, key: UUID, row: ProspectRow) -> tuple[Any, ...]:
        return (
            *(new_id(), self._book.now, key, "main", row.address, row.ward, row.province),
            *("VN", 0),
        )

    def _words(self, key: UUID, row: ProspectRow) -> tuple[Any, ...]:
        phones = [phone.text for phone in row.phones]
        line = contact_line(row.contact_name, phones[0] if phones else "")
        words = search_text(
            row.company,
            line,
            *(row.tax_code, row.industry, row.website, row.title, row.notes),
            *(row.address, row.ward, row.province),
            *(mail.text for mail in row.emails),
            *(digits for phone in phones for digits in phone_digits(phone)),
        )
        return ("prospects", key, row.company, line, words, self._book.now)


def source_of(text: str) -> Source:
    """The source that a list names in English or by its key; an imported list otherwise."""
    return _SOURCES.get(fold(text), Source.IMPORT)


_SOURCES = {fold(name): source for source, name in SOURCE_NAMES.items()} | {
    fold(source.value): source for source in Source
}


def _flags(rows: list[ProspectRow]) -> Iterator[Listed]:
    for row in rows:
        for reach in (*row.phones, *row.emails):
            if doubt := hint(reach.flag, reach.text):
                yield Listed(row.line, doubt, reach.text)


def _has_address(row: ProspectRow) -> bool:
    return bool(row.address or row.ward or row.province)


def _national(phone: str) -> str:
    return next(iter(phone_digits(phone)), phone)
