import json
from itertools import groupby
from pathlib import Path

import pytest

from coordinator.cli.program import COMMANDS
from coordinator.compliance.rules import RULES
from coordinator.compliance.verdicts import Rule
from coordinator.errors import Refused
from coordinator.paths import bundled
from coordinator.records import RECORDS
from coordinator.records.declaration import Fields, fields_of
from coordinator.services.gather.report import Report
from coordinator.services.help import markdown
from coordinator.services.help.markdown import Heading, Picture
from coordinator.services.help.pages import NOTICES, found, page_named, pages
from coordinator.services.help.rule_book import EXAMPLE_DAYS, EXAMPLES, examples_of, rule_page
from coordinator.services.reporting import REPORTS
from coordinator.services.terms import shipped
from coordinator.store import Store

ALL = [page.name for page in pages()]


def test_every_page_has_a_name_of_its_own_and_chapters_stand_together() -> None:
    assert len(set(ALL)) == len(ALL)
    chapters = [chapter for chapter, _ in groupby(pages(), key=lambda page: page.chapter)]
    assert len(set(chapters)) == len(chapters)


def test_every_file_of_the_help_is_a_page() -> None:
    assert {path.stem for path in bundled("resources/help").glob("*.md")} <= set(ALL)


@pytest.mark.parametrize("name", [name for name in ALL if name != NOTICES])
def test_a_page_has_one_title_first_and_leads_to_pages_that_are_there(name: str) -> None:
    page = page_named(name)
    first, *others = page.blocks
    assert isinstance(first, Heading)
    assert first.level == 1
    assert not any(isinstance(block, Heading) and block.level == 1 for block in others)
    assert set(markdown.links(page.text)) - {block.file for block in others if isinstance(block, Picture)} <= set(ALL)
    for block in others:
        if isinstance(block, Picture):
            assert bundled(f"resources/help/{block.file}").stat().st_size < 90_000
            assert block.words


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_is_told_of(command: str) -> None:
    assert f"| `{command}` |" in page_named("commands").text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page_with_the_clause_and_numbers_of_each_print(rule: Rule) -> None:
    code = rule.code
    page = page_named(rule_page(code))
    for template in shipped().values():
        if term := template.rules.get(code):
            line = next(line for line in page.text.splitlines() if line.startswith(f"| {template.code} |"))
            assert term.citation in line
            assert all(str(value) in line for value in (term.parameters or {}).values())
    assert f"({rule_page(code)})" in page_named("rule-book").text


def test_every_example_is_what_the_sample_agency_is_judged_to_today(sample: Store) -> None:
    assert json.loads(bundled(EXAMPLES).read_text("utf-8")) == examples_of(sample, EXAMPLE_DAYS), (
        "run python3 dev.py help"
    )


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_every_report_is_told_of_with_what_it_can_be_asked(report: Report) -> None:
    text = page_named("reports").text
    assert f"`{report.name}`" in text
    assert all(f"`{option.flag}`" in text for option in report.options)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.about.kind)
def test_every_field_of_every_record_is_told_of(record: type[Fields]) -> None:
    text = page_named(f"record-{record.about.kind}").text
    assert all(f"| {field.title} |" in text for field in fields_of(record))


def test_a_search_finds_pages_by_all_words_those_with_them_in_the_title_first() -> None:
    assert found("complaint comes")[0].name == "when-a-complaint-comes"
    assert "if-something-goes-wrong" in {page.name for page in found("PASSPHRASE forgotten")}
    assert found("nosuchword") == []


def test_a_page_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="no help page nothing"):
        page_named("nothing")


def test_the_forms_of_markdown_that_pages_use_become_html() -> None:
    text = "# A & B\n\nSee **this**, `x < y` and [that](rule-book)\nand more.\n\n1. one\n   more\n2. two\n\n- dot"
    text += "\n\n| A |\n|---|\n\n![What it shows](pictures/a.png)\n\n````text\na <b>\n\n```\nc\n````"
    assert markdown.html(markdown.blocks(text)).split("\n") == [
        "<h1>A &amp; B</h1>",
        '<p>See <b>this</b>, <code>x &lt; y</code> and <a href="rule-book.html">that</a> and more.</p>',
        "<ol><li>one more</li><li>two</li></ol>",
        "<ul><li>dot</li></ul>",
        '<table cellspacing="0" cellpadding="5"><tr><th scope="col" align="left">A</th></tr></table>',
        '<p><img src="pictures/a.png" alt="What it shows"></p><p><i>What it shows</i></p>',
        "<pre>a &lt;b&gt;",
        "",
        "```",
        "c</pre>",
    ]


def test_the_program_says_nothing_of_where_it_was_made() -> None:
    assert not any(str(Path.home()) in page.text for page in pages())
