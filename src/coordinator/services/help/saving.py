"""The help outside the program: a folder of web pages that need nothing else, and one accessible PDF."""

import shutil
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from coordinator import __version__
from coordinator.errors import Refused, Unavailable
from coordinator.paths import bundled
from coordinator.reports.document.blocks import Block, Bullets, Heading, Text
from coordinator.reports.handbook import Chapter, Topic, document, listed
from coordinator.services.help import markdown
from coordinator.services.help.pages import NOTICES, Page, pages
from coordinator.services.terms import shipped

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 "Source Sans 3", "Segoe UI", system-ui, sans-serif; }
body { max-width: 50rem; margin: 0 auto; padding: 1rem; }
h1, h2 { line-height: 1.25; } img { max-width: 100%; border: 1px solid; } pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid; }
"""


def save_as_html(folder: Path) -> int:
    """Write every page into *folder*, with contents as ``index.html``; return how many there are.

    Raises:
        Refused: the folder holds something already.
        Unavailable: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused(f"{folder} is not empty; name a new folder, so that nothing is written over.")
        for page in pages():
            (folder / f"{page.name}.html").write_text(_whole(page.title, markdown.html(page.blocks)), "utf-8")
        (folder / "index.html").write_text(_whole("Coordinator, help", _contents()), "utf-8")
        shutil.copytree(bundled("resources/help/pictures"), folder / "pictures")
    except OSError as error:
        raise Unavailable(f"{folder} cannot be written: {error.strerror}.") from error
    return len(pages())


def _whole(title: str, inside: str) -> str:
    home = '<p><a href="index.html">Contents</a></p>'
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    style = f"<style>{_STYLE}</style>"
    start = f'<!DOCTYPE html>\n<html lang="en-US">\n<head>{head}{style}</head>\n'
    return f"{start}<body>\n<nav>{home}</nav>\n<main>\n{inside}\n</main>\n</body>\n</html>\n"


def _contents() -> str:
    lines = ["<h1>Coordinator, help</h1>"]
    for chapter, some in groupby(pages(), key=lambda page: page.chapter):
        links = "".join(f'<li><a href="{page.name}.html">{escape(page.title)}</a></li>' for page in some)
        lines.append(f"<h2>{escape(chapter)}</h2><ul>{links}</ul>")
    return "\n".join(lines)


def as_pdf() -> bytes:
    """Return guide, places, commands, rule book, reports and records as one accessible PDF."""
    from coordinator.reports.document.render import render  # noqa: PLC0415  ReportLab is loaded when paper is made

    told = groupby((page for page in pages() if page.name != NOTICES), key=lambda page: page.chapter)
    chapters = [Chapter(title, [_on_paper(page) for page in some]) for title, some in told]
    dated = max(template.dated for template in shipped().values())
    return render(document(chapters, __version__, dated)).pdf


def _on_paper(page: Page) -> Topic:
    return Topic(page.title, [said for block in page.blocks[1:] for said in _said(block)])


def _said(block: markdown.Block) -> Iterator[Block]:
    """Yield *block* as paper has it, in plain words; a picture is left to the screen."""
    match block:
        case markdown.Heading(text, _):
            yield Heading(markdown.plain(text), 4)
        case markdown.Paragraph(text):
            yield Text(markdown.plain(text))
        case markdown.Items(items, True):
            yield from (Text(f"{number}. {markdown.plain(item)}") for number, item in enumerate(items, 1))
        case markdown.Items(items, False):
            yield Bullets([markdown.plain(item) for item in items])
        case markdown.Table(titles, rows):
            yield listed(titles, [[markdown.plain(cell) for cell in row] for row in rows])
        case markdown.Code() | markdown.Picture():
            return
