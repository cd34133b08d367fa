"""The import wizard: anybody's file becomes records, step by step, with nothing kept before it was looked at."""

from coordinator.desktop.import_wizard.dialog import ImportWizard

__all__ = ["ImportWizard"]
