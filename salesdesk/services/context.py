"""What every service works with: the open shop, the time, and who is at the desk."""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from peewee import Model

from salesdesk.clock import Clock
from salesdesk.domain.team.roles import Right, Role, may
from salesdesk.errors import NotFound, NotPermitted
from salesdesk.models.database import Database
from salesdesk.models.fields import new_id
from salesdesk.models.history import History
from salesdesk.models.tables import TOPICS
from salesdesk.models.team import NumberSeries
from salesdesk.sentence import sentence
from salesdesk.services import written
from salesdesk.settings import ShopSettings

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works in the shop."""

    id: UUID
    name: str
    roles: frozenset[Role]
    email: str = ""
    phone: str = ""

    def may(self, right: Right) -> bool:
        """Whether this person's roles allow it."""
        return may(self.roles, right)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a write made, and the topics whose pages should look again."""

    value: T
    changed: frozenset[str]


class Context:
    """The open shop as services see it. One for each desk; the person at it may change."""

    def __init__(self, database: Database, clock: Clock, settings: ShopSettings) -> None:
        self.database = database
        self.clock = clock
        self.settings = settings
        self.member: Member | None = None
        self._turn = threading.RLock()

    def today(self) -> date:
        """The business day in the shop."""
        return self.clock.today()

    def now(self) -> datetime:
        """This instant, in UTC."""
        return self.clock.now()

    def require(self, right: Right) -> None:
        """Raise NotPermitted unless the person at the desk may do it."""
        if self.member is None or not self.member.may(right):
            raise NotPermitted(
                sentence("This needs a sales manager, or a colleague whose role allows it.")
            )

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """One transaction with the book that records what changes in it."""
        with self._turn, self.database.writing():
            book = Book(self)
            yield book
            written.keep_true(self.database, book.accounts, book.now)


class Book:
    """Writes records and, beside each, who changed what and how it was before.

    `accounts` are those on which something was written: what finds them is made anew at the end.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._topics: set[str] = set()
        self.accounts: dict[UUID, None] = {}
        self.now = context.now()
        self.today = context.today()
        self.settings = context.settings
        self.staff_id = context.member.id if context.member else None

    def add(self, model: type[M], /, **values: Any) -> M:
        """Insert a record; its key and moment are set where they are not given."""
        if "created_at" in model._meta.fields:  # noqa: SLF001  peewee's public face for columns
            values.setdefault("created_at", self.now)
        row = model.create(**values)
        self._note(row, "created", {}, {})
        return row

    def add_many(self, model: type[M], rows: list[dict[str, Any]]) -> None:
        """Insert plain rows in bulk (imports, the sample); one history row for all of them."""
        fields = model._meta.fields  # noqa: SLF001
        for row in rows:
            if "id" in fields:
                row.setdefault("id", new_id())
            if "created_at" in fields:
                row.setdefault("created_at", self.now)
        size = max(1, 900 // max(1, len(fields)))
        for start in range(0, len(rows), size):
            model.insert_many(rows[start : start + size]).execute()
        self._topics.add(TOPICS.get(model, "team"))

    def change(self, row: Model, **values: Any) -> bool:
        """Set columns of a record; False, and nothing written, where all are so already."""
        fields = row._meta.fields  # noqa: SLF001
        before, after = {}, {}
        for name, value in values.items():
            old, new = (
                fields[name].db_value(_key(getattr(row, name))),
                fields[name].db_value(_key(value)),
            )
            if old != new:
                before[name], after[name] = old, new
                setattr(row, name, value)
        if not after:
            return False
        row.save(only=[fields[name] for name in after])
        self._note(row, "changed", before, after)
        return True

    def remove(self, row: Model, *, without: Collection[str] = ()) -> None:
        """Delete a record for good, keeping what it was in the history, `without` some columns."""
        kept = {n: f for n, f in row._meta.fields.items() if n not in without}  # noqa: SLF001
        before = {name: field.db_value(_key(getattr(row, name))) for name, field in kept.items()}
        row.delete_instance()
        self._note(row, "removed", before, {})

    def number(self, series: str) -> str:
        """The next number of a series and year, without gaps: "HD-2026-0314"."""
        year = self.today.year
        row, _made = NumberSeries.get_or_create(series=series, year=year)
        (
            NumberSeries.update(last=NumberSeries.last + 1)
            .where((NumberSeries.series == series) & (NumberSeries.year == year))
            .execute()
        )
        return f"{series}-{year}-{row.last + 1:04d}"

    def touch(self, topic: str) -> None:
        """Tell the open pages of a topic to look again."""
        self._topics.add(topic)

    def done(self, value: T) -> Done[T]:
        """What was made, with the topics that changed."""
        return Done(value, frozenset(self._topics))

    def _note(self, row: Model, action: str, before: dict[str, Any], after: dict[str, Any]) -> None:
        self._topics.add(TOPICS.get(type(row), "team"))
        account = written.account_of(row)
        if account is not None:
            self.accounts[account] = None
        if not isinstance(row.get_id(), UUID):
            return
        History.insert(
            at=self.now,
            staff=self.staff_id,
            record_table=row._meta.table_name,  # noqa: SLF001
            record=row.get_id(),
            action=action,
            before=_json(before),
            after=_json(after),
        ).execute()


def found(model: type[M], key: UUID | str | None) -> M:
    """The record with this key.

    Raises NotFound where there is none (any more).
    """
    row = model.get_or_none(model.id == key)  # type: ignore[attr-defined]
    if row is None:
        raise NotFound(sentence("This record is not there any more."))
    return row


def _key(value: Any) -> Any:
    return value.get_id() if isinstance(value, Model) else value


def _json(values: dict[str, Any]) -> str:
    if not values:
        return ""
    return json.dumps(values, ensure_ascii=False, default=str, sort_keys=True)
