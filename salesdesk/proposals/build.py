"""Placed blocks become the bytes of a PDF; the same content gives the same bytes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from salesdesk.proposals import fonts
from salesdesk.proposals.flow import Placed
from salesdesk.proposals.pen import Pen


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a viewer shows about a document; `language` is a code of BCP 47."""

    title: str
    author: str
    subject: str
    language: str
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class PageOf:
    """Which page is being drawn, counted from 1, of how many."""

    number: int
    count: int


Furniture = Callable[[Pen, PageOf], None]
"""Draws what stands around the blocks of a page: head or foot."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the pages in points, the left edge of the blocks, head and foot of each page.

    A page's head is drawn before its blocks and its foot after them: the order of reading.
    """

    width: float
    height: float
    left: float
    head: Furniture
    foot: Furniture


def build(pages: Sequence[Sequence[Placed]], layout: Layout, metadata: Metadata) -> bytes:
    """Draw every page in its order; fonts are embedded as subsets and nothing tells the time."""
    fonts.register()
    file = BytesIO()
    canvas = _canvas(file, layout, metadata)
    with _frozen():
        pen = Pen(canvas, layout.height)
        for number, page in enumerate(pages, 1):
            at = PageOf(number, len(pages))
            layout.head(pen, at)
            for placed in page:
                placed.block.draw(pen, layout.left, placed.top)
            layout.foot(pen, at)
            canvas.showPage()
        canvas.save()
    return file.getvalue()


def _canvas(file: BytesIO, layout: Layout, metadata: Metadata) -> Any:
    # ReportLab is loaded with the first document, not with the desk.
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    canvas = Canvas(
        file,
        pagesize=(layout.width, layout.height),
        pageCompression=1,
        invariant=1,
        initialFontName=fonts.TEXT,
        lang=metadata.language,
    )
    canvas.setTitle(metadata.title)
    canvas.setAuthor(metadata.author)
    canvas.setSubject(metadata.subject)
    canvas.setKeywords(metadata.keywords)
    canvas.setCreator("SalesDesk")
    canvas.setProducer("SalesDesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


@contextmanager
def _frozen() -> Iterator[None]:
    """Keep the collector from walking over what was there before the document."""
    if not gc.isenabled():  # in the window, where it walks at its own time
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
