"""All price rules of the shop on the left, one of them on the right."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from salesdesk.domain.catalogue.pricing import PriceRule
from salesdesk.domain.team.roles import Right
from salesdesk.errors import SalesDeskError
from salesdesk.services.catalogue import AgreementRow, Buyer, Kept, LineHit
from salesdesk.services.context import Done
from salesdesk.ui.catalogue.prices.rule_form import Named, RuleForm
from salesdesk.ui.catalogue.prices.rule_words import columns
from salesdesk.ui.page import PageContext
from salesdesk.ui.tables import RowsModel
from salesdesk.ui.widgets.basics import Card, button, column, icon_button, row, small, title
from salesdesk.ui.widgets.search import Answer, FilterBox, Hit
from salesdesk.ui.widgets.table import RowsView


class PriceRulesView(QWidget):
    """`closed` asks for the catalogue again."""

    closed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._words = context, context.language
        self._service = context.desk.catalogue.agreements
        self._rows: dict[UUID, AgreementRow] = {}
        self._open: UUID | None = None
        self._build()
        self._connect()

    def open(self) -> None:
        """Read the rules and put the keyboard into the list."""
        self.reload()
        self.view.setFocus()

    def reload(self) -> None:
        """Read the rules again."""
        text = self.filter.text()
        self._context.tasks.read(
            lambda: self._service.rows(text), self._show, key="catalogue price rules"
        )

    def new(self) -> None:
        """Begin a rule."""
        self._open = None
        self.form.show_rule(None)
        self.form.start("rule")

    # building

    def _build(self) -> None:
        words, desk = self._words, self._context.desk
        back = icon_button("chevron-left", words.tr("Back to the catalogue"), self.closed.emit)
        self._count = small("")
        add = button(words.tr("New rule"), "plus", "primary", self.new)
        top = row(back, title(words.tr("Price rules")), self._count, None, add, spacing=12)
        self.filter = FilterBox(words.tr("Customer, product, group or name"))
        self.model = RowsModel(columns(words), words, self)
        self.view = RowsView(self.model, words.tr("Price rules"))
        left = Card()
        left.add(self.filter)
        left.body.addWidget(self.view, 1)
        left.add(
            small(
                words.tr(
                    "Contract, customer, group, quantity break, promotion, list: the first that "
                    "applies wins."
                ),
                wrap=True,
            )
        )
        self.form = RuleForm(
            words,
            desk.settings.currency,
            desk.context.today(),
            (self._find_customers, self._find_products),
        )
        self.form.show_rule(None)
        right = column(self.form, None)
        parts = row(left, right)
        parts.setStretch(0, 5)
        parts.setStretch(1, 3)
        self.setLayout(column(top, parts))

    def _connect(self) -> None:
        self.filter.wanted.connect(self.reload)
        self.view.chosen.connect(self._choose)
        self.form.given.connect(self._save)
        self.form.removal_wanted.connect(self._remove)
        self.form.cancelled.connect(self._cancel)

    def _find_customers(self, text: str, answer: Answer) -> None:
        def found(buyers: tuple[Buyer, ...]) -> None:
            hits = [
                Hit(one.company, one.group, "user", value=Named(one.id, one.company))
                for one in buyers
            ]
            answer(hits)

        desk = self._context.desk
        self._context.tasks.read(
            lambda: desk.catalogue.find_buyers(text), found, key="price rule customers"
        )

    def _find_products(self, text: str, answer: Answer) -> None:
        code = self._words.code

        def found(hits: tuple[LineHit, ...]) -> None:
            answer(
                [
                    Hit(
                        one.name(code),
                        one.mpn or one.sku,
                        "package",
                        self._words.unit_price(one.price),
                        Named(one.product_id, one.name(code)),
                    )
                    for one in hits
                ]
            )

        desk = self._context.desk
        self._context.tasks.read(
            lambda: desk.catalogue.find_lines(text), found, key="price rule products"
        )

    # showing

    def _show(self, rows: tuple[AgreementRow, ...]) -> None:
        self._rows = {each.id: each for each in rows}
        self.model.set_rows(rows, key=lambda each: each.id)
        self._count.setText(self._words.trn("{count} rule", "{count} rules", len(rows)))
        member = self._context.desk.member
        self.form.allow(may=member is not None and member.may(Right.CHANGE_PRICES))
        if self._open is not None and self.view.choose(self._open):
            if self.form.row != self._rows[self._open]:
                self._choose(self._open)
        elif self._open is not None:
            self._open = None
        if self._open is None and rows and self.form.row is None and not self._is_typing():
            self.view.choose_first()

    def _is_typing(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.form.isAncestorOf(focused)

    def _choose(self, key: object) -> None:
        if isinstance(key, UUID) and key in self._rows:
            self._open = key
            self.form.show_rule(self._rows[key])

    def _cancel(self) -> None:
        self.form.show_rule(self._rows.get(self._open) if self._open else None)
        self.view.setFocus()

    # writing

    def _save(self, terms: PriceRule) -> None:
        row_shown, service = self.form.row, self._service
        if row_shown is None:
            self._write(lambda: service.add(terms), self._added)
        else:
            key = row_shown.id
            self._write(lambda: service.change(key, terms), self._changed)

    def _remove(self) -> None:
        shown, service = self.form.row, self._service
        if shown is not None:
            self._write(lambda: service.remove([shown.id]), self._removed)

    def _write(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._context.tasks.write(work, done, self._refused)

    def _refused(self, error: SalesDeskError) -> None:
        self.form.show_error(error)

    def _added(self, done: Done[UUID]) -> None:
        self._open = done.value
        service, tasks = self._service, self._context.tasks
        self._context.notify(
            self._words.tr("Rule added."),
            lambda: _ignored(tasks.write(lambda: service.remove([done.value]), _nothing)),
        )
        self.reload()

    def _changed(self, done: Done[Kept]) -> None:
        self._offer_back(self._words.tr("Rule changed."), (done.value,))

    def _removed(self, done: Done[tuple[Kept, ...]]) -> None:
        self._open = None
        self.form.show_rule(None)
        self._offer_back(self._words.tr("Rule removed."), done.value)

    def _offer_back(self, said: str, kept: tuple[Kept, ...]) -> None:
        service, tasks = self._service, self._context.tasks
        self._context.notify(
            said, lambda: _ignored(tasks.write(lambda: service.put_back(kept), _nothing))
        )
        self.reload()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Delete and self.view.hasFocus():
            self._remove()
        else:
            super().keyPressEvent(event)


def _nothing(_done: object) -> None:
    """The page reads again by itself."""


def _ignored(_job: object) -> None:
    """Undoing is asked for, not waited for."""
