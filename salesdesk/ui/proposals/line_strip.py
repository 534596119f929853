"""One line below the grid: why the current line is there, whose price it has, and the shelf."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from salesdesk.domain.proposals.states import LineKind
from salesdesk.language import Language
from salesdesk.money import BASIS_POINTS, divide_half_away
from salesdesk.services.proposals import LineRecord, price_rule_word
from salesdesk.ui.widgets.basics import ElidedLabel, row, small


class LineStrip(QWidget):
    """What is known of the current line beside its figures."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._why = ElidedLabel("", "small", "muted")
        self._facts = small("")
        layout = row(self._why, self._facts, spacing=14)
        layout.setContentsMargins(10, 2, 10, 2)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFixedHeight(self._facts.sizeHint().height() + 6)

    @property
    def why(self) -> str:
        """The reason shown, whole."""
        return self._why.whole

    @property
    def facts(self) -> str:
        """What is shown at the right."""
        return self._facts.text()

    def show_line(self, line: LineRecord | None, stock: int | None = None) -> None:
        """Show a line; `stock` is how many of its product are on hand, None where none counts."""
        words = self._language
        reason = ""
        if line is not None:
            reason = words.say(line.reason) if line.reason is not None else line.detail
            if line.kind is LineKind.SECTION:
                reason = ""
        self._why.set_text(reason)
        facts = list(self._facts_of(line, stock)) if line is not None else []
        self._facts.setText(" · ".join(facts))

    def _facts_of(self, line: LineRecord, stock: int | None) -> Iterator[str]:
        words = self._language
        if line.sku:
            yield line.sku
        if line.price_rule:
            yield price_rule_word(line.price_rule, words)
        if line.cost is not None and line.unit_price.scaled > 0:
            price = line.unit_price.less(line.discount).scaled
            share = divide_half_away((price - line.cost.scaled) * BASIS_POINTS, price or 1)
            yield words.tr("margin {share}", share=words.percent(round(share / 10) * 10))
        if stock is not None:
            yield words.trn("{count} on the shelf", "{count} on the shelf", stock)
