"""The page of the ink catalogue: running head, brand tabs at the edge, notes at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.proposals import fonts, text
from salesdesk.proposals.build import Layout, Metadata, PageOf
from salesdesk.proposals.page import Sheet
from salesdesk.proposals.pen import Pen, tint_line
from salesdesk.proposals.pitch_words import Words
from salesdesk.proposals.styles import (
    FOOTER,
    HEADING,
    MM,
    MUTED,
    SECONDARY,
    WHITE,
    TextStyle,
    readable,
)

SHEET = Sheet(210 * MM, 297 * MM, 18 * MM, 186 * MM, 25 * MM, 25 * MM, 281 * MM)
WIDTH = SHEET.measure

TAB_FILL = "EBEFF4"
_TAB_LEFT, _TAB_TOP, _TAB_WIDTH = 196.6 * MM, 30 * MM, 8 * MM
_TAB_HEIGHT, _TAB_GAP, _TAB_ROOM = 22 * MM, 2.1 * MM, 245 * MM
_TAB_STYLE = TextStyle(fonts.HEADING_MEDIUM, 9, 12, MUTED)
_NUMBER = TextStyle(fonts.HEADING_BOLD, 12, 15)


@dataclass(frozen=True, slots=True)
class Tab:
    """A word at the edge of every page, the bookmark it opens and the pages it stands out on."""

    label: str
    bookmark: str
    pages: range


@dataclass(frozen=True, slots=True)
class PitchFrame:
    """What stands around the blocks of every page but the cover."""

    words: Words
    tabs: Sequence[Tab]
    index_page: int

    @property
    def colour(self) -> str:
        """The shop's own colour where it can be read, else ours."""
        return readable(self.words.content.shop.colour)

    @property
    def layout(self) -> Layout:
        """Head and foot for every page."""
        return Layout(SHEET.width, SHEET.height, SHEET.left, self._head, self._foot)

    def metadata(self) -> Metadata:
        """What a viewer shows about the catalogue."""
        content = self.words.content
        client = text.line(content.client.name) if content.client else ""
        subject = self.words.language.tr("Ink and toner for every printer: yields, prices, costs")
        title = text.joined([self.words.title(), client], " – ")
        return Metadata(title, text.line(content.shop.name), subject, content.language)

    def _head(self, pen: Pen, page: PageOf) -> None:
        if page.number == 1:
            return
        style = HEADING.in_font(fonts.HEADING)
        pen.text(SHEET.left, 16.2 * MM, self.words.title(), style)
        shop = self.words.content.shop
        shown = text.fitted(text.joined([shop.name, shop.tagline], " · "), SECONDARY, WIDTH * 0.6)
        pen.text(SHEET.right, 16.2 * MM, shown, SECONDARY, "right")
        tint_line(pen, SHEET.left, 19.6 * MM, SHEET.right)

    def _foot(self, pen: Pen, page: PageOf) -> None:
        if page.number == 1:
            return
        for place, tab in enumerate(self.tabs):
            self._tab(pen, place, tab, here=page.number in tab.pages)
        tint_line(pen, SHEET.left, 283.8 * MM, SHEET.right)
        for line, baseline in zip(self.notes(), (287.4 * MM, 290.8 * MM), strict=True):
            pen.text(SHEET.left, baseline, text.fitted(line, FOOTER, WIDTH - 60), FOOTER)
        number = self.words.language.number(page.number)
        pen.text(SHEET.right, 289.4 * MM, number, _NUMBER.in_colour(self.colour), "right")

    def notes(self) -> tuple[str, str]:
        """Both lines at the foot: how yields and prices are meant, where to look a printer up."""
        tr = self.words.language.tr
        yields = tr("Yields as declared, at about 5% coverage.")
        index = tr("Look a printer up: page {page}.", page=self.index_page)
        marks = tr("Names and part numbers are trademarks of their owners.")
        return f"{yields} {self.words.vat()}", f"{index} {marks}"

    def _tab(self, pen: Pen, place: int, tab: Tab, *, here: bool) -> None:
        height = min(_TAB_HEIGHT, _TAB_ROOM / len(self.tabs) - _TAB_GAP)
        top = _TAB_TOP + place * (height + _TAB_GAP)
        fill = self.colour if here else TAB_FILL
        pen.box(_TAB_LEFT, top, _TAB_WIDTH, height, fill, radius=3.5)
        style = _TAB_STYLE.in_colour(WHITE if here else MUTED)
        if here:
            style = style.in_font(fonts.HEADING)
        label = text.fitted(tab.label, style, height - 8)
        width = fonts.width(label, style.font, style.size)
        pen.canvas.saveState()
        middle = pen.page_height - top - height / 2
        pen.canvas.translate(_TAB_LEFT + _TAB_WIDTH / 2, middle)
        pen.canvas.rotate(-90)
        Pen(pen.canvas, 0).text(-width / 2, style.size * 0.33, label, style)
        pen.canvas.restoreState()
        pen.link(_TAB_LEFT, top, _TAB_WIDTH, height, f"#{tab.bookmark}")
