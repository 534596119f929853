"""A list meets accounts that are here: each row is left out, filled in, taken over or added."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.errors import WrongInput, in_english
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect, ProspectTag
from salesdesk.services.context import found
from salesdesk.services.imports import ImportPlan, MatchChoice, RowChoice
from salesdesk.services.prospects import NewProspect

HEAD = "Company,Tax code,Contact,Phone,E-mail,Website,Industry,Tags,Street,Do not contact\n"
ROW = (
    "CTY Hoa Mai,0312345673,Ngô Mai Anh,0912448121,mai@hoamai.vn,hoamai.vn,Hoa tươi,vip,"
    "20 Trần Phú,x\n"
)


@pytest.fixture
def known(desk: Desk) -> UUID:
    desk.team.add("Lan", frozenset({Role.ACCOUNT_EXECUTIVE}))
    return desk.prospects.enter(
        NewProspect(
            "Công ty TNHH Hoa Mai",
            contact="Ngô Mai Anh",
            title="Kế toán",
            phone="0912448120",
            tax_code="0312345673",
            street="18 Trần Phú",
        )
    ).value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return listed(tmp_path, HEAD + ROW)


def listed(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def taken(desk: Desk, path: Path, choice: RowChoice) -> None:
    desk.imports.run(path, ImportPlan(choices={2: choice}))


def test_the_check_shows_a_row_beside_what_it_matches(desk: Desk, known: UUID, path: Path) -> None:
    checked = desk.imports.check(path)
    assert (checked.row_count, checked.new, checked.match_count) == (1, 0, 1)
    (match,) = checked.matches
    assert (match.line, match.account_id, match.account_name) == (2, known, "Công ty TNHH Hoa Mai")
    assert match.score > 90
    assert match.by_default is MatchChoice.SKIP
    assert in_english(match.reasons[0]).startswith("Same tax code")
    sides = {each.field: (each.theirs, each.ours) for each in match.compared}
    assert sides["company"] == ("CTY Hoa Mai", "Công ty TNHH Hoa Mai")
    assert sides["phone"] == ("0912 448 121", "0912 448 120")
    assert sides["address"] == ("20 Trần Phú", "18 Trần Phú")
    assert [each.field for each in match.compared if each.same] == ["tax_code", "contact_name"]
    assert Prospect.select().count() == 1


def test_left_out_nothing_changes(desk: Desk, known: UUID, path: Path) -> None:
    report = desk.imports.run(path).value
    assert report.imported == 0
    assert [in_english(each.reason) for each in report.duplicates] == [
        "Is here as Công ty TNHH Hoa Mai: Same tax code: 0312345673."
    ]
    assert found(Prospect, known).website == ""


def test_filled_in_only_what_is_empty_is_written(desk: Desk, known: UUID, path: Path) -> None:
    taken(desk, path, RowChoice(MatchChoice.FILL))
    account, person = found(Prospect, known), Contact.get(Contact.prospect == known)
    assert (account.company, account.website) == ("Công ty TNHH Hoa Mai", "hoamai.vn")
    assert account.do_not_contact
    assert (person.phone, person.email) == ("0912 448 120", "mai@hoamai.vn")
    assert Address.get(Address.prospect == known).street == "18 Trần Phú"
    assert [tag.tag for tag in ProspectTag.select()] == ["vip"]
    assert Prospect.select().count() == Contact.select().count() == 1


def test_taken_over_nothing_that_was_known_is_lost(desk: Desk, known: UUID, path: Path) -> None:
    taken(desk, path, RowChoice(MatchChoice.UPDATE))
    account, person = found(Prospect, known), Contact.get(Contact.prospect == known)
    assert account.company == "CTY Hoa Mai"
    assert (person.phone, person.title) == ("0912 448 121", "Kế toán")
    assert [point.value for point in ContactPoint.select()] == ["0912 448 120"]
    assert Address.get(Address.prospect == known).street == "20 Trần Phú"
    assert desk.search.find("0912448120")[0].record == known
    assert desk.search.find("hoa tuoi")[0].record == known


def test_taken_over_field_by_field(desk: Desk, known: UUID, path: Path) -> None:
    taken(desk, path, RowChoice(MatchChoice.UPDATE, frozenset({"phone", "website"})))
    account, person = found(Prospect, known), Contact.get(Contact.prospect == known)
    assert (account.company, account.website) == ("Công ty TNHH Hoa Mai", "hoamai.vn")
    assert (person.phone, person.email) == ("0912 448 121", "")
    assert Address.get(Address.prospect == known).street == "18 Trần Phú"
    assert ProspectTag.select().count() == 0


def test_added_there_are_two(desk: Desk, known: UUID, path: Path) -> None:
    taken(desk, path, RowChoice(MatchChoice.ADD))
    assert {row.company for row in Prospect.select()} == {"Công ty TNHH Hoa Mai", "CTY Hoa Mai"}


def test_colleagues_in_rows_of_their_own_come_to_one_account(desk: Desk, tmp_path: Path) -> None:
    path = listed(
        tmp_path,
        "Company,Contact,Phone,Street\n"
        "Hải Đăng,Ngô Mai,0912448120,1 Lê Lợi\n"
        "CTY TNHH Hải Đăng,Trần Đức,0912448121,1 Lê Lợi\n"
        "Hải Đăng,Ngô Mai,0912448120,1 Lê Lợi\n"
        "Hải Đăng,Lê Sen,0912448122,9 Trần Phú\n",
    )
    checked = desk.imports.check(path)
    assert [(each.line, each.first_line, each.joins) for each in checked.repeats] == [
        (3, 2, "Trần Đức"),
        (4, 2, ""),
    ]
    report = desk.imports.run(path).value
    assert report.imported == 3
    first, _second = Prospect.select().order_by(Prospect.id)
    people = Contact.select().where(Contact.prospect == first.id).order_by(Contact.position)
    assert [person.name for person in people] == ["Ngô Mai", "Trần Đức"]
    assert desk.search.find("tran duc")[0].record == first.id


def test_an_unlikely_match_is_added_unless_somebody_says_otherwise(
    desk: Desk, known: UUID, tmp_path: Path
) -> None:
    path = listed(tmp_path, "Company,Street\nHoa Mai,200 Nguyễn Huệ\n")
    checked = desk.imports.check(path)
    for match in checked.matches:
        assert match.by_default is (MatchChoice.SKIP if match.score >= 70 else MatchChoice.ADD)


def test_cells_are_mended_and_rows_left_out_by_hand(desk: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path, "Company,Contact,Birthday\n,,01/02/1980\nSen,Lan,31/02/1980\nX,Y,\n")
    checked = desk.imports.check(path)
    assert [(note.line, note.field) for note in checked.faults] == [(2, "company"), (3, "birthday")]
    plan = ImportPlan(
        corrections={(2, 0): "Hoa Mai", (3, 2): "28/02/1980"}, left_out=frozenset({4})
    )
    assert desk.imports.check(path, plan).faults == ()
    assert desk.imports.run(path, plan).value.imported == 2


def test_columns_chosen_once_are_remembered_for_the_next_file_of_the_shape(
    desk: Desk, tmp_path: Path
) -> None:
    path = listed(tmp_path, "Wer,Colour,Klingel\nHoa Mai,red,0912448120\n")
    desk.imports.run(path, ImportPlan(fields={0: "company", 1: "industry", 2: "phone"}))
    again = listed(tmp_path, "WER,colour,Klingel\nSen,blue,\n")
    looked = desk.imports.look(again)
    assert [(each.field, each.remembered) for each in looked.columns] == [
        ("company", True),
        ("industry", True),
        ("phone", True),
    ]
    looked = desk.imports.look(again, ImportPlan(fields={1: ""}))
    assert (looked.columns[1].field, looked.columns[1].remembered) == ("", False)


def test_a_field_that_there_is_not_is_refused(desk: Desk, path: Path) -> None:
    with pytest.raises(WrongInput, match="no field “colour”"):
        desk.imports.look(path, ImportPlan(fields={0: "colour"}))


def test_how_the_file_is_written_is_said_with_its_evidence(desk: Desk, tmp_path: Path) -> None:
    path = listed(
        tmp_path, "Khách hàng quý 3\n\nCông ty;Ngày sinh;Hạn mức\nHoa Mai;27/03/1980;1.250,50\n"
    )
    look = desk.imports.look(path).look
    assert (look.encoding.value, look.delimiter.value, look.heading_row.value) == (
        "utf-8",
        ";",
        "3",
    )
    assert (look.date_order.value, look.decimal_mark.value) == ("day/month/year", ",")
    assert in_english(look.date_order.evidence) == "27/03/1980 occurs."
    unclear = listed(tmp_path, "Company,Birthday\nHoa Mai,03/04/1980\n")
    assert not desk.imports.look(unclear).look.date_order.sure
    chosen = desk.imports.look(unclear, ImportPlan(date_order="month/day/year")).look.date_order
    assert (chosen.value, chosen.chosen) == ("month/day/year", True)


def test_the_same_file_a_second_time_says_so_until_it_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    path = listed(tmp_path, "Company,Phone\nHoa Mai,0912448120\n")
    assert desk.imports.look(path).before is None
    run = desk.imports.run(path).value.run
    before = desk.imports.look(path).before
    assert before is not None
    assert in_english(before) == "This very file was imported on 2026-11-23 already."
    assert before in desk.imports.run(path).value.notes
    assert run is not None
    for row in desk.imports.runs():
        desk.imports.take_back(row.id)
    assert desk.imports.look(path).before is None


def test_a_line_that_is_too_long_is_cut_and_said(desk: Desk, tmp_path: Path) -> None:
    path = listed(tmp_path, f"Company,Phone\n{'Sen ' * 100},0912448120\n")
    checked = desk.imports.check(path)
    assert [in_english(note.sentence) for note in checked.doubts] == [
        "Only the first 300 characters are kept."
    ]
    assert desk.imports.run(path).value.imported == 1
