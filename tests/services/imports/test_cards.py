"""Cards of contacts, as telephones and mail programs write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import PointKind
from salesdesk.exchange.vcard_writer import VCardVersion, escaped, folded
from salesdesk.exchange.vcards import Card, read_cards
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect, ProspectTag
from salesdesk.services.prospects.export import ProspectExports

DATA = Path(__file__).parents[2] / "data" / "vcards"


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "contacts.vcf"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    return path


def test_what_outlook_2007_writes_is_read_with_its_odd_lines(desk: Desk) -> None:
    desk.imports.run(DATA / "outlook-2007.vcf")
    account, person, place = Prospect.get(), Contact.get(), Address.get()
    assert (account.company, account.website) == ("TheCompany", "http://mikeangstadt.name")
    assert account.notes.endswith("It does not preserve the formatting")
    assert (person.name, person.title, person.birthday) == (
        "Mr. Michael Angstadt Jr.",
        "TheJobTitle",
        date(1922, 3, 10),
    )
    assert person.phone == "(111) 555-1111"
    assert [(point.label, point.value) for point in ContactPoint.select()] == [
        ("home", "(111) 555-2222"),
        ("mobile", "(111) 555-4444"),
        ("fax", "(111) 555-3333"),
    ]
    assert (place.street, place.ward, place.province) == (
        "TheOffice, 222 Broadway",
        "New York",
        "NY 99999",
    )


def test_colleagues_on_cards_of_their_own_come_to_one_account(desk: Desk, tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ngô Mai\nORG:Hải Đăng;Thiết kế\n"
        "TEL;TYPE=CELL,PREF:0912448120\n"
        "CATEGORIES:vip,in ấn\nEND:VCARD\n\n"
        "BEGIN:VCARD\nVERSION:4.0\nN:Trần;Đức;;;\nFN:\nORG:Hải Đăng\n"
        'TEL;VALUE=uri;TYPE="voice,work":tel:+84-28-3822-1100;ext=5\n'
        "EMAIL:mailto:duc@haidang.vn\nBDAY:--0310\nNOTE:Dòng một\\nDòng hai\\, ba\\; bốn\n"
        "END:VCARD\n",
    )
    checked = desk.imports.check(path)
    assert [each.joins for each in checked.repeats] == ["Đức Trần"]
    desk.imports.run(path)
    (account,) = Prospect.select()
    people = list(Contact.select().order_by(Contact.position))
    assert [(row.name, row.phone, row.email) for row in people] == [
        ("Ngô Mai", "0912 448 120", ""),
        ("Đức Trần", "028 3822 1100", "duc@haidang.vn"),
    ]
    assert account.company == "Hải Đăng"
    assert {row.tag for row in ProspectTag.select()} == {"vip", "in ấn"}


def test_old_telephones_write_other_letters_and_leave_out_ends(desk: Desk, tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "BEGIN:VCARD\nVERSION:2.1\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C4=90=E1=BB=97;Mai;;;\n"
        "TEL;CELL:0912448120\n"
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ\n /9j/4AAQ==\n\n"
        "BEGIN:VCARD\nVERSION:2.1\nitem1.TEL:0912448121\nitem1.X-ABLabel:_$!<Zalo>!$_\nFN:Lê Sen\n",
    )
    desk.imports.run(path)
    assert sorted(row.company for row in Prospect.select()) == ["Lê Sen", "Mai Đỗ"]


@pytest.mark.parametrize("version", list(VCardVersion))
def test_people_come_back_from_cards(desk: Desk, tmp_path: Path, version: VCardVersion) -> None:
    with desk.context.writing() as book:
        account = book.add(Prospect, company="Hải Đăng; Thiết kế, in ấn", website="haidang.vn")
        person = book.add(
            Contact, prospect=account, name="Ngô Mai", title="Giám đốc", phone="0912 448 120",
            email="mai@haidang.vn", birthday=date(1980, 3, 4), preferred_channel="zalo",
        )  # fmt: skip
        book.add(
            ContactPoint, prospect=account, contact=person, kind=PointKind.PHONE, label="Kho",
            value="028 3822 1100",
        )  # fmt: skip
        book.add(Address, prospect=account, street="12 Lê Lợi", ward="Phường Huế", province="Huế")
    path = tmp_path / "people.vcf"
    ProspectExports(desk.context).contacts(path, [1], version)
    before = _told()
    Prospect.delete().execute()
    desk.imports.run(path)
    assert _told() == before


def _told() -> list[tuple[object, ...]]:
    return [
        *Prospect.select(Prospect.company, Prospect.website).tuples(),
        *Contact.select(
            Contact.name, Contact.title, Contact.phone, Contact.email, Contact.birthday,
            Contact.preferred_channel,
        ).tuples(),
        *ContactPoint.select(ContactPoint.kind, ContactPoint.label, ContactPoint.value).tuples(),
        *Address.select(Address.street, Address.ward, Address.province, Address.country).tuples(),
    ]  # fmt: skip


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_any_text_survives_the_signs_of_a_card(text: str) -> None:
    card = f"BEGIN:VCARD\r\n{folded('NOTE:' + escaped(text))}\r\nEND:VCARD\r\n"
    (read,) = read_cards(card.split("\r\n"), "utf-8")
    assert isinstance(read, Card)
    assert read.text("NOTE") == text


@given(st.text(max_size=300))
def test_no_rubbish_breaks_the_reading_of_cards(text: str) -> None:
    for lines in (text.splitlines(), ["BEGIN:VCARD", *text.splitlines(), "END:VCARD"]):
        list(read_cards(lines, "utf-8"))
