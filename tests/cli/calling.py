"""What a call of the command line gives, and the types of its fixture."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Protocol

DAY = ("--as-of", "2026-11-23")


@dataclass(frozen=True, slots=True)
class Run:
    """The exit code of a call and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as data."""
        return json.loads(self.out)


class Call(Protocol):
    """Calls app.py with these arguments."""

    def __call__(self, *arguments: object) -> Run: ...
