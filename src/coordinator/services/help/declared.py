"""Help pages from what is declared: each report, and each kind of record with its fields."""

from collections.abc import Iterator

from coordinator.records import RECORDS
from coordinator.records.declaration import Field, fields_of
from coordinator.services.reporting import REPORTS

NamedPage = tuple[str, str, str]
"""The name of a page, its title and its Markdown."""


def report_pages() -> Iterator[NamedPage]:
    """Yield a page for all reports together."""
    lines = ["# Reports", ""]
    lines += ["A report is made under [Reports](place-reports), or by `coordinator report PROGRAM NAME`.", ""]
    for one in REPORTS:
        lines += [f"## {one.title} ({one.code})", "", one.words, "", f"- For: {one.audience}"]
        lines += [f"- On the command line: `{one.name}`"]
        lines += [f"- {option.field.title} (`{option.flag}`): {option.field.help}" for option in one.options]
        lines.append("")
    yield "reports", "Reports, one by one", "\n".join(lines)


def record_pages() -> Iterator[NamedPage]:
    """Yield a page for each kind of record."""
    for record in RECORDS:
        about = record.about
        lines = [
            f"# {about.title}",
            "",
            f"Exchange file: `{about.kind}.csv`.",
            "",
            "| Field | What it holds |",
            "|---|---|",
        ]
        lines += [f"| {_cell(field.title)} | {_cell(_said(field))} |" for field in fields_of(record)]
        yield f"record-{about.kind}", about.plural, "\n".join(lines)


def _said(field: Field) -> str:
    marks = [word for word, marked in (("Key", field.key), ("Required", field.required and not field.key)) if marked]
    words = [f"{', '.join(marks)}."] if marks else []
    words.append(field.help)
    if field.choices:
        words.append(f"One of: {', '.join(choice.words for choice in field.choices)}.")
    return " ".join(words)


def _cell(text: str) -> str:
    return text.replace("|", "/")
