"""Phones, addresses and codes as people give them: written one way, flagged, never refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from salesdesk.domain.prospects.phones import VIETNAM, new_number
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.text import clean

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


class Flag(StrEnum):
    """What is doubtful about a number or an address."""

    NONE = ""
    NO_PHONE = "no phone"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    UNKNOWN_PREFIX = "unknown prefix"
    WRONG_NUMBER = "wrong number"
    NO_EMAIL = "no e-mail"
    MISSPELT = "misspelt"
    OLD_PREFIX = "old prefix"
    TAX_LENGTH = "tax code length"
    TAX_DIGIT = "tax code digit"
    TAX_FOREIGN = "foreign tax code"
    NO_WEBSITE = "no website"


FLAG_HINTS: dict[Flag, Sentence] = {
    Flag.NO_PHONE: sentence("This is not a phone number."),
    Flag.TOO_SHORT: sentence("A digit is missing, or several. Ask again."),
    Flag.TOO_LONG: sentence("There are too many digits. Is it two numbers?"),
    Flag.UNKNOWN_PREFIX: sentence("No network has numbers like this. Ask again."),
    Flag.WRONG_NUMBER: sentence("Somebody else answers here. Find the right number."),
    Flag.NO_EMAIL: sentence("This is not an e-mail address. Ask again."),
    Flag.MISSPELT: sentence("The part after the @ looks misspelt. Ask again."),
    Flag.OLD_PREFIX: sentence("Mobile numbers of 11 digits ended in 2018. Ask again."),
    Flag.TAX_LENGTH: sentence("A tax code has 10 digits, a branch’s 10-3, a person’s 12."),
    Flag.TAX_DIGIT: sentence("The last digit does not fit the others. Is one mistyped?"),
    Flag.TAX_FOREIGN: sentence("A code of another country; it was not checked."),
    Flag.NO_WEBSITE: sentence("This is not the address of a website."),
}

_MISSPELT = frozenset(
    {
        "gamil.com", "gmai.com", "gmail.co", "gmail.con", "gmail.vn", "gmial.com", "gnail.com",
        "hotmai.com", "hotmial.com", "outlok.com", "yaho.com", "yahoo.co", "yahoo.con",
    }
)  # fmt: skip

_TAX_FORMS = re.compile(r"\d{10}(?:-?\d{3})?|\d{12}")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_COMPANY, _PERSON, _PROVINCES = 10, 12, 96
_WEBSITE = re.compile(
    r"(https?://)?((?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?::\d{2,5})?)([/?#]\S*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was given, written as the desk writes it, and what is doubtful about it."""

    text: str
    flag: Flag = Flag.NONE


def hint(flag: str, text: str = "") -> Sentence | None:
    """What to say beside a number or an address with this flag; None for a good one.

    `text` is the number itself: a national one is told how many digits it has.
    """
    if flag == Flag.TOO_SHORT and text.startswith("0"):
        return sentences(
            "{count} digit, 10 expected. Ask again.",
            "{count} digits, 10 expected. Ask again.",
            sum(char.isdigit() for char in text),
        )
    if flag == Flag.OLD_PREFIX and (new := new_number(text)):
        return sentence("Changed in 2018; it is {number} now.", number=new)
    return next((said for known, said in FLAG_HINTS.items() if known == flag), None)


def check_phone(text: str, country: str = "VN") -> Checked:
    """A phone number in national form, or in international form where it is foreign.

    What cannot be read as a number stays as it was given.
    """
    # The tables of the world's numbers load with the first number, not with the desk.
    import phonenumbers as world

    given = clean(text)
    if not given:
        return Checked("")
    try:
        number = world.parse(given, country)
    except world.NumberParseException:
        digits = sum(char.isdigit() for char in given)
        return Checked(given, Flag.TOO_LONG if digits > 15 else Flag.NO_PHONE)
    if world.is_valid_number(number):
        home = world.country_code_for_region(country) == number.country_code
        written = (
            world.PhoneNumberFormat.NATIONAL if home else world.PhoneNumberFormat.INTERNATIONAL
        )
        return Checked(world.format_number(number, written))
    return Checked(given, Flag.OLD_PREFIX if new_number(given) else _why_invalid(number))


def check_email(text: str) -> Checked:
    """An e-mail address with its domain in lower case; nothing is looked up in the network."""
    from email_validator import EmailNotValidError, validate_email  # loads with the first address

    given = clean(text)
    if not given:
        return Checked("")
    bare = given.removeprefix("mailto:").strip("<> ")  # as copied out of a letter
    try:
        address = validate_email(bare, check_deliverability=False).normalized
    except EmailNotValidError:
        return Checked(given, Flag.NO_EMAIL)
    domain = address.rpartition("@")[2]
    return Checked(address, Flag.MISSPELT if domain in _MISSPELT else Flag.NONE)


def check_tax_code(text: str) -> Checked:
    """A tax code (mã số thuế), spaces and dots taken out where it is one.

    Ten digits, the last a check digit; 10-3 for a branch; twelve for a person, who is known by
    the number of the identity card since July 2025 (circular 86/2024/TT-BTC). What has letters
    belongs to another country and stays as it was given.
    """
    given = clean(text)
    if not given:
        return Checked("")
    plain = re.sub(r"[\s.]", "", given)
    if re.search(r"[^\W\d_]", plain):
        return Checked(given, Flag.TAX_FOREIGN)
    digits = plain.replace("-", "")
    if not digits.isascii() or not digits.isdigit() or not _TAX_FORMS.fullmatch(plain):
        return Checked(given, Flag.TAX_LENGTH)
    if len(digits) == _PERSON:
        return Checked(digits, Flag.NONE if 1 <= int(digits[:3]) <= _PROVINCES else Flag.TAX_DIGIT)
    written = digits if len(digits) == _COMPANY else f"{digits[:_COMPANY]}-{digits[_COMPANY:]}"
    return Checked(written, Flag.NONE if _check_digit_fits(digits) else Flag.TAX_DIGIT)


def check_website(text: str) -> Checked:
    """A website without what every address begins and ends with: "hongha.edu.vn/lien-he".

    A plain http:// stays, since the site may have nothing better.
    """
    given = clean(text)
    found = _WEBSITE.fullmatch(given)
    if found is None:
        return Checked(given, Flag.NO_WEBSITE if given else Flag.NONE)
    scheme, host, rest = found[1] or "", found[2].lower(), (found[3] or "").rstrip("/")
    return Checked(("http://" if scheme.lower() == "http://" else "") + host + rest)


def website_link(text: str) -> str:
    """The address that a browser opens; empty for what is no website."""
    checked = check_website(text)
    if checked.flag is not Flag.NONE or not checked.text:
        return ""
    return checked.text if checked.text.startswith("http://") else f"https://{checked.text}"


def _check_digit_fits(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return 10 - total % 11 == int(digits[len(_WEIGHTS)])


def _why_invalid(number: PhoneNumber) -> Flag:
    from phonenumbers import ValidationResult, is_possible_number_with_reason

    if number.country_code == VIETNAM:
        return _length_flag(len(str(number.national_number)))
    lengths = {
        ValidationResult.TOO_SHORT: Flag.TOO_SHORT,
        ValidationResult.TOO_LONG: Flag.TOO_LONG,
    }
    return lengths.get(is_possible_number_with_reason(number), Flag.UNKNOWN_PREFIX)


def _length_flag(digits: int) -> Flag:
    """National numbers have nine digits after the zero, ten on landlines (Vietnam's plan)."""
    if digits < 9:
        return Flag.TOO_SHORT
    return Flag.TOO_LONG if digits > 10 else Flag.UNKNOWN_PREFIX
