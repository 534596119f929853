"""Something that happened with an account, and how the stream is sorted into kinds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from salesdesk.clock import Clock
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, mark


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened. `kind` chooses its icon and tone; `text` is a person's words as
    they stand, or a sentence. `day_only` where only the day is known. `topic` and `record` lead to
    what it is about; `activity` is the key of what may be put right here.
    """

    at: datetime
    kind: str
    text: Sentence | str
    detail: Sentence | str = ""
    who: str = ""
    day_only: bool = False
    topic: str = ""
    record: UUID | None = None
    activity: UUID | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Whose happenings are wanted, how many of the newest, and of which kinds (empty: all)."""

    prospect_id: UUID
    clock: Clock
    most: int
    kinds: frozenset[str] = frozenset()

    def wants(self, *kinds: str) -> bool:
        """Whether any of these kinds is wanted."""
        return not self.kinds or not self.kinds.isdisjoint(kinds)


class Group(StrEnum):
    """What the stream can be narrowed to."""

    ALL = "all"
    TALKS = "talks"
    NOTES = "notes"
    PAPERS = "papers"
    DEALS = "deals"
    MONEY = "money"
    CHANGES = "changes"


GROUP_NAMES = {
    Group.ALL: mark("All of it"),
    Group.TALKS: mark("Talks"),
    Group.NOTES: mark("Notes"),
    Group.PAPERS: mark("Documents"),
    Group.DEALS: mark("Deals"),
    Group.MONEY: mark("Orders and money"),
    Group.CHANGES: mark("Changes"),
}
KINDS: dict[Group, frozenset[str]] = {
    Group.ALL: frozenset(),
    Group.TALKS: frozenset({"call", "e-mail", "visit", "meeting", "missed"}),
    Group.NOTES: frozenset({"note"}),
    Group.PAPERS: frozenset({"document", "file", "link"}),
    Group.DEALS: frozenset({"deal", "won", "proposal", "needs"}),
    Group.MONEY: frozenset({"order", "delivery", "invoice", "payment"}),
    Group.CHANGES: frozenset(
        [
            "state",
            "given",
            "answered",
            "returned",
            "withdrawn",
            "done",
            "entered",
            "imported",
            "merged",
        ]
    ),
}
"""The kinds of happenings in each group."""


def name_of(staff: Staff | None) -> str:
    """A colleague's name, where somebody is known to have done it."""
    return staff.name if staff is not None else ""
