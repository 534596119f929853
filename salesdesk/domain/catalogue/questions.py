"""What is still to ask a client before the recommendation stands on firm ground."""

from __future__ import annotations

from collections.abc import Iterable

from salesdesk.domain.catalogue.needs import Needs
from salesdesk.domain.catalogue.picking import Identified
from salesdesk.domain.catalogue.recommendation import NeedKind, Question
from salesdesk.sentence import Sentence, sentence


def still_to_ask(needs: Needs, printers: list[Identified]) -> list[Question]:
    """Questions in the order in which a clerk would ask them; none twice."""
    known = {identified.index for identified in printers}
    asked = [
        *(
            _printer(sentence("Which printer exactly is “{model}”?", model=need.model), index)
            for index, need in enumerate(needs.printers)
            if index not in known
        ),
        *(question for one in printers for question in _about_pages(one)),
        *_about_coverage(printers),
        *_about_paper(needs),
        *_about_the_deal(needs),
    ]
    return list({question.asks: question for question in reversed(asked)}.values())[::-1]


def _about_pages(one: Identified) -> Iterable[Question]:
    name = one.printer.name
    if not one.need.pages_known and not one.need.changes:
        asks = sentence("How many pages a month come out of the {name}?", name=name)
        yield _printer(asks, one.index, "mono_pages")
    elif one.printer.prints_colour and one.need.colour_pages is None:
        asks = sentence("How many of the pages from the {name} are in colour?", name=name)
        yield _printer(asks, one.index, "colour_pages")


def _about_coverage(printers: list[Identified]) -> Iterable[Question]:
    """What is on a page, unless their own change dates say more than they could."""
    for one in printers:
        if one.need.coverage is None and len(one.need.changes) < 2:
            asks = sentence("Coverage: text only, or full-page pictures?")
            yield _printer(asks, one.index, "coverage")


def _about_paper(needs: Needs) -> Iterable[Question]:
    if not needs.paper:
        asks = sentence("Which paper do they use, what for, and how long does a ream last?")
        yield Question(asks, NeedKind.PAPER, "use")
        return
    unknown = [(i, need) for i, need in enumerate(needs.paper) if need.sheets_per_month is None]
    printed = [i for i, need in enumerate(needs.printers) if need.pages]
    if unknown and printed:
        untold = [i for i in printed if needs.printers[i].duplex_share is None]
        if untold:
            asks = sentence("How much is printed on both sides?")
            yield _printer(asks, untold[0], "duplex_share")
        unknown = unknown[:1]
    for index, need in unknown:
        asks = sentence("How many days does a ream of {size} last?", size=need.size)
        yield Question(asks, NeedKind.PAPER, "days_per_ream", index)


def _about_the_deal(needs: Needs) -> Iterable[Question]:
    unpaid = [index for index, need in enumerate(needs.printers) if need.pays is None]
    if unpaid and needs.pays_now is None:
        asks = sentence("What did the last three orders of ink or toner cost?")
        yield _printer(asks, unpaid[0], "pays")
    unpaid = [index for index, need in enumerate(needs.paper) if need.pays is None]
    if unpaid and needs.pays_now is None:
        asks = sentence("What do they pay for a ream now?")
        yield Question(asks, NeedKind.PAPER, "pays", unpaid[0])
    if needs.prices_told and not needs.prices_known_net:
        yield _deal(sentence("Do the prices they pay include VAT?"), "pays_with_vat")
    if not needs.supplier:
        asks = sentence("Whom do they buy from now, and what would make them change?")
        yield _deal(asks, "supplier")
    if not needs.decides:
        yield _deal(sentence("Who decides, and when?"), "decides")
    elif needs.decide_by is None:
        yield _deal(sentence("By when do they decide?"), "decide_by")
    if needs.budget is None:
        yield _deal(sentence("What may it cost a month?"), "budget")


def _printer(asks: Sentence, index: int, field: str = "model") -> Question:
    return Question(asks, NeedKind.PRINTER, field, index)


def _deal(asks: Sentence, field: str) -> Question:
    return Question(asks, NeedKind.DEAL, field)
