"""What a clerk chose becomes the plan, and the plan tells what importing would do."""

from __future__ import annotations

from uuid import uuid4

from salesdesk.sentence import sentence
from salesdesk.services.imports.shapes import (
    CellNote,
    Checked,
    ColumnLook,
    ComparedField,
    FileKind,
    FileLook,
    Guess,
    ImportPlan,
    Looked,
    MatchChoice,
    RepeatedRow,
    RowChoice,
    RowMatch,
)
from salesdesk.ui.imports import matching, planning
from salesdesk.ui.imports.findings import Kind, State, findings

WHY = sentence("The heading says so.")
FIELDS = (
    ComparedField("company", "CTY Hải Đăng", "Công ty CP Hải Đăng"),
    ComparedField("tax_code", "0399900011", "0399900011"),
    ComparedField("website", "haidang.example.com", ""),
)


def match(line: int, default: MatchChoice = MatchChoice.SKIP) -> RowMatch:
    """A row that looks like Hải Đăng."""
    return RowMatch(line, "CTY Hải Đăng", uuid4(), "Hải Đăng", 92, (WHY,), FIELDS, 0, default)


def checked(*matches: RowMatch) -> Checked:
    """A check of ten rows: six new ones, of which those that are added by default are some."""
    faults = (CellNote(7, 2, "birthday", "31/02/1986", WHY),)
    repeats = (RepeatedRow(8, 2, "Hoa Mai", "Lê Dũng"), RepeatedRow(9, 2, "Hoa Mai"))
    added = sum(1 for one in matches if one.by_default is MatchChoice.ADD)
    return Checked(
        10, 5 + added, faults, (), repeats, matches, fault_count=1, match_count=len(matches)
    )


def looked() -> Looked:
    """A file of three columns, the first of which is the company."""
    guess = Guess("", WHY)
    names = ("company", "", "phone")
    columns = tuple(ColumnLook(at, str(at), (), field, WHY) for at, field in enumerate(names))
    look = FileLook(FileKind.CSV, guess, guess, guess, guess, guess)
    return Looked(look, columns, (), (), None, 0)


def test_a_field_has_one_column_unless_it_takes_several() -> None:
    plan = planning.with_field(ImportPlan(), looked(), 1, "company")
    assert dict(plan.fields) == {0: "", 1: "company"}
    plan = planning.with_field(ImportPlan(), looked(), 1, "phone")
    assert dict(plan.fields) == {1: "phone"}


def test_other_columns_make_what_was_said_about_cells_void() -> None:
    plan = planning.with_correction(ImportPlan(), 7, 2, "28/02/1986")
    plan = planning.with_row_out(plan, 3)
    assert planning.with_look(plan, "encoding", "cp1258").corrections == plan.corrections
    other = planning.with_look(plan, "delimiter", ",")
    assert not other.corrections
    assert not other.left_out


def test_a_row_is_left_out_and_taken_in_again() -> None:
    plan = planning.with_row_out(ImportPlan(), 3)
    assert plan.left_out == {3}
    assert planning.with_row_out(plan, 3) == ImportPlan()


def test_fields_are_taken_from_the_file_one_by_one() -> None:
    choice = RowChoice(MatchChoice.FILL)
    assert [matching.takes_from_file(choice, one) for one in FIELDS] == [False, False, True]
    wider = matching.with_field(choice, match(4), "company", from_file=True)
    assert wider == RowChoice(MatchChoice.UPDATE, frozenset({"company", "website"}))
    nothing = matching.with_field(
        RowChoice(MatchChoice.UPDATE, frozenset({"company"})), match(4), "company", from_file=False
    )
    assert nothing.choice is MatchChoice.SKIP


def test_the_outcome_follows_each_choice() -> None:
    plan, found = ImportPlan(), checked(match(4), match(5, MatchChoice.ADD))
    as_found = matching.outcome(found, plan, plan)
    assert (as_found.added, as_found.updated, as_found.joined, as_found.left_out) == (6, 0, 1, 3)
    chosen = matching.choose(plan, 4, RowChoice(MatchChoice.FILL))
    assert matching.outcome(found, plan, chosen).updated == 1
    for_all = matching.choose_for_all(plan, RowChoice(MatchChoice.UPDATE), found.matches)
    now = matching.outcome(found, plan, for_all)
    assert (now.added, now.updated) == (5, 2)


def test_what_was_mended_stays_in_the_list_and_can_be_mended_again() -> None:
    before = findings(Kind.FAULT, checked(), ImportPlan(), [])
    assert [one.state for one in before] == [State.OPEN]
    plan = planning.with_correction(ImportPlan(), 7, 2, "28/02/1986")
    clean = Checked(10, 6, (), (), (), ())
    [mended] = findings(Kind.FAULT, clean, plan, before)
    assert (mended.state, mended.text) == (State.MENDED, "28/02/1986")
    left_out = planning.with_row_out(ImportPlan(), 7)
    [out] = findings(Kind.FAULT, clean, left_out, before)
    assert out.state is State.LEFT_OUT
    assert not findings(Kind.FAULT, clean, ImportPlan(), before)
