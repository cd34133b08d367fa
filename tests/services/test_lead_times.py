"""How early a duty is told: the print's suggestion, or an own term of the agreement, by one recorded change."""

from datetime import date

import pytest

from coordinator.errors import Invalid
from coordinator.records import MoaTermFields
from coordinator.services.judged import judged
from coordinator.services.lead_times import LeadTime, lead_times, set_lead_time
from coordinator.store import Store

DAY = date(2026, 11, 22)


def found(store: Store, rule: str, moa: str) -> LeadTime:
    with store.looking() as look:
        (one,) = [one for one in lead_times(look, judged(look, DAY)) if (one.rule, one.moa) == (rule, moa)]
    return one


def terms(store: Store) -> list[tuple[str, ...]]:
    with store.looking() as look:
        return [row for row in look.rows(MoaTermFields, ("rule", "value")) if row[0] == "MOA-06"]


def test_a_lead_time_is_set_changed_and_taken_back(sample: Store) -> None:
    before = found(sample, "MOA-06", "KC-JEM-2")
    assert not before.own
    assert str(before.days) == before.suggested
    changes = set_lead_time(sample, DAY, before, "45")
    assert changes is not None
    now = found(sample, "MOA-06", "KC-JEM-2")
    assert (now.days, now.own, now.suggested) == (45, True, before.suggested)
    set_lead_time(sample, DAY, now, "50")
    assert terms(sample) == [("MOA-06", "50")]
    set_lead_time(sample, DAY, now, "")
    assert terms(sample) == []
    assert found(sample, "MOA-06", "KC-JEM-2") == before
    assert set_lead_time(sample, DAY, before, "") is None


@pytest.mark.parametrize("typed", ["soon", "-3", "1.5", "99999"])
def test_what_is_no_number_of_days_is_refused(sample: Store, typed: str) -> None:
    with pytest.raises(Invalid):
        set_lead_time(sample, DAY, found(sample, "MOA-06", "KC-JEM-2"), typed)
    assert terms(sample) == []
