"""Cards of contacts as rows of a table: a card is a row, its columns named as cards name them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from salesdesk.errors import FileRefused
from salesdesk.exchange.encoding import find_letters
from salesdesk.exchange.records import Record, RowFault, physical_lines
from salesdesk.exchange.source import opened
from salesdesk.exchange.vcards import Card, Property, read_cards
from salesdesk.sentence import Sentence, sentence

MOST_PLACES = 3
_KIND_LABELS = {"CELL": "mobile", "FAX": "fax", "HOME": "home", "PAGER": "pager"}
_SCHEMES = ("tel:", "mailto:")
_NOBODY = "NONAME"


def _name(card: Card) -> str:
    if _is_company(card):
        return ""
    whole = card.text("FN").strip()
    if whole and whole != _NOBODY:
        return whole
    parts = next(iter(card.all("N")), Property("N", frozenset(), ())).parts
    family, given, middle = (*parts, "", "", "")[:3]
    return " ".join(part for part in (given, middle, family) if part)


def _company(card: Card) -> str:
    organisation = next(iter(card.all("ORG")), None)
    if organisation is not None and organisation.parts[0].strip():
        return organisation.parts[0]
    return card.text("FN") if _is_company(card) else ""


def _is_company(card: Card) -> bool:
    kind = card.text("KIND") or card.text("X-ABSHOWAS")
    return kind.casefold() in {"org", "company", "organization"}


def _reaches(name: str, *, of_company: bool) -> Callable[[Card], str]:
    def read(card: Card) -> str:
        if _is_company(card) is not of_company:
            return ""
        found = sorted(card.all(name), key=lambda each: "FAX" in each.kinds)
        return "; ".join(_labelled(each) for each in found if each.text.strip())

    return read


def _labelled(found: Property) -> str:
    text = found.text.strip()
    for scheme in _SCHEMES:
        if text.casefold().startswith(scheme):
            text = text[len(scheme) :].partition(";")[0]
    kinds = (word for kind, word in _KIND_LABELS.items() if kind in found.kinds)
    label = found.label or next(kinds, "")
    return f"{label}: {text}" if label else text.replace(";", ",")


def _text(name: str) -> Callable[[Card], str]:
    return lambda card: card.text(name)


def _notes(card: Card) -> str:
    return "\n".join(each.text for each in card.all("NOTE"))


def _tags(card: Card) -> str:
    return "; ".join(each.text.replace(",", "; ") for each in card.all("CATEGORIES"))


def _title(card: Card) -> str:
    return card.text("TITLE") or card.text("ROLE")


def _place(number: int, *parts: int) -> Callable[[Card], str]:
    def read(card: Card) -> str:
        places = card.all("ADR")[number - 1 : number]
        found = (*places[0].parts, *[""] * 7) if places else [""] * 7
        return ", ".join(found[part].strip() for part in parts if found[part].strip())

    return read


def _place_kind(number: int) -> Callable[[Card], str]:
    def read(card: Card) -> str:
        places = card.all("ADR")[number - 1 : number]
        return places[0].label if places else ""

    return read


_COLUMNS: tuple[tuple[str, str, Callable[[Card], str]], ...] = (
    ("ORG", "company", _company),
    ("FN", "contact_name", _name),
    ("TITLE", "title", _title),
    ("X-SALESDESK-DECISION-ROLE", "decision_role", _text("X-SALESDESK-DECISION-ROLE")),
    ("TEL", "phone", _reaches("TEL", of_company=False)),
    ("EMAIL", "email", _reaches("EMAIL", of_company=False)),
    ("TEL (ORG)", "company_phone", _reaches("TEL", of_company=True)),
    ("EMAIL (ORG)", "company_email", _reaches("EMAIL", of_company=True)),
    ("BDAY", "birthday", lambda card: card.text("BDAY").partition("T")[0]),
    ("X-SALESDESK-PREFERS", "preferred_channel", _text("X-SALESDESK-PREFERS")),
    ("URL", "website", _text("URL")),
    ("CATEGORIES", "tags", _tags),
    ("NOTE", "notes", _notes),
    ("ADR: street", "address", _place(1, 0, 1, 2)),
    ("ADR: locality", "ward", _place(1, 3)),
    ("ADR: region", "province", _place(1, 4)),
    ("ADR: code", "postal_code", _place(1, 5)),
    ("ADR: country", "country", _place(1, 6)),
    ("ADR: kind", "address_kind", _place_kind(1)),
    *(
        column
        for number in range(2, MOST_PLACES + 1)
        for column in (
            (f"ADR {number}: street", f"address{number}_street", _place(number, 0, 1, 2)),
            (f"ADR {number}: locality", f"address{number}_ward", _place(number, 3)),
            (f"ADR {number}: region", f"address{number}_province", _place(number, 4, 5)),
            (f"ADR {number}: country", f"address{number}_country", _place(number, 6)),
            (f"ADR {number}: kind", f"address{number}_kind", _place_kind(number)),
        )
    ),
)
CARD_FIELDS = tuple(field for _heading, field, _read in _COLUMNS)
"""The field that each column of cards fills."""


def card_headings(path: Path) -> tuple[tuple[str, ...], int, Sentence]:
    """The columns of cards, how many lines their file has, and how its letters are known."""
    with opened(path) as file:
        letters = find_letters(file)
    with opened(path) as file:
        if next(card_rows(file), None) is None:
            raise FileRefused(sentence("{name} is empty.", name=path.name))
    return tuple(heading for heading, _field, _read in _COLUMNS), letters.lines, letters.evidence


def card_rows(file: BinaryIO) -> Iterator[Record | RowFault]:
    """The cards in a file as rows; empty ones are left out."""
    encoding = find_letters(file).encoding
    file.seek(0)
    with TextIOWrapper(file, encoding=encoding, errors="replace") as text:
        for card in read_cards(physical_lines(text), encoding):
            if isinstance(card, RowFault):
                yield card
                continue
            cells = [unicodedata.normalize("NFC", read(card)) for *_names, read in _COLUMNS]
            if any(cell.strip() for cell in cells):
                yield Record(card.line, cells)
