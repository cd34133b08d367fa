"""From nothing to a program of one's own: the few things that are asked first, checked before anything is made."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coordinator.compliance.choices import Model, Satisfies, TermKind
from coordinator.compliance.terms import Template
from coordinator.errors import Invalid, Problem
from coordinator.records import AgencyFields, CourseFields, Fields, MoaFields
from coordinator.services.entering import attempt, entering
from coordinator.services.program import Setting, new_program
from coordinator.services.terms import shipped
from coordinator.services.validating import checked
from coordinator.store import Store

OTHER = "OTHER"
"""The template of an agreement whose print is none that is known."""

_FIXED_TERM = "MOA-03"
"""The rule that only prints with an end day have."""

ZONES = (
    ("America/New_York", "Eastern time"),
    ("America/Chicago", "Central time"),
    ("America/Denver", "Mountain time"),
    ("America/Phoenix", "Mountain time without daylight saving (Arizona)"),
    ("America/Los_Angeles", "Pacific time"),
    ("America/Anchorage", "Alaska time"),
    ("Pacific/Honolulu", "Hawaii time"),
    ("America/Puerto_Rico", "Atlantic time (Puerto Rico, Virgin Islands)"),
    ("Pacific/Guam", "Chamorro time (Guam, Northern Marianas)"),
    ("Pacific/Pago_Pago", "Samoa time"),
)
"""The time zones of the states and territories, with their words."""

_STATES_IN = {
    "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR VI",
    "Pacific/Guam": "GU MP",
    "Pacific/Pago_Pago": "AS",
}
_ZONE_OF = {state: zone for zone, states in _STATES_IN.items() for state in states.split()}


def usual_zone(state: str) -> str:
    """Return the time zone that most of a state keeps; a county may keep another one."""
    return _ZONE_OF[state]


@dataclass(frozen=True, slots=True)
class Print:
    """A printed form of agreement, and by what somebody tells it on the paper."""

    code: str
    title: str
    told_by: str
    fixed_term: bool


_UNKNOWN = Print(
    OTHER,
    "Another print, or I cannot tell",
    "judged like the nearest print, and every term says “confirm with your MOA”; it can be changed later",
    fixed_term=False,
)


def prints(model: Model) -> Sequence[Print]:
    """Return the prints of *model*, the newest first, then the one for those that are not known."""
    known = [one for one in shipped().values() if model in one.models]
    return [*(_print(one) for one in sorted(known, key=_age, reverse=True)), _UNKNOWN]


def _age(one: Template) -> tuple[str, int, str]:
    """Return what sorts prints by their year, the common one of a year after those of one state."""
    return one.code.partition("-")[2][:4], -len(one.code), one.code


def _print(one: Template) -> Print:
    return Print(one.code, one.title, one.printed, _FIXED_TERM in one.rules)


def _course(code: str, title: str, model: Model, hours: int, satisfies: Satisfies) -> Mapping[str, Any]:
    return {"code": code, "title": title, "models": (model,), "hours": Decimal(hours), "satisfies": satisfies}


_COURSES = (
    _course("IADP", "Immigration Authority Delegation Program", Model.JEM, 160, Satisfies.INITIAL),
    _course("IADRP", "Immigration Authority Delegation Refresher Program", Model.JEM, 40, Satisfies.REFRESHER),
    _course("WSO-INIT", "Warrant Service Officer training", Model.WSO, 8, Satisfies.INITIAL),
    _course("TFM-INIT", "Task Force Officer training", Model.TFM, 40, Satisfies.INITIAL),
)
"""The courses of each model that are known by name; the agency adds its own."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was said: values of the agency and, unless that is left for later, of the agreement, by field."""

    agency: Mapping[str, object]
    agreement: Mapping[str, object]

    @property
    def written(self) -> Sequence[tuple[type[Fields], Mapping[str, object]]]:
        """The records that are written: with an agreement, the courses that its officers begin with."""
        found: list[tuple[type[Fields], Mapping[str, object]]] = [(AgencyFields, self.agency)]
        if self.agreement:
            found.append((MoaFields, _agreement(self.agreement)))
            found += [(CourseFields, one) for one in _COURSES if self.agreement["model"] in one["models"]]
        return found


def _agreement(said: Mapping[str, object]) -> Mapping[str, object]:
    """Return the agreement with what follows from what was *said* of it: a short name, and whether it has an end."""
    model, template = said["model"], said["template"]
    code = str(model.value) if template == OTHER and isinstance(model, Model) else template
    term = TermKind.FIXED_TERM if said.get("expires_on") else TermKind.OPEN_ENDED
    return {"code": code, "term_kind": term, **said}


def problems_of(begun: Begun) -> Sequence[Problem]:
    """Return what keeps a program from being made of what was said, by field."""
    return [one for record, values in begun.written for one in checked(record, values).problems]


def begin_program(folder: Path, setting: Setting, begun: Begun) -> Path:
    """Make a program in *folder* and write what was said as one change; return the folder.

    Raises:
        Invalid: what was said cannot be, by field; nothing is left of the folder then.
        Unavailable: the place is taken, or cannot be written.
    """
    if problems := problems_of(begun):
        raise Invalid(problems)
    made = False
    try:
        with new_program(folder, setting) as store:
            made = True
            zone = ZoneInfo(str(begun.agency["time_zone"]))
            _write(store, begun, setting.clock().astimezone(zone).date())
            return store.folder.path
    except BaseException:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _write(store: Store, begun: Begun, today: date) -> None:
    with attempt(store, "Set up the program", dry_run=False) as step:
        with entering(step, today) as entered:
            for record, values in begun.written:
                step.insert(record, checked(record, values).columns)
        if entered.refusals:
            raise Invalid([Problem(one.reason, field=one.field) for one in entered.refusals])
