"""What a client pays: the first of six rules that applies, and what the later ones would say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum
from uuid import UUID

from salesdesk.domain.catalogue.kinds import Category
from salesdesk.domain.catalogue.products import Product
from salesdesk.money import BASIS_POINTS, Money, UnitPrice, divide_half_away
from salesdesk.sentence import Sentence, mark, sentence


class Rule(IntEnum):
    """The price rules in the order in which they are asked; the first that applies wins."""

    CONTRACT = 1
    CUSTOMER = 2
    GROUP = 3
    QUANTITY_BREAK = 4
    PROMOTION = 5
    LIST = 6

    @property
    def key(self) -> str:
        """The rule's word in files and tables: "contract", "quantity break"…"""
        return self.name.lower().replace("_", " ")


RULE_NAMES = {
    Rule.CONTRACT: mark("Contract"),
    Rule.CUSTOMER: mark("Customer price"),
    Rule.GROUP: mark("Customer group"),
    Rule.QUANTITY_BREAK: mark("Quantity break"),
    Rule.PROMOTION: mark("Promotion"),
    Rule.LIST: mark("List price"),
}


@dataclass(frozen=True, slots=True)
class PriceRule:
    """One agreed price or discount.

    It holds for one product, or for a brand or category or both, or for everything; for one
    customer or group where it names one; from `min_quantity` units on; from `valid_from` through
    `valid_until`. It gives either a `unit_price` or `discounts` off list in basis points, taken
    one after the other (10 % then 5 %).
    """

    rule: Rule
    name: str = ""
    product_id: UUID | None = None
    category: Category | None = None
    brand: str = ""
    customer_id: UUID | None = None
    group: str = ""
    min_quantity: int = 1
    unit_price: UnitPrice | None = None
    discounts: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def runs(self, day: date) -> bool:
        """Whether it is in force on a day; its last day counts."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)

    def covers(self, product: Product) -> bool:
        """Whether it speaks of this product, in its currency."""
        same_currency = (
            self.unit_price is None or self.unit_price.currency == product.list_price.currency
        )
        return (
            same_currency
            and self.product_id in (None, product.id)
            and self.category in (None, product.category)
            and self.brand in ("", product.brand)
        )

    def price(self, product: Product) -> UnitPrice:
        """What it makes of a product's list price; as round as that: no split đồng or cents."""
        if self.unit_price is not None:
            return self.unit_price
        price = product.list_price
        for discount in self.discounts:
            price = price.less(discount)
        is_round = UnitPrice.from_money(product.list_price.money) == product.list_price
        return UnitPrice.from_money(price.money) if is_round else price

    @property
    def narrowness(self) -> int:
        """How closely it names the product: a rule for one product beats one for a brand."""
        return 4 * (self.product_id is not None) + bool(self.brand) + (self.category is not None)


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys; nobody in particular pays what everybody pays."""

    customer_id: UUID | None = None
    groups: frozenset[str] = frozenset()

    def may_use(self, rule: PriceRule) -> bool:
        """Whether a rule is meant for this buyer."""
        if rule.rule in (Rule.CONTRACT, Rule.CUSTOMER):
            return rule.customer_id is not None and rule.customer_id == self.customer_id
        if rule.rule is Rule.GROUP:
            return rule.group in self.groups
        return True


@dataclass(frozen=True, slots=True)
class PriceStep:
    """One of the six rules as it stands for this product, buyer, quantity and day; no price where
    it does not apply.
    """

    rule: Rule
    unit_price: UnitPrice | None = None
    source: PriceRule | None = None
    wins: bool = False

    def said(self) -> Sentence:
        """What the rule is called and until when: "Contract 2026, −12 %, until 31 Dec 2026"."""
        if self.source is None:
            return sentence("List price") if self.rule is Rule.LIST else sentence("does not apply")
        return _named(self.source)


@dataclass(frozen=True, slots=True)
class NextBreak:
    """The next quantity from which a unit costs less, and what that many cost together."""

    min_quantity: int
    unit_price: UnitPrice
    amount: Money
    cheaper_in_total: bool

    def said(self) -> Sentence:
        """The hint for the clerk."""
        if self.cheaper_in_total:
            return sentence(
                "Taking {quantity} costs less altogether: {price} each, {amount} in all.",
                quantity=self.min_quantity,
                price=self.unit_price,
                amount=self.amount,
            )
        return sentence(
            "From {quantity} on, one costs {price}.",
            quantity=self.min_quantity,
            price=self.unit_price,
        )


@dataclass(frozen=True, slots=True)
class PriceAnswer:
    """The price of one unit, the rule that made it, and everything a screen shows beside it.

    `steps` are all six rules in order. `margin` is in basis points of the price, None where the
    cost is not known; `floor` is the margin below which a manager must approve.
    """

    product: Product
    quantity: int
    unit_price: UnitPrice
    rule: Rule
    steps: tuple[PriceStep, ...]
    cheaper_later: PriceStep | None
    next_break: NextBreak | None
    margin: int | None
    floor: int

    @property
    def amount(self) -> Money:
        """The price of the quantity asked for, rounded once."""
        return self.unit_price.times(self.quantity)

    @property
    def winner(self) -> PriceStep:
        """The step that won."""
        return self.steps[self.rule - 1]

    @property
    def below_floor(self) -> bool:
        """Whether the margin is known and thinner than the floor."""
        return self.margin is not None and self.margin < self.floor

    def said(self) -> Sentence:
        """Why the price is what it is, and whether a later rule would be cheaper."""
        if self.cheaper_later is None or self.cheaper_later.unit_price is None:
            return self.winner.said()
        return sentence(
            "{rule}. It comes first, though {later} would be cheaper at {price}.",
            rule=self.winner.said(),
            later=self.cheaper_later.said(),
            price=self.cheaper_later.unit_price,
        )


@dataclass(frozen=True, slots=True)
class PriceBook:
    """All price rules of the shop, indexed by what they speak of.

    `floor` is the margin below which a manager must approve, in basis points; a category may have
    one of its own.
    """

    rules: tuple[PriceRule, ...] = ()
    floor: int = 0
    floors: Mapping[Category, int] = field(default_factory=dict)
    _by_product: dict[UUID | None, list[PriceRule]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_product: dict[UUID | None, list[PriceRule]] = {}
        for rule in self.rules:
            by_product.setdefault(rule.product_id, []).append(rule)
        object.__setattr__(self, "_by_product", by_product)

    def answer(self, product: Product, quantity: int, buyer: Buyer, day: date) -> PriceAnswer:
        """The price of one unit when so many are bought on a day, with how it came about."""
        applying = self._applying(product, buyer, day)
        steps = _steps(product, quantity, applying)
        winner = next(step for step in steps if step.wins)
        price = product.list_price if winner.unit_price is None else winner.unit_price
        return PriceAnswer(
            product,
            quantity,
            price,
            winner.rule,
            steps,
            _cheaper_later(winner, steps),
            _next_break(product, quantity, price, applying),
            margin(price, product.cost),
            self.floors.get(product.category, self.floor),
        )

    def _applying(self, product: Product, buyer: Buyer, day: date) -> list[PriceRule]:
        rules = (*self._by_product.get(product.id, ()), *self._by_product.get(None, ()))
        return [r for r in rules if r.runs(day) and r.covers(product) and buyer.may_use(r)]


def margin(price: UnitPrice, cost: UnitPrice | None) -> int | None:
    """What is left of a price after its cost, in basis points of the price.

    None where the cost is unknown or in another currency, or nothing is charged.
    """
    if cost is None or cost.currency != price.currency or price.scaled <= 0:
        return None
    return divide_half_away((price.scaled - cost.scaled) * BASIS_POINTS, price.scaled)


def _steps(product: Product, quantity: int, rules: list[PriceRule]) -> tuple[PriceStep, ...]:
    best = {
        rule: _best(product, [r for r in rules if r.rule is rule and r.min_quantity <= quantity])
        for rule in Rule
    }
    winner = next((rule for rule in Rule if best[rule]), Rule.LIST)
    return tuple(_step(product, rule, best[rule], rule is winner) for rule in Rule)


def _step(product: Product, rule: Rule, source: PriceRule | None, wins: bool) -> PriceStep:
    if source is not None:
        return PriceStep(rule, source.price(product), source, wins)
    return PriceStep(rule, product.list_price if rule is Rule.LIST else None, None, wins)


def _best(product: Product, rules: Iterable[PriceRule]) -> PriceRule | None:
    """Within one rule: the narrowest, then the highest quantity, the newest, the cheapest."""
    return max(
        rules,
        key=lambda r: (
            r.narrowness,
            r.min_quantity,
            r.valid_from or date.min,
            -r.price(product).scaled,
        ),
        default=None,
    )


def _cheaper_later(winner: PriceStep, steps: tuple[PriceStep, ...]) -> PriceStep | None:
    priced = {
        step.unit_price.scaled: step
        for step in reversed(steps[winner.rule - 1 :])
        if step.unit_price is not None
    }
    cheapest = priced[min(priced)]
    return cheapest if cheapest is not winner else None


def _next_break(
    product: Product, quantity: int, price: UnitPrice, rules: list[PriceRule]
) -> NextBreak | None:
    """The first larger quantity at which the rules, asked again, give a lower price."""
    now = price.times(quantity)
    for larger in sorted({r.min_quantity for r in rules if r.min_quantity > quantity}):
        step = next(step for step in _steps(product, larger, rules) if step.wins)
        if step.unit_price is not None and step.unit_price.scaled < price.scaled:
            amount = step.unit_price.times(larger)
            return NextBreak(larger, step.unit_price, amount, amount < now)
    return None


def _named(rule: PriceRule) -> Sentence:
    # A name that the shop gave is said as it is, in every language.
    said = Sentence(rule.name or RULE_NAMES[rule.rule])
    if rule.discounts:
        said = sentence("{rule}, {discounts}", rule=said, discounts=_discounts(rule.discounts))
    if rule.valid_until:
        said = sentence("{rule}, until {day}", rule=said, day=rule.valid_until)
    return said


def _discounts(discounts: tuple[int, ...]) -> Sentence:
    """Discounts as the trade writes them: −10% then −5%."""
    first, *rest = discounts
    said = sentence("−{percent}%", percent=Decimal(first) / 100)
    for discount in rest:
        said = sentence("{first} then −{percent}%", first=said, percent=Decimal(discount) / 100)
    return said
