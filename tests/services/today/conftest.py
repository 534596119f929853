"""What the tests of Today share."""

from followup_shop import followed, shop

__all__ = ["followed", "shop"]
