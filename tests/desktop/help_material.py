"""What the help shows of the program itself: ``python -m tests.desktop.help_material`` writes it anew.

Pictures of places of the sample agency with their first row open, small and with few colours, and for each rule a
verdict of the sample agency as its worked example.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"

from PIL import Image
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from coordinator.desktop.list_place import ListPlace
from coordinator.desktop.places import PLACES
from coordinator.paths import bundled
from coordinator.services.help.rule_book import EXAMPLE_DAYS, EXAMPLES, examples_of
from coordinator.services.program import Setting, new_program
from tests.conftest import NOW
from tests.desktop.gallery import settle, shown

SHOWN = ("Today", "Compliance", "Officers", "Training", "Agreements", "Reports")
WIDTH = 600
"""In pixels: what the help window has room for."""


def take_pictures(program: Path, folder: Path) -> None:
    """Write the pictures of the places that are shown."""
    with shown(program, "LIGHT", (1100, 640)) as window:
        for number, place in enumerate(PLACES):
            if place.title in SHOWN:
                window.go(number)
                settle(window)
                page = window.shown_page
                if isinstance(page, ListPlace) and page.table.model().rowCount():
                    page.table.selectRow(0)
                    page.table.activated.emit(page.table.model().index(0, 0))
                    settle(window)
                picture = window.grab().toImage().scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
                file = folder / f"{place.title.lower()}.png"
                picture.save(str(file))
                with Image.open(file) as whole:
                    whole.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)


def main() -> None:
    """Write pictures and examples into ``resources/help``."""
    application = QApplication([])
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    folder = bundled("resources/help") / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as aside:
        os.environ["XDG_CONFIG_HOME"] = aside
        program = Path(aside, "Sample agency")
        with new_program(program, Setting("Pia Lindgren", lambda: NOW), sample=True) as store:
            text = json.dumps(examples_of(store, EXAMPLE_DAYS), indent=1, ensure_ascii=False)
        bundled(EXAMPLES).write_text(text + "\n", "utf-8")
        take_pictures(program, folder)
    sys.stdout.write(f"{folder}: {', '.join(path.name for path in sorted(folder.iterdir()))}\n")


if __name__ == "__main__":
    main()
