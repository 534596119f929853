"""The widgets: looked at in every theme and language, and used from the keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from gallery import sheet
from layout import faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.errors import SalesDeskError, WrongInput
from salesdesk.language import language
from salesdesk.money import Money
from salesdesk.sentence import sentence
from salesdesk.ui import theme
from salesdesk.ui.tasks import Tasks
from salesdesk.ui.widgets.basics import button
from salesdesk.ui.widgets.chips import SourceChip, View, ViewChips
from salesdesk.ui.widgets.choices import EmptyState, SegmentedControl
from salesdesk.ui.widgets.fields import (
    ChoiceBox,
    DateLine,
    NoteBox,
    ValueLine,
    money_line,
    quantity_line,
    text_line,
)
from salesdesk.ui.widgets.figures import FunnelBars, FunnelStep
from salesdesk.ui.widgets.forms import Form
from salesdesk.ui.widgets.messages import BusyBar, MessageBar, Note
from salesdesk.ui.widgets.pdf_preview import PdfPreview
from salesdesk.ui.widgets.rhythm import month_starts
from salesdesk.ui.widgets.search import Answer, FilterBox, Hit, SearchField
from salesdesk.ui.widgets.steps import NextStepBanner

TODAY = date(2026, 11, 23)
EN, VI = language("en"), language("vi")
# A document of two empty pages, A4 in points.
TWO_PAGES = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF"""


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("code", ["en", "vi"])
def test_all_widgets_stand_whole_in_every_look(
    qapp: QApplication, qtbot: QtBot, choice: theme.Choice, code: str
) -> None:
    theme.apply_theme(qapp, choice)
    shown = sheet(language(code))
    qtbot.addWidget(shown)
    shown.resize(1366, 980)
    shown.show()
    QApplication.processEvents()
    assert faults(shown) == []
    assert shown.grab().toImage().pixelColor(3, 3) == theme.colour("window")


def leave(field: ValueLine) -> None:
    """Go on to the next field."""
    field.editingFinished.emit()


def test_an_amount_is_saved_when_the_field_is_left_and_shown_as_the_language_writes_it(
    qtbot: QtBot,
) -> None:
    field = money_line("Price", VI, "VND")
    qtbot.addWidget(field)
    field.set_value(Money(1_000_000, "VND"))
    saved: list[tuple[object, object]] = []
    field.saved.connect(lambda new, old: saved.append((new, old)))
    field.selectAll()
    QTest.keyClicks(field, "4850000")
    leave(field)
    assert saved == [(Money(4_850_000, "VND"), Money(1_000_000, "VND"))]
    assert field.text() == VI.money(Money(4_850_000, "VND"))
    leave(field)
    assert len(saved) == 1


def test_what_cannot_be_read_stays_and_says_so_until_it_is_right(qtbot: QtBot) -> None:
    field = quantity_line("Qty", EN)
    qtbot.addWidget(field)
    refused: list[SalesDeskError | None] = []
    field.refused.connect(refused.append)
    QTest.keyClicks(field, "a few")
    leave(field)
    assert field.text() == "a few"
    assert field.property("wrong")
    assert isinstance(refused[-1], WrongInput)
    field.selectAll()
    QTest.keyClicks(field, "12")
    leave(field)
    assert field.value == 12
    assert refused[-1] is None


def test_escape_puts_back_what_was_there(qtbot: QtBot) -> None:
    field = text_line("Name")
    qtbot.addWidget(field)
    field.set_value("An Bình")
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "An Bình"


def test_a_reload_does_not_disturb_what_is_being_typed(qtbot: QtBot) -> None:
    field = text_line("Name")
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "hong")
    field.set_value("Read again")
    assert field.text() == "hong"


def test_a_day_can_be_typed_or_picked(qtbot: QtBot) -> None:
    field = DateLine("Day", VI, TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "5/12")
    leave(field)
    assert field.value == date(2026, 12, 5)
    assert field.text() == "05/12/2026"


def test_a_choice_is_announced_with_the_one_before(qtbot: QtBot) -> None:
    box = ChoiceBox("Kind", [("school", "School"), ("clinic", "Clinic")])
    qtbot.addWidget(box)
    box.set_value("school")
    saved: list[tuple[object, object]] = []
    box.saved.connect(lambda new, old: saved.append((new, old)))
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert saved == [("clinic", "school")]


def test_a_note_is_sent_with_ctrl_enter(qtbot: QtBot) -> None:
    box = NoteBox("Note")
    qtbot.addWidget(box)
    QTest.keyClicks(box, "wants samples")
    with qtbot.waitSignal(box.submitted) as sent:
        QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent.args == ["wants samples"]


def test_an_error_stands_beside_the_field_it_names(qtbot: QtBot) -> None:
    form = Form(EN)
    qtbot.addWidget(form)
    form.add("phone", "Phone", text_line("Phone"))
    form.show()
    error = WrongInput(sentence("A phone number has ten digits."), "phone")
    assert form.show_error(error)
    assert form.editor("phone").property("wrong")
    assert not form.show_error(WrongInput(sentence("Something else."), "tax_code"))


def test_the_filter_asks_a_moment_after_the_last_key_and_escape_clears(qtbot: QtBot) -> None:
    box = FilterBox("Filter")
    qtbot.addWidget(box)
    asked: list[str] = []
    box.wanted.connect(asked.append)
    with qtbot.waitSignal(box.wanted):
        QTest.keyClicks(box, "hong")
    assert asked == ["hong"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert asked == ["hong", ""]


def search(text: str, answer: Answer) -> None:
    """Finds toner."""
    found = [Hit("HP 76X toner", "CF276X", value="76X"), Hit("HP 76A toner", value="76A")]
    answer([hit for hit in found if text.casefold() in hit.title.casefold()])


def test_arrows_and_enter_take_what_was_found(qtbot: QtBot) -> None:
    field = SearchField("Add item", search)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "76")
    qtbot.waitUntil(lambda: field.list.count() == 2)
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.taken) as taken:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken.args == ["76A"]
    assert field.text() == ""


def test_a_barcode_scanner_need_not_wait_for_the_list(qtbot: QtBot) -> None:
    field = SearchField("Add item", search)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.taken) as taken:
        QTest.keyClicks(field, "76x")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken.args == ["76X"]


def test_views_keep_the_chosen_one_when_their_counts_change(qtbot: QtBot) -> None:
    views = ViewChips(EN)
    qtbot.addWidget(views)
    views.set_views([View("all", "All", 1284), View("mine", "Mine", 212)])
    assert views.current == "all"
    views.choose("mine")
    views.set_views([View("all", "All", 1285), View("mine", "Mine", 213)])
    assert views.current == "mine"


def test_a_source_goes_round(qtbot: QtBot) -> None:
    chip = SourceChip(EN)
    qtbot.addWidget(chip)
    heard: list[str] = []
    chip.changed.connect(heard.append)
    for _ in range(3):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert heard == ["measured", "estimated", "told"]


def test_one_of_a_few_is_chosen(qtbot: QtBot) -> None:
    control = SegmentedControl("Per", [("month", "reams/mo"), ("ream", "days/ream")])
    qtbot.addWidget(control)
    control.set_value("ream")
    assert control.value == "ream"


def test_a_deletion_can_be_taken_back_from_the_note(qtbot: QtBot) -> None:
    undone: list[bool] = []
    note = Note(EN)
    qtbot.addWidget(note)
    note.show_note("Deleted.", lambda: undone.append(True))
    note._undo.click()
    assert undone == [True]
    assert not note.isVisible()


def test_a_message_can_offer_help(qtbot: QtBot) -> None:
    helped: list[bool] = []
    bar = MessageBar(EN)
    qtbot.addWidget(bar)
    bar.show_text("This proposal has expired.", "warn", "Extend it", lambda: helped.append(True))
    bar._action.click()
    assert helped == [True]


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(qtbot: QtBot) -> None:
    bar = BusyBar(EN)
    qtbot.addWidget(bar)
    tasks = Tasks(lambda _: None, lambda _: None, inline=True)
    job = bar.job("Reading rows")
    tasks.write(lambda: job.progress("Row 500", 0.5), lambda _: None, job=job)
    assert bar._bar.value() == 500
    bar._cancel.click()
    assert job.is_cancelled()


def test_a_record_without_a_next_step_asks_for_one(qtbot: QtBot) -> None:
    banner = NextStepBanner(EN)
    qtbot.addWidget(banner)
    banner.show()
    with qtbot.waitSignal(banner.plan):
        banner._plan.click()
    banner.show_step("Call 10:30", "Confirm the quantity")
    with qtbot.waitSignal(banner.done):
        banner._done.click()


def test_a_click_on_the_funnel_opens_its_rows(qtbot: QtBot) -> None:
    funnel = FunnelBars("Funnel")
    qtbot.addWidget(funnel)
    funnel.set_steps([FunnelStep("new", "New", 8, "8"), FunnelStep("won", "Won", 2, "2", won=True)])
    funnel.resize(400, 80)
    with qtbot.waitSignal(funnel.opened) as opened:
        QTest.mouseClick(funnel, Qt.MouseButton.LeftButton, pos=funnel.rect().center() * 1.5)
    assert opened.args == ["won"]


def test_an_empty_list_says_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("users", "No prospects yet", "Add your first prospect.")
    qtbot.addWidget(empty)
    empty.resize(600, 400)
    empty.show()
    assert faults(empty) == []


def test_the_preview_turns_pages_and_keeps_the_old_one_while_it_draws(qtbot: QtBot) -> None:
    tasks = Tasks(lambda _: None, lambda _: None, inline=True)
    preview = PdfPreview(tasks, EN)
    qtbot.addWidget(preview)
    preview.resize(400, 500)
    preview.show()
    preview.show_document(lambda: TWO_PAGES)
    assert preview._place.text() == "1 / 2"
    preview.turn(1)
    assert preview._place.text() == "2 / 2"
    assert preview.pdf == TWO_PAGES
    preview.forget()
    assert preview.pdf == b""


def test_months_begin_on_their_first_day() -> None:
    starts = month_starts(date(2026, 10, 20), date(2027, 2, 1))
    assert starts == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]


def test_a_double_click_on_a_button_is_one_click(qapp: QApplication) -> None:
    pressed: list[str] = []
    made = button("Take payment", on=lambda: pressed.append("paid"))
    made.show()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton)  # Qt sends the second one so
    assert pressed == ["paid"]


def test_a_step_of_the_funnel_opens_by_keyboard(qapp: QApplication) -> None:
    funnel, opened = FunnelBars("Sales funnel"), list[str]()
    funnel.set_steps([FunnelStep("new", "New lead", 2, "2"), FunnelStep("won", "Won", 1, "1")])
    funnel.opened.connect(opened.append)
    funnel.show()
    funnel.setFocus()
    QTest.keyClick(funnel, Qt.Key.Key_Return)
    QTest.keyClick(funnel, Qt.Key.Key_Down)
    QTest.keyClick(funnel, Qt.Key.Key_Down)
    QTest.keyClick(funnel, Qt.Key.Key_Space)
    assert opened == ["new", "won"]


@pytest.mark.parametrize("lines", [2, 5])
def test_a_note_box_keeps_room_for_its_lines(qapp: QApplication, lines: int) -> None:
    box = NoteBox("Reason", lines=lines)
    room = QWidget()
    QVBoxLayout(room).addWidget(box)
    room.resize(300, 40)
    room.show()
    assert box.height() >= lines * box.fontMetrics().lineSpacing()


def test_a_box_with_nothing_chosen_opens_before_it_chooses(qapp: QApplication) -> None:
    box, saved = ChoiceBox("Add a use of paper", [(1, "Handouts"), (2, "Office")]), list[object]()
    box.saved.connect(lambda new, _old: saved.append(new))
    box.show()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert (saved, box.view().isVisible()) == ([], True)
    box.hidePopup()
