"""The one sentence that says why an item or a customer stands as it does, with true numbers."""

from __future__ import annotations

from salesdesk.domain.followup.health import Health
from salesdesk.domain.followup.purchases import Beat
from salesdesk.sentence import Sentence, sentence, sentences


def reason(one: Beat, product: str, waited: int, health: Health, lasts_days: int = 0) -> Sentence:
    """Why an item stands as it does; `waited` is the days since it was last bought."""
    if one.gaps == 0:
        return _bought_once(product, waited, lasts_days)
    if health is Health.WON_BACK:
        return sentences(
            "Bought {product} again after {count} day; last bought {ago}.",
            "Bought {product} again after {count} days; last bought {ago}.",
            one.last_gap,
            product=product,
            ago=ago(waited),
        )
    return sentences(
        "Buys {product} every day; last bought {ago}.",
        "Buys {product} every {count} days; last bought {ago}.",
        one.interval_days,
        product=product,
        ago=ago(waited),
    )


def customer_reason(orders: Beat, waited: int, health: Health) -> Sentence:
    """Why a customer stands as it does, by its orders of whatever."""
    if orders.gaps == 0:
        return sentence("First order {ago}; no rhythm yet.", ago=ago(waited))
    if health is Health.WON_BACK:
        return sentences(
            "Back after {count} day; last ordered {ago}.",
            "Back after {count} days; last ordered {ago}.",
            orders.last_gap,
            ago=ago(waited),
        )
    return sentences(
        "Orders every day; last ordered {ago}.",
        "Orders every {count} days; last ordered {ago}.",
        orders.interval_days,
        ago=ago(waited),
    )


def ago(days: int) -> Sentence:
    """How long ago something was, within a sentence."""
    if days == 0:
        return sentence("today")
    return sentences("{count} day ago", "{count} days ago", days)


def _bought_once(product: str, waited: int, lasts_days: int) -> Sentence:
    if not lasts_days:
        return sentence(
            "Bought {product} once, {ago}; no rhythm yet.", product=product, ago=ago(waited)
        )
    return sentences(
        "Bought {product} once, {ago}; lasts about {count} day by the needs interview.",
        "Bought {product} once, {ago}; lasts about {count} days by the needs interview.",
        lasts_days,
        product=product,
        ago=ago(waited),
    )
