import dataclasses
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator.compliance.choices import Language, ReleaseAudience, ReleaseResult
from coordinator.errors import Refused
from coordinator.records import AgencyTextFields, ReleaseClearanceFields
from coordinator.reports.handout import Handout
from coordinator.reports.public import FEW, Counted
from coordinator.services.gather.handout import gather, passages
from coordinator.services.gather.report import Options
from coordinator.services.judged import judged
from coordinator.services.reporting import make_report, save_report
from coordinator.store import Store
from tests.reports.pdf_reading import reading_text
from tests.services.gather.asked import DAY, query

ES = Options(DAY, language=Language.ES)
YEARS = {str(year) for year in range(1996, 2027)}
"""What a badge may look like too."""
YEAR_AGO = date(2025, 11, 22)


def handout(store: Store, language: Language = Language.EN, day: date = DAY) -> Handout:
    with store.looking() as look:
        return gather(look, judged(look, day), language)


def text_of(store: Store, options: Options) -> str:
    return " ".join(reading_text(make_report(store, "handout", options).pdf))


def leaves(value: Any) -> Iterator[Any]:
    """Yield every value in a content, but the words that are printed as they are written."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            if one.name not in {"passages", "source", "language", "counted"}:
                yield from leaves(getattr(value, one.name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def test_the_figures_are_those_of_the_records(sample: Store) -> None:
    found = handout(sample)
    ((paid,),) = query(
        sample,
        "SELECT sum(amount) FROM cost WHERE payer = 'LEA' AND incurred_on BETWEEN ? AND ?",
        str(YEAR_AGO),
        str(DAY),
    )
    assert found.paid == round(float(paid) * 100)
    ((total, sustained),) = query(
        sample,
        "SELECT count(*), sum(related = 1 AND disposition = 'SUSTAINED' AND resolved_on <= ?) FROM complaint"
        " WHERE received_at <= ?",
        str(DAY),
        f"{DAY}T23:59",
    )
    assert found.complaints is not None
    assert (found.complaints.total, found.complaints.sustained) == (Counted(total), Counted(sustained or 0))
    counts = "encounters, detainers_issued, arrest_warrants_served, tfm_arrests, transfers_to_ice"
    months = query(sample, f"SELECT year_month, {counts} FROM activity_month WHERE year_month <= '2026-11'")  # noqa: S608
    assert list(found.counted) == counts.split(", ")
    for year in found.years:
        rows = [row[1:] for row in months if row[0].startswith(str(year.year))]
        sums = [sum(count or 0 for count in column) for column in zip(*rows, strict=True)]
        assert list(year.counts) == [*map(Counted, sums)]
    ((held, last),) = query(sample, "SELECT count(*), max(held_on) FROM meeting WHERE held_on <= ?", str(DAY))
    assert (found.meetings.held, str(found.meetings.last)) == (held, last)


@given(st.integers(min_value=0, max_value=10_000))
def test_a_small_count_cannot_be_held(count: int) -> None:
    assert Counted(count) == ("<5" if 0 < count < FEW else f"{count:,}")


@given(st.integers(min_value=0, max_value=30), st.integers(min_value=0, max_value=30))
def test_a_part_and_its_whole_never_tell_that_the_rest_is_one_small_number(count: int, more: int) -> None:
    told = (Counted.within(count, count + more), Counted(count + more))
    rests = {
        whole - part
        for whole in range(61)
        for part in range(whole + 1)
        if (Counted.within(part, whole), Counted(whole)) == told
    }
    assert not 0 < more < FEW or len(rests) > 1


@pytest.mark.parametrize(
    ("count", "whole", "told"),
    [(0, 9, "0"), (4, 9, "<5"), (5, 9, "≥5"), (8, 9, "≥5"), (9, 9, "9"), (5, 10, "5"), (1, 2, "<5"), (5, 6, "≥5")],
)
def test_a_part_is_told_as_long_as_it_does_not_betray_the_rest(count: int, whole: int, told: str) -> None:
    assert Counted.within(count, whole) == told


@pytest.mark.parametrize("language", [*Language])
def test_the_public_is_told_no_name_no_badge_and_no_note(sample: Store, language: Language) -> None:
    secrets = [
        *(name for row in query(sample, "SELECT last_name, badge FROM officer") for name in row),
        *(text for (text,) in query(sample, "SELECT summary FROM complaint WHERE summary IS NOT NULL")),
        *(number for (number,) in query(sample, "SELECT log_no FROM complaint")),
        *(name for (name,) in query(sample, "SELECT name FROM contact")),
    ]
    made = make_report(sample, "handout", Options(DAY, language=language))
    words = set(" ".join(reading_text(made.pdf)).replace(",", " ").replace(".", " ").split())
    for secret in set(secrets) - YEARS:
        assert secret not in words
        assert secret not in made.html


def test_what_the_handout_is_made_of_can_hold_only_days_counts_and_announced_places(sample: Store) -> None:
    found = handout(sample)
    kinds = {type(one) for one in leaves(found)}
    assert kinds <= {date, int, bool, Counted, str, type(None)}
    plain = [one for one in leaves(found) if type(one) is str]
    assert set(plain) <= {"JEM", "WSO", "TFM", "HYBRID", found.meetings.place}
    assert not kinds & {datetime, float, Enum}


@pytest.mark.parametrize("options", [Options(DAY), ES])
def test_it_has_at_most_two_pages(sample: Store, empty: Store, options: Options) -> None:
    for store in (sample, empty):
        with pikepdf.open(BytesIO(make_report(store, "handout", options).pdf)) as pdf:
            assert len(pdf.pages) <= 2


def test_spanish_says_that_it_is_to_be_checked_until_somebody_confirmed_it(sample: Store) -> None:
    assert "Traducción por revisar." in text_of(sample, ES)
    assert "Traducción" not in text_of(sample, Options(DAY))
    with sample.change("Confirm the translation") as step:
        step.insert(
            AgencyTextFields,
            {
                "code": "handout.translation",
                "language": Language.ES,
                "confirmed_on": DAY,
                "text": "Traducción revisada por la biblioteca del condado.",
            },
        )
    assert "Traducción revisada por la biblioteca del condado." in text_of(sample, ES)


def test_every_passage_is_there_in_both_languages(empty: Store) -> None:
    with empty.looking() as look:
        english, spanish = passages(look, Language.EN), passages(look, Language.ES)
    assert english.words.keys() == spanish.words.keys()
    same = {name for name, text in english.words.items() if text and text == spanish.words[name]}
    assert same == set()


def test_it_is_a_draft_until_its_release_is_cleared_and_again_when_its_content_changes(sample: Store) -> None:
    made = make_report(sample, "handout", Options(DAY))
    assert "DRAFT · NOT CLEARED FOR RELEASE" in made.html
    with sample.change("Clear") as step:
        step.insert(
            ReleaseClearanceFields,
            {
                "code": "RC-9",
                "what": f"Handout {made.number}",
                "audience": ReleaseAudience.OTHER,
                "answered_on": DAY,
                "result": ReleaseResult.CLEARED,
            },
        )
    again = make_report(sample, "handout", Options(DAY))
    assert again.number == made.number
    assert "PUBLIC INFORMATION" in again.html
    assert "DRAFT" not in again.html
    other = make_report(sample, "handout", Options(date(2026, 11, 21)))
    assert "DRAFT" in other.html


def test_the_agencys_words_cannot_ask_for_more_than_is_given(sample: Store) -> None:
    with sample.change("Own words") as step:
        step.insert(
            AgencyTextFields,
            {"code": "handout.staff", "language": Language.EN, "text": "$agency $nobody ${x.__class__} {paid} <b>&"},
        )
    made = make_report(sample, "handout", Options(DAY))
    assert "$agency $nobody ${x.__class__} {paid} &lt;b&gt;&amp;" in made.html
    assert "{paid} <b>&" in " ".join(reading_text(made.pdf))


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.heads: list[dict[str, str | None]] = []
        self.language: str | None = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        if tag == "html":
            self.language = dict(attrs)["lang"]
        if tag[0] == "h" and tag[1:].isdecimal():
            self.headings.append(int(tag[1:]))
        if tag == "th":
            self.heads.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(("language", "tag"), [(Language.EN, "en-US"), (Language.ES, "es-US")])
def test_the_web_page_is_whole_and_says_what_the_paper_says(sample: Store, language: Language, tag: str) -> None:
    made = make_report(sample, "handout", Options(DAY, language=language))
    read = _Outline()
    read.feed(made.html)
    assert read.open == []
    assert read.language == tag
    assert read.headings[0] == 1
    assert set(read.headings[1:]) == {2}
    assert all("scope" in head for head in read.heads)
    assert "http" not in made.html
    headings = [line[2:].strip() for line in reading_text(made.pdf) if line.startswith("H2")]
    assert len(headings) == len(read.headings) - 1
    assert all(f"<h2>{heading}</h2>" in made.html for heading in headings)


def test_what_is_for_the_agency_alone_is_no_web_page(sample: Store, tmp_path: Path) -> None:
    save_report(make_report(sample, "handout", ES), tmp_path / "folleto.html")
    assert (tmp_path / "folleto.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(Refused, match="The report roster is made as PDF only"):
        save_report(make_report(sample, "roster", Options(DAY)), tmp_path / "roster.html")
    assert not (tmp_path / "roster.html").exists()
