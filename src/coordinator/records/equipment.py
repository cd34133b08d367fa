"""Equipment, the agreements on its connection, and the accounts of those who use it."""

from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import EquipmentKind, EquipmentStatus, Owner
from coordinator.records.declaration import Fields, choice, day, reference, text
from coordinator.records.guards import About, Needed
from coordinator.records.table import Row, constraints


class EquipmentFields(Fields):
    """A piece of equipment of the program."""

    about: ClassVar = About(
        "equipment",
        "Equipment",
        "Equipment",
        "A piece of equipment of the program: whose it is, where it is, and when it was last seen.",
        in_order=(("received_on", "last_inventory_on"), ("received_on", "returned_on")),
        needs=(Needed("status", EquipmentStatus.RETURNED, "returned_on"),),
    )

    asset_tag: str = text("Tag", "Asset tag.", key=True, listed=True, exempt=True)
    kind: EquipmentKind = choice(EquipmentKind, "Kind", "What it is.", listed=True)
    owner: Owner = choice(Owner, "Owner", "To whom it belongs.", listed=True)
    serial: str | None = text("Serial", "Serial number.", default=None, exempt=True)
    site_id: int | None = reference("facility", "Site", "Where it is.", listed=True, default=None)
    assigned_to_id: int | None = reference("officer", "Assigned to", "Who uses it.", sensitive=True, default=None)
    received_on: date | None = day("Received on", "Day on which it came.", default=None)
    last_inventory_on: date | None = day(
        "Last inventory on", "Day on which it was last seen.", listed=True, default=None
    )
    condition: str | None = text("Condition", "In which condition.", default=None)
    status: EquipmentStatus = choice(EquipmentStatus, "Status", "Where it stands.", listed=True)
    returned_on: date | None = day("Returned on", "Day on which it went back.", default=None)


class Equipment(EquipmentFields, Row, table=True):
    """The table of equipment."""

    __table_args__ = constraints(EquipmentFields)


class IsaFields(Fields):
    """An interconnection security agreement of a site."""

    about: ClassVar = About(
        "isa",
        "Interconnection security agreement",
        "Interconnection security agreements",
        "The agreement with ICE on the connection of a site that uses its network or equipment.",
        in_order=(("signed_on", "reviewed_on"), ("signed_on", "ended_on")),
    )

    facility_id: int = reference("facility", "Facility", "For which site.", key=True, listed=True)
    signed_on: date = day("Signed on", "Day of the last signature.", key=True, listed=True)
    daa_name: str | None = text("Accreditation authority", "Who signed for the agency.", default=None)
    ice_signer: str | None = text("ICE's signer", "Who signed for ICE.", default=None)
    reviewed_on: date | None = day("Reviewed on", "Day of the last review.", listed=True, default=None)
    ended_on: date | None = day("Ended on", "First day on which it no longer holds.", default=None)


class Isa(IsaFields, Row, table=True):
    """The table of interconnection security agreements."""

    __table_args__ = constraints(IsaFields)


class SystemAccountFields(Fields):
    """An officer's account in a system of ICE."""

    about: ClassVar = About(
        "system_account",
        "System account",
        "System accounts",
        "An officer's account in a system of ICE: rules of behavior signed, granted, disabled.",
        in_order=(("granted_on", "disabled_on"), ("granted_on", "last_reviewed_on")),
    )

    officer_id: int = reference("officer", "Officer", "Whose account.", key=True, listed=True)
    system: str = text("System", "Name of the system.", key=True, listed=True)
    rules_signed_on: date | None = day(
        "Rules signed on", "Day on which the officer signed the rules of behavior.", listed=True, default=None
    )
    granted_on: date | None = day("Granted on", "First day of access.", listed=True, default=None)
    last_reviewed_on: date | None = day("Last reviewed on", "Day on which the need was last looked at.", default=None)
    disabled_on: date | None = day("Disabled on", "Day on which access ended.", listed=True, default=None)


class SystemAccount(SystemAccountFields, Row, table=True):
    """The table of system accounts."""

    __table_args__ = constraints(SystemAccountFields)
