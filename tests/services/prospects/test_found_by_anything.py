"""Whatever is written on an account finds it, from the moment it is written to when it goes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import ActivityKind, PointKind, TaskKind
from salesdesk.models.campaigns import Campaign
from salesdesk.models.needs import NeededPrinter, NeedsAssessment
from salesdesk.models.prospects import (
    Address,
    Contact,
    ContactPoint,
    Prospect,
    ProspectTag,
    WebLink,
)
from salesdesk.services.prospects import LoggedActivity, NewProspect, PlannedStep, View


@pytest.fixture
def account(desk: Desk) -> UUID:
    """One account with something in every place, and another that must not be found."""
    desk.prospects.enter(NewProspect("Oakwood Academy", phone="028 3555 0134"))
    key = desk.prospects.enter(
        NewProspect("Công ty Sen Đá", contact="Ngọc", tax_code="0101234567", street="5 Đinh Lễ")
    ).value
    with desk.context.writing() as book:
        campaign = book.add(Campaign, name="Hội chợ Tết")
        book.change(
            Prospect.get_by_id(key), website="senda.vn", notes="Khó tính", campaign=campaign
        )
        book.add(ContactPoint, prospect=key, kind=PointKind.PHONE, value="0988 020 315")
        book.add(ContactPoint, prospect=key, kind=PointKind.EMAIL, value="ketoan@senda.vn")
        book.add(Address, prospect=key, ward="Tràng Tiền", province="Hà Nội", position=1)
        book.add(ProspectTag, prospect=key, tag="VIP")
        book.add(WebLink, prospect=key, title="Báo Đầu tư", url="https://example.org/senda")
        needs = book.add(NeedsAssessment, prospect=key, supplier="Phong Vũ", changed_at=book.now)
        book.add(
            NeededPrinter, assessment=needs, model_text="Brother HL-L2321D", uses_now="TN-2385"
        )
    desk.prospects.log(key, LoggedActivity(ActivityKind.CALL, "Gọi lại số 0977 662 019 nhé"))
    desk.prospects.plan(key, PlannedStep(TaskKind.VISIT, "Mang mẫu giấy", date(2026, 11, 30)))
    return key


@pytest.mark.parametrize(
    "typed",
    [
        "sen da", "ĐÁ sen", "ngoc", "0101234567", "dinh le", "trang tien", "ha noi", "senda.vn",
        "kho tinh", "hoi cho", "+84 988 020", "0988020", "988 020", "0988-020-315",
        "ketoan@senda", "vip", "dau tu", "phong vu", "hl-l2321", "tn2385", "brother sen",
        "0977662", "mau giay", "988 020 vip",
    ],
)  # fmt: skip
def test_everything_written_finds_it_in_the_list_and_by_search(
    desk: Desk, account: UUID, typed: str
) -> None:
    found = desk.prospects.rows(desk.prospects.listing(View.ALL, typed).ids)
    assert [row.id for row in found] == [account]
    assert account in [hit.record for hit in desk.search.find(typed)]


def test_what_was_taken_off_finds_it_no_more(desk: Desk, account: UUID) -> None:
    with desk.context.writing() as book:
        book.remove(ProspectTag.get(ProspectTag.prospect == account))
        book.remove(ContactPoint.get(ContactPoint.value == "0988 020 315"))
        book.change(Contact.get(Contact.name == "Ngọc"), name="Hạnh")
    for typed in ("vip", "988 020", "ngoc"):
        assert len(desk.prospects.listing(View.ALL, typed).ids) == 0
    [hit] = desk.search.find("hanh")
    assert hit.subtitle == "Hạnh"


def test_a_deleted_account_is_found_by_nothing(desk: Desk, account: UUID) -> None:
    desk.prospects.delete(account)
    assert desk.search.find("sen da") == ()
    desk.prospects.undelete(account)
    assert [hit.record for hit in desk.search.find("sen da")] == [account]


def test_the_last_activity_is_known_to_the_list(desk: Desk, account: UUID) -> None:
    [(shown,)] = desk.prospects.values(desk.prospects.keys(View.ALL, "sen da"), ("last_activity",))
    assert shown == date(2026, 11, 23)


def test_names_sort_as_people_read_them(desk: Desk) -> None:
    for company in ("Zalo", "Đông Á", "anh", "Ánh", "Bến"):
        desk.prospects.enter(NewProspect(company))
    names = [row.company for row in desk.prospects.rows(desk.prospects.listing().ids)]
    assert names == ["anh", "Ánh", "Bến", "Đông Á", "Zalo"]
