"""What leaves the desk as a sheet or as cards comes back the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import (
    DecisionRole,
    PointKind,
    ProspectState,
    Source,
    Temperature,
)
from salesdesk.domain.team.roles import Role
from salesdesk.language import language
from salesdesk.models.campaigns import Campaign
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect, ProspectTag
from salesdesk.models.team import Staff
from salesdesk.services.prospects.export import ProspectExports

TODAY = date(2026, 11, 23)
ACCOUNT = (
    *("company", "tax_code", "industry", "employees", "website", "language", "source"),
    *("acquisition_cost", "currency", "temperature", "state", "state_reason", "do_not_contact"),
    *("do_not_contact_reason", "credit_limit", "payment_days", "customer_group", "notes"),
    "external_id",
)
PERSON = (
    *("name", "title", "decision_role", "phone", "phone_flag", "email", "email_flag", "birthday"),
    *("preferred_channel", "position"),
)
PLACE = ("kind", "street", "ward", "province", "country", "position")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Desk]:
    """Another, empty shop in which the same people work."""
    opened = Desk(tmp_path / "elsewhere.db", as_of(TODAY), create=True)
    opened.team.add("Nguyễn Thị Lan", frozenset({Role.ACCOUNT_EXECUTIVE}))
    yield opened
    opened.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A shop with an account of which everything is known, and one of which nothing is."""
    lan = desk.team.add("Nguyễn Thị Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    with desk.context.writing() as book:
        fair = book.add(Campaign, name="Hội chợ 2026")
        plain = book.add(Prospect, company="=Sen “Vàng”; Co, Ltd")
        whole = book.add(
            Prospect,
            company="Công ty TNHH Hải Đăng",
            tax_code="0312345673",
            industry="Thiết kế",
            employees=51,
            website="haidang.vn",
            language="en",
            source=Source.REFERRAL,
            campaign=fair,
            acquisition_cost=1_250_050,
            currency="USD",
            referred_by=plain,
            owner=lan,
            temperature=Temperature.HOT,
            state=ProspectState.QUALIFIED,
            state_reason="Gọi hai lần",
            do_not_contact=True,
            do_not_contact_reason="Xin đừng gọi",
            credit_limit=500_000,
            payment_days=30,
            customer_group="Trường học",
            notes="-Cần giấy ảnh;\nba dòng,\n“thật”",
            external_id="00042",
        )
        for place, (name, phone) in enumerate(
            [("Ngô Mai", "0912 448 120"), ("Trần Đức", "+65 6123 4567"), ("", "028 3822 1100")]
        ):
            person = book.add(
                Contact,
                prospect=whole,
                name=name,
                title="Giám đốc" if name else "",
                decision_role=DecisionRole.DECIDES if name else DecisionRole.UNKNOWN,
                phone=phone,
                email=f"n{place}@haidang.vn",
                birthday=date(1980, 3, 4) if name else None,
                preferred_channel="zalo" if name else "",
                position=place,
            )
        book.add(
            ContactPoint, prospect=whole, contact=person, kind=PointKind.PHONE,
            label="mobile", value="0912 448 125",
        )  # fmt: skip
        book.add(
            ContactPoint, prospect=whole, kind=PointKind.PHONE, label="Kho", value="0912 448 126"
        )
        for place, street in enumerate(["12 Lê Lợi", "Kho 3, 4 Trần Phú", "9 Hùng Vương"]):
            book.add(
                Address, prospect=whole, kind=("main", "delivery", "billing")[place],
                street=street, ward="Phường Huế", province="Huế", position=place,
            )  # fmt: skip
        for tag in ("vip", "in ấn"):
            book.add(ProspectTag, prospect=whole, tag=tag)
    return desk


def told() -> list[Any]:
    """All that the open shop knows about its accounts, without keys and moments."""
    names = {row.id: row.name for row in Staff.select()}
    companies = {row.id: row.company for row in Prospect.select()}
    return sorted(
        (
            [str(getattr(row, name)) for name in ACCOUNT],
            names.get(row.owner_id, "") if row.owner_id else "",
            row.campaign_name,
            companies.get(row.referred_by_id, "") if row.referred_by_id else "",
            _rows(Contact, row, PERSON),
            _rows(Address, row, PLACE),
            sorted(
                (str(p.kind), p.label, p.value, p.contact.name if p.contact else None)
                for p in ContactPoint.select().where(ContactPoint.prospect == row.id)
            ),
            sorted(t.tag for t in ProspectTag.select().where(ProspectTag.prospect == row.id)),
        )
        for row in Prospect.select()
    )


def _rows(table: Any, account: Prospect, columns: tuple[str, ...]) -> list[list[str]]:
    rows = table.select().where(table.prospect == account.id).order_by(table.position, table.id)
    return [[str(getattr(row, name)) for name in columns] for row in rows]


def bound(desk: Desk) -> Desk:
    """The shop whose tables the models read: two are open in this test."""
    from salesdesk.models.tables import TABLES

    desk.context.database.connections.bind(TABLES)
    return desk


@pytest.mark.parametrize("code", ["en", "vi"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_everything_of_an_account_comes_back_from_a_sheet(
    full: Desk, elsewhere: Desk, tmp_path: Path, kind: str, code: str
) -> None:
    path = tmp_path / f"all.{kind}"
    bound(full)
    before = told()
    numbers = [row[0] for row in full.context.database.rows("SELECT rowid FROM prospect")]
    ProspectExports(full.context).everything(path, numbers, language(code))
    bound(elsewhere)
    report = elsewhere.imports.run(path).value
    assert (report.faults, report.duplicates) == ((), ())
    after = told()
    assert len(before) == 2
    for one, other in zip(before, after, strict=True):
        assert one == other


def test_the_same_sheet_once_more_is_known_by_its_keys(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    numbers = [row[0] for row in full.context.database.rows("SELECT rowid FROM prospect")]
    ProspectExports(full.context).everything(path, numbers, language("en"))
    checked = full.imports.check(path)
    assert [match.score for match in checked.matches] == [100, 100]
    assert checked.new == 0
