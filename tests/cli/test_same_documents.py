"""The same shop on the same day gives the same bytes, whoever draws them and wherever."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from calling import DAY, Call

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.language import CODES

APP = Path(__file__).resolve().parents[2] / "app.py"


def _copies(sample_file: Path, tmp_path: Path) -> tuple[Path, Path]:
    elsewhere = tmp_path / "another place"
    elsewhere.mkdir()
    return sample_file, Path(shutil.copy(sample_file, elsewhere / "copy.db"))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "asked", [("pitch", "--brand", "HP"), ("proposal", "pdf", "BG-2026-0012")], ids=lambda a: a[0]
)
def test_another_process_on_a_copy_draws_the_same_bytes(
    call: Call, sample_file: Path, tmp_path: Path, asked: tuple[str, ...], code: str
) -> None:
    here, copy = _copies(sample_file, tmp_path)
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    run = call("--db", here, *DAY, "--lang", code, *asked, "--out", first)
    assert run.code == 0, run.err
    command = [sys.executable, str(APP), "--db", str(copy), *DAY, "--lang", code, *asked]
    subprocess.run([*command, "--out", str(second)], check=True, capture_output=True)
    assert first.read_bytes() == second.read_bytes()


def test_every_document_of_a_sale_is_the_same_on_a_copy(sample_file: Path, tmp_path: Path) -> None:
    here, copy = _copies(sample_file, tmp_path)
    assert dict(_documents(here)) == dict(_documents(copy))


def _documents(path: Path) -> Iterator[tuple[str, bytes]]:
    desk = Desk(path, as_of(date(2026, 11, 23)))
    for code in CODES:
        papers = desk.closing.newest_papers(code)
        assert papers is not None
        yield f"order {code}", desk.closing.confirmation_pdf(papers.order)
        yield f"delivery {code}", desk.closing.delivery_pdf(papers.delivery)
        yield f"invoice {code}", desk.closing.invoice_pdf(papers.invoice)
        yield f"receipt {code}", desk.closing.receipt_pdf(papers.payment)
    desk.close()
