"""Making two accounts one, taking that back, and remembering which are two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.merging import BY_HAND, JOINABLE, Which, furthest
from salesdesk.errors import NotAllowed
from salesdesk.models.merges import Merge, NotTheSame
from salesdesk.models.prospects import Prospect
from salesdesk.models.references import references
from salesdesk.models.rows import rows_where
from salesdesk.sentence import sentence
from salesdesk.services.context import Book, Context, Done, found
from salesdesk.services.prospects import steps
from salesdesk.services.prospects.comparing import Comparing
from salesdesk.services.prospects.journal import Journal, Undoing
from salesdesk.services.prospects.merged import leads_to
from salesdesk.services.prospects.moving import (
    drop_repeated,
    hanging,
    join_people,
    move_everything,
)

_FIRST = frozenset({"address", "contact"})
_TOPICS = ("prospects", "proposals", "closing", "catalogue")


@dataclass(frozen=True, slots=True)
class Merged:
    """Two accounts that are one now; `company` is what it is called."""

    merge_id: UUID
    kept: UUID
    gone: UUID
    company: str


class ProspectMerging(Comparing):
    """Merging accounts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context

    def merge(self, kept: UUID, gone: UUID, fields: Mapping[str, Which]) -> Done[Merged]:
        """Make two accounts one: everything that hangs on `gone` hangs on `kept` then.

        `fields` says for each of `BY_HAND` whose value stays; what it does not name stays as the
        kept account has it. The further of two states stays, and who must not be contacted must
        not be. Documents that were issued keep every word. `gone` is deleted and leads to `kept`.
        Raises NotAllowed for an account and itself, or one that is deleted.
        """
        with self._context.writing() as book:
            one, other = found(Prospect, kept), found(Prospect, gone)
            _check(one, other)
            journal, search = Journal(self._context.database), self._search(kept, gone)
            _join_accounts(book, journal, one, other, fields)
            join_people(book, journal, kept.hex, gone.hex)
            drop_repeated(journal, kept.hex, gone.hex)
            first = frozenset(name for name in _FIRST if fields.get(name) is Which.OTHER)
            move_everything(journal, kept.hex, gone.hex, first=first)
            merge = book.add(
                Merge, kept=kept, gone=gone, staff=book.staff_id, moved=journal.text(search)
            )
            _refresh(book, kept, gone)
            return book.done(Merged(merge.id, kept, gone, one.company))

    def undo_merge(self, merge_id: UUID) -> Done[UUID]:
        """Make them two again, exactly as they were; what was added since stays where it is.

        Raises NotAllowed where something that would go back was changed since, and undoing would
        lose that.
        """
        with self._context.writing() as book:
            merge = found(Merge, merge_id)
            undoing = Undoing(self._context.database, merge.moved)
            self._check_undo(merge, undoing)
            undoing.put_back()
            for key, before in undoing.accounts():
                _restore(book, UUID(key), before)
            book.change(merge, undone_at=book.now)
            _refresh(book, merge.kept_id, merge.gone_id)
            undoing.put_back_search()
            return book.done(merge.gone_id)

    def not_the_same(self, one: UUID, other: UUID) -> Done[UUID]:
        """Remember that two accounts are two; they are not offered again."""
        first, second = sorted((one, other))
        with self._context.writing() as book:
            told = NotTheSame.get_or_none(one=first, other=second)
            if told is None:
                told = book.add(NotTheSame, one=first, other=second, staff=book.staff_id)
            return book.done(told.id)

    def maybe_the_same(self, told_id: UUID) -> Done[UUID]:
        """Forget that two accounts are two: the undo of `not_the_same`."""
        with self._context.writing() as book:
            book.remove(found(NotTheSame, told_id))
            return book.done(told_id)

    def leads_to(self, prospect_id: UUID) -> UUID:
        """The account that this one was merged into, or itself."""
        return leads_to(prospect_id)

    def latest_merge(self, kept: UUID) -> UUID | None:
        """The last merge into an account that was not undone."""
        merge = (
            Merge.select(Merge.id)
            .where((Merge.kept == kept) & Merge.undone_at.is_null())
            .order_by(Merge.created_at.desc())
            .first()
        )
        return merge.id if merge else None

    def _search(self, *accounts: UUID) -> list[dict[str, Any]]:
        database = self._context.database.connections
        return [
            row
            for each in accounts
            for row in rows_where(database, "search_entry", "record", each.hex)
        ]

    def _check_undo(self, merge: Merge, undoing: Undoing) -> None:
        company = merge.kept.company
        if merge.undone_at is not None:
            raise NotAllowed(sentence("This merge was undone already."))
        if any(undoing.conflicts()):
            raise NotAllowed(
                sentence(
                    "“{company}” was changed after the merge, and undoing it would lose that. "
                    "Take the later change back first, if you can.",
                    company=company,
                )
            )
        if self._is_torn(merge, undoing):
            raise NotAllowed(
                sentence(
                    "“{company}” was worked with after the merge: something new belongs to what "
                    "would go back. It stays one account.",
                    company=company,
                )
            )

    def _is_torn(self, merge: Merge, undoing: Undoing) -> bool:
        """Whether something of the kept account, written since, points to what would go back."""
        database, touched = self._context.database.connections, undoing.touched
        columns = {each.table: each.column for each in hanging()}
        for hung in hanging():
            moved = undoing.moved(hung.table, hung.column)
            for pointing in references(hung.model) if moved else ():
                if (account := columns.get(pointing.table)) is None:
                    continue
                rows = (
                    row
                    for key in moved
                    for row in rows_where(database, pointing.table, pointing.column, key)
                )
                if any(
                    row["id"] not in touched and row[account] == merge.kept_id.hex for row in rows
                ):
                    return True
        return False


def _check(one: Prospect, other: Prospect) -> None:
    if one.id == other.id:
        raise NotAllowed(sentence("An account cannot be merged with itself."))
    for each in (one, other):
        if each.deleted_at is not None:
            raise NotAllowed(
                sentence("“{company}” is deleted. Bring it back first.", company=each.company)
            )


def _join_accounts(
    book: Book, journal: Journal, one: Prospect, other: Prospect, fields: Mapping[str, Which]
) -> None:
    keys = (one.id.hex, other.id.hex)
    before = [row for key in keys for row in journal.rows("prospect", "id", key)]
    book.change(one, **_chosen(one, other, fields), **_joined(one, other))
    book.change(other, deleted_at=book.now)
    after = [row for key in keys for row in journal.rows("prospect", "id", key)]
    for was, is_now in zip(before, after, strict=True):
        journal.note_set("prospect", was, is_now)


def _chosen(one: Prospect, other: Prospect, fields: Mapping[str, Which]) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for name, which in fields.items():
        if name in JOINABLE and which is Which.BOTH:
            chosen[name] = _together(getattr(one, name), getattr(other, name))
        elif name in BY_HAND and name not in _FIRST and which is Which.OTHER:
            chosen[name] = getattr(other, f"{name}_id" if name in _POINTERS else name)
    if chosen.get("referred_by") in (one.id, other.id):
        del chosen["referred_by"]  # nobody recommends themselves
    return chosen


_POINTERS = frozenset({"owner", "referred_by", "campaign"})


def _joined(one: Prospect, other: Prospect) -> dict[str, Any]:
    """What nobody has to choose: states, silence, what it cost to find them, numbers elsewhere."""
    ahead = furthest(one.state, other.state)
    leading = one if ahead is one.state else other
    joined: dict[str, Any] = {"state": ahead, "state_reason": leading.state_reason}
    silent = next((each for each in (one, other) if each.do_not_contact), None)
    if silent is not None:
        joined["do_not_contact"] = True
        joined["do_not_contact_reason"] = silent.do_not_contact_reason
    if one.currency == other.currency:
        joined["acquisition_cost"] = one.acquisition_cost + other.acquisition_cost
    if not one.external_id:
        joined["external_id"] = other.external_id
    return joined


def _together(one: str, other: str) -> str:
    return "\n\n".join(part for part in dict.fromkeys((one, other)) if part)


def _refresh(book: Book, *accounts: UUID) -> None:
    for each in accounts:
        steps.refresh_account(book, each)
        steps.index_prospect(book, each)
    for topic in _TOPICS:
        book.touch(topic)


def _restore(book: Book, key: UUID, before: dict[str, Any]) -> None:
    columns = Prospect._meta.columns  # noqa: SLF001  peewee's public face for columns
    values = {
        columns[name].name: columns[name].python_value(value) for name, value in before.items()
    }
    derived = set(Prospect.DERIVED)
    book.change(
        found(Prospect, key),
        **{name: value for name, value in values.items() if name not in derived},
    )
