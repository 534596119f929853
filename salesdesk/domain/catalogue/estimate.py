"""How sure the cost of a month is: what was measured, what was told, what somebody guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from salesdesk.domain.catalogue.calibration import Calibration
from salesdesk.domain.catalogue.cost import COVERAGE_SPREAD
from salesdesk.domain.catalogue.needs import Needs, PaperNeed
from salesdesk.domain.catalogue.picking import Pick
from salesdesk.domain.catalogue.recommendation import Estimate, Line, NeedKind
from salesdesk.domain.prospects.states import Evidence
from salesdesk.sentence import Sentence, sentence, sentences

SPREADS = {
    Evidence.MEASURED: Fraction(5, 100),
    Evidence.TOLD: Fraction(15, 100),
    Evidence.ESTIMATED: Fraction(30, 100),
}
"""How far a volume may be off by where it comes from: counters, the client's word, a guess."""

STEP = 5
"""The range is said in steps of so many percent: it is an estimate itself."""


def estimate(needs: Needs, picks: Sequence[Pick], lines: Sequence[Line]) -> Estimate | None:
    """The range of the month's cost, weighted by what each need costs; None for no cost."""
    weight = off = Fraction(0)
    spreads = _spreads(needs, picks)
    for share in (share for line in lines for share in line.shares):
        weight += share.monthly_cost.minor
        off += share.monthly_cost.minor * spreads.get((share.kind, share.index), Fraction(0))
    if not weight:
        return None
    percent = -(-(off / weight * 100) // STEP) * STEP
    return Estimate(percent, _rests_on(percent, _sources(needs)))


def _spreads(needs: Needs, picks: Sequence[Pick]) -> dict[tuple[NeedKind, int], Fraction]:
    """Ink is as unsure as the guess of its coverage, unless change dates corrected that."""
    found = {
        (NeedKind.PAPER, index): SPREADS[need.source] for index, need in enumerate(needs.paper)
    }
    for index, need in enumerate(needs.printers):
        found[NeedKind.PRINTER, index] = max(SPREADS[need.source], COVERAGE_SPREAD)
    for index in range(len(needs.printers)):
        inks = [p.volume.measured for p in picks if p.of.index == index and not p.is_companion]
        widest = [_widest(measured) for measured in inks if measured is not None]
        if widest and len(widest) == len(inks):
            found[NeedKind.PRINTER, index] = max(widest)
    return found


def _widest(measured: Calibration) -> Fraction:
    rate = measured.rated_pages
    return max(measured.high - rate, rate - measured.low) / rate


def _sources(needs: Needs) -> Counter[Evidence]:
    """How many volumes are known, and from where."""
    known = [need.source for need in needs.printers if need.pages_known or need.changes]
    known += [need.source for need in needs.paper if _is_known(need)]
    return Counter(known)


def _is_known(need: PaperNeed) -> bool:
    return need.sheets_per_month is not None


def _rests_on(percent: int, sources: Counter[Evidence]) -> Sentence:
    said = list(_counted(sources))
    if not said:
        return sentence("Estimate, ±{percent}%.", percent=percent)
    joined, *rest = said
    for one in rest:
        joined = sentence("{first}, {next}", first=joined, next=one)
    return sentence("Estimate, ±{percent}%: {sources}.", percent=percent, sources=joined)


def _counted(sources: Counter[Evidence]) -> Iterable[Sentence]:
    measured, told = sources[Evidence.MEASURED], sources[Evidence.TOLD]
    guessed = sources[Evidence.ESTIMATED]
    if measured:
        yield sentences("{count} volume measured", "{count} volumes measured", measured)
    if told:
        yield sentences("{count} volume told", "{count} volumes told", told)
    if guessed:
        yield sentences("{count} volume estimated", "{count} volumes estimated", guessed)
