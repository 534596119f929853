"""The tour: every screen and every document of the sample shop, made without anybody watching."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from salesdesk.cli.command import Command, Parser
from salesdesk.cli.terminal import Terminal
from salesdesk.desk import Desk
from salesdesk.language import CODES
from salesdesk.sentence import sentence

SCREEN = "1366x768"
DOTS_PER_INCH = 110
PAGES_SHOWN = 8


def tour(terminal: Terminal, options: argparse.Namespace) -> None:
    """Make the sample shop in a passing file and picture everything in it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "shop.db", terminal.clock, create=True)
        try:
            desk.make_sample(terminal.progress)
            _documents(terminal, desk, options.out)
            _screens(terminal, desk, options)
        finally:
            desk.close()


def _screens(terminal: Terminal, desk: Desk, options: argparse.Namespace) -> None:
    from salesdesk.ui.tour import take_tour  # Qt loads only for pictures of the window

    themes = [options.theme] if options.theme else ["light", "dark"]
    languages = [options.lang] if hasattr(options, "lang") else list(CODES)
    taken = take_tour(desk, options.out, themes=themes, languages=languages, size=options.size)
    said = sentence("{count} screens are in {folder}.", count=len(taken), folder=str(options.out))
    terminal.note(said)


def _documents(terminal: Terminal, desk: Desk, folder: Path) -> None:
    for name, content in _papers(desk):
        terminal.write(folder / f"{name}.pdf", content)
        for number, picture in enumerate(_pictures(content), start=1):
            (folder / f"{name}-{number}.png").write_bytes(picture)


def _papers(desk: Desk) -> Iterator[tuple[str, bytes]]:
    for code in CODES:
        papers = desk.closing.newest_papers(code)
        if papers is None:
            continue
        yield f"proposal-{code}", desk.proposals.pdf(papers.proposal, code)
        yield f"order-{code}", desk.closing.confirmation_pdf(papers.order)
        yield f"delivery-{code}", desk.closing.delivery_pdf(papers.delivery)
        yield f"invoice-{code}", desk.closing.invoice_pdf(papers.invoice)
        yield f"receipt-{code}", desk.closing.receipt_pdf(papers.payment)
        yield f"pitch-{code}", desk.catalogue.pitch_pdf(language=code)


def _pictures(content: bytes) -> Iterator[bytes]:
    """The first pages as PNG."""
    import pypdfium2  # loads only for pictures of pages

    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(min(PAGES_SHOWN, len(document))):
            target = BytesIO()
            document[number].render(scale=DOTS_PER_INCH / 72).to_pil().save(target, "PNG")
            yield target.getvalue()
    finally:
        document.close()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size like {SCREEN}")
    return int(width), int(height)


def _arguments(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--theme", choices=("light", "dark"), help="both if not given")
    parser.add_argument("--size", type=_size, default=_size(SCREEN), metavar=SCREEN)


TOUR_COMMANDS = (Command("tour", "a picture of every screen and document", tour, _arguments),)
