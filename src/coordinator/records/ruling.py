"""What people add to a verdict: a waiver for a time, an explanation of what cannot be mended, a reminder put off."""

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from coordinator.compliance.verdicts import SUBJECTS
from coordinator.errors import Problem
from coordinator.records.declaration import Fields, day, long_text, record_key, text
from coordinator.records.guards import About
from coordinator.records.table import Row, constraints


def _about_a_verdict(rule: str, subject: str) -> Iterator[Problem]:
    if not re.fullmatch("[A-Z]{2,4}-[0-9]{2}[A-Z]?", rule):
        yield Problem(f"{rule} is no code of a rule; write it like TRN-03", field="rule")
    kind, _, key = subject.partition(":")
    if kind not in SUBJECTS or bool(key) is (kind == "agency"):
        known = ", ".join(sorted(SUBJECTS))
        reason = f"{subject} is no subject; write it like participation:4117/KC-JEM. The kinds are {known}"
        yield Problem(reason, field="subject")


class WaiverFields(Fields):
    """A duty that somebody with authority has lifted for a time."""

    about: ClassVar = About(
        "waiver",
        "Waiver",
        "Waivers",
        "A duty that somebody with authority has lifted for a time; the verdict then says Waived.",
        in_order=(("from_on", "until_on"),),
    )

    rule: str = text("Rule", "Code of the rule, such as TRN-03.", key=True, listed=True)
    subject: str = record_key("Subject", "What the verdict is about, as it prints it.", key=True, listed=True)
    from_on: date = day("From", "First day.", key=True, listed=True)
    until_on: date | None = day("Until", "Last day; empty: until further notice.", listed=True, default=None)
    authority: str = text("Authority", "Who waived it, and by what paper.", listed=True)
    reason: str | None = long_text("Reason", "Why.", default=None)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a rule or a subject that no verdict can have."""
        yield from super().problems()
        yield from _about_a_verdict(self.rule, self.subject)


class Waiver(WaiverFields, Row, table=True):
    """The table of waivers."""

    __table_args__ = constraints(WaiverFields)


class ExplanationFields(Fields):
    """Why something is as it is and cannot be mended any more."""

    about: ClassVar = About(
        "explanation",
        "Explanation",
        "Explanations",
        "Why a duty was not met, or met late, when that cannot be mended any more; the status stays.",
    )

    rule: str = text("Rule", "Code of the rule, such as CMP-03.", key=True, listed=True)
    subject: str = record_key("Subject", "What the verdict is about, as it prints it.", key=True, listed=True)
    on: date = day("On", "Day of the explanation.", key=True, listed=True)
    by: str | None = text("By", "Who explains.", listed=True, default=None)
    text: str = long_text("Text", "The explanation, as the packet prints it.", listed=True)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a rule or a subject that no verdict can have."""
        yield from super().problems()
        yield from _about_a_verdict(self.rule, self.subject)


class Explanation(ExplanationFields, Row, table=True):
    """The table of explanations."""

    __table_args__ = constraints(ExplanationFields)


class SnoozeFields(Fields):
    """A reminder that somebody put off until a day; the verdict stays what it is."""

    about: ClassVar = About(
        "snooze",
        "Reminder put off",
        "Reminders put off",
        "A duty that the first page tells of again on a later day, with the reason; its status stays what it is.",
        in_order=(("from_on", "until_on"),),
    )

    rule: str = text("Rule", "Code of the rule, such as MOA-08.", key=True, listed=True)
    subject: str = record_key("Subject", "What the verdict is about, as it prints it.", key=True, listed=True)
    from_on: date = day("Put off on", "Day on which it was put off.", key=True, listed=True)
    until_on: date = day("Until", "Day on which the first page tells of it again.", listed=True)
    reason: str = long_text("Reason", "Why it can wait.", listed=True)

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be: a rule or a subject that no verdict can have."""
        yield from super().problems()
        yield from _about_a_verdict(self.rule, self.subject)


class Snooze(SnoozeFields, Row, table=True):
    """The table of reminders that were put off."""

    __table_args__ = constraints(SnoozeFields)
