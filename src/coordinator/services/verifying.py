"""Whether a report on paper or as a file is what the records said, and what they say now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from json import loads
from pathlib import Path

from coordinator import __version__
from coordinator.compliance.dates import long_moment
from coordinator.compliance.marks import Mark
from coordinator.errors import Refused, Unavailable
from coordinator.reports.coding import canonical_json, code_of_json, code_typed
from coordinator.reports.comparing import Difference, differences, differing_lines
from coordinator.reports.reading_back import File, Printed, read_back
from coordinator.services.gather.report import Options, Report
from coordinator.services.printed_head import printed_head
from coordinator.services.program import time_zone
from coordinator.services.reporting import Made, asked_again, document_of, finished, report_named, reports_made
from coordinator.store import Look, Store
from coordinator.store.report_log import ReportMade

MOST = 200
"""How many differences are told."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was checked, in a sentence."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a report: each thing that was checked, and where paper and records differ.

    *differing* is between the report and the records as they were when it was made, *since* between then and now.
    """

    number: str
    code: str
    lines: Sequence[Line]
    differing: Sequence[Difference] = ()
    since: Sequence[Difference] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against it; records that changed since do not."""
        return all(one.mark in {Mark.GOOD, Mark.NEUTRAL} for one in self.lines)

    def and_says(self, line: Line) -> "Verified":
        """Return the same with one more line."""
        return replace(self, lines=[*self.lines, line])

    def as_json(self) -> dict[str, object]:
        """Return the fields as JSON has them."""
        lines = [{"mark": one.mark.name.lower(), "text": one.text} for one in self.lines]
        pairs = {name: [one._asdict() for one in getattr(self, name)] for name in ("differing", "since")}
        return {"number": self.number, "code": self.code, "sound": self.sound, "lines": lines, **pairs}


@dataclass(frozen=True, slots=True)
class _Case:
    """What a report says of itself, from its file or from the log: enough to make it again."""

    report: Report
    asked: Options
    number: str
    code: str
    head: str


def read_report(path: Path) -> bytes:
    """Return the bytes of a file that somebody handed in.

    Raises:
        Unavailable: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable(f"{path} cannot be read: {error.strerror}.") from error


def verified_alone(pdf: bytes) -> Verified:
    """Return what a report's file tells by itself, without the records.

    Raises:
        Refused: it is no PDF, or no report of this program.
    """
    printed = read_back(pdf)
    return Verified(printed.number, printed.code, [*_of_file(printed), _NO_RECORDS])


def verified(store: Store, pdf: bytes) -> Verified:
    """Return what a report's file tells, compared with the records as they were when it was made, and as they are.

    Raises:
        Refused: it is no PDF, or no report of this program.
    """
    printed = read_back(pdf)
    logged = [one for one in reports_made(store) if one.number == printed.number]
    found = Verified(printed.number, printed.code, [*_of_file(printed), *_of_log(store, logged)])
    case = _case_of(printed, logged)
    then = _made_then(store, case) if case else None
    if case is None or then is None:
        return found.and_says(_unknown(store, case) if case else _CANNOT_MAKE)
    again = read_back(then.pdf)
    differing = [] if pdf == then.pdf else [*islice(_between(again, printed), MOST)]
    begins = pdf[: printed.own] == then.pdf
    told = _SAME_BYTES if begins and not differing else _compared(printed, then, differing)
    found = replace(found, differing=differing).and_says(told)
    return _with_now(store, case, again, found)


def verified_code(store: Store, typed: str) -> Verified:
    """Return what is known of the report that has the code somebody read from paper.

    Raises:
        Refused: it is no code, or no report with it is entered as made.
    """
    code = code_typed(typed)
    if not code:
        raise Refused(f"{typed} is no code of a report. A code has 16 letters and figures, like 7K2M-9QXD-0H4T-WJ3B.")
    logged = [one for one in reports_made(store) if one.code == code]
    if not logged:
        raise Refused(
            f"No report with the code {code} is entered as made in this program. Look whether it is typed as printed. "
            "A report that was saved while the program was open for reading only is not entered: verify its file."
        )
    found = Verified(logged[0].number, code, [*_of_log(store, logged)])
    case = _case_logged(logged[0])
    then = _made_then(store, case) if case else None
    if case is None or then is None:
        return found.and_says(_unknown(store, case) if case else _CANNOT_MAKE)
    found = found.and_says(_SAME_CONTENT if then.code == code else _otherwise(then))
    return _with_now(store, case, read_back(then.pdf), found)


_NO_RECORDS = Line(Mark.NEUTRAL, "It was not compared with any records. Name the program that it comes from for that.")
_CANNOT_MAKE = Line(
    Mark.SOON,
    "It cannot be made again: it does not say what it was asked for, and is not entered among the reports made here.",
)
_SAME_BYTES = Line(Mark.GOOD, "Made again from the records as they were then, it is the same to the last byte.")
_SAME_CONTENT = Line(Mark.GOOD, "Its content is what the records said when it was made.")


def _of_file(printed: Printed) -> Iterator[Line]:
    yield {
        File.WHOLE: Line(Mark.GOOD, "The file is as this program wrote it."),
        File.ADDED_TO: Line(
            Mark.SOON,
            "The file begins as this program wrote it; another program added something at its end, such as a signature "
            "or a note. What was added is not compared.",
        ),
        File.CHANGED: Line(Mark.BAD, "The file was altered, or saved anew by another program, since it was written."),
    }[printed.file]
    if printed.content is None:
        return
    code = code_of_json(canonical_json(printed.content))
    if code == printed.code:
        yield Line(Mark.GOOD, "The data attached to it give the code that is printed on it.")
    else:
        yield Line(Mark.BAD, f"The data attached to it give the code {code}, not {printed.code or 'one'} as printed.")


def _of_log(store: Store, logged: Sequence[ReportMade]) -> Iterator[Line]:
    if logged:
        one = logged[-1]
        at = long_moment(datetime.fromisoformat(one.at).astimezone(time_zone(store)))
        yield Line(Mark.GOOD, f"It is entered as {one.name}, report {one.number}, first saved by {one.actor} on {at}.")
    else:
        yield Line(Mark.NEUTRAL, "It is not entered among the reports made here; not every copy is.")


def _case_of(printed: Printed, logged: Sequence[ReportMade]) -> _Case | None:
    """Return how to make a report again: by its own data, else by the log."""
    about = printed.about
    try:
        asked = asked_again(about["as_of"], about["asked"])
        return _Case(report_named(about["name"]), asked, printed.number, printed.code, printed.head or about["head"])
    except (KeyError, TypeError, ValueError, AttributeError, Refused):
        return _case_logged(logged[0]) if logged else None


def _case_logged(one: ReportMade) -> _Case | None:
    try:
        return _Case(report_named(one.name), asked_again(one.as_of, loads(one.options)), one.number, one.code, one.head)
    except (TypeError, ValueError, Refused):  # of a report, or an option, that this version no longer has
        return None


def _made_then(store: Store, case: _Case) -> Made | None:
    """Make a report again from the records as they were; nothing if they never were so."""
    with store.looking() as look:
        if look.head == case.head:
            return _made(look, case)
    with store.looking_back(case.head) as past:
        return _made(past, case) if past else None


def _made(look: Look, case: _Case) -> Made | None:
    try:
        case.report.check(case.asked)
        return finished(case.report, case.asked, document_of(look, case.report, case.asked))
    except Refused:  # whom it is about is not on record
        return None


def _between(before: Printed, after: Printed) -> Iterator[Difference]:
    """Yield what differs between two copies of a report: in their data, else on their pages."""
    if before.content is not None and after.content is not None and before.content != after.content:
        yield from differences(before.content, after.content)
    else:
        yield from differing_lines(before.pages, after.pages)


def _compared(printed: Printed, then: Made, differing: Sequence[Difference]) -> Line:
    """Say of a file that is not the same to the last byte what is the same of it."""
    version = printed.about.get("program", __version__)
    if then.number != printed.number or (printed.code and then.code != printed.code):
        return _otherwise(then)
    if version != __version__:
        return Line(
            Mark.GOOD,
            f"{_SAME_CONTENT.text} Version {version} of the program made it and this is {__version__}, so pages and "
            "bytes may differ.",
        )
    if differing:
        return Line(Mark.BAD, "Number and code are those of the records as they were then, but it says something else.")
    return Line(Mark.SOON, "Its words are what the records said when it was made; its bytes are not.")


def _with_now(store: Store, case: _Case, then: Printed, found: Verified) -> Verified:
    """Add how the same report would read today."""
    with store.looking() as look:
        if look.head == case.head:
            return found.and_says(Line(Mark.NEUTRAL, "The records have not changed since."))
        now = _made(look, case)
    if now is None:
        return found.and_says(Line(Mark.NEUTRAL, "Whom or what it is about is no longer on record."))
    if now.number == found.number:
        return found.and_says(Line(Mark.NEUTRAL, "Records changed since, but nothing that it tells."))
    since = [*islice(_between(then, read_back(now.pdf)), MOST)]
    told = f"Records that it tells of changed since; today it would be report {now.number}."
    return replace(found, since=since).and_says(Line(Mark.NEUTRAL, told))


def _unknown(store: Store, case: _Case) -> Line:
    """Say why a report cannot be made again from the records as they were."""
    head = printed_head(store, case.head)
    if head.unchanged:
        return Line(Mark.BAD, "Whom or what it is about was not on record when it is said to have been made.")
    return Line(Mark.BAD, f"It was not made from these records as they ever were. {head.words}")


def _otherwise(then: Made) -> Line:
    return Line(Mark.BAD, f"The records, as they were then, give report {then.number} with the code {then.code}.")
