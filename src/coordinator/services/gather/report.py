"""What a report is: its name, what it can be asked for, and how it is made from the records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from coordinator.compliance.choices import Choice, Language
from coordinator.compliance.dates import add_months
from coordinator.errors import Refused
from coordinator.records import AgencyFields
from coordinator.records.declaration import Field, Kind
from coordinator.reports.source import Named, Source
from coordinator.services.judged import Judged
from coordinator.services.terms import rules_label
from coordinator.store import Look

if TYPE_CHECKING:
    from coordinator.reports.document.blocks import Document


@dataclass(frozen=True, slots=True)
class Options:
    """What a report is asked for: its day, and whatever else it takes; a period is twelve months up to it unless told.

    Records are named by their keys.
    """

    as_of: date
    period_from: date | None = None
    period_to: date | None = None
    officer: str = ""
    agreement: str = ""
    meeting: str = ""
    language: Language | None = None

    @property
    def begins(self) -> date:
        """The first day of the period."""
        return self.period_from or add_months(self.ends, -12)

    @property
    def ends(self) -> date:
        """The last day of the period."""
        return self.period_to or self.as_of


def asked_for(as_of: date, asked: Mapping[str, Any]) -> Options:
    """Return the options that have the values *asked* by name."""
    chosen = {one.name: one.field.choices for one in OPTIONS if one.field.choices}
    told: dict[str, Any] = {name: _chosen(chosen.get(name), value) for name, value in asked.items()}
    return Options(as_of, **told)


def _chosen(choices: type[Choice] | None, value: Any) -> Any:
    return choices(value) if choices is not None and value else value


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a report can be asked for, declared as a field of records is: a day, or the key of a record.

    From it come a flag of the command line, a field in the window, and what is refused. The name of its *field* is
    that in :class:`Options`; *metavar* stands for its value.
    """

    field: Field
    flag: str
    metavar: str

    @property
    def name(self) -> str:
        """Its name in :class:`Options`."""
        return self.field.name


def _day(name: str, flag: str, title: str, help_: str) -> Option:
    return Option(Field(name, name, Kind.DAY, title, help_, required=False), flag, "DAY")


def _record(kind: str, called: str, title: str, metavar: str, help_: str) -> Option:
    field = Field(called, called, Kind.REFERENCE, title, help_, required=True, refers_to=kind)
    return Option(field, f"--{called}", metavar)


PERIOD_FROM = _day(
    "period_from", "--from", "Period from", "First day of the period; unless told, twelve months before its last."
)
PERIOD_TO = _day("period_to", "--to", "Period to", "Last day of the period; unless told, the day of the report.")
OFFICER = _record("officer", "officer", "Officer", "BADGE", "The officer whom the report is about.")
AGREEMENT = _record("moa", "agreement", "Agreement", "CODE", "The agreement that the report is about.")
MEETING = _record("meeting", "meeting", "Meeting", "CODE", "The meeting of the committee that the report is about.")
LANGUAGE = Option(
    Field(
        "language",
        "language",
        Kind.CHOICE,
        "Language",
        "The language of the paper; unless told, English.",
        required=False,
        choices=Language,
    ),
    "--language",
    "EN|ES",
)
OPTIONS = (PERIOD_FROM, PERIOD_TO, OFFICER, AGREEMENT, MEETING, LANGUAGE)
"""Everything that some report can be asked for."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report that can be made: its readable name, number and title, what it answers, for whom, and how.

    It has to be told each record that its *options* name. What the public reads is made as a web page too.
    """

    name: str
    named: Named
    words: str
    audience: str
    options: tuple[Option, ...]
    make: "Callable[[Look, Judged, Options], Document]"
    web: bool = False

    @property
    def code(self) -> str:
        """The number among the reports."""
        return self.named.code

    @property
    def title(self) -> str:
        """The title."""
        return self.named.title

    def check(self, asked: Options) -> None:
        """Make sure that the report can be made as asked.

        Raises:
            Refused: it was not told what it is about, or something that it does not take, or a period that ends early.
        """
        for option in OPTIONS:
            told = bool(getattr(asked, option.name))
            if told and option not in self.options:
                raise Refused(f"The report {self.name} takes no {option.flag}.")
            if option.field.required and option in self.options and not told:
                what = option.field.title.lower()
                raise Refused(f"The report {self.name} is about one {what}; say which: {option.flag} {option.metavar}.")
        if asked.ends > asked.as_of:
            raise Refused(f"The period ends on {asked.ends}, after the day of the report, {asked.as_of}.")
        if asked.begins > asked.ends:
            last = "its end" if asked.period_to else "the day of the report"
            raise Refused(f"The period begins on {asked.begins}, after {last}, {asked.ends}.")


def source_of(look: Look, known: Judged) -> Source:
    """Return what every report says of itself."""
    agency = next((name for (name,) in look.rows(AgencyFields, ("name",))), "Agency not recorded")
    return Source(agency, known.as_of, rules_label(known.facts.templates), known.head)
