"""What is chosen when two accounts are made one, and what is suggested."""

from __future__ import annotations

from enum import StrEnum

from salesdesk.domain.prospects.states import ProspectState as S
from salesdesk.sentence import mark


class Which(StrEnum):
    """Whose value stays: the kept account's, the other one's, or both together."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


BY_HAND = {
    "company": mark("Company"),
    "tax_code": mark("Tax code"),
    "contact": mark("First contact"),
    "address": mark("First address"),
    "website": mark("Website"),
    "industry": mark("Segment"),
    "employees": mark("Employees"),
    "owner": mark("Owner"),
    "temperature": mark("Interest"),
    "source": mark("Source"),
    "campaign": mark("Campaign"),
    "referred_by": mark("Recommended by"),
    "language": mark("Language"),
    "customer_group": mark("Customer group"),
    "credit_limit": mark("Credit limit"),
    "payment_days": mark("Days to pay"),
    "notes": mark("Notes"),
}
"""What a person chooses, field by field. All contacts and addresses stay: only their order is."""

JOINABLE = frozenset({"notes"})
"""Fields of which both may stay together."""

_BACKWARDS = (
    *(S.DISQUALIFIED, S.NEW, S.ASSIGNED, S.NURTURE, S.RETURNED, S.CONTACTED),
    *(S.QUALIFIED, S.HANDED_OVER, S.ACCEPTED, S.DO_NOT_CONTACT),
)
_NOTHING = ("", "unknown", "0")


def furthest(one: S, other: S) -> S:
    """The state of two that became one: the further one, and silence above all."""
    return max((one, other), key=_BACKWARDS.index)


def suggest(field: str, kept: str, other: str) -> Which:
    """Whose value to suggest, by what stands in the two; empty gives way.

    Of two company names the one with accents and the longer one is the better written; notes stay
    together.
    """
    if other in _NOTHING or kept == other:
        return Which.KEPT
    if kept in _NOTHING:
        return Which.OTHER
    if field in JOINABLE:
        return Which.BOTH
    if field == "company":
        return Which.OTHER if _care(other) > _care(kept) else Which.KEPT
    return Which.KEPT


def _care(name: str) -> tuple[int, bool, int]:
    """With how much care a name was written: accents, capitals as in a name, length."""
    return sum(not char.isascii() for char in name), not name.isupper(), len(name)
