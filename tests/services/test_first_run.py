"""From nothing to a program: what is made, what is refused, and that a refusal leaves nothing behind."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coordinator.compliance.choices import Model, TermKind
from coordinator.compliance.states import STATES
from coordinator.compliance.terms import template_for
from coordinator.errors import Invalid, Unavailable
from coordinator.records import AgencyFields, CourseFields, MoaFields
from coordinator.services.first_run import OTHER, ZONES, Begun, begin_program, prints, usual_zone
from coordinator.services.program import Setting, reading
from coordinator.services.terms import shipped
from coordinator.store import Store

AGENCY: dict[str, object] = {"name": "Lark County Sheriff's Office", "state": "WI", "time_zone": "America/Chicago"}
SIGNED: dict[str, object] = {"lea_signed_on": date(2025, 3, 14), "ice_signed_on": date(2025, 3, 26)}


def rows(store: Store, record: Any, *names: str) -> list[tuple[Any, ...]]:
    with store.looking() as look:
        return list(look.rows(record, names))


@pytest.mark.parametrize("model", [Model.JEM, Model.WSO, Model.TFM])
def test_a_program_has_its_agency_its_agreement_and_the_courses_of_its_model(
    model: Model, tmp_path: Path, setting: Setting
) -> None:
    template = prints(model)[0].code
    begin_program(tmp_path / "lark", setting, Begun(AGENCY, {"model": model, "template": template, **SIGNED}))
    with reading(tmp_path / "lark", setting) as store:
        assert rows(store, AgencyFields, "name", "state") == [("Lark County Sheriff's Office", "WI")]
        (moa,) = rows(store, MoaFields, "code", "model", "template", "lea_signed_on", "term_kind")
        assert moa == (template, model, template, date(2025, 3, 14), TermKind.OPEN_ENDED)
        courses = rows(store, CourseFields, "code", "models")
        assert courses
        assert all(models == (model,) for _, models in courses)
        assert store.undoable(1)[0].label == "Set up the program"


def test_without_an_agreement_only_the_agency_is_written(tmp_path: Path, setting: Setting) -> None:
    begin_program(tmp_path / "lark", setting, Begun(AGENCY, {}))
    with reading(tmp_path / "lark", setting) as store:
        assert len(rows(store, AgencyFields, "name")) == 1
        assert rows(store, MoaFields, "code") == []


def test_another_print_is_named_by_its_model_and_an_end_day_makes_a_fixed_term(
    tmp_path: Path, setting: Setting
) -> None:
    said = {"model": Model.JEM, "template": OTHER, **SIGNED, "expires_on": date(2028, 3, 26)}
    begin_program(tmp_path / "lark", setting, Begun(AGENCY, said))
    with reading(tmp_path / "lark", setting) as store:
        assert rows(store, MoaFields, "code", "template", "term_kind") == [("JEM", OTHER, TermKind.FIXED_TERM)]


WRONG = [
    ({"name": None}, {}, "name"),
    ({"state": "Wisconsin"}, {}, "state"),
    ({"name": "see A-123456789"}, {}, "name"),
    ({}, {"model": Model.JEM, "template": "JEM-2025", "effective_on": date(2025, 3, 1), **SIGNED}, "effective_on"),
    ({}, {"model": Model.JEM, "template": "JEM-2025", **SIGNED, "expires_on": date(2025, 3, 1)}, "expires_on"),
]


@pytest.mark.parametrize(("agency", "agreement", "field"), WRONG)
def test_what_cannot_be_is_said_by_field_and_nothing_is_made(
    agency: dict[str, object], agreement: dict[str, object], field: str, tmp_path: Path, setting: Setting
) -> None:
    with pytest.raises(Invalid) as refused:
        begin_program(tmp_path / "lark", setting, Begun({**AGENCY, **agency}, agreement))
    assert [one.field for one in refused.value.problems] == [field]
    assert not (tmp_path / "lark").exists()


def test_a_place_that_is_taken_stays_as_it_is(tmp_path: Path, setting: Setting) -> None:
    (tmp_path / "lark").mkdir()
    (tmp_path / "lark" / "letter.txt").write_text("ours")
    with pytest.raises(Unavailable, match="is not empty"):
        begin_program(tmp_path / "lark", setting, Begun(AGENCY, {}))
    assert [path.name for path in (tmp_path / "lark").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("model", [Model.JEM, Model.WSO, Model.TFM])
def test_every_print_that_is_offered_is_judged_by(model: Model) -> None:
    offered = prints(model)
    years = [one.code.partition("-")[2][:4] for one in offered[:-1]]
    assert years == sorted(years, reverse=True)
    assert offered[-1].code == OTHER
    for one in offered:
        assert model in template_for(shipped(), one.code, model).models
        assert one.told_by


def test_every_state_has_a_time_zone_that_is_offered() -> None:
    assert {usual_zone(state) for state in STATES} == {zone for zone, _ in ZONES}
