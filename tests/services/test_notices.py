from datetime import date

import pytest

from coordinator.errors import Invalid, Refused
from coordinator.records import PostingCheckFields
from coordinator.services.notice_view import MARKS, NoticeRow, Seen
from coordinator.services.notices import notice_detail, notice_rows, record_round, round_of
from coordinator.store import Store
from tests.services.test_complaints import answer
from tests.services.test_editing import number_of, said

TODAY = date(2026, 11, 24)
JAIL, INTAKE = "Kettle County Jail", "Intake and Processing"
ALL = frozenset(MARKS)


def row(store: Store, name: str, day: date = TODAY) -> NoticeRow:
    return next(one for one in answer(store, notice_rows, day) if one.name == name)


def checks(store: Store) -> int:
    with store.looking() as look:
        return look.count(PostingCheckFields)


def test_each_facility_shows_the_last_look_by_the_day(sample: Store) -> None:
    found = row(sample, INTAKE)
    assert (found.checked_on, found.marks, found.edition) == ("2026-09-14", ("yes", "no", "yes", "yes"), "2025-OPR")
    assert found.problem == "Spanish poster missing; fixed 2026-09-18"
    assert (found.status, found.due) == ("MET", "2026-12-18")
    assert row(sample, INTAKE, date(2026, 9, 13)).marks == ("yes", "yes", "yes", "yes")
    assert row(sample, INTAKE, date(2026, 9, 13)).checked_on == "2026-06-15"


def test_a_facility_is_told_with_every_look_and_the_editions(sample: Store) -> None:
    number = number_of(sample, "facility", INTAKE)
    found = answer(sample, lambda look, known: notice_detail(look, known, number))
    assert [(one.checked_on, one.good) for one in found.checks] == [
        (date(2026, 9, 14), False),
        (date(2026, 6, 15), True),
    ]
    assert found.checks[0].said == (
        "Not: spanish · 2025-OPR · Spanish poster missing; fixed 2026-09-18 · by Coordinator"
    )
    assert [one.code for one in found.editions if one.current] == ["2025-OPR"]
    assert {one.rule for one in found.verdicts} == {"PST-01", "PST-02"}
    with pytest.raises(Refused, match="somebody deleted it"):
        answer(sample, lambda look, known: notice_detail(look, known, 999))


def test_a_round_asks_about_every_place_with_posters_and_the_current_edition_first(sample: Store) -> None:
    asked = answer(sample, round_of)
    assert list(asked.facilities) == [JAIL, INTAKE]
    assert asked.editions[0] == "2025-OPR"


def test_a_round_is_one_step(sample: Store) -> None:
    before = checks(sample)
    seen = [Seen(JAIL, ALL, "2025-OPR"), Seen(INTAKE, ALL - {"spanish"}, "2025-OPR", "Spanish poster missing")]
    done = record_round(sample, TODAY, "Pia Lindgren", seen, TODAY)
    assert done is not None
    assert done.label == "Check the posters of 2 facilities"
    assert row(sample, JAIL).due == "2027-02-24"
    assert (row(sample, INTAKE).status, row(sample, INTAKE).attention) == ("NOT_MET", True)
    assert checks(sample) == before + 2
    sample.undo()
    assert checks(sample) == before


def test_a_round_is_recorded_as_a_whole_or_not_at_all(sample: Store) -> None:
    before = checks(sample)
    record_round(sample, TODAY, "", [Seen(JAIL, ALL)], TODAY)
    with pytest.raises(Invalid) as found:
        record_round(sample, TODAY, "", [Seen(INTAKE, ALL), Seen(JAIL, ALL)], TODAY)
    assert said(found) == {f"{JAIL}, checked_on": "there is a check of November 24, 2026 already"}
    assert checks(sample) == before + 1


@pytest.mark.parametrize(
    ("day", "seen", "field", "reason"),
    [
        (None, [Seen(JAIL, ALL)], "checked_on", "it must be filled in"),
        (TODAY, [], "", "nothing was looked at; mark what you saw in at least one facility"),
        (TODAY, [Seen(JAIL, ALL, "", "see A123456789")], f"{JAIL}, problem", "looks like"),
    ],
)
def test_what_cannot_be_recorded_of_a_round_says_where(
    sample: Store, day: date | None, seen: list[Seen], field: str, reason: str
) -> None:
    with pytest.raises(Invalid) as found:
        record_round(sample, day, "", seen, TODAY)
    assert reason in said(found)[field]


def test_an_empty_program_has_no_notices(empty: Store) -> None:
    assert answer(empty, notice_rows) == []
    assert list(answer(empty, round_of).facilities) == []
