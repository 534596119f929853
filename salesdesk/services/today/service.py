"""Today: what to do, how it goes, and what needs attention, for whoever is at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from salesdesk.domain.team.roles import Role
from salesdesk.models.prospects import Prospect
from salesdesk.services.context import Context
from salesdesk.services.followup import View
from salesdesk.services.today import agenda, attention, figures
from salesdesk.services.today.shapes import Agenda, Attention, Figures


class Rhythms(Protocol):
    """What is needed of the follow-up here."""

    def counts(self) -> Mapping[View, int]:
        """How many customers each view holds that were not snoozed."""


class TodayService:
    """Reads only; tasks are done, moved and planned by the prospects' verbs.

    `agenda`, `figures` and `attention` are counted in the database and quick. `rhythms` may take
    seconds the first time in a shop with very many orders.
    """

    def __init__(self, context: Context, followup: Rhythms) -> None:
        self._context, self._followup = context, followup

    @property
    def sees_everybody(self) -> bool:
        """Whether the person at the desk starts with everybody's tasks."""
        member = self._context.member
        return member is None or Role.SALES_MANAGER in member.roles

    def agenda(self, *, everybody: bool | None = None) -> Agenda:
        """The tasks of whoever works here, or of everybody; by role where it is not said."""
        chosen = self.sees_everybody if everybody is None else everybody
        return agenda.agenda(self._context, everybody=chosen)

    def figures(self) -> Figures:
        """The four figures and the funnel, of the whole shop."""
        return figures.figures(self._context)

    def attention(self) -> tuple[Attention, ...]:
        """What needs attention and is known at once, first what the role looks at first."""
        return attention.attention(self._context)

    def has_accounts(self) -> bool:
        """Whether anybody was entered yet."""
        return Prospect.select().exists()

    def rhythms(self) -> tuple[Attention, ...]:
        """Who is due to reorder and who has gone quiet."""
        return attention.rhythm_attention(self._followup.counts())

    def in_order(self, *lines: Attention) -> tuple[Attention, ...]:
        """Lines of both kinds in one order, that of the role."""
        return attention.in_order(self._context, list(lines))
