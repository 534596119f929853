"""Views that people save: what their filters mean, whose they are, and that they stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesdesk.clock import as_of
from salesdesk.desk import Desk
from salesdesk.domain.prospects import conditions
from salesdesk.domain.prospects.conditions import (
    DATES,
    DAYS,
    FIELDS,
    ME,
    NOBODY,
    WITHOUT_VALUE,
    Condition,
    Filter,
    From,
    Kind,
    Op,
)
from salesdesk.domain.prospects.states import ActivityKind, Source, TaskKind, Temperature
from salesdesk.domain.team.roles import Role
from salesdesk.errors import WrongInput
from salesdesk.models.prospects import Prospect, ProspectTag
from salesdesk.money import Money
from salesdesk.services.prospects import (
    COLUMNS,
    SORTED_BY,
    LoggedActivity,
    NewProspect,
    NewView,
    Order,
    PlannedStep,
    View,
)
from salesdesk.text import fold

TODAY = date(2026, 11, 23)
BY_STEP = Order()


def _names(desk: Desk, wanted: Filter, order: Order = BY_STEP, text: str = "") -> list[str]:
    me = desk.member.id if desk.member is not None else None
    ids = desk.prospects.listing(View.ALL, text, me, wanted=wanted, order=order).ids
    return [row.company for row in desk.prospects.rows(ids)]


def _where(*asked: tuple[str, Op, conditions.Value], any_of: bool = False) -> Filter:
    return Filter(tuple(conditions.checked(Condition(*one)) for one in asked), any_of)


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Four accounts that differ in everything a filter asks about; Lan is at the desk."""
    lan = desk.team.add("Lan", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    minh = desk.team.add("Minh", frozenset({Role.ACCOUNT_EXECUTIVE})).value
    desk.team.work_as(lan)
    for company, province, warmth, owner, employees, days in (
        ("Đông Á Logistics", "Hà Nội", Temperature.HOT, lan, 12, 3),
        ("Nhà thuốc An Bình", "Đà Nẵng", Temperature.COLD, minh, None, 40),
        ("Ánh Dương", "Hà Nội", Temperature.WARM, None, 300, None),
        ("Oakwood Academy", "", Temperature.COLD, lan, 0, 30),
    ):
        key = desk.prospects.enter(
            NewProspect(
                company,
                contact=f"Chị {company[:3]}",
                phone="0988 020 315",
                province=province,
                source=Source.WEB,
            )
        ).value
        if days is not None:
            at = desk.context.clock.instant(TODAY - timedelta(days=days), time(9))
            desk.prospects.log(key, LoggedActivity(ActivityKind.CALL, "Gọi", at=at))
        with desk.context.writing() as book:
            row = Prospect.get_by_id(key)
            book.change(
                row,
                temperature=warmth,
                owner=owner,
                employees=employees,
                deal_value=(employees or 0) * 1_000_000,
            )
            if warmth is Temperature.HOT:
                book.add(ProspectTag, prospect=key, tag="VIP")
    return desk


def _day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("company", Op.CONTAINS, "dong a"), "Đông Á Logistics"),
        (("company", Op.BEGINS, "NHA"), "Nhà thuốc An Bình"),
        (("company", Op.IS, "anh duong"), "Ánh Dương"),
        (("province", Op.CONTAINS, "ha noi"), "Ánh Dương; Đông Á Logistics"),
        (("province", Op.EMPTY, ""), "Oakwood Academy"),
        (
            ("phone", Op.CONTAINS, "+84 988 020"),
            "Ánh Dương; Đông Á Logistics; Nhà thuốc An Bình; Oakwood Academy",
        ),
        (("temperature", Op.ANY, ("hot", "warm")), "Ánh Dương; Đông Á Logistics"),
        (("owner", Op.ANY, (ME,)), "Đông Á Logistics; Oakwood Academy"),
        (("owner", Op.NONE, (ME, NOBODY)), "Nhà thuốc An Bình"),
        (("owner", Op.EMPTY, ""), "Ánh Dương"),
        (("tag", Op.ANY, ("VIP",)), "Đông Á Logistics"),
        (("tag", Op.EMPTY, ""), "Ánh Dương; Nhà thuốc An Bình; Oakwood Academy"),
        (("employees", Op.AT_LEAST, 12), "Ánh Dương; Đông Á Logistics"),
        (("employees", Op.EMPTY, ""), "Nhà thuốc An Bình"),
        (("value", Op.AT_LEAST, 13_000_000), "Ánh Dương"),
        (("last_activity", Op.LONGER_AGO, 30), "Nhà thuốc An Bình"),
        (("last_activity", Op.NOT_LAST, 30), "Ánh Dương; Nhà thuốc An Bình"),
        (("last_activity", Op.LAST, 30), "Đông Á Logistics; Oakwood Academy"),
        (("last_activity", Op.ON, _day(-3)), "Đông Á Logistics"),
        (("last_activity", Op.BEFORE, _day(-30)), "Nhà thuốc An Bình"),
        (("customer", Op.YES, ""), ""),
    ],
)
def test_a_condition_means_what_it_says(
    shop: Desk, asked: tuple[str, Op, conditions.Value], expected: str
) -> None:
    assert "; ".join(_names(shop, _where(asked))) == expected


def test_all_of_and_any_of(shop: Desk) -> None:
    asked = ("province", Op.CONTAINS, "Hà Nội"), ("owner", Op.ANY, (ME,))
    assert _names(shop, _where(*asked)) == ["Đông Á Logistics"]
    assert len(_names(shop, _where(*asked, any_of=True))) == 3
    assert _names(shop, _where(asked[0]), text="anh") == ["Ánh Dương"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (Order("company"), "Ánh Dương"),
        (Order("company", downwards=True), "Oakwood Academy"),
        (Order("value", downwards=True), "Ánh Dương"),
        (Order("province"), "Nhà thuốc An Bình"),
        (Order("province", downwards=True), "Ánh Dương"),
        (Order("last_activity", downwards=True), "Đông Á Logistics"),
    ],
)
def test_any_column_sorts_and_what_is_empty_stands_last(
    shop: Desk, order: Order, first: str
) -> None:
    names = _names(shop, Filter(), order)
    assert names[0] == first
    if order.key == "province":
        assert names[-1] == "Oakwood Academy"


def test_every_column_sorts_and_is_shown(shop: Desk) -> None:
    for key in SORTED_BY:
        for downwards in (False, True):
            assert len(_names(shop, Filter(), Order(key, downwards))) == 4
    [values] = shop.prospects.values(shop.prospects.keys(View.ALL, "dong a"), tuple(COLUMNS))
    shown = dict(zip(COLUMNS, values, strict=True))
    assert (shown["company"], shown["province"], shown["tags"]) == (
        "Đông Á Logistics",
        "Hà Nội",
        "VIP",
    )
    assert (shown["last_activity"], shown["value"]) == (
        date(2026, 11, 20),
        Money(12_000_000, "VND"),
    )


def test_a_view_is_saved_counted_changed_and_put_back(shop: Desk) -> None:
    mine = _where(("owner", Op.ANY, (ME,)))
    key = shop.prospects.save_view(
        NewView("Của tôi", mine, columns=("company", "phone"), order=Order("value", True))
    ).value
    [view] = shop.prospects.views()
    assert (view.name, view.filter, view.shared) == ("Của tôi", mine, False)
    assert (view.columns, view.order) == (("company", "phone"), Order("value", True))
    me = shop.member
    assert me is not None
    assert shop.prospects.count(key, me.id) == len(shop.prospects.listing(key, "", me.id).ids) == 2
    with pytest.raises(WrongInput) as refused:
        shop.prospects.save_view(NewView("cua toi", mine))
    assert refused.value.field == "name"
    before = shop.prospects.change_view(key, NewView("Tất cả", Filter(), shared=True)).value
    assert before == view
    assert shop.prospects.count(key, me.id) == 4
    deleted = shop.prospects.delete_view(key).value
    assert shop.prospects.views() == ()
    shop.prospects.put_back_view(deleted)
    assert shop.prospects.views() == (deleted,)


def test_own_views_are_ones_own_and_the_shops_are_everybodys(shop: Desk) -> None:
    shop.prospects.save_view(NewView("Lan's", Filter()))
    shop.prospects.save_view(NewView("Everybody's", Filter(), shared=True))
    minh = next(one.id for one in shop.team.members() if one.name == "Minh")
    shop.team.work_as(minh)
    assert [one.name for one in shop.prospects.views()] == ["Everybody's"]


def test_views_are_put_in_order_and_survive_a_restart(shop: Desk, tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        shop.prospects.save_view(NewView(name, Filter(), shared=True))
    last = shop.prospects.views()[-1].id
    shop.prospects.move_view(last, -1)
    again = Desk(shop.path, as_of(TODAY))
    try:
        assert [one.name for one in again.prospects.views()] == ["A", "C", "B"]
    finally:
        again.close()


def test_what_a_condition_can_choose_among_is_offered(shop: Desk) -> None:
    choices = shop.prospects.choices()
    assert [key for key, _ in choices[From.PEOPLE]][:2] == [ME, NOBODY]
    assert choices[From.TAGS] == (("VIP", "VIP"),)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        "null",
        "{",
        '{"conditions": 3}',
        '{"conditions": [[1,2],["a","b","c"]]}',
        '{"conditions": [["company","contains",["x"]],["value","at least",1e400]]}',
        '{"conditions": [["owner","is any of",[["x"]]], ["created","on","9999-12-31"]]}',
        "[" * 5000,
    ],
)
def test_a_damaged_view_shows_everything_instead_of_failing(shop: Desk, kept: str) -> None:
    found = conditions.read(kept)
    assert len(_names(shop, found)) >= 0


@pytest.mark.parametrize(
    "asked",
    [
        ("nonsense", Op.IS, "x"),
        ("company", Op.AT_LEAST, 3),
        ("company", Op.CONTAINS, "  "),
        ("employees", Op.AT_LEAST, -1),
        ("employees", Op.AT_LEAST, "many"),
        ("state", Op.ANY, ("nowhere",)),
        ("state", Op.EMPTY, ""),
        ("created", Op.ON, "31/02/2026"),
        ("created", Op.LAST, 10**9),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: tuple[str, Op, conditions.Value]) -> None:
    with pytest.raises(WrongInput):
        conditions.checked(Condition(*asked))


# Any list of conditions, against the same asked of the records in plain Python.

_WORDS = st.sampled_from(
    ["a", "Đông", "ha n", "0988", "'; DROP", "%", "_", '"', "\\", "vip", "ANH"]
)
_PLAIN: dict[str, Callable[[Desk, Prospect], object]] = {
    "company": lambda _desk, row: row.company,
    "industry": lambda _desk, row: row.industry,
    "notes": lambda _desk, row: row.notes,
    "temperature": lambda _desk, row: row.temperature.value,
    "source": lambda _desk, row: row.source.value,
    "state": lambda _desk, row: row.state.value,
    "employees": lambda _desk, row: row.employees,
    "value": lambda _desk, row: row.deal_value,
    "last_activity": lambda desk, row: _local(desk, row.last_activity_at),
    "next_step": lambda desk, row: _local(desk, row.next_step_at),
    "created": lambda desk, row: _local(desk, row.created_at),
    "customer": lambda _desk, row: row.customer_since is not None,
    "do_not_contact": lambda _desk, row: row.do_not_contact,
}


def _local(desk: Desk, at: datetime | None) -> date | None:
    return desk.context.clock.local(at).date() if at is not None else None


@st.composite
def _conditions(draw: st.DrawFn) -> Condition:
    name = draw(st.sampled_from(sorted(_PLAIN)))
    field = FIELDS[name]
    op = draw(st.sampled_from(field.ops))
    value: conditions.Value = ""
    if op in DAYS:
        value = draw(st.integers(0, 60))
    elif op in DATES:
        value = draw(st.dates(date(2026, 10, 1), date(2026, 12, 31))).isoformat()
    elif op not in WITHOUT_VALUE and field.choices is not None:
        value = tuple(draw(st.sets(st.sampled_from(sorted(field.choices)), min_size=1)))
    elif field.kind in {Kind.NUMBER, Kind.MONEY} and op not in WITHOUT_VALUE:
        value = draw(st.sampled_from([0, 12, 300, 12_000_000, 10**15]))
    elif op not in WITHOUT_VALUE:
        value = draw(_WORDS)
    return conditions.checked(Condition(name, op, value))


def _holds(condition: Condition, value: object) -> bool:
    asked, op = condition.value, condition.op
    if isinstance(value, str) and FIELDS[condition.field].kind is Kind.TEXT:
        text, wanted = fold(value), fold(str(asked))
        return {
            Op.CONTAINS: wanted in text,
            Op.LACKS: wanted not in text,
            Op.IS: text == wanted,
            Op.BEGINS: text.startswith(wanted),
            Op.EMPTY: not text,
            Op.FILLED: bool(text),
        }[op]
    if op in {Op.YES, Op.NO}:
        return bool(value) is (op is Op.YES)
    if op in {Op.EMPTY, Op.FILLED}:
        return (value is None) is (op is Op.EMPTY)
    if op in {Op.ANY, Op.NONE}:
        assert isinstance(asked, tuple)
        return (value in asked) is (op is Op.ANY)
    if value is None:
        return op is Op.NOT_LAST
    if isinstance(value, date):
        return _day_holds(op, value, asked)
    assert isinstance(value, int)
    assert isinstance(asked, int)
    return {Op.AT_LEAST: value >= asked, Op.AT_MOST: value <= asked, Op.EQUAL: value == asked}[op]


def _day_holds(op: Op, day: date, asked: object) -> bool:
    if isinstance(asked, int):
        ago = (TODAY - day).days
        inside = 0 <= ago <= asked
        return {
            Op.LAST: inside,
            Op.NOT_LAST: not inside,
            Op.LONGER_AGO: ago > asked,
            Op.NEXT: -asked <= ago <= 0,
        }[op]
    other = TODAY if op is Op.TODAY else date.fromisoformat(str(asked))
    return {Op.BEFORE: day < other, Op.AFTER: day > other}.get(op, day == other)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=st.lists(_conditions(), max_size=4), any_of=st.booleans())
def test_any_filter_agrees_with_the_same_asked_in_python(
    shop: Desk, asked: list[Condition], any_of: bool
) -> None:
    if not any(row.next_step_at for row in Prospect.select()):
        step = PlannedStep(TaskKind.CALL, "Gọi", TODAY + timedelta(days=4))
        shop.prospects.plan(next(iter(Prospect.select())).id, step)
    wanted = conditions.read(conditions.written(Filter(tuple(asked), any_of)))
    assert wanted == Filter(tuple(asked), any_of)
    joined = any if any_of and asked else all
    expected = {
        row.company
        for row in Prospect.select()
        if joined(_holds(one, _PLAIN[one.field](shop, row)) for one in asked)
    }
    assert set(_names(shop, wanted)) == expected
    me = UUID(int=0) if shop.member is None else shop.member.id
    assert shop.prospects.count(View.ALL, me, wanted) == len(expected)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=60) | st.text("()\"'*:^+-. 0189đÁ_\x00", max_size=40))
def test_nothing_that_is_typed_breaks_the_filter(shop: Desk, typed: str) -> None:
    assert len(_names(shop, Filter(), text=typed)) <= 4
    shop.search.find(typed)
