"""What a document says of itself on every page, in the language that it is written in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coordinator.compliance.dates import long_date

_MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language for the day of the data and the foot of a page; *day* writes a day as prose has it."""

    data_as_of: str
    foot: str
    page: str
    day: Callable[[date], str]


def fecha(day: date) -> str:
    """Return *day* as Spanish prose has it: ``15 de marzo de 2026``."""
    return f"{day.day} de {_MESES[day.month - 1]} de {day.year}"


WORDS = {
    "en-US": Words("Data as of", "Report {} · Data as of {}", "Page {} of {}", long_date),
    "es-US": Words("Datos al", "Informe {} · Datos al {}", "Página {} de {}", fecha),
}
"""By the language of the document."""
