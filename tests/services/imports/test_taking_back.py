"""A list was the wrong one: the whole import is taken back, as long as nobody has used it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.prospects.states import ActivityKind, TaskKind
from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed, in_english
from salesdesk.models.prospects import Address, Contact, Prospect
from salesdesk.models.search import SearchEntry
from salesdesk.models.tables import TABLES
from salesdesk.services.context import found
from salesdesk.services.imports import ImportPlan, MatchChoice
from salesdesk.services.prospects import NewProspect, steps
from salesdesk.services.written import keep_true

HEAD = (
    "Company,Contact,Phone,E-mail,Website,Industry,Tags,Notes,Campaign,Recommended by,Street,"
    "Province\n"
)
LIST = HEAD + (
    'Hải Đăng,Ngô Mai,"0912448120; 0912448121",mai@haidang.vn,haidang.vn,Thiết kế,vip,'
    "Cần giấy ảnh,Hội chợ,,12 Lê Lợi,Huế\n"
    "Hải Đăng,Trần Đức,0912448122,duc@haidang.vn,,,,,,,12 Lê Lợi,Huế\n"
    "Sen Vàng,Lê Sen,0912448130,,senvang.vn,Khách sạn,mới,,,Hải Đăng,1 Trần Phú,Đà Nẵng\n"
    "Nhà in Phương Nam,Võ Nam,0283822110,nam@phuongnam.vn,phuongnam.vn,In ấn,in,Gọi sau Tết,"
    "Hội chợ,,7 Nguyễn Huệ,Hồ Chí Minh\n"
)
OURS = frozenset({"import_run", "imported_record", "history", "column_mapping"})
"""Tables that say that there was an import; all others must be as they were."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


@pytest.fixture
def known(desk: Desk) -> UUID:
    """An account that is here before the list comes."""
    desk.team.add("Lan", frozenset({Role.ACCOUNT_EXECUTIVE}))
    entered = desk.prospects.enter(
        NewProspect(
            "Nhà in Phương Nam", contact="Võ Nam", phone="0283822110", street="7 Nguyễn Huệ"
        )
    ).value
    desk.prospects.set_field(entered, "notes", "Quen qua bạn")
    return entered


def dump(desk: Desk) -> dict[str, list[Any]]:
    """Every row of every table, but those that tell of the import."""
    tables = [model._meta.table_name for model in TABLES]
    rows = {
        name: sorted(desk.context.database.rows(f'SELECT * FROM "{name}"'), key=repr)
        for name in tables
        if name not in OURS
    }
    index = desk.context.database.rows("SELECT rowid, topic, words FROM search_index")
    return rows | {"search_index": sorted(index)}


@pytest.mark.parametrize("choice", list(MatchChoice))
def test_taken_back_the_shop_is_as_it_was(
    desk: Desk, known: UUID, path: Path, choice: MatchChoice
) -> None:
    before = dump(desk)
    report = desk.imports.run(path, ImportPlan(default_choice=choice)).value
    assert dump(desk) != before
    assert report.run is not None
    (row,) = desk.imports.runs()
    assert (row.file, row.blocked, row.taken_back_at) == ("list.csv", None, None)
    assert (row.added, row.changed) == {
        MatchChoice.SKIP: (2, 0),
        MatchChoice.FILL: (2, 1),
        MatchChoice.UPDATE: (2, 1),
        MatchChoice.ADD: (3, 0),
    }[choice]
    back = desk.imports.take_back(report.run).value
    assert (back.removed, back.restored) == (row.added, row.changed)
    after = dump(desk)
    for name, rows in before.items():
        assert after[name] == rows, name
    assert desk.upkeep.check() == ()
    (row,) = desk.imports.runs()
    assert row.taken_back_at is not None
    with pytest.raises(NotAllowed, match="taken back already"):
        desk.imports.take_back(report.run)


def test_what_finds_an_imported_account_is_what_a_later_change_makes_of_it(
    desk: Desk, path: Path
) -> None:
    desk.imports.run(path)
    before = {row.record: set(row.words.split()) for row in SearchEntry.select()}
    with desk.context.writing() as book:
        keep_true(desk.context.database, [row.id for row in Prospect.select()], book.now)
    after = {row.record: set(row.words.split()) for row in SearchEntry.select()}
    assert after == before


def _called(desk: Desk, account: UUID) -> None:
    with desk.context.writing() as book:
        steps.note_activity(book, account, ActivityKind.CALL, "Gọi lại")


def _planned(desk: Desk, account: UUID) -> None:
    with desk.context.writing() as book:
        steps.plan(book, account, TaskKind.CALL, "Gọi", book.now)


def _edited(desk: Desk, account: UUID) -> None:
    desk.prospects.set_field(account, "industry", "Quảng cáo")


def _lost_a_contact(desk: Desk, account: UUID) -> None:
    desk.prospects.remove_contact(Contact.get(Contact.prospect == account).id)


def _moved(desk: Desk, account: UUID) -> None:
    desk.prospects.set_address(Address.get(Address.prospect == account).id, "street", "3 Lê Lợi")


def _tagged(desk: Desk, account: UUID) -> None:
    desk.prospects.tag(account, "lớn")


def _deleted(desk: Desk, account: UUID) -> None:
    desk.prospects.delete(account)


def _proposed(desk: Desk, account: UUID) -> None:
    desk.proposals.create(account)


def _merged_away(desk: Desk, account: UUID) -> None:
    known = Prospect.get(Prospect.notes == "Quen qua bạn").id
    desk.prospects.merging.merge(known, account, {})


def _merged_into(desk: Desk, account: UUID) -> None:
    known = Prospect.get(Prospect.notes == "Quen qua bạn").id
    desk.prospects.merging.merge(account, known, {})


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (_merged_away, "1 merge with another account"),
        (_merged_into, "1 merge with another account"),
        (_called, "1 entry in the log"),
        (_planned, "1 task"),
        (_edited, "1 record was changed"),
        (_lost_a_contact, "changed"),
        (_moved, "was changed"),
        (_tagged, "changed"),
        (_deleted, "was changed"),
        (_proposed, "1 proposal"),
    ],
)
def test_what_has_been_used_since_stays_and_says_so(
    desk: Desk, known: UUID, path: Path, use: Any, said: str
) -> None:
    report = desk.imports.run(path).value
    account = Prospect.get(Prospect.company == "Hải Đăng").id
    use(desk, account)
    before = dump(desk)
    (row,) = desk.imports.runs()
    assert row.blocked is not None
    assert said in in_english(row.blocked)
    assert report.run is not None
    with pytest.raises(NotAllowed):
        desk.imports.take_back(report.run)
    assert dump(desk) == before


def test_an_account_that_recommended_another_is_in_use(desk: Desk, known: UUID, path: Path) -> None:
    report = desk.imports.run(path).value
    desk.prospects.set_field(known, "referred_by", Prospect.get(Prospect.company == "Sen Vàng").id)
    assert report.run is not None
    with pytest.raises(NotAllowed, match="recommended"):
        desk.imports.take_back(report.run)


def test_use_of_accounts_that_were_there_before_does_not_matter_until_their_fields_change(
    desk: Desk, known: UUID, path: Path
) -> None:
    report = desk.imports.run(path, ImportPlan(default_choice=MatchChoice.FILL)).value
    _called(desk, known)
    (row,) = desk.imports.runs()
    assert row.blocked is None
    desk.prospects.set_field(known, "website", "phuongnam.com.vn")
    assert report.run is not None
    with pytest.raises(NotAllowed, match="1 record was changed"):
        desk.imports.take_back(report.run)


def test_the_account_tells_what_the_import_did_to_it(desk: Desk, known: UUID, path: Path) -> None:
    report = desk.imports.run(path, ImportPlan(default_choice=MatchChoice.UPDATE)).value
    account = found(Prospect, known)
    assert account.industry == "In ấn"
    assert account.notes == "Quen qua bạn\nGọi sau Tết"
    latest = [change.label for entry in desk.prospects.history(known) for change in entry.changes]
    assert "Industry" in latest or "Segment" in latest
    assert report.run is not None
    desk.imports.take_back(report.run)
    assert found(Prospect, known).notes == "Quen qua bạn"


def test_the_history_of_an_imported_account_begins_with_the_import(desk: Desk, path: Path) -> None:
    desk.imports.run(path)
    account = Prospect.get(Prospect.company == "Hải Đăng").id
    first = desk.prospects.history(account)[-1]
    assert (first.table, first.action) == ("prospect", "imported")
