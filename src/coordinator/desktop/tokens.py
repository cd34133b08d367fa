"""The colours of the window, light and dark; a test computes every contrast that people need."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One scheme; each name says what a colour is for."""

    ground: str
    side: str
    surface: str
    hover: str
    border: str
    border_strong: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    good: str
    good_soft: str
    soon: str
    soon_soft: str
    bad: str
    bad_soft: str
    idle: str
    idle_soft: str

    def values(self) -> dict[str, str]:
        """Return the colours by name."""
        return asdict(self)


LIGHT = Tokens(
    ground="#f4f6f9",
    side="#ebeef3",
    surface="#ffffff",
    hover="#f1f4f8",
    border="#dfe4ea",
    border_strong="#c3cad4",
    control="#7f8999",
    text="#18202c",
    muted="#515c6d",
    accent="#1a4480",
    accent_hover="#163a6e",
    on_accent="#ffffff",
    accent_soft="#e3ebf7",
    accent_text="#1a4480",
    good="#154c21",
    good_soft="#e3f5e1",
    soon="#5c4809",
    soon_soft="#fff3c4",
    bad="#8a0f07",
    bad_soft="#fde3e0",
    idle="#3d4551",
    idle_soft="#e9ecef",
)
DARK = Tokens(
    ground="#14181f",
    side="#10141a",
    surface="#1b2029",
    hover="#242a35",
    border="#2c3440",
    border_strong="#465062",
    control="#707c8f",
    text="#e8ecf2",
    muted="#a9b3c2",
    accent="#3d6cc0",
    accent_hover="#355fab",
    on_accent="#ffffff",
    accent_soft="#213556",
    accent_text="#a8c7ff",
    good="#8fdc9d",
    good_soft="#18351f",
    soon="#f0cb6b",
    soon_soft="#3a3014",
    bad="#ffa79d",
    bad_soft="#43211e",
    idle="#b7c0cd",
    idle_soft="#2a313c",
)
