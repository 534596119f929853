"""The desk: an open shop and the services that work in it.

The window, the command line and the tests all hold one of these.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from salesdesk.clock import Clock
from salesdesk.models.database import WindowLock, open_database
from salesdesk.services.catalogue import CatalogueService
from salesdesk.services.closing import ClosingService
from salesdesk.services.context import Context, Member
from salesdesk.services.followup import FollowupService
from salesdesk.services.imports import ImportService
from salesdesk.services.proposals import ProposalsService
from salesdesk.services.prospects import ProspectService
from salesdesk.services.search import SearchService
from salesdesk.services.shop import load_settings
from salesdesk.services.team import TeamService
from salesdesk.services.today import TodayService
from salesdesk.services.upkeep import UpkeepService
from salesdesk.settings import ShopSettings


def _silent(_text: str, _share: float) -> None:
    """Nobody is watching."""


class Desk:
    """An open shop. Close it when done."""

    def __init__(self, path: Path, clock: Clock | None = None, *, create: bool = False) -> None:
        """Open the shop's file, or make it.

        Raises FileRefused where it cannot be opened (see `open_database`).
        """
        self._database = open_database(path, create=create)
        self.context = Context(self._database, clock or Clock(), load_settings())
        self.search = SearchService(self.context)
        self.team = TeamService(self.context)
        self.prospects = ProspectService(self.context)
        self.catalogue = CatalogueService(self.context)
        self.proposals = ProposalsService(self.context, self.catalogue)
        self.closing = ClosingService(self.context)
        self.followup = FollowupService(self.context, self.catalogue, self.proposals)
        self.today = TodayService(self.context, self.followup)
        self.imports = ImportService(self.context)
        self.upkeep = UpkeepService(self.context)

    @property
    def path(self) -> Path:
        """The shop's file."""
        return self._database.path

    @property
    def settings(self) -> ShopSettings:
        """The shop's settings."""
        return self.context.settings

    @property
    def member(self) -> Member | None:
        """Who is at the desk."""
        return self.context.member

    def make_sample(self, progress: Callable[[str, float], None] = _silent) -> None:
        """Fill this empty shop with the sample, dated back from today.

        Raises NotAllowed for a shop that has accounts already.
        """
        from salesdesk.services.sample import make_sample  # its stories load only when told

        make_sample(self.context, progress)

    def hold_window(self) -> WindowLock:
        """Claim the file for one window.

        Raises FileRefused where another window has it.
        """
        return WindowLock(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
