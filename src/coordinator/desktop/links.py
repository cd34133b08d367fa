"""Words that lead to a record, wherever they stand: in a form, in a reason, in a list of papers."""

from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from coordinator.desktop.controls import label
from coordinator.desktop.session import Session

SCHEME = "record"
"""How the address of a record begins; nothing outside of this program knows it."""


class Links(QObject):
    """Follows the links to records by asking the window to show them."""

    def __init__(self, session: Session) -> None:
        """Follow links from now on."""
        super().__init__(session)
        self._session = session
        QDesktopServices.setUrlHandler(SCHEME, self, "follow")  # type: ignore[arg-type]  # the stub asks for bytes, the call refuses them

    @Slot(QUrl)
    def follow(self, address: QUrl) -> None:
        """Show the record that *address* names."""
        kind, _, key = unquote(address.path(QUrl.ComponentFormattingOption.FullyEncoded)).partition(":")
        show_record(self._session, kind, key)

    def end(self) -> None:
        """Follow no more: the window closes."""
        QDesktopServices.unsetUrlHandler(SCHEME)


def show_record(session: Session, kind: str, key: str) -> None:
    """Ask the window for a record where people look for it: an officer among the officers."""
    if kind == "officer":
        session.officer_wanted.emit(key, "")
    else:
        session.record_wanted.emit(kind, key)


def linked(words: str, ref: str, *, before: str = "") -> QLabel:
    """Return *words* as a link to the record ``kind:key``, after words that lead nowhere."""
    made = label("", wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    made.setOpenExternalLinks(True)
    point_to(made, words, ref, before=before)
    return made


def point_to(link: QLabel, words: str, ref: str, *, before: str = "") -> None:
    """Let *link* lead to another record."""
    link.setText(f'{escape(before)}<a href="{SCHEME}:{quote(ref, safe="")}">{escape(words)}</a>')
    link.setAccessibleName(f"{before}{words}")
