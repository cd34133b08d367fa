"""The third step: what each column means, and what no column says."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from coordinator.desktop.controls import beside, button, emptied, label, line, scrolled
from coordinator.desktop.editors import Find
from coordinator.desktop.import_wizard.column_row import ColumnRow
from coordinator.desktop.import_wizard.said_row import SaidRow
from coordinator.desktop.import_wizard.step import Step
from coordinator.desktop.import_wizard.targets import TargetsModel, parts_offered, words_for
from coordinator.exchange.values import DayOrder
from coordinator.records import RECORDS
from coordinator.services.wizard.scheme import FromColumn, Part, Scheme, Source, Target, settable
from coordinator.services.wizard.steps import Draft


class ColumnsStep(Step):
    """Shows what was guessed or remembered, and takes corrections."""

    scheme_wanted = Signal(int, object)
    """Somebody said what something means; carries the place of the draft, which holds the scheme already."""
    kind_wanted = Signal(int, str)
    """A row is about another kind of record; carries the place of the draft and the kind."""

    TITLE = "What do the columns mean?"
    NEXT = "&Check"

    def __init__(self, find: Find) -> None:
        """Begin without a table; *find* asks for the records that a reference may mean."""
        super().__init__()
        self._find = find
        self.drafts: list[Draft] = []
        self.rows: dict[int, ColumnRow] = {}
        self.said: dict[Target, SaidRow] = {}
        self._extra: set[Target] = set()
        self._targets = TargetsModel(self)
        self.table = QComboBox()
        self.table.setAccessibleName("Table")
        self.kind = QComboBox()
        self.kind.setAccessibleName("Each row is about")
        self.makes = button("")
        self.makes.setMenu(QMenu(self.makes))
        self.more = button("&Say more…", "quiet", "plus")
        self.more.setMenu(QMenu(self.more))
        self.erase = QCheckBox("Let &empty cells take away what is on record")
        self._area, self._inside = scrolled()
        self._columns, self._sayings = QVBoxLayout(), QVBoxLayout()
        self._build()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self.table.activated.connect(lambda _: self._show_table())
        self.erase.clicked.connect(lambda on: self._want(self.draft.scheme.erasing(on=on)))
        self.kind.activated.connect(lambda _: self.kind_wanted.emit(self._at, self.kind.currentData()))

    def _build(self) -> None:
        name = QLabel("Each row is &about")
        name.setObjectName("fieldName")
        name.setBuddy(self.kind)
        for record in RECORDS:
            self.kind.addItem(record.about.title, record.about.kind)
        row = beside(self.table, name, self.kind, self.makes, spacing=10)
        row.addStretch()
        self.column.addLayout(row)
        self._inside.setContentsMargins(0, 4, 12, 8)
        self._inside.setSpacing(8)
        self._columns.setSpacing(7)
        self._sayings.setSpacing(8)
        self._inside.addLayout(self._columns)
        self._inside.addWidget(line())
        self._inside.addWidget(label("What the table does not say", "heading"))
        words = "It is the same for every row. It completes a record, and replaces nothing that is on record."
        self._inside.addWidget(label(words, "note", wrap=True))
        self._inside.addLayout(self._sayings)
        self._inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._area, 1)

    @property
    def ready(self) -> bool:
        return bool(self.drafts) and all(draft.ready for draft in self.drafts)

    @property
    def _at(self) -> int:
        return max(self.table.currentIndex(), 0)

    @property
    def draft(self) -> Draft:
        """The draft that shows."""
        return self.drafts[self._at]

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Show *drafts*, one for each table."""
        self.drafts = [*drafts]
        self.table.clear()
        self.table.addItems([draft.chosen.label for draft in drafts])
        self.table.setVisible(len(drafts) > 1)
        self._show_table()

    def take(self, at: int, draft: Draft) -> None:
        """Show what became of a draft."""
        anew = draft.scheme.main != self.drafts[at].scheme.main
        self.drafts[at] = draft
        if at == self._at:
            (self._show_table if anew else self._show_draft)()

    def _show_table(self) -> None:
        self._extra.clear()
        draft = self.draft
        self._targets.take(draft.scheme)
        emptied(self._columns)
        self.rows.clear()
        for place in range(len(draft.chosen.found.headings)):
            row = self.rows[place] = ColumnRow(draft, place, self._targets)
            row.sent.connect(partial(self._on_sent, place))
            row.ordered.connect(partial(self._on_ordered, place))
            self._columns.addWidget(row)
        self._show_draft()

    def _show_draft(self) -> None:
        """Show the draft as it is, without taking the focus from anywhere."""
        draft = self.draft
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(self.kind.findData(draft.scheme.main))
        self.erase.setChecked(draft.scheme.erase)
        self._targets.complete(draft.scheme)
        for place, row in self.rows.items():
            row.show_draft(draft, place, self._targets)
        self._show_sayings(draft)
        self._fill_menus(draft)
        self.says.setText(_said(draft))
        self.changed.emit()

    def _show_sayings(self, draft: Draft) -> None:
        """Show a row for what is asked, wished for, supposed or said; rows that stay keep their focus."""
        wanted = self._wanted(draft)
        for target in self.said.keys() - wanted.keys():
            row = self.said.pop(target)
            row.hide()
            row.deleteLater()
        for place, (target, required) in enumerate(wanted.items()):
            if target not in self.said:
                row = self.said[target] = SaidRow(target, draft, self._find, required=required)
                row.said.connect(partial(self._on_said, target))
            self.said[target].show_source(draft.scheme.sources.get(target))
            self._sayings.insertWidget(place, self.said[target])

    def _wanted(self, draft: Draft) -> dict[Target, bool]:
        """Return the fields to say and whether each must be; what is asked first."""
        asked = dict.fromkeys(draft.asks, True)
        sources = draft.scheme.sources
        given = {
            target: target.field.required or target.field.key
            for target, source in sources.items()
            if not isinstance(source, FromColumn)
        }
        extra = [target for target in self._extra if target.part in draft.scheme.parts]
        free = [target for target in (*draft.wishes, *extra) if target not in sources]
        return {**asked, **given, **dict.fromkeys(free, False)}

    def _fill_menus(self, draft: Draft) -> None:
        made = draft.scheme.parts
        self.makes.setText(f"Each row makes {len(made)} {'record' if len(made) == 1 else 'records'}  ▾")
        self.makes.setToolTip(", ".join(part.title for part in made))
        self.makes.setAccessibleDescription(self.makes.toolTip())
        menu = self.makes.menu()
        menu.clear()
        by_columns = {target.part for target, one in draft.scheme.sources.items() if isinstance(one, FromColumn)}
        for part in parts_offered(draft.scheme):
            action = self._add(menu, part.title, partial(self._on_made, part))
            action.setCheckable(True)
            action.setChecked(part in made)
            action.setEnabled(part not in by_columns)
        more = self.more.menu()
        more.clear()
        for part in made:
            inside = more.addMenu(part.title)
            for name in settable(part.record):
                target = Target(part, name)
                if target not in draft.scheme.sources:
                    self._add(inside, target.field.title, partial(self._on_more, target))

    @staticmethod
    def _add(menu: QMenu, words: str, does: Callable[[], None]) -> QAction:
        action = QAction(words, menu)
        action.triggered.connect(lambda _=False: does())
        menu.addAction(action)
        return action

    def _want(self, scheme: Scheme) -> None:
        """Take *scheme* at once, so that what is said next builds on it, and ask what follows from it."""
        self.drafts[self._at] = self.draft.with_scheme(scheme)
        self.scheme_wanted.emit(self._at, self.draft)

    def _on_focus(self, before: QWidget | None, _: QWidget | None) -> None:
        for row in [*self.said.values()]:
            if before is not None and row.isAncestorOf(before):
                row.take()

    def _on_sent(self, place: int, target: Target | None) -> None:
        self._want(self.draft.scheme.sending(place, target))

    def _on_ordered(self, place: int, order: DayOrder | None) -> None:
        if order is not None:
            self._want(self.draft.scheme.reading(place, order))

    def _on_said(self, target: Target, source: Source | None) -> None:
        if source is None:
            self._extra.discard(target)
        self._want(self.draft.scheme.giving(target, source))

    def _on_made(self, part: Part) -> None:
        self._want(self.draft.scheme.making(part, on=part not in self.draft.scheme.parts))

    def _on_more(self, target: Target) -> None:
        self._extra.add(target)
        self._show_draft()
        self.said[target].editor.setFocus()
        self._area.ensureWidgetVisible(self.said[target])

    def leave(self) -> None:
        """Take what is typed and not said yet."""
        for row in [*self.said.values()]:
            row.take()

    def enter(self) -> None:
        first: QPushButton | QComboBox = self.rows[0].pick if self.rows else self.makes
        first.setFocus()


def _said(draft: Draft) -> str:
    """Return how far the columns are understood."""
    count = len(draft.scheme.columns())
    whole = len(draft.chosen.found.headings)
    known = "These headings were met before. " if draft.remembered else ""
    words = f"{known}{count} of {whole} columns go somewhere; look at each against what stands in it."
    asks = [words_for(target, draft.scheme.main) for target in draft.asks]
    return f"{words} Still to be said below: {', '.join(asks)}." if asks else words
