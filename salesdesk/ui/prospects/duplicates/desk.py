"""Looking for duplicates, merging and telling apart, from the Prospects page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from salesdesk.domain.prospects.duplicates import LIKELY
from salesdesk.errors import SalesDeskError
from salesdesk.services.context import Done
from salesdesk.services.prospects.comparing import Comparison, PairRow
from salesdesk.services.prospects.merging import Merged
from salesdesk.services.search import Hit as Found
from salesdesk.ui.icons import icon
from salesdesk.ui.page import Command
from salesdesk.ui.prospects.duplicates.view import DuplicatesView
from salesdesk.ui.prospects.rooms import Room
from salesdesk.ui.widgets.search import Answer, Hit

if TYPE_CHECKING:
    from salesdesk.ui.prospects.page_parts import ProspectsParts

_HITS = 12


@dataclass(frozen=True, slots=True)
class DuplicatesPlace:
    """Where somebody is: in the whole list, or looking for the double of one account."""

    about: UUID | None = None


class DuplicatesDesk(Room):
    """A mode of the Prospects page; its view stands in the page's place while it lasts."""

    def __init__(self, page: ProspectsParts) -> None:
        super().__init__(page)
        self._service = page.context.desk.prospects
        self.view = DuplicatesView(page.context, self._search)
        self.place = DuplicatesPlace()
        self._rows: list[PairRow] = []
        self._count: int | None = None
        page.outer.addWidget(self.view)
        self._connect()

    @property
    @override
    def shown(self) -> QWidget:
        return self.view

    @property
    @override
    def whereabouts(self) -> object:
        return self.place

    @override
    def goes_to(self, place: object) -> bool:
        if not isinstance(place, DuplicatesPlace):
            return False
        self.open(place)
        return True

    @override
    def take_keyboard(self) -> None:
        self.view.start()

    @override
    def submit(self) -> None:
        self.merge()

    @override
    def commands(self) -> list[Command]:
        """What Ctrl+K offers: with the number, once it is known."""
        words = self._words
        title = words.tr("Duplicates")
        if self._count is not None:
            title = words.tr("Duplicates ({count})", count=words.number(self._count))
        return [
            Command(title, "git-merge", self.start, "Ctrl+Shift+U"),
            Command(words.tr("Merge this account with…"), "git-merge", self.about_open),
        ]

    @override
    def tour_stops(self) -> list[tuple[str, Callable[[], None]]]:
        """The whole list."""
        return [("duplicates", self.start)]

    def fill_menu(self, menu: QMenu) -> None:
        """Merging, in the menu of the open record."""
        menu.addSeparator()
        made = menu.addAction(icon("git-merge"), self._words.tr("Merge with…"))
        made.triggered.connect(self.about_open)

    def start(self) -> None:
        """Look through the whole list."""
        self.open(DuplicatesPlace())

    def about_open(self) -> None:
        """Look for the double of the account that is open."""
        record = self._page.view.record
        if record is not None:
            self.open(DuplicatesPlace(record.id))

    def open(self, place: DuplicatesPlace) -> None:
        """Show the view and look."""
        self.place = place
        self._page.outer.setCurrentWidget(self.view)
        self.view.show_looking()
        self._look()
        self.view.start()

    def leave(self) -> None:
        """Back to the list."""
        self.view.busy.finish()
        self._page.outer.setCurrentWidget(self._page.work)
        self._page.reload()
        self._page.focus_first()

    def merge(self) -> None:
        """Merge what is laid side by side, as it is chosen."""
        shown, service = self.view.sides.comparison, self._service.merging
        if not self.view.compares or shown is None:
            return
        fields = self.view.sides.fields
        self._context.tasks.write(
            lambda: service.merge(shown.kept, shown.gone, fields), self._merged
        )

    def _connect(self) -> None:
        view = self.view
        view.left.connect(self.leave)
        view.again_wanted.connect(self._look)
        view.chosen.connect(self._chosen)
        view.partner_chosen.connect(self._partner_chosen)
        view.sides.merge_wanted.connect(self.merge)
        view.sides.apart_wanted.connect(self._tell_apart)
        view.sides.swapped.connect(self._swap)
        view.sides.opened.connect(self._open_account)

    # looking

    def _look(self) -> None:
        service, about = self._service, self.place.about
        if about is not None:
            self._show_heading()
            self._context.tasks.read(
                lambda: service.pairs_of(about), self._found_for_one, self._gone, key="duplicates"
            )
            return
        job = self.view.busy.job(self._words.tr("Looking for duplicates…"))
        self.view.show_heading(self._words.tr("Duplicates"), "", about_one=False)

        def look() -> list[PairRow]:
            return service.merging.pair_rows(service.all_duplicates(job.progress, job.is_cancelled))

        # Not on the reading thread: whoever goes back to the list finds it at once.
        self._context.tasks.draw(look, self._found, key="duplicates", job=job)

    def _found(self, rows: list[PairRow]) -> None:
        self.view.busy.finish()
        self._count = len(rows)
        self._show(rows)

    def _found_for_one(self, rows: list[PairRow]) -> None:
        self._show(rows)
        if not rows:
            self.view.pages.setCurrentWidget(self.view.work)
            self.view.partner.setFocus()

    def _gone(self, _error: SalesDeskError) -> None:
        self.start()

    def _show(self, rows: Sequence[PairRow], chosen: object = None) -> None:
        self._rows = list(rows)
        self._show_heading()
        self.view.show_nothing_chosen()
        self.view.show_rows(self._rows, chosen)

    def _show_heading(self) -> None:
        words, about = self._words, self.place.about
        if about is not None:
            self.view.show_heading(words.tr("Merge with…"), "", about_one=True)
            return
        count = words.trn("{count} pair", "{count} pairs", len(self._rows))
        self.view.show_heading(words.tr("Duplicates"), count, about_one=False)

    def _search(self, text: str, answer: Answer) -> None:
        search = self._context.desk.search

        def found(hits: tuple[Found, ...]) -> None:
            answer(
                [
                    Hit(hit.title, hit.subtitle, "users", value=hit.record)
                    for hit in hits
                    if hit.record != self.place.about
                ]
            )

        self._context.tasks.read(
            lambda: search.find(text, "prospects", _HITS), found, key="merge partner"
        )

    # side by side

    def _chosen(self, pair: object) -> None:
        if isinstance(pair, tuple):
            self._compare(*pair)

    def _partner_chosen(self, account: object) -> None:
        if isinstance(account, UUID) and self.place.about is not None:
            self.view.list.clearSelection()
            self._compare(self.place.about, account)

    def _compare(self, one: UUID, other: UUID) -> None:
        merging = self._service.merging
        self._context.tasks.read(
            lambda: merging.side_by_side(*merging.better_kept(one, other)),
            self._show_sides,
            key="side by side",
        )

    def _swap(self) -> None:
        shown, merging = self.view.sides.comparison, self._service.merging
        if shown is not None:
            self._context.tasks.read(
                lambda: merging.side_by_side(shown.gone, shown.kept),
                self._show_sides,
                key="side by side",
            )

    def _show_sides(self, comparison: Comparison) -> None:
        self.view.show_comparison(comparison)

    def _open_account(self, account: object) -> None:
        self._page.open_record(account)

    # merging and telling apart

    def _merged(self, done: Done[Merged]) -> None:
        merged, merging = done.value, self._service.merging
        self._context.notify(
            self._words.tr("Merged: {company}", company=merged.company),
            partial(self._take_back, partial(merging.undo_merge, merged.merge_id)),
        )
        if self.place.about is not None:
            self._page.open_record(merged.kept)
            return
        self._go_on(lambda row: merged.gone not in (row.one, row.other))
        # Whoever looked like the one that went may look like the one that stays.
        self._context.tasks.read(
            lambda: self._service.pairs_of(merged.kept), self._found_more, key="duplicates"
        )

    def _found_more(self, rows: list[PairRow]) -> None:
        listed = {frozenset((row.one, row.other)) for row in self._rows}
        more = [
            row
            for row in rows
            if row.score >= LIKELY and frozenset((row.one, row.other)) not in listed
        ]
        if more:
            together = sorted([*self._rows, *more], key=lambda row: -row.score)
            self._count = len(together)
            self._show(together, self.view.list.current)

    def _tell_apart(self) -> None:
        shown, merging = self.view.sides.comparison, self._service.merging
        if shown is not None:
            self._context.tasks.write(
                lambda: merging.not_the_same(shown.kept, shown.gone), self._told_apart
            )

    def _told_apart(self, done: Done[UUID]) -> None:
        shown, merging = self.view.sides.comparison, self._service.merging
        self._context.notify(
            self._words.tr("They are two. They are not offered again."),
            partial(self._take_back, partial(merging.maybe_the_same, done.value)),
        )
        if shown is not None:
            pair = {shown.kept, shown.gone}
            self._go_on(lambda row: {row.one, row.other} != pair)

    def _take_back(self, undo: Callable[[], object]) -> None:
        self._context.tasks.write(undo, self._taken_back)

    def _taken_back(self, _done: object) -> None:
        if self.is_open:
            self._look()

    def _go_on(self, stays: Callable[[PairRow], bool]) -> None:
        """The next pair comes into sight."""
        place = next((at for at, row in enumerate(self._rows) if not stays(row)), 0)
        rows = [row for row in self._rows if stays(row)]
        self._count = len(rows) if self.place.about is None else self._count
        after = rows[min(place, len(rows) - 1)] if rows else None
        self._show(rows, (after.one, after.other) if after else None)
