"""Why a status is what it is: rule, source, records, arithmetic and remedy, in words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator.compliance.verdicts import Status
from coordinator.desktop.controls import label
from coordinator.desktop.links import linked
from coordinator.desktop.pills import Pill
from coordinator.services.explaining import AuthorityAnswer, Explanation
from coordinator.services.today import distance

_SETTLED = frozenset({Status.MET.value, Status.PENDING.value, Status.NOT_APPLICABLE.value, Status.WAIVED.value})


def open_first(verdicts: Sequence[Explanation]) -> list[Explanation]:
    """Return verdicts with those that need somebody first."""
    return sorted(verdicts, key=lambda one: one.status in _SETTLED)


class Reason(QWidget):
    """One answer with its whole reasoning; *rule* is the code of a verdict, or ``AUTHORITY``."""

    def __init__(self, rule: str, title: str, status: tuple[str, str]) -> None:
        """Begin with the title and the *status* as code and words."""
        super().__init__()
        self.rule = rule
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 10)
        self.column.setSpacing(5)
        self.column.addWidget(label(title, "heading", wrap=True))
        self.column.addWidget(Pill(*status))

    def say(self, words: str, role: str = "") -> None:
        """Add a paragraph."""
        self.column.addWidget(label(words, role, wrap=True))

    def links(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Add words that lead to records ``kind:key`` under a title, if there are any."""
        if lines:
            self.column.addWidget(label(title, "fieldName"))
            for words, ref in lines:
                self.column.addWidget(linked(words, ref, before="•  "))

    def list(self, title: str, lines: Sequence[str]) -> None:
        """Add lines under a title, if there are any."""
        if lines:
            self.column.addWidget(label(title, "fieldName"))
            self.column.addWidget(label("\n".join(f"•  {one}" for one in lines), wrap=True))


def verdict_reason(one: Explanation, as_of: date) -> Reason:
    """Return the reasoning of a verdict."""
    made = Reason(one.rule, f"{one.title} ({one.rule})", (one.status, one.status_words))
    if one.due:
        made.say(f"Due {distance(one.due, as_of)}.")
    made.say(one.words)
    made.say(one.grounds, "muted")
    made.list("How it was found", one.steps)
    _add_records(made, one)
    made.list("What would mend it", [one.mend] if one.mend else [])
    made.list("Without the waiver it would be", [one.otherwise_words] if one.otherwise_words else [])
    made.list("Explained by", [one.answered] if one.answered else [])
    if one.turns_on:
        made.list("If nothing more is recorded", [f"{one.turns_words} from {distance(one.turns_on, as_of)}"])
    return made


def _add_records(made: Reason, found: Explanation | AuthorityAnswer) -> None:
    made.links("It rests on", list(zip(found.papers, found.rests_on, strict=True)))
    made.links("Papers on file", [(str(one), f"document:{one.code}") for one in found.documents])


def authority_reason(answer: AuthorityAnswer) -> Reason:
    """Return the reasoning of an officer's authority under one agreement."""
    made = Reason("AUTHORITY", f"Authority under {answer.moa}", (answer.status, answer.status_words))
    made.list("How it was found", answer.steps)
    _add_records(made, answer)
    made.list("What would mend it", [answer.mend] if answer.mend else [])
    return made
