"""A page of a shop's document: its measures, the letterhead, the running head and the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import Any

from salesdesk.domain.documents.common import Shop
from salesdesk.language import Language
from salesdesk.proposals import drawings, fonts, text
from salesdesk.proposals.build import Layout, Metadata, PageOf
from salesdesk.proposals.flow import Room
from salesdesk.proposals.pen import Pen, tint_line
from salesdesk.proposals.styles import (
    FOOTER,
    HEADING,
    MM,
    SECONDARY,
    SHOP_NAME,
    readable,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a page in points; blocks stand between `left` and `right`."""

    width: float
    height: float
    left: float
    right: float
    first_top: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """How wide the blocks are."""
        return self.right - self.left

    @property
    def room(self) -> Room:
        """Where blocks may stand."""
        return Room(self.first_top, self.top, self.bottom)


A4 = Sheet(210 * MM, 297 * MM, 20 * MM, 190 * MM, 30 * MM, 24 * MM, 284 * MM)
A5_LANDSCAPE = Sheet(210 * MM, 148 * MM, 18 * MM, 192 * MM, 30 * MM, 22 * MM, 135 * MM)

MOST_CONTACT_LINES = 4
"""So many lines stand in the head beside the shop's name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the blocks of a trade document: its shop, its title and its number."""

    sheet: Sheet
    shop: Shop
    language: Language
    title: str
    number: str
    closing: str = ""

    @property
    def colour(self) -> str:
        """The shop's own colour where it can be read, else ours."""
        return readable(self.shop.colour)

    @property
    def layout(self) -> Layout:
        """Head and foot for every page."""
        sheet = self.sheet
        return Layout(sheet.width, sheet.height, sheet.left, self._head, self._foot)

    def metadata(self, subject: str) -> Metadata:
        """What a viewer shows; `subject` says whom the document is for."""
        title = text.joined([self.title, self.number], " ")
        return Metadata(title, text.line(self.shop.name), text.line(subject), self.language.code)

    def _head(self, pen: Pen, page: PageOf) -> None:
        if page.number == 1:
            letterhead(pen, self.sheet, self._worded_shop(), self.colour)
        else:
            running_head(pen, self.sheet, text.joined([self.title, self.number]), self.shop.name)

    def _worded_shop(self) -> Shop:
        """The shop with a tax code that says what it is."""
        code = self.shop.tax_code
        worded = self.language.tr("Tax code {code}", code=code) if code else ""
        return replace(self.shop, tax_code=worded)

    def _foot(self, pen: Pen, page: PageOf) -> None:
        sample = self.language.tr("Sample shop, prices made up") if self.shop.sample else ""
        left = text.joined([self.number, self.shop.name, self.closing, sample])
        foot(pen, self.sheet, left, page_of(self.language, page))


def page_of(language: Language, page: PageOf) -> str:
    """Which page of how many, in words."""
    return language.tr("Page {number} of {count}", number=page.number, count=page.count)


def letterhead(pen: Pen, sheet: Sheet, shop: Shop, colour: str) -> None:
    """The band on top of a first page: colour, mark, name, and where the shop is found."""
    pen.box(sheet.left, 7.4 * MM, sheet.measure, 1.7 * MM, colour)
    start = sheet.left + mark(pen, sheet.left, 13 * MM, 9.2 * MM, shop, colour) + 3 * MM
    room = sheet.measure * 0.5 - (start - sheet.left)
    name = text.fitted(shop.name, SHOP_NAME, room)
    pen.text(start, 17 * MM, name, SHOP_NAME)
    pen.text(start, 21.1 * MM, text.fitted(shop.tagline, SECONDARY, room), SECONDARY)
    _contacts(pen, sheet, shop)


def running_head(pen: Pen, sheet: Sheet, left: str, right: str) -> None:
    """The quiet head of the following pages: the document on the left, the shop on the right."""
    style = HEADING.in_font(fonts.SEMIBOLD)
    half = sheet.measure * 0.6
    pen.text(sheet.left, 15.3 * MM, text.fitted(left, style, half), style)
    shown = text.fitted(right, SECONDARY, sheet.measure - half - 12)
    pen.text(sheet.right, 15.3 * MM, shown, SECONDARY, "right")
    tint_line(pen, sheet.left, 18.6 * MM, sheet.right)


def foot(pen: Pen, sheet: Sheet, left: str, right: str) -> None:
    """The foot of a page: a light rule, the document on the left, the page on the right."""
    baseline = sheet.height - 7.4 * MM
    tint_line(pen, sheet.left, baseline - 4.2 * MM, sheet.right)
    pen.text(sheet.left, baseline, text.fitted(left, FOOTER, sheet.measure * 0.8), FOOTER)
    pen.text(sheet.right, baseline, right, FOOTER, "right")


def mark(pen: Pen, left: float, top: float, size: float, shop: Shop, colour: str) -> float:
    """The shop's logo, as high as `size` and at most 45 mm wide, or its mark; gives the width."""
    logo = _logo(shop.logo)
    if logo is None:
        drawings.shop_mark(pen, left, top, size, colour)
        return size
    width, height = logo.getSize()
    scale = min(size / height, 45 * MM / width)
    place = (left, pen.page_height - top - (size + height * scale) / 2)
    pen.canvas.drawImage(logo, *place, width * scale, height * scale, mask="auto")
    return float(width * scale)


def contact_lines(shop: Shop, room: float) -> list[str]:
    """Where the shop is found, in lines of so many points: only a long address is ever cut."""
    parts = [shop.phone, shop.email, shop.website, shop.tax_code]
    contacts = _in_lines([text.line(part) for part in parts if text.line(part)], room)
    address = list(text.wrap(shop.address, SECONDARY, room))
    kept = max(1, MOST_CONTACT_LINES - len(contacts))
    if len(address) > kept:
        rest = " ".join(address[kept - 1 :])
        address[kept - 1 :] = [text.fitted(rest, SECONDARY, room)]
    return [*address, *contacts]


def _in_lines(parts: Sequence[str], room: float) -> list[str]:
    """As many parts on each line as fit; one that is too long for a line is broken."""
    lines: list[str] = []
    for part in parts:
        together = text.joined([lines[-1], part]) if lines else ""
        if together and fonts.width(together, SECONDARY.font, SECONDARY.size) <= room:
            lines[-1] = together
        else:
            lines.extend(text.wrap(part, SECONDARY, room))
    return lines


def _contacts(pen: Pen, sheet: Sheet, shop: Shop) -> None:
    lines = contact_lines(shop, sheet.measure * 0.48)
    step = 11.4 if len(lines) < 3 else 10.4
    baseline = 18.5 * MM - step * (len(lines) - 1) / 2
    for line in lines:
        pen.text(sheet.right, baseline, line, SECONDARY, "right")
        if shop.email and shop.email in line:
            _mail_link(pen, sheet.right, baseline, line, shop.email)
        baseline += step


def _mail_link(pen: Pen, right: float, baseline: float, line: str, email: str) -> None:
    start = right - fonts.width(line, SECONDARY.font, SECONDARY.size)
    before = line[: line.index(email)]
    left = start + fonts.width(before, SECONDARY.font, SECONDARY.size)
    width = fonts.width(email, SECONDARY.font, SECONDARY.size)
    pen.link(left, baseline - 8, width, 10, f"mailto:{email}")


@lru_cache(maxsize=4)
def _logo(data: bytes) -> Any:
    """The picture opened once and, if it is huge, made smaller; None where it is no picture."""
    if not data:
        return None
    # Pillow comes with ReportLab and is only needed where there is a logo.
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(data)) as opened:
            picture = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
    picture.thumbnail((1200, 400))
    return ImageReader(picture)
