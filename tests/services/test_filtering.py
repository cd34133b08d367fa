import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Model
from coordinator.errors import Refused
from coordinator.records.conditions import Holds
from coordinator.services.filtering import Askable, Filter, How, Term, completed, parse, typing_at

TODAY = date(2026, 11, 24)
FIELDS = (
    Askable("status", "Status", Holds.WORDS),
    Askable("name", "Last name", Holds.WORDS),
    Askable("due", "Next due", Holds.DAYS),
    Askable("score", "Score", Holds.NUMBERS),
)


def read(text: str) -> Filter:
    return parse(text, FIELDS, TODAY)


def shows(text: str, value: object) -> bool:
    (condition,) = read(text).conditions
    return condition.met(value)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("   ", ()),
        ("ruiz", (Term("ruiz"),)),
        ("ruiz ana", (Term("ruiz"), Term("ana"))),
        ('"ruiz ana"', (Term("ruiz ana"),)),
        ('say ""', (Term("say"),)),
        ('"a ""b"""', (Term('a "b"'),)),
        ('"open', (Term("open"),)),
        ('"open ""', (Term('open "'),)),
        ("-ended", (Term("ended", negated=True),)),
        ("-", ()),
        ("--x", (Term("-x", negated=True),)),
        ("status:overdue", (Term("overdue", "status"),)),
        ("STATUS:Overdue", (Term("Overdue", "status"),)),
        ('status:"due soon"', (Term("due soon", "status"),)),
        ("-status=met", (Term("met", "status", How.IS, negated=True),)),
        ("due<30d", (Term("30d", "due", How.BELOW),)),
        ("due<=30d", (Term("30d", "due", How.UP_TO),)),
        ("due:none", (Term("none", "due", nothing=True),)),
        ("name:None", (Term("none", "name", nothing=True),)),
        ('name:"none"', (Term("none", "name"),)),
        ("16:00", (Term("16:00"),)),
        ("4117/KC-JEM-2", (Term("4117/KC-JEM-2"),)),
    ],
)
def test_a_filter_is_read_term_by_term(text: str, terms: tuple[Term, ...]) -> None:
    assert read(text).terms == terms


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("status:over", "Overdue", True),
        ("status:OVER", "Overdue", True),
        ("status=over", "Overdue", False),
        ("status=overdue", "Overdue", True),
        ("status:garcia", "García", True),
        ("status:jem", Model.JEM, "jem" in Model.JEM.words.lower()),
        ("status:b", ("a", "b"), True),
        ("status:yes", True, True),
        ("status:none", "", True),
        ("status:none", None, True),
        ("status:none", (), True),
        ("status:none", "none", False),
        ("due:none", None, True),
        ("due:none", TODAY, False),
        ("score:none", 0, False),
        ("-due:none", TODAY, True),
        ("due<30d", TODAY + timedelta(29), True),
        ("due<30d", TODAY + timedelta(30), False),
        ("due<=30d", TODAY + timedelta(30), True),
        ("due<30d", TODAY - timedelta(400), True),
        ("due<30d", None, False),
        ("-due<30d", None, True),
        ("due:30d", TODAY, True),
        ("due:30d", TODAY + timedelta(30), True),
        ("due:30d", TODAY + timedelta(31), False),
        ("due:30d", TODAY - timedelta(1), False),
        ("due:-30d", TODAY - timedelta(30), True),
        ("due:-30d", TODAY + timedelta(1), False),
        ("due>-90d", TODAY - timedelta(89), True),
        ("due>-90d", TODAY - timedelta(90), False),
        ("due:today", datetime(2026, 11, 24, 16, 0), True),
        ("due<today", TODAY - timedelta(1), True),
        ("due<today", TODAY, False),
        ("due:2026", date(2026, 12, 31), True),
        ("due:2026", date(2027, 1, 1), False),
        ("due=2026", date(2026, 1, 1), True),
        ("due<2026", date(2025, 12, 31), True),
        ("due<2026", date(2026, 1, 1), False),
        ("due<=2026", date(2026, 12, 31), True),
        ("due>2026", date(2026, 12, 31), False),
        ("due>=2026", date(2026, 1, 1), True),
        ("due:2024-02", date(2024, 2, 29), True),
        ("due:2024-02", date(2024, 3, 1), False),
        ("due:2026-12", date(2026, 12, 31), True),
        ("due:2026-05-01", date(2026, 5, 1), True),
        ("due:6/1/2026", date(2026, 6, 1), True),
        ("due:6/1/26", date(2026, 6, 1), True),
        ("due:9999", date(9999, 12, 31), True),
        ("score<70", Decimal("69.5"), True),
        ("score<70", 70, False),
        ("score>=69.5", Decimal("69.5"), True),
        ("score:1,000", 1000, True),
        ("score>$5", Decimal("5.01"), True),
        ("score>5", None, False),
    ],
)
def test_a_term_means_what_people_expect(text: str, value: object, found: bool) -> None:
    assert shows(text, value) is found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("stauts:met", "There is no field stauts here. Did you mean status? The fields are status, name, due, score."),
        ("last_nam:x", "There is no field last_nam here. Did you mean name? "),
        ("qqq:x", "There is no field qqq here. The fields are status, name, due, score. To look for the words"),
        ("status:", "Say what to look for after status:, or status:none for nothing."),
        ('status:" "', "Say what to look for after status:, or status:none for nothing."),
        ("due<", "Say what to look for after due<, or due:none for nothing."),
        ("due:soon", "“soon” is not a day; write a day as 30d"),
        ("due:2026-13", "“2026-13” is not a day"),
        ("due:2026-00", "“2026-00” is not a day"),
        ("due:2/30/2026", "“2/30/2026” is not a day"),
        ("due:0000", "“0000” is not a day"),
        ("due<none", "“none” is not a day"),
        ("score:many", "“many” is not a number; score is compared with numbers, as score>5."),
        ("score:nan", "“nan” is not a number"),
        ("status<met", "Status holds words, which are not less or more; write status:met."),
    ],
)
def test_what_means_nothing_is_said_with_what_would(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match="^" + re.escape(sentence)):
        read(text)


WORDS = st.text(st.sampled_from('ab N"-:=<>30d/ \u00e9\t'), max_size=12)
VALUES = st.text(st.sampled_from('ab "-:=<>no'), min_size=1).filter(str.strip)
ROW_TERMS = st.builds(Term, VALUES, negated=st.booleans())
FIELD_TERMS = st.builds(
    Term, VALUES, st.sampled_from(["status", "name"]), st.sampled_from([How.HOLDS, How.IS]), st.booleans()
)
PERIODS = st.one_of(
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(-400, 400).map(lambda days: f"{days}d"),
    st.just("today"),
)
DAY_TERMS = st.builds(Term, PERIODS, st.just("due"), st.sampled_from(How), st.booleans())
TERMS = st.lists(ROW_TERMS | FIELD_TERMS | DAY_TERMS, max_size=5)


@given(TERMS)
def test_a_printed_filter_means_the_same(terms: list[Term]) -> None:
    assert list(read(str(Filter(tuple(terms)))).terms) == terms


@given(WORDS)
def test_whatever_is_typed_is_a_filter_or_a_sentence(text: str) -> None:
    with suppress(Refused):
        found = read(text)
        assert read(str(found)) == found


@given(DAY_TERMS, st.none() | st.dates())
def test_a_minus_shows_exactly_the_other_rows(term: Term, value: date | None) -> None:
    other = Term(term.value, term.field, term.how, negated=not term.negated)
    assert shows(str(term), value) is not shows(str(other), value)


@given(DAY_TERMS.filter(lambda term: "d" not in term.value), st.dates())
def test_every_day_lies_before_within_or_after_a_period(term: Term, day: date) -> None:
    sides = [How.BELOW, How.HOLDS, How.ABOVE]
    assert sum(shows(str(Term(term.value, "due", how)), day) for how in sides) == 1


@pytest.mark.parametrize(
    ("text", "cursor", "field", "begins"),
    [
        ("sta", 3, "", "sta"),
        ("sta", 2, "", "st"),
        ("-sta", 4, "", "sta"),
        ("ruiz status:ov", 14, "status", "ov"),
        ('status:"due so', 14, "status", "due so"),
        ("-status:", 8, "status", ""),
        ("due<", 4, "due", ""),
    ],
)
def test_the_term_under_the_cursor_is_known(text: str, cursor: int, field: str, begins: str) -> None:
    typing = typing_at(text, cursor)
    assert typing is not None
    assert (typing.field, typing.begins) == (field, begins)


@pytest.mark.parametrize(("text", "cursor"), [("", 0), ("ruiz ", 5), ("ruiz", 0)])
def test_between_terms_nothing_is_completed(text: str, cursor: int) -> None:
    assert typing_at(text, cursor) is None


@pytest.mark.parametrize(
    ("text", "cursor", "word", "after"),
    [
        ("ruiz sta", 8, "status", "ruiz status:"),
        ("-sta met", 4, "status", "-status:met"),
        ("status:ov", 9, "Overdue", "status:Overdue "),
        ("status:du ana", 9, "Due soon", 'status:"Due soon" ana'),
        ("-status:n", 9, "none", '-status:"none" '),
    ],
)
def test_what_is_chosen_takes_the_place_of_what_was_typed(text: str, cursor: int, word: str, after: str) -> None:
    typing = typing_at(text, cursor)
    assert typing is not None
    assert completed(text, typing, word)[0] == after
