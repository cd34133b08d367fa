"""What the rules declare of their reach: that of officers one officer alone, the others only where they say so."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.assess import asked, assess, assess_again
from coordinator.compliance.authority import authority_of
from coordinator.compliance.register import Register
from coordinator.compliance.rules import OF_OFFICERS, OF_THE_PROGRAM
from coordinator.compliance.verdicts import about
from tests.compliance.agency import facts
from tests.compliance.strategies import BADGES, DAYS, registers
from tests.compliance.test_properties import slow


@slow
@given(registers(), DAYS)
def test_a_rule_of_officers_says_of_one_officer_the_same_alone_and_among_others(
    register: Register, as_of: date
) -> None:
    known = facts(register, as_of)
    for rule in OF_OFFICERS:
        among_all = [*asked(known, rule)]
        alone = [one for badge in register.files for one in asked(known.of_officer(badge), rule)]
        assert sorted(among_all, key=lambda one: one.subject) == sorted(alone, key=lambda one: one.subject), rule.code
        assert {about(one.subject).badge for one in among_all} <= register.files.keys(), rule.code


@slow
@given(registers(), DAYS)
def test_authority_is_read_from_the_file_and_the_agreements_alone(register: Register, as_of: date) -> None:
    known = facts(register, as_of)
    for held in known.participations:
        alone = replace(register.of_officer(held.badge), program=Register().program)
        assert authority_of(facts(alone, as_of), held) == authority_of(known, held)


@slow
@given(registers(), DAYS)
def test_a_rule_of_the_program_looks_into_files_only_where_it_says_so(register: Register, as_of: date) -> None:
    known, without = facts(register, as_of), facts(replace(register, files={}), as_of)
    for rule in OF_THE_PROGRAM:
        if not rule.over_officers:
            assert [*asked(known, rule)] == [*asked(without, rule)], rule.code


@slow
@given(registers(), registers(), DAYS, st.sets(st.sampled_from(BADGES), min_size=1))
def test_asking_again_whom_a_change_concerns_is_asking_everybody(
    register: Register, other: Register, as_of: date, badges: set[str]
) -> None:
    """The files of some officers become those of another register, as far as its agreements are known here."""
    codes = register.moa.keys()
    changed = dict(register.files)
    for badge in badges & other.files.keys():
        file = other.files[badge]
        kinds = ("participations", "authorizations", "credentials", "status_events", "nominations", "checks")
        known: Any = {name: [row for row in getattr(file, name) if row.moa in codes] for name in kinds}
        changed[badge] = replace(file, **known)
    now = replace(register, files=changed)
    before = assess(facts(register, as_of))
    again, everything = assess_again(before, now, badges, around=False), assess(facts(now, as_of))
    assert list(again.authority.items()) == list(everything.authority.items())
    assert again.verdicts == everything.verdicts
