"""What comes out of a client's needs: lines with their reasons, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from salesdesk.domain.catalogue.cost import Range
from salesdesk.domain.catalogue.kinds import Certainty, SpecialInk, Standard
from salesdesk.domain.catalogue.pricing import PriceAnswer
from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.catalogue.supplies import Preference
from salesdesk.money import BASIS_POINTS, Money, divide_half_away
from salesdesk.sentence import Sentence

Said = str | Sentence
"""A name that stands as it is, or a sentence to put into words."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How the shop chooses where several things fit; see docs/recommendation.md.

    `grade_step` takes paper so many grades better (or plainer) than the use asks for; `inks` are
    the special inks that this client asked for.
    """

    preference: Preference = Preference.ORIGINAL
    grade_step: int = 0
    inks: frozenset[SpecialInk] = frozenset()


class NeedKind(StrEnum):
    """Which part of the needs something belongs to."""

    PRINTER = "printer"
    PAPER = "paper"
    DEAL = "deal"


@dataclass(frozen=True, slots=True)
class Question:
    """What is still to ask, and where the answer goes: a field of the interview, or of the
    printer or paper at this place in the needs (None: of one that nobody named yet).
    """

    asks: Sentence
    about: NeedKind
    field: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class NeedShare:
    """The part of a line's monthly cost that one of the needs causes; the parts add up."""

    kind: NeedKind
    index: int
    monthly_cost: Money


@dataclass(frozen=True, slots=True)
class Line:
    """One product to buy.

    `quantity` covers the months asked in whole units of sale. `per_month` is how many units the
    client uses up in a month, `months_to_empty` how long one unit lasts them, `cost_per_page` in
    whole currency units at their coverage (of paper: per sheet); None where it cannot be known.
    `monthly_cost` is consumption × price, not what is bought. `lasts` is the range of
    `months_to_empty` where it rests on an estimated coverage. Amounts are without VAT.
    """

    product: Product
    serves: tuple[Said, ...]
    quantity: int
    price: PriceAnswer
    per_month: Fraction | None
    cost_per_page: Fraction | None
    monthly_cost: Money
    reason: Sentence
    hints: tuple[Sentence, ...] = ()
    lasts: Range | None = None
    yield_pages: int | None = None
    standard: Standard | None = None
    certainty: Certainty | None = None
    source: str = ""
    shares: tuple[NeedShare, ...] = ()

    @property
    def amount(self) -> Money:
        """What the quantity costs."""
        return self.price.unit_price.times(self.quantity)

    @property
    def months_to_empty(self) -> Fraction | None:
        """How long one unit lasts this client."""
        return 1 / self.per_month if self.per_month else None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Something the client needs that nothing was found for, why, and what comes nearest."""

    what: Said
    why: Sentence
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageCost:
    """What a page costs on one of the client's printers, in whole currency units without paper.

    A colour page is the sum over the cartridges it takes; None where one of them is unknown.
    """

    printer: str
    mono: Fraction | None
    colour: Fraction | None


@dataclass(frozen=True, slots=True)
class NeedCost:
    """What one of the client's needs costs in a month: now, where they said so, and proposed."""

    kind: NeedKind
    index: int
    now: Money | None
    proposed: Money | None

    @property
    def saving(self) -> Money | None:
        """What is saved in a month; negative where the proposal costs more."""
        return None if self.now is None or self.proposed is None else self.now - self.proposed


@dataclass(frozen=True, slots=True)
class Comparison:
    """The client's cost of a month against the proposal, over the needs where both are known.

    `complete` says that these are all of their needs.
    """

    now: Money
    proposed: Money
    complete: bool

    @property
    def saving(self) -> Money:
        """What is saved in a month; negative where the proposal costs more."""
        return self.now - self.proposed

    @property
    def share(self) -> int | None:
        """The saving in basis points of what they pay now."""
        if not self.now:
            return None
        return divide_half_away(self.saving.minor * BASIS_POINTS, self.now.minor)


@dataclass(frozen=True, slots=True)
class Estimate:
    """How far the cost of a month may be off, in percent to either side, and what it rests on."""

    percent: int
    rests_on: Sentence


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The lines for a client's needs, their total for the months asked, and what a month costs.

    `questions` are those whose answers would change or firm up the lines; `estimate` says what
    the month rests on and how far it may be off, where it is not all measured; `pays_now` is what
    the client spends in a month on everything, `prices_known_net` that
    somebody asked whether their prices include VAT.
    """

    currency: str
    months: Decimal
    lines: tuple[Line, ...]
    total: Money
    monthly_cost: Money
    unmatched: tuple[Unmatched, ...]
    notes: tuple[Sentence, ...] = ()
    questions: tuple[Question, ...] = ()
    page_costs: tuple[PageCost, ...] = ()
    need_costs: tuple[NeedCost, ...] = ()
    estimate: Estimate | None = None
    pays_now: Money | None = None
    prices_known_net: bool = True

    @property
    def still_to_ask(self) -> tuple[Sentence, ...]:
        """The questions by themselves, none twice."""
        return tuple(dict.fromkeys(question.asks for question in self.questions))

    @property
    def is_estimate(self) -> bool:
        """Whether a line rests on an estimated coverage."""
        return any(line.lasts for line in self.lines)

    @property
    def comparison(self) -> Comparison | None:
        """Now against proposed, None where nobody knows what they pay now.

        Need by need where they said what each costs; everything together where they only know
        that, and the proposal answers everything.
        """
        known = [c for c in self.need_costs if c.now is not None and c.proposed is not None]
        if not known:
            return self._altogether()
        now = sum((c.now for c in known if c.now), Money.zero(self.currency))
        proposed = sum((c.proposed for c in known if c.proposed), Money.zero(self.currency))
        return Comparison(now, proposed, len(known) == len(self.need_costs))

    def _altogether(self) -> Comparison | None:
        pays = self.pays_now
        answered = self.need_costs and all(c.proposed is not None for c in self.need_costs)
        if pays is None or pays.currency != self.currency or not answered or self.unmatched:
            return None
        return Comparison(pays, self.monthly_cost, complete=True)
