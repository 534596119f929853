"""A list of prospects is dropped on the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdesk.domain.prospects.checks import Checked, Flag
from salesdesk.errors import WrongInput
from salesdesk.exchange.columns import chosen_columns
from salesdesk.exchange.prospects import (
    ProspectRow,
    company_key,
    prepare_prospects,
    read_prospects,
)
from salesdesk.exchange.records import RowFault

DATA = Path(__file__).parent.parent / "data"


def test_each_row_of_a_vietnamese_list_is_taken_or_listed_with_its_line() -> None:
    table = prepare_prospects(DATA / "prospects_cp1258_semicolon.csv")
    found = list(read_prospects(table))
    rows = {row.line: row for row in found if isinstance(row, ProspectRow)}
    faults = {row.line: row for row in found if isinstance(row, RowFault)}
    assert sorted(rows) == [4, 6, 7, 11]
    assert sorted(faults) == [8, 9, 10]
    assert faults[8].column == "Tên khách"
    assert faults[8].sentence.pattern == "A name is needed."
    assert rows[4].company == "Công ty TNHH Hoa Mai"
    assert rows[4].notes == "Cần mực in;\ngiấy A4 định lượng 80"
    assert rows[11].repeats == 4


def test_numbers_are_mended_and_doubtful_ones_flagged_but_kept() -> None:
    table = prepare_prospects(DATA / "prospects_cp1258_semicolon.csv")
    rows = {row.line: row for row in read_prospects(table) if isinstance(row, ProspectRow)}
    assert rows[4].emails == (Checked("maianh@hoamai.example"),)
    assert rows[6].phones == (Checked("0912 448 121"),)
    assert rows[7].emails == (Checked("khong phai email", Flag.NO_EMAIL),)


def test_several_phones_in_one_cell_are_several_phones(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('Company,Phone\nHoa Mai,"0912448120; 028 3822 1100/0912448121"\n')
    (row,) = read_prospects(prepare_prospects(path))
    assert isinstance(row, ProspectRow)
    assert len(row.phones) == 3


def test_people_without_a_company_are_prospects_by_their_own_name(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("First name,Last name,Mobile\nMai,Ngô,0912448120\n", encoding="utf-8")
    (row,) = read_prospects(prepare_prospects(path))
    assert isinstance(row, ProspectRow)
    assert (row.company, row.contact_name) == ("Mai Ngô", "Mai Ngô")


def test_companies_are_compared_without_their_legal_form() -> None:
    assert company_key("Công ty TNHH Hoa Mai") == company_key("CTY Hoa-Mai") == "hoa mai"
    assert company_key("Công ty") == "cong ty"


def test_columns_are_chosen_where_guessing_is_not_enough(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Who,Ring\nHoa Mai,0912448120\n")
    with pytest.raises(WrongInput, match=r"No column looks like company.*Who, Ring") as missing:
        prepare_prospects(path)
    assert missing.value.field == "company"
    chosen = chosen_columns(["company=who", "phone=Ring"])
    (row,) = read_prospects(prepare_prospects(path, chosen))
    assert isinstance(row, ProspectRow)
    assert row.phones[0].text == "0912 448 120"


def test_wrong_choices_name_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Company,Phone\nHoa Mai,0912448120\n")
    with pytest.raises(WrongInput, match=r"no field “colour”.*company, tax_code"):
        prepare_prospects(path, {"colour": "Phone"})
    with pytest.raises(WrongInput, match=r"no column “Fax”\. Its columns are: Company, Phone"):
        prepare_prospects(path, {"phone": "Fax"})
    with pytest.raises(WrongInput, match="not of the form"):
        chosen_columns(["phone"])
