from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coordinator.desktop.explanation import Reason, authority_reason, verdict_reason
from coordinator.services.judging import authority_on, explain
from coordinator.store import Store

DAY = date(2026, 3, 16)


def said(reason: Reason) -> list[str]:
    return [label.accessibleName() or label.text() for label in reason.findChildren(QLabel)]


def test_the_papers_behind_a_verdict_stand_below_what_it_rests_on(qtbot: QtBot, sample: Store) -> None:
    made = verdict_reason(explain(sample, "TRN-03", "participation:4117/KC-JEM-2", DAY), DAY)
    qtbot.addWidget(made)
    words = said(made)
    assert words[words.index("Papers on file") + 1] == "•  Certificate, IADP, 4117 (D-2024-001)"
    assert words.index("It rests on") < words.index("Papers on file") < words.index("What would mend it")


def test_the_papers_behind_authority_are_listed(qtbot: QtBot, sample: Store) -> None:
    (answer,) = authority_on(sample, "4117", DAY)
    made = authority_reason(answer)
    qtbot.addWidget(made)
    words = said(made)
    assert "•  Letter of authorization, 4117 (D-2024-002)" in words[words.index("Papers on file") :]


def test_where_no_paper_is_on_file_nothing_is_said_of_papers(qtbot: QtBot, sample: Store) -> None:
    made = verdict_reason(explain(sample, "TRN-03", "participation:3980/KC-JEM-2", DAY), DAY)
    qtbot.addWidget(made)
    assert "Papers on file" not in said(made)
