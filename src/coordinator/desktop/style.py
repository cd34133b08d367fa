"""The style sheet of the window, filled in from the tokens."""

import re
from string import Template

from coordinator.desktop.tokens import Tokens

_SHEET = Template("""
QWidget { color: $text; font-size: 14px; }
QMainWindow, QDialog, QMessageBox, #page { background: $ground; }
QToolTip { background: $surface; color: $text; border: 1px solid $border_strong; padding: 4px 7px; }

QMenuBar { background: $side; border-bottom: 1px solid $border; padding: 1px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; color: $muted; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 24px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $border; margin: 5px 4px; }

#side { background: $side; border-right: 1px solid $border; }
#brand { font-size: 17px; font-weight: 700; }
#head { background: $ground; border-bottom: 1px solid $border; }
#strip { background: $soon_soft; border-bottom: 1px solid $soon; }
#strip QLabel { color: $soon; font-weight: 600; }
#refusal { background: $bad_soft; border-bottom: 1px solid $bad; }
QLabel#bannerTitle { color: $bad; font-weight: 700; }
QLabel#bannerWords { color: $text; }
#drawer { background: $surface; border-top: 1px solid $border_strong; }
QPushButton#place { border: 0; border-radius: 7px; padding: 0 11px; min-height: 36px; text-align: left;
  background: transparent; color: $muted; font-weight: 600; }
QPushButton#place[tight="true"] { min-height: 27px; }
QPushButton#place[tight="true"]:focus { min-height: 23px; }
QPushButton#place:hover { background: $hover; color: $text; }
QPushButton#place:checked { background: $accent_soft; color: $accent_text; }
QPushButton#place:focus { border: 2px solid $accent_text; padding: 0 9px; min-height: 32px; }

QLabel#title { font-size: 24px; font-weight: 700; }
QLabel#name { font-size: 20px; font-weight: 700; }
QLabel#heading { font-size: 15px; font-weight: 600; }
QLabel#key { font-weight: 600; }
QLabel#sentence { font-size: 16px; }
QLabel#muted, QLabel#note { color: $muted; }
QLabel#note { font-size: 13px; }
QLabel#fieldName { color: $muted; font-size: 13px; font-weight: 600; }
QLabel#message_bad { color: $bad; font-size: 13px; font-weight: 600; }
QLabel#message_soon { color: $soon; font-size: 13px; font-weight: 600; }
QLabel#message_muted { color: $muted; font-size: 13px; }
QLabel#fieldError { color: $bad; font-size: 13px; }
#card, #panel { background: $surface; border: 1px solid $border; border-radius: 10px; }
#inline { background: $hover; border: 1px solid $border; border-radius: 8px; }
#banner { background: $bad_soft; border: 1px solid $bad; border-radius: 8px; }
#banner QLabel { color: $bad; font-weight: 600; }
#line { background: $border; }
#dropZone { background: $surface; border: 2px dashed $border_strong; border-radius: 10px; }
#dropZone[over="true"] { background: $accent_soft; border-color: $accent_text; }
QLabel#columnName { font-weight: 600; }
QProgressBar { background: $border; border: 0; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTableView#grid { border: 1px solid $border; border-radius: 7px; gridline-color: $border; }
QTableView#grid:focus { border: 1px solid $accent_text; }
QCheckBox { spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 5px; }
QCheckBox:focus { border-color: $accent_text; }
QCheckBox::indicator { width: 16px; height: 16px; background: $surface; border: 1px solid $control;
  border-radius: 4px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(glyphs:check.svg); }

QPushButton { background: $surface; border: 1px solid $border_strong; border-radius: 7px; padding: 0 13px;
  min-height: 30px; font-weight: 600; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent_text; padding: 0 12px; min-height: 28px; }
QPushButton:disabled { color: $control; background: $hover; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $control; border-color: $border; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent_text; }
QPushButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent_text; }
QPushButton[kind="chip"] { min-height: 26px; border-radius: 14px; padding: 0 11px; color: $muted; }
QPushButton[kind="chip"]:focus { min-height: 24px; padding: 0 10px; }
QPushButton[kind="chip"]:checked { background: $accent_soft; border-color: $accent_text; color: $accent_text; }
#switch { border: 1px solid $border_strong; border-radius: 8px; background: $surface; }
QPushButton[kind="view"] { border: 1px solid transparent; border-radius: 7px; background: transparent; color: $muted;
  padding: 0 12px; min-height: 28px; }
QPushButton[kind="view"]:hover { color: $text; background: $hover; }
QPushButton[kind="view"]:checked { background: $accent_soft; color: $accent_text; }
QPushButton[kind="view"]:focus { border: 2px solid $accent_text; padding: 0 11px; min-height: 26px; }
QPushButton[kind="trouble"] { background: $soon_soft; border-color: $soon; color: $soon; }
QPushButton#footButton { min-height: 20px; padding: 0 7px; font-size: 13px; border-radius: 5px; }
QPushButton#footButton:focus { min-height: 18px; padding: 0 6px; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit { background: $surface; border: 1px solid $control; border-radius: 7px; padding: 0 9px; min-height: 30px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent_text; padding: 0 8px; min-height: 28px; }
QLineEdit[wrong="true"] { border: 2px solid $bad; padding: 0 8px; min-height: 28px; }
QLineEdit[readOnly="true"] { background: $hover; border-color: $border; }

QPlainTextEdit { background: $surface; border: 1px solid $control; border-radius: 7px; padding: 3px 5px;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border: 2px solid $accent_text; padding: 2px 4px; }
QPlainTextEdit[wrong="true"] { border: 2px solid $bad; padding: 2px 4px; }
QPlainTextEdit[readOnly="true"] { background: $hover; border-color: $border; }

QComboBox { background: $surface; border: 1px solid $border_strong; border-radius: 7px; padding: 0 9px;
  min-height: 30px; font-weight: 600; }
QComboBox:focus { border: 2px solid $accent_text; padding: 0 8px; min-height: 28px; }
QComboBox#field { font-weight: 400; border-color: $control; }
QComboBox#field:focus { border-color: $accent_text; }
QComboBox#field[wrong="true"] { border: 2px solid $bad; padding: 0 8px; min-height: 28px; }
QComboBox:disabled { background: $hover; color: $muted; border-color: $border; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url(glyphs:chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong; color: $text;
  selection-background-color: $accent_soft; selection-color: $text; outline: 0; }

QListWidget { background: transparent; border: 0; outline: 0; }
QListWidget::item { padding: 8px 9px; border-radius: 7px; color: $text; }
QListWidget::item:selected { background: $accent_soft; color: $accent_text; }
QListWidget#checks { background: $surface; border: 1px solid $control; border-radius: 7px; padding: 2px; }
QListWidget#checks:focus { border: 2px solid $accent_text; padding: 1px; }
QListWidget#checks[wrong="true"] { border: 2px solid $bad; padding: 1px; }
QListWidget#checks::item { padding: 4px 6px; border-radius: 5px; }
QListWidget#checks::indicator, QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid $control;
  border-radius: 4px; }
QListWidget#checks::indicator:checked, QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url(glyphs:check.svg); }
QCheckBox:focus { color: $accent_text; }
QCheckBox::indicator:focus { border: 2px solid $accent_text; }
QRadioButton { spacing: 9px; padding: 3px; border: 1px solid transparent; border-radius: 5px; font-weight: 600; }
QRadioButton:focus { border-color: $accent_text; }
QRadioButton::indicator { width: 14px; height: 14px; background: $surface; border: 1px solid $control;
  border-radius: 8px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QListWidget#offered { background: $surface; border: 1px solid $border_strong; color: $text; outline: 0; padding: 3px; }
QListWidget#offered::item { padding: 5px 8px; border-radius: 5px; color: $text; }
QListWidget#offered::item:selected { background: $accent_soft; color: $text; }
QTableView { background: $surface; border: 0; outline: 0; gridline-color: $border;
  selection-background-color: $accent_soft; selection-color: $text; }
QHeaderView, QTableCornerButton::section { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; font-size: 13px; font-weight: 600; border: 0;
  border-bottom: 1px solid $border_strong; padding: 0 11px; height: 34px; }
QHeaderView::section:hover { color: $text; background: $hover; }
#matrix QHeaderView::section:horizontal { height: 46px; }
#matrix QTableCornerButton::section { border-bottom: 1px solid $border_strong; border-right: 1px solid $border_strong; }
#matrix QHeaderView::section:vertical { color: $text; font-size: 14px; border: 0; border-bottom: 1px solid $border;
  border-right: 1px solid $border_strong; }
QHeaderView::up-arrow { image: url(glyphs:chevron-up.svg); width: 14px; height: 14px; }
QHeaderView::down-arrow { image: url(glyphs:chevron-down.svg); width: 14px; height: 14px; }

QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 2px 7px 2px; margin-right: 10px; border: 0;
  border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent_text; border-bottom-color: $accent_text; }
QTabBar QToolButton { background: $surface; border: 1px solid $border; border-radius: 5px; }
QTabBar::tab:focus { color: $text; border-bottom: 2px solid $text; }

QScrollArea, #scrolled { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: 0; width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: transparent; }
QStatusBar { background: $side; border-top: 1px solid $border; }
QStatusBar QLabel { color: $muted; font-size: 13px; padding: 0 7px; }
QStatusBar::item { border: 0; }
""")


def sheet(tokens: Tokens, percent: int = 100) -> str:
    """Return the style sheet of one scheme, with text at *percent* of what it is drawn for."""

    def scaled(found: re.Match[str]) -> str:
        return f"font-size: {round(int(found[1]) * percent / 100)}px"

    return re.sub(r"font-size: (\d+)px", scaled, _SHEET.substitute(tokens.values()))
