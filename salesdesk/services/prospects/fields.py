"""What each field of an account, its people and its addresses takes, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from peewee import Model

from salesdesk.domain.prospects.checks import (
    Checked,
    check_email,
    check_phone,
    check_tax_code,
    check_website,
)
from salesdesk.domain.prospects.countries import country_code
from salesdesk.domain.prospects.places import HOME, places, written_out
from salesdesk.domain.prospects.states import DecisionRole, PointKind, Source, Temperature
from salesdesk.errors import WrongInput
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.services.context import Book
from salesdesk.text import clean

Value = str | int | date | Money | UUID | None
Fields = Mapping[str, Callable[[Value], object]]
CHECKS: Mapping[PointKind, Callable[[str], Checked]] = {
    PointKind.PHONE: check_phone,
    PointKind.EMAIL: check_email,
}


def text(value: Value) -> str:
    """A line of text, cleaned."""
    return clean(str(value or ""))


def _company(value: Value) -> str:
    if not text(value):
        raise WrongInput(sentence("A company name is needed."), "company")
    return text(value)


def _count(value: Value) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or value < 0:
        raise WrongInput(sentence("This must be a whole number, not below zero."))
    return value


def _minor(value: Value) -> int:
    if isinstance(value, Money) and value.minor < 0:
        raise WrongInput(sentence("This must be an amount, not below zero."))
    return value.minor if isinstance(value, Money) else 0


def _same(value: Value) -> Value:
    return value


def _country(value: Value) -> str:
    return country_code(text(value)) or text(value) or HOME


def _province(value: Value) -> str:
    """A province by its full name where it was shortened; “Hà Nội” is good as it is."""
    known = places().province(text(value))
    return text(value) if not known or known.endswith(text(value)) else known


PROSPECT_FIELDS: Fields = {
    "company": _company,
    "tax_code": lambda value: check_tax_code(text(value)).text,
    "industry": text,
    "employees": _count,
    "website": lambda value: check_website(text(value)).text,
    "language": text,
    "source": lambda value: Source(text(value)),
    "acquisition_cost": _minor,
    "temperature": lambda value: Temperature(text(value)),
    "customer_group": text,
    "credit_limit": _minor,
    "payment_days": _count,
    "notes": lambda value: str(value or ""),
    "referred_by": _same,
}
CONTACT_FIELDS: Fields = {
    "name": text,
    "title": text,
    "decision_role": lambda value: DecisionRole(text(value)),
    "phone": text,
    "email": text,
    "birthday": _same,
    "preferred_channel": text,
}
ADDRESS_FIELDS: Fields = {
    "kind": text,
    "street": text,
    "ward": lambda value: written_out(text(value)),
    "province": _province,
    "country": _country,
}


def read_value(fields: Fields, name: str, value: Value) -> object:
    """What a field keeps of a value. Raises WrongInput, with its name, for what it cannot hold."""
    try:
        return fields[name](value)
    except WrongInput as error:
        raise WrongInput(error.sentence, name) from None


def set_value(book: Book, row: Model, fields: Fields, name: str, value: Value) -> None:
    """Set one field of a record; see `read_value`."""
    book.change(row, **{name: read_value(fields, name, value)})


def with_flags(values: Mapping[str, Any]) -> dict[str, Any]:
    """A person's values with phone and e-mail written one way, and what is doubtful about them."""
    checked = dict(values)
    for kind, name in ((PointKind.PHONE, "phone"), (PointKind.EMAIL, "email")):
        if name in values:
            result = CHECKS[kind](str(values[name] or ""))
            checked |= {name: result.text, f"{name}_flag": result.flag.value}
    return checked
