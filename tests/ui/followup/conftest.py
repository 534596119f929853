"""The window of these tests stands in the shop whose customers are followed."""

from __future__ import annotations

import pytest
from followup_shop import followed, shop

from salesdesk.desk import Desk

__all__ = ["desk", "followed", "shop"]


@pytest.fixture
def desk(shop: Desk) -> Desk:
    """The shop, with Hà at the desk."""
    return shop
