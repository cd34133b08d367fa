import pytest

from coordinator.records import RECORD_OF, RECORDS, Fields
from coordinator.records.declaration import fields_of
from coordinator.services.wizard.finding import Finder
from coordinator.services.wizard.guessing import guess
from coordinator.services.wizard.headings import stem, vocabulary
from coordinator.services.wizard.scheme import settable
from coordinator.services.wizard.steps import Steps
from tests.services.wizard.conftest import drafted, goes

ROW = ("4117", "Whitfield", "Dana", "Deputy", "8/1/2016")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *((word, "Officer: Badge") for word in ("Badge", "Badge #", "BADGE NO.", "Star", "ID No", "Emp ID", "badge")),
        *((word, "Officer: Last name") for word in ("Last", "Surname", "LName", "last_name", "Last Name")),
    ],
)
def test_what_people_write_above_their_columns_is_known(steps: Steps, heading: str, field: str) -> None:
    others = {"Officer: Badge": ("Last", "First"), "Officer: Last name": ("Badge", "First")}[field]
    values = ("4117", "Whitfield", "Dana") if field == "Officer: Badge" else ("Whitfield", "4117", "Dana")
    _, (draft,) = drafted(steps, (heading, *others), values)
    assert goes(draft)[heading] == field
    assert draft.scheme.main == "officer"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)
def test_every_kind_is_known_by_its_own_columns(bare: Steps, record: type[Fields]) -> None:
    names = [one.name for one in fields_of(record) if not one.derived]
    with bare.store.looking() as look:
        found = guess(names, [], Finder(look)).scheme
    assert found.main == record.about.kind
    assert {targets[0].part.kind for targets in found.columns().values()} == {found.main}


def test_a_row_can_make_several_records(steps: Steps) -> None:
    heading = ("Badge", "Name", "Nominated", "Cert date", "Refresher taken", "Letter date", "Card issued")
    row = ("4117", "Whitfield, Dana", "1/2/2024", "3/22/2024", "3/27/2026", "4/2/2024", "4/5/2024")
    _, (draft,) = drafted(steps, heading, row)
    assert goes(draft) == {
        "Badge": "Officer: Badge",
        "Name": "Officer: Whole name",
        "Nominated": "Nomination: Nominated on",
        "Cert date": "Training: Certified on",
        "Refresher taken": "Training 2: Completed on",
        "Letter date": "Authorization: Letter of",
        "Card issued": "Credential: Issued on",
    }
    assert [target.title for target in draft.asks] == [
        "Nomination: Agreement",
        "Participation: Role",
        "Training: Course",
    ]


def test_a_column_of_the_course_makes_one_class_of_each_row(steps: Steps) -> None:
    heading = ("Badge", "Course", "Completed", "Status")
    _, (draft,) = drafted(steps, heading, ("4117", "IADRP", "3/27/2026", "Completed"))
    assert draft.scheme.main == "training_record"
    assert goes(draft) == {
        "Badge": "Officer: Badge",
        "Course": "Training: Course",
        "Completed": "Training: Completed on",
        "Status": "Training: Status",
    }
    assert draft.ready


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("Refresher due", "computed from the classes"),
        ("Days left", "counted anew every day"),
        ("DOB", "Birth dates are not kept"),
        ("SSN", "Social security numbers are not kept"),
        ("A#", "Nothing about a person in custody"),
        ("Years of service", "counted from the day"),
    ],
)
def test_what_is_not_kept_is_said_and_goes_nowhere(steps: Steps, heading: str, reason: str) -> None:
    _, (draft,) = drafted(steps, ("Badge", "Last", heading), ("4117", "Whitfield", "1/1/2027"))
    assert heading not in goes(draft)
    assert reason in draft.notes[2]


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Zzz", ("4117", "4122"), "Officer: Badge"),
        ("Zzz", ("Whitfield, Dana", "Okafor, Miriam"), "Officer: Whole name"),
        ("Zzz", ("a@kettle.example", "b@kettle.example"), "Officer: E-mail"),
        ("Zzz", ("(555) 010-2233", "555-010-2234 x12"), "Officer: Phone"),
        ("Zzz", ("Retired", "On leave"), "Officer: Employment"),
    ],
)
def test_a_column_without_a_known_heading_is_known_by_what_it_holds(
    steps: Steps, heading: str, values: tuple[str, str], field: str
) -> None:
    known = ("Badge", "Rank", "Unit") if field != "Officer: Badge" else ("Last", "Rank", "Unit")
    rows = [(name, "Deputy", "Jail", value) for name, value in zip(("9001", "9002"), values, strict=True)]
    _, (draft,) = drafted(steps, (*known, heading), *rows)
    assert goes(draft)[heading] == field


def test_a_heading_is_not_believed_when_its_cells_are_something_else(steps: Steps) -> None:
    _, (draft,) = drafted(steps, ("Badge", "Last", "Hired"), *[(at, "Ruiz", "yes") for at in range(3)])
    assert "Hired" not in goes(draft)


def test_class_means_the_course_or_the_day_by_what_stands_in_it(steps: Steps) -> None:
    _, (by_course,) = drafted(steps, ("Badge", "Class", "Completed"), ("4117", "IADRP", "3/27/2026"))
    _, (by_day,) = drafted(steps, ("Badge", "Course", "Class"), ("4117", "IADRP", "3/27/2026"))
    assert goes(by_course)["Class"] == "Training: Course"
    assert goes(by_day)["Class"] == "Training: Completed on"


def test_five_digits_are_a_badge_and_no_day(steps: Steps) -> None:
    _, (draft,) = drafted(steps, ("Badge", "Last"), ("45123", "Ruiz"), ("46001", "Li"))
    assert goes(draft)["Badge"] == "Officer: Badge"


def test_the_words_name_fields_that_there_are() -> None:
    told = vocabulary()
    for meanings in told.means.values():
        for one in meanings:
            fields = settable(RECORD_OF[one.kind])
            assert one.name in fields
            assert one.always.keys() <= fields.keys()
    for supposed in told.supposed:
        assert supposed.name in settable(RECORD_OF[supposed.kind])
    assert all(name in settable(RECORD_OF[kind]) for kind, name in told.asked)
    assert all({kind, *others} <= RECORD_OF.keys() for kind, others in told.besides.items())


@pytest.mark.parametrize(
    ("heading", "same"),
    [("Date of Hire", "hire"), ("Badge No.", "badge"), ("#", ""), ("Date", "date"), ("É-Mail", "e mail")],
)
def test_little_words_do_not_count(heading: str, same: str) -> None:
    assert stem(heading) == same
