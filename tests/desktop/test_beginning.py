"""Which words open the window, on what, and which are a command."""

import sys
from pathlib import Path

import pytest

from coordinator import __main__, cli
from coordinator.desktop import application

GONE = "/nowhere/Lark County"


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ([], (None, False, False)),
        (["--safe"], (None, True, False)),
        (["--sample"], (None, False, True)),
        ([GONE], (Path(GONE), False, False)),
        (["--safe", GONE], (Path(GONE), True, False)),
        (["--safe", "Lark"], (Path("Lark"), True, False)),
        (["status", GONE], None),
        (["check"], None),
        (["--version"], None),
    ],
)
def test_words_open_the_window_or_are_a_command(
    words: list[str], opened: tuple[Path | None, bool, bool] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    def start(program: Path | None, setting: object, *, safe: bool, sample: bool) -> int:
        del setting
        told.append((program, safe, sample))
        return 0

    def command(*_: object) -> int:
        told.append(None)
        return 0

    monkeypatch.setattr(sys, "argv", ["coordinator", *words])
    monkeypatch.setattr(application, "start", start)
    monkeypatch.setattr(cli, "main", command)
    __main__.main()
    assert told == [opened]
