"""What is kept of an account: people, numbers, addresses, tags, and every change of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.desk import Desk
from salesdesk.domain.prospects.places import AddressKind, places
from salesdesk.domain.prospects.states import ActivityKind, PointKind, ProspectState
from salesdesk.domain.team.roles import Role
from salesdesk.errors import WrongInput
from salesdesk.language import language
from salesdesk.models.prospects import Address
from salesdesk.money import Money
from salesdesk.services.prospects import HistoryEntry, LoggedActivity, NewProspect
from salesdesk.services.prospects.addresses import line_for
from salesdesk.text import clean

SCHOOL = NewProspect(
    "Trường Tiểu học Hồng Hà",
    contact="Trần Thu Hương",
    phone="0912 345 678",
    email="huong@hongha.edu.vn",
    street="12 Lý Thường Kiệt",
    province="Hà Nội",
)
NAUGHTY = (
    "'; DROP TABLE prospect;--",
    "<script>alert(1)</script>",
    "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "%s%n{0}{field}",
    "\u202etest\u202c",
    "﷽",
    "👩‍👩‍👧‍👦",
    "=1+1",
)


def _history(desk: Desk, key: object) -> str:
    words = language("en")
    told = []
    for entry in desk.prospects.history(key):  # type: ignore[arg-type]
        told.append(f"{entry.table} {entry.action} {entry.subject}")
        for change in entry.changes:
            before, after = words.write(change.before), words.write(change.after)
            told.append(f"{words.tr(change.label)}: {before} > {after}")
    return "\n".join(told)


def test_the_account_keeps_numbers_of_nobody_in_particular(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    point = desk.prospects.add_point(school, PointKind.EMAIL, "KETOAN@hongha.edu.VN", "invoices")
    [email] = desk.prospects.record(school).points
    assert (email.value, email.label, email.hint) == ("KETOAN@hongha.edu.vn", "invoices", None)
    desk.prospects.set_point(point.value, "value", "ketoan@gmial.com")
    [email] = desk.prospects.record(school).points
    assert email.hint is not None
    desk.prospects.remove_point(point.value)
    assert desk.prospects.record(school).points == ()
    desk.prospects.put_back_point(school, email)
    assert desk.prospects.record(school).points == (email,)


def test_a_removed_contact_comes_back_with_numbers_and_where_it_was_named(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    [contact] = desk.prospects.record(school).contacts
    desk.prospects.add_point(school, PointKind.PHONE, "024 3822 1100", "work", contact.id)
    desk.prospects.log(school, LoggedActivity(ActivityKind.CALL, "Hỏi giá", contact_id=contact.id))
    before = desk.prospects.record(school)
    named_in = desk.prospects.remove_contact(contact.id).value
    assert desk.prospects.record(school).contacts == ()
    desk.prospects.put_back_contact(school, before.contacts[0], named_in)
    assert desk.prospects.record(school).contacts == before.contacts
    assert len(named_in.activities) == 1


def test_people_stand_in_an_order(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.add_contact(school, "Lê Hoàng Nam")
    third = desk.prospects.add_contact(school, "Vũ Minh Tâm").value
    assert desk.prospects.move_contact(third, 0).value == 2
    names = [one.name for one in desk.prospects.record(school).contacts]
    assert names == ["Vũ Minh Tâm", "Trần Thu Hương", "Lê Hoàng Nam"]
    desk.prospects.move_contact(third, 2)
    assert desk.prospects.record(school).contacts[0].name == "Trần Thu Hương"


def test_nobody_is_left_without_anything_to_be_known_by(desk: Desk) -> None:
    school = desk.prospects.enter(NewProspect("Quán Mộc")).value
    contact = desk.prospects.add_contact(school, "Chị Mai").value
    with pytest.raises(WrongInput) as refused:
        desk.prospects.set_contact(contact, "name", "")
    assert refused.value.field == "name"
    desk.prospects.set_contact(contact, "phone", "0909 123 456")
    desk.prospects.set_contact(contact, "name", "")
    assert desk.prospects.record(school).contacts[0].phone == "0909 123 456"


def test_a_tag_is_spelt_as_the_shop_spells_it(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    cafe = desk.prospects.enter(NewProspect("Quán Mộc")).value
    assert desk.prospects.tag(school, "VIP").value
    assert desk.prospects.tag(cafe, " vip ").value
    assert not desk.prospects.tag(cafe, "Vip").value
    assert desk.prospects.record(cafe).tags == ("VIP",)
    assert desk.prospects.tags_in_use() == ("VIP",)
    assert desk.prospects.untag(cafe, "vip").value
    assert not desk.prospects.untag(cafe, "vip").value
    with pytest.raises(WrongInput):
        desk.prospects.tag(cafe, "x" * 41)


def test_segments_are_completed_from_those_in_use(desk: Desk) -> None:
    for number in range(3):
        key = desk.prospects.enter(NewProspect(f"Trường {number}", industry="Giáo dục")).value
    desk.prospects.set_field(key, "industry", "In ấn")
    assert desk.prospects.words_in_use("industry") == ("Giáo dục", "In ấn")


def test_who_recommended_whom_shows_on_both(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    cafe = desk.prospects.enter(NewProspect("Quán Mộc")).value
    desk.prospects.set_field(cafe, "referred_by", school)
    referrer = desk.prospects.record(cafe).referred_by
    assert referrer is not None
    assert referrer.company == SCHOOL.company
    assert [one.company for one in desk.prospects.record(school).brought] == ["Quán Mộc"]
    with pytest.raises(WrongInput):
        desk.prospects.set_field(cafe, "referred_by", cafe)
    assert "Recommended by:  > Trường Tiểu học Hồng Hà" in _history(desk, cafe)


def test_papers_take_the_address_that_is_meant_for_them(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    main = "12 Lý Thường Kiệt, Hà Nội"
    for kind in AddressKind:
        assert line_for(school, kind) == main
    assert line_for(school, AddressKind.DELIVERY, only=True) == ""
    desk.prospects.add_address(school, "Kho 3", AddressKind.DELIVERY)
    assert line_for(school, AddressKind.DELIVERY) == "Kho 3"
    assert line_for(school, AddressKind.BILLING) == main
    proposal = desk.prospects.record(school)
    assert proposal.addresses[1].kind == "delivery"


def test_an_address_taken_apart_is_kept_in_one_go(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    address = desk.prospects.record(school).addresses[0]
    parts = places().split("5 Nguyễn Huệ, P. Bến Thành, TP.HCM")
    desk.prospects.set_address_parts(address.id, parts)
    changed = desk.prospects.record(school).addresses[0]
    assert changed.line == "5 Nguyễn Huệ, Phường Bến Thành, Thành phố Hồ Chí Minh"
    desk.prospects.set_address(address.id, "province", "hn")
    assert Address.get_by_id(address.id).province == "Thành phố Hà Nội"
    desk.prospects.set_address(address.id, "ward", "hoan kiem")
    assert desk.prospects.record(school).addresses[0].ward == "Phường Hoàn Kiếm"
    desk.prospects.set_address(address.id, "country", "Pháp")
    assert desk.prospects.record(school).addresses[0].line.endswith("FR")


def test_a_silence_says_who_and_when_and_is_lifted_with_a_reason(desk: Desk) -> None:
    lan = desk.team.add("Lan Nguyễn", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    desk.team.work_as(lan)
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.do_not_contact(school, "Đã yêu cầu không gọi")
    silence = desk.prospects.record(school).silence
    assert silence is not None
    said = language("en").say(silence)
    assert said == "Not to be contacted since 23 Nov 2026 (Lan Nguyễn): Đã yêu cầu không gọi"
    with pytest.raises(WrongInput):
        desk.prospects.allow_contact(school, " ")
    before = desk.prospects.record(school)
    allowed = desk.prospects.allow_contact(school, "Họ gọi lại và hỏi giá").value
    record = desk.prospects.record(school)
    assert (record.silence, record.state) == (None, ProspectState.CONTACTED)
    desk.prospects.silence_again(allowed)
    assert desk.prospects.record(school).state is before.state
    assert desk.prospects.record(school).silence is not None


def test_what_is_doubtful_is_said_and_kept(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    desk.prospects.set_field(school, "tax_code", "0100109107")
    desk.prospects.set_field(school, "website", "chưa có")
    record = desk.prospects.record(school)
    assert (record.details.tax_code, record.details.website) == ("0100109107", "chưa có")
    assert set(record.hints) == {"tax_code", "website"}
    desk.prospects.set_field(school, "tax_code", "0100109106")
    assert set(desk.prospects.record(school).hints) == {"website"}


def test_history_tells_everything_in_words_also_what_was_removed(desk: Desk) -> None:
    school = desk.prospects.enter(SCHOOL).value
    [contact] = desk.prospects.record(school).contacts
    desk.prospects.tag(school, "VIP")
    desk.prospects.untag(school, "VIP")
    point = desk.prospects.add_point(school, PointKind.PHONE, "024 3822 1100", "work").value
    desk.prospects.set_point(point, "label", "switchboard")
    desk.prospects.remove_point(point)
    desk.prospects.set_contact(contact.id, "title", "Hiệu trưởng")
    desk.prospects.set_contact(contact.id, "birthday", date(1604, 3, 5))
    desk.prospects.remove_contact(contact.id)
    desk.prospects.set_field(school, "credit_limit", Money(40_000_000, "VND"))
    told = _history(desk, school)
    for line in (
        "prospect_tag created VIP",
        "prospect_tag removed VIP",
        "contact_point created 024 3822 1100",
        "contact_point removed 024 3822 1100",
        "For: Work > Switchboard",
        "contact changed Trần Thu Hương",
        "Position:  > Hiệu trưởng",
        "Birthday:  > 5/3",
        "contact removed Trần Thu Hương",
        "Credit limit:  > ₫40,000,000",
    ):
        assert line in told, told
    assert told.count("removed 024") == 1


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_strings_that_break_programs_survive(desk: Desk, naughty: str) -> None:
    key = desk.prospects.enter(NewProspect(naughty, contact=naughty, street=naughty)).value
    contact = desk.prospects.record(key).contacts[0]
    for field in ("industry", "website", "tax_code", "customer_group", "notes", "campaign"):
        desk.prospects.set_field(key, field, naughty)
    for field in ("title", "phone", "email"):
        desk.prospects.set_contact(contact.id, field, naughty)
    desk.prospects.tag(key, naughty[:40])
    desk.prospects.add_point(key, PointKind.PHONE, naughty, naughty)
    record = desk.prospects.record(key)
    assert record.details.company == record.details.industry == clean(naughty)
    assert record.contacts[0].phone == clean(naughty)
    assert len(desk.prospects.rows(desk.prospects.listing().ids)) == 1
    assert isinstance(desk.prospects.history(key)[0], HistoryEntry)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_what_a_clerk_insists_on_is_kept_as_typed(desk: Desk, typed: str) -> None:
    key = desk.prospects.enter(NewProspect("Quán Mộc", contact="Chị Mai")).value
    contact = desk.prospects.record(key).contacts[0]
    desk.prospects.set_contact(contact.id, "phone", typed)
    shown = desk.prospects.record(key).contacts[0]
    desk.prospects.set_contact(contact.id, "phone", shown.phone)
    assert desk.prospects.record(key).contacts[0] == shown
    assert bool(shown.phone) == bool(clean(typed))
