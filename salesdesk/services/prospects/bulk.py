"""One action on many accounts at once: all of it or nothing, and one undo for all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from salesdesk.domain.prospects.states import (
    NEEDS_REASON,
    ProspectState,
)
from salesdesk.errors import NotAllowed, WrongInput
from salesdesk.models.bulk import plain
from salesdesk.models.prospects import ProspectTag
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Context, Done
from salesdesk.services.prospects.bulk_book import BulkBook
from salesdesk.services.prospects.bulk_work import (
    PART,
    Account,
    BulkDone,
    BulkWork,
    Progress,
    watch,
)
from salesdesk.services.prospects.log import PlannedStep
from salesdesk.services.prospects.tags import LONGEST
from salesdesk.text import clean

BULK_STATES = (
    ProspectState.CONTACTED,
    ProspectState.NURTURE,
    ProspectState.DISQUALIFIED,
    ProspectState.DO_NOT_CONTACT,
)
"""States that many accounts can go to at once; the others ask something of each account."""


def _unwatched(_text: str | Sentence, _share: float) -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


class ProspectBulk:
    """Owner, tags, state, a step, and deleting, for the row numbers of a list."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def assign_many(
        self,
        rows: Sequence[int],
        staff_id: UUID | None,
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[BulkDone]:
        """Give accounts, and the open steps of their owners, to somebody."""
        owner = staff_id.hex if staff_id is not None else None
        return self._on_each(
            rows, progress, cancelled, lambda work, accounts: work.assign(accounts, owner)
        )

    def tag_many(
        self,
        rows: Sequence[int],
        tag: str,
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[BulkDone]:
        """Put a tag on accounts. Raises WrongInput for an empty or overlong one."""
        wanted = _spelt(clean(tag))
        if not wanted or len(wanted) > LONGEST:
            raise WrongInput(
                sentence("A tag is a word or two, of at most {most} characters.", most=LONGEST),
                "tag",
            )
        return self._on_each(
            rows, progress, cancelled, lambda work, accounts: work.tag(accounts, wanted)
        )

    def untag_many(
        self,
        rows: Sequence[int],
        tag: str,
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[BulkDone]:
        """Take a tag off accounts."""
        return self._on_each(
            rows, progress, cancelled, lambda work, accounts: work.untag(accounts, tag)
        )

    def move_many(
        self,
        rows: Sequence[int],
        state: ProspectState,
        reason: str = "",
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[BulkDone]:
        """Move accounts to one of BULK_STATES; those that may not go there are counted.

        Raises WrongInput where a reason is needed, NotAllowed for a state of single accounts.
        """
        if state not in BULK_STATES:
            raise NotAllowed(sentence("Each account must be asked about this on its own."))
        if state in NEEDS_REASON and not clean(reason):
            raise WrongInput(sentence("A reason is needed: the next colleague will ask."), "reason")
        return self._on_each(
            rows,
            progress,
            cancelled,
            lambda work, accounts: work.move(accounts, state, clean(reason)),
        )

    def plan_many(
        self,
        rows: Sequence[int],
        step: PlannedStep,
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[BulkDone]:
        """Plan a step with each account, for its owner; nobody who wants no contact is called."""
        return self._on_each(
            rows, progress, cancelled, lambda work, accounts: work.plan(accounts, step)
        )

    def delete_many(
        self,
        rows: Sequence[int],
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[BulkDone]:
        """Take accounts out of every list; those that have ordered stay and are counted."""
        return self._on_each(
            rows, progress, cancelled, lambda work, accounts: work.delete(accounts)
        )

    def _on_each(
        self,
        rows: Sequence[int],
        progress: Progress,
        cancelled: Callable[[], bool],
        deed: Callable[[BulkWork, list[Account]], None],
    ) -> Done[BulkDone]:
        """Do it to the accounts of these rows, part by part, in one transaction."""
        with self._context.writing() as book:
            work = BulkWork(self._context, book, rows, progress, cancelled)
            for accounts in work.parts():
                deed(work, accounts)
            return book.done(work.result())

    def take_back_many(
        self,
        done: BulkDone,
        progress: Progress = _unwatched,
        cancelled: Callable[[], bool] = _never,
    ) -> Done[int]:
        """Undo a bulk action; what somebody changed since stays as it is now."""
        with self._context.writing() as book:
            bulk = BulkBook(self._context, book)
            for write in reversed(done.trace.writes):
                bulk.take_back(write)
            accounts = done.trace.accounts
            for start in range(0, len(accounts), PART):
                watch(progress, cancelled, start / len(accounts))
                bulk.settle(accounts[start : start + PART], words=True, steps=True)
            return book.done(done.count)


def _spelt(tag: str) -> str:
    """A tag as the shop spells it already."""
    used = (word for (word,) in plain(ProspectTag.select(ProspectTag.tag).distinct()))
    return next((word for word in used if word.casefold() == tag.casefold()), tag)
