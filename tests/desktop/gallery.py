"""A gallery of all views, for somebody to look through: ``python -m tests.desktop.gallery FOLDER``.

Each place of the sample agency with its first row open, part by part, and each place of an empty program, in the light
and the dark scheme, wide and in the smallest window. A page ``index.html`` shows them side by side.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"

from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coordinator.desktop.application import make_window
from coordinator.desktop.list_place import ListPlace, ViewsPlace, view_in
from coordinator.desktop.places import PLACES
from coordinator.desktop.settings import Settings
from coordinator.desktop.tabbed_panel import TabbedPanel
from coordinator.desktop.training_page import TrainingPage
from coordinator.desktop.training_views import View
from coordinator.desktop.window import Window
from coordinator.services.program import Setting, new_program
from tests.conftest import NOW

SIZES = ((1366, 768), (910, 512))
SCHEMES = ("LIGHT", "DARK")
Keep = Callable[[str], None]


def settle(window: Window) -> None:
    """Wait until every question is answered and painted."""
    QTest.qWait(30)
    while not window.session.worker.idle:
        QTest.qWait(10)
    QTest.qWait(60)


@contextmanager
def shown(program: Path, scheme: str, size: tuple[int, int]) -> Iterator[Window]:
    """Open *program* in a window."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings(scheme=scheme, width=size[0], height=size[1], lock_after=0)
    window = make_window(application, settings, lambda: Setting("Pia Lindgren", lambda: NOW))
    window.show()
    window.session.open(program)
    settle(window)
    try:
        yield window
    finally:
        window.close()


def walk(window: Window, keep: Keep) -> None:
    """Go through every place, and keep what it shows."""
    for number, place in enumerate(PLACES):
        window.go(number)
        settle(window)
        keep(place.title)
        for name, page in views(window.shown_page):
            open_first(window, page, f"{place.title} {name}", keep)


def views(page: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Yield the lists of a place, each as it is looked at."""
    if isinstance(page, TrainingPage):
        for view in View:
            page.show_view(view)
            yield f"{view.name.capitalize()} ", view_in(page)
        return
    if not isinstance(page, ViewsPlace):
        yield "", page
        return
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        yield f"{page.tabs.tabText(at)} ", page.view


def open_first(window: Window, page: QWidget, name: str, keep: Keep) -> None:
    """Choose the first row of a list and look at each part of it; pictures begin with *name*."""
    settle(window)
    if not isinstance(page, ListPlace) or page.table.model().rowCount() == 0:
        return
    page.table.setFocus()
    page.table.selectRow(0)
    page.table.activated.emit(page.table.model().index(0, 0))
    settle(window)
    panel = page.list_panel
    if isinstance(panel, TabbedPanel):
        for at in range(panel.tabs.count()):
            panel.look_at(at)
            settle(window)
            keep(f"{name}{panel.tabs.tabText(at)}")
    else:
        keep(f"{name}row")
    panel.closed.emit()


def dialogs(window: Window, keep: Keep) -> None:
    """Open each dialog that needs nothing, and keep it."""
    for name, opens in (("Find", window.menus.find), ("Import", window.menus.import_files)):
        opens()
        settle(window)
        for one in window.findChildren(QDialog):
            if one.isVisible():
                keep(f"dialog {name}")
                one.close()
        settle(window)


def main(folder: Path) -> None:
    """Write the gallery."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    with tempfile.TemporaryDirectory() as aside:
        os.environ["XDG_CONFIG_HOME"] = aside
        setting = Setting("Pia Lindgren", lambda: NOW)
        programs = {"sample": Path(aside, "Sample agency"), "empty": Path(aside, "Empty")}
        for name, program in programs.items():
            with new_program(program, setting, sample=name == "sample"):
                pass
        for name, program in programs.items():
            for scheme in SCHEMES:
                for size in SIZES:
                    take(folder / f"{name}-{scheme.lower()}-{size[0]}", program, scheme, size)
    write_index(folder)


def take(folder: Path, program: Path, scheme: str, size: tuple[int, int]) -> None:
    """Write the pictures of one program in one scheme and size."""
    folder.mkdir(exist_ok=True)
    with shown(program, scheme, size) as window:

        def keep(name: str) -> None:
            on_top = next((one for one in window.findChildren(QDialog) if one.isVisible()), None)
            (on_top or window).grab().save(str(folder / f"{name.strip()}.png"))

        walk(window, keep)
        dialogs(window, keep)


def write_index(folder: Path) -> None:
    """Write the page that shows every picture."""
    pictures = sorted(path.relative_to(folder) for path in folder.glob("*/*.png"))
    names = [escape(path.as_posix()) for path in pictures]
    lines = [f'<figure><img src="{one}" alt=""><figcaption>{one}</figcaption></figure>' for one in names]
    style = "<style>figure{display:inline-block;margin:8px}img{max-width:640px;border:1px solid #888}</style>"
    (folder / "index.html").write_text(f"<!doctype html><title>Views</title>{style}{''.join(lines)}", "utf-8")
    sys.stdout.write(f"{len(pictures)} pictures: {folder / 'index.html'}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
