"""Views of the list that people save by name: for themselves, or for the whole shop."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from peewee import fn

from salesdesk.clock import Clock
from salesdesk.domain.prospects import conditions
from salesdesk.domain.prospects.conditions import ME, MOST, NOBODY, Filter, From
from salesdesk.errors import WrongInput
from salesdesk.models.bulk import plain
from salesdesk.models.campaigns import Campaign
from salesdesk.models.imports import ImportedRecord, ImportRun
from salesdesk.models.prospect_list import Order
from salesdesk.models.prospects import ProspectTag
from salesdesk.models.saved_views import SavedView
from salesdesk.models.team import Staff
from salesdesk.sentence import Sentence, mark, sentence
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects.columns import COLUMNS
from salesdesk.text import clean, fold

PAGE = "prospects"
Choice = tuple[str, Sentence | str]


@dataclass(frozen=True, slots=True)
class SavedList:
    """A view that somebody saved; `columns` are keys of COLUMNS, none for the usual ones."""

    id: UUID
    name: str
    filter: Filter
    columns: tuple[str, ...]
    order: Order
    shared: bool
    position: int


@dataclass(frozen=True, slots=True)
class NewView:
    """A view to save."""

    name: str
    filter: Filter
    shared: bool = False
    columns: tuple[str, ...] = ()
    order: Order = Order()  # noqa: RUF009  frozen


class ProspectViews:
    """Own views and what their filters can choose among."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def views(self) -> tuple[SavedList, ...]:
        """The views of whoever is at the desk and of the shop, in their order."""
        mine = SavedView.staff.is_null()
        if self._context.member is not None:
            mine |= SavedView.staff == self._context.member.id
        rows = SavedView.select().where((SavedView.page == PAGE) & mine)
        return tuple(_saved_list(row) for row in rows.order_by(SavedView.position, SavedView.id))

    def save_view(self, new: NewView) -> Done[UUID]:
        """Save a view under a name, behind the others.

        Raises WrongInput, with the field's name, without a name or with one that there is.
        """
        with self._context.writing() as book:
            staff = None if new.shared else book.staff_id
            last = SavedView.select(fn.MAX(SavedView.position)).scalar()
            view = book.add(
                SavedView,
                page=PAGE,
                name=self._name(new.name, None),
                staff=staff,
                conditions=conditions.written(_checked(new.filter)),
                columns=json.dumps(_known(new.columns)),
                sort=_sort(new.order),
                position=0 if last is None else last + 1,
            )
            book.touch("prospects")
            return book.done(view.id)

    def change_view(self, view_id: UUID, new: NewView) -> Done[SavedList]:
        """Give a view another name, filter, audience or look; the value is how it was."""
        with self._context.writing() as book:
            view = found(SavedView, view_id)
            before = _saved_list(view)
            book.change(
                view,
                name=self._name(new.name, view_id),
                staff=None if new.shared else view.staff_id or book.staff_id,
                conditions=conditions.written(_checked(new.filter)),
                columns=json.dumps(_known(new.columns)),
                sort=_sort(new.order),
            )
            book.touch("prospects")
            return book.done(before)

    def delete_view(self, view_id: UUID) -> Done[SavedList]:
        """Delete a view; `put_back_view` undoes it."""
        with self._context.writing() as book:
            view = found(SavedView, view_id)
            before = _saved_list(view)
            book.remove(view)
            book.touch("prospects")
            return book.done(before)

    def put_back_view(self, view: SavedList) -> Done[UUID]:
        """Save a deleted view again as it was."""
        with self._context.writing() as book:
            made = book.add(
                SavedView,
                id=view.id,
                page=PAGE,
                name=view.name,
                staff=None if view.shared else book.staff_id,
                conditions=conditions.written(view.filter),
                columns=json.dumps(list(view.columns)),
                sort=_sort(view.order),
                position=view.position,
            )
            book.touch("prospects")
            return book.done(made.id)

    def move_view(self, view_id: UUID, by: int) -> Done[UUID]:
        """Move a view one place to the front (-1) or back (1)."""
        with self._context.writing() as book:
            order = [view.id for view in self.views()]
            place = order.index(view_id)
            order.insert(max(0, place + by), order.pop(place))
            for position, key in enumerate(order):
                book.change(found(SavedView, key), position=position)
            book.touch("prospects")
            return book.done(view_id)

    def choices(self) -> Mapping[From, tuple[Choice, ...]]:
        """What conditions can choose among that the shop itself makes."""
        return {
            From.PEOPLE: (
                (ME, sentence(mark("Me"))),
                (NOBODY, sentence(mark("Nobody"))),
                *((row.id.hex, row.name) for row in Staff.select().order_by(Staff.name)),
            ),
            From.TAGS: tuple((tag, tag) for tag in self.tags()),
            From.CAMPAIGNS: tuple(
                (row.id.hex, row.name) for row in Campaign.select().order_by(Campaign.name)
            ),
            From.IMPORTS: tuple(_imports(self._context.clock)),
        }

    def tags(self) -> tuple[str, ...]:
        """The tags that accounts have, in their order."""
        tags = ProspectTag.select(ProspectTag.tag).distinct()
        return tuple(sorted((tag for (tag,) in plain(tags)), key=fold))

    def _name(self, name: str, own: UUID | None) -> str:
        wanted = clean(name)
        if not wanted:
            raise WrongInput(sentence("A name is needed."), "name")
        others = (view for view in self.views() if view.id != own)
        if any(fold(view.name) == fold(wanted) for view in others):
            raise WrongInput(sentence("There is a view of this name already."), "name")
        return wanted


def _imports(clock: Clock) -> list[Choice]:
    taken = (
        ImportRun.select()
        .where(
            ImportRun.taken_back_at.is_null()
            & ImportRun.id.in_(
                ImportedRecord.select(ImportedRecord.run).where(
                    ImportedRecord.record_table == "prospect"
                )
            )
        )
        .order_by(ImportRun.created_at.desc())
        .limit(50)
    )
    return [
        (
            run.id.hex,
            sentence("{file}, {day}", file=run.file_name, day=clock.local(run.created_at).date()),
        )
        for run in taken
    ]


def _checked(wanted: Filter) -> Filter:
    if len(wanted.conditions) > MOST:
        raise WrongInput(sentence("This filter asks for something that the list does not know."))
    return Filter(tuple(map(conditions.checked, wanted.conditions)), wanted.any_of)


def _saved_list(row: SavedView) -> SavedList:
    return SavedList(
        row.id,
        row.name,
        conditions.read(row.conditions),
        tuple(_known(_json_list(row.columns))),
        Order(row.sort.removeprefix("-") or Order().key, row.sort.startswith("-")),
        row.staff_id is None,
        row.position,
    )


def _sort(order: Order) -> str:
    return f"-{order.key}" if order.downwards else order.key


def _known(columns: Any) -> list[str]:
    return [key for key in columns if isinstance(key, str) and key in COLUMNS]


def _json_list(text: str) -> list[Any]:
    try:
        kept = json.loads(text) if text else []
    except ValueError:
        return []
    return kept if isinstance(kept, list) else []
