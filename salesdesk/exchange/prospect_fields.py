"""Every field that a list of prospects can fill: its key, its title, and its usual headings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from salesdesk.exchange.columns import Holds
from salesdesk.exchange.prospect_headings import HEADINGS
from salesdesk.sentence import Sentence, mark, sentence

MOST_CONTACTS = 3
"""So many people can stand in one row of a list, each in columns of their own."""

MOST_ADDRESSES = 3


class Group(Enum):
    """What a field belongs to."""

    ACCOUNT = mark("Account")
    CONTACT = mark("Contact")
    ADDRESS = mark("Address")


@dataclass(frozen=True, slots=True)
class ProspectField:
    """A field of an account, of its `number`th contact or of its `number`th address.

    `key` is stable ("company", "phone", "contact2_phone"); `headings` are usual headings as
    `heading_key`s, best first. Where `several`, more than one column may fill the field.
    """

    key: str
    title: Sentence
    group: Group
    headings: tuple[str, ...] = ()
    holds: Holds = Holds.TEXT
    several: bool = False
    number: int = 1


_A, _C, _P = Group.ACCOUNT, Group.CONTACT, Group.ADDRESS
_T, _N, _D = Holds.TEXT, Holds.NUMBER, Holds.DAY
_PARTS: tuple[tuple[str, str, Group, Holds, bool], ...] = (
    ("account", mark("Account key"), _A, _T, False),
    ("company", mark("Company"), _A, _T, False),
    ("tax_code", mark("Tax code"), _A, _T, False),
    ("industry", mark("Industry"), _A, _T, False),
    ("employees", mark("Employees"), _A, _N, False),
    ("website", mark("Website"), _A, _T, False),
    ("company_phone", mark("Company phones"), _A, _T, True),
    ("company_email", mark("Company e-mails"), _A, _T, True),
    ("language", mark("Language"), _A, _T, False),
    ("source", mark("Source"), _A, _T, False),
    ("campaign", mark("Campaign"), _A, _T, False),
    ("acquisition_cost", mark("Acquisition cost"), _A, _N, False),
    ("currency", mark("Currency"), _A, _T, False),
    ("owner", mark("Owner"), _A, _T, False),
    ("temperature", mark("Interest"), _A, _T, False),
    ("state", mark("Status"), _A, _T, False),
    ("state_reason", mark("Reason"), _A, _T, False),
    ("tags", mark("Tags"), _A, _T, True),
    ("do_not_contact", mark("Do not contact"), _A, _T, False),
    ("do_not_contact_reason", mark("Why not to contact"), _A, _T, False),
    ("credit_limit", mark("Credit limit"), _A, _N, False),
    ("payment_days", mark("Days to pay"), _A, _N, False),
    ("customer_group", mark("Customer group"), _A, _T, False),
    ("referred_by", mark("Recommended by"), _A, _T, False),
    ("external_id", mark("Their number"), _A, _T, False),
    ("notes", mark("Notes"), _A, _T, True),
    ("contact_name", mark("Contact"), _C, _T, False),
    ("first_name", mark("First name"), _C, _T, False),
    ("middle_name", mark("Middle name"), _C, _T, False),
    ("last_name", mark("Last name"), _C, _T, False),
    ("title", mark("Title"), _C, _T, False),
    ("decision_role", mark("Role in the decision"), _C, _T, False),
    ("phone", mark("Phone"), _C, _T, True),
    ("email", mark("E-mail"), _C, _T, True),
    ("birthday", mark("Birthday"), _C, _D, False),
    ("preferred_channel", mark("Prefers"), _C, _T, False),
    ("address", mark("Street"), _P, _T, True),
    ("ward", mark("Ward"), _P, _T, False),
    ("district", mark("District"), _P, _T, False),
    ("city", mark("City"), _P, _T, False),
    ("province", mark("Province"), _P, _T, False),
    ("postal_code", mark("Postal code"), _P, _T, False),
    ("country", mark("Country"), _P, _T, False),
    ("address_kind", mark("Kind of address"), _P, _T, False),
)
"""Key, title, what it belongs to, what it holds, and whether several columns may fill it."""
_NUMBERED: dict[str, str] = {
    "contact_name": mark("Contact {number}"),
    "title": mark("Contact {number}: title"),
    "decision_role": mark("Contact {number}: role in the decision"),
    "phone": mark("Contact {number}: phone"),
    "email": mark("Contact {number}: e-mail"),
    "birthday": mark("Contact {number}: birthday"),
    "preferred_channel": mark("Contact {number}: prefers"),
    "address": mark("Address {number}: street"),
    "ward": mark("Address {number}: ward"),
    "city": mark("Address {number}: city"),
    "province": mark("Address {number}: province"),
    "postal_code": mark("Address {number}: postal code"),
    "country": mark("Address {number}: country"),
    "address_kind": mark("Address {number}: kind"),
}
_NUMBERED_KEYS = {
    Group.CONTACT: ("contact{number}_{name}", MOST_CONTACTS),
    Group.ADDRESS: ("address{number}_{name}", MOST_ADDRESSES),
}


def numbered(key: str, number: int) -> str:
    """The key of the same field of a further contact or address: "phone", 2 is "contact2_phone"."""
    if number == 1:
        return key
    pattern, _most = _NUMBERED_KEYS[_GROUPS[key]]
    bare = {"contact_name": "name", "address": "street", "address_kind": "kind"}.get(key, key)
    return pattern.format(number=number, name=bare)


_GROUPS = {key: group for key, _title, group, *_rest in _PARTS}


def _fields() -> tuple[ProspectField, ...]:
    first = [
        ProspectField(key, sentence(title), group, HEADINGS[key], holds, several)
        for key, title, group, holds, several in _PARTS
    ]
    further = [
        ProspectField(
            numbered(field.key, number),
            sentence(_NUMBERED[field.key], number=number),
            field.group,
            (),
            field.holds,
            field.several,
            number,
        )
        for group, (_pattern, most) in _NUMBERED_KEYS.items()
        for number in range(2, most + 1)
        for field in first
        if field.group is group and field.key in _NUMBERED
    ]
    return (*first, *further)


PROSPECT_FIELDS: dict[str, ProspectField] = {field.key: field for field in _fields()}
"""All of them by key, in the order in which they are offered."""
