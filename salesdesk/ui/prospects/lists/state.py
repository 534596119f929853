"""What the list shows now: a view, what was typed, an own filter, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.domain.prospects.conditions import Filter
from salesdesk.services.prospects import SORTED_BY, Order, SavedList, View, ViewKey
from salesdesk.ui.prospects.lists.columns import NARROW, WIDE, Chosen, chosen_from
from salesdesk.ui.workstation import Workstation


@dataclass(frozen=True, slots=True)
class Shown:
    """What the list is asked for. `wanted` takes the place of the filter of an own view."""

    view: ViewKey = View.ALL
    text: str = ""
    owner: UUID | None = None
    wanted: Filter | None = None
    order: Order = Order()  # noqa: RUF009  frozen

    @property
    def base(self) -> ViewKey:
        """The view that is read: an own one that is being changed is read by its new filter."""
        changed = self.wanted is not None and not isinstance(self.view, View)
        return View.ALL if changed else self.view

    def with_view(self, view: ViewKey, order: Order) -> Shown:
        """Another view, without the filter of the one before."""
        return replace(self, view=view, wanted=None, order=order)


class Looks:
    """Columns, widths and order of each view, as this workstation remembers them."""

    def __init__(self, workstation: Workstation) -> None:
        self._workstation = workstation

    @property
    def view(self) -> ViewKey:
        """The view that was open last: a page built anew, or tomorrow's, begins with it."""
        kept = self._workstation.text("prospects view")
        if kept in set(View):
            return View(kept)
        try:
            return UUID(kept)
        except ValueError:
            return View.ALL

    def keep_view(self, view: ViewKey) -> None:
        """Remember the view that is open."""
        self._workstation.remember("prospects view", _name(view))

    def order(self, view: ViewKey, own: SavedList | None) -> Order:
        """How a view is sorted: as it was last here, else as it was saved."""
        kept = self._workstation.text(f"prospects order {_name(view)}")
        key = kept.removeprefix("-")
        if key in SORTED_BY or key == Order().key:
            return Order(key, kept.startswith("-"))
        return own.order if own is not None else Order()

    def keep_order(self, view: ViewKey, order: Order) -> None:
        """Remember how a view is sorted."""
        text = f"-{order.key}" if order.downwards else order.key
        self._workstation.remember(f"prospects order {_name(view)}", text)

    def columns(self, view: ViewKey, own: SavedList | None, *, wide: bool) -> Chosen:
        """The columns of a view, beside the record or over the whole page."""
        usual: Sequence[str] = WIDE if wide else NARROW
        if wide and own is not None and own.columns:
            usual = own.columns
        return chosen_from(self._workstation.text(_columns(view, wide=wide)), usual)

    def keep_columns(self, view: ViewKey, chosen: Chosen, *, wide: bool) -> None:
        """Remember the columns of a view; none for the usual ones."""
        self._workstation.remember(_columns(view, wide=wide), chosen.text)


def _name(view: ViewKey) -> str:
    return view.hex if isinstance(view, UUID) else view.value


def _columns(view: ViewKey, *, wide: bool) -> str:
    return f"prospects {'table' if wide else 'list'} {_name(view)}"
