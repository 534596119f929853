"""What the tests of follow-up share."""

from followup_shop import followed, shop

__all__ = ["followed", "shop"]
