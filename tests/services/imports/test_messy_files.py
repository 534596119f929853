"""Files as they lie about: each is imported, or refused with a sentence; none breaks the desk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.prospects.checks import check_website
from salesdesk.errors import SalesDeskError, in_english
from salesdesk.exchange.safe_csv import write_csv
from salesdesk.models.history import History
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.sentence import Sentence
from salesdesk.services.imports import ImportPlan, Looked
from salesdesk.text import clean, clean_lines, search_words

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(
    path
    for folder in ("csv_messy", "vcards")
    for path in (DATA / folder).rglob("*.*")
    if path.suffix in {".csv", ".tsv", ".xls", ".xlsx", ".vcf"}
)
NAUGHTY = json.loads((DATA / "naughty_strings" / "blns.json").read_text(encoding="utf-8"))


def test_there_are_many() -> None:
    assert len(FILES) > 100


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_is_imported_or_refused_with_a_sentence(desk: Desk, path: Path) -> None:
    looked = _looked(desk, path)
    if looked is None:
        return
    assert looked.columns
    plan = ImportPlan()
    if not {column.field for column in looked.columns} & {"company", "contact_name", "first_name"}:
        with pytest.raises(SalesDeskError, match="No column looks like company"):
            desk.imports.check(path)
        plan = ImportPlan(fields={looked.columns[0].index: "company"})
    checked = desk.imports.check(path, plan)
    report = desk.imports.run(path, plan).value
    assert Prospect.select().count() == checked.new
    assert report.imported + len(report.duplicates) <= checked.row_count
    assert desk.upkeep.check() == ()
    assert report.run is not None
    desk.imports.take_back(report.run)
    assert Prospect.select().count() == 0


def _looked(desk: Desk, path: Path) -> Looked | None:
    """What is seen of a file; None where it was refused with a sentence."""
    said: Sentence | None = None
    try:
        return desk.imports.look(path)
    except SalesDeskError as refused:
        said = refused.sentence
    assert in_english(said).endswith(".")
    return None


def test_naughty_strings_come_in_and_are_found_as_they_were(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "naughty.csv"
    strings = [text for text in NAUGHTY if clean(text)]
    path.write_bytes(
        write_csv(
            ["Company", "Contact", "Notes", "Website", "Their number"],
            [[f"Firm {n} {text}", text, text, text, f"N{n}"] for n, text in enumerate(strings)],
        )
    )
    report = desk.imports.run(path).value
    assert report.imported == len(strings), report.faults
    for number, text in enumerate(strings):
        account = Prospect.get(Prospect.external_id == f"N{number}")
        assert account.company == clean(f"Firm {number} {text}")[:300]
        assert account.notes == clean_lines(text)
        assert account.website == check_website(text).text[:300]
        person = Contact.get(Contact.prospect == account.id)
        assert person.name == clean(text)[:300]
        assert History.get(History.record == account.id).action == "imported"
        said = [word for word in search_words(f"{number} {text}") if word.strip("_")]
        words = " ".join(said[:3])
        assert account.id in {hit.record for hit in desk.search.find(words, limit=1000)}, (
            words,
            text,
        )
    assert desk.upkeep.check() == ()
