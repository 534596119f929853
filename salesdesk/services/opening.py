"""Opening a new shop: what it is called, what money it takes, and who owns it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from salesdesk.domain.team.roles import Role
from salesdesk.errors import WrongInput
from salesdesk.money import BASIS_POINTS, currency_digits
from salesdesk.sentence import sentence
from salesdesk.services.context import Context, Member
from salesdesk.services.shop import save_settings
from salesdesk.services.team import TeamService
from salesdesk.settings import ShopSettings, VatRate
from salesdesk.text import clean


@dataclass(frozen=True, slots=True)
class NewShop:
    """What is asked at the first start; `vat` is the usual rate in basis points."""

    name: str
    owner: str
    language: str = "vi"
    currency: str = "VND"
    vat: int = 800


def open_shop(context: Context, shop: NewShop) -> Member:
    """Write down what the shop is, and seat its owner, who holds every role.

    Raises WrongInput, with the field, where a name is missing or a figure cannot be.
    """
    if not clean(shop.name):
        raise WrongInput(sentence("What is the shop called? It stands on every document."), "name")
    if not clean(shop.owner):
        raise WrongInput(sentence("Who are you? Your name stands on what you send."), "owner")
    if not 0 <= shop.vat <= BASIS_POINTS:
        raise WrongInput(sentence("VAT is a percentage from 0 to 100."), "vat")
    currency_digits(shop.currency)
    team = TeamService(context)
    settings = _settings(context.settings, shop)
    with context.writing():
        save_settings(settings)
        owner = team.add(clean(shop.owner), frozenset(Role)).value
    context.settings = settings
    return team.work_as(owner)


def _settings(before: ShopSettings, shop: NewShop) -> ShopSettings:
    rates = {rate.basis_points: rate for rate in (*before.vat_rates, VatRate(shop.vat))}
    return replace(
        before,
        name=clean(shop.name),
        language=shop.language,
        currency=shop.currency,
        default_vat=shop.vat,
        vat_rates=tuple(rates[key] for key in sorted(rates)),
    )
