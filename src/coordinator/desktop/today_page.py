"""The first page: are we all right, what is due next, and what changed?"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import beside, button, card, emptied, label, line, scrolled
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.session import Session
from coordinator.desktop.set_up_card import SetUpCard
from coordinator.desktop.stat_card import StatCard
from coordinator.desktop.when_seen import WhenSeen
from coordinator.services.today import Card, Due, Today
from coordinator.store.standing import Past

SHOWN = 12
"""How many rows of a list stand on the page."""
_WIDE = 900
"""From this width on, in pixels, all numbers stand in one row and the lists beside each other."""


class TodayPage(QWidget):
    """One sentence, numbers that are links, the list of what is due, and the last changes."""

    def __init__(self, session: Session) -> None:
        """Show what *session* answers."""
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        area, column = scrolled()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(16)
        self._title = label("Today", "title")
        self.sentence = label("Opening the records…", "sentence", wrap=True)
        self._rules = label("", "note")
        column.addWidget(self._title)
        column.addWidget(self.sentence)
        self._cards = QGridLayout()
        self._cards.setSpacing(12)
        self._shown_cards: list[StatCard] = []
        column.addLayout(self._cards)
        self.set_up = SetUpCard(session)
        column.addWidget(self.set_up)
        self._lists = QGridLayout()
        self._lists.setSpacing(14)
        column.addLayout(self._lists)
        column.addWidget(self._rules)
        self._due_card, self._due = card()
        self._past_card, self._past = card()
        self._advice_card, self._advice = card()
        self._waiting_card, self._waiting = card()
        for one in (self._due_card, self._past_card, self._advice_card, self._waiting_card):
            one.hide()
        column.insertWidget(column.indexOf(self._rules), self._waiting_card)
        session.glanced.connect(self.show_today)
        WhenSeen(self, session, self._refresh)

    def _refresh(self) -> None:
        self._session.ask_as_of(lambda desk, day: desk.today(day), self.show_today)
        self.set_up.refresh()

    def show_today(self, today: Today) -> None:
        """Show *today*."""
        program = self._session.program
        is_today = program is None or program.today == today.as_of
        self._title.setText(f"{'Today,' if is_today else 'As of'} {long_date(today.as_of)}")
        self.sentence.setText(today.sentence)
        self._rules.setText(f"Judged by {today.rules}. Not legal advice.")
        self._show_cards(() if today.empty else today.cards)
        self._show_due(self._due, "What needs attention", today.due)
        if today.empty:
            self._show_beginning()
        self._show_due(self._advice, "Advice and information", today.advice)
        self._show_past(today.past)
        self._due_card.show()
        self._past_card.show()
        self._advice_card.setVisible(bool(today.advice))
        self._show_due(self._waiting, "Put off; it counts above as before", today.put_off)
        self._waiting_card.setVisible(bool(today.put_off))

    def _show_cards(self, cards: Sequence[Card]) -> None:
        for old in self._shown_cards:
            old.hide()
            old.deleteLater()
        self._shown_cards = [StatCard(one) for one in cards]
        for shown in self._shown_cards:
            shown.clicked.connect(lambda _=False, show=shown.card.show: self._session.list_wanted.emit(show))
        self._arrange()

    def _arrange(self) -> None:
        """Lay the page out for its width."""
        wide = self.width() >= _WIDE
        for place, one in enumerate(self._shown_cards):
            self._cards.addWidget(one, *divmod(place, 5 if wide else 3))
        top = Qt.AlignmentFlag.AlignTop
        self._lists.addWidget(self._due_card, 0, 0, 2 if wide else 1, 1, top)
        self._lists.addWidget(self._past_card, *((0, 1) if wide else (1, 0)), top)
        self._lists.addWidget(self._advice_card, *((1, 1) if wide else (2, 0)), top)
        self._lists.setColumnStretch(0, 3)
        self._lists.setColumnStretch(1, 2 if wide else 0)
        self._lists.setRowStretch(1, 1 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_due(self, column: QVBoxLayout, title: str, due: Sequence[Due]) -> None:
        emptied(column)
        column.addWidget(label(title, "heading"))
        for place, one in enumerate(due[:SHOWN]):
            if place:
                column.addWidget(line())
            row = DueRow(one.who, f"{one.what} · {one.weight}", (one.status, one.status_words), one.when)
            row.clicked.connect(lambda _=False, due=one: self._session.duty_wanted.emit(due.rule, due.subject))
            column.addWidget(row)
        if not due:
            column.addWidget(label("Nothing. All that is asked for is done.", "muted", wrap=True))
        if len(due) > SHOWN:
            column.addWidget(label(f"{len(due) - SHOWN} more stand in Compliance.", "note"))

    def _show_beginning(self) -> None:
        """Say how to begin: a program without records asks nothing, which is not the same as being in order."""
        emptied(self._due)
        self._due.addWidget(label("How to begin", "heading"))
        words = (
            "No rules yet. Add your agreement, with both days of signature, and its duties appear here. The quickest"
            " way is to bring in what you have: your own spreadsheets as they are, or exchange files."
        )
        self._due.addWidget(label(words, wrap=True))
        bring = button("Import…", "primary")
        bring.clicked.connect(lambda _=False: self._session.import_wanted.emit())
        enter = button("Enter the agreement", "", "plus")
        enter.clicked.connect(lambda _=False: self._session.new_wanted.emit("moa"))
        row = beside(bring, enter)
        row.addStretch()
        self._due.addSpacing(6)
        self._due.addLayout(row)

    def _show_past(self, past: Sequence[Past]) -> None:
        emptied(self._past)
        self._past.addWidget(label("What changed", "heading"))
        for one in past:
            when = datetime.fromisoformat(one.at).astimezone()
            self._past.addWidget(label(one.label, "", wrap=True))
            self._past.addWidget(label(f"{one.actor} · {long_date(when.date())}, {when:%H:%M}", "note"))
