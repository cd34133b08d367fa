"""The rule book: a page for each rule, from the rule, the terms of every print, and a worked example."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TypedDict

from coordinator.compliance.rules import RULES
from coordinator.compliance.terms import Term
from coordinator.compliance.verdicts import Rule, subject_words
from coordinator.paths import bundled
from coordinator.services.agreement_terms import parameter_words
from coordinator.services.explaining import Explanation
from coordinator.services.judging import judge
from coordinator.services.program import SAMPLE_DAY
from coordinator.services.terms import rules_label, shipped
from coordinator.store import Store

EXAMPLES = "resources/help/examples.json"
EXAMPLE_DAYS = (SAMPLE_DAY, date(2026, 3, 16), date(2025, 11, 15))
"""Days on which the sample agency is looked at for examples, the first before the others."""


class Example(TypedDict):
    """A verdict over the invented sample agency, in words."""

    as_of: str
    subject: str
    status: str
    steps: list[str]
    mend: str


def examples_of(store: Store, days: tuple[date, ...]) -> dict[str, Example]:
    """Return for each rule its most instructive verdict over *store*: with a day, and the most steps."""
    best: dict[str, tuple[Explanation, date]] = {}
    for day in days:
        for verdict in judge(store, day).verdicts:
            known = best.get(verdict.rule)
            if known is None or _worth(verdict) > _worth(known[0]):
                best[verdict.rule] = (verdict, day)
    return {code: _example(*best[code]) for code in sorted(best)}


def _worth(verdict: Explanation) -> tuple[bool, int, str]:
    return verdict.due is not None, len(verdict.steps), verdict.subject


def _example(verdict: Explanation, day: date) -> Example:
    return {
        "as_of": day.isoformat(),
        "subject": subject_words(verdict.subject),
        "status": verdict.status_words,
        "steps": list(verdict.steps),
        "mend": verdict.mend,
    }


@cache
def examples() -> Mapping[str, Example]:
    """Return the shipped examples by the code of their rule."""
    found: dict[str, Example] = json.loads(bundled(EXAMPLES).read_text("utf-8"))
    return found


def rule_page(code: str) -> str:
    """Return the name of the page about a rule."""
    return f"rule-{code.lower()}"


def pages() -> Iterator[tuple[str, str, str]]:
    """Yield name, title and Markdown of the contents of the rule book and of each rule."""
    yield "rule-book", "Rule book", _contents()
    for rule in RULES:
        yield rule_page(rule.code), f"{rule.code} {rule.title}", "\n".join(_page(rule))


def _contents() -> str:
    said = (
        f"Every verdict follows one of these rules: {rules_label(shipped())}. Nothing here is legal advice: your signed"
    )
    lines = ["# Rule book", "", f"{said} agreement is the source.", "", "| Rule | What | Weight |", "|---|---|---|"]
    lines += [f"| [{one.code}]({rule_page(one.code)}) | {one.title} | {one.weight.words} |" for one in RULES]
    return "\n".join(lines)


def _page(rule: Rule) -> Iterator[str]:
    yield from (f"# {rule.code} {rule.title}", "", f"{rule.words} **{rule.weight.words}.**", "")
    yield from (
        "## Which agreements say it",
        "",
        "| Print | Since | Where it says so | With what numbers |",
        "|---|---|---|---|",
    )
    for template in shipped().values():
        if (term := template.rules.get(rule.code)) is not None:
            where = f"{term.basis.words}: {term.citation}"
            yield f"| {template.code} | {template.printed} | {where} | {_numbers(term)} |"
    yield from ("", *_computed(rule))
    yield from (
        "",
        "Back to the [rule book](rule-book). How each status is told apart: [Compliance](place-compliance).",
    )


def _numbers(term: Term) -> str:
    return "; ".join(f"{parameter_words(name)}: {value}" for name, value in (term.parameters or {}).items()) or "none"


def _computed(rule: Rule) -> Iterator[str]:
    yield from ("## How it is computed, by an example", "")
    example = examples().get(rule.code)
    if example is None:
        yield "Nothing in the sample agency is judged by this rule on the days that are looked at."
        return
    yield f"{example['subject']} of the invented sample agency, as of {example['as_of']}: **{example['status']}**."
    yield from ("", *(f"{number}. {line}" for number, line in enumerate(example["steps"], 1)))
    if example["mend"]:
        yield from ("", f"What would mend it: {example['mend']}")
