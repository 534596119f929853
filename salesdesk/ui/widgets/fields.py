"""Fields that save when they are left, read their language's numbers and say what is wrong."""

from __future__ import annotations

from salesdesk.language import Language
from salesdesk.money import Money, UnitPrice
from salesdesk.ui import entry
from salesdesk.ui.widgets.boxes import ChoiceBox, NoteBox
from salesdesk.ui.widgets.date_line import DateLine
from salesdesk.ui.widgets.toggles import ToggleChips
from salesdesk.ui.widgets.value_line import ValueLine, forget_typed, mark_wrong

__all__ = [
    "ChoiceBox",
    "DateLine",
    "Editor",
    "NoteBox",
    "ToggleChips",
    "ValueLine",
    "forget_typed",
    "mark_wrong",
    "money_line",
    "number_line",
    "percent_line",
    "quantity_line",
    "text_line",
    "unit_price_line",
]

Editor = ValueLine | ChoiceBox | NoteBox | ToggleChips


def text_line(name: str, placeholder: str = "") -> ValueLine:
    """A line of text, cleaned."""
    made = ValueLine(name, entry.read_line, str)
    made.setPlaceholderText(placeholder)
    return made


def quantity_line(name: str, language: Language) -> ValueLine:
    """A whole number of pieces: int."""
    return ValueLine(
        name,
        lambda text: entry.read_quantity(text, language),
        language.write,
        right=True,
    )


def number_line(name: str, language: Language) -> ValueLine:
    """A number with decimals: Decimal."""
    return ValueLine(
        name,
        lambda text: entry.read_number(text, language),
        language.write,
        right=True,
    )


def percent_line(name: str, language: Language) -> ValueLine:
    """A percentage in basis points: int."""

    def write(value: object) -> str:
        return language.percent(value) if isinstance(value, int) else ""

    return ValueLine(name, lambda text: entry.read_percent(text, language), write, right=True)


def money_line(name: str, language: Language, currency: str) -> ValueLine:
    """An amount: Money."""

    def write(value: object) -> str:
        return language.money(value) if isinstance(value, Money) else ""

    return ValueLine(
        name, lambda text: entry.read_money(text, language, currency), write, right=True
    )


def unit_price_line(name: str, language: Language, currency: str) -> ValueLine:
    """A price of one unit: UnitPrice."""

    def write(value: object) -> str:
        return language.unit_price(value) if isinstance(value, UnitPrice) else ""

    return ValueLine(
        name, lambda text: entry.read_unit_price(text, language, currency), write, right=True
    )
