"""Drawing on a page as it is read: points from the top left corner, y growing downwards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

from salesdesk.proposals import fonts
from salesdesk.proposals.styles import INK, LINE, TextStyle

Align = Literal["left", "right", "centre"]
Point = tuple[float, float]


class Pen:
    """Draws on the current page; `canvas` is ReportLab's, for what the pen cannot do."""

    def __init__(self, canvas: Any, page_height: float) -> None:  # ReportLab has no types
        self.canvas = canvas
        self.page_height = page_height

    def text(
        self, x: float, baseline: float, text: str, style: TextStyle, align: Align = "left"
    ) -> float:
        """Set one line whose left end, right end or middle is at x; gives its width."""
        width = fonts.width(text, style.font, style.size)
        x -= {"left": 0.0, "right": width, "centre": width / 2}[align]
        self.canvas.setFillColor(_colour(style.colour))
        for font, piece in fonts.runs(text, style.font):
            self.canvas.setFont(font, style.size)
            self.canvas.drawString(x, self.page_height - baseline, piece)
            x += fonts.width(piece, font, style.size)
        return width

    def lines(
        self, x: float, top: float, lines: Sequence[str], style: TextStyle, align: Align = "left"
    ) -> float:
        """Set lines below each other from `top` on; gives where the next would start."""
        for line in lines:
            if line:
                self.text(x, top + style.baseline, line, style, align)
            top += style.leading
        return top

    def rule(self, x: float, y: float, to: float, weight: float, colour: str = INK) -> None:
        """A horizontal rule."""
        self.stroke((x, y), (to, y), weight, colour)

    def stroke(self, start: Point, end: Point, weight: float, colour: str = INK) -> None:
        """A straight stroke."""
        self.canvas.setStrokeColor(_colour(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.line(start[0], self.page_height - start[1], end[0], self.page_height - end[1])

    def box(
        self, x: float, top: float, width: float, height: float, fill: str = "",
        *, edge: str = "", weight: float = 0.8, radius: float = 0,
    ) -> None:  # fmt: skip
        """A filled or outlined rectangle, its corners rounded by a radius."""
        if fill:
            self.canvas.setFillColor(_colour(fill))
        if edge:
            self.canvas.setStrokeColor(_colour(edge))
            self.canvas.setLineWidth(weight)
        y = self.page_height - top - height
        paint = {"stroke": int(bool(edge)), "fill": int(bool(fill))}
        if radius:
            self.canvas.roundRect(x, y, width, height, radius, **paint)
        else:
            self.canvas.rect(x, y, width, height, **paint)

    def circle(self, x: float, y: float, radius: float, fill: str = "", edge: str = "") -> None:
        """A circle around a point."""
        if fill:
            self.canvas.setFillColor(_colour(fill))
        if edge:
            self.canvas.setStrokeColor(_colour(edge))
        paint = {"stroke": int(bool(edge)), "fill": int(bool(fill))}
        self.canvas.circle(x, self.page_height - y, radius, **paint)

    def path(
        self, steps: Sequence[tuple[float, ...]], fill: str = "", edge: str = "", weight: float = 1
    ) -> None:
        """A shape of steps: two numbers move or draw straight, six curve (Bézier).

        Every first step of a shape is (x, y); a step of no numbers closes it and the next begins.
        """
        shape, started = self.canvas.beginPath(), False
        for step in steps:
            points = [self.page_height - n if at % 2 else n for at, n in enumerate(step)]
            if not points:
                shape.close()
            elif len(points) == 6:
                shape.curveTo(*points)
            else:
                (shape.lineTo if started else shape.moveTo)(*points)
            started = bool(points)
        if fill:
            self.canvas.setFillColor(_colour(fill))
        if edge:
            self.canvas.setStrokeColor(_colour(edge))
            self.canvas.setLineWidth(weight)
        self.canvas.drawPath(shape, stroke=int(bool(edge)), fill=int(bool(fill)))

    def squares(self, x: float, top: float, size: float, rows: Sequence[Sequence[int]]) -> None:
        """The dark squares of a matrix (a QR code) as one shape, runs joined so no seams show."""
        shape = self.canvas.beginPath()
        for down, row in enumerate(rows):
            for start, length in _dark_runs(row):
                y = self.page_height - top - (down + 1) * size
                shape.rect(x + start * size, y, length * size, size)
        self.canvas.setFillColor(_colour("000000"))
        self.canvas.drawPath(shape, stroke=0, fill=1)

    def pill(
        self, x: float, top: float, text: str, style: TextStyle, fill: str, edge: str = ""
    ) -> float:
        """A word in a rounded frame, 5.5 pt of air on each side; gives its width."""
        width = fonts.width(text, style.font, style.size) + 15
        height = style.leading + 5
        self.box(x, top, width, height, fill, edge=edge or fill, weight=0.6, radius=3.5)
        self.text(x + 7.5, top + 2.5 + style.baseline, text, style)
        return width

    def tick_box(self, x: float, top: float, size: float = 9, *, ticked: bool = False) -> None:
        """A box to tick, ticked or not."""
        self.box(x, top, size, size, "FFFFFF", edge=INK, weight=0.7, radius=1.5)
        if ticked:
            tick = [(0.2, 0.52), (0.42, 0.75), (0.82, 0.25)]
            self.path([(x + a * size, top + b * size) for a, b in tick], edge=INK, weight=1.4)

    def link(self, x: float, top: float, width: float, height: float, address: str) -> None:
        """A place to click: an address (https:, mailto:) or, after a #, a bookmark of this file."""
        rect = (x, self.page_height - top - height, x + width, self.page_height - top)
        if address.startswith("#"):
            self.canvas.linkRect("", address[1:], rect, relative=0, thickness=0)
        else:
            self.canvas.linkURL(address, rect, relative=0, thickness=0)

    def bookmark(self, key: str, top: float, title: str = "", level: int = 0) -> None:
        """A place that links can lead to; with a title it stands in the outline."""
        self.canvas.bookmarkHorizontalAbsolute(key, self.page_height - top + 12)
        if title:
            self.canvas.addOutlineEntry(title, key, level)


def tint_line(pen: Pen, x: float, y: float, to: float) -> None:
    """The light rule that parts blocks."""
    pen.rule(x, y, to, 0.5, LINE)


@lru_cache(maxsize=256)
def _colour(code: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(f"#{code}")


def _dark_runs(row: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return found
