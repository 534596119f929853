"""Two accounts side by side, field by field, and what would move if they became one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.prospects.duplicates import Match, compare_traits
from salesdesk.domain.prospects.merging import BY_HAND, JOINABLE, Which, suggest
from salesdesk.domain.prospects.states import SOURCE_NAMES, TEMPERATURE_NAMES
from salesdesk.models.database import Database
from salesdesk.models.identities import Known, known_by_id
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.models.rows import count_where
from salesdesk.money import Money
from salesdesk.sentence import Sentence, sentence, sentences
from salesdesk.services.context import Context, found
from salesdesk.services.prospects.changes import LANGUAGES
from salesdesk.services.prospects.duplicates import Pair, traits_of
from salesdesk.services.prospects.moving import hanging
from salesdesk.services.written import contact_line

Value = str | Sentence | Money


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of two accounts. `is_same` where there is nothing to choose."""

    name: str
    label: str
    kept: Value
    other: Value
    suggested: Which
    is_same: bool
    joinable: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts side by side. `moves` counts what hangs on the one that goes."""

    kept: UUID
    gone: UUID
    kept_name: str
    gone_name: str
    match: Match | None
    fields: tuple[FieldPair, ...]
    moves: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A line of the list of duplicates: what the two are called, where they are, how sure."""

    one: UUID
    other: UUID
    one_name: str
    other_name: str
    one_where: str
    other_where: str
    score: int
    reasons: tuple[Sentence, ...]
    objections: tuple[Sentence, ...]


class Comparing:
    """Showing duplicates."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def side_by_side(self, kept: UUID, gone: UUID) -> Comparison:
        """What the two say, with whose value is suggested, and what would move.

        Raises NotFound where one of them is not there.
        """
        one, other = found(Prospect, kept), found(Prospect, gone)
        return Comparison(
            kept,
            gone,
            one.company,
            other.company,
            self._match(kept, gone),
            tuple(_field_pair(name, label, one, other) for name, label in BY_HAND.items()),
            self.belongings(gone),
        )

    def better_kept(self, one: UUID, other: UUID) -> tuple[UUID, UUID]:
        """Which of two to keep, and which goes: customers stay, then who has more on record."""
        weights = {}
        for key in (one, other):
            row = found(Prospect, key)
            weights[key] = (row.customer_since is not None, _count(key), one == key)
        kept = max(weights, key=lambda key: weights[key])
        return kept, other if kept == one else one

    def belongings(self, prospect_id: UUID) -> tuple[Sentence, ...]:
        """What hangs on an account, counted, in sentences like "3 contacts"."""
        counts = {
            each.table: count_where(
                self._context.database.connections, each.table, each.column, prospect_id.hex
            )
            for each in hanging()
        }
        said = [words(counts.pop(table, 0)) for table, words in _COUNTED.items()]
        rest = sum(counts.values())
        said.append(sentences("{count} other entry", "{count} other entries", rest))
        return tuple(each for each in said if each.count)

    def pair_rows(self, pairs: list[Pair]) -> list[PairRow]:
        """Pairs as the list shows them; those that were merged meanwhile are left out."""
        return pair_rows(self._context.database, pairs)

    def _match(self, one: UUID, other: UUID) -> Match | None:
        known = known_by_id(self._context.database.connections, [one, other])
        if len(known) < len({one, other}):
            return None
        first, second = sorted(known, key=lambda each: each.id != one)[:2]
        return compare_traits(traits_of(first), traits_of(second))


def pair_rows(database: Database, pairs: list[Pair]) -> list[PairRow]:
    """Pairs as the list shows them; those that were merged meanwhile are left out."""
    keys = list(dict.fromkeys(key for pair in pairs for key in (pair.one, pair.other)))
    known = {each.id: each for each in known_by_id(database.connections, keys)}
    return [
        _pair_row(pair, known[pair.one], known[pair.other])
        for pair in pairs
        if pair.one in known and pair.other in known
    ]


def _pair_row(pair: Pair, one: Known, other: Known) -> PairRow:
    return PairRow(
        *(pair.one, pair.other, one.company, other.company, _where(one), _where(other)),
        pair.match.score,
        pair.match.reasons,
        pair.match.objections,
    )


def _where(account: Known) -> str:
    place = ", ".join(part for part in account.places[0] if part) if account.places else ""
    phone = account.phones[0] if account.phones else ""
    return " · ".join(part for part in (phone, place) if part)


def _count(prospect_id: UUID) -> int:
    database = Prospect._meta.database  # noqa: SLF001  peewee's public face for the open file
    return sum(
        count_where(database, each.table, each.column, prospect_id.hex) for each in hanging()
    )


def _field_pair(name: str, label: str, one: Prospect, other: Prospect) -> FieldPair:
    plain = _plain(one, name), _plain(other, name)
    shown = _shown(one, name), _shown(other, name)
    same = plain[0] == plain[1] or not plain[1]
    if name == "credit_limit" and one.currency != other.currency:
        same = True  # another currency's figure would be a wrong one here
    return FieldPair(name, label, *shown, suggest(name, *plain), same, joinable=name in JOINABLE)


def _plain(row: Prospect, name: str) -> str:
    """What stands in a field, for comparing; empty where nothing does."""
    if name in _SHOWN:
        shown = _SHOWN[name](row)
        return shown if isinstance(shown, str) else str(getattr(row, name))
    value = getattr(row, name)
    return "" if value in (None, 0) else str(value)


def _shown(row: Prospect, name: str) -> Value:
    return _SHOWN[name](row) if name in _SHOWN else _plain(row, name)


def _owner(row: Prospect) -> str:
    return row.owner.name if row.owner is not None else ""


def _referred_by(row: Prospect) -> str:
    return row.referred_by.company if row.referred_by is not None else ""


def _contact(row: Prospect) -> str:
    first = (
        Contact.select()
        .where(Contact.prospect == row.id)
        .order_by(Contact.position, Contact.id)
        .first()
    )
    return contact_line(first.name, first.phone or first.email) if first else ""


def _address(row: Prospect) -> str:
    first = (
        Address.select()
        .where(Address.prospect == row.id)
        .order_by(Address.position, Address.id)
        .first()
    )
    return (
        ", ".join(part for part in (first.street, first.ward, first.province) if part)
        if first
        else ""
    )


def _money(row: Prospect) -> Value:
    return Money(row.credit_limit, row.currency) if row.credit_limit else ""


_SHOWN: dict[str, Callable[[Prospect], Value]] = {
    "owner": _owner,
    "referred_by": _referred_by,
    "contact": _contact,
    "address": _address,
    "campaign": lambda row: row.campaign_name,
    "credit_limit": _money,
    "source": lambda row: sentence(SOURCE_NAMES[row.source]),
    "temperature": lambda row: sentence(TEMPERATURE_NAMES[row.temperature]),
    "language": lambda row: sentence(LANGUAGES.get(row.language, row.language)),
}

_COUNTED: dict[str, Callable[[int], Sentence]] = {
    "contact": lambda count: sentences("{count} contact", "{count} contacts", count),
    "address": lambda count: sentences("{count} address", "{count} addresses", count),
    "activity": lambda count: sentences("{count} activity", "{count} activities", count),
    "task": lambda count: sentences("{count} step", "{count} steps", count),
    "needs_assessment": lambda count: sentences(
        "{count} needs interview", "{count} needs interviews", count
    ),
    "opportunity": lambda count: sentences("{count} deal", "{count} deals", count),
    "proposal": lambda count: sentences("{count} proposal", "{count} proposals", count),
    "sales_order": lambda count: sentences("{count} order", "{count} orders", count),
    "invoice": lambda count: sentences("{count} invoice", "{count} invoices", count),
    "payment": lambda count: sentences("{count} payment", "{count} payments", count),
    "attachment": lambda count: sentences("{count} file", "{count} files", count),
}
