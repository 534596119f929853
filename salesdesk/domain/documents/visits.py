"""What stands on a visit list: where to go on a day, whom to meet there, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from salesdesk.domain.documents.common import Shop
from salesdesk.money import Money
from salesdesk.sentence import Sentence


@dataclass(frozen=True, slots=True)
class LastContact:
    """When somebody was last in touch, how, and what was said; empty where nothing was."""

    on: date
    how: Sentence
    said: str = ""


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A proposal that waits for an answer: its number, its sum with VAT, its last day."""

    number: str
    total: Money
    valid_until: date


@dataclass(frozen=True, slots=True)
class VisitStop:
    """A stop. `at` is the hour that was agreed; `needs` what they print on and what paper they use.

    `number` counts through the whole list; a person's own words in `why` stand as they are.
    """

    number: int
    company: str
    address: str
    at: time | None = None
    contact: str = ""
    contact_title: str = ""
    phone: str = ""
    why: tuple[Sentence | str, ...] = ()
    last: LastContact | None = None
    needs: tuple[Sentence | str, ...] = ()
    proposal: OpenProposal | None = None
    silence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class VisitArea:
    """The stops of one ward, in the order of its streets; `name` is empty where it is not known."""

    name: str
    stops: tuple[VisitStop, ...]


@dataclass(frozen=True, slots=True)
class VisitListContent:
    """The visits of a day. `who` makes them; `language` is the reader's: the shop's own people."""

    shop: Shop
    language: str
    day: date
    who: str
    areas: tuple[VisitArea, ...]

    @property
    def count(self) -> int:
        """How many stops there are."""
        return sum(len(area.stops) for area in self.areas)
