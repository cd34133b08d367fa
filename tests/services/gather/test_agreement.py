from datetime import date

import pytest

from coordinator.errors import Refused
from coordinator.reports.agreement import Summary
from coordinator.services.gather.agreement import gather
from coordinator.services.judged import judged
from coordinator.services.terms import shipped
from coordinator.store import Store
from tests.services.gather.asked import DAY, query


def summary(store: Store, code: str, day: date = DAY) -> Summary:
    with store.looking() as look:
        return gather(look, judged(look, day), code)


@pytest.mark.parametrize(
    ("code", "day", "state", "ends"),
    [
        ("KC-JEM-2", DAY, "In force", "No expiration: it binds until it is terminated or suspended."),
        ("KC-JEM-2", date(2020, 6, 9), "Signed by the agency", "No expiration: it binds until it is"),
        ("KC-JEM-1", date(2020, 5, 28), "In force", "Its term ends on February 2, 2021."),
        ("KC-JEM-1", date(2020, 5, 29), "In force", "Its term ends on August 2, 2021."),
        ("KC-JEM-1", DAY, "Superseded", "Its term ends on August 2, 2021."),
    ],
)
def test_the_state_and_the_end_are_those_of_the_day(sample: Store, code: str, day: date, state: str, ends: str) -> None:
    found = summary(sample, code, day)
    assert found.state == state
    assert found.ends.startswith(ends)


def test_obligations_are_the_rules_that_the_print_has(sample: Store) -> None:
    for code, template in query(sample, "SELECT code, template FROM moa"):
        found = {one.code for one in summary(sample, code).obligations}
        own = {
            rule
            for (rule,) in query(
                sample, "SELECT t.rule FROM moa_term t JOIN moa m ON m.id = t.moa_id WHERE m.code = ?", code
            )
        }
        assert found == {*shipped()[template].rules, *own}


def test_the_next_day_is_the_nearest_that_has_not_passed(sample: Store) -> None:
    found = {one.code: one for one in summary(sample, "KC-JEM-2").obligations}
    ((held,),) = query(
        sample,
        "SELECT date(max(held_on), '+12 months') FROM oversight_meeting o JOIN moa m ON m.id = o.moa_id"
        " WHERE m.code = 'KC-JEM-2' AND o.kind IN ('ANNUAL_COMPLIANCE', 'INITIAL_REVIEW')",
    )
    assert found["MOA-06"].due == held
    assert (found["MOA-06"].terms, found["MOA-06"].status) == ("every 12 months", "Due soon")
    assert found["STC-01"].due == ""


def test_what_is_asked_of_the_program_stands_under_each_agreement_that_asks_it(sample: Store) -> None:
    for code in ("KC-JEM-2", "KC-WSO", "KC-TFM"):
        found = {one.code: one.status for one in summary(sample, code).obligations}
        assert found["MOA-08"] == "Overdue"


def test_events_are_known_once_they_were_notified(sample: Store) -> None:
    ((notified, effective),) = query(
        sample,
        "SELECT notified_on, effective_on FROM moa_event WHERE kind = 'TERMINATED' AND effective_on > ?",
        str(DAY),
    )

    def events(day: date) -> list[str]:
        found = summary(sample, "KC-TFM", day)
        return [row[2] for one in found.listings if one.title == "Events of agreements" for row in one.rows]

    assert effective not in events(date.fromisoformat(notified).replace(day=1))
    assert effective in events(date.fromisoformat(notified))


def test_agreements_of_a_model_follow_each_other(sample: Store) -> None:
    days = {one.code: one.days for one in summary(sample, "KC-JEM-2").instruments}
    assert days == {"KC-JEM-2": [(date(2020, 6, 10), None)], "KC-JEM-1": [(date(2018, 2, 2), date(2020, 6, 10))]}
    stopped = next(one.days for one in summary(sample, "KC-WSO").instruments if one.code == "KC-WSO-1")
    events = query(
        sample,
        "SELECT e.effective_on FROM moa_event e JOIN moa m ON m.id = e.moa_id WHERE m.code = 'KC-WSO-1'"
        " AND e.kind IN ('SUSPENDED', 'REINSTATED') ORDER BY 1",
    )
    ends = [str(day) for span in stopped for day in span]
    assert ends == ["2019-09-17", *(day for (day,) in events), "2025-03-26"]


def test_a_summary_needs_its_agreement(sample: Store) -> None:
    with pytest.raises(Refused, match="No agreement has the code KC-9"):
        summary(sample, "KC-9")
