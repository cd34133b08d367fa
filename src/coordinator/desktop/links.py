"""Words that lead to a record, wherever they stand: in a form, in a reason, in a list of papers."""

from html import escape
from urllib.parse import quote, unquote

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from coordinator.desktop.session import Session
from coordinator.desktop.theme import tokens

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


class Link(QLabel):
    """Words that lead to a record when they are clicked, or by Enter."""

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self._told = ("", "", "")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setOpenExternalLinks(True)

    def lead(self, words: str, ref: str, before: str = "") -> None:
        """Lead to the record ``kind:key`` by *words*, after words that lead nowhere."""
        self._told = (words, ref, before)
        colour = tokens().accent_text
        address = f"{SCHEME}:{quote(ref, safe='')}"
        self.setText(f'{escape(before)}<a style="color: {colour}" href="{address}">{escape(words)}</a>')
        self.setAccessibleName(f"{before}{words}")

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the other scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._told[0] and tokens().accent_text not in self.text():
            self.lead(*self._told)


def linked(words: str, ref: str, *, before: str = "") -> Link:
    """Return *words* as a link to the record ``kind:key``, after words that lead nowhere."""
    made = Link()
    made.lead(words, ref, before)
    return made
