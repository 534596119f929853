"""Moving everything that hangs on one account to another, by the references of the models."""

from __future__ import annotations

from typing import Any

from salesdesk.domain.prospects.identity import national
from salesdesk.domain.prospects.names import ALIKE, likeness, person_name
from salesdesk.domain.prospects.states import DecisionRole, PointKind
from salesdesk.models.fields import LineField
from salesdesk.models.merges import Merge, NotTheSame
from salesdesk.models.prospects import Address, Contact, ContactPoint, Prospect
from salesdesk.models.references import Reference, references
from salesdesk.models.rows import Row
from salesdesk.services.context import Book
from salesdesk.services.prospects.journal import Journal

_BY_HAND = frozenset({Merge, NotTheSame, Prospect})
"""Tables whose references to an account are looked after one by one here."""
_ORDERED = frozenset({Contact, Address})
_PLACE = ("street", "ward", "province")
_PERSON = ("title", "birthday", "preferred_channel")
_NO_ROLE = DecisionRole.UNKNOWN.value


def hanging() -> tuple[Reference, ...]:
    """Every column by which something hangs on an account."""
    return tuple(each for each in references(Prospect) if each.model not in _BY_HAND)


def move_everything(journal: Journal, kept: str, gone: str, *, first: frozenset[str]) -> None:
    """Point to the kept account all that points to the other one.

    `first` names the tables ("contact", "address") whose rows of the other account come first.
    """
    for reference in hanging():
        _move(journal, reference, kept, gone)
    _move_referrals(journal, kept, gone)
    _move_told_apart(journal, kept, gone)
    for model in _ORDERED:
        table = str(model._meta.table_name)  # noqa: SLF001
        _order(journal, table, kept, gone_first=table in first)


def join_people(book: Book, journal: Journal, kept: str, gone: str) -> None:
    """Make one of two contacts who are the same person, before the rest is moved.

    What the kept one lacks is filled in from the other; another phone or e-mail becomes a further
    one of the same person.
    """
    here = journal.rows("contact", "prospect_id", kept)
    for other in journal.rows("contact", "prospect_id", gone):
        same = next((each for each in here if _is_same_person(each, other)), None)
        if same is not None:
            here.remove(same)
            _join_person(book, journal, same, other)


def drop_repeated(journal: Journal, kept: str, gone: str) -> None:
    """Leave out addresses and further numbers of the other account that are there already."""
    for table, columns in (("address", _PLACE), ("contact_point", ("kind", "value"))):
        here = [_same(each, columns) for each in journal.rows(table, "prospect_id", kept)]
        for other in journal.rows(table, "prospect_id", gone):
            if _same(other, columns) in here:
                journal.remove(table, other)


def _move(journal: Journal, reference: Reference, kept: str, gone: str) -> None:
    here = journal.rows(reference.table, reference.column, kept)
    for row in journal.rows(reference.table, reference.column, gone):
        twin = _twin(reference, here, row)
        if twin is None:
            journal.set(reference.table, row, **{reference.column: kept})
        else:
            journal.set(reference.table, twin, **_filled(reference, twin, row))
            journal.remove(reference.table, row)


def _twin(reference: Reference, here: list[Row], row: Row) -> Row | None:
    """The kept account's own row where it may have only one such."""
    return next(
        (
            each
            for columns in reference.unique_with
            for each in here
            if all(each[name] == row[name] for name in columns)
        ),
        None,
    )


def _filled(reference: Reference, twin: Row, row: Row) -> Row:
    """What the one row lacks and the other has; where both say something, both is kept."""
    fields = reference.model._meta.columns  # noqa: SLF001  peewee's public face for columns
    keys = {"id", "created_at", reference.column}
    filled = {
        name: value
        for name, value in row.items()
        if name not in keys and value not in (None, "") and twin[name] in (None, "")
    }
    for name, value in row.items():
        if isinstance(fields[name], LineField) and value and twin[name] not in ("", value):
            filled[name] = f"{twin[name]}; {value}"
    return filled


def _move_referrals(journal: Journal, kept: str, gone: str) -> None:
    for row in journal.rows("prospect", "referred_by_id", gone):
        journal.set("prospect", row, referred_by_id=None if row["id"] == kept else kept)
    for row in journal.rows("prospect", "referred_by_id", kept):
        if row["id"] == gone:
            journal.set("prospect", row, referred_by_id=None)


def _move_told_apart(journal: Journal, kept: str, gone: str) -> None:
    """What the other account was told apart from, the kept one is told apart from now."""
    pairs = journal.rows("not_the_same", "one_id", gone)
    pairs += journal.rows("not_the_same", "other_id", gone)
    for pair in pairs:
        third = pair["other_id"] if pair["one_id"] == gone else pair["one_id"]
        one, other = sorted((kept, third))
        known = any(
            each["other_id"] == other for each in journal.rows("not_the_same", "one_id", one)
        )
        if third == kept or known:
            journal.remove("not_the_same", pair)
        else:
            journal.set("not_the_same", pair, one_id=one, other_id=other)


def _order(journal: Journal, table: str, kept: str, *, gone_first: bool) -> None:
    """Number the rows that are now together: the kept account's own before the others, or after."""
    rows = journal.rows(table, "prospect_id", kept)
    rows.sort(key=lambda row: (journal.was_moved(table, row) != gone_first, row["position"]))
    for place, row in enumerate(rows):
        journal.set(table, row, position=place)


def _is_same_person(one: Row, other: Row) -> bool:
    names = person_name(one["name"]), person_name(other["name"])
    shared = (bool(one["email"]) and one["email"] == other["email"]) or (
        bool(national(one["phone"])) and national(one["phone"]) == national(other["phone"])
    )
    if names[0] is None or names[1] is None:
        return shared
    alike = likeness(names[0], names[1])
    # A bare "Lan" is the same as another only with the same number.
    return alike >= ALIKE if shared else alike == 1.0 and len(names[0].words) > 1


def _join_person(book: Book, journal: Journal, same: Row, other: Row) -> None:
    journal.set("contact", same, **_learnt(same, other))
    [same] = journal.rows("contact", "id", same["id"])
    for kind, flag in ((PointKind.PHONE, "phone_flag"), (PointKind.EMAIL, "email_flag")):
        column = "phone" if kind is PointKind.PHONE else "email"
        if other[column] and other[column] != same[column]:
            _add_point(book, journal, same, kind, other[column], other[flag])
    for reference in references(Contact):
        for row in journal.rows(reference.table, reference.column, other["id"]):
            journal.set(reference.table, row, **{reference.column: same["id"]})
    journal.remove("contact", other)


def _learnt(same: Row, other: Row) -> Row:
    learnt = {name: other[name] for name in _PERSON if other[name] and not same[name]}
    if same["decision_role"] == _NO_ROLE:
        learnt["decision_role"] = other["decision_role"]
    for name in ("phone", "email"):
        if other[name] and not same[name]:
            learnt |= {name: other[name], f"{name}_flag": other[f"{name}_flag"]}
    if len(other["name"]) > len(same["name"]):
        learnt["name"] = other["name"]
    return learnt


def _add_point(
    book: Book, journal: Journal, person: Row, kind: PointKind, value: str, flag: str
) -> None:
    known = journal.rows("contact_point", "contact_id", person["id"])
    if any(each["kind"] == kind.value and each["value"] == value for each in known):
        return
    point = book.add(
        ContactPoint,
        prospect=person["prospect_id"],
        contact=person["id"],
        kind=kind,
        value=value,
        flag=flag,
        position=len(known),
    )
    journal.note_added("contact_point", point.id.hex)


def _same(row: Row, columns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(str(row[name]).casefold() for name in columns)
