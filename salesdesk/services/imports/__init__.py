"""Files taken in: prospects and orders."""

from salesdesk.services.imports.report import ImportReport, Listed
from salesdesk.services.imports.service import ImportService

__all__ = ["ImportReport", "ImportService", "Listed"]
