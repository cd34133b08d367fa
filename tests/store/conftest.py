import gzip
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

FORM_1 = Path(__file__).parents[1] / "data" / "form-1.db.gz"
"""A file that the program of form 1 wrote: the sample agency of its day, a change, and its last examination deleted."""


@pytest.fixture
def open_to_all(request: pytest.FixtureRequest) -> Iterator[Path]:
    """An empty folder that every user of this machine reaches; pytest's own are closed to others."""
    folder = Path("/var/tmp") / f"coordinator-{os.getpid()}-{abs(hash(request.node.nodeid))}"  # noqa: S108  see above
    folder.mkdir()
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def sample_program(sample_program: Path) -> Path:
    """The sample agency without the files of its papers: these tests bring those that they count."""
    shutil.rmtree(sample_program / "documents")
    return sample_program


@pytest.fixture
def old_program(tmp_path: Path) -> Path:
    """A program folder of form 1."""
    folder = tmp_path / "old"
    for name in ("documents", "backups"):
        (folder / name).mkdir(parents=True)
    (folder / "records.db").write_bytes(gzip.decompress(FORM_1.read_bytes()))
    return folder
