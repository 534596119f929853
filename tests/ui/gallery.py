"""Every widget on one sheet, to be looked at: `python tests/ui/gallery.py DIRECTORY`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.language import Language, language
from salesdesk.money import Money
from salesdesk.ui.application import make_application
from salesdesk.ui.tables import Cell, Column, GridModel, RowsModel
from salesdesk.ui.theme import apply_theme
from salesdesk.ui.tokens import TONES
from salesdesk.ui.widgets import basics, chips, choices, fields, figures
from salesdesk.ui.widgets.forms import Form, InlineField
from salesdesk.ui.widgets.messages import MessageBar, Note
from salesdesk.ui.widgets.rhythm import Rhythm, RhythmDelegate
from salesdesk.ui.widgets.search import FilterBox
from salesdesk.ui.widgets.steps import NextStepBanner, StagePath, Step
from salesdesk.ui.widgets.table import GridView, RowsView
from salesdesk.ui.widgets.timeline import Event, TimelineView

TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Row:
    """A row to look at."""

    name: str
    detail: str
    status: str
    tone: str
    step: str
    sign: str
    value: Money


ROWS = [
    Row("Trường Tiểu học Hồng Hà", "Bà Trần Thu Hương · 0912 345 678", "Đủ điều kiện", "info",
        "Gọi · 10:30", "clock", Money(46_000_000, "VND")),
    Row("Nha khoa Ven Sông", "BS. Anna Brown · 028 3822 1100", "Thương lượng", "warn",
        "Quá hạn · 2 ngày", "triangle-alert", Money(15_500_000, "VND")),
    Row("Văn phòng luật Minh Châu", "Ông Lê Quang Dũng · 0903 118 224", "Mất", "bad",
        "Chưa có bước tiếp", "circle-x", Money(78_750_000, "VND")),
    Row("Công ty CP Đông Á Logistics Miền Nam Việt Nam", "Bà Phạm Mai Phương", "Mới", "grey",
        "27/11", "calendar-clock", Money(222_500_000, "VND")),
    Row("Học viện Sồi", "John Garcia · 555 0134", "Thắng", "ok",
        "14:00", "clock", Money(30_250_000, "VND")),
]  # fmt: skip
STEP_TONES = {"clock": "ok", "triangle-alert": "bad", "circle-x": "warn"}

COLUMNS = (
    Column[Row]("name", "Prospect", lambda row, _: Cell(row.name, row.detail, bold=True)),
    Column[Row](
        "status", "Status", lambda row, _: Cell(row.status, tone=row.tone, chip=True),
        width=("Đã gửi báo giá mm",),
    ),
    Column[Row](
        "step", "Next step",
        lambda row, _: Cell(row.step, icon=row.sign, tone=STEP_TONES.get(row.sign, "muted")),
        width=("Chưa có bước tiếp mm",),
    ),
    Column[Row](
        "value", "Value", lambda row, words: words.money(row.value), right=True,
        width=("222.500.000 ₫",), sort="value", editable=True,
    ),
)  # fmt: skip


def sheet(words: Language) -> QWidget:
    """All widgets."""
    left = basics.Card()
    left.add(
        FilterBox(words.tr("Filter this list")),
        _views(words),
        _list(words),
        _grid(words),
    )
    right = basics.column(_record(words), _figures(words), _messages(words), None)
    whole = basics.row(left, right, margins=12)
    whole.setStretch(0, 1)
    whole.setStretch(1, 1)
    return basics.boxed(whole)


def _views(words: Language) -> QWidget:
    made = chips.ViewChips(words)
    made.set_views(
        [
            chips.View("all", "Tất cả", 1284),
            chips.View("mine", "Của tôi", 212),
            chips.View("today", "Hẹn hôm nay", 5),
        ]
    )
    made.choose("mine")
    return made


def _list(words: Language) -> QWidget:
    model = RowsModel(COLUMNS, words)
    model.set_rows(ROWS)
    view = RowsView(model, "list")
    model.setParent(view)
    view.choose(model.key(0))
    return view


def _grid(words: Language) -> QWidget:
    first, last = TODAY - timedelta(days=170), TODAY + timedelta(days=30)

    def strip(row: Row, _words: Language) -> Cell:
        bought = tuple(first + timedelta(days=days) for days in range(10, 150, len(row.name)))
        late = row.tone in {"bad", "warn"}
        expected = TODAY + timedelta(days=-24 if late else 6)
        tone = row.tone if late else "violet"
        return Cell(values=Rhythm(bought, expected, tone, quiet=row.tone == "grey"))

    columns = (
        Column[Row]("name", "Name", lambda row, _: row.name, width=("Trường Tiểu học",)),
        Column[Row]("rhythm", "Rhythm", strip),
        COLUMNS[3],
    )
    model = GridModel(columns, words, lambda _row, _key, _text: None)
    model.set_rows(ROWS)
    view = GridView(model, "grid")
    model.setParent(view)
    view.setItemDelegateForColumn(1, RhythmDelegate(first, last, TODAY))
    view.setCurrentIndex(model.index(1, 2))
    return view


def _record(words: Language) -> QWidget:
    card = basics.Card()
    banner = NextStepBanner(words)
    banner.show_step("Gọi 10:30", "Hỏi lại số lượng giấy A4 học kỳ 2, và xem có cần giấy dày hơn")
    form = Form(words)
    phone = fields.text_line("Phone")
    form.add("phone", "Điện thoại", phone, chips.SourceChip(words, "measured"))
    phone.set_value("0912 345 678")
    day = fields.DateLine("Day", words, TODAY)
    day.set_value(TODAY)
    form.add("day", "Hẹn", day)
    choice = fields.ChoiceBox("Status", [("a", "Trường học"), ("b", "Phòng khám")])
    choice.set_value("a")
    form.add("kind", "Phân khúc", choice)
    line = TimelineView("Timeline")
    line.set_events(
        [
            Event("file-text", "info", "Soạn báo giá BG-2026-0412", "09:12 · Lan"),
            Event("phone", "ok", "Đã gọi – cần giao trước 05/12", "Hôm qua · Lan"),
        ]
    )
    card.add(
        basics.row(basics.title("Trường Tiểu học Hồng Hà"), _chip(), None),
        basics.muted("Bà Trần Thu Hương · 12 Lý Thường Kiệt, Hà Nội"),
        basics.row(
            basics.button("Lập báo giá", "file-text", "primary"),
            basics.button("Gọi", "phone"),
            basics.button("Thư", "mail"),
            basics.button("Bỏ", "trash-2", "danger"),
            None,
            basics.icon_button("ellipsis", "More"),
        ),
        StagePath(
            [Step("Mới", "done"), Step("Đã liên hệ", "done"), Step("Đủ điều kiện", "now"),
             Step("Đã gửi báo giá"), Step("Thắng")]
        ),
        banner,
        basics.row(form, line),
        basics.row(*(chips.Chip(tone, tone, "check") for tone in TONES), None),
        basics.row(
            choices.SegmentedControl("Grade", [(1, "Cơ bản"), (2, "Hằng ngày"), (3, "Trình bày")]),
            *(chips.SourceChip(words, source) for source in chips.SOURCES),
            None,
        ),
    )  # fmt: skip
    return card


def _chip() -> QWidget:
    return chips.Chip("Đủ điều kiện", "info")


def _figures(words: Language) -> QWidget:
    tile = figures.FigureTile("Đến hạn hôm nay", "calendar-clock", "bad")
    tile.show_figure("5", "3 quá hạn", "bad")
    money = figures.FigureTile("Báo giá đang mở", "file-text", "warn")
    money.show_figure("1.204.500.000 ₫", "23 báo giá · 4 sắp hết hạn", "warn")
    funnel = figures.FunnelBars("Funnel")
    funnel.set_steps(
        [
            figures.FunnelStep("new", "Mới", 86, "86", "1.525.000.000 ₫"),
            figures.FunnelStep("sent", "Đã gửi báo giá", 23, "23", "1.204.500.000 ₫"),
            figures.FunnelStep("won", "Thắng", 4, "4", "793.750.000 ₫", won=True),
        ]
    )
    bar = figures.HorizontalBar(80)
    bar.show_bar("Đề xuất", 0.86, "4.319.000 ₫", target=0.7)
    card = basics.Card("Phễu bán hàng", "tháng này")
    card.add(funnel, bar)
    return basics.boxed(basics.column(basics.row(tile, money), card))


def _messages(words: Language) -> QWidget:
    bar = MessageBar(words)
    bar.show_text("Hoá đơn này đã phát hành. Muốn sửa thì lập phiếu điều chỉnh.", "bad", "Lập")
    note = Note(words)
    note.show_note("Đã xoá dòng “Giấy A4”.", lambda: None)
    field = fields.text_line("Phone")
    field.setText("091234567")
    wrong = InlineField("Điện thoại", field, words)
    wrong.error.show_text("Số điện thoại có 9 chữ số; cần 10.")
    fields.mark_wrong(field, wrong=True)
    return basics.boxed(basics.column(bar, note, wrong))


def main(folder: Path) -> None:
    """Write a picture for each theme and language."""
    application = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        apply_theme(application, "dark" if theme == "dark" else "light")
        shown = sheet(language("vi"))
        shown.resize(1366, 980)
        shown.show()
        QApplication.processEvents()
        shown.grab().save(str(folder / f"gallery-{theme}.png"))
        shown.close()
        empty = choices.EmptyState(
            "users", "Chưa có khách tiềm năng", "Thêm khách đầu tiên, hoặc nhập một danh sách.",
            [basics.button("Thêm khách", "plus", "primary"), basics.button("Nhập…", "upload")],
        )  # fmt: skip
        empty.resize(900, 480)
        empty.grab().save(str(folder / f"empty-{theme}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
