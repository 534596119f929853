"""No English is left on a Vietnamese page of the sample shop."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
from babel.messages.pofile import read_po

from salesdesk import paths
from salesdesk.desk import Desk

GLOSSES = {"cyan", "magenta", "light cyan", "light magenta", "E-mail", "Photo", "Home"}
"""What the trade says in Vietnamese too, in brackets or in the name of a product or printer."""


def test_no_word_is_left_untranslated(sample_desk: Desk) -> None:
    english = [re.escape(word) for word in _english() - GLOSSES]
    word = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(english))})(?!\w)")
    for name, pdf in _documents(sample_desk):
        assert not word.findall(_text(pdf)), name


def _english() -> set[str]:
    """Whatever has another word in Vietnamese, as it stands in the program."""
    pairs = set()
    for path in sorted((paths.I18N / "vi").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                english = [message.id] if isinstance(message.id, str) else list(message.id)
                texts = [message.string] if isinstance(message.string, str) else message.string
                said = (texts or [""])[0]
                pairs |= {(each, said) for each in english}
    return {
        " ".join(each.split())
        for each, said in pairs
        if len(each) > 3 and "{" not in each and each != said
    }


def _documents(desk: Desk) -> Iterator[tuple[str, bytes]]:
    papers = desk.closing.newest_papers("vi")
    assert papers is not None
    yield "proposal", desk.proposals.pdf(papers.proposal, "vi")
    yield "order", desk.closing.confirmation_pdf(papers.order)
    yield "delivery", desk.closing.delivery_pdf(papers.delivery)
    yield "invoice", desk.closing.invoice_pdf(papers.invoice)
    yield "receipt", desk.closing.receipt_pdf(papers.payment)
    yield "pitch", desk.catalogue.pitch_pdf(language="vi")


def _text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())
