"""A desk with the sample catalogue on its shelves, and a client with two printers."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from salesdesk.desk import Desk
from salesdesk.domain.team.roles import Role
from salesdesk.models.needs import NeededPrinter, NeedsAssessment
from salesdesk.models.prospects import Contact, Prospect
from salesdesk.services.catalogue.sample import SampleCatalogue, load_sample_catalogue

WorkAs = Callable[[Role], None]


@pytest.fixture
def shelves(desk: Desk) -> SampleCatalogue:
    """The sample catalogue, loaded into the empty shop."""
    with desk.context.writing() as book:
        return load_sample_catalogue(book)


@pytest.fixture
def work_as(desk: Desk) -> WorkAs:
    """Lets somebody of a role sit down at the desk."""

    def sit_down(role: Role) -> None:
        member = desk.team.add("Lan Nguyễn", frozenset({role})).value
        desk.team.work_as(member)

    return sit_down


@pytest.fixture
def school(desk: Desk, shelves: SampleCatalogue) -> UUID:
    """A school of the price group, with an M404dn twice and an Epson L3150 in the office."""
    with desk.context.writing() as book:
        prospect = book.add(
            Prospect,
            company="Trường THPT Hoa Sen",
            customer_group="Trường học",
            customer_since=book.today,
        )
        book.add(Contact, prospect=prospect, name="Bà Đặng Thị Mai", title="Kế toán trưởng")
        asked = book.add(NeedsAssessment, prospect=prospect, changed_at=book.now)
        for position, (name, quantity, pages) in enumerate(
            (("HP LaserJet Pro M404dn", 2, 3000), ("Epson L3150", 1, None))
        ):
            book.add(
                NeededPrinter,
                assessment=asked,
                position=position,
                printer=shelves.printers[name],
                model_text=name,
                quantity=quantity,
                mono_pages=pages,
            )
        return prospect.id
