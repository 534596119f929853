"""The shop's settings: who it is, what money it takes, and the limits of each role."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where clients pay. `bank_bin` is the NAPAS bank number that VietQR uses."""

    bank: str = ""
    bank_bin: str = ""
    number: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class VatRate:
    """A rate in basis points and the name it has on screen."""

    basis_points: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a role may grant on its own: the deepest discount, in basis points."""

    sales_development: int = 300
    account_executive: int = 1000
    product_specialist: int = 300
    customer_success: int = 500
    sales_manager: int = 10_000


@dataclass(frozen=True, slots=True)
class CategoryFloor:
    """The margin below which a manager approves, for one category of products; basis points."""

    category: str
    basis_points: int


@dataclass(frozen=True, slots=True)
class ShopWords:
    """What the shop says of itself and its terms in one language."""

    tagline: str = ""
    delivery_terms: str = ""
    warranty_terms: str = ""
    payment_terms: str = ""


TERMS = ("delivery_terms", "warranty_terms", "payment_terms")


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Everything about the shop that the program cannot know; kept in the database."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    tax_code: str = ""
    currency: str = "VND"
    language: str = "vi"
    time_zone: str = "Asia/Ho_Chi_Minh"
    colour: str = "0B5563"
    vat_rates: tuple[VatRate, ...] = (VatRate(0), VatRate(500), VatRate(800), VatRate(1000))
    default_vat: int = 800
    bank: BankAccount = field(default_factory=BankAccount)
    limits: Limits = field(default_factory=Limits)
    margin_floor: int = 1500
    category_floors: tuple[CategoryFloor, ...] = ()
    valid_days: int = 30
    payment_days: int = 15
    words_vi: ShopWords = field(default_factory=ShopWords)
    words_en: ShopWords = field(default_factory=ShopWords)
    statutory_note: bool = True
    sample: bool = False

    def floor(self, category: str) -> int:
        """The margin floor of a category, in basis points: its own, or the shop's."""
        own = (each.basis_points for each in self.category_floors if each.category == category)
        return next(own, self.margin_floor)

    def words(self, language: str) -> ShopWords:
        """The shop's own words in a language (en or vi)."""
        return self.words_vi if language == "vi" else self.words_en
