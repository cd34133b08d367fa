"""``coordinator help``: the pages that the window shows by F1."""

from argparse import ArgumentParser, Namespace
from itertools import groupby
from pathlib import Path

from coordinator.cli.command import Command, Exit, tell
from coordinator.errors import Unavailable
from coordinator.services.program import Setting


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("page", nargs="?", metavar="PAGE", help="the page to print; without one, all are named")
    parser.add_argument("--html", type=Path, metavar="FOLDER", help="save every page as a web page into a new folder")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="save guide, rule book and all else as one PDF")


def _run(words: Namespace, _setting: Setting) -> Exit:
    from coordinator.services.help.pages import page_named, pages  # noqa: PLC0415  reads every page

    if words.html is not None:
        _save_html(words.html)
    if words.pdf is not None:
        _save_pdf(words.pdf)
    if words.page is not None:
        print(page_named(words.page).text)
    elif words.html is None and words.pdf is None:
        for chapter, some in groupby(pages(), key=lambda page: page.chapter):
            print(chapter)
            for page in some:
                print(f"  {page.name:32} {page.title}")
    return Exit.FINE


def _save_html(folder: Path) -> None:
    from coordinator.services.help.saving import save_as_html  # noqa: PLC0415  loaded when it is saved

    tell(f"{save_as_html(folder)} pages.")
    print(folder / "index.html")


def _save_pdf(file: Path) -> None:
    from coordinator.services.help.saving import as_pdf  # noqa: PLC0415  ReportLab is loaded when paper is made

    try:
        file.write_bytes(as_pdf())
    except OSError as error:
        raise Unavailable(f"{file} cannot be written: {error.strerror}.") from error
    print(file)


HELP = Command("help", "name the pages of the help, print one, or save all as web pages or PDF", _options, _run)
