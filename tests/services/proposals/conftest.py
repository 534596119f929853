"""What the tests of proposals share: a stocked shop with a client whose needs are known."""

from proposal_shop import assessment, client, draft, seat, shop, stocked

__all__ = ["assessment", "client", "draft", "seat", "shop", "stocked"]
