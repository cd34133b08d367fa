import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def open_to_all(request: pytest.FixtureRequest) -> Iterator[Path]:
    """An empty folder that every user of this machine reaches; pytest's own are closed to others."""
    folder = Path("/var/tmp") / f"coordinator-{os.getpid()}-{abs(hash(request.node.nodeid))}"  # noqa: S108  see above
    folder.mkdir()
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)
