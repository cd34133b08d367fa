"""R4 Public handout: what the program is, who takes part, what it costs, how to complain; two pages in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.marks import Mark
from coordinator.reports.coding import code_of, number_of
from coordinator.reports.document.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Table,
    Text,
    Title,
)
from coordinator.reports.document.words import WORDS
from coordinator.reports.money import dollars
from coordinator.reports.public import Counted, Instrument, Passages
from coordinator.reports.source import Named, Source

NAME = Named("R4", "Public handout")


@dataclass(frozen=True, slots=True)
class Complaints:
    """Complaints by the day: in the year before it, in all, and those that were sustained and about the program."""

    received: Counted
    total: Counted
    sustained: Counted


@dataclass(frozen=True, slots=True)
class Year:
    """One year's counts, in the order of what was counted; nothing where nobody counted. *whole* once it is over."""

    year: int
    counts: Sequence[Counted | None]
    whole: bool


@dataclass(frozen=True, slots=True)
class Meetings:
    """Public meetings by the day: how many were held, the latest, and the next with its place as it was announced."""

    held: int
    last: date | None
    next: date | None
    place: str
    questions_until: date | None


@dataclass(frozen=True, slots=True)
class Handout:
    """What the public is told as of a day; amounts are in cents, the *period* of costs and complaints is a year."""

    source: Source
    language: str
    passages: Passages
    period: tuple[date, date]
    agreements: Sequence[Instrument]
    authorized: int
    inspected: date | None
    paid: int | None
    complaints: Complaints | None
    counted: Sequence[str]
    years: Sequence[Year]
    questions: tuple[Counted, Counted] | None
    meetings: Meetings

    @property
    def number(self) -> str:
        """The number of the report, which a clearance of its release names."""
        return number_of(NAME.code, self.source.as_of, code_of(self))


def document(handout: Handout, *, cleared: bool) -> Document:
    """Return the handout, marked as a draft unless ICE *cleared* the release of what has its number."""
    source, said = handout.source, handout.passages.said
    return Document(
        title=said("title"),
        subject=said("subtitle", agency=source.agency),
        agency=source.agency,
        marking=said("cleared" if cleared else "draft"),
        number=handout.number,
        as_of=source.as_of,
        blocks=[*_story(handout)],
        code=code_of(handout),
        head=source.head,
        language=handout.language,
    )


def _story(one: Handout) -> Iterator[Block]:
    said, source = one.passages.said, one.source
    report = WORDS[one.language].foot.split()[0]
    yield Title(
        f"{report} {NAME.code}", said("title"), said("subtitle", agency=source.agency), source.as_of, one.language
    )
    if translation := said("translation"):
        yield Text(translation, "note")
    yield Figures(
        [
            Figure(one.authorized, "", said("figure_officers"), Mark.NEUTRAL),
            Figure(len(one.agreements), "", said("figure_agreements"), Mark.NEUTRAL),
            Figure(one.meetings.held, "", said("figure_meetings"), Mark.NEUTRAL),
        ]
    )
    yield from _what_it_is(one)
    yield from _who(one)
    yield from _costs(one)
    yield from _complaints(one)
    yield from _activity(one)
    yield from _meetings(one)
    day = WORDS[one.language].day(source.as_of)
    yield Text(said("foot", day=day, number=one.number, code=code_of(one)), "note")


def _what_it_is(one: Handout) -> Iterator[Block]:
    said = one.passages.said
    yield Heading(said("committee_heading"))
    yield Bullets([*one.passages.lines("committee")])
    yield Text(said("committee_note"))
    yield Heading(said("law_heading"))
    yield Text(said("law"))
    yield Heading(said("agreement_heading"))
    if one.agreements:
        titles = said("agreement_columns").split(" | ")
        widths = (174.0, 110.0, 110.0, 110.0)
        columns = [Column(title, width, header=title == titles[0]) for title, width in zip(titles, widths, strict=True)]
        yield Table(columns, [_instrument(one, each) for each in one.agreements])
    else:
        yield Text(said("agreement_none"))
    yield Text(said("agreement_read"))
    if one.agreements:
        yield Heading(said("scope_heading"))
    for model in dict.fromkeys(each.model for each in one.agreements):
        yield Text(f"{said(f'{model}_name')}. {said(model)}")


def _instrument(one: Handout, each: Instrument) -> Sequence[str]:
    said = one.passages.said
    term = said("agreement_until", day=each.until) if each.until else said("agreement_open")
    return (said(f"{each.model}_name"), str(each.signed_on), str(each.since), term)


def _who(one: Handout) -> Iterator[Block]:
    said = one.passages.said
    yield Heading(said("people_heading"))
    few = {0: "people_none", 1: "people_one"}
    officers = said(few.get(one.authorized, "people_many"), count=one.authorized)
    yield Text(f"{said('people', officers=officers)} {said('training')}")
    if staff := said("staff"):
        yield Text(staff)
    yield Heading(said("oversight_heading"))
    day = WORDS[one.language].day
    inspection = said("inspection", day=day(one.inspected)) if one.inspected else said("inspection_none")
    yield Text(f"{said('oversight')} {inspection}")


def _costs(one: Handout) -> Iterator[Block]:
    said, (begins, ends) = one.passages.said, map(WORDS[one.language].day, one.period)
    yield Heading(said("cost_heading"))
    if one.paid is None:
        paid = said("cost_none", begins=begins, ends=ends)
    else:
        paid = said("cost_paid", begins=begins, ends=ends, amount=dollars(one.paid))
    yield Text(f"{said('cost')} {paid}")


def _complaints(one: Handout) -> Iterator[Block]:
    said, (begins, ends) = one.passages.said, map(WORDS[one.language].day, one.period)
    yield Heading(said("complaints_heading"))
    found = one.complaints
    if found is None:
        yield Text(f"{said('complaints')} {said('complaints_none')}")
        return
    received = said("complaints_received", begins=begins, ends=ends, received=found.received, total=found.total)
    none = found.sustained == Counted(0)
    result = said("complaints_unsustained") if none else said("complaints_sustained", sustained=found.sustained)
    yield Text(f"{said('complaints')} {received} {result}")


def _activity(one: Handout) -> Iterator[Block]:
    said = one.passages.said
    yield Heading(said("activity_heading"))
    if not one.years:
        yield Text(said("activity_none"))
        return
    wide = (504.0 - 84) / len(one.counted)
    counts = [Column(said(name), wide, "right") for name in one.counted]
    yield Table([Column(said("activity_year"), 84, header=True), *counts], [_year(one, year) for year in one.years])
    yield Text(said("activity_note"), "note")


def _year(one: Handout, year: Year) -> Sequence[str]:
    said = one.passages.said
    title = str(year.year) if year.whole else said("activity_partly", year=year.year)
    return (title, *(said("activity_unknown") if count is None else count for count in year.counts))


def _meetings(one: Handout) -> Iterator[Block]:
    said, day, found = one.passages.said, WORDS[one.language].day, one.meetings
    yield Heading(said("questions_heading"))
    asked = said("questions_none")
    if one.questions is not None:
        asked = said("questions", count=one.questions[0], answered=one.questions[1])
    yield Text(f"{said('questions_how')} {asked}")
    told = [said("meeting_last", day=day(found.last)) if found.last else said("meeting_never")]
    if found.next is None:
        told.append(said("meeting_unplanned"))
    else:
        told.append(said("meeting_next", day=day(found.next), place=found.place or said("meeting_place_unknown")))
    if found.questions_until is not None:
        told.append(said("meeting_due", day=day(found.questions_until)))
    yield Text(" ".join(told))
