"""One agreement beside the list: its state, terms, clauses, past, duties and officers, and signing it anew."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coordinator.compliance.dates import long_date
from coordinator.desktop.controls import at_left, beside, button, label, line, pairs
from coordinator.desktop.due_row import DueRow
from coordinator.desktop.history_part import HistoryPart
from coordinator.desktop.papers_part import PapersPart
from coordinator.desktop.pills import Pill
from coordinator.desktop.renewal_part import RenewalPart
from coordinator.desktop.session import Session
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.services.agreement_view import AgreementDetail, Clause, Obligation, TermRow
from coordinator.services.today import distance

TITLES = ("Overview", "Terms", "Clauses", "Amendments", "Obligations", "Officers", "Sign anew")
OVERVIEW, TERMS, CLAUSES, AMENDMENTS, OBLIGATIONS, OFFICERS, ANEW = range(7)
_NEEDS = frozenset({"OVERDUE", "NOT_MET", "LATE", "CANNOT_TELL", "DUE_SOON"})


class AgreementPanel(TabbedPanel):
    """Shows an agreement as of the day that was asked for."""

    detail: AgreementDetail | None

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__(session, "Agreement")
        rows = (_overview, self._terms, self._clauses, self._amendments, self._obligations, self._officers)
        for title, tell in zip(TITLES[:ANEW], rows, strict=True):
            self.add_rows(title, tell)
        self.renewal = RenewalPart(session)
        self.renewal.begun.connect(lambda values, words: self.add_record("moa", values, words))
        self.add_part(TITLES[ANEW], self.renewal, self.renewal.show_detail)
        self.papers, self.history = PapersPart(session), HistoryPart(session)
        self.add_part("Papers", self.papers, lambda detail: self.papers.show_of("moa", detail.number))
        self.add_part("History", self.history, lambda detail: self.history.show_of("moa", detail.number))

    def show_head(self, detail: AgreementDetail) -> None:
        self.say_name(detail.code, "agreement", ("moa", detail.number))
        told = beside(label(detail.model, "muted"), Pill(detail.state, detail.state_words))
        told.addStretch()
        self.head.addLayout(told)
        self.head.addWidget(line())

    def _terms(self, detail: AgreementDetail) -> Iterator[QWidget]:
        yield label("What this agreement sets. Choose a term to let this agreement say otherwise.", "muted", wrap=True)
        source = ""
        for one in detail.terms:
            if one.source != source:
                source = one.source
                yield label(source, "heading", wrap=True)
            said = f"{one.title} · {one.rule}"
            row = DueRow(_said(one), said, _mark(one), leads="Change it for this agreement.")
            row.clicked.connect(partial(self._edit_term, detail.code, one))
            yield row

    def _edit_term(self, code: str, one: TermRow) -> None:
        """Open this agreement's own term, or begin one."""
        if one.own:
            self.edit_record("moa_term", one.own)
        else:
            values = {"moa": code, "rule": one.rule, "parameter": one.parameter}
            self.add_record("moa_term", values, {code: code})

    def _clauses(self, detail: AgreementDetail) -> Iterator[QWidget]:
        for clause in detail.clauses:
            yield label(clause.title, "heading", wrap=True)
            yield from self._duties(clause)

    def _duties(self, clause: Clause) -> Iterator[QWidget]:
        for one in clause.duties:
            row = DueRow(one.title, f"{one.rule} · {one.counted}", (one.status, one.status_words))
            row.setEnabled(bool(one.subject))
            row.clicked.connect(partial(self._session.duty_wanted.emit, one.rule, one.subject))
            yield row

    def _amendments(self, detail: AgreementDetail) -> Iterator[QWidget]:
        amend, happen = button("Add an amendment", "", "plus"), button("Add an event", "", "plus")
        amend.clicked.connect(self._adding("moa_amendment", detail))
        happen.clicked.connect(self._adding("moa_event", detail))
        yield at_left(amend, happen)
        for one in detail.happenings:
            title = f"{one.title} · {long_date(one.day) if one.day else 'not in effect'}"
            row = DueRow(title, one.said, ("", ""), leads="Open it.")
            row.clicked.connect(partial(self.edit_record, one.kind, one.number))
            yield row
        if not detail.happenings:
            yield label("No amendment and no event of this agreement is on record.", "muted", wrap=True)

    def _adding(self, kind: str, detail: AgreementDetail) -> Callable[[bool], None]:
        """Return what begins a record of *kind*; an amendment gets the next number."""
        values: dict[str, object] = {"moa": detail.code}
        if kind == "moa_amendment":
            values["number"] = 1 + sum(one.kind == kind for one in detail.happenings)
        return lambda _: self.add_record(kind, values, {detail.code: detail.code})

    def _obligations(self, detail: AgreementDetail) -> Iterator[QWidget]:
        groups: dict[str, list[Obligation]] = {}
        for one in detail.obligations:
            open_ = one.verdict.status in _NEEDS and not one.verdict.answered
            groups.setdefault(f"{one.by} has to see to it" if open_ else "In order, or explained", []).append(one)
        for title, some in sorted(groups.items(), key=lambda group: group[0].startswith("In order")):
            yield label(f"{title}: {len(some)}", "heading")
            for one in some:
                yield self._obligation(one, detail)
        if not detail.obligations:
            yield label("Nothing is asked under this agreement on this day.", "muted", wrap=True)

    def _obligation(self, one: Obligation, detail: AgreementDetail) -> DueRow:
        verdict = one.verdict
        status = (verdict.status, verdict.status_words)
        row = DueRow(verdict.title, one.about, status, distance(verdict.due, detail.as_of))
        row.clicked.connect(partial(self._session.duty_wanted.emit, verdict.rule, verdict.subject))
        return row

    def _officers(self, detail: AgreementDetail) -> Iterator[QWidget]:
        add = button("Add an officer", "", "plus")
        add.clicked.connect(self._adding("participation", detail))
        yield at_left(add)
        for one in detail.officers:
            said = f"{one.said} · {one.role}"
            row = DueRow(one.name, said, (one.status, one.status_words), leads="Open the officer.")
            row.clicked.connect(partial(self._session.officer_wanted.emit, one.badge, "AUTHORITY"))
            yield row
        if not detail.officers:
            yield label("No officer takes part under this agreement on this day.", "muted", wrap=True)


def _overview(detail: AgreementDetail) -> Iterator[QWidget]:
    if detail.banner:
        yield _banner(detail.banner)
    yield label("Why this state?", "heading")
    yield label("\n".join(f"•  {one}" for one in detail.reasons), wrap=True)
    yield line()
    yield label("About", "heading")
    yield pairs([("Template", detail.template), *detail.about])


def _banner(words: str) -> QFrame:
    made = QFrame()
    made.setObjectName("banner")
    made.setAccessibleName(words)
    column = QVBoxLayout(made)
    column.setContentsMargins(12, 8, 12, 8)
    column.addWidget(label(words, wrap=True))
    return made


def _said(one: TermRow) -> str:
    if not one.own:
        return one.value
    return f"{one.value} · the print says {one.printed}" if one.printed else f"{one.value} · the print has no such term"


def _mark(one: TermRow) -> tuple[str, str]:
    if one.own:
        return "WAIVED", "Own term"
    return ("CANNOT_TELL", "Confirm with your MOA") if one.confirm else ("", "")
