"""A little shop for the prospects page: the accounts of the drawings, and one with a story."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from salesdesk.desk import Desk
from salesdesk.domain.closing.states import Stage
from salesdesk.domain.prospects.states import ActivityKind, Direction, TaskKind
from salesdesk.domain.team.roles import Role
from salesdesk.models.closing import Order
from salesdesk.models.opportunities import Opportunity
from salesdesk.models.prospects import Prospect
from salesdesk.services.prospects import LoggedActivity, NewProspect, PlannedStep, steps

TODAY = date(2026, 11, 23)
# Company, contact, phone, day and hour of the next step, deal stage, value in đồng.
ACCOUNTS = (
    ("Riverside Dental Clinic", "Dr. Anna Brown", "028 3822 1100", date(2026, 11, 21), None,
     Stage.NEGOTIATION, 15_500_000),
    ("Văn phòng Luật Minh Châu", "Lê Quang Dũng", "0903 118 224", None, None, "", 0),
    ("Đông Á Logistics JSC", "Phạm Mai Phương", "0988 020 315", date(2026, 11, 27), None, "", 0),
    ("Oakwood Academy", "John Garcia", "028 3555 0134", TODAY, time(14), "", 0),
    ("Nhà thuốc An Bình", "Vũ Lan Chi", "0977 662 019", date(2026, 11, 30), None,
     Stage.PROPOSAL, 6_000_000),
    ("Summit Architecture", "Kate Jones", "028 3555 0177", date(2026, 11, 22), None,
     Stage.DISCOVERY, 69_000_000),
    ("Công ty In Quốc Tuấn", "Đặng Đức Nam", "0936 118 002", TODAY, time(10, 30), "", 0),
    ("Harbor View Hotel", "Bùi Thảo", "0225 388 7766", date(2026, 11, 21), None,
     Stage.NEGOTIATION, 128_000_000),
    ("Bright Kids Nursery", "Anna Smith", "028 3555 0119", None, None, "", 0),
    ("Xây dựng Phú Thịnh", "Hoàng Long", "0918 555 201", date(2026, 11, 27), None, "", 0),
)  # fmt: skip


def open_for_business(desk: Desk) -> UUID:
    """Two people and eleven accounts; the school's id, which has the most to tell."""
    lan = desk.team.add("Lan Nguyễn", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    desk.team.add("Trần Minh", frozenset({Role.SALES_DEVELOPMENT, Role.ACCOUNT_EXECUTIVE}))
    desk.team.work_as(lan)
    for account in ACCOUNTS:
        _account(desk, *account)
    return _school(desk)


def _account(
    desk: Desk,
    company: str,
    contact: str,
    phone: str,
    day: date | None,
    at: time | None,
    stage: str,
    value: int,
) -> None:
    prospect = desk.prospects.enter(NewProspect(company, contact=contact, phone=phone)).value
    if day is not None:
        desk.prospects.plan(prospect, PlannedStep(TaskKind.CALL, "Hỏi lại", day, at))
    with desk.context.writing() as book:
        if stage:
            book.add(
                Opportunity,
                prospect=prospect,
                name="Văn phòng phẩm 2027",
                stage=Stage(stage),
                stage_since=book.now,
                amount=value,
            )
        if company == "Oakwood Academy":
            book.add(
                Order,
                number="DH-2026-0001",
                prospect=prospect,
                ordered_on=date(2026, 3, 2),
                total=30_250_000,
            )
        steps.refresh_account(book, prospect)


def _school(desk: Desk) -> UUID:
    school = desk.prospects.enter(
        NewProspect(
            "Trường Tiểu học Hồng Hà",
            contact="Trần Thu Hương",
            title="Trưởng phòng hành chính",
            phone="0912 345 678",
            email="huong.tran@hongha.edu.vn",
            tax_code="0101234567",
            street="12 Lý Thường Kiệt",
            province="Hà Nội",
            industry="Trường học",
        )
    ).value
    service = desk.prospects
    clock = desk.context.clock
    for day, kind, text, direction in (
        (date(2026, 11, 14), ActivityKind.EMAIL, "Đã gửi bảng giá", Direction.OUT),
        (date(2026, 11, 18), ActivityKind.NOTE, "Dùng Double A 80 gsm, 40 thùng một học kỳ",
         Direction.OUT),
        (date(2026, 11, 22), ActivityKind.CALL, "Cần giao trước 05/12", Direction.IN),
    ):  # fmt: skip
        at = clock.instant(day, time(9, 12))
        service.log(school, LoggedActivity(kind, text, direction, minutes=None, at=at))
    service.qualify(school)
    service.plan(
        school, PlannedStep(TaskKind.CALL, "Hỏi lại số lượng giấy A4 học kỳ 2", TODAY, time(10, 30))
    )
    with desk.context.writing() as book:
        book.add(
            Opportunity,
            prospect=school,
            name="Giấy học kỳ 2",
            stage_since=book.now,
            amount=46_000_000,
        )
        steps.refresh_account(book, school)
        book.change(Prospect.get_by_id(school), employees=64)
    return school
