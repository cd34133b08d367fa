"""The window follows what is chosen on this machine, at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coordinator.desktop.theme import Scheme

if TYPE_CHECKING:
    from coordinator.desktop.window import Window


class Following(QObject):
    """Carries each choice to what it changes."""

    def __init__(self, window: "Window") -> None:
        """Follow the preferences of *window*."""
        super().__init__(window)
        self._window, self._preferences = window, window.session.preferences
        self._does = {
            "scheme": self._theme,
            "text_size": self._theme,
            "lock_after": self._lock,
            "working_as": self._actor,
        }
        self._preferences.changed.connect(self._on_changed)
        self._preferences.not_kept.connect(
            lambda why: window.session.problems.say("settings", "Settings cannot be kept", why)
        )
        for does in dict.fromkeys(self._does.values()):
            does()

    def _on_changed(self, name: str) -> None:
        if name in self._does:
            self._does[name]()

    def _theme(self) -> None:
        settings, theme = self._preferences.settings, self._window.theme
        theme.show(Scheme.__members__.get(settings.scheme, Scheme.SYSTEM), settings.text_size)

    def _lock(self) -> None:
        self._window.locking.idle.set_minutes(self._preferences.settings.lock_after)

    def _actor(self) -> None:
        self._window.session.work_as(self._preferences.settings.working_as)
