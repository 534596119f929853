"""A part of the record that may not be in the shop's file yet: one that is just being typed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(slots=True, eq=False)
class Coming:
    """Stands for a contact, an address or a number; `key` is set by the write that adds it.

    `begun` says that such a write is on its way: what is typed next belongs to the same part.
    """

    key: UUID | None = None
    begun: bool = False

    @property
    def known(self) -> UUID:
        """The key, for a write that stands behind the one that adds it."""
        assert self.key is not None
        return self.key
