"""The first run: from nothing to a program of one's own."""

from coordinator.desktop.first_run.page import FirstRunPage

__all__ = ["FirstRunPage"]
