"""Why a paper is recommended, and how much of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesdesk.domain.catalogue import cost
from salesdesk.domain.catalogue.kinds import SHEETS_PER_REAM, Grade, PaperUse
from salesdesk.domain.catalogue.needs import DAYS_PER_MONTH, PaperNeed
from salesdesk.domain.catalogue.papers import GRADES, Basis, PaperChoice, PaperVolume
from salesdesk.domain.catalogue.reasons import chain
from salesdesk.sentence import Sentence, mark, sentence, sentences

PAPER_WHY = {
    PaperUse.HANDOUTS: mark("handouts are read once, so plain paper will do"),
    PaperUse.OFFICE: mark("everyday paper is right for drafts and office work"),
    PaperUse.CLIENT_DOCUMENTS: mark("what clients get in hand deserves a whiter, firmer sheet"),
    PaperUse.DESIGN_PROOFS: mark(
        "proofs are judged by their colour, so the sheet is white and firm"
    ),
    PaperUse.ARCHIVE: mark("what is kept for years needs paper that does not yellow"),
    PaperUse.PHOTOS: mark("photos need photo paper"),
}
GRADE_WHY = {
    Grade.BASIC: mark("basic paper was asked for"),
    Grade.EVERYDAY: mark("everyday paper was asked for"),
    Grade.PRESENTATION: mark("presentation paper was asked for"),
    Grade.PHOTO: mark("photo paper was asked for"),
}


def paper_reason(need: PaperNeed, volume: PaperVolume, choice: PaperChoice) -> Sentence:
    """Why this paper and so much of it."""
    return chain(_how_much(need, volume), _packs(choice), _figures(choice), _grade(need, choice))


def _how_much(need: PaperNeed, volume: PaperVolume) -> Sentence:
    if volume.reams is None:
        return sentence("How long a ream lasts is not known yet: one to begin with")
    reams = _reams(volume.reams)
    if volume.basis is Basis.PAGES:
        if volume.sheets is not None and volume.sheets != volume.pages:
            return sentence(
                "{pages} pages a month on {needed} sheets ÷ {sheets} = {reams}, "
                "what is known to be printed on both sides counted so",
                pages=volume.pages,
                needed=int(cost.rounded(volume.sheets, 0)),
                sheets=SHEETS_PER_REAM,
                reams=reams,
            )
        return sentence(
            "{pages} pages a month ÷ {sheets} = {reams}, printed on one side",
            pages=volume.pages,
            sheets=SHEETS_PER_REAM,
            reams=reams,
        )
    said = sentence("In use: {reams} a month", reams=reams)
    if volume.basis is Basis.REAM_LIFE:
        said = _by_life(need.days_per_ream or Decimal(1), reams)
    if not volume.pages:
        return said
    return sentence(
        "{reams}, which counts here rather than the {pages} pages", reams=said, pages=volume.pages
    )


def _by_life(days: Decimal, reams: Sentence) -> Sentence:
    return sentences(
        "A ream lasts {days} day: {month} ÷ {days} = {reams} a month",
        "A ream lasts {days} days: {month} ÷ {days} = {reams} a month",
        1 if days == 1 else 2,
        days=days,
        month=cost.rounded(DAYS_PER_MONTH),
        reams=reams,
    )


def _reams(reams: Fraction) -> Sentence:
    tenths = cost.rounded(reams)
    return sentence("1 ream") if tenths == 1 else sentence("{reams} reams", reams=tenths)


def _packs(choice: PaperChoice) -> Sentence | None:
    if choice.paper.sheets_per_ream != SHEETS_PER_REAM:
        return sentence("packets of {count} sheets", count=choice.paper.sheets_per_ream)
    if choice.paper.reams_per_unit == 1:
        return None
    return sentence("cartons of {count} reams", count=choice.paper.reams_per_unit)


def _figures(choice: PaperChoice) -> Sentence:
    """Grammage, and brightness on its own scale: the two scales cannot be compared."""
    paper = choice.paper
    if paper.brightness is None or paper.brightness_scale is None:
        said = sentence("{grammage} g/m²", grammage=paper.grammage)
    else:
        said = sentence(
            "{grammage} g/m², brightness {brightness} ({scale})",
            grammage=paper.grammage,
            brightness=paper.brightness,
            scale=paper.brightness_scale.value,
        )
    if choice.both_sides:
        return sentence("{figures}, opaque enough for both sides", figures=said)
    return said


def _grade(need: PaperNeed, choice: PaperChoice) -> Sentence:
    why = Sentence(GRADE_WHY[need.grade] if need.grade else PAPER_WHY[need.use])
    have, asked = GRADES.index(choice.paper.grade), GRADES.index(choice.grade_asked)
    if have < asked:
        return sentence("{why}, but this is the best of this size that we stock", why=why)
    return why
