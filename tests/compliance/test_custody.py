import re
import string
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.custody import sightings

FOUND = [
    ("an A-number", "A12345678"),
    ("an A-number", "a1234567"),
    ("an A-number", "A 012-345-678"),
    ("an A-number", "A-012-345-678"),
    ("an A-number", "A# 012345678"),
    ("an A-number", "A-number: 012 345 678"),
    ("an A-number", "A No. 012.345.678"),
    ("an A-number", "A-file 012345678"),
    ("an A-number", "alien registration number 012345678"),
    ("an A-number", "USCIS # 012-345-678"),
    ("an A-number", "A 1 2 3 4 5 6 7 8"),
    ("an A-number", "A\N{NO-BREAK SPACE}012\N{EN DASH}345\N{NON-BREAKING HYPHEN}678"),
    ("an A-number", "A\N{MINUS SIGN}012345678"),
    ("an A-number", "A012\N{SOFT HYPHEN}345\N{ZERO WIDTH SPACE}678"),
    ("an A-number", "A" + "".join(chr(0x660 + digit) for digit in range(1, 9))),
    ("an A-number", "\N{FULLWIDTH LATIN CAPITAL LETTER A}\N{FULLWIDTH DIGIT ONE}2345678"),
    ("a social security number", "123-45-6789"),
    ("a social security number", "123 45 6789"),
    ("a social security number", "SSN 123456789"),
    ("a social security number", "SS# 123-45-6789"),
    ("a social security number", "social security number is 123 456 789"),
    ("an FBI number", "FBI # 123456AB7"),
    ("an FBI number", "FBI No. 1234567"),
    ("a FINS number", "FINS 1234567890"),
    ("a FINS number", "FIN#: 123-456-7890"),
    ("an I-94 number", "I-94 12345678901"),
    ("an I-94 number", "I94 number 123456789 A1"),
    ("a passport number", "passport G12345678"),
    ("a passport number", "Passport No. 123 456 789"),
    ("a birth date", "DOB 01/02/1990"),
    ("a birth date", "DOB19900102"),
    ("a birth date", "D.O.B.: 1990-01-02"),
    ("a birth date", "born on March 3, 1990"),
    ("a birth date", "date of birth is 3 March 1990"),
    ("a birth date", "birthdate: 3/3/90"),
    ("a birth date", "01/02/1990 DOB"),
]

LEFT_ALONE = [
    "8 USC 1357(g)",
    "8 USC 1357(a)(1); 8 CFR 287.5(a)(2), (c)(6)",
    "INA 239, 238, 241(a)(5), 235(b)(1)",
    "A-10",
    "Form 70-006",
    "I-94 of 2026-03-15",
    "IADP-2026",
    "WSO-INIT, JEM-2020 of 2020-06-10",
    "A 2026-03-15 letter",
    "a 3/15/2026 letter",
    "a 12/15/24 8:00 class",
    "Appendix A, 2026-03-15",
    "A 2025-2026 plan",
    "Shift A 0800-1630",
    "A 48-hour hold",
    "A 1,250,000 dollar grant",
    "Call 608-555-0100 or (608) 555-0199",
    "A 1-800-555-0100 call",
    "A 608 555 0100 call",
    "FBI 608-555-0100",
    "FBI bulletin 2026-03",
    "FBI 2026-03-15",
    "passport office 608-555-0100",
    "Atlanta, GA 30301-1234",
    "Case 2026-0000123",
    "WI0990000",
    "X26A1234567",
    "123-45-67890",
    "1123-45-6789",
    "grade A 95.50, 98.75",
    "DOB is never kept",
    "born in this county; its birthday was 250 years ago",
    "social security office, 2nd floor",
]


@pytest.mark.parametrize(("looks_like", "text"), FOUND)
def test_what_names_a_person_in_custody_is_found_whole(looks_like: str, text: str) -> None:
    assert [tuple(seen) for seen in sightings(text)] == [(looks_like, text)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    assert list(sightings(text)) == []


def test_each_number_of_a_text_is_found_where_it_stands() -> None:
    text = "Held with A012-345-678 (é), SSN 123-45-6789; see A 87654321 2026-03-15."
    assert [seen.match for seen in sightings(text)] == ["A012-345-678", "A 87654321", "SSN 123-45-6789"]


BLANKS = [" ", "\N{NO-BREAK SPACE}", "\t", "\N{THIN SPACE}", "\N{FIGURE SPACE}"]
DASHES = ["-", "\N{EN DASH}", "\N{EM DASH}", "\N{NON-BREAKING HYPHEN}", "\N{MINUS SIGN}"]
HIDDEN = ["", "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\N{WORD JOINER}"]
SEPARATORS = st.lists(st.sampled_from([*BLANKS, *DASHES, *HIDDEN, ".", "/", "_"]), max_size=3).map("".join)
ZEROS = [0x30, 0x660, 0x6F0, 0x966, 0xFF10]
DIGIT = st.builds(lambda zero, number: chr(zero + number), st.sampled_from(ZEROS), st.integers(0, 9))


def numbers(least: int, most: int) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(DIGIT, SEPARATORS), min_size=least, max_size=most)
    return parts.map(lambda pairs: "".join(digit + between for digit, between in pairs[:-1]) + pairs[-1][0])


BEFORE = st.sampled_from(["", "see ", "(", "He said: ", "é ", "\n"])
AFTER = st.sampled_from(["", ".", " was seen", ")", "\n", ", later"])


@given(BEFORE, st.sampled_from(["A", "a", "A-", "A#", "A # ", "A-Number ", "A no. "]), numbers(7, 9), AFTER)
def test_every_planted_a_number_is_found(before: str, label: str, number: str, after: str) -> None:
    assert [seen.looks_like for seen in sightings(before + label + number + after)] == ["an A-number"]


@given(
    BEFORE,
    st.sampled_from(
        [
            ("SSN ", 9, "a social security number"),
            ("Social Security No. ", 9, "a social security number"),
            ("FBI #", 7, "an FBI number"),
            ("FINS no. ", 10, "a FINS number"),
            ("I-94 number ", 11, "an I-94 number"),
            ("passport #", 9, "a passport number"),
        ]
    ),
    st.data(),
    AFTER,
)
def test_every_planted_number_with_its_label_is_found(
    before: str, planted: tuple[str, int, str], data: st.DataObject, after: str
) -> None:
    label, length, looks_like = planted
    number = data.draw(numbers(length, length))
    assert [seen.looks_like for seen in sightings(before + label + number + after)] == [looks_like]


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0:%Y-%m-%d}", "{0:%m/%d/%Y}", "{0.month}/{0.day}/{0:%y}", "{0:%B} {0.day}, {0:%Y}"]),
)
def test_a_birth_date_is_found_by_its_label_and_no_other_day_is(day: date, form: str) -> None:
    written = form.format(day)
    assert not list(sightings(f"A letter of {written}, received {written}"))
    assert not list(sightings(f"Section A {written}"))
    assert [seen.looks_like for seen in sightings(f"DOB {written}")] == ["a birth date"]


@given(st.text(alphabet=string.ascii_letters + " .,;:'()-\n", max_size=60))
def test_words_without_a_digit_are_never_refused(text: str) -> None:
    assert not list(sightings(text))


@given(st.lists(st.sampled_from([*LEFT_ALONE, "Deputy", "Sgt.", "on", "F06"]), max_size=4))
def test_harmless_phrases_together_stay_harmless(phrases: list[str]) -> None:
    assert not list(sightings("; ".join(phrases)))


@given(st.integers(200, 999), st.integers(200, 999), st.integers(0, 9999), st.sampled_from("-. "))
def test_telephone_numbers_are_left_alone(area: int, office: int, line: int, between: str) -> None:
    number = between.join([str(area), str(office), f"{line:04}"])
    assert not list(sightings(f"Call {number}, a {number} line, FBI {number}"))


@given(st.text(max_size=60))
def test_a_match_is_always_a_stretch_of_the_text(text: str) -> None:
    for seen in sightings(text + " A12345678"):
        assert seen.match in text + " A12345678"
        assert re.search(r"\d", unicodedata.normalize("NFKC", seen.match))
