from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import MoaEventKind, StatusEventKind
from coordinator.compliance.facts import Authorization, MoaEvent, StatusEvent
from coordinator.compliance.register import Register
from coordinator.compliance.spans import Past, spans
from tests.compliance.agency import JEM, TFM, WSO, authority_on, facts, having, officer

TODAY = date(2026, 11, 24)


def days(register: Register, as_of: date = TODAY) -> list[tuple[date, date | None]]:
    known = facts(register, as_of)
    return [tuple(span) for span in spans(Past(known), known.participations[0])]  # type: ignore[misc]  # pairs


def event(kind: StatusEventKind, day: date) -> StatusEvent:
    return StatusEvent("1", "J", kind, day)


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        (officer(JEM), [(date(2024, 4, 2), None)]),
        (officer(WSO), [(date(2024, 4, 2), None)]),
        (officer(TFM), [(date(2024, 4, 2), date(2026, 4, 2))]),
        (officer(TFM, letter=date(2025, 4, 10)), [(date(2025, 4, 10), date(2027, 4, 10))]),
        (
            having(
                officer(JEM),
                status_events=[
                    event(StatusEventKind.SUSPENDED_BY_ICE, date(2025, 1, 9)),
                    event(StatusEventKind.REINSTATED, date(2025, 3, 1)),
                    event(StatusEventKind.REVOKED, date(2026, 1, 1)),
                ],
            ),
            [(date(2024, 4, 2), date(2025, 1, 9)), (date(2025, 3, 1), date(2026, 1, 1))],
        ),
        (
            replace(officer(JEM), moa_events=[MoaEvent("J", MoaEventKind.TERMINATED, date(2025, 1, 1))]),
            [(date(2024, 4, 2), date(2025, 1, 1))],
        ),
        (having(officer(JEM), authorizations=()), []),
    ],
)
def test_authority_is_a_list_of_stretches(register: Register, expected: list[tuple[date, date | None]]) -> None:
    assert days(register) == expected


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    StatusEventKind.SUSPENDED_BY_ICE,
                    StatusEventKind.REINSTATED,
                    StatusEventKind.REVOKED,
                    StatusEventKind.SEPARATED,
                ]
            ),
            st.dates(date(2024, 1, 1), date(2026, 12, 1)),
        ),
        max_size=5,
    ),
    st.lists(st.dates(date(2024, 1, 1), date(2026, 12, 1)), min_size=1, max_size=3, unique=True),
    st.dates(date(2023, 12, 1), TODAY),
)
def test_a_day_is_in_a_stretch_exactly_when_the_officer_was_authorized(
    events: list[tuple[StatusEventKind, date]], letters: list[date], day: date
) -> None:
    register = having(
        officer(JEM),
        status_events=[event(kind, on) for kind, on in events],
        authorizations=[Authorization("1", "J", on) for on in letters],
    )
    inside = any(start <= day and (until is None or day < until) for start, until in days(register))
    assert inside is (authority_on(register, day).word.value == "AUTHORIZED")
