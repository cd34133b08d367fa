"""Saying, when a program opens, what was typed into it before and never saved."""

from coordinator.desktop.drafts import CLASS, Drafts
from coordinator.desktop.session import Session
from coordinator.desktop.settings import drafts_folder


def say_recovered(session: Session) -> None:
    """Say what is begun and not saved in the program that is open, and where it waits."""
    program = session.program
    waiting = Drafts(drafts_folder(), program.path).kinds() if program is not None else frozenset()
    if not waiting:
        return
    from coordinator.records import RECORD_OF  # what is rarely needed does not make every start wait

    titles = [one.about.title.lower() for kind, one in RECORD_OF.items() if kind in waiting]
    said = [f"{', '.join(titles)} begun and not saved. See Records."] if titles else []
    said += ["a class begun and not saved. See Training, Record a class."] if CLASS in waiting else []
    session.said.emit(f"Recovered text: {' '.join(said)}", False)
