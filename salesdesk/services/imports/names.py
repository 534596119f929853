"""Names in a list that stand for records of the shop: who owns, which campaign, who recommended."""

from __future__ import annotations

from uuid import UUID

from salesdesk.exchange.prospect_rows import ProspectRow
from salesdesk.models.prospects import Prospect
from salesdesk.models.team import Staff
from salesdesk.services.context import Book
from salesdesk.services.prospects.campaign_names import campaign_by_name
from salesdesk.text import clean, fold


class Names:
    """Looks names up, each once."""

    def __init__(self) -> None:
        self._staff = {fold(row.name): row.id for row in Staff.select(Staff.id, Staff.name)}
        self._campaigns: dict[str, UUID | None] = {}

    def owner(self, row: ProspectRow) -> UUID | None:
        """The colleague that a row names; None where nobody of this name works here."""
        return self._staff.get(fold(row.text("owner")))

    def knows_owner(self, row: ProspectRow) -> bool:
        """Whether the owner of a row, where it names one, works here."""
        return "owner" not in row.account or self.owner(row) is not None

    def campaign(self, book: Book, row: ProspectRow) -> UUID | None:
        """The campaign that a row names, made where there is none of this name."""
        name = row.text("campaign")
        if name not in self._campaigns:
            self._campaigns[name] = campaign_by_name(book, name)
        return self._campaigns[name]


def account_named(company: str) -> UUID | None:
    """The oldest account of exactly this name, accents and case aside."""
    wanted = fold(clean(company))
    rows = (
        Prospect.select(Prospect.id)
        .where((Prospect.sort_name == wanted) & Prospect.deleted_at.is_null())
        .order_by(Prospect.id)
        .limit(1)
    )
    return next((row.id for row in rows), None)
