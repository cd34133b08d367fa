"""The roster as a tagged PDF against ReportLab's bare operators, which draw the same words without wrapping or tags."""

import io
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from coordinator.services.gather.report import Options
from coordinator.services.gather.roster import gather
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report
from coordinator.store import Store
from tests.benchmarks.agency import DAY, agency_of
from tests.benchmarks.timing import best_of, line


def roster() -> list[str]:
    """Measure 1,000 and 10,000 officers, from the records to the finished bytes."""
    found = []
    for officers in (1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            store = agency_of(officers, Path(folder) / "program")
            rows = _words(store)
            bare = best_of(2, partial(_draw, rows))
            whole = best_of(2, partial(make_report, store, "roster", Options(DAY)))
            store.close()
        found += [line(f"{officers:,} officers: bare operators", bare), line(f"{officers:,} officers: R2", whole, bare)]
    return [*found, "(aim: the drawing of 10,000 rows within 5 times; R2 also reads and judges them)"]


def _words(store: Store) -> list[Sequence[str]]:
    with store.looking() as look:
        lines = gather(look, judged(look, DAY), DAY).authorized
    return [(one.name, one.badge, one.agreement, str(one.certified_on), str(one.letter_on), one.card) for one in lines]


def _draw(rows: Sequence[Sequence[str]]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    for number, row in enumerate(rows):
        if number % 50 == 0:
            canvas.showPage()
            canvas.setFont("Helvetica", 9)
        for place, words in enumerate(row):
            canvas.drawString(54 + 80 * place, 720 - 13 * (number % 50), words)
    canvas.save()
    return target.getvalue()
