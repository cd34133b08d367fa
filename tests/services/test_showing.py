from datetime import date, datetime, timedelta

import pytest

from coordinator.errors import Refused
from coordinator.records import RECORDS, ComplaintFields
from coordinator.services.editing import Edited, save_fields
from coordinator.services.history import history, history_of, history_of_row
from coordinator.services.program import Setting
from coordinator.services.searching import search
from coordinator.services.showing import hidden_fields, hidden_part, record_showing, showings
from coordinator.store import Store, open_store
from tests.conftest import NOW
from tests.services.test_editing import detail_of, number_of

TODAY = date(2026, 11, 24)
LOG = "2026-001"


def test_what_is_hidden_is_who_complained_and_of_whom() -> None:
    hidden = {record.about.kind: [one.name for one in hidden_fields(record)] for record in RECORDS}
    assert {kind: names for kind, names in hidden.items() if names} == {"complaint": ["complainant", "subject_officer"]}


def test_a_showing_is_a_sealed_change_that_says_who_when_and_of_which_complaint(sample: Store) -> None:
    number = number_of(sample, "complaint", LOG)
    before = detail_of(sample, "complaint", LOG)
    done = record_showing(sample, "complaint", number)
    assert done is not None
    assert not done.counts
    newest = history(sample, limit=1)[0]
    assert (newest.id, newest.actor, newest.label) == (
        done.id,
        "Pia Lindgren",
        "Show Complainant and Officer of Complaint 2026-001",
    )
    assert newest.at == NOW
    assert newest.counts == ()
    assert detail_of(sample, "complaint", LOG) == before
    assert sample.problems() == []


def test_the_record_knows_who_asked(sample: Store) -> None:
    number, other = number_of(sample, "complaint", LOG), number_of(sample, "complaint", "2026-002")
    for _ in range(2):
        record_showing(sample, "complaint", number)
    with sample.looking() as look:
        assert [one.actor for one in showings(look, "complaint", number)] == ["Pia Lindgren"] * 2
        assert showings(look, "complaint", other) == []
        assert hidden_part(look, "complaint", number).told == [
            ("Complainant", "Person in custody"),
            ("Officer", "Serrano, Paul, Deputy (4055)"),
        ]
        assert hidden_part(look, "complaint", number_of(sample, "complaint", "2026-003")).told[1] == (
            "Officer",
            "not recorded",
        )


def test_undo_and_redo_pass_over_a_showing(sample: Store) -> None:
    number = number_of(sample, "complaint", LOG)
    save_fields(sample, ComplaintFields, number, {"ice_contact": Edited(None, "O. Pell")}, TODAY)
    sample.undo()
    record_showing(sample, "complaint", number)
    redo = sample.next_redo()
    assert redo is not None
    assert redo.label == "Undo: Change ICE contact of Complaint 2026-001"
    sample.redo()
    record_showing(sample, "complaint", number)
    (undo,) = sample.undoable(1)
    assert undo.label == "Change ICE contact of Complaint 2026-001"
    sample.undo()
    assert detail_of(sample, "complaint", LOG).values["ice_contact"] is None
    assert sample.problems() == []


def test_nothing_is_shown_where_nothing_can_be_recorded(sample: Store) -> None:
    number = number_of(sample, "complaint", LOG)
    path = sample.folder.path
    sample.close()
    reading = open_store(path, Setting("Pia Lindgren", lambda: NOW + timedelta(hours=1)).stamp, write=False)
    with pytest.raises(Refused, match="open for reading only"):
        record_showing(reading, "complaint", number)
    reading.close()


def test_a_complaint_that_is_gone_says_so(sample: Store) -> None:
    with pytest.raises(Refused, match="somebody deleted it"):
        record_showing(sample, "complaint", 999)


def test_no_search_finds_a_complaint_by_what_is_hidden(sample: Store) -> None:
    found = {one.ref for one in search(sample, "serrano", 100)}
    assert "officer:4055" in found
    assert "complaint:2026-001" not in found
    assert not any(one.ref.startswith("complaint:") for one in search(sample, "person in custody", 100))
    assert "complaint:2026-001" in {one.ref for one in search(sample, "interpreter was not offered")}


def test_the_moment_of_a_showing_has_its_zone(sample: Store) -> None:
    number = number_of(sample, "complaint", LOG)
    record_showing(sample, "complaint", number)
    with sample.looking() as look:
        (one,) = showings(look, "complaint", number)
    assert datetime.fromisoformat(one.at) == NOW


def test_the_history_that_shows_tells_that_what_is_hidden_changed_and_not_to_what(sample: Store) -> None:
    number = number_of(sample, "complaint", LOG)
    edits = {"subject_officer": Edited("4055", "4117"), "ice_contact": Edited(None, "O. Pell")}
    save_fields(sample, ComplaintFields, number, edits, TODAY)
    shown = history_of_row(sample, "complaint", number)
    told = [(one.field, one.before, one.after) for one in shown[0].rows[0].edits]
    assert told == [("Officer", "", "hidden"), ("ICE contact", "", "O. Pell")]
    assert not any("4055" in f"{one.before} {one.after}" for entry in shown for row in entry.rows for one in row.edits)
    full = history_of(sample, f"complaint:{LOG}")[0].rows[0].edits
    assert ("Officer", "4055", "4117") in [(one.field, one.before, one.after) for one in full]
