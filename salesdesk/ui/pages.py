"""The tabs in their order: key, name, icon, where the page is made, and what New makes there."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from salesdesk.sentence import mark
from salesdesk.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One tab. `place` is "module:class", imported when the tab is first opened."""

    key: str
    title: str
    icon: str
    place: str
    new: str = ""

    def load(self) -> type[Page]:
        """The page's class."""
        module, name = self.place.split(":")
        found: type[Page] = getattr(import_module(module), name)
        return found

    @property
    def is_built(self) -> bool:
        """Whether the page is part of this program: what is not built is not shown."""
        module, _name = self.place.split(":")
        try:
            return find_spec(module) is not None
        except ModuleNotFoundError:
            return False


PAGES = (
    PageEntry("today", mark("Today"), "house", "salesdesk.ui.today.page:TodayPage"),
    PageEntry(
        "prospects",
        mark("Prospects"),
        "users",
        "salesdesk.ui.prospects.page:ProspectsPage",
        mark("New prospect"),
    ),
    PageEntry(
        "proposals",
        mark("Proposals"),
        "file-text",
        "salesdesk.ui.proposals.page:ProposalsPage",
        mark("New proposal"),
    ),
    PageEntry("closing", mark("Closing"), "handshake", "salesdesk.ui.closing.page:ClosingPage"),
    PageEntry(
        "followup", mark("Follow-up"), "calendar-check", "salesdesk.ui.followup.page:FollowupPage"
    ),
    PageEntry(
        "catalogue", mark("Catalogue"), "package", "salesdesk.ui.catalogue.page:CataloguePage"
    ),
)


def built_pages() -> tuple[PageEntry, ...]:
    """The tabs that the window shows."""
    return tuple(entry for entry in PAGES if entry.is_built)
