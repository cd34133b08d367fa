"""What signing an agreement anew under another print would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coordinator.compliance.renewal import DutyChange, duty_changes, to_do
from coordinator.compliance.terms import PROGRAM, template_for
from coordinator.errors import Refused
from coordinator.records import MoaFields
from coordinator.services.choosing import called
from coordinator.services.editing import detail
from coordinator.services.facts import facts_as_of
from coordinator.store import Look


@dataclass(frozen=True, slots=True)
class Renewal:
    """An agreement under its print and under another one."""

    moa: str
    before: str
    after: str
    changes: Sequence[DutyChange]
    to_do: Sequence[str]


def renewal(look: Look, moa: str, print_code: str, as_of: date) -> Renewal:
    """Return what would change if the agreement *moa* were signed anew under the print *print_code*.

    Raises:
        Refused: there is no such agreement or print, or the print is of another model.
    """
    facts = facts_as_of(look, as_of)
    signed, new = facts.register.moa.get(moa), facts.templates.get(print_code)
    if signed is None:
        raise Refused(f"There is no agreement {moa}. There are: {', '.join(facts.register.moa) or 'none'}.")
    if new is None or print_code == PROGRAM:
        known = ", ".join(code for code, one in facts.templates.items() if one.models)
        raise Refused(f"There is no print {print_code}. There are: {known}.")
    if not any(signed.model.counts_as(model) for model in new.models):
        raise Refused(f"{print_code} is no print of the {signed.model.words}, which {moa} is.")
    old = template_for(facts.templates, signed.template, signed.model)
    changes = duty_changes(old, new)
    return Renewal(moa, old.code, new.code, changes, list(to_do(facts, signed, changes)))


_CARRIED = (
    *("model", "title", "field_office", "fod_name", "facilities", "opla_address", "original_participation_on"),
    *("lea_signer", "lea_signer_title", "lea_poc", "ice_poc", "public_info_lea_poc", "public_info_ice_poc"),
)
"""What an agreement that is signed anew takes over; dates, and what ICE fills in, are new."""


def renewed_draft(look: Look, number: int, print_code: str) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """Return what carries over from the agreement in row *number* to the one that replaces it under *print_code*.

    The values go by field, and the words by key say what people call the records that they refer to.

    Raises:
        Refused: it is not there any more.
    """
    old = detail(look, MoaFields, number)
    carried = {name: old.values[name] for name in _CARRIED if old.values[name] not in (None, "", ())}
    values = {**carried, "template": print_code, "supersedes": old.key}
    return values, {**old.words, old.key: called(look, "moa", [number])[number]}
