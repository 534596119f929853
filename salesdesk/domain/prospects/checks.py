"""Phones and e-mail addresses as people give them: written one way, flagged, never refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.text import clean

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

VIETNAM = 84
"""The country whose numbering plan the length of a number is judged by."""


class Flag(StrEnum):
    """What is doubtful about a number or an address."""

    NONE = ""
    NO_PHONE = "no phone"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    UNKNOWN_PREFIX = "unknown prefix"
    NO_EMAIL = "no e-mail"
    MISSPELT = "misspelt"


FLAG_HINTS: dict[Flag, Sentence] = {
    Flag.NO_PHONE: sentence("This is not a phone number."),
    Flag.TOO_SHORT: sentence("A digit is missing, or several. Ask again."),
    Flag.TOO_LONG: sentence("There are too many digits. Is it two numbers?"),
    Flag.UNKNOWN_PREFIX: sentence("No network has numbers like this. Ask again."),
    Flag.NO_EMAIL: sentence("This is not an e-mail address. Ask again."),
    Flag.MISSPELT: sentence("The part after the @ looks misspelt. Ask again."),
}

_MISSPELT = frozenset(
    {
        "gamil.com", "gmai.com", "gmail.co", "gmail.con", "gmail.vn", "gmial.com", "gnail.com",
        "hotmai.com", "hotmial.com", "outlok.com", "yaho.com", "yahoo.co", "yahoo.con",
    }
)  # fmt: skip


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
    return Checked(given, _why_invalid(number))


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
