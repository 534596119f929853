"""Looking for accounts that are known already, while a new one is entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.prospects.duplicates import LIKELY, POSSIBLE, Identity, Place
from salesdesk.errors import NotFound
from salesdesk.models.identities import Known, known_by_id
from salesdesk.models.prospects import Contact
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context
from salesdesk.services.prospects.comparing import PairRow, pair_rows
from salesdesk.services.prospects.duplicates import (
    Finder,
    Found,
    Pair,
    identity_of,
    ordered,
    told_apart,
)
from salesdesk.services.written import contact_line


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An account that may be the same one. `score` is out of 100; the weightiest reason first."""

    id: UUID
    company: str
    contact: str
    score: int
    reasons: tuple[Sentence, ...]
    objections: tuple[Sentence, ...] = ()

    @property
    def reason(self) -> Sentence:
        """The weightiest reason."""
        return self.reasons[0]


class KnownProspects:
    """Finding duplicates: on entry, of one account, and in the whole list."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def duplicates(
        self,
        company: str = "",
        tax_code: str = "",
        phone: str = "",
        email: str = "",
        *,
        contact: str = "",
        street: str = "",
        province: str = "",
        but: UUID | None = None,
        most: int = 3,
    ) -> tuple[Duplicate, ...]:
        """Accounts that may be the one that is being entered, surest first.

        `but` is the account itself, when one that exists is looked at.
        """
        entered = Identity(
            company,
            tax_code,
            (phone,) if phone else (),
            (email,) if email else (),
            (contact,) if contact else (),
            places=(Place(street, province=province),) if street or province else (),
        )
        near = Finder(self._context.database).near(entered, least=POSSIBLE, most=most + 1)
        return tuple(_duplicate(each) for each in near if each.prospect_id != but)[:most]

    def duplicates_of(self, prospect_id: UUID, most: int = 8) -> tuple[Duplicate, ...]:
        """Accounts that may be the same as this one, surest first.

        Raises NotFound where there is no such account.
        """
        account = identity_of(_known(self._context, prospect_id))
        near = Finder(self._context.database).near(account, least=POSSIBLE, most=most + 1)
        return tuple(_duplicate(each) for each in near if each.prospect_id != prospect_id)[:most]

    def pairs_of(self, prospect_id: UUID, most: int = 8) -> list[PairRow]:
        """The same as rows of the list of duplicates, the account itself first in each.

        Raises NotFound where there is no such account.
        """
        finder = Finder(self._context.database)
        account = identity_of(_known(self._context, prospect_id))
        apart = told_apart()
        pairs = [
            Pair(prospect_id, each.prospect_id, each.match)
            for each in finder.near(account, least=POSSIBLE, most=most + 1)
            if each.prospect_id != prospect_id
            and ordered(prospect_id, each.prospect_id) not in apart
        ]
        return pair_rows(self._context.database, pairs[:most])

    def all_duplicates(
        self,
        progress: Callable[[str | Sentence, float], None] = lambda _text, _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
        *,
        least: int = LIKELY,
    ) -> list[Pair]:
        """Every two accounts of the shop that may be one, surest first.

        Raises Cancelled once `is_cancelled` says so.
        """
        return Finder(self._context.database, progress, is_cancelled).pairs(least=least)


def _known(context: Context, prospect_id: UUID) -> Known:
    for account in known_by_id(context.database.connections, [prospect_id]):
        return account
    raise NotFound(sentence("This record is not there any more."))


def _duplicate(found: Found) -> Duplicate:
    first = (
        Contact.select(Contact.name, Contact.phone)
        .where(Contact.prospect == found.prospect_id)
        .order_by(Contact.position, Contact.id)
        .first()
    )
    contact = contact_line(first.name, first.phone) if first else ""
    match = found.match
    return Duplicate(
        found.prospect_id,
        found.company,
        contact,
        match.score,
        match.reasons,
        match.objections,
    )
