"""A list of prospects is dropped on the desk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.prospects.checks import Flag
from salesdesk.domain.prospects.states import DecisionRole, Source
from salesdesk.errors import WrongInput, in_english
from salesdesk.exchange.prospect_reading import read_prospects
from salesdesk.exchange.prospect_rows import BadRow, Person, Place, ProspectRow, Reached
from salesdesk.exchange.prospect_table import Decided, ProspectTable, refuse_nameless, settle
from salesdesk.exchange.table import Asked

DATA = Path(__file__).parent.parent / "data"


def table(path: Path, now: dict[int, str] | None = None) -> ProspectTable:
    return settle(path, Asked(), lambda _format: Decided(now or {}, {}))


def listed(folder: Path, text: str, name: str = "list.csv") -> ProspectTable:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return table(path)


def rows(found: ProspectTable) -> list[ProspectRow]:
    return [row for row in read_prospects(found) if isinstance(row, ProspectRow)]


def faults(found: ProspectTable) -> list[tuple[int, str, str]]:
    return [
        (note.line, note.field, in_english(note.sentence))
        for row in read_prospects(found)
        if isinstance(row, BadRow)
        for note in row.notes
    ]


def fields(found: ProspectTable) -> dict[str, str]:
    return {column.heading: column.field for column in found.columns}


def test_each_row_of_a_vietnamese_list_is_taken_or_listed_with_its_line() -> None:
    found = table(DATA / "prospects_cp1258_semicolon.csv")
    assert [row.line for row in rows(found)] == [4, 6, 7, 11]
    assert [fault[:2] for fault in faults(found)] == [(8, "company"), (9, ""), (10, "")]
    first = rows(found)[0]
    assert first.company == "Công ty TNHH Hoa Mai"
    assert first.account["notes"] == "Cần mực in;\ngiấy A4 định lượng 80"


def test_numbers_are_mended_and_doubtful_ones_flagged_but_kept() -> None:
    found = {row.line: row for row in rows(table(DATA / "prospects_cp1258_semicolon.csv"))}
    assert found[4].all_emails == (Reached("maianh@hoamai.example"),)
    assert found[6].all_phones == (Reached("0912 448 121"),)
    assert found[6].mended == (3,)
    assert found[7].all_emails == (Reached("khong phai email", Flag.NO_EMAIL),)
    assert [note.text for note in found[7].doubts] == ["khong phai email"]


def test_several_phones_in_one_cell_or_in_several_columns_are_one_persons(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "Company,Contact,Phone,Mobile,Home fax\n"
        'Hoa Mai,Lan,"028 3822 1100; 0912448121/0912448122",Zalo: 0912448120,028 3822 1101\n',
    )
    (row,) = rows(found)
    assert [(each.text, each.label) for each in row.people[0].phones] == [
        ("028 3822 1100", ""),
        ("0912 448 121", ""),
        ("0912 448 122", ""),
        ("0912 448 120", "Zalo"),
        ("028 3822 1101", "fax"),
    ]


def test_people_without_a_company_are_prospects_by_their_own_name(tmp_path: Path) -> None:
    (row,) = rows(listed(tmp_path, "First name,Last name,Mobile\nMai,Ngô,0912448120\n"))
    assert (row.company, row.people[0].name) == ("Mai Ngô", "Mai Ngô")
    (row,) = rows(listed(tmp_path, "Họ,Tên,SĐT\nNgô Thị,Mai,0912448120\n"))
    assert row.company == "Ngô Thị Mai"


def test_a_private_client_among_companies_goes_by_the_own_name_but_a_tax_code_needs_a_company(
    tmp_path: Path,
) -> None:
    found = listed(tmp_path, "Company,MST,Contact\n,,Cô Lan\n,0312345673,Anh Tuấn\n")
    assert [row.company for row in rows(found)] == ["Cô Lan"]
    assert faults(found) == [(3, "company", "A name is needed.")]


def test_everything_that_a_list_can_say_is_read(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "Tên công ty;MST;Ngành nghề;Số nhân viên;Website;Nguồn;Chiến dịch;Chi phí;Tiền tệ;"
        "Người liên hệ;Chức vụ;Vai trò quyết định;Ngày sinh;Người liên hệ 2;SĐT 2;"
        "Số nhà;Phường;Quận;Tỉnh thành;Nhãn;Không liên hệ;Số ngày nợ\n"
        "Hải Đăng;312345673;Thiết kế;51-200;https://www.haidang.vn/;Referral;Hội chợ 2026;"
        "1.250.000;vnd;Nguyễn Đức;Giám đốc;Decides;27/03/1980;Trần Mai;0912448120;"
        "12 Lê Lợi;Phường 6;Quận 3;Hồ Chí Minh;vip, in ấn;x;30 ngày\n",
    )
    (row,) = rows(found)
    assert row.account == {
        "company": "Hải Đăng",
        "tax_code": "0312345673",
        "industry": "Thiết kế",
        "employees": 51,
        "website": "www.haidang.vn",
        "source": Source.REFERRAL,
        "campaign": "Hội chợ 2026",
        "acquisition_cost": Decimal(1250000),
        "currency": "VND",
        "tags": ("vip", "in ấn"),
        "do_not_contact": True,
        "payment_days": 30,
    }
    assert row.people == (
        Person("Nguyễn Đức", "Giám đốc", DecisionRole.DECIDES, birthday=date(1980, 3, 27)),
        Person("Trần Mai", phones=(Reached("0912 448 120"),)),
    )
    assert row.places == (Place("", "12 Lê Lợi", "Phường 6, Quận 3", "Hồ Chí Minh"),)
    assert sorted(note.field for note in row.doubts) == ["employees"]
    assert set(row.mended) == {1, 14}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            (
                "Given Name,Family Name,Organization Name,Organization Title,E-mail 1 - Value,"
                "Phone 1 - Value,Address 1 - Street,Address 1 - City"
            ),
            "first_name last_name company title email phone address city",
        ),
        (
            (
                "First Name,Last Name,Company,Job Title,Business Street,Business City,"
                "Business Phone,Mobile Phone,E-mail Address,Web Page,Notes,Birthday"
            ),
            (
                "first_name last_name company title address city phone phone email website notes "
                "birthday"
            ),
        ),
        (
            (
                "Company name,Company owner,Phone Number,City,State/Region,Industry,Record ID,"
                "Number of Employees,Lead Status"
            ),
            "company owner phone city province industry external_id employees state",
        ),
        (
            "Firma,Ansprechpartner,Telefon,E-Mail,Straße,PLZ,Ort,Bemerkung,USt-IdNr.",
            "company contact_name phone email address postal_code city notes tax_code",
        ),
        (
            "Société,Interlocuteur,Téléphone,Courriel,Adresse,Code postal,Ville,Remarques",
            "company contact_name phone email address postal_code city notes",
        ),
        (
            "Tên khách hàng,Điện thoại,Thư điện tử,Địa chỉ,Người phụ trách,Ghi chú,Mã KH",
            "company phone email address owner notes external_id",
        ),
    ],
)
def test_the_usual_headings_are_known(tmp_path: Path, headings: str, expected: str) -> None:
    found = listed(tmp_path, f"{headings}\n{','.join('x' for _ in headings.split(','))}\n")
    assert [column.field for column in found.columns] == expected.split()


def test_columns_without_headings_are_known_by_what_stands_in_them(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "Công ty TNHH Hoa Mai,0912448120,mai@hoamai.example,red\n"
        "Cty CP Sen Vàng,0912448121,sen@sen.example,blue\n",
    )
    assert fields(found) == {"A": "company", "B": "phone", "C": "email", "D": ""}
    assert [row.company for row in rows(found)] == ["Công ty TNHH Hoa Mai", "Cty CP Sen Vàng"]


def test_numbers_that_a_spreadsheet_has_spoilt_are_mended_or_doubted(tmp_path: Path) -> None:
    found = listed(tmp_path, "Company,MST,Phone\nA,312345673,912448120\nB,3.12E+09,9.12E+08\n")
    first, second = rows(found)
    assert (first.account["tax_code"], set(first.mended)) == ("0312345673", {1, 2})
    assert [note.column for note in second.doubts] == [2, 1]


def test_a_list_that_names_nobody_says_which_columns_it_has(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match=r"No column looks like company.*Colour, Size") as missing:
        refuse_nameless(listed(tmp_path, "Colour,Size\nred,5\n"))
    assert missing.value.field == "company"


def test_a_day_that_there_is_not_keeps_its_row_out_until_it_is_mended(tmp_path: Path) -> None:
    found = listed(tmp_path, "Company,Contact,Birthday\nHoa Mai,Lan,31/02/1980\n")
    assert faults(found) == [(2, "birthday", "“31/02/1980” is not a date.")]
    (row,) = read_prospects(found, {(2, 2): "28/02/1980"})
    assert isinstance(row, ProspectRow)
    assert row.people[0].birthday == date(1980, 2, 28)
    assert list(read_prospects(found, left_out=frozenset({2}))) == []


def test_phones_abroad_are_written_as_they_are_dialled_from_here(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "Company,Phone,Country\nToys,2125557818,USA\nSouvenirs,01 46 62 75 55,France\n"
        "Sen,0912448120,Việt Nam\nReims,26.47.1555,France\n",
    )
    assert [row.all_phones[0].text for row in rows(found)] == [
        "+1 212-555-7818",
        "+33 1 46 62 75 55",
        "0912 448 120",
        "26.47.1555",
    ]


def test_a_list_that_only_has_names_names_its_accounts(tmp_path: Path) -> None:
    found = listed(tmp_path, "Tên,Địa chỉ,SĐT\nQuán Cơm,1 Lê Lợi,0912448120\n")
    assert fields(found) == {"Tên": "company", "Địa chỉ": "address", "SĐT": "phone"}
    assert rows(found)[0].people == (Person(phones=(Reached("0912 448 120"),)),)
    found = listed(tmp_path, "Name,Company,Email\nNgô Mai,Hải Đăng,mai@haidang.vn\n")
    assert fields(found) == {"Name": "contact_name", "Company": "company", "Email": "email"}
