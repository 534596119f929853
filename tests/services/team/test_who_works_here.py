"""Somebody sits down at the desk, and what they may do follows from their roles."""

from __future__ import annotations

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Right, Role
from salesdesk.errors import NotPermitted, WrongInput
from salesdesk.models.fields import new_id


def test_one_person_may_hold_several_roles(desk: Desk) -> None:
    roles = frozenset({Role.ACCOUNT_EXECUTIVE, Role.CUSTOMER_SUCCESS})
    lan = desk.team.add("  Nguyễn  Thị Lan ", roles, "lan@example.com").value
    [member] = desk.team.members()
    assert (member.id, member.name, member.roles) == (lan, "Nguyễn Thị Lan", roles)
    assert desk.team.working() is None
    assert desk.team.work_as(lan) == desk.team.working() == desk.member


def test_the_team_is_listed_by_name(desk: Desk) -> None:
    for name in ("Minh", "An", "Lan"):
        desk.team.add(name, frozenset({Role.ACCOUNT_EXECUTIVE}))
    assert [member.name for member in desk.team.members()] == ["An", "Lan", "Minh"]


@pytest.mark.parametrize(
    ("name", "roles", "field"),
    [(" ", frozenset({Role.SALES_MANAGER}), "name"), ("Lan", frozenset[Role](), "roles")],
)
def test_what_is_missing_is_said_beside_its_field(
    desk: Desk, name: str, roles: frozenset[Role], field: str
) -> None:
    with pytest.raises(WrongInput) as wrong:
        desk.team.add(name, roles)
    assert wrong.value.field == field
    assert desk.team.members() == ()


def test_a_stranger_does_not_sit_down(desk: Desk) -> None:
    with pytest.raises(WrongInput, match="Nobody of that name"):
        desk.team.work_as(new_id())
    assert desk.member is None


def test_an_empty_chair_and_a_junior_may_not_do_what_the_manager_may(desk: Desk) -> None:
    manager = desk.team.add("Hoa", frozenset({Role.SALES_MANAGER})).value
    junior = desk.team.add("Minh", frozenset({Role.SALES_DEVELOPMENT})).value
    with pytest.raises(NotPermitted):
        desk.context.require(Right.SEE_COST)
    desk.team.work_as(junior)
    with pytest.raises(NotPermitted):
        desk.context.require(Right.SEE_COST)
    desk.team.work_as(manager)
    for right in Right:
        desk.context.require(right)
