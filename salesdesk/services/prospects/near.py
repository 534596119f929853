"""Which accounts are worth comparing with one that is being typed: asked of the indexes only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.blocking import telling_words
from salesdesk.domain.prospects.checks import check_email, check_phone
from salesdesk.domain.prospects.duplicates import Identity
from salesdesk.domain.prospects.identity import national, own_domain, tax_parts
from salesdesk.domain.prospects.names import Name, company_name, person_name
from salesdesk.models.identities import ids_by_point, ids_by_tax_code
from salesdesk.models.search import matching

_LOOKED_AT = 40
_PLENTY = 20
"""Where so many accounts have all the words, those that have only some are not asked for."""
_BEGINNING = 3


def candidates(database: Any, identity: Identity) -> list[UUID]:
    """Accounts that share a number, an address or words of the name, a few dozen at most."""
    keys = dict.fromkeys(ids_by_tax_code(database, [identity.tax_code] * bool(identity.tax_code)))
    keys |= dict.fromkeys(ids_by_point(database, list(_points(identity))))
    for query in dict.fromkeys(_number_queries(identity)):
        keys |= dict.fromkeys(matching(database, query, "prospects", _LOOKED_AT))
    for name in (company_name(identity.company), *map(person_name, identity.people)):
        for query in _name_queries(name):
            named = matching(database, query, "prospects", _LOOKED_AT)
            keys |= dict.fromkeys(named)
            if len(named) >= _PLENTY:
                break
    return list(keys)


def _points(identity: Identity) -> Iterator[str]:
    yield from (check_phone(each).text for each in identity.phones)
    yield from (check_email(each).text for each in identity.emails)


def _number_queries(identity: Identity) -> Iterator[str]:
    tax, branch = tax_parts(identity.tax_code)
    yield from filter(None, (tax, f"{tax} {branch}" if branch else ""))
    yield from filter(None, map(national, identity.phones))
    yield from identity.emails
    yield from filter(None, map(own_domain, (*identity.emails, identity.website)))


def _name_queries(name: Name | None) -> Iterator[str]:
    """The name's words; all but one of them; their beginnings: a wrong letter spoils only some."""
    words = telling_words(name) if name else []
    if not words or len("".join(words)) < _BEGINNING:
        return
    yield " ".join(words)
    if len(words) > 1:
        yield " ".join(word[:_BEGINNING] for word in words)
    if len(words) > 2:
        yield from (" ".join(word for word in words if word != left_out) for left_out in words)
