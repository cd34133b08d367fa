from dataclasses import replace
from datetime import date

import pytest

from coordinator.compliance.agreement import changed_from, effective_day, end_of_term, standing
from coordinator.compliance.choices import AmendmentKind, MoaEventKind, Model, TermKind
from coordinator.compliance.facts import Amendment, Moa, MoaEvent
from coordinator.compliance.register import Register
from tests.compliance.agency import JEM, facts

FIXED = Moa(
    "OLD", Model.HYBRID, "STD-2009", date(2009, 10, 15), date(2009, 10, 15),
    term_kind=TermKind.FIXED_TERM, expires_on=date(2012, 10, 15),
)  # fmt: skip


def extension(lea: date, ice: date | None) -> Amendment:
    return Amendment("OLD", 1, AmendmentKind.EXTENSION, lea, ice, new_expires_on=date(2013, 1, 1))


def state(register: Register, as_of: date) -> str:
    return standing(facts(register, as_of), register.moas[0]).state.value


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2020, 6, 2), "DRAFT"),
        (date(2020, 6, 3), "LEA_SIGNED"),
        (date(2020, 6, 9), "LEA_SIGNED"),
        (date(2020, 6, 10), "IN_FORCE"),
        (date(2026, 11, 22), "IN_FORCE"),
    ],
)
def test_an_agreement_without_end_is_in_force_from_the_later_signature(as_of: date, expected: str) -> None:
    assert state(Register(moas=(JEM,)), as_of) == expected


def test_an_agreement_signed_for_later_is_not_yet_effective() -> None:
    later = replace(JEM, effective_on=date(2020, 7, 1))
    assert state(Register(moas=(later,)), date(2020, 6, 30)) == "NOT_YET_EFFECTIVE"
    assert state(Register(moas=(later,)), date(2020, 7, 1)) == "IN_FORCE"


@pytest.mark.parametrize(("as_of", "expected"), [(date(2012, 10, 14), "IN_FORCE"), (date(2012, 10, 15), "EXPIRED")])
def test_a_fixed_term_ends_on_its_day(as_of: date, expected: str) -> None:
    assert state(Register(moas=(FIXED,)), as_of) == expected


@pytest.mark.parametrize(
    ("signed", "as_of", "expected"),
    [
        (date(2012, 10, 1), date(2012, 10, 20), "IN_FORCE"),
        (date(2012, 10, 1), date(2013, 1, 1), "EXPIRED"),
        (date(2012, 10, 20), date(2012, 10, 19), "EXPIRED"),
        (date(2012, 10, 20), date(2012, 10, 20), "IN_FORCE"),
        (None, date(2012, 10, 20), "EXPIRED"),
    ],
)
def test_an_extension_counts_from_its_last_signature(signed: date | None, as_of: date, expected: str) -> None:
    register = Register(moas=(FIXED,), amendments=(extension(date(2012, 10, 1), signed),))
    assert state(register, as_of) == expected


def test_a_successor_supersedes_on_its_effective_day() -> None:
    new = replace(JEM, code="NEW", lea_signed_on=date(2025, 3, 1), ice_signed_on=date(2025, 3, 2), effective_on=None,
                  supersedes="J")  # fmt: skip
    register = Register(moas=(JEM, new))
    assert state(register, date(2025, 3, 1)) == "IN_FORCE"
    assert state(register, date(2025, 3, 2)) == "SUPERSEDED"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2024, 12, 31), "IN_FORCE"),
        (date(2025, 1, 1), "SUSPENDED"),
        (date(2025, 2, 1), "IN_FORCE"),
        (date(2025, 3, 1), "TERMINATED"),
    ],
)
def test_events_suspend_reinstate_and_terminate(as_of: date, expected: str) -> None:
    events = (
        MoaEvent("J", MoaEventKind.TERMINATED, date(2025, 3, 1)),
        MoaEvent("J", MoaEventKind.SUSPENDED, date(2025, 1, 1)),
        MoaEvent("J", MoaEventKind.REINSTATED, date(2025, 2, 1)),
        MoaEvent("J", MoaEventKind.TERMINATION_NOTICE, date(2024, 12, 1)),
    )
    assert state(Register(moas=(JEM,), moa_events=events), as_of) == expected


def test_on_one_day_the_later_row_wins() -> None:
    day = date(2025, 1, 1)
    events = (MoaEvent("J", MoaEventKind.SUSPENDED, day), MoaEvent("J", MoaEventKind.REINSTATED, day))
    assert state(Register(moas=(JEM,), moa_events=events), day) == "IN_FORCE"
    assert state(Register(moas=(JEM,), moa_events=events[::-1]), day) == "SUSPENDED"


def test_an_end_day_ends_only_an_agreement_for_a_fixed_term() -> None:
    stray = replace(FIXED, term_kind=TermKind.OPEN_ENDED)
    assert state(Register(moas=(stray,)), date(2012, 10, 15)) == "IN_FORCE"


def test_a_successor_that_is_not_signed_supersedes_nothing() -> None:
    draft = replace(JEM, code="NEW", ice_signed_on=None, supersedes="J")
    assert state(Register(moas=(JEM, draft)), date(2025, 1, 1)) == "IN_FORCE"


def test_a_change_or_an_agreement_binds_nobody_before_both_have_signed() -> None:
    assert effective_day(replace(JEM, lea_signed_on=None)) is None
    assert effective_day(replace(JEM, ice_signed_on=None)) is None
    signed = extension(date(2012, 10, 1), date(2012, 10, 2))
    assert changed_from(signed) == date(2012, 10, 2)
    assert changed_from(replace(signed, lea_signed_on=None)) is None
    assert changed_from(replace(signed, ice_signed_on=None)) is None


def test_only_an_extension_with_a_later_end_moves_the_end_of_a_term() -> None:
    longer = extension(date(2012, 10, 1), date(2012, 10, 1))
    plain = (FIXED.expires_on, (FIXED.subject,))

    def end(change: Amendment) -> object:
        return end_of_term(facts(Register(moas=(FIXED,), amendments=(change,)), date(2012, 10, 10)), FIXED)

    assert end(longer) == (longer.new_expires_on, (FIXED.subject, longer.ref))
    assert end(replace(longer, new_expires_on=None)) == plain
    assert end(replace(longer, new_expires_on=FIXED.expires_on)) == plain
    assert end(replace(longer, kind=AmendmentKind.ADDENDUM)) == plain


def test_the_latest_suspension_is_the_one_that_is_told() -> None:
    events = tuple(MoaEvent("J", MoaEventKind.SUSPENDED, date(2025, month, 1)) for month in (1, 3))
    found = standing(facts(Register(moas=(JEM,), moa_events=events), date(2025, 4, 1)), JEM)
    assert str(found.step) == "J has been suspended since March 1, 2025"
    assert found.rests_on == ("moa:J", events[1].ref)


@pytest.mark.parametrize(
    ("as_of", "since"),
    [
        (date(2009, 10, 14), None),
        (date(2009, 10, 15), date(2009, 10, 15)),
        (date(2012, 10, 14), date(2009, 10, 15)),
        (date(2012, 10, 15), date(2012, 10, 15)),
        (date(2026, 1, 1), date(2012, 10, 15)),
    ],
)
def test_a_state_has_its_first_day(as_of: date, since: date | None) -> None:
    assert standing(facts(Register(moas=(FIXED,)), as_of), FIXED).since == since


def test_a_suspension_and_an_end_begin_on_their_day() -> None:
    events = (
        MoaEvent(JEM.code, MoaEventKind.SUSPENDED, date(2021, 3, 1)),
        MoaEvent(JEM.code, MoaEventKind.TERMINATED, date(2022, 5, 2)),
    )
    register = Register(moas=(JEM,), moa_events=events)
    assert standing(facts(register, date(2022, 1, 1)), JEM).since == date(2021, 3, 1)
    assert standing(facts(register, date(2023, 1, 1)), JEM).since == date(2022, 5, 2)
    heir = replace(JEM, code="NEW", lea_signed_on=date(2025, 3, 1), ice_signed_on=date(2025, 3, 4), supersedes=JEM.code)
    heir = replace(heir, effective_on=None)
    assert standing(facts(Register(moas=(JEM, heir)), date(2026, 1, 1)), JEM).since == date(2025, 3, 4)
