"""The manual page, from the commands themselves."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator

from coordinator.cli.program import parser


def page(date: str, version: str) -> str:
    """Return ``coordinator(1)`` in roff; *date* is ISO."""
    every = parser()
    lines = [f'.TH COORDINATOR 1 "{date}" "coordinator {version}" "User commands"', ".SH NAME"]
    lines += ["coordinator \\- dated facts of a 287(g) program, judged and proved", ".SH SYNOPSIS"]
    lines += [".B coordinator", "[PROGRAM | COMMAND ...]", ".SH DESCRIPTION", _text(every.description or "")]
    lines += [".SH COMMANDS", *_commands(every), ".SH EXIT STATUS", _text(every.epilog or "")]
    lines += [".SH ENVIRONMENT", ".TP", "COORDINATOR_ACTOR", "Who works; unless set, the name of the system's user."]
    lines += [".TP", "COORDINATOR_PASSPHRASE", "Opens protected programs without asking."]
    lines += [".TP", "COORDINATOR_PASSPHRASE_FILE", "The file whose first line opens protected programs."]
    lines += [".SH NOTES", "Nothing that this program says is legal advice."]
    return "\n".join(lines) + "\n"


def _commands(every: ArgumentParser) -> Iterator[str]:
    verbs = next(one for one in every._actions if isinstance(one, _SubParsersAction))  # noqa: SLF001  argparse keeps them nowhere else
    for name, one in verbs.choices.items():
        yield from (f".SS {_text(name)}", _text(one.description or ""), ".PP", f".I {_text(_usage(one))}")
        for action in one._actions:  # noqa: SLF001  as above
            if action.help and "--help" not in action.option_strings:
                shown = ", ".join(action.option_strings) or str(action.metavar or action.dest)
                said = action.help % {"default": action.default, "prog": one.prog}
                yield from (".TP", f".B {_text(shown)}", _text(said))


def _usage(one: ArgumentParser) -> str:
    return " ".join(one.format_usage().removeprefix("usage: ").split())


def _text(words: str) -> str:
    """Return *words* as text in roff: no hyphen becomes a dash, no line a request."""
    escaped = " ".join(words.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
