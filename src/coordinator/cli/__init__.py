"""The command line: the services that the window uses, without a window; Qt is never imported here."""

from coordinator.cli.program import main

__all__ = ["main"]
