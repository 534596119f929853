"""Prospects from a foreign list, row by row: cleaned, mended, and doubted where need be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from salesdesk.domain.prospects.checks import (
    Checked,
    Flag,
    check_email,
    check_phone,
    hint,
)
from salesdesk.domain.prospects.countries import country_code
from salesdesk.domain.prospects.places import ADDRESS_KIND_NAMES
from salesdesk.domain.prospects.states import DecisionRole
from salesdesk.exchange.foreign_phones import phone_check
from salesdesk.exchange.headings import heading_key
from salesdesk.exchange.prospect_cells import ProspectCells
from salesdesk.exchange.prospect_fields import numbered
from salesdesk.exchange.prospect_rows import (
    BadRow,
    CellNote,
    Person,
    Place,
    ProspectRow,
    Reached,
)
from salesdesk.exchange.prospect_table import ProspectTable
from salesdesk.exchange.prospect_values import ACCOUNT_READERS, CUT, CUT_NUMBER, line_of
from salesdesk.exchange.prospect_words import value_of
from salesdesk.exchange.records import Record
from salesdesk.exchange.table import read_rows
from salesdesk.language import CODES, language
from salesdesk.sentence import sentence
from salesdesk.text import clean, fold

_SEVERAL = re.compile(r"\s*:::\s*|[;|\n]|/(?=\s*[+0(])|,(?=\s*[+0(])")
_SEVERAL_ADDRESSES = re.compile(r"\s*:::\s*|[;,/|\s]+(?=\S+@)|[;|\n]")
_LABELLED = re.compile(r"([^:@\d][^:@]{0,39}):\s*(\S.*)", re.DOTALL)
_LABELS = {
    "fax": "fax",
    "mobil": "mobile",
    "cell": "mobile",
    "handy": "mobile",
    "didong": "mobile",
    "home": "home",
    "zalo": "Zalo",
    "pager": "pager",
}
"""What a heading says, and the label of the numbers below it."""


def read_prospects(
    table: ProspectTable,
    corrections: Mapping[tuple[int, int], str] | None = None,
    left_out: frozenset[int] = frozenset(),
) -> Iterator[ProspectRow | BadRow]:
    """The prospects of a list one by one; rows that cannot be taken say why.

    `corrections` replace cells by line and place. Doubtful phones and e-mails are flagged, never
    refused.
    """
    cells = ProspectCells(table)
    mended = _by_line(corrections or {})
    for row in read_rows(table.path, table.format):
        if row.line in left_out:
            continue
        if not isinstance(row, Record):
            yield BadRow(row.line, (CellNote(row.line, None, "", "", row.sentence),))
            continue
        cells.take(row, mended.get(row.line, {}))
        found = _prospect(cells)
        yield BadRow(row.line, tuple(cells.faults)) if cells.faults else found


def _by_line(corrections: Mapping[tuple[int, int], str]) -> dict[int, dict[int, str]]:
    lines: dict[int, dict[int, str]] = {}
    for (line, place), text in corrections.items():
        lines.setdefault(line, {})[place] = text
    return lines


def _prospect(cells: ProspectCells) -> ProspectRow:
    people = tuple(
        person for number in range(1, cells.most_contacts + 1) if (person := _person(cells, number))
    )
    account: dict[str, object] = {}
    for field, read in cells.readers(ACCOUNT_READERS):
        value = cells.attempt(field, partial(read, cells, field))
        if value not in (None, "", ()):
            account[field] = value
    company = _company(cells, account, people)
    places = (_place(cells, number) for number in range(1, cells.most_addresses + 1))
    return ProspectRow(
        line=cells.line,
        company=company,
        key=cells.text("account"),
        account={"company": company, **account},
        people=people,
        places=tuple(place for place in places if place is not None),
        phones=_reached(cells, "company_phone", _phones(cells), _SEVERAL),
        emails=_reached(cells, "company_email", check_email, _SEVERAL_ADDRESSES),
        doubts=tuple(cells.doubts),
        mended=tuple(cells.mended),
    )


def _company(
    cells: ProspectCells, account: Mapping[str, object], people: tuple[Person, ...]
) -> str:
    """The company, or a private client's own name; who has a tax code has a name of its own."""
    named = line_of(cells, "company")
    if not named and people and "tax_code" not in account:
        named = people[0].name
    if not named:
        cells.blame("company", sentence("A name is needed."))
    return named


def _person(cells: ProspectCells, number: int) -> Person | None:
    person = Person(
        name=line_of(cells, numbered("contact_name", number)) or _full_name(cells, number),
        title=cells.text(numbered("title", number)),
        role=value_of(DecisionRole, cells.text(numbered("decision_role", number))),
        phones=_reached(cells, numbered("phone", number), _phones(cells), _SEVERAL),
        emails=_reached(cells, numbered("email", number), check_email, _SEVERAL_ADDRESSES),
        birthday=None,
        channel=cells.text(numbered("preferred_channel", number)),
    )
    field = numbered("birthday", number)
    birthday = cells.attempt(field, lambda: cells.day(field))
    if birthday is not None:
        person = Person(
            person.name, person.title, person.role, person.phones, person.emails, birthday,
            person.channel,
        )  # fmt: skip
    return None if person == _NOBODY else person


_NOBODY = Person()


def _phones(cells: ProspectCells) -> Callable[[str], Checked]:
    country = cells.text("country")
    return phone_check(country) if country else check_phone


def _full_name(cells: ProspectCells, number: int) -> str:
    if number > 1:
        return ""
    first, middle, last = (
        cells.text(field) for field in ("first_name", "middle_name", "last_name")
    )
    parts = (last, middle, first) if cells.family_first else (first, middle, last)
    return " ".join(part for part in parts if part)


def _reached(
    cells: ProspectCells, field: str, check: Callable[[str], Checked], several: re.Pattern[str]
) -> tuple[Reached, ...]:
    """The numbers or addresses of all columns of a field, the first without a label in front."""
    found: dict[str, Reached] = {}
    columns = cells.written(field)
    for place, heading, text in columns:
        label = _label(heading) if len(columns) > 1 else ""
        for part in several.split(text):
            reached = _one_reached(cells, place, field, part.strip().lstrip("'"), label, check)
            if reached is not None:
                found.setdefault(reached.text, reached)
    return tuple(sorted(found.values(), key=lambda each: bool(each.label)))


def _one_reached(
    cells: ProspectCells,
    place: int,
    field: str,
    part: str,
    label: str,
    check: Callable[[str], Checked],
) -> Reached | None:
    labelled = _LABELLED.fullmatch(part)
    if labelled and labelled[1].casefold() not in {"tel", "mailto"}:
        label, part = clean(labelled[1]), labelled[2]
    if CUT_NUMBER.fullmatch(part):
        cells.doubt_at(place, field, part, CUT)
        return Reached(clean(part), Flag.NO_PHONE, label)
    checked = check(part)
    if not checked.text:
        return None
    if checked.flag is not Flag.NONE and (said := hint(checked.flag, checked.text)):
        cells.doubt_at(place, field, checked.text, said)
    elif checked.text != part:
        cells.mended.add(place)
    return Reached(checked.text, checked.flag.value, label)


def _label(heading: str) -> str:
    key = heading_key(heading)
    return next((label for word, label in _LABELS.items() if word in key), "")


def _place(cells: ProspectCells, number: int) -> Place | None:
    """An address; what the desk has no field for stands with the nearest one that it has."""
    street, ward, city, province, code, country, kind = (
        cells.joined(numbered(part, number)) for part in _PLACE_PARTS
    )
    if number == 1 and (district := cells.text("district")):
        ward = ", ".join(part for part in (ward, district) if part)
    if city and province and fold(city) != fold(province):
        ward = ", ".join(part for part in (ward, city) if part)
    province = " ".join(part for part in (province or city, code) if part)
    if not (street or ward or province):
        return None
    return Place(_kind(kind), street, ward, province, country_code(country) or country)


_PLACE_PARTS = ("address", "ward", "city", "province", "postal_code", "country", "address_kind")


def _kind(text: str) -> str:
    wanted = fold(text)
    for kind, name in ADDRESS_KIND_NAMES.items():
        if wanted in {fold(kind), *(fold(language(code).tr(name)) for code in CODES)}:
            return kind.value
    return text
