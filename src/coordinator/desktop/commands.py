"""Every command of the menus as people look for it: by its words, or by the first letters of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coordinator.records.plain_words import plain


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the menu it stands in, its words, its keys as people read them, and what does it."""

    group: str
    words: str
    keys: str
    action: QAction


def commands(bar: QMenuBar) -> list[Command]:
    """Return every command that the menus of *bar* hold now, in their order."""
    return [one for action in bar.actions() if (menu := _menu(action)) for one in _in(menu, _plain(action.text()))]


def commands_of(page: QWidget) -> list[Command]:
    """Return the commands with a key that work in *page* only, such as those of a list; each key once."""
    found: dict[str, Command] = {}
    for action in page.findChildren(QAction):
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            found.setdefault(keys, Command("In this place", _plain(action.text()), keys, action))
    return list(found.values())


def _menu(action: QAction) -> QMenu | None:
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None


def _in(menu: QMenu, group: str) -> Iterator[Command]:
    for action in menu.actions():
        if (inner := _menu(action)) is not None:
            yield from _in(inner, group)
        elif not action.isSeparator():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Command(group, _plain(action.text()), keys, action)


def _plain(words: str) -> str:
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def matching(offered: Sequence[Command], typed: str, most: int) -> list[Command]:
    """Return at most *most* commands that can be used now and that *typed* can mean, the likeliest first."""
    sought = plain(typed).split()
    ranked = [(rank, one) for one in offered if one.action.isEnabled() and (rank := _rank(one, sought)) is not None]
    return [one for _, one in sorted(ranked, key=lambda found: (found[0], len(found[1].words)))[:most]]


def _rank(one: Command, sought: Sequence[str]) -> int | None:
    words = plain(one.words).split()
    if not sought:
        return None
    if all(any(word.startswith(part) for word in words) for part in sought):
        return 0
    letters = "".join(sought)
    return 1 if len(letters) > 1 and _spelled(letters, words) else None


def _spelled(letters: str, words: Sequence[str]) -> bool:
    """Return whether *letters* are beginnings of some of *words*, in their order: ``bun`` is Back up now."""
    if not letters:
        return True
    for place, word in enumerate(words):
        shared = next((at for at, (a, b) in enumerate(zip(letters, word, strict=False)) if a != b), None)
        most = min(len(letters), len(word)) if shared is None else shared
        if any(_spelled(letters[count:], words[place + 1 :]) for count in range(most, 0, -1)):
            return True
    return False
