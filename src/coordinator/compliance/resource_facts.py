"""Facts about what the program uses, spends, counts and keeps, and about duties that somebody let rest or explained.

Like :mod:`coordinator.compliance.facts`: frozen values with the few fields that rules read, in the order of entry.
"""

from dataclasses import dataclass
from datetime import date

from coordinator.compliance.choices import CostCategory, CostMethod, EquipmentStatus, Owner, Payer


@dataclass(frozen=True, slots=True)
class SecurityAgreement:
    """An interconnection security agreement (ISA) of a site with ICE's network."""

    facility: str
    signed_on: date | None
    ref: str


@dataclass(frozen=True, slots=True)
class SystemAccount:
    """An officer's account in a system of ICE, and the signed rules of behavior."""

    badge: str
    system: str
    granted_on: date | None
    rules_signed_on: date | None = None
    disabled_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this account name."""
        return f"account:{self.badge}/{self.system}"

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"system_account:{self.badge}/{self.system}"


@dataclass(frozen=True, slots=True)
class Equipment:
    """A thing in the program's use."""

    tag: str
    owner: Owner
    status: EquipmentStatus | None
    received_on: date | None = None
    last_inventory_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this thing name, which is its record too."""
        return f"equipment:{self.tag}"


@dataclass(frozen=True, slots=True)
class Cost:
    """Money spent on the program."""

    key: str
    moa: str
    incurred_on: date
    category: CostCategory
    payer: Payer | None
    method: CostMethod | None
    for_training: bool = False

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this cost name, which is its record too."""
        return f"cost:{self.key}"


@dataclass(frozen=True, slots=True)
class ActivityMonth:
    """A month's counts under an agreement; *month* is its first day. A count that was not collected is none."""

    moa: str
    month: date
    locked_on: date | None = None
    detainers: int | None = None
    detainers_told: int | None = None
    claims: int | None = None
    claims_told: int | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this month name."""
        return f"activity:{self.moa}/{self.month:%Y-%m}"

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"activity_month:{self.moa}/{self.month:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: what it is called, the day on it, and the end of its retention."""

    key: str
    title: str = ""
    dated_on: date | None = None
    destroy_after: date | None = None
    legal_hold: bool = False
    disposed_on: date | None = None

    @property
    def subject(self) -> str:
        """Return the subject that verdicts on this document name, which is its record too."""
        return f"document:{self.key}"

    def is_written(self, day: date) -> bool:
        """Return whether the document is not of a day later than *day*."""
        return self.dated_on is None or self.dated_on <= day

    def is_on_file(self, day: date) -> bool:
        """Return whether the document can be shown on *day*: it is written, and not destroyed by then."""
        return self.is_written(day) and (self.disposed_on is None or day < self.disposed_on)


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody in authority let a duty rest for a while; both days count."""

    rule: str
    subject: str
    from_on: date
    until_on: date | None
    authority: str = ""

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"waiver:{self.rule}/{self.subject}/{self.from_on}"


@dataclass(frozen=True, slots=True)
class Answer:
    """An ``explanation`` record: why something that cannot be mended any more is as it is."""

    rule: str
    subject: str
    on: date

    @property
    def ref(self) -> str:
        """Return ``kind:key`` of the record."""
        return f"explanation:{self.rule}/{self.subject}/{self.on}"
