"""Asking for what is hidden of a record: the history tells who did."""

from collections.abc import Callable

from coordinator.desktop.session import Session
from coordinator.services.showing import record_showing


def ask_hidden(session: Session, kind: str, number: int, then: Callable[[], None]) -> None:
    """Record that somebody asks for what is hidden of the record *number* of *kind*, *then* let it show."""
    session.attempt(
        lambda desk: desk.carry_out(lambda store, _: record_showing(store, kind, number)),
        lambda _: then(),
        lambda error: session.failed.emit("This cannot be shown", str(error)),
    )
