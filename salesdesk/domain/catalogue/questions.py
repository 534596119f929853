"""What is still to ask a client before the recommendation stands on firm ground."""

from __future__ import annotations

from salesdesk.domain.catalogue.needs import Needs, PaperNeed
from salesdesk.domain.catalogue.picking import Identified
from salesdesk.sentence import Sentence, sentence


def still_to_ask(needs: Needs, printers: list[Identified]) -> list[Sentence]:
    """Questions in the order in which a clerk would ask them; none twice."""
    known = {identified.index for identified in printers}
    asked = [
        *(
            sentence("Which printer exactly is “{model}”?", model=need.model)
            for index, need in enumerate(needs.printers)
            if index not in known
        ),
        *(question for one in printers for question in _about_pages(one)),
        *_about_coverage(needs, printers),
        *_about_paper(needs),
        *_about_the_deal(needs),
    ]
    return list(dict.fromkeys(asked))


def _about_pages(one: Identified) -> list[Sentence]:
    if not one.need.pages_known:
        return [sentence("How many pages a month come out of the {name}?", name=one.printer.name)]
    if one.printer.prints_colour and one.need.colour_pages is None:
        return [
            sentence("How many of the pages from the {name} are in colour?", name=one.printer.name)
        ]
    return []


def _about_coverage(needs: Needs, printers: list[Identified]) -> list[Sentence]:
    if not printers or all(need.coverage is not None for need in needs.printers):
        return []
    return [sentence("Coverage: text only, or full-page pictures?")]


def _about_paper(needs: Needs) -> list[Sentence]:
    if not needs.paper:
        return [sentence("Which paper do they use, what for, and how long does a ream last?")]
    open_needs = [need for need in needs.paper if need.sheets_per_month is None]
    if not open_needs:
        return []
    if any(need.pages for need in needs.printers):
        return [sentence("How much is printed on both sides?"), _ream_life(open_needs[0])]
    return [_ream_life(need) for need in open_needs]


def _ream_life(need: PaperNeed) -> Sentence:
    return sentence("How many days does a ream of {size} last?", size=need.size)


def _about_the_deal(needs: Needs) -> list[Sentence]:
    questions = []
    if any(need.pays is None for need in needs.printers):
        questions.append(sentence("What did the last three orders of ink or toner cost?"))
    if any(need.pays is None for need in needs.paper):
        questions.append(sentence("What do they pay for a ream now?"))
    if not needs.supplier:
        questions.append(sentence("Whom do they buy from now, and what would make them change?"))
    if not needs.decides:
        questions.append(sentence("Who decides, and when?"))
    return questions
