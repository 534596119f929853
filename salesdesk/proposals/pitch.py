"""The ink catalogue: every block measured and placed, then numbered, then drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from salesdesk.domain.documents.pitch import (
    ClientPrinter,
    PitchChapter,
    PitchContent,
    PitchFamily,
    PitchSection,
)
from salesdesk.proposals import fonts, text
from salesdesk.proposals.build import build
from salesdesk.proposals.cover import Cover, Entry
from salesdesk.proposals.flow import Block, Placed, paginate
from salesdesk.proposals.pitch_blocks import OwnPrinter, OwnPrinters, PageTitle, Text
from salesdesk.proposals.pitch_compare import COMPARE, compare_blocks, figure
from salesdesk.proposals.pitch_frame import SHEET, PitchFrame, Tab
from salesdesk.proposals.pitch_rows import FamilyHead, Look, family_rows
from salesdesk.proposals.pitch_specials import SPECIALS, special_blocks
from salesdesk.proposals.pitch_words import Words
from salesdesk.proposals.printer_index import entries_by_brand, place_index
from salesdesk.proposals.styles import SECONDARY, readable

OWN, INDEX = "own printers", "index"
"""Bookmarks of the client's printers and of the index."""

Page = list[Placed]


def render_pitch(content: PitchContent) -> bytes:
    """The ink catalogue as a PDF: A4, in the content's language, linked and with an outline."""
    fonts.register()
    return _Plan(content).draw()


class _Plan:
    """All pages of a catalogue, and on which of them each bookmark stands."""

    def __init__(self, content: PitchContent) -> None:
        self.content = content
        self.words = Words(content)
        self.known = {family.key for family in content.families}
        self.look = Look(self.words, readable(content.shop.colour))
        self.numbers: dict[str, int] = {}
        self.pages: list[Page] = [[]]
        self.tabs: list[Tab] = []

    def draw(self) -> bytes:
        """Place everything, put the cover in front, and draw."""
        self._add(self._own_printers())
        self._add(special_blocks(self.look, self.content, self.numbers))
        self._add(compare_blocks(self.look, self.content))
        for chapter in self.content.chapters:
            self._chapter(chapter)
        self._index()
        frame = PitchFrame(self.words, self.tabs, self.numbers[INDEX])
        cover = Cover(frame, self._entries(), self.numbers, len(self.pages))
        self.pages[0] = [Placed(cover, 0)]
        return build(self.pages, frame.layout, frame.metadata())

    def _add(self, blocks: Sequence[Block]) -> None:
        """Begin a new page with these blocks and note where their bookmarks came to stand."""
        if blocks:
            self._take(paginate(blocks, SHEET.room))

    def _take(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self.pages.append(page)
            for placed in page:
                bookmark = getattr(placed.block, "bookmark", "")
                if bookmark:
                    self.numbers.setdefault(bookmark, len(self.pages))

    def _own_printers(self) -> list[Block]:
        printers, language = self.content.client_printers, self.words.language
        if not printers:
            return []
        count = sum(one.quantity for one in printers)
        subtitle = language.trn("{count} printer in use", "{count} printers in use", count)
        title = PageTitle(self._own_title(), self._counted(subtitle), bookmark=OWN)
        return [title, *chain.from_iterable(map(self._own_printer, printers))]

    def _own_title(self) -> str:
        return self.words.language.tr("Your printers")

    def _counted(self, otherwise: str = "") -> str:
        day = self.content.printers_as_of
        if day is None:
            return otherwise
        counted = self.words.language.tr("as counted on {day}", day=day)
        return f"{otherwise}, {counted}" if otherwise else counted

    def _own_printer(self, own: ClientPrinter) -> list[Block]:
        language, name = self.words.language, text.line(own.printer.name)
        aside = self._amount(own)
        if not own.lines:
            return [
                Text(name, SECONDARY, before=14, keep=True),
                Text(language.tr("We keep nothing for this printer yet: please ask us."), before=2),
            ]
        said = language.tr("Everything for it in the family {name}", name=own.family_name)
        link = (said, own.family) if own.family in self.known else None
        head = FamilyHead(self.look, name, aside, link=link)
        return family_rows(self.look, head, name, own.lines)

    def _amount(self, own: ClientPrinter) -> str:
        language = self.words.language
        many = language.trn("{count} printer", "{count} printers", own.quantity)
        if not own.pages_per_month:
            return many
        pages = language.trn(
            "{pages} pages a month", "{pages} pages a month each", own.quantity,
            pages=own.pages_per_month,
        )  # fmt: skip
        return f"{many} · {pages}"

    def _chapter(self, chapter: PitchChapter) -> None:
        first = len(self.pages) + 1
        minor = not chapter.brand
        blocks = (self._section(section, minor=minor) for section in chapter.sections)
        self._add(list(chain.from_iterable(blocks)))
        bookmark = _section_key(chapter.sections[0])
        label = text.line(chapter.brand) or self.words.language.tr("Others")
        self.tabs.append(Tab(label, bookmark, range(first, len(self.pages) + 1)))

    def _section(self, section: PitchSection, *, minor: bool) -> list[Block]:
        found = section.average
        title = PageTitle(
            self.words.section(section),
            self._scope(section),
            bookmark=_section_key(section),
            figure=figure(self.words, found.basis_points, found.count) if found else None,
            minor=minor,
        )
        blocks: list[Block] = [title]
        for before, family in zip((None, *section.families), section.families, strict=False):
            if not family.stocked and (before is None or before.stocked):
                blocks.append(self._not_kept())
            blocks += self._family(family)
        return blocks

    def _scope(self, section: PitchSection) -> str:
        language = self.words.language
        numbers = sum(
            len(line.part_numbers) for family in section.families for line in family.lines
        )
        printers = len({printer for family in section.families for printer in family.printers})
        return language.tr(
            "{numbers} for {printers}",
            numbers=language.trn("{count} part number", "{count} part numbers", numbers),
            printers=language.trn("{count} printer model", "{count} printer models", printers),
        )

    def _not_kept(self) -> Block:
        said = self.words.language.tr(
            "Not kept in stock: part numbers of other regions, or ordered only on request. They "
            "are listed so that you find what stands on your old cartridge."
        )
        return Text(said, SECONDARY, before=20, keep=True)

    def _family(self, family: PitchFamily) -> list[Block]:
        name = text.line(f"{family.brand} {family.name}")
        fits = self.words.fits(family.printers, family.brand)
        head = FamilyHead(self.look, name, fits, bookmark=family.key, outline=name)
        return family_rows(self.look, head, name, family.lines)

    def _index(self) -> None:
        tr, content = self.words.language.tr, self.content
        subtitle = tr("Every printer in this catalogue by name, with the page to open")
        title = PageTitle(tr("Find your printer"), subtitle, bookmark=INDEX)
        top: list[Block] = [title]
        if content.client_printers:
            top.append(self._panel())
        start = paginate(top, SHEET.room)
        below = start[-1][-1].top + start[-1][-1].block.height + 18
        own = [one.printer for one in content.client_printers]
        brands = entries_by_brand(content.families, own, self.words)
        pages = place_index(self.look, brands, self.numbers, below)
        pages[0][:0] = start[-1]
        first = len(self.pages) + 1
        self._take([*start[:-1], *pages])
        label = self.words.language.trc("tab", "Index")
        self.tabs.append(Tab(label, INDEX, range(first, len(self.pages) + 1)))

    def _panel(self) -> Block:
        language, client = self.words.language, self.content.client
        title = self._own_title()
        if client:
            title = language.tr("Printers at {client}", client=text.line(client.name))
        printers = [
            OwnPrinter(
                text.line(one.printer.name),
                language.trn("{count} printer", "{count} printers", one.quantity),
                one.family_name,
                one.family if one.family in self.known else "",
            )
            for one in self.content.client_printers
        ]
        return OwnPrinters(self.look, title, self._counted(), printers, self.numbers)

    def _entries(self) -> list[Entry]:
        """The contents on the cover, in the order of the pages."""
        tr, own = self.words.language.tr, self.content.client_printers
        entries = []
        if own:
            models = self.words.language.trn(
                "The model you use", "The {count} models you use", len(own)
            )
            entries.append(Entry(models, tr("With what fits them and what a page costs"), OWN))
        if self.content.specials:
            detail = tr("Pigment, photo, high yield, bottles")
            entries.append(Entry(tr("Special inks"), detail, SPECIALS))
        entries.append(
            Entry(tr("Original or compatible?"), tr("Costs side by side, by ISO yields"), COMPARE)
        )
        entries += map(self._chapter_entry, self.content.chapters)
        detail = tr("Look up the name, open the page")
        entries.append(Entry(tr("Find your printer"), detail, INDEX))
        return entries

    def _chapter_entry(self, chapter: PitchChapter) -> Entry:
        brands = dict.fromkeys(text.line(section.brand) for section in chapter.sections)
        families = [family for section in chapter.sections for family in section.families]
        whole = PitchSection("", chapter.sections[0].kind, tuple(families))
        return Entry(", ".join(brands), self._scope(whole), _section_key(chapter.sections[0]))


def _section_key(section: PitchSection) -> str:
    return f"section {section.brand} {section.kind}"
