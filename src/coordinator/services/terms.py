"""The shipped data of every agreement print, read once."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from coordinator.compliance.rules import RULES_VERSION
from coordinator.compliance.terms import Template, parse
from coordinator.paths import bundled


@cache
def templates() -> Mapping[str, Template]:
    """Return every shipped template by its code.

    Raises:
        Invalid: a file of the installation is damaged.
    """
    files = sorted(bundled("resources/terms").glob("*.toml"))
    parsed = (parse(path.read_text("utf-8"), path.name) for path in files)
    return {template.code: template for template in parsed}


def terms_dated() -> date:
    """Return the day of the newest terms file."""
    return max(template.dated for template in templates().values())


def rules_label() -> str:
    """Return how the rule set is named beside a verdict: ``rules v1, terms of 2026-11-22``."""
    return f"rules v{RULES_VERSION}, terms of {terms_dated().isoformat()}"
