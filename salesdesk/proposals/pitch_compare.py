"""Original against compatible, said honestly; how figures are meant; whose the names are."""

from __future__ import annotations

from salesdesk.domain.catalogue.kinds import Standard
from salesdesk.domain.documents.pitch import PitchContent, PitchLine
from salesdesk.proposals import text
from salesdesk.proposals.flow import Block
from salesdesk.proposals.pitch_blocks import Figure, PageTitle, Text, heading
from salesdesk.proposals.pitch_frame import WIDTH
from salesdesk.proposals.pitch_rows import FamilyHead, Look, family_rows
from salesdesk.proposals.pitch_words import Words
from salesdesk.proposals.rows import Column, Grid, HeadRow, Piece, Row, close
from salesdesk.proposals.styles import BODY, MM, SECONDARY, TABLE, TABLE_BOLD
from salesdesk.sentence import mark

COMPARE = "compare"
"""The bookmark of the page."""

_ASPECTS = (
    (
        mark("Who makes it"),
        mark("The maker of the printer, or a factory under its name."),
        mark("A factory of its own. The printer's maker has neither made nor tested it."),
    ),
    (
        mark("Yield"),
        mark("Measured by the maker by the ISO standard that stands beside the figure."),
        mark("Stated by its factory by the same standard. Count your own pages once to know."),
    ),
    (
        mark("Print quality"),
        mark("The colours that the printer was set up for: the safe choice for proofs and photos."),
        mark("Black text is usually close. Colours may differ from what the maker intended."),
    ),
    (
        mark("In the printer"),
        mark("Made to be recognised, also after an update of the printer's software."),
        mark("An update of the printer's software may refuse it: ask us before you update."),
    ),
    (
        mark("Best for"),
        mark("Leased printers, client documents, design proofs, archives."),
        mark("Drafts, handouts and everyday printing in quantity."),
    ),
)

_FEWEST = 5
"""An average of fewer is none."""

_STANDARDS = {
    Standard.MONO_TONER: mark("mono toner"),
    Standard.COLOUR_TONER: mark("colour toner"),
    Standard.INK: mark("ink cartridges"),
    Standard.PHOTO: mark("photo printing"),
}


def compare_blocks(look: Look, content: PitchContent) -> list[Block]:
    """The page that compares both kinds, with an example from the catalogue if it has one."""
    tr = look.words.language.tr
    subtitle = tr("What you pay for, what you save, and when we would take which")
    title = PageTitle(
        tr("Original or compatible?"),
        subtitle,
        bookmark=COMPARE,
        figure=average_figure(look.words, content),
    )
    return [title, *_table(look), *_example(look, content), *_notes(look, content)]


def average_figure(words: Words, content: PitchContent) -> Figure | None:
    """By how much compatibles undercut originals in the whole catalogue."""
    found = content.average
    return figure(words, found.basis_points, found.count) if found else None


def figure(words: Words, basis_points: int, count: int) -> Figure | None:
    """A difference per page as a key figure, with the number it rests on.

    None where nothing is saved or where too few part numbers make an average.
    """
    if basis_points >= 0 or count < _FEWEST:
        return None
    language = words.language
    return Figure(
        language.tr("Compatible against original"),
        language.tr("{percent} a page", percent=words.percent(basis_points)),
        language.trn("average of {count} part number", "average of {count} part numbers", count),
    )


def _notes(look: Look, content: PitchContent) -> list[Block]:
    """How figures are meant and whose the names are."""
    tr = look.words.language.tr
    used = {line.standard for family in content.families for line in family.lines}
    standards = ", ".join(
        tr("{standard} for {what}", standard=str(standard), what=tr(what))
        for standard, what in _STANDARDS.items()
        if standard in used
    )
    makers = ", ".join(dict.fromkeys(text.line(family.brand) for family in content.families))
    shop = look.words.shop()
    notes = [
        tr("Yields are what the makers declare, at about 5% coverage: {standards}. Photographs "
           "and full pages take several times as much.", standards=standards),
        tr("The cost per page is the price divided by the yield, without paper. A page in "
           "colour takes black and all colours together."),
        look.words.vat(),
        tr("{makers} and the names of their printers and supplies are trademarks of their "
           "owners; {shop} is independent of them, and names only say what fits.",
           makers=makers, shop=shop),
        *content.notes,
    ]  # fmt: skip
    return [
        heading(tr("How to read this catalogue"), 26),
        *(Text(note, SECONDARY, before=4) for note in notes if note),
    ]


def _table(look: Look) -> list[Block]:
    tr = look.words.language.tr
    side = (WIDTH - 30 * MM) / 2
    columns = [Column("", 30 * MM), Column(tr("Original"), side), Column(tr("Compatible"), side)]
    grid = Grid(columns)
    rows = [
        Row(grid, [[Piece(tr(aspect), TABLE_BOLD)], [Piece(tr(one), TABLE)],
                   [Piece(tr(other), TABLE)]])
        for aspect, one, other in _ASPECTS
    ]  # fmt: skip
    close(rows)
    head = HeadRow(grid)
    head.before = 16
    return [head, *rows]


def _example(look: Look, content: PitchContent) -> list[Block]:
    if content.example is None:
        return []
    words, (original, compatible) = look.words, content.example
    tr = words.language.tr
    said = tr(
        "{price} {currency} ÷ {pages} pages = {cost} {currency} a page with the original; "
        "{price2} ÷ {pages2} = {cost2} with the compatible. The bar shows the cost per page "
        "beside the dearest of its family.",
        currency=words.currency,
        **_figures(words, original, ""),
        **_figures(words, compatible, "2"),
    )
    head = FamilyHead(look, tr("An example"), tr("How each block of this catalogue is read"))
    return [*family_rows(look, head, "", content.example), Text(said, BODY, before=10)]


def _figures(words: Words, line: PitchLine, mark_: str) -> dict[str, str]:
    return {
        f"price{mark_}": words.price(line.price),
        f"pages{mark_}": words.pages(line),
        f"cost{mark_}": words.cost(line.cost_per_page),
    }
