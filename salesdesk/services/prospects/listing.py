"""The list of accounts: row numbers in order, the rows of a page, and how many a view holds."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from salesdesk.domain.prospects import conditions
from salesdesk.domain.prospects.conditions import Filter
from salesdesk.domain.prospects.standing import standing
from salesdesk.domain.prospects.states import ProspectState
from salesdesk.models import prospect_list
from salesdesk.models.fields import INSTANT_FORMAT
from salesdesk.models.prospect_conditions import Setting, compiled
from salesdesk.models.prospect_list import BY_STEP, SORTS, Order, Scope
from salesdesk.models.saved_views import SavedView
from salesdesk.models.search import match_expression
from salesdesk.money import Money
from salesdesk.services.context import Context
from salesdesk.services.prospects.columns import cell_value, further, shown_values
from salesdesk.services.prospects.shapes import (
    Listing,
    NextStep,
    ProspectRow,
    Shown,
    View,
    local_step,
)
from salesdesk.services.written import contact_line

MOST = 500
"""A filter stops here; the screen then says "500+"."""
PAGE = 500
ViewKey = View | UUID
"""A view that every shop has, or the key of one that somebody saved."""
_AS_IT_IS = Order()
_ALL_OF_IT = Filter()


class ProspectLists:
    """Reading the list."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counted: tuple[object, dict[View, int]] = (None, {})

    def listing(
        self,
        view: ViewKey = View.ALL,
        filter_text: str = "",
        owner: UUID | None = None,
        *,
        wanted: Filter = _ALL_OF_IT,
        order: Order = _AS_IT_IS,
    ) -> Listing:
        """The accounts of a view in an order, by default overdue, today, none, later.

        `owner` is whose accounts “mine” means, `wanted` leaves out more of them. What is typed
        finds anything written on the record, at most MOST accounts.
        """
        scope = self._scope(view, owner, wanted, order)
        counts = self._counts(Scope(View.ALL, owner, scope.tomorrow))
        if not match_expression(filter_text):
            return Listing(prospect_list.rowids(self._database, scope), counts)
        ids = prospect_list.matching_rowids(self._database, scope, filter_text, MOST + 1)
        return Listing(ids[:MOST], counts, capped=len(ids) > MOST)

    def keys(
        self,
        view: ViewKey = View.ALL,
        filter_text: str = "",
        owner: UUID | None = None,
        *,
        wanted: Filter = _ALL_OF_IT,
        order: Order = _AS_IT_IS,
    ) -> array[int]:
        """The row numbers of all that `listing` means, also where it would stop: for files."""
        scope = self._scope(view, owner, wanted, order)
        if not match_expression(filter_text):
            return prospect_list.rowids(self._database, scope)
        return prospect_list.matching_rowids(self._database, scope, filter_text)

    def count(self, view: ViewKey, owner: UUID | None = None, wanted: Filter = _ALL_OF_IT) -> int:
        """How many accounts a view holds; a long list takes its time, so ask beside the list."""
        scope = self._scope(view, owner, wanted, _AS_IT_IS)
        return prospect_list.count(self._database, scope)

    def rows(self, ids: Sequence[int], columns: tuple[str, ...] = ()) -> list[ProspectRow]:
        """The rows of these row numbers in the same order; what has gone meanwhile is left out.

        `columns` are further ones to show (keys of COLUMNS).
        """
        shown = further(columns)
        known = prospect_list.list_rows(self._database, list(ids), shown)
        return [self._row(known[number], shown) for number in ids if number in known]

    def values(self, ids: Sequence[int], columns: tuple[str, ...]) -> list[tuple[Shown, ...]]:
        """What these columns (keys of COLUMNS) show of these accounts, for files."""
        found: list[tuple[Shown, ...]] = []
        for start in range(0, len(ids), PAGE):
            page = self.rows(ids[start : start + PAGE], columns)
            found += (tuple(cell_value(row, key) for key in columns) for row in page)
        return found

    def row_number(self, prospect_id: UUID) -> int | None:
        """The row number of an account, by which the list knows it."""
        return prospect_list.rowid(self._database, prospect_id)

    @property
    def _database(self) -> Any:
        return self._context.database.connections

    def _scope(self, view: ViewKey, owner: UUID | None, wanted: Filter, order: Order) -> Scope:
        setting = Setting(owner, self._context.today(), self._begins)
        known = order if order.key in SORTS else Order(BY_STEP)
        tomorrow = self._begins(self._context.today() + timedelta(days=1))
        if isinstance(view, View):
            return Scope(view, owner, tomorrow, compiled(setting, wanted), known)
        where = compiled(setting, _kept_filter(view), wanted)
        return Scope(View.ALL, owner, tomorrow, where, known)

    def _counts(self, scope: Scope) -> dict[View, int]:
        """How many accounts each view holds; not counted anew for each letter of a filter."""
        state = (self._context.database.version(), scope.values["owner"], scope.tomorrow)
        counted, counts = self._counted
        if counted != state:
            found = prospect_list.counts(self._database, scope)
            counts = {View(key): count for key, count in found.items()}
            self._counted = (state, counts)
        return counts

    def _row(self, values: tuple[Any, ...], shown: tuple[str, ...]) -> ProspectRow:
        key, company, state, since, stage, value, currency, *step, timed, name, phone = values[:13]
        next_step = self._step(*step, timed=bool(timed))
        return ProspectRow(
            UUID(key),
            company,
            contact_line(name or "", phone or ""),
            standing(ProspectState(state), stage, customer=since is not None),
            next_step,
            next_step is not None and next_step.day == self._context.today(),
            Money(value, currency) if value else None,
            shown_values(self._context, shown, values[13:], currency),
        )

    def _step(self, due: str | None, kind: str, what: str, *, timed: bool) -> NextStep | None:
        if due is None:
            return None
        at = datetime.fromisoformat(due)
        return local_step(self._context.clock, kind, what, at, timed=timed)

    def _begins(self, day: date) -> str:
        """The instant at which a day begins in the shop, as it is stored."""
        return self._context.clock.instant(day, time(0)).strftime(INSTANT_FORMAT)


def _kept_filter(view: UUID) -> Filter:
    kept = SavedView.get_or_none(SavedView.id == view)
    return conditions.read(kept.conditions) if kept is not None else Filter()
