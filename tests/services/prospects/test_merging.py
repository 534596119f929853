"""Two accounts turn out to be one: everything stays, and it can be taken back exactly."""

from __future__ import annotations

import shutil
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import ForeignKeyField, IntegrityError

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.prospects.duplicates import Identity
from salesdesk.domain.prospects.merging import BY_HAND, Which, suggest
from salesdesk.domain.prospects.states import ActivityKind, ProspectState, TaskKind
from salesdesk.errors import Cancelled, NotAllowed, in_english
from salesdesk.language import language
from salesdesk.models.closing import Invoice, Order, Payment
from salesdesk.models.merges import Merge, NotTheSame
from salesdesk.models.proposals import Proposal, SentDocument
from salesdesk.models.prospects import (
    Activity,
    Address,
    Contact,
    ContactPoint,
    Prospect,
    ProspectTag,
)
from salesdesk.models.references import references
from salesdesk.models.tables import TABLES
from salesdesk.services.prospects import LoggedActivity, NewProspect, PlannedStep
from salesdesk.services.prospects.duplicates import Finder, repeats
from salesdesk.services.prospects.merged import leads_to, merged_into
from salesdesk.services.prospects.moving import hanging
from salesdesk.services.prospects.timeline import Group, timeline

TODAY = date(2026, 11, 23)
HONG_HA = NewProspect(
    "Trường Tiểu học Hồng Hà",
    contact="Trần Thu Hương",
    phone="0912 345 678",
    tax_code="0101234567",
    street="12 Lý Thường Kiệt",
    province="Hà Nội",
)
TYPED_AGAIN = NewProspect(
    "TH HONG HA",
    contact="Chị Trần Thu Hương",
    title="Kế toán",
    phone="024 3825 1234",
    email="huong@hongha.edu.vn",
    street="12 Lý Thường Kiệt",
    province="Hà Nội",
)


def dump(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """All that stands in the file, without the history and the merges themselves."""
    left_out = {"history", "merge"}
    names = [table._meta.table_name for table in TABLES]
    return {
        name: desk.context.database.rows(f'SELECT * FROM "{name}" ORDER BY 1')
        for name in names
        if name not in left_out
    }


@pytest.fixture
def twice(desk: Desk) -> tuple[UUID, UUID]:
    """The school, entered twice, each with a story."""
    first = desk.prospects.enter(HONG_HA).value
    again = desk.prospects.enter(TYPED_AGAIN).value
    for key, text in ((first, "Hỏi giá giấy"), (again, "Gọi lại về mực")):
        at = desk.context.clock.instant(date(2026, 11, 20), time(9))
        desk.prospects.log(key, LoggedActivity(ActivityKind.CALL, text, at=at))
        desk.prospects.plan(key, PlannedStep(TaskKind.CALL, text, TODAY))
    return first, again


def test_everything_that_hung_on_either_hangs_on_the_one_that_stays(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    merged = desk.prospects.merging.merge(kept, gone, {"company": Which.KEPT}).value
    assert merged.company == "Trường Tiểu học Hồng Hà"
    [hương] = desk.prospects.record(kept).contacts
    assert (hương.phone, hương.email, hương.title) == (
        *("0912 345 678", "huong@hongha.edu.vn"),
        "Kế toán",
    )
    assert [row.value for row in ContactPoint.select()] == ["024 3825 1234"]
    assert Activity.select().where(Activity.prospect == kept).count() == 2
    assert Address.select().where(Address.prospect == kept).count() == 1
    assert len(desk.prospects.record(kept).later_steps) == 1
    assert {hit.record for hit in desk.search.find("024 3825 1234")} == {kept}


def test_the_one_that_went_leads_to_the_one_that_stays(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    third = desk.prospects.enter(NewProspect("Hồng Hà (cơ sở cũ)")).value
    desk.prospects.merging.merge(kept, gone, {})
    assert Prospect.get_by_id(gone).deleted_at is not None
    desk.prospects.merging.merge(third, kept, {})
    assert leads_to(gone) == third == desk.prospects.merging.leads_to(kept)
    assert merged_into(third) == {kept: HONG_HA.company, gone: TYPED_AGAIN.company}
    told = desk.prospects.history(third)
    assert TYPED_AGAIN.company in {entry.subject for entry in told}


def test_what_state_the_one_that_went_was_in_stands_in_the_stream(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    desk.prospects.disqualify(gone, "Hết ngân sách")
    desk.prospects.merging.merge(kept, gone, {})
    told = timeline(kept, desk.context.clock, group=Group.CHANGES)
    entered = [each.detail for each in told if each.kind == "entered"]
    assert sorted(entered, key=str) == ["", TYPED_AGAIN.company]
    english = language("en")
    details = [english.write(each.detail) for each in told if each.kind == "state"]
    assert f"{TYPED_AGAIN.company}, Hết ngân sách" in details


@pytest.mark.parametrize("which", [Which.KEPT, Which.OTHER])
def test_field_by_field_a_person_chooses(
    desk: Desk, twice: tuple[UUID, UUID], which: Which
) -> None:
    kept, gone = twice
    desk.prospects.set_field(kept, "notes", "Giao buổi sáng")
    desk.prospects.set_field(gone, "notes", "Cổng sau")
    before = {key: Prospect.get_by_id(key).company for key in twice}
    desk.prospects.merging.merge(kept, gone, {"company": which, "notes": Which.BOTH})
    row = Prospect.get_by_id(kept)
    assert row.company == before[kept if which is Which.KEPT else gone]
    assert row.notes == "Giao buổi sáng\n\nCổng sau"


def test_the_further_state_stays_and_silence_is_respected(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    desk.prospects.do_not_contact(gone, "Đã dặn không gọi")
    desk.prospects.merging.merge(kept, gone, {})
    row = Prospect.get_by_id(kept)
    assert (row.state, row.do_not_contact) == (ProspectState.DO_NOT_CONTACT, True)
    assert row.do_not_contact_reason == "Đã dặn không gọi"


def test_what_is_on_both_stands_there_once(desk: Desk, twice: tuple[UUID, UUID]) -> None:
    kept, gone = twice
    with desk.context.writing() as book:
        for key, tags in ((kept, ("trường học",)), (gone, ("trường học", "giấy A4"))):
            for tag in tags:
                book.add(ProspectTag, prospect=key, tag=tag)
    before = dump(desk)
    merged = desk.prospects.merging.merge(kept, gone, {}).value
    assert sorted(row.tag for row in ProspectTag.select()) == ["giấy A4", "trường học"]
    desk.prospects.merging.undo_merge(merged.merge_id)
    assert dump(desk) == before


def test_undo_leaves_the_file_as_it_was(desk: Desk, twice: tuple[UUID, UUID]) -> None:
    kept, gone = twice
    friend = desk.prospects.enter(NewProspect("Nhà sách Trí Tuệ")).value
    desk.prospects.set_field(friend, "referred_by", gone)
    before = dump(desk)
    merged = desk.prospects.merging.merge(kept, gone, dict.fromkeys(BY_HAND, Which.OTHER)).value
    assert Prospect.get_by_id(friend).referred_by_id == kept
    assert dump(desk) != before
    desk.prospects.merging.undo_merge(merged.merge_id)
    assert dump(desk) == before
    assert leads_to(gone) == gone
    with pytest.raises(NotAllowed, match="undone already"):
        desk.prospects.merging.undo_merge(merged.merge_id)


def test_undo_is_refused_where_it_would_lose_what_was_changed_since(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    merged = desk.prospects.merging.merge(kept, gone, {"company": Which.OTHER}).value
    desk.prospects.set_field(kept, "company", "Hồng Hà")
    before = dump(desk)
    with pytest.raises(NotAllowed, match="changed after the merge"):
        desk.prospects.merging.undo_merge(merged.merge_id)
    assert dump(desk) == before


def test_undo_is_refused_where_something_new_belongs_to_what_would_go_back(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    cô_mai = desk.prospects.add_contact(gone, "Cô Mai").value
    merged = desk.prospects.merging.merge(kept, gone, {}).value
    with desk.context.writing() as book:
        book.add(
            Activity,
            prospect=kept,
            contact=cô_mai,
            kind=ActivityKind.VISIT,
            at=book.now,
            outcome="",
        )
    with pytest.raises(NotAllowed, match="worked with after the merge"):
        desk.prospects.merging.undo_merge(merged.merge_id)


def test_what_was_written_since_stays_where_it_was_written(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    merged = desk.prospects.merging.merge(kept, gone, {}).value
    at = desk.context.clock.instant(TODAY, time(9))
    desk.prospects.log(kept, LoggedActivity(ActivityKind.NOTE, "Mới", at=at))
    desk.prospects.merging.undo_merge(merged.merge_id)
    [note] = Activity.select().where(Activity.outcome == "Mới")
    assert note.prospect_id == kept
    assert Activity.select().where(Activity.prospect == gone).count() == 1


def test_what_cannot_be_merged_is_refused_with_a_sentence(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    with pytest.raises(NotAllowed, match="with itself"):
        desk.prospects.merging.merge(kept, kept, {})
    desk.prospects.delete(gone)
    with pytest.raises(NotAllowed, match="is deleted"):
        desk.prospects.merging.merge(kept, gone, {})


def test_two_that_were_told_apart_are_not_offered_again_even_after_a_merge(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    one, other = twice
    branch = desk.prospects.enter(HONG_HA).value
    told = desk.prospects.merging.not_the_same(other, branch).value
    before = dump(desk)
    assert desk.prospects.merging.not_the_same(branch, other).value == told
    merged = desk.prospects.merging.merge(one, other, {}).value
    assert {(row.one_id, row.other_id) for row in NotTheSame.select()} == {(one, branch)}
    assert desk.prospects.all_duplicates() == []
    desk.prospects.merging.undo_merge(merged.merge_id)
    assert dump(desk) == before
    desk.prospects.merging.maybe_the_same(told)
    assert len(desk.prospects.all_duplicates()) == 3


def test_every_table_that_points_to_an_account_is_moved_or_looked_after_by_hand() -> None:
    """A new table cannot be forgotten: the models themselves say what hangs on an account."""
    pointing = {
        (model, field.column_name)
        for model in TABLES
        for field in model._meta.sorted_fields
        if isinstance(field, ForeignKeyField) and field.rel_model is Prospect
    }
    moved = {(each.model, each.column) for each in hanging()}
    by_hand = {model for model, _column in pointing - moved}
    assert by_hand == {Prospect, Merge, NotTheSame}
    assert {each.table for each in references(Contact)} >= {"activity", "proposal"}


def test_a_customer_with_invoices_is_merged_and_no_paper_changes(sample_desk: Desk) -> None:
    desk = sample_desk
    kept, gone = _two_customers()
    papers = _papers(desk)
    before = dump(desk)
    merged = desk.prospects.merging.merge(kept, gone, {}).value
    for model in (Order, Invoice, Payment, Proposal, SentDocument):
        assert model.select().where(model.prospect == gone).count() == 0
    assert _papers(desk) == papers
    assert desk.upkeep.check() == ()
    desk.prospects.merging.undo_merge(merged.merge_id)
    assert dump(desk) == before


def test_of_a_payment_only_whose_it_is_may_follow_a_merge(sample_desk: Desk) -> None:
    payment = Payment.select().first()
    Payment.update(prospect=payment.prospect_id).where(Payment.id == payment.id).execute()
    with pytest.raises(IntegrityError, match="insert-only"):
        Payment.update(amount=1).where(Payment.id == payment.id).execute()
    with pytest.raises(IntegrityError, match="insert-only"):
        SentDocument.update(content=b"").execute()


def _two_customers() -> tuple[UUID, UUID]:
    rows = (
        Prospect.select(Prospect.id)
        .join(Payment, on=(Payment.prospect == Prospect.id))
        .distinct()
        .order_by(Prospect.id)
        .limit(2)
    )
    one, other = (row.id for row in rows)
    return one, other


def _papers(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.context.database.rows(
        "SELECT number, sha256, content FROM sent_document ORDER BY 1"
    )


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whoever_is_merged_nothing_is_lost_and_undo_is_exact(
    sample_original: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = Path(shutil.copy(sample_original, tmp_path_factory.mktemp("merge") / "shop.db"))
    desk = Desk(path, as_of(TODAY))
    try:
        accounts = [row.id for row in Prospect.select(Prospect.id).order_by(Prospect.id)]
        kept, gone = data.draw(
            st.lists(st.sampled_from(accounts), min_size=2, max_size=2, unique=True)
        )
        fields = data.draw(
            st.dictionaries(st.sampled_from(sorted(BY_HAND)), st.sampled_from(Which))
        )
        before = dump(desk)
        merged = desk.prospects.merging.merge(kept, gone, fields).value
        after = dump(desk)
        for each in hanging():
            assert not desk.context.database.rows(
                f'SELECT id FROM "{each.table}" WHERE "{each.column}" = ?', gone.hex
            )
        for table in ("task", "activity", "sales_order", "invoice", "payment", "proposal"):
            assert len(after[table]) == len(before[table])
        assert desk.context.database.problems() == []
        desk.prospects.merging.undo_merge(merged.merge_id)
        assert dump(desk) == before
    finally:
        desk.close()


def test_side_by_side_the_better_value_is_suggested_and_what_moves_is_counted(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    kept, gone = twice
    assert desk.prospects.merging.better_kept(gone, kept) == (gone, kept)
    desk.prospects.add_contact(kept, "Cô Mai")
    assert desk.prospects.merging.better_kept(gone, kept) == (kept, gone)
    compared = desk.prospects.merging.side_by_side(kept, gone)
    assert {pair.name: pair.suggested for pair in compared.fields if not pair.is_same} == {
        "company": Which.KEPT,
        "contact": Which.KEPT,
    }
    assert [in_english(each) for each in compared.moves] == [
        *("1 contact", "1 address", "1 activity", "1 step"),
    ]
    assert compared.match is not None


def test_of_two_names_the_one_written_with_care_is_suggested() -> None:
    assert suggest("company", "CTY HOA MAI", "Công ty TNHH Hoa Mai") is Which.OTHER
    assert suggest("website", "", "hoamai.vn") is Which.OTHER
    assert suggest("website", "hoamai.vn", "") is Which.KEPT
    assert suggest("notes", "a", "b") is Which.BOTH


def test_the_whole_list_is_searched_and_can_be_stopped(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    desk.prospects.enter(NewProspect("Quán cà phê Mộc"))
    told: list[float] = []
    [pair] = desk.prospects.all_duplicates(lambda _text, share: told.append(share))
    assert {pair.one, pair.other} == set(twice)
    assert told == sorted(told)
    [row] = desk.prospects.merging.pair_rows([pair])
    assert {row.one_name, row.other_name} == {"Trường Tiểu học Hồng Hà", "TH HONG HA"}
    with pytest.raises(Cancelled):
        desk.prospects.all_duplicates(is_cancelled=lambda: True)


def test_a_file_is_held_against_the_shop_and_against_itself(
    desk: Desk, twice: tuple[UUID, UUID]
) -> None:
    rows = [
        Identity("Truong tieu hoc Hong Ha", phones=("0912345678",)),
        Identity("Quán Mộc", emails=("moc@quanmoc.vn",)),
        Identity("Quan cafe Moc", emails=("moc@quanmoc.vn",)),
    ]
    finder = Finder(desk.context.database)
    for found in (finder.matches(rows), finder.matches(rows * 2)[:3]):
        assert [each[0].prospect_id if each else None for each in found] == [twice[0], None, None]
    assert [(one, other) for one, other, _match in repeats(rows)] == [(1, 2)]
