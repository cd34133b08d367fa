"""The rules, one topic a file; RULES names them in the order in which they are shown."""

from coordinator.compliance.rules import authority, credentials, moa, training
from coordinator.compliance.verdicts import Rule

RULES: tuple[Rule, ...] = (
    moa.IN_FORCE,
    authority.PAPERS,
    authority.VALIDITY,
    training.TRAINED_FIRST,
    training.EXAMINED,
    training.REFRESHED,
    credentials.KEPT,
)

RULES_VERSION = 1
"""Raised whenever a rule answers otherwise than before; shown with the date of the terms as "rules v1"."""
