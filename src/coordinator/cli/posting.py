"""``coordinator post``: writes what was cleared for the public into a folder that a web site can take over."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from coordinator.cli.command import Command, Exit, takes_program, tell
from coordinator.services.posting import post
from coordinator.services.program import Setting, reading


def _options(parser: ArgumentParser) -> None:
    takes_program(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write it; the folder is made if needed")
    parser.add_argument("--meeting", default="", metavar="CODE", help="only what is of this meeting")
    parser.add_argument("--replace", action="store_true", help="replace files there that say something else")


def _run(words: Namespace, setting: Setting) -> Exit:
    with reading(words.program, setting) as store:
        posted = post(store, words.folder, words.meeting, over=words.replace)
    for path in posted.written:
        print(path)
    if not posted.written:
        tell("Everything is there already; nothing was written.")
    for sentence in posted.left_out:
        tell(f"Left out: {sentence}")
    return Exit.FINDINGS if posted.left_out else Exit.FINE


POST = Command("post", "write what was cleared for the public into a folder", _options, _run)
