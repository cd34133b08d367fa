"""What tests share: a fixed clock, and programs made for real in a temporary folder."""

import csv
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from coordinator.paths import bundled
from coordinator.services.program import Setting, new_program
from coordinator.store import Store, create_store, open_store

SAMPLE = bundled("resources/sample")
SAMPLE_ROWS = {
    path.stem: sum(1 for _ in csv.reader(path.read_text("utf-8").splitlines(True))) - 1 for path in SAMPLE.glob("*.csv")
}
"""How many records of each kind the sample agency has."""
SAMPLE_OFFICERS = SAMPLE_ROWS["officer"]
SAMPLE_RECORDS = sum(SAMPLE_ROWS.values())
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=-6)))


@pytest.fixture(scope="session")
def setting() -> Setting:
    return Setting("Pia Lindgren", lambda: NOW)


@pytest.fixture(scope="session")
def _sample_program(tmp_path_factory: pytest.TempPathFactory, setting: Setting) -> Path:
    folder = tmp_path_factory.mktemp("made") / "kettle"
    with new_program(folder, setting, sample=True):
        pass
    return folder


@pytest.fixture
def sample_program(_sample_program: Path, tmp_path: Path) -> Path:
    """A program folder with the sample agency, closed."""
    return shutil.copytree(_sample_program, tmp_path / "kettle")


@pytest.fixture
def sample(sample_program: Path, setting: Setting) -> Iterator[Store]:
    """The sample agency, open for writing."""
    store = open_store(sample_program, setting.stamp, write=True)
    yield store
    store.close()


@pytest.fixture
def empty(tmp_path: Path, setting: Setting) -> Iterator[Store]:
    """An empty program, open for writing."""
    store = create_store(tmp_path / "empty", setting.stamp)
    yield store
    store.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is found as what is expected")
    parser.addoption("--long", action="store_true", help="also run what takes minutes to hours")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        long = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
