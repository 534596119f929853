"""The verbs of own filters: put together, tried at once, saved by name, moved and deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from salesdesk.domain.prospects.conditions import Filter
from salesdesk.services.context import Done
from salesdesk.services.prospects import NewView, SavedList
from salesdesk.ui.page import PageContext
from salesdesk.ui.prospects.lists.condition_row import Offered
from salesdesk.ui.prospects.lists.filter_editor import FilterEditor

if TYPE_CHECKING:
    from salesdesk.ui.prospects.prospect_list import ProspectList


class FilterDesk(QObject):
    """Opens the strip above the list and writes what it says."""

    def __init__(self, context: PageContext, shown_in: ProspectList) -> None:
        super().__init__(shown_in)
        self._context, self._list, self._words = context, shown_in, context.language
        self._service = context.desk.prospects
        self._after: UUID | None = None
        desk = context.desk
        self.editor = FilterEditor(self._words, desk.settings.currency, desk.context.today())
        self.editor.changed.connect(self._changed)
        self.editor.save_wanted.connect(self._save)
        self.editor.closed.connect(self._closed)

    @property
    def is_open(self) -> bool:
        """Whether the strip is in sight."""
        return not self.editor.isHidden()

    def open_new(self) -> None:
        """Start a filter of its own, or go on with the one that is shown."""
        self._open(self._list.shown.wanted or Filter(), None)

    def open_shown(self) -> None:
        """Change the filter that is shown: an own view's, or one not saved yet."""
        view, wanted = self._list.open_view, self._list.shown.wanted
        if wanted is None:
            wanted = view.filter if view is not None else Filter()
        self._open(wanted, view)

    def put_away(self) -> None:
        """Close the strip; nothing is kept."""
        self.editor.hide()
        self._list.filtered.hide()

    def delete(self) -> None:
        """Delete the own view that is open; the note at the foot takes it back."""
        view = self._list.open_view
        if view is not None:
            self._context.tasks.write(lambda: self._service.delete_view(view.id), self._deleted)

    def move(self, by: int) -> None:
        """Move the own view that is open among the others."""
        view = self._list.open_view
        if view is not None:
            self._context.tasks.write(lambda: self._service.move_view(view.id, by), _nothing)

    def _open(self, wanted: Filter, view: SavedList | None) -> None:
        self._context.tasks.read(
            self._service.choices, partial(self._opened, wanted, view), key="prospects choices"
        )

    def _opened(self, wanted: Filter, view: SavedList | None, offered: Offered) -> None:
        self.editor.show()
        self.editor.open_filter(wanted, offered, view)
        self._list.filtered.hide()
        self._changed()

    def _changed(self) -> None:
        self._list.show_filter(self.editor.wanted)

    def _closed(self) -> None:
        self.editor.hide()
        view = self.editor.view
        unsaved = self.editor.wanted if view is None or view.filter != self.editor.wanted else None
        self._list.show_filter(unsaved or None)
        self._list.say_filter()
        self._list.table.setFocus()

    def _save(self) -> None:
        editor, view = self.editor, self.editor.view
        new = NewView(
            editor.name, editor.wanted, editor.shared, self._columns(), self._list.shown.order
        )
        if view is None:
            self._context.tasks.write(
                lambda: self._service.save_view(new), self._saved, editor.show_error
            )
        else:
            self._context.tasks.write(
                lambda: self._service.change_view(view.id, new), self._written, editor.show_error
            )

    def _columns(self) -> tuple[str, ...]:
        view = self.editor.view
        if self._list.is_wide:
            return self._list.columns
        return view.columns if view is not None else ()

    def _saved(self, done: Done[UUID]) -> None:
        key = done.value
        self.put_away()
        self._list.show_saved(key)
        self._context.notify(self._words.tr("View saved."), partial(self._write_back, key))

    def _written(self, done: Done[SavedList]) -> None:
        before = done.value
        self.put_away()
        self._list.show_saved(before.id)
        again = NewView(before.name, before.filter, before.shared, before.columns, before.order)
        undo = partial(self._service.change_view, before.id, again)
        self._context.notify(self._words.tr("View saved."), partial(self._write, undo))

    def _deleted(self, done: Done[SavedList]) -> None:
        view = done.value
        text = self._words.tr("Deleted: {company}", company=view.name)
        undo = partial(self._service.put_back_view, view)
        self._context.notify(text, partial(self._write, undo))

    def _write_back(self, key: UUID) -> None:
        self._context.tasks.write(lambda: self._service.delete_view(key), _nothing)

    def _write(self, undo: partial[Done[UUID]] | partial[Done[SavedList]]) -> None:
        self._context.tasks.write(lambda: undo(), _nothing)


def _nothing(_done: object) -> None:
    """What was written shows by itself: the page reads again."""
