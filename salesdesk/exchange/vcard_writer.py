"""Contacts as vCards: version 3.0 (RFC 2426) for older telephones, 4.0 (RFC 6350) for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import quote

from salesdesk.domain.prospects.states import DecisionRole, PointKind
from salesdesk.domain.prospects.whole import Reach, WholeAccount, WholeAddress, WholeContact

_OCTETS = 75
_EMPTY = "NONAME"


class VCardVersion(StrEnum):
    """Which standard a card follows."""

    THREE = "3.0"
    FOUR = "4.0"


def account_cards(account: WholeAccount, version: VCardVersion) -> Iterator[str]:
    """A card for each contact of an account; for one without contacts, a card of its own.

    The account's note stands on the first card only: cards of one company come to one account.
    """
    if not account.contacts:
        yield _card(_company_lines(account, version), version)
    for place, contact in enumerate(account.contacts):
        note = account.notes if place == 0 else ""
        yield _card(_contact_lines(account, contact, note, version), version)


def escaped(text: str) -> str:
    """Text with the signs of the format marked (RFC 6350, section 3.4)."""
    marked = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return marked.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def folded(line: str) -> str:
    """A line broken after at most 75 octets, never inside a letter (RFC 6350, section 3.2)."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > _OCTETS:
            parts.append(part)
            part, size = "", 1  # the space that begins a folded line counts
        part += letter
        size += octets
    return "\r\n ".join([*parts, part])


def _card(lines: Iterator[str], version: VCardVersion) -> str:
    whole = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]
    return "".join(f"{folded(line)}\r\n" for line in whole)


def _contact_lines(
    account: WholeAccount, contact: WholeContact, note: str, version: VCardVersion
) -> Iterator[str]:
    name = contact.name or account.company
    yield f"FN:{escaped(name) or _EMPTY}"
    yield f"N:;{escaped(contact.name)};;;"
    yield f"ORG:{escaped(account.company)}"
    if contact.title:
        yield f"TITLE:{escaped(contact.title)}"
    yield from _reach_lines(_all_points(contact), version)
    yield from _address_lines(account.addresses)
    if contact.birthday is not None:
        day = contact.birthday
        yield f"BDAY:{day:%Y%m%d}" if version is VCardVersion.FOUR else f"BDAY:{day.isoformat()}"
    if contact.decision_role is not DecisionRole.UNKNOWN:
        yield f"X-SALESDESK-DECISION-ROLE:{contact.decision_role}"
    if contact.preferred_channel:
        yield f"X-SALESDESK-PREFERS:{escaped(contact.preferred_channel)}"
    yield from _account_lines(account, note)
    yield _uid(contact.id.urn, version)


def _company_lines(account: WholeAccount, version: VCardVersion) -> Iterator[str]:
    yield "KIND:org" if version is VCardVersion.FOUR else "X-ABShowAs:COMPANY"
    yield f"FN:{escaped(account.company) or _EMPTY}"
    yield "N:;;;;"
    yield f"ORG:{escaped(account.company)}"
    yield from _reach_lines(account.points, version)
    yield from _address_lines(account.addresses)
    yield from _account_lines(account, account.notes)
    yield _uid(account.id.urn, version)


def _account_lines(account: WholeAccount, note: str) -> Iterator[str]:
    if account.website:
        yield f"URL:{quote(account.website, safe=':/?#[]@!$&()*+,;=%~.-_')}"
    if account.tags:
        yield "CATEGORIES:" + ",".join(escaped(tag) for tag in account.tags)
    if note:
        yield f"NOTE:{escaped(note)}"


def _all_points(contact: WholeContact) -> tuple[Reach, ...]:
    first = (Reach(PointKind.PHONE, contact.phone), Reach(PointKind.EMAIL, contact.email))
    return (*(point for point in first if point.value), *contact.points)


def _reach_lines(points: tuple[Reach, ...], version: VCardVersion) -> Iterator[str]:
    """Phones and e-mails, the first of each preferred; a label of the shop's own is kept whole."""
    seen: set[PointKind] = set()
    for point in points:
        name = "TEL" if point.kind is PointKind.PHONE else "EMAIL"
        first = point.kind not in seen
        seen.add(point.kind)
        yield f"{name}{_parameters(point, version, first=first)}:{escaped(point.value)}"


def _parameters(point: Reach, version: VCardVersion, *, first: bool) -> str:
    kinds = ["WORK"]
    if point.label.casefold() in _PHONE_KINDS and point.kind is PointKind.PHONE:
        kinds.append(_PHONE_KINDS[point.label.casefold()])
    label = f';X-LABEL="{_quoted(point.label)}"' if point.label else ""
    if version is VCardVersion.FOUR:
        preferred = ";PREF=1" if first else ""
        types = f'"{",".join(kinds).lower()}"' if len(kinds) > 1 else kinds[0].lower()
        return f";TYPE={types}{preferred}{label}"
    return f";TYPE={','.join([*kinds, *(['PREF'] if first else [])])}{label}"


_PHONE_KINDS = {"mobile": "CELL", "di động": "CELL", "cell": "CELL", "fax": "FAX"}


def _quoted(text: str) -> str:
    """A parameter's value, which knows no escapes: what would end it is left out."""
    return "".join(letter for letter in text if letter not in '"\r\n')


def _address_lines(addresses: tuple[WholeAddress, ...]) -> Iterator[str]:
    for place in addresses:
        parts = ("", "", place.street, place.ward, place.province, "", place.country)
        kind = "" if place.kind in {"", "main"} else f';X-LABEL="{_quoted(place.kind)}"'
        yield f"ADR;TYPE=WORK{kind}:" + ";".join(escaped(part) for part in parts)


def _uid(urn: str, version: VCardVersion) -> str:
    return f"UID:{urn if version is VCardVersion.FOUR else urn.removeprefix('urn:uuid:')}"
