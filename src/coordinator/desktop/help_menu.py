"""The Help menu: the page about where somebody is, the contents, the rule book, and what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from coordinator import __version__
from coordinator.desktop.places import PLACES

if TYPE_CHECKING:
    from coordinator.desktop.window import Window

_ABOUT = """Coordinator {}

Keeps the dated facts of a 287(g) program, judges them against the signed agreement, and prints the proof.
It holds no record of any person in custody, and nothing it says is legal advice; {}.

MIT License, the Coordinator contributors. It contains Source Sans 3 (SIL Open Font License 1.1), Lucide icons (ISC),
SQLCipher (BSD, Copyright Zetetic LLC), Qt for Python (LGPL 3) and other packages: see Help, Third-party notices."""


def show_help(window: "Window", name: str = "") -> None:
    """Show a page of the help, or the one about where somebody is, in the one help window that *window* has."""
    from coordinator.desktop.help_window import HelpWindow
    from coordinator.services.help.pages import place_page

    shown = window.findChild(HelpWindow) or HelpWindow(window)
    shown.show_page(name or place_page(PLACES[window.stack.currentIndex()].title))
    shown.show()
    shown.raise_()
    shown.activateWindow()


def show_contents(window: "Window") -> None:
    """Show the first page of the help, and put the cursor into its search."""
    from coordinator.desktop.help_window import HelpWindow
    from coordinator.services.help.pages import GUIDE

    show_help(window, GUIDE[0])
    if (shown := window.findChild(HelpWindow)) is not None:
        shown.search.setFocus()


def show_rule_book(window: "Window") -> None:
    """Show the contents of the rule book."""
    show_help(window, "rule-book")


def show_notices(window: "Window") -> None:
    """Show what the program is made from, and under which licences."""
    from coordinator.services.help.pages import NOTICES

    show_help(window, NOTICES)


def about() -> str:
    """Return what the program is, and as of when its rules are."""
    from coordinator.services.terms import rules_label, shipped

    return _ABOUT.format(__version__, rules_label(shipped()))


def show_about(window: "Window") -> None:
    """Say what the program is."""
    QMessageBox.about(window, "About Coordinator", about())
