"""Whether two accounts are one: a score out of 100, what speaks for it and what against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import inf, log2

from salesdesk.domain.prospects.evidence import Evidence, Finding, evidence, reaches
from salesdesk.domain.prospects.identity import Identity, Place, Traits, traits
from salesdesk.domain.prospects.names import name_core
from salesdesk.sentence import Sentence

__all__ = [
    "LIKELY", "POSSIBLE", "SURE", "Identity", "Match", "Place", "Traits", "compare",
    "compare_traits", "name_core", "score_of", "traits",
]  # fmt: skip

SURE, LIKELY, POSSIBLE = 95, 60, 35
"""From these scores on: nearly certain; worth a look in the whole list; worth a hint on entry."""

PRIOR_BITS = 9.0
"""How much evidence is needed until one account is as likely as two."""
_BRANCH_AT_MOST = 45
_HIGHEST = 99  # only a person is certain
_BITS_PER_DOUBLING = 1.6


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two are one, out of 100; reasons and objections, weightiest first."""

    score: int
    reasons: tuple[Sentence, ...]
    objections: tuple[Sentence, ...] = ()

    @property
    def reason(self) -> Sentence:
        """The weightiest reason."""
        return self.reasons[0]


def compare(one: Identity, other: Identity) -> Match | None:
    """How sure it is that two accounts are one; None where nothing speaks for it.

    The score is the same whichever stands first.
    """
    return compare_traits(traits(one), traits(other))


def compare_traits(one: Traits, other: Traits, least: int = 0) -> Match | None:
    """Like `compare`, for many: traits are made once for each account.

    None also where the score is below `least`; then no reason is put together.
    """
    if not reaches(one, other, _bits_for(least)):
        return None
    found = list(evidence(one, other))
    score = score_of(found)
    if score < least:
        return None
    found.sort(key=lambda each: -each.finding.bits)
    reasons = tuple(each.sentence for each in found if each.finding.bits > 0)
    objections = tuple(each.sentence for each in reversed(found) if each.finding.bits < 0)
    return Match(score, reasons, objections) if reasons else None


def score_of(found: Iterable[Evidence]) -> int:
    """The score from 0 to 100 of what was found; 50 where one account is as likely as two.

    Findings are not quite independent (one household shares a street and a name), so that their
    bits are taken at less than their face value.
    """
    findings = [each.finding for each in found]
    bits = sum([finding.bits for finding in findings]) - PRIOR_BITS
    score = min(_HIGHEST, round(100 / (1 + 2 ** (-bits / _BITS_PER_DOUBLING))))
    return min(score, _BRANCH_AT_MOST) if Finding.TAX_BRANCH in findings else score


@cache
def _bits_for(score: int) -> float:
    """So many bits are needed for a score at least; a little less, because scores are rounded."""
    share = min(score, _HIGHEST) - 0.51
    return PRIOR_BITS + _BITS_PER_DOUBLING * log2(share / (100 - share)) if share > 0 else -inf
