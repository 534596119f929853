"""What Fusion and the palette cannot say, as one style sheet filled with a theme's tokens."""

from __future__ import annotations

from dataclasses import fields
from string import Template

from salesdesk import paths
from salesdesk.ui.tokens import Tokens

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { background: $surface; padding: 1px 10px; }
QMenuBar::item { padding: 2px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $selection; color: $selection_text; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QStatusBar, #statusline { background: $surface; border-top: 1px solid $line; }
#header { background: $surface; border-bottom: 1px solid $line; }
QTabBar { background: $surface; }
QTabBar::tab { background: transparent; color: $muted; padding: 0 14px; height: 38px;
  border: 0; border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { background: $selection; color: $selection_text; font-weight: 600;
  border-bottom-color: $accent; }
QTabBar::tab:focus { color: $text; }
#card { background: $surface; border: 1px solid $line; border-radius: 8px; }
#searchbox { color: $muted; text-align: left; }
#tile { background: $surface; border: 1px solid $line; border-radius: 8px; text-align: left; }
#tile:hover, #tile:focus { border-color: $accent; }
QPushButton, QToolButton[kind] { background: $surface; color: $text; border: 1px solid $control;
  border-radius: 6px; padding: 0 12px; min-height: 30px; }
QPushButton:hover, QToolButton[kind]:hover { background: $raised; border-color: $accent; }
QPushButton:pressed { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 11px;
  min-height: 28px; }
QPushButton:disabled { color: $muted; border-color: $line; background: $raised; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $grey_back; color: $muted;
  border-color: $grey_back; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="plain"], QToolButton[kind="plain"] { background: transparent;
  border-color: transparent; padding: 0 8px; }
QPushButton[kind="plain"]:hover, QToolButton[kind="plain"]:hover { background: $grey_back; }
QPushButton[kind="plain"]:focus, QToolButton[kind="plain"]:focus { border: 2px solid $accent;
  padding: 0 7px; }
QPushButton[kind="link"] { background: transparent; border: 0; color: $accent; padding: 0 4px;
  min-height: 24px; }
QPushButton[kind="link"]:focus { text-decoration: underline; border: 0; padding: 0 4px;
  min-height: 24px; }
QToolButton[kind="square"] { padding: 0; min-width: 30px; }
QToolButton[kind="square"]:checked { background: $selection; border-color: $accent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[touch="true"], QLineEdit[touch="true"] { min-height: 46px; font-size: 17px; }
QPushButton[kind="view"] { border: 1px solid $line; border-radius: 13px; padding: 0 11px;
  min-height: 24px; color: $muted; background: $surface; }
QPushButton[kind="view"]:checked { border: 1px solid $accent; background: $selection;
  color: $selection_text; font-weight: 600; }
QPushButton[kind="view"]:focus { border: 2px solid $accent; padding: 0 10px; min-height: 22px; }
QPushButton[kind="call"], QPushButton[kind="call"]:focus { background: transparent; border: 0;
  color: $accent; padding: 0 4px; min-height: 52px; text-align: left; }
QPushButton[kind="call"]:focus { text-decoration: underline; }
QPushButton[kind="result"] { text-align: left; min-height: 46px; }
QPushButton[kind="result"]:checked { border: 2px solid $accent; background: $selection;
  color: $selection_text; font-weight: 600; padding: 0 11px; min-height: 44px; }
QPushButton[kind="segment"] { border-radius: 0; border-right-width: 0; color: $muted; }
QPushButton[kind="segment"]:checked { background: $selection; color: $selection_text;
  font-weight: 600; border-color: $accent; border-right-width: 1px; }
QPushButton[kind="segment"][place="first"] { border-top-left-radius: 6px;
  border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: 6px;
  border-bottom-right-radius: 6px; border-right-width: 1px; }
QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox { background: $surface; color: $text;
  border: 1px solid $control; border-radius: 6px; padding: 4px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 8px; min-height: 30px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent;
  padding: 0 7px; min-height: 28px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $bad; padding: 0 7px;
  min-height: 28px; }
QPlainTextEdit[wrong="true"] { border: 2px solid $bad; padding: 3px; }
QLineEdit[quiet="true"] { border-color: transparent; background: transparent; }
QLineEdit[quiet="true"]:hover { border-color: $line; }
QLineEdit[quiet="true"]:focus { border-color: $accent; background: $surface; }
QLineEdit:disabled, QComboBox:disabled, QLineEdit:read-only { background: $raised; color: $muted;
  border-color: $line; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url($arrow); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: 4px;
  outline: 0; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: $surface;
  border: 1px solid $control; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: 0; padding: 4px 8px;
  border-radius: 4px; }
QCalendarWidget QToolButton:hover { background: $grey_back; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent;
  selection-color: $on_accent; }
QTableView, QListView, QScrollArea { background: $surface; border: 0; outline: 0; }
QTableView QLineEdit { border-radius: 0; min-height: 0; border: 2px solid $accent; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; border: 0;
  border-bottom: 1px solid $line; padding: 0 10px; min-height: 32px; font-weight: 600; }
QTableCornerButton::section { background: $surface; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 4px; margin: 2px; min-height: 36px;
  min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $grey_back; border: 0; border-radius: 4px; max-height: 8px;
  min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
#popup { background: $surface; border: 1px solid $control; border-radius: 8px; }
""")


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet in a theme."""
    values = {one.name: getattr(tokens, one.name) for one in fields(tokens)}
    letters = {name: tokens.letters(name) for name in values}
    backs = {f"{name}_back": tokens.tone(name).back for name in values}
    arrow = (paths.ICONS / f"arrow-{tokens.name}.svg").as_posix()
    tick = (paths.ICONS / f"tick-{tokens.name}.svg").as_posix()
    hover = "#2A6DB9" if tokens.name == "light" else "#95C2F6"
    return _SHEET.substitute(letters, **backs, arrow=arrow, tick=tick, accent_hover=hover)
