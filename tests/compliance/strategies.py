"""Registers made up by Hypothesis: several agreements and officers, and facts of every kind around them.

Dates lie close together on a few weeks of several years, so that borders meet. What entry refuses is not generated:
effective days before signatures, an end day on an open-ended agreement, unknown words.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from coordinator.compliance import choices as words
from coordinator.compliance import facts as fact
from coordinator.compliance import program_facts as around
from coordinator.compliance import resource_facts as resource
from coordinator.compliance.program_register import Program
from coordinator.compliance.register import Register
from coordinator.compliance.terms import Override
from tests.compliance.agency import having, rows_of

FIRST, LAST = date(2019, 12, 30), date(2028, 3, 2)
BADGES = ("1", "2", "3")
PRINTS = {
    words.Model.JEM: ("JEM-2016", "JEM-2020", "JEM-2025", "OTHER"),
    words.Model.WSO: ("WSO-2019", "WSO-2020", "WSO-2025", "OTHER"),
    words.Model.TFM: ("TFM-2025", "TFM-2025-TX", "PRE-2009", "OTHER"),
    words.Model.HYBRID: ("STD-2009",),
}
COURSES = (
    fact.Course("IADP", frozenset({words.Model.JEM}), words.Satisfies.INITIAL),
    fact.Course("IADRP", frozenset({words.Model.JEM}), words.Satisfies.REFRESHER),
    fact.Course("WSO-INIT", frozenset({words.Model.WSO}), words.Satisfies.INITIAL),
    fact.Course("TFM-INIT", frozenset({words.Model.TFM}), words.Satisfies.INITIAL),
    fact.Course("TFM-UPD", frozenset({words.Model.TFM}), words.Satisfies.UPDATE),
    fact.Course("IA", frozenset(words.Model), words.Satisfies.ANNUAL, (2, 28)),
    fact.Course("PRIVACY", frozenset({words.Model.JEM}), words.Satisfies.ANNUAL),
)
OVERRIDES = (
    ("TRN-03", "anchor", "FIXED_CYCLE"),
    ("TRN-03", "interval_months", "12"),
    ("AUT-02", "length_months", "6"),
    ("STC-01", "interval_months", "12"),
    ("CMP-01", "hours", "24"),
    ("CMP-04", "days", "60"),
    ("EXT-01", "days", "30"),
    ("MOA-06", "interval_months", "1"),
    ("INS-01", "due_soon_days", "0"),
    ("SUP-02", "interval_months", "1"),
)

_FAR = st.dates(FIRST, LAST)
_NEAR = st.builds(
    lambda year, offset: date(year, 1, 30) + timedelta(days=offset), st.integers(2020, 2027), st.integers(0, 32)
)
DAYS = _NEAR | _FAR
MAYBE = st.none() | DAYS
_EARLY = st.sampled_from([FIRST, FIRST, FIRST, date(2020, 2, 29), date(2021, 1, 31)])
_LATER = st.sampled_from([True, False, False]).flatmap(lambda dated: DAYS if dated else st.none())
_SIGNED = st.sampled_from([True, True, True, True, False]).flatmap(lambda early: st.just(FIRST) if early else MAYBE)
_CERTIFIED = st.sampled_from([True, True, True, False]).flatmap(lambda early: _EARLY if early else MAYBE)
MOMENTS = st.builds(
    datetime.combine, DAYS, st.sampled_from([time(0), time(8, 30), time(16), time(23, 59), time(23, 59, 59)])
)


_Row = TypeVar("_Row")
_Choice = TypeVar("_Choice", bound=words.Choice)


def _one(enum: type[_Choice]) -> SearchStrategy[_Choice]:
    return st.sampled_from(list(enum))


def _some(rows: SearchStrategy[_Row], key: Callable[[_Row], object]) -> SearchStrategy[list[_Row]]:
    """Return lists of rows with different keys, as the store keeps them."""
    return st.lists(rows, max_size=4, unique_by=lambda row: str(key(row)))


def _ref(row: Any) -> object:
    return row.ref


def _subject(row: Any) -> object:
    return row.subject


@st.composite
def _agreements(draw: st.DrawFn) -> list[fact.Moa]:
    """Draw up to three agreements, of which a later one may supersede an earlier one of its model."""
    rows: list[fact.Moa] = []
    for code in ("A", "B", "C")[: draw(st.integers(1, 3))]:
        model = draw(_one(words.Model))
        fixed = draw(st.sampled_from([False, False, True]))
        heirs = [row.code for row in rows if row.model is model]
        rows.append(
            fact.Moa(
                code,
                model,
                draw(st.sampled_from(PRINTS[model])),
                draw(_SIGNED),
                draw(_SIGNED),
                draw(_LATER),
                draw(MAYBE),
                words.TermKind.FIXED_TERM if fixed else words.TermKind.OPEN_ENDED,
                draw(DAYS) if fixed else None,
                draw(st.sampled_from(["", *heirs])),
            )
        )
    return rows


def _programs(moa: SearchStrategy[str]) -> SearchStrategy[Program]:
    badge, place, code = st.sampled_from(BADGES), st.sampled_from(["Main", "Annex"]), st.sampled_from(["1", "2", "3"])
    yes = st.booleans()
    count = st.none() | st.integers(0, 5)
    month = st.dates(FIRST, LAST).map(lambda day: day.replace(day=1))
    about = st.sampled_from(["participation:1/A", "participation:2/B", "moa:A", "agency:", "contact:FOD"])
    rule = st.sampled_from(["TRN-03", "AUT-01", "CRD-01", "TRN-01", "MOA-01", "MOA-08", "LEP-01", "NOM-04"])
    return st.builds(
        Program,
        facilities=_some(st.builds(around.Facility, place, _one(words.FacilityKind), yes), lambda row: row.name),
        contacts=_some(
            st.builds(around.Contact, _one(words.ContactRole), st.sampled_from("XYZ"), MAYBE, MAYBE, MAYBE), _ref
        ),
        oversight=_some(st.builds(around.OversightMeeting, moa, _one(words.OversightKind), DAYS), _ref),
        inspections=_some(st.builds(around.Inspection, code, moa, _one(words.InspectionKind), MAYBE), _ref),
        actions=_some(st.builds(around.CorrectiveAction, code, code, code, MAYBE, MAYBE), _ref),
        meetings=_some(
            st.builds(
                around.CommitteeMeeting, code, st.frozensets(moa), _one(words.MeetingStatus), MAYBE, MAYBE, MAYBE, MAYBE
            ),
            _subject,
        ),
        clearances=_some(
            st.builds(around.Clearance, code, st.none() | _one(words.ReleaseResult), MAYBE, st.uuids().map(str)), _ref
        ),
        complaints=_some(
            st.builds(
                around.Complaint, code, moa, MOMENTS, _one(words.ComplaintSubject), badge, yes, yes,
                st.none() | MOMENTS, MAYBE, MAYBE, MAYBE,
            ),
            _subject,
        ),
        posting_checks=_some(
            st.builds(around.PostingCheck, place, DAYS, yes, MAYBE, st.none() | _one(words.Intake)), _ref
        ),
        security_agreements=_some(st.builds(resource.SecurityAgreement, place, MAYBE, st.uuids().map(str)), _ref),
        accounts=_some(st.builds(resource.SystemAccount, badge, code, MAYBE, MAYBE, MAYBE), _ref),
        equipment=_some(
            st.builds(
                resource.Equipment, code, _one(words.Owner), st.none() | _one(words.EquipmentStatus), MAYBE, MAYBE
            ),
            _subject,
        ),
        costs=_some(
            st.builds(
                resource.Cost, code, moa | st.just(""), DAYS, _one(words.CostCategory),
                st.none() | _one(words.Payer), st.none() | _one(words.CostMethod), yes,
            ),
            _subject,
        ),
        months=_some(
            st.builds(resource.ActivityMonth, moa, month, MAYBE, count, count, count, count), _ref
        ),
        papers=_some(st.builds(resource.Paper, code, st.just(""), MAYBE, MAYBE, yes, MAYBE), _subject),
        waivers=_some(st.builds(resource.Waiver, rule, about, DAYS, MAYBE, st.sampled_from(["", "Sheriff"])), _ref),
        documented=st.fixed_dictionaries({"training_record:1/IADP/2019-12-30": st.lists(code, max_size=2)}),
        answers=_some(st.builds(resource.Answer, rule, about, DAYS), _ref),
    )  # fmt: skip


INITIAL = {
    words.Model.JEM: ("IADP", words.Role.DIO),
    words.Model.WSO: ("WSO-INIT", words.Role.WSO),
    words.Model.TFM: ("TFM-INIT", words.Role.TFO),
    words.Model.HYBRID: ("IADP", words.Role.DIO),
}


@st.composite
def _careers(draw: st.DrawFn, moas: list[fact.Moa]) -> Register:
    """Draw officers under the agreements, most of them with the papers to act."""
    found = Register()
    pairs = st.tuples(st.sampled_from(BADGES), st.sampled_from(moas))
    for badge, moa in draw(st.lists(pairs, max_size=4, unique_by=lambda pair: (pair[0], pair[1].code))):
        course, role = INITIAL[moa.model]
        held = fact.Participation(badge, moa.code, role, FIRST, draw(_LATER), draw(_LATER))
        trained, granted = draw(_EARLY), draw(_EARLY)
        done = fact.Training(badge, course, trained, trained, draw(_CERTIFIED))
        letter = fact.Authorization(badge, moa.code, granted, draw(_LATER), draw(st.just(granted) | MAYBE))
        kinds = (words.CredentialKind.FORM_70_006, words.CredentialKind.CREDENTIAL_CARD)
        papers = [fact.Credential(badge, moa.code, kind, granted, draw(_LATER), draw(_LATER)) for kind in kinds]
        known = {row.ref for row in found.trainings}
        found = having(
            found,
            participations=[*found.participations, held],
            trainings=[*found.trainings, *([] if done.ref in known else [done])],
            authorizations=[*found.authorizations, letter],
            credentials=[*rows_of(found, "credentials"), *papers[: draw(st.integers(0, 5)) + 1]],
            nominations=[*found.nominations, around.Nomination(badge, moa.code, draw(_EARLY))],
        )
    return found


def _with(rows: Sequence[_Row], more: Iterable[_Row], key: Callable[[_Row], object]) -> list[_Row]:
    """Return *rows* and those of *more* whose key is new, as the store keeps them."""
    return list({str(key(row)): row for row in (*more, *rows)}.values())


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Draw everything that an agency may keep."""
    moas = draw(_agreements())
    careers = draw(_careers(moas))
    moa, badge = st.sampled_from([row.code for row in moas]), st.sampled_from(BADGES)
    course = st.sampled_from([row.code for row in COURSES])
    training = st.builds(
        lambda who, what, day, later: fact.Training(who, what, day, day, later), badge, course, DAYS, MAYBE
    )
    letter = st.builds(fact.Authorization, badge, moa, DAYS, MAYBE, MAYBE)
    card = st.builds(fact.Credential, badge, moa, _one(words.CredentialKind), DAYS, MAYBE, MAYBE)
    amendment = st.builds(fact.Amendment, moa, st.integers(1, 3), _one(words.AmendmentKind), MAYBE, MAYBE, MAYBE, MAYBE)
    moa_event = st.builds(fact.MoaEvent, moa, _one(words.MoaEventKind), DAYS, MAYBE, st.none() | _one(words.DecidedBy))
    score = st.sampled_from([Decimal(60), Decimal("69.5"), Decimal(70), Decimal(90)])
    exam = st.builds(fact.Exam, badge, course, st.sampled_from("12"), _one(words.Attempt), score, DAYS)
    event = st.builds(fact.StatusEvent, badge, moa, _one(words.StatusEventKind), DAYS, st.none() | MOMENTS)
    officer = st.builds(fact.Officer, badge, st.sampled_from(["", "Main", "Annex"]), MAYBE, MAYBE, st.booleans())
    nomination = st.builds(around.Nomination, badge, moa, DAYS)
    check = st.builds(around.EligibilityCheck, badge, moa, _one(words.Check), _one(words.CheckResult), MAYBE)
    overrides = draw(st.lists(st.tuples(moa, st.sampled_from(OVERRIDES)), max_size=2))
    return having(
        Register(),
        moas=moas,
        amendments=draw(_some(amendment, _ref)),
        moa_events=draw(_some(moa_event, _ref)),
        overrides=[Override(code, *row) for code, row in overrides],
        participations=careers.participations,
        courses=COURSES,
        trainings=_with(careers.trainings, draw(_some(training, _ref)), _ref),
        exams=draw(_some(exam, _ref)),
        authorizations=_with(careers.authorizations, draw(_some(letter, _ref)), _ref),
        credentials=_with(rows_of(careers, "credentials"), draw(_some(card, _ref)), _ref),
        status_events=draw(_some(event, _ref)),
        officers=draw(_some(officer, lambda row: row.badge)),
        nominations=_with(careers.nominations, draw(_some(nomination, _ref)), _ref),
        checks=draw(_some(check, _ref)),
        program=draw(_programs(moa)),
    )
