"""Good, better and best: the same needs answered three ways, where that makes a difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.catalogue.assortment import Assortment
from salesdesk.domain.catalogue.needs import Needs
from salesdesk.domain.catalogue.recommend import recommend
from salesdesk.domain.catalogue.recommendation import Policy, Recommendation
from salesdesk.domain.catalogue.supplies import Preference, Terms
from salesdesk.sentence import mark


class OptionName(StrEnum):
    """The three sets, from the plainest."""

    GOOD = "good"
    BETTER = "better"
    BEST = "best"


OPTION_NAMES = {
    OptionName.GOOD: mark("Good"),
    OptionName.BETTER: mark("Better"),
    OptionName.BEST: mark("Best"),
}
OPTION_POLICIES = {
    OptionName.GOOD: Policy(Preference.CHEAPEST, -1),
    OptionName.BETTER: Policy(),
    OptionName.BEST: Policy(Preference.ORIGINAL, 1),
}


@dataclass(frozen=True, slots=True)
class OptionSet:
    """One of the sets with what it consists of; `suggested` is the one put first."""

    name: OptionName
    recommendation: Recommendation
    suggested: bool


def option_sets(needs: Needs, assortment: Assortment, terms: Terms) -> list[OptionSet]:
    """The sets that differ from the suggested one, and that one itself, from the plainest."""
    answers = {
        name: recommend(needs, assortment, terms, policy)
        for name, policy in OPTION_POLICIES.items()
    }
    suggested = answers[OptionName.BETTER]
    return [
        OptionSet(name, answer, name is OptionName.BETTER)
        for name, answer in answers.items()
        if name is OptionName.BETTER or _bought(answer) != _bought(suggested)
    ]


def _bought(answer: Recommendation) -> list[tuple[str, int]]:
    return sorted((line.product.sku, line.quantity) for line in answer.lines)
