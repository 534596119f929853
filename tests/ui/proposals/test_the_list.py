"""The list of proposals, and how a new one is begun."""

from __future__ import annotations

from uuid import UUID

import pytest
from layout import faults
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sessions import OpenProposals

from salesdesk.desk import Desk
from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.money import UnitPrice
from salesdesk.services.proposals import NewItem, View
from salesdesk.ui.widgets.choices import EmptyState


def shown(page: object) -> list[object]:
    model = page.list.model  # type: ignore[attr-defined]
    return [model.key(row) for row in range(model.rowCount())]


def test_an_empty_list_says_where_to_start(open_page: OpenProposals, client: UUID) -> None:
    page = open_page()
    (first, *_rest) = [one for one in page.list.findChildren(EmptyState) if one.isVisible()]
    assert first is not None
    assert not faults(page)


def test_the_newest_stands_first_and_its_page_beside_it(
    open_page: OpenProposals, shop: Desk, draft: UUID, qtbot: QtBot
) -> None:
    second = shop.proposals.duplicate(draft).value
    page = open_page()
    assert shown(page) == [second, draft]
    assert page.list.list.current == second
    qtbot.waitUntil(lambda: page.list.preview.pdf.startswith(b"%PDF-"), timeout=3000)


def test_views_and_filter_narrow_it(open_page: OpenProposals, shop: Desk, draft: UUID) -> None:
    second = shop.proposals.duplicate(draft).value
    shop.proposals.edit.set_document_discount(second, 3000)
    shop.proposals.request_approval(second)
    page = open_page()
    page.list.views.choose(View.AWAITING)
    page.list.reload()
    assert shown(page) == [second]
    page.list.show_all()
    assert len(shown(page)) == 2
    page.list.filter.setText("hai dang 0001")
    page.list.reload()
    assert shown(page) == [draft]
    page.list.filter.setText("nobody")
    page.list.reload()
    assert shown(page) == []


def test_a_new_proposal_asks_for_the_client_and_offers_their_needs(
    open_page: OpenProposals, shop: Desk, client: UUID, assessment: UUID
) -> None:
    page = open_page()
    page.new()
    page.list.bar.client.setFocus()
    QTest.keyClicks(page.list.bar.client, "hai dang")
    page.list.bar.begin_for(client)
    assert page.list.bar.from_needs.isVisible()
    page.list.bar.from_needs.click()
    assert page.editing
    record = page.editor.record
    assert record is not None
    assert record.assessment_id == assessment
    assert len(record.lines) == 4


def test_without_needs_it_begins_empty(open_page: OpenProposals, client: UUID) -> None:
    page = open_page()
    page.new()
    page.list.bar.begin_for(client)
    assert page.editing
    assert page.editor.record is not None
    assert page.editor.record.lines == ()
    QTest.qWait(20)
    assert not faults(page)


def test_records_are_stepped_through_from_inside(
    open_page: OpenProposals, shop: Desk, draft: UUID
) -> None:
    second = shop.proposals.duplicate(draft).value
    page = open_page()
    page.open_record(second)
    page.step_record(1)
    assert page.record() == draft
    page.show_list()
    assert page.record() is None


def test_the_chosen_one_is_presented_straight_from_the_list(
    open_page: OpenProposals, draft: UUID
) -> None:
    page = open_page()
    page.present()
    assert page.record() == draft
    shown_now = page.editor.deeds.presentation
    assert shown_now is not None
    shown_now.close()


def test_only_what_can_be_done_is_offered(open_page: OpenProposals, draft: UUID) -> None:
    page = open_page()
    page.open_record(draft)
    titles = {command.title for command in page.commands()}
    assert {"Mark presented", "Add item", "Duplicate"} <= titles
    assert "Accept" not in titles


def busy(shop: Desk, draft: UUID) -> None:
    """Every kind of line, and a price that needs approval."""
    edit = shop.proposals.edit
    edit.add_line(draft, LineKind.NOTE, "Giá đã gồm vận chuyển")
    edit.add_line(draft, LineKind.CHARGE, "Lắp đặt", UnitPrice.of(300_000, "VND"))
    edit.add_line(draft, LineKind.SUBTOTAL, "Cộng")
    shelf = edit.add_item(draft, NewItem("Kệ", 1, "cái", UnitPrice.of(450_000, "VND"))).value.line
    assert shelf is not None
    edit.set_choice(shelf, LineChoice.OPTIONAL)
    edit.set_document_discount(draft, 1500)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (1100, 700), (1920, 1080)])
def test_nothing_is_cut_in_any_language_or_size(
    open_page: OpenProposals,
    shop: Desk,
    draft: UUID,
    language: str,
    theme: str,
    size: tuple[int, int],
) -> None:
    busy(shop, draft)
    page = open_page(language, theme)
    window = page.window()
    window.resize(*size)
    assert not faults(page)
    page.open_record(draft)
    QTest.qWait(20)
    assert not faults(page)
    page.editor.show_terms()
    assert not faults(page)
    assert (window.width(), window.height()) == size
