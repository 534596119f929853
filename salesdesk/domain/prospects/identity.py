"""What tells one account from another, and the same made ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from salesdesk.domain.prospects.names import (
    Name,
    company_name,
    long_form,
    person_name,
    plain_words,
)
from salesdesk.domain.prospects.phones import new_number
from salesdesk.text import phone_digits

FREE_MAIL = frozenset(
    {
        *("gmail.com", "googlemail.com", "yahoo.com", "yahoo.com.vn", "ymail.com", "hotmail.com"),
        *("outlook.com", "outlook.com.vn", "live.com", "msn.com", "icloud.com", "me.com"),
        *("mail.com", "gmx.com", "aol.com", "proton.me", "protonmail.com", "zoho.com"),
        *("yandex.com", "qq.com", "163.com", "vnn.vn", "fpt.vn", "hcm.vnn.vn", "hn.vnn.vn"),
        *("facebook.com", "zalo.me", "shopee.vn", "sites.google.com", "wordpress.com"),
    }
)  # fmt: skip
"""Domains that many accounts share and that therefore say nothing."""

_TAX_LENGTH = 10
_SHORTEST_TAX, _SHORTEST_PHONE = 6, 6
_NUMBER = re.compile(r"\d+[a-z]?")
_PLACE_WORDS = re.compile(
    r"\b(so|duong|pho|phuong|xa|quan|huyen|thi tran|tinh|thanh pho|tp"
    r"|ward|district|province|city|street|road|avenue)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """An address as it is written. Any part may be empty."""

    street: str = ""
    ward: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one account from another. Any part may be empty.

    `company` is a private client's own name where there is no company.
    """

    company: str = ""
    tax_code: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    birthdays: tuple[date, ...] = ()
    places: tuple[Place, ...] = ()
    website: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """An address ready to be compared: house number, street, ward and province, folded.

    `written` is how it stands on the record.
    """

    number: str
    street: str
    ward: str
    province: str
    written: Place


@dataclass(frozen=True, slots=True)
class Traits:
    """An identity ready to be compared: made once, compared often."""

    name: Name | None
    tax: str
    branch: str
    phones: frozenset[str]
    emails: frozenset[str]
    domains: frozenset[str]
    people: tuple[Name, ...]
    birthdays: frozenset[str]
    spots: tuple[Spot, ...]


def traits(identity: Identity) -> Traits:
    """An identity ready to be compared."""
    tax, branch = tax_parts(identity.tax_code)
    name = company_name(identity.company)
    emails = frozenset(filter(None, (each.strip().casefold() for each in identity.emails)))
    return Traits(
        name,
        tax,
        branch,
        frozenset(filter(None, map(national, identity.phones))),
        emails,
        _domains(emails, identity.website),
        _people(identity.people, name),
        frozenset(day.strftime("%Y%m%d") for day in identity.birthdays),
        tuple(filter(_says_something, map(_spot, identity.places))),
    )


def tax_parts(tax_code: str) -> tuple[str, str]:
    """A tax code's ten digits and its branch: "0312345678-001" is "0312345678" and "001".

    Thirteen digits are a branch's (Circular 105/2020/TT-BTC, article 5); others are one part.
    """
    letters = "".join(char for char in tax_code.casefold() if char.isalnum())
    if len(letters) < _SHORTEST_TAX:
        return "", ""
    if len(letters) == _TAX_LENGTH + 3:
        return letters[:_TAX_LENGTH], letters[_TAX_LENGTH:]
    return letters, ""


def national(phone: str) -> str:
    """A phone number as national digits ("0912345678"); empty where it is too short to tell."""
    digits = next(iter(phone_digits(new_number(phone) or phone)), "")
    return digits if len(digits) >= _SHORTEST_PHONE else ""


def own_domain(address: str) -> str:
    """The domain of an e-mail address or a web page if it is the account's own, else empty."""
    bare = address.strip().casefold().rpartition("@")[2]
    host = re.sub(r"^[a-z]+://", "", bare).split("/")[0].split(":")[0].removeprefix("www.")
    return "" if host in FREE_MAIL or "." not in host else host


def _domains(emails: frozenset[str], website: str) -> frozenset[str]:
    return frozenset(filter(None, map(own_domain, (*emails, website))))


def _people(people: tuple[str, ...], name: Name | None) -> tuple[Name, ...]:
    """The people, without the one who is the account itself: that would count twice."""
    own = name.sorted_text if name else ""
    each = filter(None, map(person_name, people))
    return tuple({one.sorted_text: one for one in each if one.sorted_text != own}.values())


def _spot(place: Place) -> Spot:
    street = long_form(plain_words(place.street))
    number = _NUMBER.search(street)
    words = _NUMBER.sub(" ", street, count=1) if number else street
    return Spot(
        number.group() if number else "",
        _bare(words),
        _bare(plain_words(place.ward)),
        _bare(plain_words(place.province)),
        place,
    )


def _bare(words: str) -> str:
    return " ".join(_PLACE_WORDS.sub(" ", words).split()) or words.strip()


def _says_something(spot: Spot) -> bool:
    return bool(spot.street or spot.ward or spot.province or spot.number)
