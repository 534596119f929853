"""The lines of what fits the client: what, why, at what price, and how that differs from now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from salesdesk.domain.catalogue.products import Product
from salesdesk.domain.catalogue.recommendation import (
    Line,
    NeedCost,
    NeedKind,
    Question,
    Recommendation,
    Unmatched,
)
from salesdesk.language import Language
from salesdesk.money import Money
from salesdesk.ui.icons import pixmap
from salesdesk.ui.prospects.words import said
from salesdesk.ui.theme import FontRole
from salesdesk.ui.widgets.basics import (
    Disc,
    ElidedLabel,
    button,
    column,
    icon_button,
    label,
    row,
    small,
)

_INDENT = 38
MOST_NEAREST = 3


def line_row(words: Language, one: Line, saving: Money | None) -> QVBoxLayout:
    """One product; `saving` is what it saves in a month against now, where that is known."""
    name = words.tr("{quantity} × {name}", quantity=one.quantity, name=one.product.name(words))
    top = row(
        Disc(sign_of(one.product), "info"),
        ElidedLabel(name, "semibold"),
        label(words.money(one.amount)),
        spacing=10,
    )
    top.setStretch(1, 1)
    reason = small(words.say(one.reason), wrap=True)
    below = column(reason, *_month(words, one, saving), spacing=1)
    for hint in one.hints:
        below.addWidget(small(words.say(hint), "info", wrap=True))
    below.setContentsMargins(_INDENT, 0, 0, 0)
    return column(top, below, spacing=0)


def savings_by_line(answer: Recommendation) -> list[Money | None]:
    """What each line saves in a month: each need is told once, on the first of its lines."""
    open_costs: dict[tuple[NeedKind, int], NeedCost] = {
        (cost.kind, cost.index): cost for cost in answer.need_costs
    }
    return [_saving(one, open_costs, answer.currency) for one in answer.lines]


def unmatched_row(words: Language, one: Unmatched, choose: Mapping[str, QWidget]) -> QVBoxLayout:
    """What nothing was found for, why, and the nearest: to choose where that is a printer."""
    text = words.tr("{what}: {why}", what=said(words, one.what), why=one.why)
    made = column(signed("triangle-alert", "warn", text), spacing=2)
    if choose:
        for widget in choose.values():
            near = row(widget, None)
            near.setContentsMargins(_INDENT - 12, 0, 0, 0)
            made.addLayout(near)
    elif one.nearest:
        names = ", ".join(one.nearest[:MOST_NEAREST])
        near_words = small(words.tr("Nearest: {names}", names=names), wrap=True)
        near_words.setContentsMargins(_INDENT - 12, 0, 0, 0)
        made.addWidget(near_words)
    return made


def question_row(words: Language, one: Question, go: partial[None]) -> QHBoxLayout:
    """A question still to ask, and a button that goes to where its answer belongs."""
    text = words.say(one.asks)
    made = signed("circle-question-mark", "info", text, at=Qt.AlignmentFlag.AlignVCenter)
    made.addWidget(icon_button("plus", text, go, "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
    return made


def nearest_buttons(names: Iterable[str], choose: partial[None]) -> dict[str, QWidget]:
    """A button for each printer that may be the one they mean."""
    return {
        name: button(name, "printer", "link", on=partial(choose, name))
        for name in list(names)[:MOST_NEAREST]
    }


def sign_of(product: Product) -> str:
    """The icon of a product's kind."""
    if product.paper is not None:
        return "layers"
    inky = product.supply is not None and product.supply.ink_base is not None
    return "droplet" if inky else "printer"


def signed(
    icon: str,
    tone: str,
    text: str,
    role: FontRole = "body",
    at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
) -> QHBoxLayout:
    """A sentence with its sign before it."""
    words = label(text, role, tone if role == "semibold" else "text", wrap=True)
    sign = QLabel()
    sign.setPixmap(pixmap(icon, tone, 18))
    layout = row(sign, words, spacing=8)
    layout.setAlignment(sign, at)
    layout.setStretch(1, 1)
    return layout


def _month(words: Language, one: Line, saving: Money | None) -> list[QWidget]:
    """What a month of it costs, and what that is less or more than now."""
    parts: list[QWidget] = []
    if one.per_month:
        parts.append(small(words.tr("{amount}/mo", amount=one.monthly_cost), wrap=True))
    if saving is not None and saving.minor > 0:
        less = words.tr("{amount}/mo less than now", amount=saving)
        parts.append(small(less, "ok", wrap=True))
    elif saving is not None and saving.minor < 0:
        more = words.tr("{amount}/mo more than now", amount=-saving)
        parts.append(small(more, "warn", wrap=True))
    if len(parts) > 1:
        parts[-1].setToolTip(words.tr("For everything that this need takes together"))
    return parts


def _saving(
    one: Line, open_costs: dict[tuple[NeedKind, int], NeedCost], currency: str
) -> Money | None:
    costs = [open_costs.pop((s.kind, s.index), None) for s in one.shares]
    savings = [cost.saving for cost in costs if cost is not None and cost.saving is not None]
    return sum(savings, Money.zero(currency)) if savings else None
