"""One action on many accounts, worked off part by part in a running transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from salesdesk.domain.prospects.states import (
    PROSPECT_MOVES,
    PROSPECT_STATE_NAMES,
    ProspectState,
    TaskCause,
    TaskKind,
)
from salesdesk.errors import Cancelled
from salesdesk.models.bulk import plain
from salesdesk.models.bulk_changes import accounts_at
from salesdesk.models.closing import Order
from salesdesk.models.fields import INSTANT_FORMAT, new_id
from salesdesk.models.followup import Task
from salesdesk.models.prospects import Prospect, ProspectTag
from salesdesk.sentence import Sentence, sentence
from salesdesk.services.context import Book, Context
from salesdesk.services.prospects.bulk_book import BulkBook, Trace
from salesdesk.services.prospects.log import PlannedStep
from salesdesk.text import clean

PART = 400
"""Accounts that are changed between two looks at whether somebody wants to stop."""
_REACHING = frozenset({TaskKind.CALL, TaskKind.EMAIL, TaskKind.VISIT, TaskKind.MEETING})
_ALONE = frozenset({ProspectState.HANDED_OVER, ProspectState.DO_NOT_CONTACT})
"""States that are left one by one: with an answer, or with the reason why they may be called."""
_ENDED = {ProspectState.DISQUALIFIED: frozenset(TaskKind), ProspectState.DO_NOT_CONTACT: _REACHING}
_MORNING = time(9)
_TASK = (
    *("id", "prospect_id", "created_at", "staff_id", "kind", "what", "due_at", "timed"),
    *("cause", "cause_key", "result"),
)
_STATE = ("state", "state_reason", "do_not_contact", "do_not_contact_reason")
Progress = Callable[[str | Sentence, float], None]


@dataclass(frozen=True, slots=True)
class BulkDone:
    """How many accounts were changed, why others were not, and what takes it back."""

    count: int
    left_out: tuple[tuple[Sentence, int], ...]
    trace: Trace


@dataclass(frozen=True, slots=True)
class Account:
    """What bulk work must know of an account; keys as they are stored."""

    key: str
    owner: str | None
    state: ProspectState
    reason: str
    silent: bool
    silent_reason: str


class BulkWork:
    """One action in a running transaction, part by part."""

    def __init__(
        self,
        context: Context,
        book: Book,
        rows: Sequence[int],
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self._context, self._book = context, book
        self._rows, self._progress, self._cancelled = rows, progress, cancelled
        self._bulk = BulkBook(context, book)
        self._count = 0
        self._left_out: Counter[Sentence] = Counter()
        self._now = book.now.strftime(INSTANT_FORMAT)
        self._staff = book.staff_id.hex if book.staff_id is not None else None

    def parts(self) -> Iterator[list[Account]]:
        """The accounts, a part at a time. Raises Cancelled where somebody stops it."""
        for start in range(0, len(self._rows), PART):
            watch(self._progress, self._cancelled, start / len(self._rows))
            yield _accounts(self._context, self._rows[start : start + PART])

    def result(self) -> BulkDone:
        """What was done."""
        return BulkDone(
            self._count,
            tuple((why, count) for why, count in self._left_out.items() if count),
            self._bulk.trace,
        )

    def assign(self, accounts: list[Account], owner: str | None) -> None:
        """Give them to somebody; a new account is assigned then."""
        given = [one for one in accounts if one.owner != owner]
        taken_up = [one for one in given if one.state is ProspectState.NEW and owner is not None]
        self._bulk.change(
            Prospect, ("owner_id",), [(one.key, (one.owner,), (owner,)) for one in given]
        )
        self._bulk.change(
            Prospect,
            ("state",),
            [(one.key, (one.state.value,), (ProspectState.ASSIGNED.value,)) for one in taken_up],
        )
        owners = {one.key: one.owner for one in given}
        steps = [
            (key, staff)
            for key, account, staff, _kind in _open_tasks(list(owners))
            if staff == owners[account]
        ]
        self._bulk.change(Task, ("staff_id",), [(key, (staff,), (owner,)) for key, staff in steps])
        self._finish(accounts, given, words=False, steps=False)

    def tag(self, accounts: list[Account], tag: str) -> None:
        """Put a tag on those that do not have it."""
        have = {row[1] for row in _tags([one.key for one in accounts], tag)}
        fresh = [one for one in accounts if one.key not in have]
        rows: list[tuple[Any, ...]] = [(new_id().hex, one.key, tag) for one in fresh]
        self._bulk.add(ProspectTag, ("id", "prospect_id", "tag"), rows)
        self._finish(accounts, fresh, words=True, steps=False)

    def untag(self, accounts: list[Account], tag: str) -> None:
        """Take a tag off those that have it."""
        rows = _tags([one.key for one in accounts], tag)
        have = {row[1] for row in rows}
        self._bulk.remove(ProspectTag, ("id", "prospect_id", "tag"), rows)
        tagged = [one for one in accounts if one.key in have]
        self._finish(accounts, tagged, words=True, steps=False)

    def move(self, accounts: list[Account], state: ProspectState, reason: str) -> None:
        """Move those that may go there; steps end as they do for a single account."""
        moved = [one for one in accounts if self._may_move(one, state)]
        silent = (1, reason) if state is ProspectState.DO_NOT_CONTACT else None
        changes = []
        for one in moved:
            silence = (int(one.silent), one.silent_reason)
            before = (one.state.value, one.reason, *silence)
            changes.append((one.key, before, (state.value, reason, *(silent or silence))))
        self._bulk.change(Prospect, _STATE, changes)
        kinds = _ENDED.get(state, frozenset())
        ended = [
            key
            for key, _account, _staff, kind in _open_tasks([one.key for one in moved])
            if kind in kinds
        ]
        done = (self._now, self._staff, reason)
        self._bulk.change(
            Task,
            ("done_at", "done_by_id", "result"),
            [(key, (None, None, ""), done) for key in ended],
        )
        self._finish([], moved, words=True, steps=bool(kinds))

    def plan(self, accounts: list[Account], step: PlannedStep) -> None:
        """Plan a step for each owner, or for whom the step names."""
        silent = sentence("they do not want to be contacted")
        if step.kind in _REACHING:
            self._left_out[silent] += sum(one.silent for one in accounts)
            accounts = [one for one in accounts if not one.silent]
        due = self._context.clock.instant(step.day, step.at or _MORNING).strftime(INSTANT_FORMAT)
        rows: list[tuple[Any, ...]] = [
            (
                *(new_id().hex, one.key, self._now, self._planned_for(one, step)),
                *(step.kind.value, clean(step.what), due, int(step.at is not None)),
                *(TaskCause.BY_HAND.value, "", ""),
            )
            for one in accounts
        ]
        self._bulk.add(Task, _TASK, rows)
        self._finish([], accounts, words=True, steps=True)

    def delete(self, accounts: list[Account]) -> None:
        """Take those out of the list that never ordered."""
        keys = [one.key for one in accounts]
        ordered = {
            key.hex
            for (key,) in plain(
                Order.select(Order.prospect).where(Order.prospect.in_(keys)).distinct()
            )
        }
        gone = [one for one in accounts if one.key not in ordered]
        self._left_out[sentence("they have orders, which must be kept")] += len(ordered)
        self._bulk.change(
            Prospect, ("deleted_at",), [(one.key, (None,), (self._now,)) for one in gone]
        )
        self._finish([], gone, words=True, steps=False)

    def _may_move(self, account: Account, state: ProspectState) -> bool:
        if (account.state, state) in PROSPECT_MOVES and account.state not in _ALONE:
            return True
        self._left_out[
            sentence("they are “{state}”", state=sentence(PROSPECT_STATE_NAMES[account.state]))
        ] += 1
        return False

    def _planned_for(self, account: Account, step: PlannedStep) -> str | None:
        return step.staff_id.hex if step.staff_id is not None else account.owner or self._staff

    def _finish(
        self, accounts: list[Account], changed: list[Account], *, words: bool, steps: bool
    ) -> None:
        self._count += len(changed)
        if accounts:
            self._left_out[sentence("nothing was to be changed")] += len(accounts) - len(changed)
        self._bulk.settle([one.key for one in changed], words=words, steps=steps)


def watch(progress: Progress, cancelled: Callable[[], bool], share: float) -> None:
    """Say how far it is. Raises Cancelled where somebody stops it."""
    if cancelled():
        raise Cancelled(sentence("Stopped. Nothing was changed."))
    progress(sentence("Changing the chosen accounts…"), share)


def _accounts(context: Context, rows: Sequence[int]) -> list[Account]:
    return [
        Account(key, owner, ProspectState(state), reason, bool(silent), why)
        for key, owner, state, reason, silent, why in accounts_at(context.database, rows)
    ]


def _open_tasks(keys: list[str]) -> list[tuple[str, str, str | None, TaskKind]]:
    tasks = Task.select(Task.id, Task.prospect, Task.staff, Task.kind).where(
        Task.prospect.in_(keys) & Task.done_at.is_null()
    )
    return [
        (key.hex, account.hex, staff.hex if staff is not None else None, kind)
        for key, account, staff, kind in plain(tasks)
    ]


def _tags(keys: list[str], tag: str) -> list[tuple[Any, ...]]:
    tags = ProspectTag.select(ProspectTag.id, ProspectTag.prospect, ProspectTag.tag).where(
        ProspectTag.prospect.in_(keys)
    )
    return [
        (key.hex, account.hex, word)
        for key, account, word in plain(tags)
        if word.casefold() == tag.casefold()
    ]
