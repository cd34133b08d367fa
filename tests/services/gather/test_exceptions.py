from datetime import date

from coordinator.reports.exceptions import Exceptions
from coordinator.services.discrepancies import discrepancies_of
from coordinator.services.gather.exceptions import SORTS, gather
from coordinator.services.judged import judged
from coordinator.store import Store
from tests.services.gather.asked import DAY, query


def exceptions(store: Store, day: date = DAY) -> Exceptions:
    with store.looking() as look:
        return gather(look, judged(look, day))


def test_nothing_that_does_not_fit_is_left_out(sample: Store) -> None:
    for day in (date(2020, 1, 1), date(2026, 3, 16), DAY):
        with sample.looking() as look:
            expected = [one.words for one in discrepancies_of(look, day)]
        found = [misfit.words for one in exceptions(sample, day).sorts for misfit in one.misfits]
        assert sorted(found) == sorted(expected)


def test_sorts_stand_in_the_order_of_their_gravity(sample: Store) -> None:
    titles = [one.title for one in exceptions(sample).sorts]
    assert titles == [title for title in SORTS if title in titles]


def test_letters_without_a_document_are_those_that_no_link_names(sample: Store) -> None:
    ((lacking,),) = query(
        sample,
        "SELECT count(*) FROM authorization a JOIN officer o ON o.id = a.officer_id JOIN moa m ON m.id = a.moa_id"
        " WHERE a.granted_from <= ? AND NOT EXISTS (SELECT 1 FROM document_link l WHERE l.kind = 'authorization'"
        " AND l.key = o.badge || '/' || m.code || '/' || a.granted_from)",
        str(DAY),
    )
    (sort,) = [one for one in exceptions(sample).sorts if one.title == "Record without evidence"]
    assert sum("Authorization" in one.words for one in sort.misfits) == lacking > 0


def test_what_was_explained_or_waived_stands_with_its_reasons(sample: Store) -> None:
    (duty,) = exceptions(sample).answered
    assert (duty.code, [one.about for one in duty.answers]) == ("CMP-03", ["Complaint 2026-001"])
    (waived,) = exceptions(sample, date(2024, 11, 1)).answered
    (answer,) = waived.answers
    assert (waived.code, answer.status, answer.waived) == ("TRN-03", "Waived", "Overdue")


def test_everything_fits_in_an_empty_program(empty: Store) -> None:
    assert exceptions(empty).sorts == []
