"""The team: who works here, and who is at the desk now."""

from __future__ import annotations

from uuid import UUID

from salesdesk.domain.team.roles import Role
from salesdesk.errors import WrongInput
from salesdesk.models.team import Staff, StaffRole
from salesdesk.sentence import sentence
from salesdesk.services.context import Context, Done, Member
from salesdesk.text import clean


class TeamService:
    """The people of the shop."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def members(self) -> tuple[Member, ...]:
        """Everybody who works here, by name."""
        roles: dict[UUID, set[Role]] = {}
        for row in StaffRole.select():
            roles.setdefault(row.staff_id, set()).add(row.role)
        return tuple(
            Member(row.id, row.name, frozenset(roles.get(row.id, ())), row.email, row.phone)
            for row in Staff.select().where(Staff.active).order_by(Staff.name)
        )

    def working(self) -> Member | None:
        """Who is at the desk."""
        return self._context.member

    def work_as(self, staff_id: UUID) -> Member:
        """Let somebody sit down at the desk.

        Raises WrongInput for somebody who does not work here.
        """
        for member in self.members():
            if member.id == staff_id:
                self._context.member = member
                return member
        raise WrongInput(sentence("Nobody of that name works here."), "staff")

    def add(
        self, name: str, roles: frozenset[Role], email: str = "", phone: str = ""
    ) -> Done[UUID]:
        """Take somebody into the team.

        Raises WrongInput where the name is empty or no role is given.
        """
        if not clean(name):
            raise WrongInput(sentence("A name is needed."), "name")
        if not roles:
            raise WrongInput(sentence("Choose at least one role."), "roles")
        with self._context.writing() as book:
            staff = book.add(Staff, name=name, email=email, phone=phone)
            for role in sorted(roles):
                book.add(StaffRole, staff=staff, role=role)
            return book.done(staff.id)
