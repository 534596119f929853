"""Where things lie: what is shipped, and what belongs to the person at this machine."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
I18N = RESOURCES / "i18n"
SAMPLE = RESOURCES / "sample"


def data_directory() -> Path:
    """The person's own folder for the shop's database and its backups; made if missing."""
    # platformdirs is only needed when no file was named.
    from platformdirs import user_data_path

    return user_data_path("SalesDesk", appauthor=False, ensure_exists=True)


def default_database() -> Path:
    """The database that opens when none is named."""
    return data_directory() / "shop.db"


def log_file() -> Path:
    """The log, which Help can open."""
    return data_directory() / "salesdesk.log"
