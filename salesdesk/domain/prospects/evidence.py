"""What speaks for two accounts being one, and against: each finding with its weight and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel

from salesdesk.domain.prospects.identity import Spot, Traits
from salesdesk.domain.prospects.names import (
    ALIKE,
    Name,
    are_initials,
    is_spelled_apart,
    likeness,
)
from salesdesk.sentence import Sentence, mark

_PARTLY = 0.68
_STREET_ALIKE = 0.75
_WITHIN = 0.95
_SHORTEST_TYPED = 7
_SHORT_NAME = 5


class Finding(Enum):
    """One thing that was found, with its weight in bits and the words for it, to be translated.

    What weighs above zero speaks for one account, below for two. A weight of 8 means: 2⁸ times as
    often in two entries of one account as in two accounts (Fellegi and Sunter 1969).
    docs/duplicates.md tells where each comes from.
    """

    TAX_SAME = (17.0, mark("Same tax code: {one}"))
    TAX_NEAR = (9.5, mark("Tax codes differ in one digit: {one}, {other}"))
    TAX_BRANCH = (8.0, mark("Another branch of the same company: {one}, {other}"))
    TAX_DIFFERENT = (-5.0, mark("Different tax codes: {one}, {other}"))
    EMAIL_SAME = (12.0, mark("Same e-mail: {one}"))
    EMAIL_NEAR = (8.0, mark("E-mails differ in one letter: {one}, {other}"))
    EMAIL_DIFFERENT = (-0.5, mark("Different e-mails"))
    DOMAIN_SAME = (7.0, mark("Same domain of their own: {one}"))
    DOMAIN_DIFFERENT = (-2.0, mark("Different domains: {one}, {other}"))
    PHONE_SAME = (12.0, mark("Same phone: {one}"))
    PHONE_NEAR = (5.0, mark("Phones differ in one digit: {one}, {other}"))
    PHONE_DIFFERENT = (-1.0, mark("Different phones"))
    NAME_SAME = (11.0, mark("Same name"))
    NAME_SHORT = (9.0, mark("Same short name"))
    NAME_ACCENTS = (7.0, mark("Same name with other accents"))
    NAME_NEAR = (8.5, mark("Similar name"))
    NAME_INITIALS = (5.0, mark("One name is the other's initials"))
    NAME_PART = (4.0, mark("Partly the same name"))
    NAME_DIFFERENT = (-4.0, mark("Different names"))
    PERSON_SAME = (6.0, mark("Same contact: {one}"))
    PERSON_NEAR = (4.5, mark("Similar contact: {one}, {other}"))
    PERSON_PART = (1.5, mark("Perhaps the same contact: {one}, {other}"))
    PERSON_DIFFERENT = (-0.5, mark("Other contacts"))
    BIRTHDAY_SAME = (11.0, mark("Same birthday"))
    BIRTHDAY_NEAR = (5.0, mark("Birthdays differ in one digit"))
    BIRTHDAY_DIFFERENT = (-3.5, mark("Different birthdays"))
    STREET_SAME = (10.0, mark("Same address: {one}"))
    STREET_NEAR = (8.5, mark("Similar address: {one}"))
    STREET_OTHER_NUMBER = (4.0, mark("Same street, other number"))
    STREET_DIFFERENT = (-1.5, mark("Different addresses"))
    WARD_SAME = (4.5, mark("Same ward: {one}"))
    WARD_DIFFERENT = (-1.5, mark("Different wards: {one}, {other}"))
    PROVINCE_SAME = (1.0, mark("Same province"))
    PROVINCE_DIFFERENT = (-3.0, mark("Different provinces: {one}, {other}"))

    def __init__(self, bits: float, words: str) -> None:
        self.bits = bits
        self.words = words


class Evidence(NamedTuple):
    """A finding with what it was found in."""

    finding: Finding
    one: str = ""
    other: str = ""

    @property
    def sentence(self) -> Sentence:
        """What to tell the clerk."""
        return Sentence(self.finding.words, (("one", self.one), ("other", self.other)))


def evidence(one: Traits, other: Traits) -> Iterator[Evidence]:
    """All that is found between two accounts; what one of them lacks says nothing."""
    for look in _LOOKS:
        yield from look(one, other)


def reaches(one: Traits, other: Traits, enough: float) -> bool:
    """Whether all that is found weighs at least so many bits.

    What is costly to compare is looked at only as long as it can still make a difference.
    """
    bits = sum([each.finding.bits for look in _CHEAP for each in look(one, other)])
    left = [most(one, other) for _, most in _COSTLY]
    for place, (look, _) in enumerate(_COSTLY):
        if bits + sum(left[place:]) < enough:
            return False
        bits += sum([each.finding.bits for each in look(one, other)])
    return bits >= enough


def _tax(one: Traits, other: Traits) -> Iterator[Evidence]:
    if not one.tax or not other.tax:
        return
    codes = _code(one), _code(other)
    if one.tax == other.tax:
        same = one.branch == other.branch
        yield Evidence(Finding.TAX_SAME if same else Finding.TAX_BRANCH, *codes)
    else:
        near = _one_slip(one.tax, other.tax)
        yield Evidence(Finding.TAX_NEAR if near else Finding.TAX_DIFFERENT, *codes)


def _email(one: Traits, other: Traits) -> Iterator[Evidence]:
    if shared := one.emails & other.emails:
        yield Evidence(Finding.EMAIL_SAME, min(shared))
        return
    if slip := _slip(one.emails, other.emails):
        yield Evidence(Finding.EMAIL_NEAR, *slip)
    elif one.emails and other.emails:
        yield Evidence(Finding.EMAIL_DIFFERENT)
    if domains := one.domains & other.domains:
        yield Evidence(Finding.DOMAIN_SAME, min(domains))
    elif one.domains and other.domains and not slip:
        yield Evidence(Finding.DOMAIN_DIFFERENT, min(one.domains), min(other.domains))


def _phone(one: Traits, other: Traits) -> Iterator[Evidence]:
    if not one.phones or not other.phones:
        return
    if shared := one.phones & other.phones:
        yield Evidence(Finding.PHONE_SAME, min(shared))
    elif slip := _slip(one.phones, other.phones):
        yield Evidence(Finding.PHONE_NEAR, *slip)
    else:
        yield Evidence(Finding.PHONE_DIFFERENT)


def _name(one: Traits, other: Traits) -> Iterator[Evidence]:
    if one.name is not None and other.name is not None:
        yield Evidence(_names(one.name, other.name))


def _names(one: Name, other: Name) -> Finding:
    alike = likeness(one, other)
    if alike == 1.0:
        if is_spelled_apart(one, other):
            return Finding.NAME_ACCENTS
        short = len(one.text) <= _SHORT_NAME
        return Finding.NAME_SHORT if short else Finding.NAME_SAME
    if alike >= ALIKE:
        return Finding.NAME_NEAR
    if are_initials(one, other):
        return Finding.NAME_INITIALS
    return Finding.NAME_PART if alike >= _PARTLY else Finding.NAME_DIFFERENT


def _people(one: Traits, other: Traits) -> Iterator[Evidence]:
    if not one.people or not other.people:
        return
    alike, names = max(
        (likeness(a, b), (a.shown, b.shown)) for a in one.people for b in other.people
    )
    if alike == 1.0:
        yield Evidence(Finding.PERSON_SAME, *names)
    elif alike >= ALIKE:
        yield Evidence(Finding.PERSON_NEAR, *names)
    else:
        part = next(_called_briefly(one, other), None)
        yield Evidence(Finding.PERSON_PART if part else Finding.PERSON_DIFFERENT, *(part or names))


def _called_briefly(one: Traits, other: Traits) -> Iterator[tuple[str, str]]:
    """People of whom one side only has the last words of the name, as one is called: "Hương"."""
    for a in one.people:
        for b in other.people:
            length = min(len(a.words), len(b.words))
            if a.words[-length:] == b.words[-length:]:
                yield a.shown, b.shown


def _birthday(one: Traits, other: Traits) -> Iterator[Evidence]:
    if not one.birthdays or not other.birthdays:
        return
    if one.birthdays & other.birthdays:
        yield Evidence(Finding.BIRTHDAY_SAME)
    else:
        near = any(_is_slip(a, b) for a in one.birthdays for b in other.birthdays)
        yield Evidence(Finding.BIRTHDAY_NEAR if near else Finding.BIRTHDAY_DIFFERENT)


def _address(one: Traits, other: Traits) -> Iterator[Evidence]:
    """The addresses of both that are nearest to each other; an account may have several."""
    found = [tuple(_spots(a, b)) for a in one.spots for b in other.spots]
    if found:
        yield from max(found, key=lambda each: sum(one.finding.bits for one in each))


def _spots(one: Spot, other: Spot) -> Iterator[Evidence]:
    if one.street and other.street:
        yield Evidence(_streets(one, other), one.written.street, other.written.street)
    if one.ward and other.ward:
        same = _similar(one.ward, other.ward) >= ALIKE
        where = one.written.ward, other.written.ward
        yield Evidence(Finding.WARD_SAME if same else Finding.WARD_DIFFERENT, *where)
    if one.province and other.province:
        same = _similar(one.province, other.province) >= ALIKE
        where = one.written.province, other.written.province
        yield Evidence(Finding.PROVINCE_SAME if same else Finding.PROVINCE_DIFFERENT, *where)


def _streets(one: Spot, other: Spot) -> Finding:
    alike = max(_similar(one.street, other.street), _contained(one.street, other.street))
    if alike < _STREET_ALIKE:
        return Finding.STREET_DIFFERENT
    if one.number and other.number and one.number != other.number:
        return Finding.STREET_OTHER_NUMBER
    same = alike == 1.0 and one.number and one.number == other.number
    return Finding.STREET_SAME if same else Finding.STREET_NEAR


def _most_of_name(one: Traits, other: Traits) -> float:
    return Finding.NAME_SAME.bits if one.name is not None and other.name is not None else 0.0


def _most_of_address(one: Traits, other: Traits) -> float:
    if not one.spots or not other.spots:
        return 0.0
    wards = any(spot.ward for spot in one.spots) and any(spot.ward for spot in other.spots)
    most = Finding.STREET_SAME.bits + Finding.PROVINCE_SAME.bits
    return most + Finding.WARD_SAME.bits if wards else most


def _most_of_people(one: Traits, other: Traits) -> float:
    return Finding.PERSON_SAME.bits if one.people and other.people else 0.0


_Look = Callable[[Traits, Traits], Iterator[Evidence]]
_LOOKS: tuple[_Look, ...] = (_tax, _name, _email, _phone, _people, _birthday, _address)
_CHEAP: tuple[_Look, ...] = (_tax, _email, _phone, _birthday)
_COSTLY: tuple[tuple[_Look, Callable[[Traits, Traits], float]], ...] = (
    (_name, _most_of_name),
    (_address, _most_of_address),
    (_people, _most_of_people),
)
"""What takes long to compare, with the bits that it can come to at most."""


def _code(of: Traits) -> str:
    return f"{of.tax}-{of.branch}" if of.branch else of.tax


def _similar(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return Indel.normalized_similarity(one.replace(" ", ""), other.replace(" ", ""))


def _contained(one: str, other: str) -> float:
    """How much of the shorter street stands in the longer, which may name a building besides."""
    few, many = sorted((one.split(), other.split()), key=lambda words: (len(words), words))
    letters = sum(map(len, few))
    if letters < _SHORTEST_TYPED:
        return 0.0
    found = sum(
        len(word) * share
        for word in few
        if (share := max(Indel.normalized_similarity(word, each) for each in many)) >= _STREET_ALIKE
    )
    return _WITHIN * found / letters


def _slip(ones: frozenset[str], others: frozenset[str]) -> tuple[str, str] | None:
    return min(((a, b) for a in ones for b in others if _one_slip(a, b)), default=None)


def _one_slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_TYPED and _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """One key wrong, missing, too many, or two swapped."""
    return OSA.distance(one, other, score_cutoff=1) == 1
