"""Prospects from a foreign list: cleaned, numbers and addresses checked, repetitions found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from salesdesk.domain.prospects.checks import Checked, check_email, check_phone
from salesdesk.errors import WrongInput
from salesdesk.exchange.cells import Cells
from salesdesk.exchange.columns import Holds, ImportColumn, MappedTable, prepare
from salesdesk.exchange.records import Record, RowFault
from salesdesk.exchange.table import read_rows
from salesdesk.sentence import mark, sentence
from salesdesk.text import fold

PROSPECT_COLUMNS = (
    ImportColumn(
        "company",
        mark("Company"),
        (
            *("company", "companyname", "congty", "tencongty", "tenkhachhang", "tenkhach"),
            *("khachhang", "tenkh", "organization", "organisation", "account", "accountname"),
            *("customer", "customername", "donvi", "tendonvi", "doanhnghiep", "tendoanhnghiep"),
            *("business", "name", "ten"),
        ),
        required=True,
    ),
    ImportColumn(
        "tax_code",
        mark("Tax code"),
        ("taxcode", "taxid", "vatnumber", "vatid", "mst", "masothue", "taxnumber"),
    ),
    ImportColumn(
        "contact_name",
        mark("Contact"),
        (
            *("contactname", "contact", "contactperson", "person", "fullname", "nguoilienhe"),
            *("nguoilh", "hoten", "hovaten", "tennguoilienhe", "lienhe", "daidien"),
            *("nguoidaidien", "name", "ten"),
        ),
    ),
    ImportColumn("first_name", mark("First name"), ("firstname", "givenname", "tendem")),
    ImportColumn("last_name", mark("Last name"), ("lastname", "surname", "familyname", "ho")),
    ImportColumn(
        "title", mark("Title"), ("title", "jobtitle", "position", "role", "chucvu", "chucdanh")
    ),
    ImportColumn(
        "phone",
        mark("Phone"),
        (
            *("phone", "phonenumber", "mobile", "telephone", "tel", "cell", "hotline", "sdt", "dt"),
            *("dienthoai", "sodienthoai", "sodt", "didong", "dtdd", "dienthoailienhe", "zalo"),
        ),
    ),
    ImportColumn(
        "email",
        mark("E-mail"),
        ("email", "emailaddress", "mail", "thudientu", "diachiemail", "hopthu"),
    ),
    ImportColumn(
        "address", mark("Address"), ("address", "street", "streetaddress", "addressline", "diachi")
    ),
    ImportColumn("ward", mark("Ward"), ("ward", "commune", "phuong", "xa", "phuongxa", "xaphuong")),
    ImportColumn(
        "province",
        mark("Province"),
        ("province", "city", "state", "region", "tinh", "thanhpho", "tinhthanh", "tinhthanhpho"),
    ),
    ImportColumn(
        "industry",
        mark("Industry"),
        ("industry", "sector", "segment", "nganh", "nganhnghe", "linhvuc", "loaihinh"),
    ),
    ImportColumn(
        "employees",
        mark("Employees"),
        ("employees", "headcount", "staff", "sonhanvien", "nhansu", "sonhansu", "quymo"),
        Holds.NUMBER,
    ),
    ImportColumn("website", mark("Website"), ("website", "web", "url", "homepage", "trangweb")),
    ImportColumn(
        "source",
        mark("Source"),
        ("source", "leadsource", "channel", "nguon", "nguonkhach", "nguonkhachhang", "kenh"),
    ),
    ImportColumn(
        "owner",
        mark("Owner"),
        (
            *("owner", "salesrep", "salesperson", "seller", "assignedto", "nguoiphutrach"),
            *("phutrach", "nhanvien", "nhanvienphutrach", "nvkd", "sale"),
        ),
    ),
    ImportColumn(
        "notes", mark("Notes"), ("notes", "note", "comment", "comments", "remarks", "ghichu")
    ),
)


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """One prospect as a list gives it, cleaned; what the list does not have is empty.

    `repeats` is the earlier line of the same file that names the same prospect, if there is one.
    """

    line: int
    company: str
    tax_code: str
    contact_name: str
    title: str
    phones: tuple[Checked, ...]
    emails: tuple[Checked, ...]
    address: str
    ward: str
    province: str
    industry: str
    employees: int | None
    website: str
    source: str
    owner: str
    notes: str
    repeats: int | None = None


def prepare_prospects(
    path: Path, chosen: Mapping[str, str] | None = None, date_format: str = ""
) -> MappedTable:
    """Settle how a prospect list is written and which column is what.

    A list of people without companies is taken by the people's names. Raises as `prepare` does.
    """
    try:
        return prepare(path, PROSPECT_COLUMNS, chosen, date_format)
    except WrongInput as error:
        if error.field != "company":
            raise
        people = tuple(replace(column, required=False) for column in PROSPECT_COLUMNS)
        table = prepare(path, people, chosen, date_format)
        if not any(table.has(field) for field in _PERSON):
            raise
        return table


def read_prospects(table: MappedTable) -> Iterator[ProspectRow | RowFault]:
    """The prospects of a list one by one; rows that cannot be taken are faults.

    Doubtful phones and e-mails are flagged, never refused. Two rows are the same prospect if they
    share a tax code, an e-mail address, or name and phone, or a name with nothing else to go by.
    """
    first_lines: dict[tuple[str, str], int] = {}
    for row in read_rows(table.path, table.format):
        found = _prospect(Cells(row, table)) if isinstance(row, Record) else row
        yield _compared(found, first_lines) if isinstance(found, ProspectRow) else found


_PERSON = ("contact_name", "first_name", "last_name")
_SEVERAL = re.compile(r"[;/|\n]|,(?=\s*[+0(\w])")
_LEGAL_FORM = re.compile(
    r"\b(?:cong ty|cty|co phan|cp|trach nhiem huu han|tnhh|mtv|mot thanh vien|dntn|jsc|ltd|llc|inc"
    r"|co|corp|corporation|company|limited|gmbh)\b"
)
_NO_WORD = re.compile(r"\W+")


def _prospect(cells: Cells) -> ProspectRow | RowFault:
    person = cells.text("contact_name") or _full_name(cells)
    try:
        company = _named(cells.text("company") if cells.has("company") else person)
        employees = cells.whole_number("employees") if cells.text("employees") else None
    except WrongInput as error:
        return cells.fault(error)
    return ProspectRow(
        line=cells.line,
        company=company,
        tax_code=_tax_code(cells.text("tax_code")),
        contact_name=person,
        title=cells.text("title"),
        phones=tuple(check_phone(text) for text in _each(cells.lines("phone"))),
        emails=tuple(check_email(text) for text in _each(cells.lines("email"))),
        address=cells.text("address"),
        ward=cells.text("ward"),
        province=cells.text("province"),
        industry=cells.text("industry"),
        employees=employees,
        website=cells.text("website"),
        source=cells.text("source"),
        owner=cells.text("owner"),
        notes=cells.lines("notes"),
    )


def _named(company: str) -> str:
    if not company:
        raise WrongInput(sentence("A name is needed."), "company")
    return company


def _full_name(cells: Cells) -> str:
    return f"{cells.text('first_name')} {cells.text('last_name')}".strip()


def _tax_code(text: str) -> str:
    """A tax code without the spaces and dots people put into it; the branch's hyphen stays."""
    return re.sub(r"[\s.']", "", text)


def _each(text: str) -> list[str]:
    return [part.strip() for part in _SEVERAL.split(text) if part.strip()]


def _compared(row: ProspectRow, first_lines: dict[tuple[str, str], int]) -> ProspectRow:
    keys = list(_keys(row))
    earlier = [first_lines[key] for key in keys if key in first_lines]
    for key in keys:
        first_lines.setdefault(key, row.line)
    return replace(row, repeats=min(earlier)) if earlier else row


def _keys(row: ProspectRow) -> Iterator[tuple[str, str]]:
    name = company_key(row.company)
    if row.tax_code:
        yield "tax code", row.tax_code
    yield from (("e-mail", mail.text.casefold()) for mail in row.emails if not mail.flag)
    yield from (("phone", f"{name} {found.text}") for found in row.phones)
    if not (row.tax_code or row.emails or row.phones):
        yield "name", f"{name} {fold(row.address)}"


def company_key(name: str) -> str:
    """A company's name for comparing: folded, without legal form and signs."""
    folded = fold(name)
    bare = _NO_WORD.sub(" ", _LEGAL_FORM.sub(" ", folded)).strip()
    return bare or folded
