"""Costs, equipment and access to systems."""

from coordinator.compliance.choices.choice import Choice


class CostCategory(Choice):
    """What money or time was spent on."""

    SALARY = "SALARY", "Salary"
    BENEFITS = "BENEFITS", "Benefits"
    OVERTIME_TRAINING = "OVERTIME_TRAINING", "Overtime for training"
    OVERTIME_BACKFILL = "OVERTIME_BACKFILL", "Overtime to fill in"
    OVERTIME_DUTY = "OVERTIME_DUTY", "Overtime on duty"
    TRAVEL = "TRAVEL", "Travel"
    LODGING_PER_DIEM = "LODGING_PER_DIEM", "Lodging and per diem"
    SUPPLIES = "SUPPLIES", "Supplies"
    SECURITY_EQUIPMENT = "SECURITY_EQUIPMENT", "Security equipment"
    IT_LOCAL = "IT_LOCAL", "Local computer equipment"
    VEHICLE = "VEHICLE", "Vehicle"
    INTERPRETER = "INTERPRETER", "Interpreter"
    MEETING_NOTICE = "MEETING_NOTICE", "Meeting notice"
    LEGAL = "LEGAL", "Legal advice"
    OTHER = "OTHER", "Other cost"


class Payer(Choice):
    """Who paid."""

    LEA = "LEA", "The agency"
    ICE = "ICE", "ICE"
    OTHER_FEDERAL = "OTHER_FEDERAL", "Another federal agency"
    STATE = "STATE", "The state"


class CostMethod(Choice):
    """How an amount was found."""

    ACTUAL = "ACTUAL", "Actual amount"
    ALLOCATED = "ALLOCATED", "Allocated share"


class ReimbursementProgram(Choice):
    """From which program money is claimed back; SCAAP and IGSA are no part of 287(g)."""

    ICE_TRAVEL = "ICE_TRAVEL", "ICE: travel"
    ICE_TFM_SALARY = "ICE_TFM_SALARY", "ICE task force: salary"
    ICE_TFM_OVERTIME = "ICE_TFM_OVERTIME", "ICE task force: overtime"
    ICE_TFM_EQUIPMENT = "ICE_TFM_EQUIPMENT", "ICE task force: equipment"
    ICE_TFM_VEHICLE = "ICE_TFM_VEHICLE", "ICE task force: vehicle"
    ICE_TFM_AWARD = "ICE_TFM_AWARD", "ICE task force: quarterly award"
    SCAAP = "SCAAP", "State Criminal Alien Assistance Program"
    STATE_GRANT = "STATE_GRANT", "State grant"
    IGSA = "IGSA", "Detention agreement (no part of the program)"


class ReimbursementStatus(Choice):
    """Where a claim stands."""

    NOT_CLAIMED = "NOT_CLAIMED", "Not claimed yet"
    CLAIMED = "CLAIMED", "Claimed"
    APPROVED = "APPROVED", "Approved"
    PAID = "PAID", "Paid"
    DENIED = "DENIED", "Denied"


class EquipmentKind(Choice):
    """What a piece of equipment is."""

    WORKSTATION = "WORKSTATION", "Workstation"
    LAPTOP = "LAPTOP", "Laptop"
    PRINTER = "PRINTER", "Printer"
    SCANNER = "SCANNER", "Scanner"
    FINGERPRINT = "FINGERPRINT", "Fingerprint reader"
    CAMERA = "CAMERA", "Camera"
    ROUTER = "ROUTER", "Router or network device"
    VPN_TOKEN = "VPN_TOKEN", "VPN token"
    PHONE = "PHONE", "Phone"
    OTHER = "OTHER", "Other equipment"


class Owner(Choice):
    """To whom a thing belongs."""

    ICE = "ICE", "ICE"
    LEA = "LEA", "The agency"


class EquipmentStatus(Choice):
    """Where a piece of equipment is."""

    IN_USE = "IN_USE", "In use"
    STORED = "STORED", "Stored"
    RETURNED = "RETURNED", "Returned"
    LOST = "LOST", "Lost"
    REPAIR = "REPAIR", "Being repaired"
