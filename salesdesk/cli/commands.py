"""Every command."""

from __future__ import annotations

from salesdesk.cli.duplicates import DUPLICATE_COMMANDS
from salesdesk.cli.field_work import FIELD_WORK_COMMANDS
from salesdesk.cli.files import FILE_COMMANDS
from salesdesk.cli.following import FOLLOWING_COMMANDS
from salesdesk.cli.selling import SELLING_COMMANDS
from salesdesk.cli.shop import SHOP_COMMANDS
from salesdesk.cli.tour import TOUR_COMMANDS

COMMANDS = (
    *SHOP_COMMANDS,
    *FILE_COMMANDS,
    *FIELD_WORK_COMMANDS,
    *DUPLICATE_COMMANDS,
    *SELLING_COMMANDS,
    *FOLLOWING_COMMANDS,
    *TOUR_COMMANDS,
)
