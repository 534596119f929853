"""Phones of accounts in other countries, written as they are dialled from here."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.domain.prospects.checks import Checked, check_phone
from salesdesk.domain.prospects.countries import country_code
from salesdesk.domain.prospects.places import HOME
from salesdesk.text import clean, fold

_SHORT_NAMES = {"usa": "US", "u.s.a.": "US", "united states of america": "US", "uk": "GB"}


def phone_check(country: str) -> Callable[[str], Checked]:
    """How phones of an account in this country are checked; a country's name or code, or empty.

    A number that is valid there is written with its country's prefix; others as at home.
    """
    code = _SHORT_NAMES.get(fold(country)) or country_code(country)
    if not code or code == HOME:
        return check_phone
    return lambda text: _dialled_from_here(text, code)


def _dialled_from_here(text: str, code: str) -> Checked:
    # The tables of the world's numbers load with the first number, not with the desk.
    import phonenumbers as world

    given = clean(text)
    try:
        number = world.parse(given, code)
    except world.NumberParseException:
        return check_phone(text)
    if not world.is_valid_number(number):
        return check_phone(text)
    return Checked(world.format_number(number, world.PhoneNumberFormat.INTERNATIONAL))
