"""The desk: an open shop and the services that work in it.

The window, the command line and the tests all hold one of these.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.clock import Clock
from salesdesk.models.database import WindowLock, open_database
from salesdesk.services.context import Context, Member
from salesdesk.services.search import SearchService
from salesdesk.services.shop import load_settings
from salesdesk.services.team import TeamService
from salesdesk.settings import ShopSettings

if TYPE_CHECKING:
    from salesdesk.services.catalogue import CatalogueService
    from salesdesk.services.closing import ClosingService
    from salesdesk.services.followup import FollowupService
    from salesdesk.services.imports import ImportService
    from salesdesk.services.opening import NewShop
    from salesdesk.services.proposals import ProposalsService
    from salesdesk.services.prospects import ProspectService
    from salesdesk.services.today import TodayService
    from salesdesk.services.upkeep import UpkeepService


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

    # A service and all it knows loads with its first use: the window is up before them all.

    @cached_property
    def prospects(self) -> ProspectService:
        """Prospects and customers."""
        from salesdesk.services.prospects import ProspectService

        return ProspectService(self.context)

    @cached_property
    def catalogue(self) -> CatalogueService:
        """Products, prices, what fits, recommendations."""
        from salesdesk.services.catalogue import CatalogueService

        return CatalogueService(self.context)

    @cached_property
    def proposals(self) -> ProposalsService:
        """Proposals and their documents."""
        from salesdesk.services.proposals import ProposalsService

        return ProposalsService(self.context, self.catalogue)

    @cached_property
    def closing(self) -> ClosingService:
        """Deals, orders, deliveries, invoices, payments."""
        from salesdesk.services.closing import ClosingService

        return ClosingService(self.context)

    @cached_property
    def followup(self) -> FollowupService:
        """Customers, their health, and what they will need."""
        from salesdesk.services.followup import FollowupService

        return FollowupService(self.context, self.catalogue, self.proposals)

    @cached_property
    def today(self) -> TodayService:
        """What is due, and how it goes."""
        from salesdesk.services.today import TodayService

        return TodayService(self.context, self.followup)

    @cached_property
    def imports(self) -> ImportService:
        """Files taken in."""
        from salesdesk.services.imports import ImportService

        return ImportService(self.context)

    @cached_property
    def upkeep(self) -> UpkeepService:
        """Backup and check."""
        from salesdesk.services.upkeep import UpkeepService

        return UpkeepService(self.context)

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

    @property
    def is_new(self) -> bool:
        """Whether nobody works here yet: the shop was made just now."""
        return not self.team.members()

    def open_shop(self, shop: NewShop) -> Member:
        """Write down what a new shop is and seat its owner.

        Raises WrongInput, with the field, for what cannot be.
        """
        from salesdesk.services.opening import open_shop  # once in the life of a shop

        return open_shop(self.context, shop)

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
