from datetime import date

from coordinator.reports.activity import Activity, Counts
from coordinator.services.gather.activity import gather
from coordinator.services.judged import judged
from coordinator.store import Store
from tests.services.gather.asked import DAY, query

YEAR = (date(2025, 11, 22), DAY)


def counts(store: Store, day: date = DAY, period: tuple[date, date] = YEAR) -> Counts:
    with store.looking() as look:
        return gather(look, judged(look, day), period)


def of(found: Counts, agreement: str) -> Activity:
    return next(one for one in found.activities if one.agreement == agreement)


def test_totals_are_the_sums_of_the_records(sample: Store) -> None:
    for activity in counts(sample).activities:
        (sums,) = query(
            sample,
            "SELECT sum(encounters), sum(detainers_issued), sum(arrest_warrants_served), sum(transfers_to_ice)"
            " FROM activity_month a JOIN moa m ON m.id = a.moa_id"
            " WHERE m.code = ? AND year_month BETWEEN '2026-01' AND '2026-11'",
            activity.agreement,
        )
        names = ["Encounters", "Detainers issued", "Arrest warrants served", "Transfers to ICE"]
        totals = dict(zip(activity.names, activity.years[0].totals, strict=True))
        assert [totals.get(name) for name in names] == list(sums)
    assert [year.title for year in of(counts(sample), "KC-WSO").years] == ["Calendar 2026", "Federal fiscal 2027"]


def test_what_was_not_collected_is_not_none(sample: Store) -> None:
    found = of(counts(sample), "KC-WSO")
    assert "Screened" in found.not_collected
    assert found.years[1].totals == [None] * len(found.names)


def test_months_without_a_record_are_named(sample: Store) -> None:
    found = of(counts(sample), "KC-WSO")
    assert [f"{month:%m}" for month in found.lacking] == ["11", "12", *(f"{n:02}" for n in range(1, 9)), "10"]
    assert not [one for one in counts(sample).activities if one.agreement == "KC-JEM-1"]


def test_where_ice_counts_otherwise_is_what_the_records_hold(sample: Store) -> None:
    rows = query(
        sample,
        "SELECT m.code, a.year_month, a.encounters, a.ice_encounters FROM activity_month a"
        " JOIN moa m ON m.id = a.moa_id WHERE a.ice_encounters <> a.encounters",
    )
    found = [(one.agreement, f"{one.month:%Y-%m}", one.ours, one.ices) for one in counts(sample).differences]
    assert found == rows != []


def test_a_month_counts_once_it_is_entered(sample: Store) -> None:
    before = of(counts(sample, date(2026, 11, 8)), "KC-JEM-2")
    after = of(counts(sample, date(2026, 11, 9)), "KC-JEM-2")
    assert [one.first for one in after.months if one not in before.months] == [date(2026, 10, 1)]
    assert of(counts(sample, date(2026, 10, 8)), "KC-JEM-2").months[-1].locked_on is None


def test_shares_are_those_of_locked_months(sample: Store) -> None:
    found = {(one.agreement, one.month.month, one.what): one.found for one in counts(sample).shares}
    assert found["KC-JEM-2", 5, "Detainers told within a day"] == "13 of 14 told in time, 92.9 percent"
    assert not [key for key in found if key[:2] == ("KC-JEM-2", 10)]
