"""``coordinator self-test``: whether this installation is whole, tried on a temporary sample program."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.cli.command import Command, Exit, tell
from coordinator.paths import bundled
from coordinator.services.exporting import export_files
from coordinator.services.help.saving import save_as_html
from coordinator.services.importing import import_files
from coordinator.services.judging import judge
from coordinator.services.keeping import problems_of
from coordinator.services.program import SAMPLE_DAY, Setting, new_program
from coordinator.services.reporting import REPORTS, example, make_report
from coordinator.store import Store


def _no_options(_parser: ArgumentParser) -> None:
    pass


def _run(_words: Namespace, setting: Setting) -> Exit:
    with TemporaryDirectory() as folder, new_program(Path(folder) / "program", setting, sample=True) as store:
        problems = [*_records(store, Path(folder) / "export"), *_paper(store), *problems_of(store)]
        problems += _help(Path(folder) / "help")
    problems += _screen()
    for problem in problems:
        print(problem)
    if not problems:
        print("This installation is whole.")
    return Exit.FINDINGS if problems else Exit.FINE


def _records(store: Store, folder: Path) -> Iterator[str]:
    found = judge(store, SAMPLE_DAY)
    counts = export_files(store, folder).counts
    again = import_files(store, folder, SAMPLE_DAY, dry_run=True)
    tell(f"Records: {sum(counts.values())}, judged into {len(found.verdicts)} verdicts, exported and compared.")
    if again.created or again.updated:
        yield "Exported records differ from the kept ones."


def _paper(store: Store) -> Iterator[str]:
    for report in REPORTS:
        asked = example(store, report, SAMPLE_DAY)
        if asked is None:
            yield f"The sample has nothing for the report {report.name}."
            continue
        made = make_report(store, report.name, asked)
        tell(f"Report {made.number}: {len(made.pdf):,} bytes.")
        if made.missing:
            yield f"Report {report.name} lacks the characters {made.missing}."


def _help(folder: Path) -> Iterator[str]:
    """Save the help, which reads every page and picture."""
    pages = save_as_html(folder)
    files = list(folder.glob("*.html"))
    tell(f"Help: {pages} pages.")
    if len(files) <= pages:
        yield "Pages of the help are missing."


def _screen() -> Iterator[str]:
    """Draw every icon and load every font with Qt, which no other command imports."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QFontDatabase, QGuiApplication  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    icons = sorted(bundled("resources/icons").glob("*.svg"))
    fonts = sorted(bundled("resources/fonts").glob("*.ttf"))
    yield from (f"{path.name} is no picture." for path in icons if not QSvgRenderer(str(path)).isValid())
    yield from (f"{path.name} is no font." for path in fonts if QFontDatabase.addApplicationFont(str(path)) < 0)
    tell(f"Screen: {QGuiApplication.platformName()}, {len(icons)} icons, {len(fonts)} fonts.")
    del application


SELF_TEST = Command("self-test", "try this installation on a temporary sample program", _no_options, _run)
