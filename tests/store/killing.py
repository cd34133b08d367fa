"""A process that works until it is killed at a random moment, and acknowledges over a pipe what it has done."""

import os
import random
import select
import signal
from collections.abc import Callable

import pytest

Acknowledge = Callable[[str], object]

ROUNDS = [(287, 30), *(pytest.param(seed, 100, marks=pytest.mark.long) for seed in range(10))]
"""Seeds, and how often is killed: enough to see a fault that is common, and with ``--long`` a rare one."""


def killed(work: Callable[[Acknowledge], None], chance: random.Random, *, at_most: int, within: float) -> list[str]:
    """Fork a child that works for ever; kill it after some acknowledgements (fewer than *at_most*) and some seconds.

    Returns what it acknowledged.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        work(lambda line: os.write(writer, f"{line}\n".encode()))
    os.close(writer)
    told = b""
    wanted = chance.randrange(at_most)
    while told.count(b"\n") < wanted:
        told += os.read(reader, 4096)
    select.select([], [], [], chance.random() * within)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 4096):
        told += more
    os.close(reader)
    return told.decode().split()
