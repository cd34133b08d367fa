from pathlib import Path

import pytest

from coordinator.cli import main
from coordinator.cli.command import Exit
from coordinator.services.program import Setting


class Shell:
    """Types commands and reads what is printed."""

    def __init__(self, setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
        self.setting = setting
        self.capsys = capsys
        self.said = ""

    def __call__(self, *words: str | Path, exits: Exit = Exit.FINE) -> str:
        code = main([str(word) for word in words], self.setting)
        printed, self.said = self.capsys.readouterr()
        assert code is exits, self.said
        return printed


@pytest.fixture
def shell(setting: Setting, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(setting, capsys)
