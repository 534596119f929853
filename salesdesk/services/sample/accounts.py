"""The accounts of the sample shop as its files tell them, entered as a clerk would."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from salesdesk import paths
from salesdesk.domain.catalogue.kinds import PaperUse
from salesdesk.domain.prospects.states import Evidence, Source
from salesdesk.money import Money
from salesdesk.services.prospects import NewProspect, ProspectService

CURRENCY = "VND"
_PRINTER = re.compile(r"(?P<model>.+)\*(?P<count>\d+)@(?P<mono>\d+)/(?P<colour>\d+)=?(?P<pays>\d*)")
_PAPER = re.compile(r"(?P<size>A\d) (?P<use>[a-z ]+) (?P<reams>r?)(?P<amount>[\d.]+)")


@dataclass(frozen=True, slots=True)
class SamplePrinter:
    """Printers of an account; pages are per printer and month, `pays` is what all of them cost
    in a month today, in đồng (0: not told).
    """

    model: str
    count: int
    mono: int
    colour: int
    pays: int


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """A use of paper: reams a month, or days that a ream lasts."""

    size: str
    use: PaperUse
    reams_per_month: Decimal | None
    days_per_ream: Decimal | None


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """A row of accounts.csv. It buys from `since` to `until` days ago, where it is a customer."""

    row: dict[str, str]
    printers: tuple[SamplePrinter, ...]
    papers: tuple[SamplePaper, ...]

    @property
    def key(self) -> str:
        """Its short name in the files."""
        return self.row["key"]

    @property
    def story(self) -> str:
        """What has become of it."""
        return self.row["story"]

    @property
    def owner(self) -> str:
        """Who looks after it."""
        return self.row["owner"]

    @property
    def since(self) -> int:
        """The day of its first order, in days ago."""
        return int(self.row["since"])

    @property
    def until(self) -> int:
        """The day after which it bought nothing more, in days ago."""
        return int(self.row["until"])

    @property
    def payment_days(self) -> int:
        """How long it may take to pay."""
        return int(self.row["payment_days"])


def read_accounts() -> list[SampleAccount]:
    """All accounts of the sample."""
    return [_account(row) for row in read_rows("accounts.csv")]


def read_rows(name: str) -> list[dict[str, str]]:
    """A file of the sample shop as rows."""
    with (paths.SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def enter_account(prospects: ProspectService, account: SampleAccount, staff: UUID) -> UUID:
    """Enter an account with its people and address; its key."""
    row = account.row
    new = NewProspect(
        company=row["company"],
        contact=row["contact"],
        title=row["title"],
        phone=row["phone"],
        email=row["email"],
        tax_code=row["tax_code"],
        street=row["street"],
        province=row["province"],
        source=Source(row["source"]),
        industry=row["industry"],
    )
    key = prospects.enter(new).value
    prospects.assign(key, staff)
    for name, value in _fields(row).items():
        prospects.set_field(key, name, value)
    record = prospects.record(key)
    prospects.set_address(record.addresses[0].id, "ward", row["ward"])
    prospects.set_contact(record.contacts[0].id, "decision_role", row["role"])
    if row["second"]:
        second = prospects.add_contact(key, row["second"]).value
        prospects.set_contact(second, "title", row["second_title"])
        prospects.set_contact(second, "decision_role", row["second_role"])
    return key


def interview(
    prospects: ProspectService, account: SampleAccount, key: UUID, models: dict[str, UUID]
) -> UUID:
    """Record what an account needs; `models` are the printers that the catalogue knows.

    The interview's key.
    """
    asked, needs = prospects.needs.begin(key).value, prospects.needs
    for printer in account.printers:
        row = needs.add_printer(asked, printer.model, models.get(printer.model)).value
        needs.set_printer(row, "quantity", printer.count)
        needs.set_printer(row, "mono_pages", printer.mono)
        needs.set_printer(row, "colour_pages", printer.colour)
        needs.set_printer(row, "coverage", 5)
        if printer.pays:
            needs.set_printer(row, "pays", Money(printer.pays, CURRENCY))
    for paper in account.papers:
        row = needs.add_paper(asked, paper.use).value
        needs.set_paper(row, "size", paper.size)
        if paper.days_per_ream is not None:
            needs.set_paper(row, "days_per_ream", paper.days_per_ream)
        else:
            needs.set_paper(row, "reams_per_month", paper.reams_per_month)
    if account.row["supplier"]:
        needs.set_field(asked, "supplier", account.row["supplier"])
    if int(account.row["pays"]):
        needs.set_field(asked, "pays_per_month", Money(int(account.row["pays"]), CURRENCY))
        needs.set_field(asked, "pays_evidence", Evidence.TOLD)
        needs.set_field(asked, "pays_with_vat", False)
    needs.set_field(asked, "decides", account.row["contact"])
    return asked


def _fields(row: dict[str, str]) -> dict[str, str | int | Money]:
    return {
        "employees": int(row["employees"]),
        "temperature": row["temperature"],
        "language": row["language"],
        "payment_days": int(row["payment_days"]),
        "credit_limit": Money(int(row["credit_limit"]), CURRENCY),
        "acquisition_cost": Money(150_000, CURRENCY),
    }


def _account(row: dict[str, str]) -> SampleAccount:
    return SampleAccount(
        row,
        tuple(_printer(part) for part in _parts(row["printers"])),
        tuple(_paper(part) for part in _parts(row["paper"])),
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _printer(text: str) -> SamplePrinter:
    found = _PRINTER.fullmatch(text)
    if found is None:
        raise ValueError(f"accounts.csv: no printer: {text}")
    return SamplePrinter(
        found["model"],
        int(found["count"]),
        int(found["mono"]),
        int(found["colour"]),
        int(found["pays"] or 0),
    )


def _paper(text: str) -> SamplePaper:
    found = _PAPER.fullmatch(text)
    if found is None:
        raise ValueError(f"accounts.csv: no paper: {text}")
    amount = Decimal(found["amount"])
    by_reams = bool(found["reams"])
    return SamplePaper(
        found["size"],
        PaperUse(found["use"]),
        amount if by_reams else None,
        None if by_reams else amount,
    )
