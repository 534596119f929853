"""Looking for accounts that are known already, while a new one is entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.prospects.duplicates import Identity, Match, compare, name_core
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.models.search import matching
from salesdesk.sentence import Sentence
from salesdesk.services.context import Context
from salesdesk.services.written import contact_line
from salesdesk.text import phone_digits

_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An account that may be the same one. `score` is out of 100."""

    id: UUID
    company: str
    contact: str
    score: int
    reason: Sentence


class KnownProspects:
    """Finding duplicates on entry."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def duplicates(
        self,
        company: str = "",
        tax_code: str = "",
        phone: str = "",
        email: str = "",
        *,
        but: UUID | None = None,
        most: int = 3,
    ) -> tuple[Duplicate, ...]:
        """Accounts with the same tax code, e-mail, phone or (nearly) the same name, surest first.

        `but` is the account itself, when one that exists is looked at.
        """
        entered = Identity(company, tax_code, (phone,) if phone else (), (email,) if email else ())
        matches = [
            _duplicate(row, people, match)
            for row, people in self._candidates(entered)
            if row.id != but and (match := compare(entered, _identity(row, people))) is not None
        ]
        matches.sort(key=lambda match: (-match.score, match.company))
        return tuple(matches[:most])

    def _candidates(self, entered: Identity) -> Iterator[tuple[Prospect, list[Contact]]]:
        keys = {
            key
            for query in _queries(entered)
            for key in matching(self._context.database.connections, query, "prospects", _LOOKED_AT)
        }
        if entered.tax_code:
            same = Prospect.select(Prospect.id).where(Prospect.tax_code == entered.tax_code)
            keys |= {row.id for row in same}
        for row in Prospect.select().where(Prospect.id.in_(keys) & Prospect.deleted_at.is_null()):
            yield row, list(Contact.select().where(Contact.prospect == row.id))


def _queries(entered: Identity) -> Iterator[str]:
    core = name_core(entered.company)
    if core:
        yield core
        # A letter wrong in the last word still finds those that begin alike.
        yield " ".join(core.split()[:2])
    yield from (digits[0] for digits in map(phone_digits, entered.phones) if digits)
    yield from entered.emails


def _identity(row: Prospect, people: list[Contact]) -> Identity:
    return Identity(
        row.company,
        row.tax_code,
        tuple(each.phone for each in people),
        tuple(each.email for each in people),
    )


def _duplicate(row: Prospect, people: list[Contact], match: Match) -> Duplicate:
    contact = contact_line(people[0].name, people[0].phone) if people else ""
    return Duplicate(row.id, row.company, contact, match.score, match.reason)
