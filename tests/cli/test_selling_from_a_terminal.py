"""Recommendations, proposals and the ink catalogue from a terminal."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from calling import DAY, Call

from salesdesk.desk import Desk

NEEDS = {
    "printers": [
        {
            "model": "HP LaserJet Pro M404dn",
            "quantity": 2,
            "mono_pages_per_month": 3000,
            "colour_pages_per_month": 0,
            "coverage_percent": 5,
        }
    ],
    "paper": {"size": "A4", "use": "handouts", "days_per_ream": 2.5},
    "months": 1,
}
LINE_KEYS = {
    *("sku", "mpn", "name", "for", "quantity", "unit", "unit_price", "amount", "currency"),
    *("per_month", "months_to_empty", "cost_per_page", "reason"),
    *("hints", "price_rule", "yield_pages", "standard", "certainty", "source"),
}


@pytest.fixture
def needs(tmp_path: Path) -> Path:
    """The needs of a school in a file."""
    path = tmp_path / "needs.json"
    path.write_text(json.dumps(NEEDS))
    return path


def text_of(path: Path) -> str:
    """All text of a document on one line, ligatures and line breaks undone."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def test_needs_in_and_lines_out(call: Call, sample_file: Path, needs: Path) -> None:
    run = call("--db", sample_file, "recommend", "--needs", needs, "--json", *DAY)
    assert (run.code, run.err) == (0, "")
    answer: dict[str, Any] = run.json
    assert set(answer) == {
        *("currency", "months", "lines", "total", "monthly_cost"),
        *("unmatched", "notes", "still_to_ask"),
    }
    toner, paper = answer["lines"]
    assert set(toner) == set(paper) == LINE_KEYS
    assert toner["for"] == "HP LaserJet Pro M404dn"
    for line in (toner, paper):
        price, amount = Decimal(line["unit_price"]), Decimal(line["amount"])
        assert price * line["quantity"] == amount
        assert "." not in line["amount"]
        assert line["currency"] == "VND"
        assert len(Decimal(line["cost_per_page"]).as_tuple().digits) == 4
        assert line["reason"].endswith(".")
    assert Decimal(answer["total"]) == sum(Decimal(line["amount"]) for line in answer["lines"])
    # Ream life decides: 30.4 days ÷ 2.5 days a ream are 12.16 reams, three cartons of five.
    assert (paper["quantity"], paper["unit"], paper["per_month"]) == (3, "carton", 2.432)
    assert answer["unmatched"] == []


def test_what_nothing_is_found_for_is_said_with_the_reason(
    call: Call, sample_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "needs.json"
    path.write_text(json.dumps({"printers": [{"model": "Gestetner Cyclostyle 1"}]}))
    answer = call("--db", sample_file, "recommend", "--needs", path, "--json", *DAY).json
    assert answer["lines"] == []
    [missing] = answer["unmatched"]
    assert set(missing) == {"what", "why", "nearest"}
    assert missing["what"] == "Gestetner Cyclostyle 1"


def test_the_recommendation_speaks_vietnamese(call: Call, sample_file: Path, needs: Path) -> None:
    english = call("--db", sample_file, "recommend", "--needs", needs, "--json", *DAY).json
    answer = call(
        "--db", sample_file, "recommend", "--needs", needs, "--json", "--lang", "vi", *DAY
    ).json
    assert [line["sku"] for line in answer["lines"]] == [line["sku"] for line in english["lines"]]
    assert "trang" in answer["lines"][0]["reason"]
    plain = call("--db", sample_file, "recommend", "--needs", needs, "--lang", "vi", *DAY)
    assert plain.code == 0
    assert "×" in plain.out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "not JSON"),
        ("[]", "one JSON object"),
        ("{}", "Nothing is asked for"),
        ('{"printers": 5}', "printers must be an object"),
        ('{"printers": [{"model": 7}]}', "printers[0].model must be text"),
        ('{"printers": [{"model": "M404", "quantity": -1}]}', "at least 1"),
        ('{"printers": [{"model": "M404", "quantity": 1e99}]}', "cannot be more"),
        ('{"printers": [{"model": "M404", "quantity": NaN}]}', "must be a number"),
        ('{"paper": {"use": "wallpaper"}}', "must be one of: handouts"),
        ('{"paper": {"days_per_ream": 0}}', "at least 0.001"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_needs_that_make_no_sense_are_answered_in_one_sentence(
    call: Call, sample_file: Path, tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "needs.json"
    path.write_text(content)
    run = call("--db", sample_file, "recommend", "--needs", path, "--json")
    assert (run.code, run.out) == (1, "")
    assert words in run.err
    assert len(run.err.splitlines()) == 1


def test_a_missing_needs_file_is_said(call: Call, sample_file: Path, tmp_path: Path) -> None:
    run = call("--db", sample_file, "recommend", "--needs", tmp_path / "nowhere.json")
    assert (run.code, run.out) == (1, "")
    assert "nowhere.json cannot be read" in run.err


def test_proposals_are_listed_shown_and_printed(
    call: Call, sample_file: Path, tmp_path: Path
) -> None:
    rows = call("--db", sample_file, "proposal", "list", "--json", *DAY).json
    assert len(rows) > 10
    keys = {"number", "revision", "client", "state", "dated", "valid_until", "total", "currency"}
    assert all(set(row) == keys for row in rows)
    number = next(row["number"] for row in rows if row["state"] == "presented")
    shown = call("--db", sample_file, "proposal", "show", number, "--json", *DAY).json
    assert shown["number"] == number
    assert {"kind", "choice", "sku", "name", "quantity", "unit", "unit_price"} < set(
        shown["lines"][0]
    )
    assert Decimal(shown["net"]) == Decimal(shown["subtotal"]) - Decimal(shown["discount"])
    tax = sum(Decimal(vat["tax"]) for vat in shown["vat"])
    assert Decimal(shown["total"]) == Decimal(shown["net"]) + tax
    out = tmp_path / "papers" / "proposal.pdf"
    run = call("--db", sample_file, "proposal", "pdf", number, "--out", out, *DAY)
    assert (run.code, run.out) == (0, "")
    text = text_of(out)
    assert number in text
    assert shown["client"] in text


def test_what_the_shop_earns_is_nowhere_to_be_read(call: Call, sample_file: Path) -> None:
    rows = call("--db", sample_file, "proposal", "list", "--json").json
    for row in rows:
        shown = call("--db", sample_file, "proposal", "show", row["number"], "--json").out
        assert "cost" not in shown
        assert "margin" not in shown


def test_a_proposal_that_is_not_there_is_said(call: Call, sample_file: Path) -> None:
    for command in (("show",), ("pdf",)):
        run = call("--db", sample_file, "proposal", *command, "BG-1999-0001")
        assert (run.code, run.out) == (1, "")
        assert "BG-1999-0001" in run.err
    plain = call("--db", sample_file, "proposal", "list")
    assert plain.code == 0
    assert "v1" in plain.out


def test_the_ink_catalogue_is_whole_vietnamese_and_always_the_same(
    call: Call, sample_file: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for out in (one, two):
        run = call(
            *("--db", sample_file, "pitch", "--brand", "HP", "--lang", "vi", "--out", out), *DAY
        )
        assert (run.code, run.out) == (0, "")
    assert one.read_bytes() == two.read_bytes()
    text = text_of(one)
    desk = Desk(sample_file)
    supplies = [p for p in desk.catalogue.catalogue().products if p.brand == "HP" and p.is_supply]
    desk.close()
    assert len(supplies) > 100
    missing = [p.mpn for p in supplies if p.mpn not in text and not _in_a_range(p.mpn, text)]
    assert not missing
    for words in ("Ánh Dương", "mực", "trang", "₫", "ISO/IEC 19752"):
        assert words in text


def _in_a_range(number: str, text: str) -> bool:
    """Whether a printed range holds a part number: W2071A in W2070A–W2073A."""
    shape = re.sub(r"\d", r"\\d", re.escape(number))
    ranges = re.findall(rf"({shape})–({shape})", text)
    return any(first <= number <= last for first, last in ranges)


def test_fonts_travel_with_the_document_as_subsets(
    call: Call, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pitch.pdf"
    call("--db", sample_file, "pitch", "--brand", "Epson", "--out", out, *DAY)
    fonts = set(re.findall(rb"/BaseFont /(\S+)", out.read_bytes()))
    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+", font) for font in fonts)


def test_a_pitch_for_a_clients_printer_and_name(
    call: Call, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pitch.pdf"
    run = call(
        *("--db", sample_file, "pitch", "--printer", "M404dn", "--prospect", "kien truc summit"),
        *("--lang", "en", "--out", out, *DAY),
    )
    assert run.code == 0
    text = text_of(out)
    assert "Kiến trúc Summit" in text
    assert "76X" in text


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (("--printer", "nonsense 9000"), "No printer is called"),
        (("--prospect", "nobody at all"), "No prospect matches"),
        (("--brand", "Zog"), "Nothing in the catalogue"),
    ],
)
def test_a_pitch_of_nothing_is_refused(
    call: Call, sample_file: Path, tmp_path: Path, wanted: tuple[str, str], words: str
) -> None:
    run = call("--db", sample_file, "pitch", *wanted, "--out", tmp_path / "pitch.pdf")
    assert (run.code, run.out) == (1, "")
    assert words in run.err
    assert not (tmp_path / "pitch.pdf").exists()


def test_a_document_that_cannot_be_written_is_said(call: Call, sample_file: Path) -> None:
    run = call("--db", sample_file, "pitch", "--brand", "Epson", "--out", "/proc/nowhere/p.pdf")
    assert (run.code, run.out) == (1, "")
    assert "cannot be written" in run.err
