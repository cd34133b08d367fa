"""The way into an agreement: applied for, assessed, negotiated."""

from datetime import date
from typing import ClassVar

from coordinator.compliance.choices import ApplicationStage, Model
from coordinator.records.declaration import Fields, choice, day, long_text, reference, text
from coordinator.records.guards import About, Needed
from coordinator.records.table import Row, constraints


class MoaApplicationFields(Fields):
    """The agency's request to join under a model, up to the signed agreement."""

    about: ClassVar = About(
        "moa_application",
        "Application",
        "Applications",
        "A request to join under a model: applied for, assessed by ICE, negotiated, and how it ended.",
        in_order=(
            ("applied_on", "assessed_on"),
            ("applied_on", "negotiating_from"),
            ("applied_on", "closed_on"),
            ("negotiating_from", "closed_on"),
        ),
        needs=(
            Needed("stage", ApplicationStage.ASSESSED, "assessed_on"),
            Needed("stage", ApplicationStage.NEGOTIATING, "negotiating_from"),
            Needed("stage", ApplicationStage.SIGNED, "moa_id"),
            Needed("stage", ApplicationStage.DECLINED, "closed_on"),
            Needed("stage", ApplicationStage.WITHDRAWN, "closed_on"),
        ),
    )

    model: Model = choice(Model, "Model", "The model applied for.", key=True, listed=True)
    applied_on: date = day("Applied on", "Day of the letter to ICE.", key=True, listed=True)
    stage: ApplicationStage = choice(ApplicationStage, "Stage", "How far it has come.", listed=True)
    applied_by: str | None = text("Applied by", "Who signed the letter.", default=None)
    addressed_to: str | None = text("Addressed to", "Whom at ICE it went to.", default=None)
    assessed_on: date | None = day(
        "Assessed on", "Day on which ICE's needs assessment ended.", listed=True, default=None
    )
    assessment: str | None = long_text("Assessment", "What the assessment said.", default=None)
    negotiating_from: date | None = day("Negotiating from", "Day of the first draft.", default=None)
    approved_locally_on: date | None = day("Approved locally on", "Day of the county's resolution.", default=None)
    resolution_no: str | None = text("Resolution", "Number of the county's resolution.", default=None, exempt=True)
    closed_on: date | None = day("Closed on", "Day on which it ended, signed or not.", default=None)
    moa_id: int | None = reference("moa", "Agreement", "The agreement that came of it.", default=None)


class MoaApplication(MoaApplicationFields, Row, table=True):
    """The table of applications."""

    __table_args__ = constraints(MoaApplicationFields)
