"""How values that SQLite has no type for are kept: text that sorts as the value does, and never an unknown word."""

import json
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from coordinator.compliance.choices import Choice

_MOMENT = "%Y-%m-%dT%H:%M"


class LocalMoment(TypeDecorator[datetime]):
    """A moment of the agency's wall clock, to the minute, as ``2026-01-09T16:00``: no zone, as it was typed."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the moment."""
        del dialect
        return None if value is None else value.strftime(_MOMENT)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read the moment."""
        del dialect
        return None if value is None else datetime.strptime(value, _MOMENT)


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal as text, as it was typed: 69.5 stays 69.5."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the number."""
        del dialect
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read the number."""
        del dialect
        return None if value is None else Decimal(value)


class MoneyText(DecimalText):
    """An amount in dollars as text with its cents: 8995 is kept as 8995.00."""

    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the amount."""
        del dialect
        return None if value is None else f"{value:.2f}"


class ChoiceText(TypeDecorator[Choice]):
    """One code of an enumeration; the table's CHECK constraint refuses any other."""

    impl = sa.String
    cache_ok = True

    def __init__(self, choices: type[Choice]) -> None:
        """Keep the enumeration that may occur."""
        super().__init__()
        self.choices = choices
        self._choice = {one.value: one for one in choices}

    def process_bind_param(self, value: Choice | str | None, dialect: Dialect) -> str | None:
        """Write the code."""
        del dialect
        return None if value is None else self.choices(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> Choice | None:
        """Read the code.

        Raises:
            ValueError: no such code is known.
        """
        del dialect
        return None if value is None else self._choice.get(value) or self.choices(value)


class ListText(TypeDecorator[tuple[str, ...]]):
    """Several words as a JSON list; with an enumeration, only its codes."""

    impl = sa.String
    cache_ok = True

    def __init__(self, choices: type[Choice] | None) -> None:
        """Keep the enumeration that may occur, if any."""
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str | None:
        """Write the list."""
        del dialect
        return None if value is None else json.dumps([str(word) for word in value], ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        """Read the list."""
        del dialect
        if value is None:
            return None
        found = json.loads(value)
        return tuple(self.choices(word) for word in found) if self.choices else tuple(found)


class NumberList(TypeDecorator[tuple[int, ...]]):
    """Row numbers as a JSON list, in the order in which they were given."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Iterable[int] | None, dialect: Dialect) -> str | None:
        """Write the list."""
        del dialect
        return None if value is None else json.dumps([*value])

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...] | None:
        """Read the list."""
        del dialect
        return None if value is None else tuple(json.loads(value))
