"""Which column of a list of prospects is which field: by its heading, by what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from salesdesk.errors import WrongInput
from salesdesk.exchange.columns import Holds
from salesdesk.exchange.headings import heading_key
from salesdesk.exchange.prospect_fields import MOST_CONTACTS, PROSPECT_FIELDS, Group, numbered
from salesdesk.exchange.records import Record
from salesdesk.exchange.source import TableKind
from salesdesk.exchange.table import Asked, TableFormat, look_at, read_rows
from salesdesk.exchange.values import DateOrder, DecimalMark, find_date_order, find_decimal_mark
from salesdesk.exchange.vcard_table import CARD_FIELDS
from salesdesk.language import CODES, language
from salesdesk.sentence import Sentence, sentence

SAMPLE = 200
"""Rows by which a column is judged that its heading does not tell."""

MOST_COLUMNS = 1000
NAMING = ("company", "contact_name", "first_name", "last_name")
"""Fields one of which a list must have."""

_MOSTLY = 0.8
_JUST_NAMES = frozenset({"name", "ten"})
_FAMILY_FIRST = frozenset({"ho", "hodem", "hovatendem"})


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column and the field that it fills; `field` is empty where it is left out."""

    index: int
    heading: str
    field: str
    evidence: Sentence
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided about the columns: now, and for an earlier file of the same shape.

    Both map places of columns to keys of PROSPECT_FIELDS, or to "" to leave the column out.
    """

    now: Mapping[int, str]
    before: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ProspectTable:
    """A list whose way of writing and columns are settled, ready to be read."""

    path: Path
    format: TableFormat
    columns: tuple[ReadColumn, ...]
    sample: tuple[Record, ...]

    def places(self) -> dict[str, tuple[int, ...]]:
        """The places of the columns that fill each field, in the order of the file."""
        found: dict[str, tuple[int, ...]] = {}
        for column in self.columns:
            if column.field:
                found[column.field] = (*found.get(column.field, ()), column.index)
        return found


def usual_headings() -> frozenset[str]:
    """Every heading that is known, as `heading_key`s."""
    return frozenset(_fields_by_heading())


def shape(headings: Sequence[str]) -> str:
    """What files of the same shape have in common: their headings in order."""
    return " ".join(heading_key(heading) or "-" for heading in headings)


def settle(
    path: Path,
    asked: Asked,
    decided: Callable[[TableFormat], Decided],
    date_order: str = "",
    date_format: str = "",
    decimal_mark: str = "",
) -> ProspectTable:
    """Look at a file and settle its columns: as decided, else by heading, else by content.

    Raises FileRefused for what is no table or has far too many columns.
    """
    table = look_at(path, usual_headings(), asked)
    if len(table.headings) > MOST_COLUMNS:
        raise WrongInput(
            sentence(
                "The file has {count} columns; a list has at most {most}.",
                count=len(table.headings),
                most=MOST_COLUMNS,
            )
        )
    sample = tuple(
        islice((row for row in read_rows(path, table) if isinstance(row, Record)), SAMPLE)
    )
    columns = _columns(table, sample, decided(table))
    found = ProspectTable(path, replace(table, date_format=date_format), columns, sample)
    return _with_values_settled(found, date_order, decimal_mark)


def refuse_nameless(table: ProspectTable) -> None:
    """Raise WrongInput where no column says who the accounts are."""
    if not any(column.field in NAMING for column in table.columns):
        known = ", ".join(heading for heading in table.format.headings if heading)
        raise WrongInput(
            sentence(
                "No column looks like company. The columns are: {known}. Say which it is.",
                known=known or "–",
            ),
            "company",
        )


_BY_HEADING = sentence("The heading says so.")
_CHOSEN = sentence("You chose this.")
_REMEMBERED = sentence("You chose this for an earlier file with these headings.")
_LEFT_OUT = sentence("Neither the heading nor the content tells what this is.")
_EMPTY = sentence("Nothing stands in this column.")
_CARD = sentence("Cards of contacts name their parts.")


def _columns(
    table: TableFormat, sample: Sequence[Record], decided: Decided
) -> tuple[ReadColumn, ...]:
    filled = [any(row.cells[at].strip() for row in sample) for at in range(len(table.headings))]
    settled: dict[int, tuple[str, Sentence]] = {}
    for index, field in decided.before.items():
        settled[index] = (field, _REMEMBERED)
    for index, field in decided.now.items():
        settled[index] = (field, _CHOSEN)
    for index in range(len(table.headings)):
        if index not in settled and not filled[index] and sample:
            settled[index] = ("", _EMPTY)
    if table.kind is TableKind.VCARD:
        for index, field in enumerate(CARD_FIELDS):
            settled.setdefault(index, (field, _CARD))
    _by_heading(table.headings, settled)
    _by_content(len(table.headings), sample, settled)
    return tuple(
        ReadColumn(
            index, heading, *settled.get(index, ("", _LEFT_OUT)),
            index in decided.before and index not in decided.now,
        )
        for index, heading in enumerate(table.headings)
    )  # fmt: skip


def _by_heading(headings: Sequence[str], settled: dict[int, tuple[str, Sentence]]) -> None:
    """Settle columns by their headings: the best heading of each field first."""
    keys = {at: heading_key(heading) for at, heading in enumerate(headings) if at not in settled}
    taken = {field for field, _why in settled.values()}
    known = _fields_by_heading()
    family_first = not _FAMILY_FIRST.isdisjoint(keys.values())
    wishes = sorted(
        (rank, at, field)
        for at, key in keys.items()
        for field, rank in (known.get(key) or _second_people(key)).items()
    )
    if family_first:
        wishes = [(-1, at, "first_name") for at, key in keys.items() if key == "ten"] + wishes
    for _rank, at, field in wishes:
        if at in settled or (field in taken and not PROSPECT_FIELDS[field].several):
            continue
        settled[at] = (field, _BY_HEADING)
        taken.add(field)
    if taken.isdisjoint({"company", "last_name"}):
        # In a list without companies, whoever it names is the account.
        for at in (at for at, key in keys.items() if key in _JUST_NAMES):
            settled[at] = ("company", _BY_HEADING)
            break


def _second_people(key: str) -> dict[str, int]:
    """The fields of a heading that counts: "Người liên hệ 2", "Contact 2 phone"."""
    number = next((n for n in range(2, MOST_CONTACTS + 1) if str(n) in key), 0)
    if not number:
        return {}
    bare = heading_key(key.replace(str(number), "", 1))
    found = _fields_by_heading().get(bare) or _fields_by_heading().get(
        bare.removeprefix("contact").removeprefix("nguoilienhe").removeprefix("address"), {}
    )
    wanted = {numbered(field, number): rank + 500 for field, rank in found.items()
              if PROSPECT_FIELDS[field].group is not Group.ACCOUNT}  # fmt: skip
    return {field: rank for field, rank in wanted.items() if field in PROSPECT_FIELDS}


@cache
def _fields_by_heading() -> dict[str, dict[str, int]]:
    """The fields that a heading may mean, each with how well it says so (0 is best)."""
    known: dict[str, dict[str, int]] = {}
    for field in PROSPECT_FIELDS.values():
        own = [heading_key(language(code).say(field.title)) for code in CODES]
        for rank, key in enumerate((*own, *field.headings)):
            known.setdefault(key, {}).setdefault(field.key, rank if rank >= len(own) else 0)
    return known


def _by_content(
    width: int, sample: Sequence[Record], settled: dict[int, tuple[str, Sentence]]
) -> None:
    """Settle what headings do not tell by what most cells of a column look like."""
    taken = {field for field, _why in settled.values()}
    for at in range(width):
        if at in settled:
            continue
        values = [cell for row in sample if (cell := row.cells[at].strip())]
        for field, looks, least, said in _LOOKS:
            matching = sum(bool(looks.search(value)) for value in values)
            free = field not in taken or PROSPECT_FIELDS[field].several
            if free and values and matching >= least * len(values):
                evidence = Sentence(said, (("count", matching), ("all", len(values))))
                settled[at] = (field, evidence)
                taken.add(field)
                break
    if taken.isdisjoint(NAMING):
        _name_by_content(width, sample, settled)


_LOOKS: tuple[tuple[str, re.Pattern[str], float, str], ...] = (
    (
        "email",
        re.compile(r"^[^@\s]+@[^@\s]+\.\w{2,}$"),
        _MOSTLY,
        sentence("{count} of {all} values are e-mail addresses.").pattern,
    ),
    (
        "phone",
        re.compile(r"^'?(?:\+|00|\(?0)[\d\s().-]{7,16}$"),
        _MOSTLY,
        sentence("{count} of {all} values look like phone numbers.").pattern,
    ),
    (
        "website",
        re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE),
        _MOSTLY,
        sentence("{count} of {all} values are addresses of websites.").pattern,
    ),
    (
        "company",
        re.compile(
            r"\b(?:công ty|cty|tnhh|cổ phần|trường|bệnh viện|khách sạn|nhà hàng|cửa hàng|ltd"
            r"|limited|inc|llc|gmbh|ag|s\.?a\.?r\.?l|corp|company|jsc)\b",
            re.IGNORECASE,
        ),
        0.5,
        sentence("{count} of {all} values look like names of companies.").pattern,
    ),
    (
        "contact_name",
        re.compile(r"^(?:anh|chị|ông|bà|cô|thầy|mr|mrs|ms|dr|herr|frau|mme)\b\.?\s", re.IGNORECASE),
        _MOSTLY,
        sentence("{count} of {all} values begin as people are called.").pattern,
    ),
)


def _name_by_content(
    width: int, sample: Sequence[Record], settled: dict[int, tuple[str, Sentence]]
) -> None:
    """Where no heading is known at all, take a column of different words for the names.

    Only in a file without headings: one that has them should be asked about.
    """
    if any(why == _BY_HEADING for _field, why in settled.values()):
        return
    reached = {"email", "phone"} & {field for field, _why in settled.values()}
    words = Counter[int]()
    for at in range(width):
        if at not in settled or settled[at][1] == _LEFT_OUT:
            cells = {row.cells[at].strip() for row in sample}
            words[at] = sum(bool(re.search(r"[^\W\d_]{2}.*\s", cell)) for cell in cells)
    best = max(words, key=words.__getitem__, default=None)
    if reached and best is not None and words[best] >= _MOSTLY * len(sample) > 0:
        settled[best] = ("company", sentence("The column with the most names."))


def _with_values_settled(table: ProspectTable, date_order: str, decimal_mark: str) -> ProspectTable:
    """The table with the date order and decimal mark that its own values prove, or were chosen."""
    days, numbers = _holding(table, Holds.DAY), _holding(table, Holds.NUMBER)
    form, why = table.format, dict(table.format.why)
    if decimal_mark:
        form, why["decimal_mark"] = replace(form, decimal_mark=DecimalMark(decimal_mark)), _CHOSEN
    elif numbers:
        mark = find_decimal_mark(_values(table, numbers))
        form, why["decimal_mark"] = replace(form, decimal_mark=mark), _MARK_SHOWN[mark]
    if date_order:
        form, why["date_order"] = replace(form, date_order=DateOrder(date_order)), _CHOSEN
    elif days and not form.date_format:
        order, proof = find_date_order(_values(table, days))
        form, why["date_order"] = replace(form, date_order=order), proof
    return replace(table, format=replace(form, why=why))


_MARK_SHOWN = {
    DecimalMark.POINT: sentence("The numbers show a decimal point."),
    DecimalMark.COMMA: sentence("The numbers show a decimal comma."),
    DecimalMark.UNKNOWN: sentence("No number has decimals."),
}


def _holding(table: ProspectTable, holds: Holds) -> list[int]:
    return [
        column.index
        for column in table.columns
        if column.field and PROSPECT_FIELDS[column.field].holds is holds
    ]


def _values(table: ProspectTable, places: Sequence[int]) -> Iterator[str]:
    for row in read_rows(table.path, table.format):
        if isinstance(row, Record):
            for place in places:
                yield row.cells[place]
