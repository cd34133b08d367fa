"""What an agreement is, what changes it, and what it lets officers do."""

from coordinator.compliance.choices.choice import Choice


class Model(Choice):
    """The program models; HYBRID is historic and counts as JEM and as TFM."""

    JEM = "JEM", "Jail Enforcement Model"
    WSO = "WSO", "Warrant Service Officer"
    TFM = "TFM", "Task Force Model"
    HYBRID = "HYBRID", "Hybrid Model (historic)"

    def counts_as(self, model: "Model") -> bool:
        """Return whether a rule that names *model* is asked of an agreement of this one."""
        return self is model or (self is Model.HYBRID and model in {Model.JEM, Model.TFM})


class TermKind(Choice):
    """Whether an agreement has an end day."""

    OPEN_ENDED = "OPEN_ENDED", "Until terminated"
    FIXED_TERM = "FIXED_TERM", "Fixed term"


class AmendmentKind(Choice):
    """What a signed change of an agreement does."""

    ADDENDUM = "ADDENDUM", "Addendum"
    SOP_CHANGE = "SOP_CHANGE", "Change of the operating procedure"
    EXTENSION = "EXTENSION", "Extension"
    POC_CHANGE = "POC_CHANGE", "Change of contacts"
    OTHER = "OTHER", "Other change"


class MoaEventKind(Choice):
    """What happened to an agreement after it was signed."""

    TERMINATION_NOTICE = "TERMINATION_NOTICE", "Notice of termination"
    TERMINATED = "TERMINATED", "Terminated"
    SUSPENDED = "SUSPENDED", "Suspended"
    REINSTATED = "REINSTATED", "Reinstated"


class ServedBy(Choice):
    """How a notice reached the other party."""

    CERTIFIED_MAIL = "CERTIFIED_MAIL", "Certified mail"
    REGISTERED_MAIL = "REGISTERED_MAIL", "Registered mail"
    IN_PERSON = "IN_PERSON", "In person"
    MAIL = "MAIL", "Mail"
    EMAIL = "EMAIL", "E-mail"
    OTHER = "OTHER", "Another way"


class DecidedBy(Choice):
    """Which party decided."""

    ICE = "ICE", "ICE"
    LEA = "LEA", "The agency"


class Function(Choice):
    """The immigration-officer functions that an agreement may delegate."""

    F01 = "F01", "Question a person about the right to be or remain in the United States"
    F02 = "F02", "Serve and execute warrants of arrest"
    F03 = "F03", "Serve warrants of removal"
    F04 = "F04", "Administer oaths and take evidence"
    F05 = "F05", "Prepare charging documents for an ICE officer's signature"
    F06 = "F06", "Issue detainers and the record of deportable alien"
    F07 = "F07", "Detain and transport to facilities approved by ICE"
    F08 = "F08", "Arrest without warrant for entry in view or likely escape"
    F09 = "F09", "Arrest without warrant for immigration felonies"
    F10 = "F10", "Hold persons arrested by ICE or for ICE"


class ApplicationStage(Choice):
    """How far the joining of an agreement has come."""

    APPLIED = "APPLIED", "Applied"
    ASSESSED = "ASSESSED", "Assessed by ICE"
    NEGOTIATING = "NEGOTIATING", "Being negotiated"
    SIGNED = "SIGNED", "Signed"
    DECLINED = "DECLINED", "Declined by ICE"
    WITHDRAWN = "WITHDRAWN", "Withdrawn by the agency"


_JAIL = frozenset({Function.F01, Function.F02, Function.F03, Function.F04, Function.F05, Function.F06, Function.F07})
_TASK_FORCE = frozenset(Function) - {Function.F03}

FUNCTIONS_OF: dict[Model, frozenset[Function]] = {
    Model.JEM: _JAIL,
    Model.WSO: frozenset({Function.F02, Function.F03}),
    Model.TFM: _TASK_FORCE,
    Model.HYBRID: _JAIL | _TASK_FORCE,
}
"""The functions that an agreement of each model may delegate; an officer cannot be granted others (AUT-04)."""
