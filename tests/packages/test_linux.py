import re
import tomllib
from configparser import ConfigParser
from xml.etree import ElementTree as ET

import pytest

from coordinator.cli.program import COMMANDS
from packages import man
from packages.deb import CONTROL, FILES, NEEDS, NEEDS_FOR_X
from packages.nsis import CONSOLE, WINDOW
from packages.project import APPLICATION, PACKAGING, ROOT, bare, version


@pytest.mark.parametrize("command", [one.name for one in COMMANDS])
def test_the_manual_page_tells_of_every_command(command: str) -> None:
    escaped = command.replace("-", "\\-")
    assert f"\n.SS {escaped}\n" in man.page("2026-11-25", "1")


def test_the_manual_page_holds_no_request_but_its_own() -> None:
    requests = {line.split(" ")[0] for line in man.page("2026-11-25", "1").splitlines() if line[:1] in {".", "'"}}
    assert requests <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I"}


def test_the_desktop_entry_and_the_description_name_the_same_program() -> None:
    entry = ConfigParser(interpolation=None)
    entry.read(PACKAGING / f"linux/{APPLICATION}.desktop", "utf-8")
    described = ET.parse(PACKAGING / f"linux/{APPLICATION}.metainfo.xml")  # noqa: S314  our own file
    assert described.findtext("id") == entry["Desktop Entry"]["Icon"] == APPLICATION
    assert described.findtext("launchable") == f"{APPLICATION}.desktop"
    release = described.find("releases/release")
    assert release is not None
    assert release.get("version") == version()


@pytest.mark.parametrize("source", FILES)
def test_what_the_debian_package_carries_is_there(source: str) -> None:
    assert (ROOT / source).is_file()


def test_the_debian_package_needs_what_the_first_run_installs() -> None:
    setting_up = (ROOT / "dev.py").read_text("utf-8")
    asked = set(re.findall(r'"lib[\w.+-]+\.so[\d.]*": "([\w.+-]+)"', setting_up))
    assert asked <= {name.split(" ")[0] for name in (*NEEDS, *NEEDS_FOR_X)}
    assert "{needs}" in CONTROL


def test_the_installer_takes_away_both_programs_and_no_records() -> None:
    script = (PACKAGING / "windows/coordinator.nsi").read_text("utf-8")
    removal = script.partition('Section "Uninstall"')[2]
    assert all(f'Delete "$INSTDIR\\{name}"' in removal for name in (WINDOW, CONSOLE))
    assert 'RMDir /r "$INSTDIR"' not in removal
    assert all(
        f'name="{name.removesuffix(".exe")}"' in (PACKAGING / "coordinator.spec").read_text("utf-8")
        for name in (WINDOW, CONSOLE)
    )


def test_a_package_is_tried_without_the_environment_of_who_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "elsewhere")
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & bare(ROOT).keys()


def test_the_wheel_carries_the_notices_where_the_program_looks_for_them() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        carried = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["THIRD-PARTY-NOTICES.md"] == "coordinator/_bundled/THIRD-PARTY-NOTICES.md"
