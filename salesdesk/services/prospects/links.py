"""What was found about an account in the web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from peewee import JOIN

from salesdesk.clock import Clock
from salesdesk.domain.prospects.research import site_of, web_address
from salesdesk.models.prospects import Prospect, WebLink
from salesdesk.models.team import Staff
from salesdesk.services.context import Context, Done, found
from salesdesk.services.prospects.removed import note_removed


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link to keep; without a title it is called by its site."""

    url: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LinkDetail:
    """A link that is kept: `site` is how people name where it leads."""

    id: UUID
    title: str
    url: str
    site: str
    note: str
    day: date
    who: str


@dataclass(frozen=True, slots=True)
class RemovedLink:
    """A link that was taken out, so that it can be put back."""

    id: UUID
    prospect_id: UUID
    created_at: datetime
    staff_id: UUID | None
    title: str
    url: str
    note: str


class ProspectLinks:
    """Keeping links."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add_link(self, prospect_id: UUID, new: NewLink) -> Done[UUID]:
        """Keep a link. Raises WrongInput for what is no address in the web."""
        values = _checked(new)
        with self._context.writing() as book:
            prospect = found(Prospect, prospect_id)
            row = book.add(WebLink, prospect=prospect, staff=book.staff_id, **values)
            return book.done(row.id)

    def change_link(self, link_id: UUID, new: NewLink) -> Done[NewLink]:
        """Change a link; what it was before comes back. Raises as `add_link` does."""
        values = _checked(new)
        with self._context.writing() as book:
            row = found(WebLink, link_id)
            before = NewLink(row.url, row.title, row.note)
            book.change(row, **values)
            return book.done(before)

    def remove_link(self, link_id: UUID) -> Done[RemovedLink]:
        """Take a link out; `put_back_link` undoes it."""
        with self._context.writing() as book:
            row = found(WebLink, link_id)
            names = RemovedLink.__dataclass_fields__
            removed = RemovedLink(**{name: getattr(row, name) for name in names})
            book.remove(row)
            note_removed(book, row.prospect_id, row, row.title)
            return book.done(removed)

    def put_back_link(self, removed: RemovedLink) -> Done[UUID]:
        """Put a link back as it was."""
        values = {name: getattr(removed, name) for name in RemovedLink.__dataclass_fields__}
        values |= {"prospect": values.pop("prospect_id"), "staff": values.pop("staff_id")}
        with self._context.writing() as book:
            return book.done(book.add(WebLink, **values).id)


def links_of(prospect_id: UUID, clock: Clock) -> tuple[LinkDetail, ...]:
    """The links of an account, the newest first."""
    rows = (
        WebLink.select(WebLink, Staff)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(WebLink.prospect == prospect_id)
        .order_by(WebLink.created_at.desc(), WebLink.id.desc())
    )
    return tuple(
        LinkDetail(
            row.id,
            row.title,
            row.url,
            site_of(row.url),
            row.note,
            clock.local(row.created_at).date(),
            row.staff.name if row.staff is not None else "",
        )
        for row in rows
    )


def _checked(new: NewLink) -> dict[str, str]:
    url = web_address(new.url)
    return {"url": url, "title": new.title or site_of(url), "note": new.note}
