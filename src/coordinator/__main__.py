"""Where the program begins: reads the clock, the person and the words, and hands over to the command line."""

import getpass
import os
import sys
from datetime import datetime

from coordinator.cli import main as run_command
from coordinator.services.program import Setting


def actor() -> str:
    """Return who works: ``COORDINATOR_ACTOR``, else the system's user."""
    named = os.environ.get("COORDINATOR_ACTOR", "").strip()
    return named or getpass.getuser()


def main() -> int:
    """Start the program with the words it was called with."""
    setting = Setting(actor(), lambda: datetime.now().astimezone())
    return run_command(sys.argv[1:], setting)


if __name__ == "__main__":
    sys.exit(main())
