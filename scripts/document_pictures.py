"""Take the pictures of docs/documents.md anew: each kind of page, in both languages.

    python scripts/document_pictures.py

They are pages of the sample shop as it is on a fixed day, so that the same program gives the same
pictures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.language import CODES, language
from salesdesk.proposals.proposal import render_proposal
from salesdesk.services.proposals.records import View

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
DAY = date(2026, 11, 23)
WIDTH, DOTS_PER_INCH, COLOURS = 620, 150, 224

CHAPTERS = {
    "printers": "Your printers",
    "special": "Special inks",
    "compare": "Original or compatible?",
    "index": "Find your printer",
}
"""The pages of the ink catalogue by the title that stands in its outline."""
A_BRAND = "HP 76A / 76X"


def main() -> int:
    """Make the sample shop in a passing file and picture its documents; exit 1 if one is large."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "shop.db", as_of(DAY), create=True)
        desk.make_sample()
        written = [_write(name, picture) for name, picture in _pictures(desk)]
        desk.close()
    for path in written:
        print(f"{path.stat().st_size // 1024:4d} KB  {path.relative_to(ROOT)}")
    return int(any(path.stat().st_size > 150_000 for path in written))


def _pictures(desk: Desk) -> Iterator[tuple[str, Image.Image]]:
    for code in CODES:
        for name, content, pages in _documents(desk, code):
            with pypdfium2.PdfDocument(content) as document:
                for page, kind in pages.items():
                    scale = DOTS_PER_INCH / 72
                    picture = document[page].render(scale=scale).to_pil().convert("RGB")
                    yield "-".join(filter(None, ("document", name, kind, code))), picture


def _documents(desk: Desk, code: str) -> Iterator[tuple[str, bytes, Mapping[int, str]]]:
    """Each document with its pages worth a picture, by what they are."""
    first = {0: ""}
    papers, telling = desk.closing.newest_papers(code), _proposal_that_saves(desk, code)
    if papers is None or telling is None:
        raise SystemExit(f"the sample has no whole sale in {code}")
    content, client = telling
    yield "proposal", content, first
    yield "order", desk.closing.confirmation_pdf(papers.order), first
    yield "delivery", desk.closing.delivery_pdf(papers.delivery), first
    yield "invoice", desk.closing.invoice_pdf(papers.invoice), first
    yield "receipt", desk.closing.receipt_pdf(papers.payment), first
    pitch = desk.catalogue.pitch_pdf(prospect_id=client, language=code)
    yield "pitch", pitch, first | _chapters(pitch, code)


def _proposal_that_saves(desk: Desk, code: str) -> tuple[bytes, UUID] | None:
    """The newest proposal that compares with today's cost, and whose it is."""
    for row in desk.proposals.listing.rows(desk.proposals.listing.ids(View.ALL)):
        content = desk.proposals.content(row.id, code)
        if content.savings is not None and content.savings.is_clear:
            return render_proposal(content), row.prospect_id
    return None


def _chapters(pitch: bytes, code: str) -> dict[int, str]:
    """The pages of the ink catalogue at which its chapters and one family of cartridges begin."""
    words = language(code)
    kinds = {words.tr(title): kind for kind, title in CHAPTERS.items()} | {A_BRAND: "family"}
    with pypdfium2.PdfDocument(pitch) as document:
        places = [(each.get_title(), each.get_dest()) for each in document.get_toc()]
        return {
            place.get_index(): kinds[title]
            for title, place in places
            if title in kinds and place is not None
        }


def _write(name: str, picture: Image.Image) -> Path:
    path = IMAGES / f"{name}.png"
    height = round(picture.height * WIDTH / picture.width)
    small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(COLOURS).save(path, optimize=True)
    return path


if __name__ == "__main__":
    sys.exit(main())
