"""The list of accounts: row numbers in order, and the rows of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects.standing import standing
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.models import prospect_list
from salesdesk.models.fields import INSTANT_FORMAT
from salesdesk.models.prospect_list import Scope
from salesdesk.money import Money
from salesdesk.services.context import Context
from salesdesk.services.prospects.shapes import Listing, NextStep, ProspectRow, View, local_step
from salesdesk.services.written import contact_line
from salesdesk.text import search_words

MOST = 500
"""A filter stops here; the screen then says "500+"."""
_NUMBER = re.compile(r"\+?[\d\s().-]*\d[\d\s().-]*")


class ProspectLists:
    """Reading the list."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counted: tuple[object, dict[View, int]] = (None, {})

    def listing(
        self, view: View = View.ALL, filter_text: str = "", owner: UUID | None = None
    ) -> Listing:
        """The accounts of a view in the order of their next steps: overdue, today, none, later.

        `owner` is whose accounts “mine” means. A filter finds names, people, addresses and
        numbers, at most MOST of them.
        """
        database = self._context.database.connections
        scope = Scope(view, owner, self._tomorrow())
        counts = self._counts(scope)
        query = _joined_number(filter_text)
        if not search_words(query):
            return Listing(prospect_list.rowids(database, scope), counts)
        ids = prospect_list.matching_rowids(database, scope, query, MOST + 1)
        return Listing(ids[:MOST], counts, capped=len(ids) > MOST)

    def rows(self, ids: Sequence[int]) -> list[ProspectRow]:
        """The rows of these row numbers in the same order; what has gone meanwhile is left out."""
        known = prospect_list.list_rows(self._context.database.connections, list(ids))
        return [self._row(known[number]) for number in ids if number in known]

    def row_number(self, prospect_id: UUID) -> int | None:
        """The row number of an account, by which the list knows it."""
        return prospect_list.rowid(self._context.database.connections, prospect_id)

    def _counts(self, scope: Scope) -> dict[View, int]:
        """How many accounts each view holds; not counted anew for each letter of a filter."""
        state = (self._context.database.version(), scope.values["owner"], scope.tomorrow)
        counted, counts = self._counted
        if counted != state:
            found = prospect_list.counts(self._context.database.connections, scope)
            counts = {View(key): count for key, count in found.items()}
            self._counted = (state, counts)
        return counts

    def _row(self, values: tuple[Any, ...]) -> ProspectRow:
        key, company, state, since, stage, value, currency, *step, timed, name, phone = values
        next_step = self._step(*step, timed=bool(timed))
        return ProspectRow(
            UUID(key),
            company,
            contact_line(name or "", phone or ""),
            standing(ProspectState(state), stage, customer=since is not None),
            next_step,
            next_step is not None and next_step.day == self._context.today(),
            Money(value, currency) if value else None,
        )

    def _step(self, due: str | None, kind: str, what: str, *, timed: bool) -> NextStep | None:
        if due is None:
            return None
        at = datetime.fromisoformat(due)
        return local_step(self._context.clock, kind, what, at, timed=timed)

    def _tomorrow(self) -> str:
        clock = self._context.clock
        return clock.instant(clock.today() + timedelta(days=1), time(0)).strftime(INSTANT_FORMAT)


def _joined_number(text: str) -> str:
    """A phone number as the records hold it, however it was spaced; other text as it is."""
    return re.sub(r"\D", "", text) if _NUMBER.fullmatch(text.strip()) else text
