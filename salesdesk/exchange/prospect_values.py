"""The fields of an account as a list writes them: tax codes, amounts, choices, tags, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.prospects.checks import Flag, check_tax_code, check_website, hint
from salesdesk.domain.prospects.states import ProspectState, Source, Temperature
from salesdesk.errors import WrongInput
from salesdesk.exchange.prospect_cells import ProspectCells
from salesdesk.exchange.prospect_words import is_yes, value_of
from salesdesk.language import CODES
from salesdesk.money import currency_digits
from salesdesk.sentence import sentence
from salesdesk.text import clean, fold

LONGEST = 300
"""Characters of one line that the desk keeps."""

LONGEST_TAG = 40
CUT_NUMBER = re.compile(r"\d[.,]?\d*E\+?\d+", re.IGNORECASE)
"""A number as a spreadsheet shows one that is too long for its column."""

_RANGE = re.compile(r"\D*(\d+)\s*(?:[-–—+]|to\b|bis\b|à\b|đến\b)")
_WITH_UNIT = re.compile(r"\D{0,20}?(\d+)\s*(?:người|ngày|days?|tage|jours|people|mitarbeiter)\b.*")


def _tax_code(cells: ProspectCells, field: str) -> str:
    given = cells.text(field).lstrip("'")
    if not given:
        return ""
    if CUT_NUMBER.fullmatch(given):
        cells.doubt(field, CUT)
        return given
    checked = check_tax_code(given)
    if checked.flag is Flag.TAX_LENGTH and len(given) == 9:
        whole = check_tax_code(f"0{given}")
        if whole.flag is Flag.NONE:
            cells.mend(field)
            return whole.text
    if checked.flag not in (Flag.NONE, Flag.TAX_FOREIGN) and (said := hint(checked.flag)):
        cells.doubt(field, said)
    return checked.text


CUT = sentence("A spreadsheet has cut this number short; look it up where it comes from.")


def _website(cells: ProspectCells, field: str) -> str:
    checked = check_website(cells.text(field))
    if checked.flag is not Flag.NONE and (said := hint(checked.flag)):
        cells.doubt(field, said)
    return checked.text


def _count(cells: ProspectCells, field: str) -> int | None:
    """A whole number; of "51-200" the first one, which is then doubted."""
    given = cells.text(field)
    if not given:
        return None
    united, ranged = _WITH_UNIT.match(given.casefold()), _RANGE.match(given.casefold())
    if ranged:
        found = int(ranged[1])
        cells.doubt(field, sentence("Read as {number}.", number=ranged[1]))
    else:
        found = int(united[1]) if united else cells.whole_number(field)
    if not 0 <= found < 1 << 31:
        raise WrongInput(sentence("This must be a whole number, not below zero."))
    return found


def _amount(cells: ProspectCells, field: str) -> Decimal | None:
    if not cells.text(field):
        return None
    found = cells.number(field)
    if found < 0:
        raise WrongInput(sentence("This must be an amount, not below zero."))
    return found


def _currency(cells: ProspectCells, field: str) -> str:
    given = cells.text(field).upper()
    if given:
        currency_digits(given)
    return given


def _language(cells: ProspectCells, field: str) -> str:
    given = fold(cells.text(field))
    return _languages().get(given, "") if given else ""


def _languages() -> dict[str, str]:
    return {code: code for code in CODES} | {
        "english": "en", "tieng anh": "en", "anh": "en", "vietnamese": "vi", "tieng viet": "vi",
        "viet": "vi", "vn": "vi", "en-us": "en", "en-gb": "en", "vi-vn": "vi",
    }  # fmt: skip


def _choice(kind: type[StrEnum]) -> Callable[[ProspectCells, str], StrEnum | None]:
    def read(cells: ProspectCells, field: str) -> StrEnum | None:
        given = cells.text(field)
        return value_of(kind, given) if given else None

    return read


def _source(cells: ProspectCells, field: str) -> Source | None:
    given = cells.text(field)
    return (value_of(Source, given) or Source.IMPORT) if given else None


def _tags(cells: ProspectCells, field: str) -> tuple[str, ...]:
    whole = cells.lines(field)
    sign = ";" if ";" in whole else ","
    words = (clean(word)[:LONGEST_TAG] for word in whole.replace("\n", sign).split(sign))
    return tuple({word.casefold(): word for word in words if word}.values())


def _yes(cells: ProspectCells, field: str) -> bool | None:
    return True if is_yes(cells.text(field)) else None


def _notes(cells: ProspectCells, field: str) -> str:
    """All columns of notes; from the second one on with their headings."""
    parts = [
        text if not number or not heading else f"{heading}: {text}"
        for number, (heading, text) in enumerate(cells.each(field))
    ]
    return "\n".join(parts)


def line_of(cells: ProspectCells, field: str) -> str:
    text = cells.text(field)
    if len(text) > LONGEST:
        cells.doubt(field, sentence("Only the first {most} characters are kept.", most=LONGEST))
    return text[:LONGEST]


def _number_text(cells: ProspectCells, field: str) -> str:
    """A key of another program; spreadsheets write 17850 as 17850.0."""
    return re.sub(r"^(\d+)\.0$", r"\1", cells.text(field))


ACCOUNT_READERS: Mapping[str, Callable[[ProspectCells, str], object]] = {
    "tax_code": _tax_code,
    "industry": line_of,
    "employees": _count,
    "website": _website,
    "language": _language,
    "source": _source,
    "campaign": line_of,
    "acquisition_cost": _amount,
    "currency": _currency,
    "owner": line_of,
    "temperature": _choice(Temperature),
    "state": _choice(ProspectState),
    "state_reason": line_of,
    "tags": _tags,
    "do_not_contact": _yes,
    "do_not_contact_reason": line_of,
    "credit_limit": _amount,
    "payment_days": _count,
    "customer_group": line_of,
    "referred_by": line_of,
    "external_id": _number_text,
    "notes": _notes,
}
"""How each field of an account is read; None, empty text and no tags leave it out."""
